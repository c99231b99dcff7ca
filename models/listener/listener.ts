/**
 * 听者: what letters, words and rules of a message speak for which label: a linear model over named traits, one softmax a head
 * (intent, service, urgency, problems), and beside it what the close reader hears in the whole message (models/cross-encoder). What it is, how good, what it
 * confuses: README.md.
 *
 * Every weight of a trait has a name, so that each label can be explained by the traits that spoke for it.
 */
import { fileURLToPath } from 'node:url'
import { brotliDecompressSync } from 'node:zlib'
import { verifiedFiles } from '../verified-files.ts'

/** What was seen in a message, by name, and how much of it; not changed once it was listened to. Names that were never learnt count nothing. */
export type Traits = ReadonlyMap<string, number>
export type Shares = Readonly<Record<string, number>>

export interface Listener {
  /** The close reader whose meanings it weighs: no other's. */
  readonly hearer: string
  /** The labels of each head, in the order in which a hearer's numbers stand. */
  readonly heads: Readonly<Record<string, readonly string[]>>
  /**
   * By head, the probability of each label; they sum to 1 in a head. `meanings`: what speaks for each label by `hearer`; without them the
   * traits alone decide.
   */
  listen(traits: Traits, meanings?: Float32Array): Readonly<Record<string, Shares>>
  /** The traits that spoke most for `label` rather than `against`, the strongest first. */
  because(traits: Traits, head: string, label: string, against: string, most?: number): { trait: string; weight: number }[]
}

/** The text half of the files; both are compressed (brotli). `weights.bin` holds signed bytes, one a label of all heads, trait by trait. */
export interface ListenerCard {
  hearer: string
  heads: Readonly<Record<string, readonly string[]>>
  /** Of each label: what a byte's one is worth, and its bias. */
  scales: readonly number[]
  biases: readonly number[]
  /** Of each head, where both are there: what the traits' sums count, and what the meanings. */
  balance: Readonly<Record<string, readonly [traits: number, meanings: number]>>
  traits: readonly string[]
}

/** Reads the folder's files; throws, in words, where one is missing or is not what `checksums.json` says. */
export function openListener(folder = fileURLToPath(new URL('.', import.meta.url))): Listener {
  const verified = verifiedFiles(folder)
  const content = (name: string) => brotliDecompressSync(verified(name))
  const card = JSON.parse(content('listener.json.br').toString('utf8')) as ListenerCard
  const bytes = content('weights.bin.br')
  return listenerOf(card, new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length))
}

/** Throws where card and weights do not belong together. */
export function listenerOf(card: ListenerCard, weights: Int8Array): Listener {
  const { scales, biases, traits, balance, heads } = card
  const width = scales.length
  const rows = new Map(traits.map((trait, row) => [trait, row * width]))
  const spans = new Map<string, number>()
  let next = 0
  for (const [head, labels] of Object.entries(heads)) {
    spans.set(head, next)
    next += labels.length
  }
  if (next !== width || biases.length !== width || weights.length !== traits.length * width)
    throw new Error(`card and weights do not belong together: ${next} labels, ${width} scales, ${weights.length} weights`)

  const byTraits = (seen: Traits): Float64Array => {
    const sums = new Float64Array(width)
    for (const [trait, value] of seen) {
      const row = rows.get(trait)
      if (row !== undefined) for (let label = 0; label < width; label++) sums[label]! += value * weights[row + label]!
    }
    return sums.map((sum, label) => biases[label]! + scales[label]! * sum)
  }

  /** A message is listened to again when more is heard of it; its traits are the same. */
  const known = new WeakMap<Traits, Float64Array>()
  const sumsOf = (seen: Traits): Float64Array => {
    const sums = known.get(seen) ?? byTraits(seen)
    known.set(seen, sums)
    return sums
  }

  return {
    hearer: card.hearer,
    heads,
    listen(seen, meanings) {
      const sums = sumsOf(seen)
      const shares = Object.entries(heads).map(([head, labels]) => {
        const begin = spans.get(head)!
        const own = sums.subarray(begin, begin + labels.length)
        const [ofTraits, ofMeanings] = balance[head] ?? [1, 0]
        const both = meanings ? own.map((sum, label) => ofTraits * sum + ofMeanings * meanings[begin + label]!) : own
        return [head, softmax(labels, both)]
      })
      return Object.fromEntries(shares)
    },
    because(seen, head, label, against, most = 4) {
      const labels = heads[head] ?? []
      const [one, other] = [labels.indexOf(label), labels.indexOf(against)]
      if (one < 0 || other < 0) return []
      const begin = spans.get(head)!
      const weightOf = (row: number, at: number) => scales[begin + at]! * weights[row + begin + at]!
      return [...seen]
        .flatMap(([trait, value]) => {
          const row = rows.get(trait)
          return row === undefined ? [] : [{ trait, weight: value * (weightOf(row, one) - weightOf(row, other)) }]
        })
        .filter(({ weight }) => weight > 0)
        .sort((a, b) => b.weight - a.weight)
        .slice(0, most)
    },
  }
}

function softmax(labels: readonly string[], sums: Float64Array): Shares {
  let top = Number.NEGATIVE_INFINITY
  for (let at = 0; at < labels.length; at++) top = Math.max(top, sums[at]!)
  const odds = labels.map((_, at) => Math.exp(sums[at]! - top))
  const all = odds.reduce((sum, one) => sum + one, 0)
  return Object.fromEntries(labels.map((label, at) => [label, odds[at]! / all]))
}
