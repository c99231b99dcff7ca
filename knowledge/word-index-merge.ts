/**
 * One word index out of several, without cutting a kept text into words again.
 */
import { atOnce } from './slices.ts'
import { POSTINGS_STEP, type Postings, STEP, startsOf, WordIndex } from './word-index.ts'

/** `places[d]`: the new number of document d of `index`, or −1 when it is gone. */
export interface MergePart {
  index: WordIndex
  places: Int32Array
}

/** One index of `documents` documents out of several; answers as if it were built afresh. Each new number comes from one part. */
export function* mergingWordIndexes(parts: readonly MergePart[], documents: number): Generator<void, WordIndex> {
  const terms = new Map<string, number>()
  const frequencies: number[] = []
  const lengths = new Uint32Array(documents)
  for (const { index, places } of parts) {
    const { starts, docs } = index.postings
    for (let doc = 0; doc < places.length; doc++) if (places[doc]! >= 0) lengths[places[doc]!] = index.postings.lengths[doc]!
    for (const [word, term] of index.postings.terms) {
      if (term % STEP === 0) yield
      let kept = 0
      for (let at = starts[term]!; at < starts[term + 1]!; at++) {
        if (at % POSTINGS_STEP === 0) yield
        if (places[docs[at]!]! >= 0) kept++
      }
      if (kept === 0) continue
      const known = terms.get(word)
      if (known === undefined) {
        terms.set(word, terms.size)
        frequencies.push(kept)
      } else frequencies[known]! += kept
    }
  }
  const starts = startsOf(frequencies)
  const total = starts[frequencies.length]!
  const merged: Postings = { terms, starts, docs: new Uint32Array(total), counts: new Uint8Array(total), lengths }
  const next = starts.slice()
  for (const part of parts) yield* copyPostings(part, merged, next)
  return new WordIndex(merged)
}

export function mergeWordIndexes(parts: readonly MergePart[], documents: number): WordIndex {
  return atOnce(mergingWordIndexes(parts, documents))
}

function* copyPostings({ index, places }: MergePart, into: Postings, next: Uint32Array): Generator<void, void> {
  const { terms, starts, docs, counts } = index.postings
  for (const [word, term] of terms) {
    if (term % STEP === 0) yield
    const target = into.terms.get(word)
    if (target === undefined) continue
    for (let at = starts[term]!; at < starts[term + 1]!; at++) {
      if (at % POSTINGS_STEP === 0) yield
      const place = places[docs[at]!]!
      if (place < 0) continue
      const to = next[target]!++
      into.docs[to] = place
      into.counts[to] = counts[at]!
    }
  }
}
