/**
 * 合并: what was found by words and what was found by meaning, as one list.
 *
 * score = bm25 / max(bm25) + 2 · cosine. Measured on four sets: by score it beats plain ranks, which cost a weak encoder up to 22 points
 * of R@1. A unit that one side did not bring counts there as if it came just behind the last that it brought; for words that
 * is nothing, for meaning it is the lowest cosine of the list.
 */
import type { Hit } from './snapshot.ts'

export const MEANING_WEIGHT = 2

/** Best first; equal scores in the order of units. Without `byMeaning` the words decide alone (bm25 / max). */
export function fuse(byWords: readonly Hit[], byMeaning: readonly Hit[] | undefined, weight = MEANING_WEIGHT): Hit[] {
  const scores = new Map<number, number>()
  const most = byWords[0]?.score ?? 1
  const least = byMeaning?.at(-1)?.score ?? 0
  for (const { unit, score } of byWords) scores.set(unit, score / most + weight * least)
  for (const { unit, score } of byMeaning ?? [])
    scores.set(unit, (scores.get(unit) ?? weight * least) + weight * (score - least))
  return [...scores].map(([unit, score]) => ({ unit, score })).sort((a, b) => b.score - a.score || a.unit - b.unit)
}
