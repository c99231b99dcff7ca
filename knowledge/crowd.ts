/**
 * 轮流: many ask at once, and each answer is some long steps of reckoning. Where others are at work as well, each step is taken in a turn of the
 * event loop of its own, so that whatever else comes in (an emergency, say) waits for one step and not for all of them.
 */
import type { Clock } from '../clock.ts'

/** Resolves when the next step may be taken; at once where nobody else is at work. */
export type Turn = () => Promise<void>

export interface Crowd {
  /** Runs `work` as one of those who take turns. */
  join<T>(work: (turn: Turn) => Promise<T>): Promise<T>
}

export function createCrowd(clock: Clock): Crowd {
  let atWork = 0
  let last: Promise<void> = Promise.resolve()
  const turn: Turn = () => {
    if (atWork <= 1) return Promise.resolve()
    // One behind the other: timers that end together would run together.
    last = last.then(() => clock.sleep(0))
    return last
  }
  return {
    async join(work) {
      atWork += 1
      try {
        return await work(turn)
      } finally {
        atWork -= 1
      }
    },
  }
}
