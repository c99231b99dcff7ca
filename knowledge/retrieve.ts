/**
 * 检索: the sentences of a base that come nearest to a question, found by words and by meaning.
 *
 * A unit scores  w · bm25 / mass + cos,  where mass is what the question's words could score at most: where base and question
 * share rare words it is near 1 and words lead; where they do not it is near 0 and only meaning counts, so that the weight
 * of the words depends on the question by itself (measured against bm25 / max with fixed and with gated weights: better on
 * every set). A sentence's rank is that of its passage plus its own share. Title and headings are part of what is indexed.
 */
import { FIGURE_KINDS, hasShape } from './answer-kind.ts'
import type { Candidate, Found } from './candidate.ts'
import { readTogether, surestFirst } from './close-reading.ts'
import type { Turn } from './crowd.ts'
import { BOILERPLATE, featuresOf, STATISTICS } from './features.ts'
import { fold } from './fold.ts'
import { inRangeFirst } from './in-range.ts'
import { type Instead, insteadIn, namesAsked } from './namesakes.ts'
import { otherPlaceIn } from './place-names.ts'
import type { AskedQuestion } from './question.ts'
import { kindsBorneOut } from './question-kinds.ts'
import { type Reader, weigh } from './reading.ts'
import type { Scope } from './scope.ts'
import { distance, perFile, type Shelf } from './shelf.ts'
import type { Closeup, Hit, Snapshot, Unit } from './snapshot.ts'

export const WEIGHTS = {
  /** Of bm25 / mass against the cosine. */
  words: 1,
  /** Of a sentence's own score against its passage's. */
  sentence: 0.8,
  /** For a sentence that holds the sort of thing asked for; half of it where only its passage does. */
  shape: 0.03,
  /** Against sentences that every regulation has: its purpose, its scope, its day. */
  boilerplate: 0.1,
  /** Against a sentence that counts what was achieved, where no figure is asked for. */
  statistics: 0.06,
  /** For a file that staff say is asked for in just these words. */
  alias: 0.2,
  /** Lost per level that a rule stands above the place asked about. */
  perLevel: 0.05,
}

/** Units that each search brings, passages and sentences together. */
const FOUND = 110
const KEPT = 30
/** Candidates, best first by score, that are read closely. */
const READ = 36

interface Lists {
  words: Map<number, number>
  meaning?: Map<number, number>
  /** Cosine of what is not in the list: at most that of its last. */
  floor: number
}

/** What shares words with the question in that part of the base. */
export function byWords({ words }: AskedQuestion, snapshot: Snapshot, among: Scope): Hit[] {
  return snapshot.byWords(words, FOUND, among)
}

interface Manner {
  /** Otherwise in the order of plain scores, where only those are compared. */
  closely?: boolean
  turn?: Turn | undefined
  /** `byWords`, where somebody has it already. */
  said?: (among: Scope) => readonly Hit[]
}

/** Everything that may answer among these units. */
export async function retrieve(
  asked: AskedQuestion,
  snapshot: Snapshot,
  shelf: Shelf,
  among: Scope,
  { closely = true, turn, said: saidIn = (scope) => byWords(asked, snapshot, scope) }: Manner = {},
): Promise<Found> {
  const { units, reader } = snapshot
  const meant = await snapshot.byMeaning(asked.searched, FOUND, among)
  await turn?.()
  const said = saidIn(among)
  const mass = snapshot.mass(asked.words)
  const lists = (kind: Unit['kind']): Lists => {
    const words = said.filter((hit) => units[hit.unit]!.kind === kind).map((hit) => [hit.unit, hit.score / mass] as const)
    const meaning = meant?.filter((hit) => units[hit.unit]!.kind === kind).map((hit) => [hit.unit, hit.score] as const)
    return { words: new Map(words), floor: meant?.at(-1)?.score ?? 0, ...(meaning ? { meaning: new Map(meaning) } : {}) }
  }
  const passages = lists('passage')
  const sentences = lists('sentence')
  const alias = (unit: number) => shelf.askedFor(units[unit]!.file, asked.content)
  const also = asFiled(asked, snapshot, shelf, among)
  const ordered = [...passagesOf(passages, sentences, snapshot, also)]
    .map((unit) => ({ unit, score: scoreIn(passages, unit) + WEIGHTS.alias * alias(unit) }))
    .sort((a, b) => b.score - a.score || a.unit - b.unit)
  const { passages: kept, instead } = ofTheThing(ordered, asked, snapshot, shelf)
  const closeup = meant && (await snapshot.closeup(asked.searched))
  await turn?.()
  const parts = { passages, sentences, snapshot, shelf, asked, ...(closeup ? { closeup } : {}) }
  const candidates = inRangeFirst(scoreSentences(kept, parts), asked, snapshot)
  const found = { candidates, passages: kept, byMeaning: meant !== undefined, ...(instead && { instead }) }
  if (!closely || !reader || closeup?.encoder !== reader.encoder) return found
  const read = inRangeFirst(readClosely(candidates, reader, closeup, parts), asked, snapshot)
  const close = await readTogether(read, asked.searched, snapshot)
  const surest = close ? inRangeFirst(surestFirst(read, close, shelf), asked, snapshot) : read
  const best = surest[0]
  const circumstances = { today: shelf.today, inRule: best !== undefined && shelf.articled(best.file) }
  return {
    ...found,
    candidates: surest,
    questionKinds: kindsBorneOut(asked.folded, reader.kindsOf(closeup.question), best, circumstances),
    ...(close && { close }),
  }
}

