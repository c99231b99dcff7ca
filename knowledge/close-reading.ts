/**
 * 细读: the first passages that were found, read together with the question by a model that sees both at once (models/cross-encoder is one). It
 * says how likely each answers: the order in which they are quoted, and the decision whether there is an answer (sufficiency.ts), listen to it.
 */
import type { Candidate } from './candidate.ts'
import { fold } from './fold.ts'
import { samePlace } from './place-relations.ts'
import type { Place } from './places.ts'
import { figuresSaid, readFor } from './ranges.ts'
import { type Shelf, sentencesOf } from './shelf.ts'
import type { Snapshot } from './snapshot.ts'
import { columnsAt, readOut } from './table-columns.ts'

/** First passages that are read: more cost as much again each and say hardly more. */
const PASSAGES = 3
/** The same, of each of several places that may be meant. */
const PASSAGES_OF_A_PLACE = 2
/** UTF-16 units. */
const LONGEST_TITLE = 40
const LONGEST_HEADING = 24
const LONGEST_WINDOW = 150

/** What the first passages say when they are read: log-odds that they answer, by passage. Undefined where nobody reads them. */
export async function readTogether(
  candidates: readonly Candidate[],
  question: string,
  snapshot: Snapshot,
): Promise<ReadonlyMap<number, number> | undefined> {
  const firsts = firstPassages(candidates, PASSAGES)
  const close = await read(firsts, question, snapshot)
  return close && new Map(close.map((logOdds, at) => [firsts[at]!.passage, logOdds]))
}

/** The best sentence of each of the first passages. */
function firstPassages(candidates: readonly Candidate[], most: number): Candidate[] {
  const firsts: Candidate[] = []
  for (const candidate of candidates) {
    if (firsts.length === most) break
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
 * In the order of both readings: the reader's log-odds against the other candidates, and those of the close reading; what was not read counts as the least of what
 * was. A paper of another place on the same matter gains nothing by it: what two places write of one thing reads alike, and which of them is meant
 * only the reader's order knows.
 */
export function surestFirst(
  candidates: readonly Candidate[],
  close: ReadonlyMap<number, number>,
  { places, sameMatter }: Pick<Shelf, 'places' | 'sameMatter'>,
): Candidate[] {
  const [best] = candidates
  if (!best || close.size < 2) return [...candidates]
  const least = Math.min(...close.values())
  const most = close.get(best.passage) ?? least
  const sureness = ({ passage, file, rank = 0 }: Candidate) => {
    const own = close.get(passage) ?? least
    const isRival = file !== best.file && sameMatter(best.file, file) && !ofOnePlace(places[best.file], places[file])
    return rank + (isRival ? Math.min(own, most) : own)
  }
  return candidates
    .map((candidate) => ({ candidate, sure: sureness(candidate) }))
    .sort((a, b) => b.sure - a.sure)
    .map(({ candidate }) => candidate)
}

/** How likely the best of each list answers, by its first passages; undefined where nobody reads. */
export async function readEach(
  lists: readonly (readonly Candidate[])[],
  question: string,
  snapshot: Snapshot,
): Promise<number[] | undefined> {
  const firsts = lists.map((list) => firstPassages(list, PASSAGES_OF_A_PLACE))
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
