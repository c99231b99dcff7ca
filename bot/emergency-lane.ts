/**
 * 紧急通道: the card goes out even while the database is locked or its disk is full.
 *
 * Everything said is an outbox row. A card is one, too, and in health it is written within milliseconds. Only when that has not happened
 * a second after the message came is it handed to the channel directly; the row follows, already marked as sent, once the database
 * answers. A crash between the two may show the card twice: that is the right side to err on.
 */
import type { Adapter, Outgoing } from '../adapters/adapter.ts'
import { type Chance, type Clock, newId } from '../clock.ts'
import type { Log } from '../log.ts'
import type { Reply } from './replying.ts'

export const CARD_WITHIN_MS = 1_000
const REMEMBERED = 1_000

export interface EmergencyLane {
  /** Begins to watch; false when the message is watched or was served already. */
  watch(key: string, card: readonly Reply[]): boolean
  /** The card's rows are committed, or nothing is to be said: no need to watch. */
  settle(key: string): void
  /** The channel's ids, where the card was handed over directly. */
  handed(key: string): string[] | undefined
  stop(): void
}

export interface LaneParts {
  channels: ReadonlyMap<string, Adapter>
  clock: Clock
  chance: Chance
  log: Log
}

export function createEmergencyLane({ channels, clock, chance, log }: LaneParts): EmergencyLane {
  const open = new Map<string, AbortController>()
  const handed = new Map<string, string[]>()

  async function serve(key: string, card: readonly Reply[], signal: AbortSignal): Promise<void> {
    await clock.sleep(CARD_WITHIN_MS, signal)
    open.delete(key)
    if (signal.aborted) return
    const ids = (await Promise.all(card.map(hand))).flat()
    if (ids.length === 0) return
    log.warn('emergency.handed_over', { key })
    handed.set(key, ids)
    if (handed.size > REMEMBERED) handed.delete(handed.keys().next().value!)
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

  return {
    watch(key, card) {
      if (open.has(key) || handed.has(key)) return false
      const controller = new AbortController()
      open.set(key, controller)
      void serve(key, card, controller.signal)
      return true
    },
    settle(key) {
      open.get(key)?.abort()
      open.delete(key)
    },
    handed: (key) => handed.get(key),
    stop() {
      for (const controller of open.values()) controller.abort()
    },
  }
}
