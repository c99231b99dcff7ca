/**
 * 词索引: BM25 over the words of many short documents, in typed arrays.
 *
 * score(q, d) = Σ over the words t of q, as often as they stand there:
 *   idf(t) · tf(t,d) · (k1 + 1) / (tf(t,d) + k1 · (1 − b + b · |d| / avg|d|)),  idf(t) = ln(1 + (N − df + ½) / (df + ½))
 * (Robertson & Zaragoza, The Probabilistic Relevance Framework, 2009; the idf that is never negative as in Lucene's
 * BM25Similarity). k1 = 1.5 and b = 0.75, the middle of what they advise. tf counts to 255, enough for a curve that is flat from ten on.
 *
 * An index never changes. A postings list is a slice of two flat arrays (CSR); an edit makes a new index by copying what
 * stays (word-index-merge.ts), without cutting a kept text into words again. Equal scores stand in document order.
 */

import { bestOf } from './best.ts'
import { figuresOf } from './figures.ts'
import { fold } from './fold.ts'
import { housesBetween } from './ranges.ts'
import type { Scope } from './scope.ts'
import { atOnce } from './slices.ts'
import type { Hit, WordQuery } from './snapshot.ts'
import { countWords, type Weighed, weigh } from './word-query.ts'
import { wordsOfFolded } from './words.ts'

const K1 = 1.5
const B = 0.75
/** Documents or words, and entries of their lists, after which long work may be interrupted: about a millisecond at most. */
export const STEP = 64
export const POSTINGS_STEP = 1 << 14

export interface Postings {
  /** Word → number of its list. */
  terms: Map<string, number>
  /** List t is [starts[t], starts[t + 1]) of `docs` and `counts`. */
  starts: Uint32Array
  docs: Uint32Array
  counts: Uint8Array
  /** Words per document, with repetitions. */
  lengths: Uint32Array
}

export class WordIndex {
  readonly postings: Postings
  readonly documents: number
  /** k1 · (1 − b + b · |d| / avg|d|), per document. */
  private readonly norms: Float32Array
  /** Scores of the query that `found` is of; 0 for what shares no word with it. */
  private readonly sums: Float64Array
  /** What shares a word with that query, in no promised order. */
  private found: { of: Weighed | undefined; count: number; docs: Uint32Array }
  /** One question is asked for several things, and others in between. */
  private readonly weighed = new WeakMap<WordQuery, Weighed>()

  constructor(postings: Postings) {
    this.postings = postings
    this.documents = postings.lengths.length
    const { lengths } = postings
    const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, this.documents) || 1
    this.norms = new Float32Array(this.documents)
    for (let doc = 0; doc < this.documents; doc++) this.norms[doc] = K1 * (1 - B + (B * lengths[doc]!) / average)
    this.sums = new Float64Array(this.documents)
    this.found = { of: undefined, count: 0, docs: new Uint32Array(this.documents) }
  }

  /** The best `k` documents that share a word with the query, best first. Costs what the query's postings cost; asked again of others, less. */
  search(query: string | WordQuery, k: number, among?: Scope): Hit[] {
    this.score(query)
    const { sums, found } = this
    const best = bestOf(k)
    if (among && among.size < found.count) {
      for (let at = 0; at < among.spans.length; at += 2)
        for (let doc = among.spans[at]!, end = among.spans[at + 1]!; doc < end; doc++)
          if (sums[doc]! > 0) best.add(sums[doc]!, doc)
      return best.hits()
    }
    for (let at = 0; at < found.count; at++) {
      const doc = found.docs[at]!
      if (best.wants(sums[doc]!, doc) && (among === undefined || among.has(doc))) best.add(sums[doc]!, doc)
    }
    return best.hits()
  }

  /** `sums` and `found` are of this query: one question is asked of several parts of a base, one after the other. */
  private score(query: string | WordQuery): void {
    const words = this.wordsIn(query)
    const { starts, docs, counts } = this.postings
    const { norms, sums, found } = this
    if (found.of === words) return
    for (let at = 0; at < found.count; at++) sums[found.docs[at]!] = 0
    found.of = words
    found.count = 0
    for (const [word, times] of [...words.own, ...words.also]) {
      const term = this.postings.terms.get(word)
      if (term === undefined || times === 0) continue
      const end = starts[term + 1]!
      const weight = times * this.idf(end - starts[term]!) * (K1 + 1)
      for (let at = starts[term]!; at < end; at++) {
        const doc = docs[at]!
        const count = counts[at]!
        const before = sums[doc]!
        if (before === 0) found.docs[found.count++] = doc
        sums[doc] = before + (weight * count) / (count + norms[doc]!)
      }
    }
  }

  /** The share of the query's idf mass (each own word once) that stands in any document: 0 to 1; 0 for a query without words. */
  known(query: string | WordQuery): number {
    let known = 0
    let all = 0
    for (const word of this.wordsIn(query).own.keys()) {
      const found = this.frequency(word)
      const idf = this.idf(found)
      all += idf
      if (found > 0) known += idf
    }
    return all === 0 ? 0 : known / all
  }

  /**
   * What no score for that query exceeds: Σ weight(t) · idf(t) · (k1 + 1) over its own words, as often as they stand there. Further words
   * take the room of own words that no document has; only what they exceed it by is added.
   */
  mass(query: string | WordQuery): number {
    const { own, also } = this.wordsIn(query)
    let all = 0
    let reachable = 0
    for (const [word, times] of own) {
      const found = this.frequency(word)
      const mass = times * this.idf(found)
      all += mass
      if (found > 0) reachable += mass
    }
    for (const [word, weight] of also) {
      const found = this.frequency(word)
      if (found > 0) reachable += weight * this.idf(found)
    }
    return Math.max(all, reachable) * (K1 + 1)
  }

  /** How many documents hold a word; 0 when none does. */
  frequency(word: string): number {
    const term = this.postings.terms.get(word)
    return term === undefined ? 0 : this.postings.starts[term + 1]! - this.postings.starts[term]!
  }

  private wordsIn(query: string | WordQuery): Weighed {
    if (typeof query === 'string') return weigh(query)
    const known = this.weighed.get(query) ?? weigh(query)
    this.weighed.set(query, known)
    return known
  }

  private idf(found: number): number {
    return Math.log(1 + (this.documents - found + 0.5) / (found + 0.5))
  }
}

