/**
 * 标准问答, as a clerk writes it: a file named `….faq.md` (or .txt) of lines that begin with 问： 也问： 不答： 答： 来源： 地区： 有效期至：. Each 问 begins a new
 * one; only an answer may run over several lines. A mistake refuses the whole file, with the line and what to do about it.
 */
import { isInternalPath } from './audience.ts'
import { dateOf } from './dates.ts'
import { fold } from './fold.ts'
import { type FrontMatter, headOf, readFrontMatter } from './front-matter.ts'
import { type Line, linesOf } from './lines.ts'
import type { RefusedFile, StandingAnswer } from './snapshot.ts'

const NAME = /\.(?:faq|标准问答|標準問答)\.(?:md|txt)$/i
const LONGEST_PHRASE = 200
const LONGEST_ANSWER = 2_000
const MOST_PHRASES = 100
const MOST_ANSWERS = 500

type Field = 'question' | 'also' | 'not' | 'answer' | 'source' | 'place' | 'validUntil'

/** Folded. */
const LABELS: Record<string, Field> = {
  ...{ 问: 'question', 问题: 'question', 标准问: 'question', 也问: 'also', 相似问: 'also', 类似问: 'also', 也可以问: 'also' },
  ...{ 不答: 'not', 不是问: 'not', 反例: 'not', 答: 'answer', 答案: 'answer', 来源: 'source', 出处: 'source' },
  ...{ 地区: 'place', 适用地区: 'place', 有效期至: 'validUntil', 有效期: 'validUntil' },
}
const LABELLED = /^(?:[-*•]\s*)?(?<label>\p{Script=Han}{1,4})\s*[:：]\s*(?<rest>.*)$/u

export function isStandingPath(path: string): boolean {
  return NAME.test(path)
}

interface Draft {
  line: number
  question: string
  also: string[]
  not: string[]
  answer?: { start: number; end: number }
  source?: string
  place?: string
  validUntil?: string
}

class Mistake extends Error {
  readonly line: number
  constructor(line: number, reason: string) {
    super(reason)
    this.line = line
  }
}

/** `text`: the file's content, decoded. Total: what cannot be used comes back refused. */
export function readStandingFile(path: string, text: string): StandingAnswer[] | RefusedFile {
  try {
    const { front, body } = headAndBody(text)
    const drafts = draftsOf(text, linesOf(text, body))
    checkTogether(drafts)
    return drafts.map((draft) => finished(draft, { path, text, front }))
  } catch (error) {
    if (error instanceof Mistake) return { path, line: error.line, reason: error.message }
    throw error
  }
}

function headAndBody(text: string): { front: FrontMatter; body: number } {
  const head = headOf(text)
  if (head === 'open') throw new Mistake(1, '开头的 --- 没有配对的结束行：文首信息写完后另起一行写 ---')
  const front = head ? readFrontMatter(head.yaml) : { aliases: [] }
  if ('reason' in front) throw new Mistake(front.line, front.reason)
  return { front, body: head?.body ?? 0 }
}

function draftsOf(text: string, lines: readonly Line[]): Draft[] {
  const drafts: Draft[] = []
  let answering: Draft | undefined
  for (const { start, end, text: words, number } of lines) {
    const line = number + 1
    const { label = '', rest = '' } = LABELLED.exec(words)?.groups ?? {}
    const field = LABELS[fold(label)]
    if (field) {
      const draft = field === 'question' ? begun(drafts, line) : drafts.at(-1)
      if (!draft) throw new Mistake(line, `“${label}：”前面还没有“问：”，每一条请先写“问：”`)
      const from = start + words.length - rest.length
      if (rest === '' && field !== 'answer') throw new Mistake(line, `“${label}：”后面是空的`)
      if (field === 'answer') draft.answer = onlyOnce(draft.answer, { start: from, end }, line, label)
      else put(draft, field, rest, { line, label })
      answering = field === 'answer' ? draft : undefined
    } else if (words.startsWith('#')) answering = undefined
    else if (answering?.answer) {
      const { answer } = answering
      answering.answer = answer.start < answer.end ? { start: answer.start, end } : { start, end }
    } else
      throw new Mistake(
        line,
        '不知道这一行是什么：每行请以 问： 也问： 不答： 答： 来源： 地区： 有效期至： 开头；只有“答：”可以写好几行',
      )
  }
  for (const draft of drafts) checkAnswer(draft, text)
  if (drafts.length === 0) throw new Mistake(1, '没有找到“问：”，例如 问：社区几点上班（下一行）答：工作日八点半到十七点半')
  if (drafts.length > MOST_ANSWERS)
    throw new Mistake(drafts[MOST_ANSWERS]!.line, `一个文件最多 ${MOST_ANSWERS} 条，请分成几个文件`)
  return drafts
}

