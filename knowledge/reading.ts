/** What `knowledge/` asks of a reader (models/reader is one), and how its weights are used. */

/** Named weights of a weighed sum. */
export interface Weighing {
  bias: number
  weights: Readonly<Record<string, number>>
}

export interface Reader {
  /** The encoder whose vectors it reads: of no other's. */
  readonly encoder: string
  /** Over `FEATURES`: which sentence first. */
  readonly ranking: Weighing
  /** Over the signals of a question: is there an answer. */
  readonly decision: Weighing
  /** The same where the first passages were read together with the question. */
  readonly closeDecision?: Weighing
  /** Log-odds, per sentence, that it answers the question. Vectors of length 1. */
  read(question: Float32Array, sentences: readonly Float32Array[]): number[]
  /** Probabilities that the question is of a kind that no passage answers (opinion, private, …), or `normal`. */
  kindsOf(question: Float32Array): Readonly<Record<string, number>>
}

/** Reads question and passage together (models/cross-encoder is one). */
export interface CloseReader {
  /** Log-odds that a text answers: of each, or of as many of the first as there is time for; undefined where it cannot say in time. Never rejects. */
  score(question: string, texts: readonly string[]): Promise<readonly number[] | undefined>
}

/** bias + Σ weight · value. A name without a value counts as 0. */
export function weigh({ bias, weights }: Weighing, values: Readonly<Record<string, number>>): number {
  let sum = bias
  for (const [name, weight] of Object.entries(weights)) sum += weight * (values[name] ?? 0)
  return sum
}
