/** Waiting for a lock that another program holds: asynchronously, so that nothing else stands still, and not for ever. */
import type { Clock } from '../clock.ts'
import { isStoreError } from './store-error.ts'

const FIRST_PAUSE_MS = 10
const LONGEST_PAUSE_MS = 500

export interface Patience {
  clock: Clock
  /** Give up after this long, ms. */
  limitMs: number
  /** Told before each pause. */
  onWait?: (waitedMs: number) => void
}

/** Tries `work` again while it fails with `database_busy`, pausing 10 ms, 20 ms, … 500 ms, and throws the last error in the end. */
export async function patiently<T>({ clock, limitMs, onWait }: Patience, work: () => Promise<T>): Promise<T> {
  const began = clock.elapsed()
  let paused = 0
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    try {
      return await work()
    } catch (error) {
      // The pauses are added up as well: a test's clock may stand still.
      const waited = Math.max(clock.elapsed() - began, paused)
      if (!isStoreError(error, 'database_busy') || waited >= limitMs) throw error
      onWait?.(waited)
      await clock.sleep(pause)
      paused += pause
    }
  }
}
