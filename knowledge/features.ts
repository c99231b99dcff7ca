/**
 * 特征: what can be said of one sentence as the answer to one question, in numbers near −1 to 1 with a name each. `ranking.ts` weighs
 * them; models/train/ learns the weights from the very same numbers.
 */
import { type AnswerKind, FIGURE_KINDS, hasShape } from './answer-kind.ts'
import { unitMissing } from './asked-unit.ts'
import type { Candidate } from './candidate.ts'
import { defines, nameAskedOf } from './defining.ts'
import type { AskedQuestion } from './question.ts'
import type { Shelf } from './shelf.ts'
import type { Snapshot } from './snapshot.ts'

/** Where the sentence stands among all that was found. */
const NEARNESS = [
  /** Cosines of the sentence and of its passage, how far each lies below the best, and the nearest other sentence of the passage. */
  'sentenceMeaning',
  'passageMeaning',
  'sentenceMeaningGap',
  'passageMeaningGap',
  'sisterMeaning',
  /** bm25 / mass of both, and how far each lies below the best. */
  'sentenceWords',
  'passageWords',
  'sentenceWordsGap',
  'passageWordsGap',
  /** Words where the base knows the question's, meaning where it does not. */
  'knownWords',
  'unknownMeaning',
  /** Staff say the file is asked for in these words; how far above the place asked about it stands. */
  'alias',
  'distance',
  /** What the reader makes of the vectors: does it answer. */
  'answers',
] as const

/** What the words of the sentence show. */
const FORM = [
  /** The sort of thing asked for stands in it; only elsewhere in its passage; nowhere there. */
  'shaped',
  'shapedBeside',
  'shapeless',
  /** The same for single sorts. */
  'shapedMoney',
  'shapedTime',
  'shapedWho',
  'shapedPenalty',
  'shapedAllowed',
  'shapedPapers',
  'shapedFigure',
  /** It threatens with a penalty, and none was asked for; none, and one was. */
  'penaltyUnasked',
  'penaltyMissing',
  /** The unit that is asked for (几天, 多少元) stands after no figure of it. */
  'lacksUnit',
  /** What every regulation has: purpose, scope, day; what an office must plan and promote; a count of what was achieved; a definition. */
  'boilerplate',
  'duty',
  'statistics',
  'definition',
  /** It says what is meant by the name that is asked about. */
  'defines',
  'long',
  'item',
  'announces',
  'firstOfPassage',
] as const

export const FEATURES = [...NEARNESS, ...FORM] as const

export type Feature = (typeof FEATURES)[number]
export type FeatureRow = Record<Feature, number>

export const BOILERPLATE =
  /制定本(?:条例|规定|办法|法|细则)|适用本(?:条例|规定|办法|法)|本(?:条例|规定|办法|法|细则)自.{4,16}起(?:施行|实施)|批准$|通过$/
export const STATISTICS =
  /(?:今年以来|截至|目前|累计|一?共|已经?|先后|到[^,。]{2,12}(?:月|底|初))[^。;]{0,36}\d[余多]?(?:件|个|次|名|人|户|起|处|家|场|万|%)/
const DUTY =
  /人民政府[^。]{0,40}(?:应当|负责)|纳入[^。]{0,20}(?:规划|预算|体系)|(?:建立|健全|完善|加强|推进|统筹)[^。]{0,16}(?:机制|制度|体系|工作|领导)/
const DEFINITION = /所称|是指|本(?:条例|办法|规定|法)中/
const ITEM = /^(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|[-*•]|\d{1,2}[.、．]|[①-⑳])/
const ANNOUNCES = /[:：]$/

const TIMES: ReadonlySet<AnswerKind> = new Set(['duration', 'when', 'frequency'])
const PAPERS: ReadonlySet<AnswerKind> = new Set(['papers', 'list'])
const OFFICES: ReadonlySet<AnswerKind> = new Set(['who', 'where', 'phone'])
const ALLOWANCES: ReadonlySet<AnswerKind> = new Set(['allowed', 'yes_no'])

export interface FeatureParts {
  asked: AskedQuestion
  snapshot: Snapshot
  shelf: Shelf
  /** Share of the question's idf mass that the base knows. */
  known: number
  /** By the reader, per candidate. */
  answers: readonly number[]
}

