/**
 * What a line is: a heading, an article of a statute, a list item, a row of a table, or plain text. Markdown and the ways
 * Chinese offices number their papers (第三章, 第五条, 一、, （一）, 1.) are read by the same rules, as staff mix them.
 */
import type { Line } from './lines.ts'
import type { Span } from './sentences.ts'

export interface Block {
  kind: 'heading' | 'article' | 'text' | 'item' | 'table'
  /** Of the content: Markdown's own marks are outside, numbers such as （一） inside. */
  start: number
  end: number
  /** Of a heading: a smaller rank stands above a greater one. */
  rank: number
  /** Of a heading: its words, without numbers and marks. Of an article: its number (第五条). */
  label: string
  /** Of a paragraph that begins with its own heading (一、健全组织体系。通过……): that beginning. */
  lead?: { rank: number; label: string }
  /** Of a table: its lines; the first is the header. */
  rows?: Span[]
}

const NUMERAL = '[一二三四五六七八九十百千零〇两\\d]{1,7}'
const ARTICLE = new RegExp(`^(第${NUMERAL}[条條](?:之${NUMERAL})?)(?=[\\s　:：【〔]|$)`)
/** **第五条** …, __第五条（登记）__ …: as editors of Markdown set it. */
const BOLD_ARTICLE = new RegExp(`^(?:\\*\\*|__)(第${NUMERAL}[条條](?:之${NUMERAL})?)(?=[\\s　:：【〔（(*_])`)
const CHAPTER = new RegExp(`^第${NUMERAL}([编編章节節])(?=[\\s　:：]|\\p{Script=Han})`, 'u')
const MARKS: [RegExp, number][] = [
  [/^[一二三四五六七八九十]{1,3}[、.．]\s*/, 20],
  [/^[（(][一二三四五六七八九十]{1,3}[）)][、.．]?\s*/, 30],
  [/^\d{1,2}(?:[、．]|[.](?!\d))\s*/, 40],
  [/^(?:[（(]\d{1,2}[）)]|\d{1,2}[）)]|[①-⑳])[、.．]?\s*/, 50],
]
const CHAPTER_RANK: Record<string, number> = { 编: 10, 編: 10, 章: 11, 节: 12, 節: 12 }
/** A heading of a kind without number: above 一、 where none is open, below where one is. */
export const BARE_RANK = 13
const QUESTION_RANK = 70
const LONGEST_HEADING = 42
const ENDS_SENTENCE = /[。！!；;，,、…]$|[。]["”』」）)]$/
const QUESTION = /^(?:问|問|Q)\s*(?:\d{1,3}\s*)?[:：]\s*/i
const ANSWER = /^(?:答|A)\s*(?:\d{1,3}\s*)?[:：]\s*/i
const CONTENTS = /^目[\s　]*[录錄次]$/

const CHAPTER_MARK = /^第.{1,7}?[编編章节節条條]/

/** The words of a heading: no Markdown, no “总　　则”, no colon at the end; a chapter keeps its number. */
function stripped(label: string): string {
  const mark = CHAPTER_MARK.exec(label)?.[0] ?? ''
  const words = label
    .slice(mark.length)
    .replace(/\*\*|__|`|(?<!#)#+\s*$/g, '')
    .replace(/\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/[:：。]$/, '')
    .trim()
  const name = /^\p{Script=Han}(?:[\s　]+\p{Script=Han}){1,3}$/u.test(words) ? words.replace(/[\s　]+/g, '') : words
  return [mark, name].filter((part) => part !== '').join(' ')
}

function heading(line: Line, rank: number, from = line.start, label = line.text.slice(from - line.start)): Block {
  return { kind: 'heading', start: from, end: line.end, rank, label: stripped(label) }
}

/** “一、健全组织体系。通过……”: the first sentence names what follows, if it is short and much follows. */
function leadOf(text: string, rank: number, mark: string): Block['lead'] {
  const stop = text.search(/[。]/)
  const length = stop - mark.length
  if (stop < 0 || length < 2 || length > LONGEST_HEADING || text.length - stop < 40) return undefined
  return { rank, label: stripped(text.slice(mark.length, stop)) }
}

function numbered(line: Line, inArticle: boolean): Block | undefined {
  for (const [pattern, rank] of MARKS) {
    const mark = pattern.exec(line.text)?.[0]
    if (mark === undefined) continue
    const rest = line.text.slice(mark.length)
    const short = rest.length > 0 && rest.length <= LONGEST_HEADING && !ENDS_SENTENCE.test(rest) && !/[。；;]/.test(rest)
    if (!inArticle && short && (rank <= 30 || /[?？]$/.test(rest))) return heading(line, rank, line.start, rest)
    const lead = inArticle || rank === 50 ? undefined : leadOf(line.text, rank, mark)
    const block: Block = { kind: 'item', start: line.start, end: line.end, rank, label: '' }
    return lead ? { ...block, lead } : block
  }
  return undefined
}

/** One line by itself. `inArticle`: within an article of a statute （一） is an item, not a heading. */
export function blockOf(line: Line, inArticle: boolean): Block {
  const { text } = line
  const hashes = /^(#{1,6})\s+/.exec(text)
  if (hashes) return heading(line, hashes[1]!.length, line.start + hashes[0].length)
  const article = ARTICLE.exec(text) ?? BOLD_ARTICLE.exec(text)
  if (article) return { kind: 'article', start: line.start, end: line.end, rank: 15, label: article[1]! }
  const chapter = CHAPTER.exec(text)
  if (chapter && text.length <= LONGEST_HEADING && !ENDS_SENTENCE.test(text)) return heading(line, CHAPTER_RANK[chapter[1]!]!)
  const bold = /^(?:\*\*|__)([^*_]{1,42})(?:\*\*|__)[:：]?$/.exec(text)
  if (bold) return heading(line, 60, line.start, bold[1]!)
  const question = QUESTION.exec(text)
  if (question && text.length < 120) return heading(line, QUESTION_RANK, line.start + question[0].length)
  const answer = ANSWER.exec(text)
  if (answer && answer[0].length < text.length) {
    return { kind: 'text', start: line.start + answer[0].length, end: line.end, rank: 0, label: '' }
  }
  if (CONTENTS.test(text)) return { kind: 'heading', start: line.start, end: line.end, rank: 9, label: '' }
  const bullet = /^(?:[-*+•·●■◆▪○]|>)\s+/.exec(text)
  if (bullet && text.length > bullet[0].length) {
    const inner = { ...line, start: line.start + bullet[0].length, text: text.slice(bullet[0].length) }
    return { kind: bullet[0].startsWith('>') ? 'text' : 'item', start: inner.start, end: line.end, rank: 90, label: '' }
  }
  return numbered(line, inArticle) ?? { kind: 'text', start: line.start, end: line.end, rank: 0, label: '' }
}

/** A line that heads what follows without any mark: short, no end of sentence, and a paragraph of some length comes next. */
export function isBareHeading(line: Line, following: Line | undefined, after: Line | undefined): boolean {
  if (!following || line.text.length > 36 || line.text.length < 2) return false
  if (ENDS_SENTENCE.test(line.text) || /[:：|\t]/.test(line.text.replace(/[:：]$/, '')) || /[:：]$/.test(line.text))
    return false
  if (!/\p{Script=Han}|[a-z]/iu.test(line.text) || /^\d[-\d]*$|\d{7}/.test(line.text)) return false
  const long = (next: Line | undefined) => next !== undefined && next.text.length >= 60 && /[。；;！!？?]/.test(next.text)
  // Two short lines above a paragraph are one heading on two lines.
  return long(following) || (following.text.length <= 36 && !ENDS_SENTENCE.test(following.text) && long(after))
}
