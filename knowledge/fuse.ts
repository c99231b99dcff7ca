/**
 * 合并: what was found by words and what was found by meaning, as one list.
 *
 * score = 0.8 · bm25 / mass + cosine, where mass is what the query's words could score at most. Where query and base share rare words the first
 * part is large and words lead; where they share only common ones it nears 0 and meaning decides: so the weight of the words depends on the question
 * by itself. MRR@10 on 499 answers to lay legal questions .772, on 1,104 encyclopaedia passages .990 (`xiaoge search`). A smaller weight serves
 * the first, a larger one the second: either side alone has .573 and .982 (words), .763 and .935 (the encoder).
 *
 * A unit that one side did not bring has there, at most, what the last one that it did bring has: nothing for words, the lowest cosine
 * of the list for meaning.
 */
import type { Hit } from './snapshot.ts'

export interface Found {
  byWords: readonly Hit[]
  /** Undefined: the words decide alone. */
  byMeaning: readonly Hit[] | undefined
  mass: number
}

const WORDS_WEIGHT = 0.8

/** Best first; equal scores in the order of units. */
export function fuse({ byWords, byMeaning = [], mass }: Found): Hit[] {
  const floor = byMeaning.at(-1)?.score ?? 0
  const scores = new Map<number, number>()
  for (const { unit, score } of byWords) scores.set(unit, (WORDS_WEIGHT * score) / mass + floor)
  for (const { unit, score } of byMeaning) scores.set(unit, (scores.get(unit) ?? floor) - floor + score)
  return [...scores].map(([unit, score]) => ({ unit, score })).sort((a, b) => b.score - a.score || a.unit - b.unit)
}
