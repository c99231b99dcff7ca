/**
 * 书架: what the files of one snapshot are about: where each holds, whether it is still in force, which sentences a passage
 * has. Made once a base and day, when it is first asked; whoever asks then waits for it, so that what grows with the units, or with the files
 * squared, is not reckoned here but when it is wanted.
 */
import { isComing, isPast, supersedes, titleWithoutEdition } from './dates.ts'
import { fold } from './fold.ts'
import { plainness } from './officialese.ts'
import { covers, farness } from './place-relations.ts'
import { Gazetteer, NATION, type Place, placeName } from './places.ts'
import { prolongs, prolongsSome, repeals, saysRepealed, titlesRepealed } from './repeal.ts'
import type { KnowledgeFile, Snapshot, Unit } from './snapshot.ts'
import { readOut } from './table-columns.ts'
import { isSeasonOver } from './validity.ts'

export interface Shelf {
  /** ISO day for which it was made. */
  today: string
  gazetteer: Gazetteer
  /** Per file; undefined where the file names no place: it then holds anywhere. */
  places: readonly (Place | undefined)[]
  /** Each of them once: what a name in a question most likely means. */
  known: readonly Place[]
  /** Per file: past its date, repealed, or an older edition of another file. */
  outdated: readonly boolean[]
  /** Per file: not in force yet. */
  coming: readonly boolean[]
  /** The files that staff say how to ask for. */
  aliased: readonly number[]
  /** The numbers of a file's passages. */
  passages(file: number): readonly number[]
  /** The numbers of a passage's sentences. */
  sentences(passage: number): readonly number[]
  /** Do two files treat the same matter for two places, as their titles say (甲市养犬管理条例, 乙市养犬管理规定)? */
  counterparts(one: number, other: number): boolean
  /** The same, whatever sort of papers they are (甲市加装电梯办法, 乙市电梯问答). */
  sameMatter(one: number, other: number): boolean
  /** How near the folded question comes to one of the ways in which staff say the file is asked for (常见问法): 0 to 1. */
  askedFor(file: number, question: string): number
  /** Is the file a rule in articles (第一条 …), not prose? */
  articled(file: number): boolean
  /** How far its language is everyday's and not that of reports: 1 to 0; 0 for a rule in articles. */
  plain(file: number): number
  /** A unit's own text, folded, a table's as it is read out; kept, as the best units are looked at again and again. */
  folded(snapshot: Snapshot, unit: number): string
}

/** By the files of a base: snapshots that differ only in what is found by meaning share their shelf. */
const shelves = new WeakMap<Snapshot['files'], { today: string; shelf: Shelf }>()

/** `today`: ISO day. */
export function shelfOf(snapshot: Snapshot, today: string): Shelf {
  const known = shelves.get(snapshot.files)
  if (known?.today === today) return known.shelf
  const shelf = arrange(snapshot, today)
  shelves.set(snapshot.files, { today, shelf })
  return shelf
}

function arrange({ files, standing, units, firstUnitOf }: Snapshot, today: string): Shelf {
  const written = new Set([...files, ...standing].flatMap(({ place }) => place ?? []))
  const gazetteer = new Gazetteer(written)
  const resolved = new Map([...written].map((place) => [place, gazetteer.resolve(place)[0]]))
  const places = files.map(({ place }) => (place ? resolved.get(place) : undefined))
  const articled = byArticles(files)
  const known = [...new Map(places.flatMap((place) => (place ? [[place.chain.join(), place] as const] : []))).values()]
  return {
    today,
    gazetteer,
    places,
    known,
    outdated: outdatedFiles(files, today),
    coming: files.map(({ inForceFrom }) => isComing(inForceFrom, today)),
    passages: passagesIn(units, firstUnitOf),
    sentences: (passage) => sentencesOf(units, passage),
    counterparts: byTheme(files, gazetteer, false),
    sameMatter: byTheme(files, gazetteer, true),
    aliased: files.flatMap(({ aliases }, file) => (aliases.length > 0 ? [file] : [])),
    askedFor: byAliases(files),
    articled,
    plain: byLanguage(files, articled),
    folded: foldedUnits(),
  }
}

