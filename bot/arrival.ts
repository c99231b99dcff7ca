/** 到达: what happens in the very call that brings a message: its card leaves, its sender's haste is weighed, its row is stored. */
import type { Incoming } from '../adapters/adapter.ts'
import { type Chance, type Clock, newId } from '../clock.ts'
import type { Log } from '../log.ts'
import type { Inbox } from '../store/inbox.ts'
import { enqueue } from '../store/outbox.ts'
import type { Db, Store } from '../store/store.ts'
import { isStoreError } from '../store/store-error.ts'
import type { Assistant } from './assistant.ts'
import type { EmergencyLane } from './loop/emergency-lane.ts'
import type { Haste } from './loop/haste.ts'
import { sayings } from './loop/saying.ts'

/** Keys of the messages that had a card last, the oldest first. */
export async function lastCards(read: Db, most: number): Promise<string[]> {
  // A card's row has the key of its message between these (sayFirst); all cards of all time are few.
  const rows = await read
    .selectFrom('outbox')
    .select('key')
    .where('key', '>=', 'card:')
    .where('key', '<', 'card;')
    .orderBy('seq', 'desc')
    .limit(most)
    .execute()
  return rows.toReversed().map(({ key }) => key!.replace(/^card:|:\d+$/g, ''))
}

export interface Arriving {
  store: Store
  inbox: Inbox
  assistant: Assistant
  lane: EmergencyLane
  haste: Haste
  clock: Clock
  chance: Chance
  log: Log
  /** Told after a commit: there may be something to deliver. */
  onSaid?: () => void
}

/** Resolves when it is stored. */
export async function arrive(incoming: Incoming, arriving: Arriving): Promise<void> {
  const { inbox, clock, chance } = arriving
  const { key, channel, thread, sender } = incoming
  const urgent = serveCard(incoming, arriving)
  const { laterMs, tell } = urgent ? AT_ONCE : hasteOf(incoming, arriving)
  try {
    const row = { key, channel, thread: thread.id, body: JSON.stringify(incoming), sender: sender.id, urgent, laterMs }
    const outcome = await inbox.put(row)
    if (outcome === 'stored' && tell) await sayTooFast(incoming, arriving)
  } catch (error) {
    // A row that can never be stored would be delivered again for ever.
    if (!isStoreError(error, 'bad_value')) throw error
    const aside = key || `${channel}:${newId(clock, chance)}`
    await inbox.quarantine({ key: aside, channel, reason: error.message, raw: JSON.stringify(incoming) })
  }
}

/** True for what needs a card; it is on its way then. */
function serveCard(incoming: Incoming, { assistant, inbox, lane, log }: Arriving): boolean {
  try {
    const card = assistant.card(incoming)
    if (card.length > 0) lane.serve(incoming.key, card, () => inbox.isSettled(incoming.key))
    return card.length > 0
  } catch (error) {
    log.error('emergency.card_failed', { key: incoming.key, error })
    return false
  }
}

const AT_ONCE = { laterMs: 0, tell: false }

function hasteOf(incoming: Incoming, { assistant, haste, log }: Arriving): { laterMs: number; tell: boolean } {
  try {
    return assistant.mayWait(incoming) ? haste.heard(incoming) : AT_ONCE
  } catch (error) {
    log.error('inbox.unread', { key: incoming.key, error })
    return AT_ONCE
  }
}

/** Said for politeness: what was said is stored, and a notice that fails may not make it come again. */
async function sayTooFast(incoming: Incoming, { store, assistant, clock, chance, log, onSaid }: Arriving): Promise<void> {
  try {
    const rows = sayings(assistant.tooFast(incoming), `haste:${incoming.key}`, () => newId(clock, chance))
    await store.tx((db) => enqueue(db, rows, clock.now()))
    onSaid?.()
  } catch (error) {
    log.warn('inbox.haste_untold', { key: incoming.key, error })
  }
}
