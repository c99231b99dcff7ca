/**
 * 依据够不够: is what is asked contained in what was found? One weighed sum of named signals; the answer's trace shows each.
 *
 * The weights are a logistic regression (L2, both classes equally heavy) over questions about statutes with and without an
 * answer in them, the same questions put to bases that lack the statute, and questions about a community's own papers.
 */
import type { Signals } from './signals.ts'

export interface Sufficiency {
  sufficient: boolean
  /** Log-odds that the answer is there, less the threshold: positive is sufficient. */
  sum: number
}

const BIAS = -3.808
export const SIGNAL_WEIGHTS: Readonly<Record<keyof Signals, number>> = {
  sentenceMeaning: 4.733,
  passageMeaning: 1.711,
  words: -4.631,
  standsOut: 2.774,
  known: -0.626,
  missing: 1.482,
  missingTerm: -0.029,
  quotedMissing: 2.365,
  asksFigure: -0.779,
  asksMoney: -0.602,
  asksWho: 0.827,
  asksPenalty: -0.239,
  asksAllowed: 0.851,
  asksNothing: 0.666,
  shapeless: 0.261,
  shapelessPassage: -0.535,
  figureless: -0.334,
  otherFigure: 0.121,
  presumes: 0.32,
  betterElsewhere: -10.297,
}
/** Log-odds below which there is no answer: where about one answerable question in seven is refused. */
const THRESHOLD = -0.9

export function judge(signals: Signals): Sufficiency {
  let sum = BIAS - THRESHOLD
  for (const [name, weight] of Object.entries(SIGNAL_WEIGHTS)) sum += weight * signals[name as keyof Signals]
  return { sufficient: sum >= 0, sum }
}
