/** The words that a search looks for, with their weights. */
import { figuresOf } from './figures.ts'
import { fold } from './fold.ts'
import type { WordQuery } from './snapshot.ts'
import { wordsOf, wordsOfFolded } from './words.ts'

/** Characters. What is longer is no question, and may not hold the others up. */
const LONGEST_QUERY = 4_000

/** Of a figure with its unit against a word: its parts are words already. With 1, questions about the law lost 0.002 MRR. */
const FIGURE = 0.5

export interface Weighed {
  /** Of the text itself: how often each stands there; of figures the half. */
  own: ReadonlyMap<string, number>
  /** Only those that the text does not have, 0 to 1. */
  also: ReadonlyMap<string, number>
}

export function weigh(query: string | WordQuery): Weighed {
  const { text, also: further } = typeof query === 'string' ? { text: query, also: [] } : query
  const folded = fold(text.slice(0, LONGEST_QUERY))
  const own = countWords(wordsOfFolded(folded))
  for (const figure of figuresOf(folded)) own.set(figure, (own.get(figure) ?? 0) + FIGURE)
  const also = new Map<string, number>()
  for (const { text, weight } of further) {
    for (const word of wordsOf(text.slice(0, LONGEST_QUERY))) {
      if (!own.has(word)) also.set(word, Math.max(also.get(word) ?? 0, weight))
    }
  }
  return { own, also }
}

export function countWords(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}