function begun(drafts: Draft[], line: number): Draft {
  const draft: Draft = { line, question: '', also: [], not: [] }
  drafts.push(draft)
  return draft
}

function put(
  draft: Draft,
  field: Exclude<Field, 'answer'>,
  words: string,
  { line, label }: { line: number; label: string },
): void {
  if (words.length > LONGEST_PHRASE) throw new Mistake(line, `“${label}：”太长，最多 ${LONGEST_PHRASE} 字`)
  if (field === 'also' || field === 'not') {
    if (draft[field].length >= MOST_PHRASES) throw new Mistake(line, `“${label}：”最多写 ${MOST_PHRASES} 行`)
    draft[field].push(words)
  } else if (field === 'question') draft.question = words
  else {
    const value = field === 'validUntil' ? dateOf(words) : words
    if (!value) throw new Mistake(line, `“${words.slice(0, 20)}”不是一个日期，应写成年-月-日，例如 有效期至：2027-12-31`)
    draft[field] = onlyOnce(draft[field], value, line, label)
  }
}

function onlyOnce<T>(before: T | undefined, value: T, line: number, label: string): T {
  if (before !== undefined) throw new Mistake(line, `这一条里“${label}：”写了两次；新的一条请先写“问：”`)
  return value
}

function checkAnswer({ line, question, answer }: Draft, text: string): void {
  const words = answer ? text.slice(answer.start, answer.end).trim() : ''
  if (words === '') throw new Mistake(line, `“${question.slice(0, 20)}”这一问没有“答：”`)
  if (words.length > LONGEST_ANSWER) throw new Mistake(line, `这一问的答案太长，最多 ${LONGEST_ANSWER} 字`)
}

/** What would make it a matter of luck which answer is given. */
function checkTogether(drafts: readonly Draft[]): void {
  const asked = new Map<string, Draft>()
  for (const draft of drafts) {
    const own = [draft.question, ...draft.also].map(bare)
    const both = draft.not.find((words) => own.includes(bare(words)))
    if (both) throw new Mistake(draft.line, `“${both.slice(0, 20)}”在同一条里既写了要答，又写了“不答：”`)
    for (const words of own) {
      const other = asked.get(`${words} ${draft.place ?? ''}`)
      if (other && other !== draft) throw new Mistake(draft.line, `这一问和第 ${other.line} 行那一条有同样的问法，请合成一条`)
      asked.set(`${words} ${draft.place ?? ''}`, draft)
    }
  }
}

function bare(words: string): string {
  return fold(words).replace(/[^\p{L}\p{N}]/gu, '')
}

function finished(
  { question, also, not, answer, source, place, validUntil }: Draft,
  { path, text, front }: { path: string; text: string; front: FrontMatter },
): StandingAnswer {
  const { start, end } = answer!
  const title = source ?? front.source ?? front.title ?? path.slice(path.lastIndexOf('/') + 1).replace(NAME, '')
  const known = {
    place: place ?? front.place,
    date: front.date,
    validUntil: validUntil ?? front.validUntil,
    audience: front.audience === 'staff' || isInternalPath(path) ? ('staff' as const) : undefined,
  }
  const standing: StandingAnswer = { path, title, question, also, not, start, end, quote: text.slice(start, end) }
  for (const [key, value] of Object.entries(known)) if (value !== undefined) Object.assign(standing, { [key]: value })
  return standing
}