/** Gathers documents one by one, so that a long build can let others work in between. Documents are numbered as added. */
export class WordIndexBuilder {
  private readonly terms = new Map<string, number>()
  private readonly frequencies: number[] = []
  private readonly lengths: number[] = []
  private readonly distinct: number[] = []
  private pairs = { terms: new Uint32Array(1 << 12), counts: new Uint8Array(1 << 12), used: 0 }

  add(text: string): void {
    const folded = fold(text)
    const words = wordsOfFolded(folded)
    // Figures with their unit are found too (`figures.ts`), and make no text longer: their parts are words already.
    const counted = countWords([...words, ...figuresOf(folded), ...housesBetween(folded)])
    this.lengths.push(words.length)
    this.distinct.push(counted.size)
    if (this.pairs.used + counted.size > this.pairs.terms.length) this.grow(counted.size)
    for (const [word, count] of counted) {
      let term = this.terms.get(word)
      if (term === undefined) {
        term = this.terms.size
        this.terms.set(word, term)
        this.frequencies.push(0)
      }
      this.frequencies[term]! += 1
      this.pairs.terms[this.pairs.used] = term
      this.pairs.counts[this.pairs.used] = Math.min(count, 255)
      this.pairs.used++
    }
  }

  /** From one list per document to one list per word: a counting sort. */
  *finish(): Generator<void, WordIndex> {
    const starts = startsOf(this.frequencies)
    const next = starts.slice()
    const docs = new Uint32Array(this.pairs.used)
    const counts = new Uint8Array(this.pairs.used)
    let pair = 0
    for (const [doc, distinct] of this.distinct.entries()) {
      for (const end = pair + distinct; pair < end; pair++) {
        const at = next[this.pairs.terms[pair]!]!++
        docs[at] = doc
        counts[at] = this.pairs.counts[pair]!
      }
      if (doc % STEP === 0) yield
    }
    return new WordIndex({ terms: this.terms, starts, docs, counts, lengths: Uint32Array.from(this.lengths) })
  }

  private grow(more: number): void {
    const size = Math.max(this.pairs.terms.length * 2, this.pairs.used + more)
    const terms = new Uint32Array(size)
    const counts = new Uint8Array(size)
    terms.set(this.pairs.terms)
    counts.set(this.pairs.counts)
    this.pairs = { terms, counts, used: this.pairs.used }
  }
}

/** May be interrupted after every text. */
export function* buildingWordIndex(texts: Iterable<string>): Generator<void, WordIndex> {
  const builder = new WordIndexBuilder()
  for (const text of texts) {
    builder.add(text)
    yield
  }
  return yield* builder.finish()
}

export function buildWordIndex(texts: Iterable<string>): WordIndex {
  return atOnce(buildingWordIndex(texts))
}

/** Where each list of so many entries begins, and after the last where it ends. */
export function startsOf(frequencies: readonly number[]): Uint32Array {
  const starts = new Uint32Array(frequencies.length + 1)
  for (let term = 0; term < frequencies.length; term++) starts[term + 1] = starts[term]! + frequencies[term]!
  return starts
}
