/**
 * 评测: how good are the answers to questions whose answers are known.
 *
 * The rules: a citation hits when it comes from the evidence's file and its quote shares a run of at least 12 characters with
 * the evidence, or a run of at least 60 % of the evidence's characters; script, width, case, spaces and punctuation do not
 * count. A row's `more` names further places where the answer stands: any of them is a hit.
 */
import type { Citation, Outcome } from './answer-types.ts'
import { fold } from './fold.ts'

export interface GoldQuestion {
  id: string
  question: string
  answerable: boolean
  /** The asking group's place. */
  area?: string
  kind?: string
  file?: string | null
  evidence?: string | null
  more?: { file: string; evidence: string }[]
}

export interface GivenAnswer {
  outcome: Outcome
  /** The text as the resident reads it. */
  reply: string
  citations: readonly Citation[]
  trace?: Readonly<Record<string, number | string>>
}

/** What the base knows of its files: needed for the measures of place and age. */
export interface FileFacts {
  placeOf(file: string): string | undefined
  /** Do rules of `place` hold for somebody who asks from or about `asked`? */
  holdsIn(place: string, asked: string): boolean
  superseded(file: string): boolean
  /** The places that a question names. */
  placesNamed(question: string): string[]
}

export interface RowScore {
  id: string
  kind: string
  answerable: boolean
  outcome: Outcome
  hitAt1: boolean
  hitAt3: boolean
  /** Undefined where the evidence holds no number. */
  numbersInReply?: boolean
  /** Answered where it should not, or the other way round. */
  refused: boolean
  wrongPlace: boolean
  supersededGiven: boolean
  /** By how much the basis was found sufficient; absent where something else decided. */
  decision?: number
}

/** Shares are null where there is nothing to share. */
export interface Measures {
  questions: number
  answerable: number
  hitAt1: number | null
  hitAt3: number | null
  /** Of the answerable rows whose evidence has numbers: all of them stand in the reply. */
  numbersInReply: number | null
  /** Of the unanswerable rows: not answered, or (ambiguous) every acceptable file cited. */
  refusal: number | null
  /** Of the answerable rows: not answered. */
  needlessRefusal: number | null
  /** Of all answered rows: the first citation is from another place than the one asked about. */
  wrongPlace: number | null
  /** How many rows cite superseded text. */
  supersededGiven: number
}

const RUN = 12
const SHARE = 0.6

/** Letters, digits and Han characters only, folded. */
export function bare(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]/gu, '')
}

/** Length of the longest run that both have. Time and memory O(|a|·|b|) and O(|b|). */
export function longestRun(a: string, b: string): number {
  let best = 0
  let previous = new Uint16Array(b.length + 1)
  for (let i = 0; i < a.length; i++) {
    const row = new Uint16Array(b.length + 1)
    for (let j = 0; j < b.length; j++) {
      if (a[i] !== b[j]) continue
      const run = previous[j]! + 1
      row[j + 1] = run
      if (run > best) best = run
    }
    previous = row
  }
  return best
}

/** Does the citation stand on that evidence? */
export function hits(citation: Citation, file: string, evidence: string): boolean {
  if (citation.file !== file) return false
  const wanted = bare(evidence)
  return wanted.length > 0 && longestRun(bare(citation.quote), wanted) >= Math.min(RUN, Math.ceil(wanted.length * SHARE))
}

function evidenceOf(gold: GoldQuestion): { file: string; evidence: string }[] {
  const first = gold.file && gold.evidence ? [{ file: gold.file, evidence: gold.evidence }] : []
  return [...first, ...(gold.more ?? [])]
}

/** Figures as written; 24 in 24小时, 23.9 in 23.9%, 二十四 is no figure here. The number of the article itself is none. */
function numbersIn(text: string): string[] {
  return [...new Set(fold(text).match(/\d+(?:\.\d+)?/g) ?? [])]
}

function numbersKept(evidence: string, reply: string): boolean | undefined {
  const wanted = numbersIn(evidence)
  if (wanted.length === 0) return undefined
  const given = new Set(numbersIn(reply))
  return wanted.every((figure) => given.has(figure))
}

