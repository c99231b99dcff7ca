/**
 * 分片: long work in short pieces, so that people who ask meanwhile hardly notice. The work is a generator that yields wherever it may be
 * interrupted; who runs it decides whether it is.
 */
import type { Behind } from './crowd.ts'

/** An answer that has just come waits for the one at hand. */
const SLICE_MS = 2

/** Between two slices everybody else has a turn, and who is being answered has an answer. */
export async function inSlices<T>(work: Generator<void, T>, { clock, giveWay }: Behind): Promise<T> {
  for (let pause = clock.elapsed() + SLICE_MS; ; ) {
    const step = work.next()
    if (step.done) return step.value
    if (clock.elapsed() < pause) continue
    await giveWay()
    pause = clock.elapsed() + SLICE_MS
  }
}

/** For long work that waits for the disk: to be awaited between its pieces; gives way where one slice's time is over. */
export function pausing({ clock, giveWay }: Behind): () => Promise<void> {
  let pause = clock.elapsed() + SLICE_MS
  return async () => {
    if (clock.elapsed() < pause) return
    await giveWay()
    pause = clock.elapsed() + SLICE_MS
  }
}

/** Where nobody waits. */
export function atOnce<T>(work: Generator<void, T>): T {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}
