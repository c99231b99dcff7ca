/**
 * 对号: where a question says a figure (我72、3号楼), the rows of one and the same table or list that hold it stand before those that exclude it; and
 * whether a list holds it at all. What belongs to no common list keeps its order.
 */
import type { Candidate } from './candidate.ts'
import { fold } from './fold.ts'
import type { AskedQuestion } from './question.ts'
import { figuresSaid, type Range, rangesIn, type Verdict, verdictOf } from './ranges.ts'
import { sentencesOf } from './shelf.ts'
import type { Snapshot } from './snapshot.ts'
import { readOut } from './table-columns.ts'

/** Passages that a long list is cut into, and that are looked at on either side. */
const MOST_PARTS = 12
/** Of these a list that has none is no answer; of a figure (an age, an area) the bounds that exclude it are one. */
const MEMBERS: ReadonlySet<Range['measure']> = new Set(['house'])

/** A unit as it is read out, folded: 楼栋:1—5,网格长:…. */
function wordsOfUnit(unit: number, { units, files }: Snapshot): string {
  const own = units[unit]!
  return fold(readOut(files[own.file]!.text, own))
}

/** What the unit says of the figures of the question. */
export function standingOf(unit: number, { folded }: AskedQuestion, snapshot: Snapshot): Verdict {
  const said = figuresSaid(folded)
  return said.length === 0 ? 'silent' : verdictOf(wordsOfUnit(unit, snapshot), said)
}

/**
 * The passages that go on with the same list: of one file below one heading, where both the last sentence of the one and the first of the next say a
 * range of what is asked.
 */
function listAround(passage: number, snapshot: Snapshot, saysRange: (unit: number) => boolean): number[] {
  const { units } = snapshot
  const goesOn = (above: number, below: number) =>
    units[above]!.file === units[below]!.file &&
    units[above]!.heading === units[below]!.heading &&
    saysRange(sentencesOf(units, above).at(-1) ?? above) &&
    saysRange(below + 1)
  const parts = [passage]
  for (let first = passage; first > 0 && parts.length < MOST_PARTS; ) {
    const above = units[first - 1]!.passage
    if (!goesOn(above, first)) break
    parts.unshift(above)
    first = above
  }
  for (let last = passage; parts.length < 2 * MOST_PARTS; ) {
    const below = (sentencesOf(units, last).at(-1) ?? last) + 1
    if (!units[below] || !goesOn(last, below)) break
    parts.push(below)
    last = below
  }
  return parts
}

/** The same candidates; of each list those that hold the figure in the places of the foremost that say a range of it. A place keeps its score and rank. */
export function inRangeFirst(candidates: readonly Candidate[], asked: AskedQuestion, snapshot: Snapshot): Candidate[] {
  const said = figuresSaid(asked.folded)
  if (said.length === 0) return [...candidates]
  const verdicts = new Map<number, Verdict>()
  const verdict = (unit: number) => {
    const known = verdicts.get(unit) ?? verdictOf(wordsOfUnit(unit, snapshot), said)
    verdicts.set(unit, known)
    return known
  }
  const lists = new Map<number, number>()
  const listOf = (passage: number) => {
    if (!lists.has(passage)) {
      const parts = listAround(passage, snapshot, (unit) => verdict(unit) !== 'silent')
      for (const part of parts) lists.set(part, parts[0]!)
    }
    return lists.get(passage)!
  }
  const ordered = [...candidates]
  const placesOf = new Map<number, number[]>()
  candidates.forEach(({ unit, passage }, at) => {
    if (verdict(unit) === 'silent') return
    const list = listOf(passage)
    placesOf.set(list, [...(placesOf.get(list) ?? []), at])
  })
  for (const places of placesOf.values()) {
    const held = places.filter((at) => verdict(candidates[at]!.unit) === 'holds')
    const excluding = places.filter((at) => verdict(candidates[at]!.unit) === 'excludes')
    for (const [at, from] of [...held, ...excluding].entries()) {
      const place = candidates[places[at]!]!
      const { rank: _, ...own } = candidates[from]!
      ordered[places[at]!] = { ...own, score: place.score, ...(place.rank === undefined ? {} : { rank: place.rank }) }
    }
  }
  return ordered
}

/** The sentences of the list in which a candidate stands, where two of them or more say ranges of what is asked and none holds it. */
export function listWithout(candidate: Candidate, asked: AskedQuestion, snapshot: Snapshot): number[] | undefined {
  const said = figuresSaid(asked.folded)
  if (said.length === 0) return undefined
  const verdict = (unit: number) => verdictOf(wordsOfUnit(unit, snapshot), said)
  if (verdict(candidate.unit) !== 'excludes') return undefined
  const sentences = listAround(candidate.passage, snapshot, (unit) => verdict(unit) !== 'silent').flatMap((passage) =>
    sentencesOf(snapshot.units, passage),
  )
  const rows = sentences.filter((unit) => verdict(unit) !== 'silent')
  return rows.length >= 2 && rows.every((unit) => verdict(unit) === 'excludes') ? rows : undefined
}

/** Is a house asked about that the list does not have, nor anything else that was found? Whether it is among them (停不停) the list itself says. */
export function isOnNoList(candidates: readonly Candidate[], asked: AskedQuestion, snapshot: Snapshot): boolean {
  const [best] = candidates
  const said = figuresSaid(asked.folded)
  if (!best || said.length === 0 || !said.every(({ measure }) => MEMBERS.has(measure))) return false
  if (asked.kinds.includes('allowed') || asked.kinds.includes('yes_no')) return false
  const rows = listWithout(best, asked, snapshot)
  // Places that each have one house are no list of who belongs to whom.
  const isOfRanges = rows?.some((unit) => rangesIn(wordsOfUnit(unit, snapshot)).some(({ from, to }) => from < to))
  return isOfRanges === true && !candidates.some(({ unit }) => verdictOf(wordsOfUnit(unit, snapshot), said) === 'holds')
}
