/** The ten best in another model's order, where there is one and it says so in time. */
import type { Reranker } from './reranker.ts'
import type { Snapshot } from './snapshot.ts'

export const RERANKED = 10

/** What was found, in the order of the snapshot's reranker. A candidate is read with its title and headings. */
export async function reranked<F extends { candidates: C[] }, C extends { unit: number; score: number }>(
  found: F,
  question: string,
  { rerank, units }: Snapshot,
): Promise<F> {
  if (!rerank) return found
  const textOf = ({ unit }: C) => units[unit]!.indexed
  return { ...found, candidates: await reordered(found.candidates, { question, textOf, rerank }) }
}

/**
 * The first ten in the reranker's order, the others behind them as they were. Each place keeps its score: what is measured from the best
 * one on measures the same as before. The same list where there is no opinion.
 */
export async function reordered<T extends { score: number }>(
  items: readonly T[],
  { question, textOf, rerank }: { question: string; textOf(item: T): string; rerank: Reranker['rerank'] },
): Promise<T[]> {
  const best = items.slice(0, RERANKED)
  const scores = best.length < 2 ? undefined : await rerank(question, best.map(textOf))
  if (!scores) return [...items]
  const order = best.map((_, at) => at).sort((a, b) => scores[b]! - scores[a]! || a - b)
  return [...order.map((from, place) => ({ ...best[from]!, score: best[place]!.score })), ...items.slice(best.length)]
}
