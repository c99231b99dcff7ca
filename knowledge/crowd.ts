/**
 * 轮流与让路: who is being answered. Many ask at once, and each answer is some long steps of reckoning: where others are at work as well, each step is
 * taken in a turn of the event loop of its own, so that whatever else comes in (an emergency, say) waits for one step and not for all of them. Who came first
 * goes first: another thread then has something to do early, and not twenty things at the end.
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
  let joined = 0
  /** Who waits for their next step; the lowest number came first. */
  const waiting: { number: number; go: () => void }[] = []
  let isServing = false
  let alone = new AbortController()
  let momentEnds = 0
  const serve = async () => {
    isServing = true
    while (waiting.length > 0) {
      await clock.sleep(0)
      const first = waiting.reduce((first, { number }, at) => (number < waiting[first]!.number ? at : first), 0)
      waiting.splice(first, 1)[0]!.go()
    }
    isServing = false
  }
  const turnOf =
    (number: number): Turn =>
    () => {
      if (atWork <= 1) return Promise.resolve()
      return new Promise((resolve) => {
        waiting.push({ number, go: resolve })
        if (!isServing) void serve()
      })
    }
  return {
    clock,
    async join(work) {
      atWork += 1
      try {
        return await work(turnOf(joined++))
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