/** The numbers of a passage's sentences: they stand right behind it. */
export function sentencesOf(units: readonly Unit[], passage: number): number[] {
  const numbers: number[] = []
  for (let at = passage + 1; units[at]?.passage === passage; at++) numbers.push(at)
  return numbers
}

function passagesIn(units: readonly Unit[], firstUnitOf: Int32Array): Shelf['passages'] {
  return (file) => {
    const own = Array.from({ length: firstUnitOf[file + 1]! - firstUnitOf[file]! }, (_, at) => firstUnitOf[file]! + at)
    return own.filter((at) => units[at]!.kind === 'passage')
  }
}

const RULE_WORDS = /管理|条例|规定|办法|实施|细则|暂行|试行|若干|促进|[市省县区镇]|[^\p{Script=Han}]/gu
/** Further words of a title that say what sort of paper it is, and not of what. */
const PAPER_WORDS =
  /[(〔[【][^)〕\]】]{0,40}[)〕\]】]|指南|指引|须知|手册|有问有答|一问一答|问答|百问|常见问题|热点|解读|明白纸|一览|服务|办事|发放|申领|申请|办理|登记|方案|意见|通知|公告|通告|关于|工作|进一步|做好|加强|开展|规范|[的和]/gu
const SHARED = 0.6

/** By titles without their places. `wide`: of whatever sort the papers are (a 办法 here, a 问答 there), and though one speaks of more. */
function byTheme(files: readonly KnowledgeFile[], gazetteer: Gazetteer, wide: boolean): Shelf['counterparts'] {
  const themeOf = perFile((file) => {
    const { title } = files[file]!
    const bare = gazetteer.placesIn(title).reduce((left, { words }) => left.replace(words, ''), fold(title))
    return new Set((wide ? bare.replace(PAPER_WORDS, '') : bare).replace(RULE_WORDS, ''))
  })
  return (one, other) => {
    const [a, b] = [themeOf(one), themeOf(other)]
    const shared = [...a].filter((char) => b.has(char)).length
    return shared >= 2 && shared >= SHARED * (wide ? Math.min(a.size, b.size) : Math.max(a.size, b.size))
  }
}

/** Nearness is Dice's coefficient over pairs of neighbouring letters and characters, without what asks (是什么, 多少, 吗). */
function byAliases(files: readonly KnowledgeFile[]): Shelf['askedFor'] {
  const known = files.map(({ aliases }) => aliases.map((alias) => pairsOf(fold(alias))).filter((pairs) => pairs.size > 0))
  // Asked of every passage of a file: reckoned once a question.
  let last = { question: '', pairs: new Set<string>(), near: new Map<number, number>() }
  return (file, question) => {
    if (last.question !== question) last = { question, pairs: pairsOf(question), near: new Map() }
    const { pairs, near } = last
    const nearness = near.get(file) ?? Math.max(0, ...known[file]!.map((alias) => dice(alias, pairs)))
    near.set(file, nearness)
    return nearness
  }
}

function pairsOf(folded: string): Set<string> {
  const letters = folded.replace(/是?(?:什么|啥|哪[个些几]?)|多少|几|[吗呢啊呀的了]|[^\p{L}\p{N}]/gu, '')
  return new Set(Array.from({ length: Math.max(0, letters.length - 1) }, (_, at) => letters.slice(at, at + 2)))
}

function dice(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0
  for (const pair of one) if (other.has(pair)) shared++
  return (2 * shared) / (one.size + other.size)
}

