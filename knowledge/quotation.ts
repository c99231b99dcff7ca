/**
 * 引文: what is quoted of a passage, and which part of a long quotation answers. Everything is a slice of the file's own text.
 */
import { hasShape } from './answer-kind.ts'
import type { Citation } from './answer-types.ts'
import { fold } from './fold.ts'
import type { AskedQuestion } from './question.ts'
import type { Candidate } from './retrieve.ts'
import type { Snapshot } from './snapshot.ts'
import { wordsOfFolded } from './words.ts'

/** A quotation up to this length is said as it is. */
export const SHORT_QUOTE = 116
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
  if (quote.length > SHORT_QUOTE) citation.focus = focusOf(quote, asked, snapshot)
  return citation
}

const ITEM = /^\s*(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|[-*•]|\d{1,2}[.、．]|[①-⑳])/

/**
 * The sentence; all of its passage where that is short enough to be said at once; with what it announces (“下列材料：”), or,
 * where a list is asked for, all of the list.
 */
function extent(candidate: Candidate, asked: AskedQuestion, snapshot: Snapshot): [number, number] {
  const unit = snapshot.units[candidate.unit]!
  const passage = snapshot.units[candidate.passage]!
  const { text } = snapshot.files[candidate.file]!
  if (passage.end - passage.start <= SHORT_QUOTE) return [passage.start, passage.end]
  const sentence = text.slice(unit.start, unit.end)
  if (/[：:]\s*$/.test(sentence) && passage.end - unit.start <= WHOLE_LIST) return [unit.start, passage.end]
  const wantsList = asked.kinds.includes('list') || asked.kinds.includes('papers')
  if (wantsList && ITEM.test(sentence) && passage.end - passage.start <= WHOLE_LIST) return [passage.start, passage.end]
  return [unit.start, unit.end]
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
