/**
 * 太快了: who says more than anybody can is answered at a steady pace, and told so once. Nothing is lost; it comes up later.
 *
 * A token bucket for each sender, in memory: a restart forgives. Only what asks us for something is counted, no work on tickets and no
 * emergency (see `Assistant.mayWait`).
 */
import type { Incoming } from '../../adapters/adapter.ts'
import type { Clock } from '../../clock.ts'

/** More at once than anybody types in a minute. */
export const AT_ONCE = 60
/** After that, one every so many ms. In a group slower: what is said there to one stands in everybody's way. */
export const PACE_MS = { direct: 2_000, group: 6_000 }
const MOST_SENDERS = 5_000

export interface Haste {
  /** How long this message has to wait, ms, and whether its sender is to be told. */
  heard(incoming: Incoming): { laterMs: number; tell: boolean }
}

interface Bucket {
  /** `clock.elapsed()` at which all that was said would have been said at the steady pace. */
  evenAt: number
  told: boolean
}

export function createHaste(clock: Clock): Haste {
  const buckets = new Map<string, Bucket>()

  function bucketOf(key: string, now: number): Bucket {
    const known = buckets.get(key)
    if (known && known.evenAt > now) return known
    const fresh = { evenAt: now, told: false }
    buckets.set(key, fresh)
    if (buckets.size > MOST_SENDERS) for (const [one, { evenAt }] of buckets) if (evenAt <= now) buckets.delete(one)
    return fresh
  }

  return {
    heard({ channel, sender, thread }) {
      const now = clock.elapsed()
      const bucket = bucketOf(JSON.stringify([channel, sender.id]), now)
      const pace = PACE_MS[thread.kind]
      bucket.evenAt += pace
      const laterMs = Math.max(0, bucket.evenAt - now - AT_ONCE * pace)
      const tell = laterMs > 0 && !bucket.told
      bucket.told ||= tell
      return { laterMs, tell }
    },
  }
}