/** The first passages, without those that speak only of what the thing asked for might be mistaken for; and what that is, where the first of all was one. */
function ofTheThing(
  ordered: Found['passages'],
  { namesakes, unlisted }: AskedQuestion,
  snapshot: Snapshot,
  shelf: Shelf,
): Pick<Found, 'instead' | 'passages'> {
  if (namesakes.length === 0 && unlisted.length === 0) return { passages: ordered.slice(0, KEPT) }
  const { units, files } = snapshot
  const own = (unit: number) => shelf.folded(snapshot, unit)
  const placeOf = (file: number) => shelf.places[file]?.chain.join(' ') ?? ''
  const kept: Found['passages'] = []
  const textOf = perFile((file) => fold(`${files[file]!.place ?? ''}\n${files[file]!.text}`))
  let instead: Instead | undefined
  for (const passage of ordered) {
    if (kept.length === KEPT) break
    const { file, indexed } = units[passage.unit]!
    const whole = fold(indexed)
    const other =
      insteadIn(own(passage.unit), whole, namesakes) ?? otherPlaceIn(`${placeOf(file)} ${whole}`, () => textOf(file), unlisted)
    if (!other) kept.push(passage)
    else if (kept.length === 0) instead ??= other
  }
  // Nobody is told that nothing is written of it where something is.
  const written = instead && kept.some(({ unit }) => namesAsked(fold(units[unit]!.indexed), namesakes))
  return { passages: kept, ...(instead && !written && { instead }) }
}

/** The best candidates in the order in which the reader would choose them. */
function readClosely(candidates: readonly Candidate[], reader: Reader, closeup: Closeup, scoring: Scoring): Candidate[] {
  const read = candidates.slice(0, READ)
  const none = new Float32Array(closeup.question.length)
  const answers = reader.read(
    closeup.question,
    read.map(({ unit }) => closeup.vectorOf(unit) ?? none),
  )
  const rows = featuresOf(read, { ...scoring, known: scoring.snapshot.known(scoring.asked.words), answers })
  return read
    .map((candidate, at) => ({ ...candidate, features: rows[at]!, rank: weigh(reader.ranking, rows[at]!) }))
    .sort((a, b) => b.rank - a.rank || a.unit - b.unit)
}

/** From here on an alias opens its file, whether or not a search found anything in it. */
const ALIAS_OPENS = 0.5

function asFiled(asked: AskedQuestion, { firstUnitOf }: Snapshot, shelf: Shelf, among: Scope): number[] {
  return shelf.aliased.flatMap((file) =>
    among.has(firstUnitOf[file]!) && shelf.askedFor(file, asked.content) >= ALIAS_OPENS ? shelf.passages(file) : [],
  )
}

function scoreIn(lists: Lists, unit: number): number {
  return WEIGHTS.words * (lists.words.get(unit) ?? 0) + (lists.meaning ? (lists.meaning.get(unit) ?? lists.floor) : 0)
}

function passagesOf(passages: Lists, sentences: Lists, { units }: Snapshot, also: readonly number[]): Set<number> {
  const numbers = new Set([...passages.words.keys(), ...(passages.meaning?.keys() ?? []), ...also])
  for (const unit of [...sentences.words.keys(), ...(sentences.meaning?.keys() ?? [])]) numbers.add(units[unit]!.passage)
  return numbers
}

interface Scoring {
  passages: Lists
  sentences: Lists
  snapshot: Snapshot
  shelf: Shelf
  asked: AskedQuestion
  closeup?: Closeup
}

function scoreSentences(scored: readonly { unit: number; score: number }[], scoring: Scoring): Candidate[] {
  const { passages, sentences, snapshot, shelf, asked } = scoring
  const candidates: Candidate[] = []
  for (const { unit: passage, score } of scored) {
    const file = snapshot.units[passage]!.file
    const far = distance(shelf.places[file], asked.asked) ?? 0
    const alias = shelf.askedFor(file, asked.content)
    const inPassage = asked.kinds[0] !== undefined && hasShape(asked.kinds[0], shelf.folded(snapshot, passage))
    for (const unit of shelf.sentences(passage)) {
      const relevance = score + WEIGHTS.sentence * scoreIn(sentences, unit)
      candidates.push({
        unit,
        passage,
        file,
        score: relevance + fitness(unit, inPassage, scoring) - WEIGHTS.perLevel * far,
        relevance,
        sentenceWords: sentences.words.get(unit) ?? 0,
        passageWords: passages.words.get(passage) ?? 0,
        alias,
        distance: far,
        ...(sentences.meaning
          ? { sentenceMeaning: sentences.meaning.get(unit) ?? scoring.closeup?.nearness(unit) ?? sentences.floor }
          : {}),
        ...(passages.meaning
          ? { passageMeaning: passages.meaning.get(passage) ?? scoring.closeup?.nearness(passage) ?? passages.floor }
          : {}),
      })
    }
  }
  return candidates.sort((a, b) => b.score - a.score || a.unit - b.unit)
}

/** “原文没有写……”: says itself that it does not answer. */
const ABSENCE = /(?:没有|未|没)(?:写|规定|说明|提到|提及|明确|载明)/

/** Does a folded sentence say that something is not written? */
export function deniesBasis(sentence: string): boolean {
  return ABSENCE.test(sentence)
}

/** What the form of a sentence says for it or against it. */
function fitness(unit: number, inPassage: boolean, { shelf, snapshot, asked }: Scoring): number {
  const text = shelf.folded(snapshot, unit)
  let sum = BOILERPLATE.test(text) ? -WEIGHTS.boilerplate : 0
  const kind = asked.kinds[0]
  if (!asked.kinds.some((one) => FIGURE_KINDS.has(one)) && STATISTICS.test(text)) sum -= WEIGHTS.statistics
  if (kind) {
    if (hasShape(kind, text)) sum += WEIGHTS.shape
    else if (inPassage) sum += WEIGHTS.shape / 2
  }
  return sum
}
