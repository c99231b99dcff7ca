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
  bias: -4.722,
  threshold: -0.55,
  weights: {
    sentenceMeaning: 7.825,
    passageMeaning: 0.548,
    standsOut: 1.718,
    asksFigure: -0.543,
    asksMoney: -0.547,
    asksWho: 1.147,
    asksPenalty: -0.263,
    asksAllowed: 0.93,
    asksNothing: 0.602,
    shapeless: -0.637,
    lacksMoney: -0.538,
    lacksCount: -0.124,
    lacksPenalty: -0.398,
    lacksUnit: -1.615,
    presumes: -0.322,
    betterElsewhere: -8.014,
  },
}

const BY_WORDS_ONLY: Scale = {
  bias: -0.189,
  threshold: -0.35,
  weights: {
    sentenceWords: 0.072,
    passageWords: 4.047,
    standsOut: 2.264,
    asksFigure: -0.145,
    asksMoney: -0.318,
    asksWho: 1.09,
    asksPenalty: 0.224,
    asksAllowed: 0.991,
    asksNothing: 0.7,
    shapeless: -0.519,
    lacksMoney: -1.087,
    lacksCount: -0.157,
    lacksPenalty: -0.264,
    lacksUnit: -1.334,
    presumes: -0.031,
    betterElsewhere: -13.635,
  },
}

/** `byMeaning`: were there vectors to find with? */
export function judge(signals: Signals, byMeaning: boolean): Sufficiency {
  const { bias, threshold, weights } = byMeaning ? WITH_MEANING : BY_WORDS_ONLY
  let sum = bias - threshold
  for (const [name, weight] of Object.entries(weights)) sum += weight * signals[name as keyof Signals]
  return { sufficient: sum >= 0, sum }
}
