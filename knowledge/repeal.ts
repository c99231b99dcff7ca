/**
 * 废止: which files are no longer in force because they, or other files of their place, say so. Pure.
 *
 * Only a title that is named is repealed, and only by a file of the same place: “以前的规定一律作废” repeals nothing, and a paper that
 * calls itself the State Council's cannot take a town's own rules away.
 */

import type { Answer } from './answer-types.ts'
import { datesIn, isComing, latest, sameWrittenPlace, supersedes, titleWithoutEdition } from './dates.ts'
import type { KnowledgeFile } from './snapshot.ts'

type Paper = Pick<KnowledgeFile, 'title' | 'place' | 'date' | 'text' | 'path' | 'inForceFrom'>

/** UTF-16 units at the beginning of a file in which it says of itself that it is repealed. */
const HEAD = 600
const ENDED = '(?:已经?|现已|均已)?(?:于[^，。）)\\n]{4,16})?(?:被)?(?:废止|失效|作废|停止执行)'
const MARKED = new RegExp(
  `[（(【\\[〔]\\s*(?:本[^，。）)]{2,6}|此件)?${ENDED}[^）)】\\]〕\\n]{0,12}[）)】\\]〕]|^${ENDED}[:：]`,
  'u',
)
const FIELD = /^\s*(?:status|状态|時效性?|时效性?|效力(?:状态)?)\s*[:：]\s*(?:现?已)?(?:废止|廢止|失效|作废|repealed)\s*$/imu
const STATED =
  /^\s*(?:本|该)(?:办法|规定|条例|细则|通知|约定|制度|文件)(?:已经?|现已)(?:于[^，。\n]{4,16})?(?:废止|失效|作废)[。；]?\s*$/mu
/** 本规定已被《新条例》自……起废止: of itself, by what it names. */
const REPLACED =
  /(?:本|该|此)(?:办法|规定|条例|细则|通知|约定|制度|文件|件)(?:已经?|现已|现)?[^，。；;《》\n]{0,16}(?:被|由|为)《[^《》\n]{4,80}》[^，。；;《》\n]{0,24}(?:废止|取代|代替|替代)/u
/** 《甲》《乙》同时废止: a sentence that ends what it names; not that by which it ends. */
const REPEALS = /[^。；;\n]{0,200}(?:废止|停止执行|不再执行)/gu
const NAMED = /(?<!被|由|[根依]据|按照?|依照)《([^《》\n]{4,80})》/gu

/** Does the file say of itself that it holds no longer? */
export function saysRepealed({ title, path, text }: Paper): boolean {
  const name = path.split('/').at(-1) ?? ''
  const head = text.slice(0, HEAD)
  return MARKED.test(title) || MARKED.test(name) || FIELD.test(head) || STATED.test(head) || REPLACED.test(head)
}

interface Repealed {
  title: string
  /** ISO day from which it is, where the sentence says so. */
  from?: string
}

const named = new WeakMap<Paper, readonly Repealed[]>()

function repealedBy(file: Paper): readonly Repealed[] {
  const known = named.get(file)
  if (known) return known
  const sentences = file.text.includes('废止') || file.text.includes('执行') ? [...file.text.matchAll(REPEALS)] : []
  const found = sentences.flatMap(([sentence]) => {
    const titles = [...sentence.matchAll(NAMED)].map(([, title]) => titleWithoutEdition(title!))
    const days = titles.length > 0 ? datesIn(sentence).filter(({ end }) => /^\s?起/u.test(sentence.slice(end))) : []
    const from = latest(days.map(({ iso }) => iso))
    return titles.map((title) => ({ title, ...(from === undefined ? {} : { from }) }))
  })
  named.set(file, found)
  return found
}

/** Titles that a text says are repealed, without the marks of their edition. */
export function titlesRepealed(file: Paper): readonly string[] {
  return repealedBy(file).map(({ title }) => title)
}

/** Does `newer` repeal `older` by name? Of one title only a later paper repeals an earlier one. `today`: by that day; without it, at all. */
export function repeals(newer: Paper, older: Paper, today?: string): boolean {
  const title = titleWithoutEdition(older.title)
  const said = repealedBy(newer).filter((repealed) => repealed.title === title)
  if (said.length === 0 || !sameWrittenPlace(newer.place, older.place)) return false
  if (today !== undefined && said.every(({ from }) => isComing(from, today))) return false
  if (!newer.date || !older.date) return titleWithoutEdition(newer.title) !== title
  return newer.date > older.date
}

/** Is `newer` what stands in the place of `older` now? */
export function replaces(newer: Paper, older: Paper): boolean {
  return repeals(newer, older) || supersedes(newer, older)
}

const PROLONGS = /延[长续期]|继续(?:有效|执行|施行|实施)/u

/** 关于延长……有效期的通知 */
export function prolongsSome({ title }: Paper): boolean {
  return PROLONGS.test(title)
}

/** What such a file names holds longer than it says of itself. */
export function prolongs(newer: Paper, older: Paper): boolean {
  const title = titleWithoutEdition(older.title)
  return (
    newer !== older &&
    title.length >= 4 &&
    titleWithoutEdition(newer.title).includes(title) &&
    sameWrittenPlace(newer.place, older.place)
  )
}

/** What is told of a file that does not hold yet. */
export function comingOf({ title, inForceFrom }: KnowledgeFile): NonNullable<Answer['coming']> {
  return { title, from: inForceFrom! }
}

/** What is told of a file that holds no longer: never its text. */
export function pastOf({ title, date, validUntil }: KnowledgeFile): NonNullable<Answer['past']> {
  return { title, ...(date === undefined ? {} : { date }), ...(validUntil === undefined ? {} : { validUntil }) }
}
