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
import { columnsAt, readOut } from './table-columns.ts'

/** Passages that a long list is cut into, and that are looked at on either side. */
const MOST_PARTS = 12
/** Of these a list that has none is no answer; of a figure (an age, an area) the bounds that exclude it are one. */
const MEMBERS: ReadonlySet<Range['measure']> = new Set(['house', 'entrance'])

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
  const saysRange = (unit: number) => verdict(unit) !== 'silent'
  const lists = new Map<number, number>()
  const listOf = (passage: number) => {
    if (!lists.has(passage)) {
      const parts = listAround(passage, snapshot, (unit) => saysRange(unit) || isRestRow(unit, snapshot))
      for (const part of parts) lists.set(part, parts[0]!)
    }
    return lists.get(passage)!
  }
  // The rest are those whom no other row holds.
  const standings = candidates.map((candidate): Verdict => {
    const { unit } = candidate
    if (saysRange(unit) || !isRestRow(unit, snapshot)) return verdict(unit)
    return rowsAround(candidate, saysRange, snapshot).some((row) => verdict(row) === 'holds') ? 'excludes' : 'silent'
  })
  const ordered = [...candidates]
  const placesOf = new Map<number, number[]>()
  candidates.forEach(({ passage }, at) => {
    if (standings[at] === 'silent') return
    const list = listOf(passage)
    placesOf.set(list, [...(placesOf.get(list) ?? []), at])
  })
  for (const places of placesOf.values()) {
    const held = places.filter((at) => standings[at] === 'holds')
    const excluding = places.filter((at) => standings[at] === 'excludes')
    for (const [at, from] of [...held, ...excluding].entries()) {
      const place = candidates[places[at]!]!
      const { rank: _, ...own } = candidates[from]!
      ordered[places[at]!] = { ...own, score: place.score, ...(place.rank === undefined ? {} : { rank: place.rank }) }
    }
  }
  return ordered
}

/** Whom no other row names: 其他人员, 其余楼栋, 除上述以外的; 其他材料 is no such row. */
const REST =
  /(?:^|[:,;|\s、)。])(?:[-*•·]\s?)?(?:其余|其[他它](?!时[间候段]|事[项宜]?|材料|证[件明]|手续|要求|说明|问题|费用|服务|规定)|剩[余下]的?|除[^,;。|]{1,14}(?:以外|之外|外)|不在(?:上述|以上|上面))/
/** Whom all rows of its kind concern. */
const EVERY = /所有|全部|全体|[各每]个?[楼栋幢座]/
/** A house in a form that is not read: 乙栋, 3-甲楼. */
const UNREAD_HOUSE = /(?:\d[^\s,;。:|]{0,3}|[a-z甲乙丙丁戊]|[东南西北]\d?)[#号]?[楼栋幢座](?!长)/

export function isRestRow(unit: number, snapshot: Snapshot): boolean {
  return REST.test(wordsOfUnit(unit, snapshot))
}

const MARK = /^\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|[-*•·]|[①-⑳])/

/** Do two units that follow each other stand in one table, or are they items of one list? */
function isAlike(one: number, other: number, { units, files }: Snapshot): boolean {
  const { text } = files[units[one]!.file]!
  const [first, second] = [one, other].map((unit) => text.slice(units[unit]!.start, units[unit]!.end))
  const columns = [one, other].map((unit) => columnsAt(text, units[unit]!.start))
  if (columns[0] || columns[1]) return columns[0]?.join('|') === columns[1]?.join('|')
  return MARK.test(first!) && MARK.test(second!)
}

/** All rows of the list in which a candidate stands: from the first to the last that says a range of what is asked, and those around them that are of the list. */
function rowsAround({ passage }: Candidate, saysRange: (unit: number) => boolean, snapshot: Snapshot): number[] {
  const isRow = (unit: number) => saysRange(unit) || isRestRow(unit, snapshot)
  const sentences = listAround(passage, snapshot, isRow).flatMap((part) => sentencesOf(snapshot.units, part))
  let [first, last] = [sentences.findIndex(saysRange), sentences.findLastIndex(saysRange)]
  if (first < 0) return []
  const goesOn = (from: number, to: number) =>
    to in sentences && (isRestRow(sentences[to]!, snapshot) || isAlike(sentences[from]!, sentences[to]!, snapshot))
  while (goesOn(first, first - 1)) first--
  while (goesOn(last, last + 1)) last++
  return sentences.slice(first, last + 1)
}

/**
 * The rows of the list in which a candidate stands, silent ones with them, where of two or more that say ranges of what is asked, or one beside a row
 * for the rest, none holds it.
 */
export function listWithout(candidate: Candidate, asked: AskedQuestion, snapshot: Snapshot): number[] | undefined {
  const said = figuresSaid(asked.folded)
  if (said.length === 0) return undefined
  const verdict = (unit: number) => verdictOf(wordsOfUnit(unit, snapshot), said)
  const own = verdict(candidate.unit)
  if (own !== 'excludes' && !(own === 'silent' && isRestRow(candidate.unit, snapshot))) return undefined
  const rows = rowsAround(candidate, (unit) => verdict(unit) !== 'silent', snapshot)
  const told = rows.filter((unit) => verdict(unit) !== 'silent' || isRestRow(unit, snapshot))
  return told.length >= 2 && rows.every((unit) => verdict(unit) !== 'holds') ? rows : undefined
}

/** Is a house asked about that the list does not have, nor anything else that was found? Whether it is among them (停不停) the list itself says. */
export function isOnNoList(candidates: readonly Candidate[], asked: AskedQuestion, snapshot: Snapshot): boolean {
  const [best] = candidates
  const said = figuresSaid(asked.folded)
  if (!best || said.length === 0 || !said.every(({ measure }) => MEMBERS.has(measure))) return false
  if (asked.kinds.includes('allowed') || asked.kinds.includes('yes_no')) return false
  const rows = listWithout(best, asked, snapshot)
  const words = rows?.map((unit) => wordsOfUnit(unit, snapshot)) ?? []
  // Places that each have one house are no list of who belongs to whom.
  const isOfRanges = words.some((row) => rangesIn(row).some(({ from, to }) => from < to))
  const mayBeAmong = (row: string) =>
    REST.test(row) || (verdictOf(row, said) === 'silent' && (EVERY.test(row) || UNREAD_HOUSE.test(row)))
  if (!isOfRanges || words.some(mayBeAmong)) return false
  return !candidates.some(({ unit }) => verdictOf(wordsOfUnit(unit, snapshot), said) === 'holds')
}
