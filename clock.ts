/**
 * Time, chance and waiting: the only file that may ask the machine for them.
 *
 * Everybody else is handed a `Clock` and a `Chance`, so that a test can stand in front of a deadline instead of waiting for
 * it, and a simulation can replay a run from its seed. Instants are milliseconds since 1970 UTC.
 */
import { randomBytes } from 'node:crypto'

export interface Clock {
  /** The wall clock, ms since 1970 UTC. May jump, in both directions. */
  now(): number
  /** Milliseconds that only ever grow: for measuring how long something took. */
  elapsed(): number
  /**
   * Resolves after `ms`, or at once when `signal` aborts (it never rejects). At most a day: deadlines live in the database. 0: as soon as
   * everything that has come in meanwhile has had its turn.
   */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}

export interface Chance {
  /** A number in [0, 1). */
  random(): number
  /** `count` bytes fit for secrets. */
  bytes(count: number): Uint8Array
}

const DAY_MS = 86_400_000

export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve()
      // Not a timer: two pieces of long work that wait for timers by turns each find theirs due, and nothing else comes in between.
      if (ms <= 0) return void setImmediate(resolve)
      const done = () => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', done)
        resolve()
      }
      // A delay above 2^31 ms would fire at once.
      const timer = setTimeout(done, Math.min(ms, DAY_MS))
      signal?.addEventListener('abort', done, { once: true })
    }),
}

export const systemChance: Chance = {
  random: () => Math.random(),
  bytes: (count) => randomBytes(count),
}

/** A fresh id of 80 random bits and the instant, lower-case base 36, sortable by time: `mfz3k1x2-…`. */
export function newId(clock: Clock, chance: Chance): string {
  const random = Buffer.from(chance.bytes(10)).toString('hex')
  return `${clock.now().toString(36)}-${random}`
}
