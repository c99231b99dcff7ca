/**
 * 紧急通道: the card leaves as soon as it is heard, whatever else waits or is broken.
 *
 * Everything said is an outbox row; a card's row follows, already marked as sent, once its turn comes. The channel is called first, in the
 * very call that brings the message: no queue, no lock, no full disk and no busy loop stands before it. Which messages were served before
 * a restart is read once at the start; until that is known it is looked up for each, not for long. A crash between card and row may show
 * the card twice: that is the right side to err on.
 */
import type { Adapter, Outgoing } from '../../adapters/adapter.ts'
import { type Chance, type Clock, newId } from '../../clock.ts'
import type { Log } from '../../log.ts'
import type { Reply } from '../replying.ts'

/** So long the disk may take to say whether the message was served before. */
export const LOOK_UP_MS = 5
/** A channel that takes longer to say what became of the card does not hold the ticket up. */
export const SENT_WITHIN_MS = 2_000
/** So many of the last cards are known; a platform that brings an older message again shows it once more. */
export const REMEMBERED = 1_000

export interface EmergencyLane {
  /** These were served before; from now on nothing is looked up. */
  remember(keys: readonly string[]): void
  /**
   * Hands the card over, once for each key. `isSettled` tells whether the message is an old one, worked off before; it may fail, or never
   * answer. That its row is stored says nothing: it may have been stored a moment ago.
   */
  serve(key: string, card: readonly Reply[], isSettled: () => Promise<boolean>): void
  /** The channel's ids; undefined where the card was not handed over, or nobody knows: then it is owed as a row. */
  handed(key: string): Promise<string[] | undefined>
}

export interface LaneParts {
  channels: ReadonlyMap<string, Adapter>
  clock: Clock
  chance: Chance
  log: Log
}

export function createEmergencyLane({ channels, clock, chance, log }: LaneParts): EmergencyLane {
  const served = new Map<string, Promise<string[] | undefined>>()

  let remembers = false

  /** Calls the channel before it first waits, where nothing needs to be looked up. */
  async function handOver(key: string, card: readonly Reply[], look: () => Promise<boolean>): Promise<string[] | undefined> {
    if (!remembers && (await isOld(look))) return undefined
    const ids = (await Promise.all(card.map(hand))).flat()
    if (ids.length === 0) return undefined
    log.debug('emergency.handed_over', { key })
    return ids
  }

  async function isOld(look: () => Promise<boolean>): Promise<boolean> {
    return within(
      LOOK_UP_MS,
      look().catch(() => false),
      false,
    )
  }

  async function within<T>(ms: number, promise: Promise<T>, otherwise: T): Promise<T> {
    const answered = new AbortController()
    const patience = clock.sleep(ms, answered.signal)
    const first = await Promise.race([promise, patience.then(() => otherwise)])
    answered.abort()
    return first
  }

  async function hand({ channel, thread, parts, choices, answers }: Reply): Promise<string[]> {
    const id = newId(clock, chance)
    const outgoing: Outgoing = { id, thread, parts, choices, urgency: 'reply', ...(answers === undefined ? {} : { answers }) }
    try {
      const sent = await channels.get(channel)?.send(outgoing)
      if (sent?.ok) return sent.ids
      log.error('emergency.not_sent', { channel, reason: sent?.reason ?? 'no channel' })
    } catch (error) {
      log.error('emergency.not_sent', { channel, error })
    }
    return []
  }

  function keep(key: string, handing: Promise<string[] | undefined>): void {
    served.set(key, handing)
    if (served.size > 2 * REMEMBERED) served.delete(served.keys().next().value!)
  }

  return {
    remember(keys) {
      for (const key of keys) if (!served.has(key)) keep(key, Promise.resolve(undefined))
      remembers = true
    },
    serve(key, card, isSettled) {
      if (!served.has(key)) keep(key, handOver(key, card, isSettled))
    },
    handed: async (key) => {
      const handing = served.get(key)
      return handing && within(SENT_WITHIN_MS, handing, undefined)
    },
  }
}
