/**
 * 细读: the first passages that were found, read together with the question by a model that sees both at once (models/cross-encoder is one). It
 * says how likely each answers: the decision whether there is an answer listens to it (sufficiency.ts), and where it is far surer of the second, that one is
 * quoted first.
 */
import type { Candidate } from './candidate.ts'
import { fold } from './fold.ts'
import { type Place, samePlace } from './places.ts'
import { figuresSaid, readFor } from './ranges.ts'
import { type Shelf, sentencesOf } from './shelf.ts'
import type { Snapshot } from './snapshot.ts'
import { columnsAt, readOut } from './table-columns.ts'

/** Passages that are read: more cost as much again and say hardly more. */
const PASSAGES = 2
/** UTF-16 units. */
const LONGEST_TITLE = 40
const LONGEST_HEADING = 24
const LONGEST_WINDOW = 150

/** How likely each of the first passages answers, in the order of the candidates; undefined where nobody reads them. */
export async function readTogether(
  candidates: readonly Candidate[],
  question: string,
  snapshot: Snapshot,
): Promise<readonly number[] | undefined> {
  return read(firstPassages(candidates), question, snapshot)
}

/** The best sentence of each of the first passages. */
function firstPassages(candidates: readonly Candidate[]): Candidate[] {
  const firsts: Candidate[] = []
  for (const candidate of candidates) {
    if (firsts.length === PASSAGES) break
    if (!firsts.some(({ passage }) => passage === candidate.passage)) firsts.push(candidate)
  }
  return firsts
}

async function read(
  firsts: readonly Candidate[],
  question: string,
  snapshot: Snapshot,
): Promise<readonly number[] | undefined> {
  if (!snapshot.closeReader || firsts.length === 0) return undefined
  const said = figuresSaid(fold(question)).filter(({ measure }) => measure === 'house')
  return snapshot.closeReader.score(
    question,
    firsts.map((candidate) => {
      const window = windowOf(candidate, snapshot)
      return said.length === 0 ? window : readFor(fold(window), said)
    }),
  )
}

/**
 * Log-odds by which the second must be the likelier. In the same file: of 58 such questions, held out or of our own sets, the first was right in 16, the second in
 * 31. In another one: of 15, in 3 and in 11.
 */
const FAR_SURER = { sameFile: 2, otherFile: 3 }

/**
 * In the order of the candidates, but for a second passage that is far likelier to answer than the first. It is never of another place: what two places write of
 * the same matter reads alike, and which of them is meant only the order knows.
 */
export function surestFirst(
  candidates: readonly Candidate[],
  places: Shelf['places'],
  close: readonly number[] = [],
): readonly Candidate[] {
  const [first = 0, second = Number.NEGATIVE_INFINITY] = close
  const [best] = candidates
  const other = candidates.find(({ passage }) => passage !== best!.passage)
  if (!other || !ofOnePlace(places[other.file], places[best!.file])) return candidates
  if (second - first < FAR_SURER[other.file === best!.file ? 'sameFile' : 'otherFile']) return candidates
  const isSurer = ({ passage }: Candidate) => passage === other.passage
  return [...candidates.filter(isSurer), ...candidates.filter((candidate) => !isSurer(candidate))]
}

/** How likely the best of each list answers, by its first passages; undefined where nobody reads. */
export async function readEach(
  lists: readonly (readonly Candidate[])[],
  question: string,
  snapshot: Snapshot,
): Promise<number[] | undefined> {
  const firsts = lists.map(firstPassages)
  const close = await read(firsts.flat(), question, snapshot)
  if (!close) return undefined
  const rest = [...close]
  return firsts.map(({ length }) => Math.max(Number.NEGATIVE_INFINITY, ...rest.splice(0, length)))
}

/** What names no place is of none. */
const ofOnePlace = (one: Place | undefined, other: Place | undefined) => (one && other ? samePlace(one, other) : one === other)

/** Title, heading, and the candidate's sentence with as many whole sentences around it in its passage as there is room for; rows of a table as they are read out. */
export function windowOf({ unit, passage }: Pick<Candidate, 'unit' | 'passage'>, { units, files }: Snapshot): string {
  const own = units[unit]!
  const { title, text } = files[own.file]!
  const sentences = sentencesOf(units, passage).map((number) => units[number]!)
  let [start, end] = [own.start, Math.min(own.end, own.start + LONGEST_WINDOW)]
  const columns = columnsAt(text, own.start)
  const said = (from: number, to: number) => (columns ? readOut(text, { start: from, end: to }, columns) : text.slice(from, to))
  const fits = (from: number, to: number) => to - from <= LONGEST_WINDOW && said(from, to).length <= LONGEST_WINDOW
  let [before, behind] = [unit - passage - 2, unit - passage]
  for (let grown = true; grown; ) {
    grown = false
    const above = sentences[before]
    if (above && fits(above.start, end)) {
      start = above.start
      before--
      grown = true
    }
    const below = sentences[behind]
    if (below && fits(start, below.end)) {
      end = below.end
      behind++
      grown = true
    }
  }
  const heading = (own.heading ?? '').split(' › ').at(-1)!.slice(0, LONGEST_HEADING)
  return `${title.slice(0, LONGEST_TITLE)}${heading === '' ? '' : ` ${heading}`}：${said(start, end)}`
}