const ARTICLE = /(?:^|\n)[\s#*]{0,8}第[一二三四五六七八九十百\d]{1,6}条/g
/** A report may quote an article or two. */
const FEWEST_ARTICLES = 3

function byArticles(files: readonly KnowledgeFile[]): Shelf['articled'] {
  return perFile((file) => (files[file]!.text.match(ARTICLE)?.length ?? 0) >= FEWEST_ARTICLES)
}

function byLanguage(files: readonly KnowledgeFile[], articled: Shelf['articled']): Shelf['plain'] {
  return perFile((file) => (articled(file) ? 0 : plainness(files[file]!.text)))
}

/** Reckoned when it is first asked of a file. */
export function perFile<Value>(reckon: (file: number) => Value): (file: number) => Value {
  const kept = new Map<number, Value>()
  return (file) => {
    if (!kept.has(file)) kept.set(file, reckon(file))
    return kept.get(file)!
  }
}

const MOST_FOLDED = 20_000

function foldedUnits(): Shelf['folded'] {
  const kept = new Map<number, string>()
  return ({ units, files }, number) => {
    const known = kept.get(number)
    if (known !== undefined) return known
    if (kept.size >= MOST_FOLDED) kept.clear()
    const unit = units[number]!
    const folded = fold(readOut(files[unit.file]!.text, unit))
    kept.set(number, folded)
    return folded
  }
}

/** Per file: past its date, repealed, or superseded by another one of the list. What is not in force yet takes no other's place. */
export function outdatedFiles(files: readonly KnowledgeFile[], today: string): boolean[] {
  const inForce = files.filter(({ inForceFrom }) => !isComing(inForceFrom, today))
  // Both say which title is meant: only files of that title are held against each other.
  const editions = grouped(inForce, (file) => [titleWithoutEdition(file.title)])
  const repealing = grouped(inForce, titlesRepealed)
  const ended = ({ title, validUntil }: KnowledgeFile) =>
    validUntil === undefined ? isSeasonOver(title, today) : isPast(validUntil, today)
  const prolonging = inForce.filter((file) => prolongsSome(file) && !ended(file))
  return files.map((file) => {
    const title = titleWithoutEdition(file.title)
    return (
      (ended(file) && !prolonging.some((other) => prolongs(other, file))) ||
      saysRepealed(file) ||
      repealing.get(title)?.some((other) => other !== file && repeals(other, file, today)) === true ||
      editions.get(title)?.some((other) => other !== file && supersedes(other, file)) === true
    )
  })
}

/** Files by each of their names. */
export function grouped(files: readonly KnowledgeFile[], titlesOf: (file: KnowledgeFile) => readonly string[]) {
  const groups = new Map<string, KnowledgeFile[]>()
  for (const file of files)
    for (const title of new Set(titlesOf(file))) {
      const group = groups.get(title)
      if (group) group.push(file)
      else groups.set(title, [file])
    }
  return groups
}

/** A part of the place asked about (the question names the province, the file its city) stands behind all that hold for it whole. */
const INSIDE = 3

/**
 * How far a file's place is from those asked about: 0 the same, 1 one level above, …; for a part of the place asked about
 * `INSIDE` and its depth. Undefined: the file does not speak of any of them.
 */
export function distance(place: Place | undefined, asked: readonly Place[]): number | undefined {
  if (!place || asked.length === 0) return 0
  const distances = asked.flatMap((one) => farness(place, one) ?? depthInside(place, one) ?? [])
  return distances.length === 0 ? undefined : Math.min(...distances)
}

function depthInside(place: Place, asked: Place): number | undefined {
  // “全国规定” asks for the nation's own rules.
  const depth = asked.chain.length === 0 ? undefined : covers(asked, place)
  return depth === undefined ? undefined : INSIDE + depth
}

/** As people are told it: without what stands above (嘉兴市, not 浙江省嘉兴市), for the nation its word. */
export function shortPlace(place: Place): string {
  return place.chain.length === 0 ? NATION.name : (place.chain[place.chain.length - 1] ?? placeName(place))
}
