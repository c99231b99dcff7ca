/**
 * 引文: what is quoted of a passage, and which part of a long quotation answers. Everything is a slice of the file's own text.
 */
import type { Citation } from './answer-types.ts'
import type { Candidate } from './candidate.ts'
import { focusOf, massesOf, massIn, SHORT_QUOTE, withLimits } from './focus.ts'
import { fold } from './fold.ts'
import { isRestRow, listWithout } from './in-range.ts'
import type { AskedQuestion } from './question.ts'
import { asksForAll, isPickedByFigure, rowsAsked, tableOf } from './rows-asked.ts'
import type { Span } from './sentences.ts'
import { sentencesOf } from './shelf.ts'
import type { Snapshot } from './snapshot.ts'
import { columnsAt } from './table-columns.ts'

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
  if (columns && (quote.length > SHORT_QUOTE || isPickedByFigure(candidate, asked, snapshot)))
    citation.focus = rowsAsked(candidate, asked, snapshot)
  else if (quote.length > SHORT_QUOTE)
    citation.focus = withLimits(quote, focusIn(quote, candidate, asked, snapshot), asked, snapshot)
  return citation
}

/** The sentence that answers; with what it announces, or with what announces it, as far as there is room. */
function focusIn(quote: string, candidate: Candidate, asked: AskedQuestion, snapshot: Snapshot): string {
  const unit = snapshot.units[candidate.unit]!
  const { text } = snapshot.files[candidate.file]!
  const sentence = text.slice(unit.start, unit.end)
  const announced = announcedFor(candidate, asked, snapshot)
  if (announced !== undefined && quote.includes(announced))
    return announced.length <= SHORT_QUOTE ? announced : focusOf(announced, asked, snapshot)
  const rest = listWithout(candidate, asked, snapshot)?.find((row) => isRestRow(row, snapshot))
  if (rest !== undefined) return text.slice(snapshot.units[rest]!.start, snapshot.units[rest]!.end)
  if (wantsList(asked)) return focusOf(quote, asked, snapshot)
  if (sentence.length > SHORT_QUOTE) return focusOf(sentence, asked, snapshot)
  const above = lineAbove(candidate, snapshot)
  if (above === undefined) return sentence
  const adjacent = text.slice(above.start, unit.end)
  if (adjacent.length <= SHORT_QUOTE && quote.includes(adjacent)) return adjacent
  const apart = `${text.slice(above.start, above.end)}…${sentence}`
  return apart.length <= SHORT_QUOTE ? apart : sentence
}

/**
 * What a line announces, with the line. Of several such lines in one passage (each with its day) the one whose places or things the question
 * names; undefined where the sentence that was found is none, and no other one is named rather.
 */
function announcedFor({ unit, passage }: Candidate, asked: AskedQuestion, snapshot: Snapshot): string | undefined {
  const { units, files } = snapshot
  const { text } = files[units[unit]!.file]!
  const numbers = sentencesOf(units, passage)
  const lines = numbers.filter((number) => ANNOUNCES.test(text.slice(units[number]!.start, units[number]!.end)))
  const masses = massesOf(asked, snapshot)
  const groups = lines.map((line) => {
    const words = text.slice(units[line]!.start, units[line]!.end)
    const below = numbers.filter((number) => number > line && units[number]!.indexed.includes(words))
    // Where nothing is indexed by it, all that follows is announced.
    const end = units[below.at(-1) ?? passage]!.end
    const said = text.slice(units[line]!.start, end)
    return { line, isOwn: line === unit || below.includes(unit), said, held: massIn(fold(said), masses) }
  })
  const own = groups.find(({ isOwn }) => isOwn)
  const [best] = groups.toSorted((one, other) => other.held - one.held)
  const isOther = best !== undefined && groups.length > 1 && best.held > (own?.held ?? 0)
  return isOther ? best.said : own?.line === unit ? own.said : undefined
}

/** The line of its passage that announces a sentence (“对以下区域停电：”), by which it is indexed. */
function lineAbove({ unit, passage }: Candidate, { units, files }: Snapshot): Span | undefined {
  const own = units[unit]!
  const { text } = files[own.file]!
  return sentencesOf(units, passage)
    .filter((number) => number < unit)
    .map((number) => units[number]!)
    .findLast(({ start, end }) => ANNOUNCES.test(text.slice(start, end)) && own.indexed.includes(text.slice(start, end)))
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
  const all = wholeOf(candidate, asked, snapshot)
  if (all && all[1] - all[0] <= WHOLE_LIST) return all
  if (passage.end - passage.start <= WHOLE_PASSAGE) return [passage.start, passage.end]
  const sentence = text.slice(unit.start, unit.end)
  if (ANNOUNCES.test(sentence) && passage.end - unit.start <= WHOLE_LIST) return [unit.start, passage.end]
  if (wantsList(asked) && ITEM.test(sentence) && passage.end - passage.start <= WHOLE_LIST) return [passage.start, passage.end]
  return paragraphOf(text, unit, passage) ?? [unit.start, unit.end]
}

/** From the first to the last row of the table or list of which no single row answers: all papers are asked for, or the figure is in none of its ranges. */
function wholeOf(candidate: Candidate, asked: AskedQuestion, snapshot: Snapshot): [number, number] | undefined {
  const rows = asksForAll(candidate, asked, snapshot) ? tableOf(candidate, snapshot) : listWithout(candidate, asked, snapshot)
  const [first, last] = [rows?.[0], rows?.at(-1)]
  return first === undefined || last === undefined ? undefined : [snapshot.units[first]!.start, snapshot.units[last]!.end]
}

/** The lines that a unit stands in, within its passage; undefined where they are too long. */
function paragraphOf(text: string, unit: Span, passage: Span): [number, number] | undefined {
  const start = Math.max(passage.start, text.lastIndexOf('\n', unit.start) + 1)
  const line = text.indexOf('\n', unit.end)
  const end = Math.min(passage.end, line < 0 ? text.length : line)
  return end - start <= WHOLE_PASSAGE ? [start, end] : undefined
}

/** None that lies in an earlier one of the same file. */
export function distinct(citations: readonly Citation[]): Citation[] {
  return citations.filter(
    (citation, index) =>
      !citations.slice(0, index).some((earlier) => earlier.file === citation.file && earlier.quote.includes(citation.quote)),
  )
}
