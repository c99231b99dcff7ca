/**
 * 引文: what is quoted of a passage, and which part of a long quotation answers. Everything is a slice of the file's own text.
 */
import { hasShape } from './answer-kind.ts'
import type { Citation } from './answer-types.ts'
import type { Candidate } from './candidate.ts'
import { fold } from './fold.ts'
import type { AskedQuestion } from './question.ts'
import type { Span } from './sentences.ts'
import type { Snapshot } from './snapshot.ts'
import { columnsAt } from './table-columns.ts'
import { wordsOfFolded } from './words.ts'

/** A quotation up to this length is said as it is. */
export const SHORT_QUOTE = 116
/**
 * A passage, or else a paragraph of it, is quoted whole up to this length: what a sentence means is said by those beside it (who, except
 * when), and the reply shows the part that answers.
 */
const WHOLE_PASSAGE = 260
/** A list is quoted whole up to this length. */
const WHOLE_LIST = 600

/** The citation of a candidate. */
export function cite(candidate: Candidate, asked: AskedQuestion, snapshot: Snapshot): Citation {
  const unit = snapshot.units[candidate.unit]!
  const file = snapshot.files[candidate.file]!
  const [start, end] = extent(candidate, asked, snapshot)
  const quote = file.text.slice(start, end)
  const citation: Citation = { file: file.path, title: file.title, quote }
  if (unit.heading) citation.heading = unit.heading
  if (file.place) citation.place = file.place
  if (file.date) citation.date = file.date
  const columns = columnsAt(file.text, unit.start)
  if (columns) citation.columns = columns
  if (quote.length > SHORT_QUOTE) {
    const sentence = file.text.slice(unit.start, unit.end)
    const lists = ANNOUNCES.test(sentence) || wantsList(asked)
    citation.focus = lists || sentence.length > SHORT_QUOTE ? focusOf(lists ? quote : sentence, asked, snapshot) : sentence
  }
  return citation
}

const ITEM = /^\s*(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|[-*•]|\d{1,2}[.、．]|[①-⑳])/

const ANNOUNCES = /[：:]\s*$/

function wantsList({ kinds }: AskedQuestion): boolean {
  return kinds.includes('list') || kinds.includes('papers')
}

/**
 * Its passage where that is short; else its paragraph where that is; else the sentence: with what it announces (“下列材料：”), or,
 * where a list is asked for, all of the list.
 */
function extent(candidate: Candidate, asked: AskedQuestion, snapshot: Snapshot): [number, number] {
  const unit = snapshot.units[candidate.unit]!
  const passage = snapshot.units[candidate.passage]!
  const { text } = snapshot.files[candidate.file]!
  if (passage.end - passage.start <= WHOLE_PASSAGE) return [passage.start, passage.end]
  const sentence = text.slice(unit.start, unit.end)
  if (ANNOUNCES.test(sentence) && passage.end - unit.start <= WHOLE_LIST) return [unit.start, passage.end]
  if (wantsList(asked) && ITEM.test(sentence) && passage.end - passage.start <= WHOLE_LIST) return [passage.start, passage.end]
  return paragraphOf(text, unit, passage) ?? [unit.start, unit.end]
}

/** The lines that a unit stands in, within its passage; undefined where they are too long. */
function paragraphOf(text: string, unit: Span, passage: Span): [number, number] | undefined {
  const start = Math.max(passage.start, text.lastIndexOf('\n', unit.start) + 1)
  const line = text.indexOf('\n', unit.end)
  const end = Math.min(passage.end, line < 0 ? text.length : line)
  return end - start <= WHOLE_PASSAGE ? [start, end] : undefined
}

/** The run of whole clauses, at most `SHORT_QUOTE` long, that holds most of what is asked. */
export function focusOf(quote: string, asked: AskedQuestion, snapshot: Snapshot): string {
  const clauses = clausesOf(quote)
  const masses = new Map([...new Set(wordsOfFolded(asked.searched))].map((word) => [word, snapshot.mass(word)]))
  const all = [...masses.values()].reduce((sum, mass) => sum + mass, 0)
  const worth = clauses.map(({ start, end }) => {
    const folded = fold(quote.slice(start, end))
    const there = new Set(wordsOfFolded(folded))
    let sum = 0
    for (const [word, mass] of masses) if (there.has(word)) sum += mass
    const shaped = asked.kinds.some((kind) => kind !== 'yes_no' && hasShape(kind, folded))
    return sum + (shaped ? all * 0.1 : 0)
  })
  return bestRun(quote, clauses, worth)
}

interface Clause {
  start: number
  end: number
}

function clausesOf(quote: string): Clause[] {
  const clauses: Clause[] = []
  for (const match of quote.matchAll(/[^，,；;。！!？?\n]+[，,；;。！!？?\n]*[”」』）)]*/g)) {
    clauses.push({ start: match.index, end: match.index + match[0].length })
  }
  return clauses
}

/** The heaviest run of neighbours that fits; of equals the shorter, then the earlier. A clause that is too long stands alone. */
function bestRun(quote: string, clauses: readonly Clause[], worth: readonly number[]): string {
  let best = { sum: -1, start: 0, end: Math.min(quote.length, SHORT_QUOTE) }
  for (let from = 0; from < clauses.length; from++) {
    let sum = 0
    for (let to = from; to < clauses.length; to++) {
      const { start } = clauses[from]!
      const { end } = clauses[to]!
      if (to > from && end - start > SHORT_QUOTE) break
      sum += worth[to]!
      if (sum > best.sum) best = { sum, start, end }
    }
  }
  return quote.slice(best.start, best.end).trim()
}

/** None that lies in an earlier one of the same file. */
export function distinct(citations: readonly Citation[]): Citation[] {
  return citations.filter(
    (citation, index) =>
      !citations.slice(0, index).some((earlier) => earlier.file === citation.file && earlier.quote.includes(citation.quote)),
  )
}