function fromAnotherPlace(gold: GoldQuestion, first: Citation | undefined, facts: FileFacts): boolean {
  const cited = first && facts.placeOf(first.file)
  if (!cited) return false
  const right = evidenceOf(gold).map(({ file }) => facts.placeOf(file))
  if (right.length > 0) return !right.includes(cited)
  const named = facts.placesNamed(gold.question)
  const asked = named.length > 0 ? named : gold.area ? [gold.area] : []
  return asked.length > 0 && !asked.some((place) => facts.holdsIn(cited, place))
}

/** One question's score. */
export function scoreRow(gold: GoldQuestion, given: GivenAnswer, facts: FileFacts): RowScore {
  const evidence = evidenceOf(gold)
  const answered = given.outcome === 'answered'
  const citations = answered ? given.citations : []
  const hit = (citation: Citation | undefined) =>
    citation !== undefined && evidence.some((one) => hits(citation, one.file, one.evidence))
  const citesEach = evidence.length > 0 && evidence.every(({ file }) => citations.some((citation) => citation.file === file))
  const row: RowScore = {
    id: gold.id,
    kind: gold.kind ?? '-',
    answerable: gold.answerable,
    outcome: given.outcome,
    hitAt1: gold.answerable && hit(citations[0]),
    hitAt3: gold.answerable && citations.slice(0, 3).some(hit),
    refused: !answered || (!gold.answerable && citesEach),
    wrongPlace: answered && fromAnotherPlace(gold, citations[0], facts),
    supersededGiven: citations.some((citation) => facts.superseded(citation.file)),
  }
  const decision = given.trace?.decision
  if (typeof decision === 'number' && answered === decision >= 0) row.decision = decision
  const kept = gold.answerable && gold.evidence ? numbersKept(gold.evidence, given.reply) : undefined
  return kept === undefined ? row : { ...row, numbersInReply: kept }
}

function share(rows: readonly RowScore[], test: (row: RowScore) => boolean): number | null {
  return rows.length === 0 ? null : rows.filter(test).length / rows.length
}

/** All rows together. */
export function measure(rows: readonly RowScore[]): Measures {
  const answerable = rows.filter((row) => row.answerable)
  const unanswerable = rows.filter((row) => !row.answerable)
  const withNumbers = rows.filter((row) => row.numbersInReply !== undefined)
  return {
    questions: rows.length,
    answerable: answerable.length,
    hitAt1: share(answerable, (row) => row.hitAt1),
    hitAt3: share(answerable, (row) => row.hitAt3),
    numbersInReply: share(withNumbers, (row) => row.numbersInReply === true),
    refusal: share(unanswerable, (row) => row.refused),
    needlessRefusal: share(answerable, (row) => row.refused),
    wrongPlace: share(
      rows.filter((row) => row.outcome === 'answered'),
      (row) => row.wrongPlace,
    ),
    supersededGiven: rows.filter((row) => row.supersededGiven).length,
  }
}

/** The same per kind, in the order in which kinds first appear. */
export function measureByKind(rows: readonly RowScore[]): Record<string, Measures> {
  const kinds = [...new Set(rows.map((row) => row.kind))]
  return Object.fromEntries(kinds.map((kind) => [kind, measure(rows.filter((row) => row.kind === kind))]))
}

export interface CurvePoint {
  /** Added to the one that decides. */
  threshold: number
  needlessRefusal: number
  refusal: number
}

/** Both error rates were the decision stricter (above 0) or milder; what was refused for another reason stays refused. */
export function errorCurve(rows: readonly RowScore[]): CurvePoint[] {
  const refusedAt = (row: RowScore, threshold: number) => (row.decision === undefined ? row.refused : row.decision < threshold)
  const rate = (some: readonly RowScore[], threshold: number) =>
    some.length === 0 ? 0 : some.filter((row) => refusedAt(row, threshold)).length / some.length
  const answerable = rows.filter((row) => row.answerable)
  const unanswerable = rows.filter((row) => !row.answerable)
  return [-2, -1.5, -1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1, 1.5, 2].map((threshold) => ({
    threshold,
    needlessRefusal: rate(answerable, threshold),
    refusal: rate(unanswerable, threshold),
  }))
}
