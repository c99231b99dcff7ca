/**
 * 轮流与让路: who is being answered. Many ask at once, and each answer is some long steps of reckoning: where others are at work as well, each step is
 * taken in a turn of the event loop of its own, so that whatever else comes in (an emergency, say) waits for one step and not for all of them.
 * Long work behind everybody's back (a folder that comes in) asks here as well before it goes on: people first.
 */
import type { Clock } from '../clock.ts'

/** Resolves when the next step may be taken; at once where nobody else is at work. */
export type Turn = () => Promise<void>

/** Who works behind everybody's back. */
export interface Behind {
  clock: Clock
  /** Between two pieces of the work: resolves when everybody else has had a turn and nobody is being answered. */
  giveWay(): Promise<void>
}

export interface Crowd extends Behind {
  /** Runs `work` as one of those who take turns. */
  join<T>(work: (turn: Turn) => Promise<T>): Promise<T>
}

/** People may ask without a pause for hours: who has given way so long has the next moment beside them. */
const LONGEST_WAY_MS = 400
const MOMENT_MS = 100

export function createCrowd(clock: Clock): Crowd {
  let atWork = 0
  let last: Promise<void> = Promise.resolve()
  let alone = new AbortController()
  let momentEnds = 0
  const turn: Turn = () => {
    if (atWork <= 1) return Promise.resolve()
    // One behind the other: timers that end together would run together.
    last = last.then(() => clock.sleep(0))
    return last
  }
  return {
    clock,
    async join(work) {
      atWork += 1
      try {
        return await work(turn)
      } finally {
        atWork -= 1
        if (atWork === 0) {
          alone.abort()
          alone = new AbortController()
        }
      }
    },
    async giveWay() {
      await clock.sleep(0)
      if (atWork === 0 || clock.elapsed() < momentEnds) return
      const { signal } = alone
      await clock.sleep(LONGEST_WAY_MS, signal)
      if (!signal.aborted) momentEnds = clock.elapsed() + MOMENT_MS
    },
  }
}
