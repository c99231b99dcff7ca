/**
 * 依据够不够: is what is asked contained in what was found? One weighed sum of named signals; the answer's trace shows each.
 *
 * The weights are a logistic regression (L2, both classes equally heavy, no weight against its signal's sense) over questions
 * about statutes with and without an answer in them, the same questions put to bases that lack the statute, and questions
 * about a community's own papers. Fitted once with vectors and once without.
 */

import type { Found } from './candidate.ts'
import type { Feature } from './features.ts'
import { type Reader, weigh } from './reading.ts'
import type { Signals } from './signals.ts'

export interface Sufficiency {
  sufficient: boolean
  /** Log-odds that the answer is there, less the threshold: positive is sufficient. */
  sum: number
  /** What was weighed, by name. */
  considered: Readonly<Record<string, number>>
}

interface Scale {
  bias: number
  /** Log-odds below which there is no answer: where about one answerable question in eight is refused. */
  threshold: number
  weights: Readonly<Partial<Record<keyof Signals, number>>>
}

const WITH_MEANING: Scale = {
  bias: -4.31,
  threshold: -0.5,
  weights: {
    sentenceMeaning: 7.72,
    alias: 1.4,
    standsOut: 1.96,
    asksFigure: -0.54,
    asksMoney: -0.48,
    asksWho: 1.21,
    asksPenalty: -0.18,
    asksAllowed: 0.94,
    asksNothing: 0.59,
    shapeless: -0.67,
    lacksMoney: -0.41,
    lacksCount: -0.15,
    lacksPenalty: -0.5,
    lacksUnit: -1.47,
    presumes: -0.24,
    betterElsewhere: -14.2,
  },
}

const BY_WORDS_ONLY: Scale = {
  bias: -0.1,
  threshold: -0.4,
  weights: {
    passageWords: 0.72,
    alias: 1.4,
    standsOut: 5.24,
    asksFigure: -0.13,
    asksMoney: -0.28,
    asksWho: 1.1,
    asksPenalty: 0.28,
    asksAllowed: 0.96,
    asksNothing: 0.67,
    shapeless: -0.57,
    lacksMoney: -1.04,
    lacksCount: -0.13,
    lacksPenalty: -0.4,
    lacksUnit: -1.31,
    presumes: -0.09,
    betterElsewhere: -14.8,
    betterCounterpart: -3.46,
  },
}

/** Of the best candidate, what weighs in the decision as well. */
const OF_THE_BEST = [
  'shaped',
  'shapedBeside',
  'shapeless',
  'lacksUnit',
  'penaltyMissing',
  'penaltyUnasked',
  'duty',
  'boilerplate',
  'defines',
  'long',
] as const satisfies readonly Feature[]
/** What weighs differently in running prose (a report, a notice, a guide) than in the articles of a rule. */
const BY_GENRE = [
  ...['sentenceMeaning', 'passageMeaning', 'standsOut', 'passageWords', 'sentenceWords', 'share', 'margin', 'bestAnswers'],
  ...['firstAnswers', 'topRank', 'known', 'rareMet', 'rareMissing', 'rareMetHere', 'unitMet', 'quotedMissing'],
  ...['shapeless', 'lacksUnit', 'figureAbsent', 'presumes'],
  ...['best.shaped', 'best.long', 'asksFigure', 'asksWho', 'asksNothing', 'closeFirst', 'closeBest'],
]
/** Cosine below which the best sentence is hardly about the same matter. */
const FAR = 0.5
const UNANSWERABLE_KINDS = ['opinion', 'private', 'orders', 'out_of_scope', 'live', 'stale'] as const
/** A probability as log-odds, within what a few thousand questions can tell. */
const logit = (share: number) => Math.log((share + 0.002) / (1 - share + 0.002))

/**
 * What the decision is made of where there is a reader: the signals, how the best candidate stands among the others, what the reader
 * says of the first three, what a closer reading says of the first passages, and of what kind the question is.
 */
export function consider(
  signals: Signals,
  { candidates, questionKinds = {}, close = new Map() }: Found,
): Record<string, number> {
  const [best] = candidates
  const ranks = candidates.map(({ rank = 0 }) => rank)
  const top = ranks[0] ?? 0
  const answers = candidates.slice(0, 3).map(({ features }) => features?.answers ?? 0)
  const other = candidates.find(({ passage }) => passage !== best?.passage)
  const kinds = UNANSWERABLE_KINDS.map((kind) => [`kind.${kind}`, logit(questionKinds[kind] ?? 0)] as const)
  const considered: Record<string, number> = {
    ...signals,
    // Near says little (a near miss is nearer than most answers), far says much.
    veryFar: 5 * Math.max(0, FAR - signals.sentenceMeaning),
    kindMax: Math.max(0, ...kinds.map(([, share]) => share)),
    topRank: top,
    margin: top - (other?.rank ?? 0),
    share: ranks.length === 0 ? 0 : 1 / ranks.reduce((sum, rank) => sum + Math.exp(rank - top), 0),
    bestAnswers: answers.length === 0 ? 0 : Math.max(...answers),
    firstAnswers: answers[0] ?? 0,
    closeFirst: close.get(best?.passage ?? -1) ?? 0,
    closeBest: close.size === 0 ? 0 : Math.max(...close.values()),
    ...Object.fromEntries(OF_THE_BEST.map((name) => [`best.${name}`, best?.features?.[name] ?? 0])),
    ...Object.fromEntries(kinds),
  }
  if (signals.prose > 0) for (const name of BY_GENRE) considered[`prose.${name}`] = signals.prose * considered[name]!
  return considered
}

/** By the reader where it read; else by the signals alone, with or without vectors. */
export function judge(signals: Signals, found: Found, reader?: Reader): Sufficiency {
  if (reader && found.questionKinds) {
    const considered = consider(signals, found)
    const sum = weigh((found.close && reader.closeDecision) ?? reader.decision, considered)
    return { sufficient: sum >= 0, sum, considered }
  }
  const { bias, threshold, weights } = found.byMeaning ? WITH_MEANING : BY_WORDS_ONLY
  let sum = bias - threshold
  for (const [name, weight] of Object.entries(weights)) sum += weight * signals[name as keyof Signals]
  return { sufficient: sum >= 0, sum, considered: { ...signals } }
}
