/**
 * 依据够不够: is what is asked contained in what was found? One weighed sum of named signals; the answer's trace shows each.
 *
 * The weights are a logistic regression (L2, both classes equally heavy, no weight against its signal's sense) over questions
 * about statutes with and without an answer in them, the same questions put to bases that lack the statute, and questions
 * about a community's own papers. Fitted once with vectors and once without.
 */
import type { Signals } from './signals.ts'

export interface Sufficiency {
  sufficient: boolean
  /** Log-odds that the answer is there, less the threshold: positive is sufficient. */
  sum: number
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

/** `byMeaning`: were there vectors to find with? */
export function judge(signals: Signals, byMeaning: boolean): Sufficiency {
  const { bias, threshold, weights } = byMeaning ? WITH_MEANING : BY_WORDS_ONLY
  let sum = bias - threshold
  for (const [name, weight] of Object.entries(weights)) sum += weight * signals[name as keyof Signals]
  return { sufficient: sum >= 0, sum }
}
