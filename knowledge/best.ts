/**
 * The best k of many, in one pass and k places. Higher score first; equal scores, lower number first.
 */
import type { Hit } from './snapshot.ts'

export interface Best {
  /** Whether this one would be kept: ask before anything dear (a filter) is asked about it. */
  wants(score: number, unit: number): boolean
  add(score: number, unit: number): void
  hits(): Hit[]
}

export function bestOf(k: number): Best {
  // A binary heap with the worst on top.
  const heap: Hit[] = []
  const wants = (score: number, unit: number) => k > 0 && (heap.length < k || beats(score, unit, heap[0]!))
  return {
    wants,
    add(score, unit) {
      if (!wants(score, unit)) return
      if (heap.length < k) lift(heap, { unit, score })
      else sink(heap, { unit, score })
    },
    hits: () => heap.toSorted((a, b) => b.score - a.score || a.unit - b.unit),
  }
}

function beats(score: number, unit: number, other: Hit): boolean {
  return score > other.score || (score === other.score && unit < other.unit)
}

function worse(a: Hit, b: Hit): boolean {
  return beats(b.score, b.unit, a)
}

function lift(heap: Hit[], hit: Hit): void {
  let at = heap.push(hit) - 1
  while (at > 0) {
    const parent = (at - 1) >> 1
    if (!worse(hit, heap[parent]!)) break
    heap[at] = heap[parent]!
    at = parent
  }
  heap[at] = hit
}

function sink(heap: Hit[], hit: Hit): void {
  let at = 0
  for (;;) {
    let child = 2 * at + 1
    if (child >= heap.length) break
    if (child + 1 < heap.length && worse(heap[child + 1]!, heap[child]!)) child++
    if (!worse(heap[child]!, hit)) break
    heap[at] = heap[child]!
    at = child
  }
  heap[at] = hit
}