/** One row per candidate, in their order. */
export function featuresOf(candidates: readonly Candidate[], parts: FeatureParts): FeatureRow[] {
  const most = (pick: (candidate: Candidate) => number | undefined) =>
    candidates.reduce((best, candidate) => Math.max(best, pick(candidate) ?? 0), 0)
  const best = {
    sentenceMeaning: most((candidate) => candidate.sentenceMeaning),
    passageMeaning: most((candidate) => candidate.passageMeaning),
    sentenceWords: most((candidate) => candidate.sentenceWords),
    passageWords: most((candidate) => candidate.passageWords),
  }
  const sisters = sistersOf(candidates)
  const named = nameAskedOf(parts.asked.content)
  return candidates.map((candidate, at) => {
    const { sentenceMeaning = 0, passageMeaning = 0, sentenceWords, passageWords } = candidate
    return {
      sentenceMeaning,
      passageMeaning,
      sentenceMeaningGap: sentenceMeaning - best.sentenceMeaning,
      passageMeaningGap: passageMeaning - best.passageMeaning,
      sisterMeaning: sisters(at),
      sentenceWords,
      passageWords,
      sentenceWordsGap: sentenceWords - best.sentenceWords,
      passageWordsGap: passageWords - best.passageWords,
      knownWords: parts.known * (sentenceWords + passageWords),
      unknownMeaning: (1 - parts.known) * (sentenceMeaning - best.sentenceMeaning),
      ...formOf(candidate, parts, named),
      alias: candidate.alias,
      distance: candidate.distance,
      answers: parts.answers[at] ?? 0,
    }
  })
}

/** The best cosine among the other sentences of a candidate's passage. */
function sistersOf(candidates: readonly Candidate[]): (at: number) => number {
  const byPassage = new Map<number, number[]>()
  candidates.forEach(({ passage }, at) => {
    const sisters = byPassage.get(passage)
    if (sisters) sisters.push(at)
    else byPassage.set(passage, [at])
  })
  return (at) =>
    byPassage
      .get(candidates[at]!.passage)!
      .reduce((best, other) => (other === at ? best : Math.max(best, candidates[other]!.sentenceMeaning ?? 0)), 0)
}

/** What the words of the sentence show, beside the question's. */
function formOf(
  { unit, passage }: Candidate,
  { asked, snapshot, shelf }: FeatureParts,
  named: string | undefined,
): Record<(typeof FORM)[number], number> {
  const text = shelf.folded(snapshot, unit)
  const around = shelf.folded(snapshot, passage)
  const kind = asked.kinds[0]
  const here = kind !== undefined && hasShape(kind, text)
  const beside = kind !== undefined && !here && hasShape(kind, around)
  const shapedAs = (kinds: ReadonlySet<AnswerKind>) =>
    Number(asked.kinds.some((one) => kinds.has(one)) && asked.kinds.some((one) => kinds.has(one) && hasShape(one, text)))
  const wantsPenalty = asked.kinds.includes('penalty')
  const isPenalty = hasShape('penalty', text)
  return {
    shaped: Number(here),
    shapedBeside: Number(beside),
    shapeless: Number(kind !== undefined && !here && !beside),
    shapedMoney: Number(asked.kinds.includes('money') && hasShape('money', text)),
    shapedTime: shapedAs(TIMES),
    shapedWho: shapedAs(OFFICES),
    shapedPenalty: Number(wantsPenalty && isPenalty),
    shapedAllowed: shapedAs(ALLOWANCES),
    shapedPapers: shapedAs(PAPERS),
    shapedFigure: Number(
      asked.kinds.some((one) => FIGURE_KINDS.has(one)) && /\d|[一二三四五六七八九十百千万](?:元|日|天|年|月|米)/.test(text),
    ),
    penaltyUnasked: Number(!wantsPenalty && isPenalty),
    penaltyMissing: Number(wantsPenalty && !isPenalty),
    lacksUnit: Number(unitMissing(asked.folded, text)),
    boilerplate: Number(BOILERPLATE.test(text)),
    duty: Number(DUTY.test(text)),
    statistics: Number(STATISTICS.test(text)),
    definition: Number(DEFINITION.test(text)),
    defines: Number(named !== undefined && defines(named, text)),
    long: Math.log(Math.max(4, text.length) / 50) / 2,
    item: Number(ITEM.test(text)),
    announces: Number(ANNOUNCES.test(text)),
    firstOfPassage: Number(snapshot.units[unit]!.start === snapshot.units[passage]!.start),
  }
}
