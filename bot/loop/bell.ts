/** Waiting for work: until somebody rings, or for a while. A ring while nobody waits is not lost. */
import type { Clock } from '../../clock.ts'

export interface Bell {
  ring(): void
  /** Resolves at the next ring (or one since the last wait), and after `ms` at the latest. */
  wait(ms: number): Promise<void>
}

export function createBell(clock: Clock): Bell {
  let rung = false
  let waiting: AbortController | undefined
  return {
    ring() {
      rung = true
      // Without a reason it would make an exception, with its stack, each time.
      waiting?.abort('rung')
    },
    async wait(ms) {
      if (!rung) {
        waiting = new AbortController()
        await clock.sleep(ms, waiting.signal)
        waiting = undefined
      }
      rung = false
    },
  }
}
