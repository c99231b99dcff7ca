/**
 * 阅读器: reads a question beside a sentence. From the encoder's two vectors it says how likely the sentence answers,
 * and from the question's alone of what kind it is (an opinion, somebody's private data, …). What it is and what it cannot: README.md.
 *
 * The first layer is linear in the question, in the product and in the difference of both vectors: the question's share is
 * computed once.
 */
import { fileURLToPath } from 'node:url'
import { verifiedFiles } from '../verified-files.ts'

/** Named weights of a weighed sum. */
export interface Weighing {
  bias: number
  weights: Readonly<Record<string, number>>
}

export interface Reader {
  /** The encoder whose vectors it reads: of no other's. */
  readonly encoder: string
  /** Of `knowledge/`'s features: which sentence first; is there an answer. */
  readonly ranking: Weighing
  readonly decision: Weighing
  /** Where the first passages were read together with the question (models/cross-encoder). */
  readonly closeDecision?: Weighing
  /** Log-odds, per sentence, that it answers the question. Vectors of length 1. */
  read(question: Float32Array, sentences: readonly Float32Array[]): number[]
  /** Probabilities, by kind; they sum to 1. */
  kindsOf(question: Float32Array): Record<string, number>
}

interface Card {
  encoder: string
  dimension: number
  hidden: number
  kindHidden: number
  kinds: string[]
  ranking: Weighing
  decision: Weighing
  closeDecision?: Weighing
}

/** Reads the folder's two files; throws, in words, where one is missing or is not what `checksums.json` says. */
export function openReader(folder = fileURLToPath(new URL('.', import.meta.url))): Reader {
  const verified = verifiedFiles(folder)
  const card = JSON.parse(verified('reader.json').toString('utf8')) as Card
  const bytes = verified('weights.bin')
  const numbers = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length))
  return readerOf(card, numbers)
}

/** In the order of the file: question, product, difference, bias, output and its bias; then the kinds' two layers. */
function readerOf(card: Card, numbers: Float32Array): Reader {
  const { dimension, hidden, kindHidden, kinds } = card
  let at = 0
  const take = (count: number) => {
    at += count
    return numbers.subarray(at - count, at)
  }
  const ofQuestion = take(hidden * dimension)
  const ofProduct = take(hidden * dimension)
  const ofDifference = take(hidden * dimension)
  const bias = take(hidden)
  const out = take(hidden)
  const [outBias = 0] = take(1)
  const kindFirst = take(kindHidden * dimension)
  const kindBias = take(kindHidden)
  const kindSecond = take(kinds.length * kindHidden)
  const kindOut = take(kinds.length)
  if (at !== numbers.length) throw new Error(`${numbers.length} numbers where ${at} were expected`)
  return {
    encoder: card.encoder,
    ranking: card.ranking,
    decision: card.decision,
    ...(card.closeDecision && { closeDecision: card.closeDecision }),
    read(question, sentences) {
      const base = bias.map((value, row) => value + dot(ofQuestion, row * dimension, question))
      const answers = new Array<number>(sentences.length).fill(outBias)
      const sums = new Float64Array(ABREAST)
      for (let first = 0; first < sentences.length; first += ABREAST) {
        const abreast = sentences.slice(first, first + ABREAST)
        const { products, differences } = besideQuestion(question, abreast)
        for (let row = 0; row < hidden; row++) {
          sums.fill(base[row]!)
          addRow(sums, ofProduct, products, row * dimension, dimension)
          addRow(sums, ofDifference, differences, row * dimension, dimension)
          for (let at = 0; at < abreast.length; at++) if (sums[at]! > 0) answers[first + at]! += out[row]! * sums[at]!
        }
      }
      return answers
    },
    kindsOf(question) {
      const first = kindBias.map((value, row) => Math.max(0, value + dot(kindFirst, row * dimension, question)))
      const logits = kinds.map((_, row) => kindOut[row]! + dot(kindSecond, row * kindHidden, first))
      const top = Math.max(...logits)
      const shares = logits.map((logit) => Math.exp(logit - top))
      const all = shares.reduce((sum, share) => sum + share, 0)
      return Object.fromEntries(kinds.map((kind, row) => [kind, shares[row]! / all]))
    },
  }
}

/** Sentences that share one pass over the weights: reading those is what takes the time (2.5 ms for 36 sentences one by one, 1.5 ms so). */
const ABREAST = 4

/** Product and difference of the question with each sentence, one after the other; zeros where there are fewer than ABREAST. */
function besideQuestion(question: Float32Array, sentences: readonly Float32Array[]) {
  const { length } = question
  const products = new Float32Array(ABREAST * length)
  const differences = new Float32Array(ABREAST * length)
  for (let at = 0; at < sentences.length; at++) {
    const sentence = sentences[at]!
    for (let column = 0; column < length; column++) {
      const asked = question[column]!
      const said = sentence[column]!
      products[at * length + column] = asked * said
      differences[at * length + column] = Math.abs(asked - said)
    }
  }
  return { products, differences }
}

/** Adds to each of the four sums its vector's dot product with the row that begins at `from`. */
function addRow(sums: Float64Array, matrix: Float32Array, vectors: Float32Array, from: number, length: number): void {
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  for (let at = 0; at < length; at++) {
    const weight = matrix[from + at]!
    a += weight * vectors[at]!
    b += weight * vectors[length + at]!
    c += weight * vectors[2 * length + at]!
    d += weight * vectors[3 * length + at]!
  }
  sums[0]! += a
  sums[1]! += b
  sums[2]! += c
  sums[3]! += d
}

/** Of `vector` and the row of `matrix` that begins at `from`. Four sums that do not wait for each other. */
function dot(matrix: Float32Array, from: number, vector: Float32Array): number {
  const { length } = vector
  let [a, b, c, d] = [0, 0, 0, 0]
  let at = 0
  for (; at + 3 < length; at += 4) {
    a += matrix[from + at]! * vector[at]!
    b += matrix[from + at + 1]! * vector[at + 1]!
    c += matrix[from + at + 2]! * vector[at + 2]!
    d += matrix[from + at + 3]! * vector[at + 3]!
  }
  for (; at < length; at++) a += matrix[from + at]! * vector[at]!
  return a + b + c + d
}
