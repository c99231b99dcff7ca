/**
 * 送信: the one loop from the outbox to the channels. Serial in each chat, in order, at the channel's pace.
 *
 * A row is `sending` on the disk before a channel is called. What perhaps went out is said again, except bulk; what surely cannot is
 * given up aloud. A notice finds its person when it is sent: the account heard last first, then the others; who is reached nowhere
 * stays pending, with the reason in the row, and is tried again.
 */
import type { Adapter, Outgoing, Sent } from '../adapters/adapter.ts'
import type { Chance, Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import { declareFailpoints, failpoint } from '../store/failpoint.ts'
import { claim, dead, due, type OutboxRow, recover, retry, sent, uncertain } from '../store/outbox.ts'
import { reach } from '../store/people.ts'
import type { Db, Store } from '../store/store.ts'
import { isStoreError } from '../store/store-error.ts'
import { createBell } from './bell.ts'
import { noticeWords } from './notices.ts'
import { type Offer, putOffer } from './offers.ts'
import { createPace } from './pace.ts'
import { type Body, readBody } from './saying.ts'
import type { Wording } from './ticket-words.ts'

declareFailpoints('delivery.afterClaim', 'delivery.afterSend', 'delivery.afterSettle')

export interface DeliveryParts {
  store: Store
  channels: ReadonlyMap<string, Adapter>
  wording: Wording
  clock: Clock
  chance: Chance
  log: Log
  /** Sends under way at once. */
  parallel?: number
}

export interface Delivery {
  start(): void
  /** Ends the sends that are under way; what has not begun stays in the outbox. */
  stop(): Promise<void>
  /** There may be something new. */
  wake(): void
}

const PARALLEL = 16
const LOOKED_AT = 64
const IDLE_MS = 500
const FIRST_RETRY_MS = 1_000
const LONGEST_RETRY_MS = 5 * 60_000
const UNREACHED_RETRY_MS = 15_000
const UNREACHED_LATER_MS = 60_000
const GIVEN_UP_AFTER_MS = 24 * 3_600_000

/** `place`: the one that took it. */
type Result = { sent: Sent; place?: Place | undefined; offer?: Offer | undefined } | { unreached: string } | { stopped: true }

interface Place {
  channel: string
  thread: string
}

export function createDelivery(parts: DeliveryParts): Delivery {
  const { store, channels, clock, log } = parts
  const limit = parts.parallel ?? PARALLEL
  const pace = createPace()
  const bell = createBell(clock)
  const stopped = new AbortController()
  const active = new Set<string>()
  let loop: Promise<void> | undefined

  async function run(): Promise<void> {
    await untilDone('outbox.recover', () => store.tx(recover))
    while (!stopped.signal.aborted) {
      const rows = await nextRows()
      for (const row of rows) void work(row)
      if (rows.length === 0 || active.size >= limit) await bell.wait(IDLE_MS)
    }
    while (active.size > 0) await bell.wait(IDLE_MS)
  }

  async function nextRows(): Promise<OutboxRow[]> {
    if (active.size >= limit) return []
    try {
      const rows = await due(store.read, clock.now(), LOOKED_AT)
      return rows.filter(({ id }) => !active.has(id)).slice(0, limit - active.size)
    } catch (error) {
      log.error('outbox.unreadable', { error })
      await clock.sleep(IDLE_MS, stopped.signal)
      return []
    }
  }

  async function work(row: OutboxRow): Promise<void> {
    active.add(row.id)
    try {
      if (!(await store.tx((db) => claim(db, row.id)))) return
      await failpoint('delivery.afterClaim')
      const result = await attempt(row)
      await failpoint('delivery.afterSend')
      await untilDone('outbox.settle', () => store.tx((db) => settle(db, row, result)))
      await failpoint('delivery.afterSettle')
    } catch (error) {
      log.error('outbox.failed', { id: row.id, error })
    } finally {
      active.delete(row.id)
      bell.ring()
    }
  }

  /** A row that stays `sending` would hold its chat up until the next start. */
  async function untilDone(what: string, step: () => Promise<unknown>): Promise<void> {
    for (;;) {
      try {
        await step()
        return
      } catch (error) {
        if (isStoreError(error, 'already_settled', 'store_closed') || stopped.signal.aborted) return
        log.error(what, { error })
        await clock.sleep(FIRST_RETRY_MS, stopped.signal)
      }
    }
  }

  async function attempt(row: OutboxRow): Promise<Result> {
    const body = readBody(row.body)
    if (!body) return { sent: { ok: false, reason: 'invalid', detail: 'not a saying' } }
    try {
      return row.person === null ? await toThread(row, body) : await toPerson(row, row.person, body)
    } catch (error) {
      log.error('outbox.attempt_failed', { id: row.id, error })
      return { sent: { ok: false, reason: 'transient', detail: error instanceof Error ? error.name : 'error' } }
    }
  }

  async function toThread(row: OutboxRow, body: Body): Promise<Result> {
    if (body.kind === 'notice') return { sent: { ok: false, reason: 'invalid', detail: 'a notice names a person' } }
    return send(
      row,
      { channel: row.channel!, thread: row.thread! },
      { parts: body.parts, choices: body.choices, urgent: body.urgent },
    )
  }

  /** The account heard last first; one that blocks us or is gone is passed over. */
  async function toPerson(row: OutboxRow, person: string, body: Body): Promise<Result> {
    let last: Result = { unreached: 'no channel reaches this person yet' }
    for (const account of await reach(store.read, person)) {
      const adapter = channels.get(account.channel)
      if (!adapter) continue
      const thread = adapter.directThread(account.nativeId) ?? account.directThread
      const { said, offer } = await wordsFor(person, body)
      const result = await send(row, { channel: account.channel, thread }, said)
      if (!('sent' in result) || result.sent.ok || !isClosed(result.sent)) return { ...result, offer }
      log.warn('notice.account_closed', { id: row.id, channel: account.channel, reason: result.sent.reason })
      last = { unreached: `${account.channel}: ${result.sent.reason}` }
    }
    return last
  }

  async function wordsFor(person: string, body: Body) {
    if (body.kind === 'said') return { said: body, offer: undefined }
    const now = clock.now()
    const { text, shown, choices } = await noticeWords(store.read, { person, notice: body, now }, parts.wording)
    const offer = choices.length > 0 ? { ticket: body.ticket, choices, at: now } : undefined
    return { said: { parts: [{ type: 'text' as const, text }], choices: shown, urgent: body.notice === 'emergency' }, offer }
  }

  async function send(
    row: OutboxRow,
    place: Place,
    said: Pick<Outgoing, 'parts'> & { choices: Outgoing['choices']; urgent: boolean },
  ): Promise<Result> {
    const adapter = channels.get(place.channel)
    if (!adapter) return { unreached: `channel ${place.channel} is not running` }
    const { rates } = adapter.capabilities
    const wait = pace.reserve({ ...place, rates, now: clock.elapsed() })
    if (!said.urgent && wait > 0) await clock.sleep(wait, stopped.signal)
    if (stopped.signal.aborted) return { stopped: true }
    const outgoing: Outgoing = {
      ...{ id: row.id, thread: place.thread, parts: said.parts, urgency: row.urgency },
      ...(said.choices?.length ? { choices: said.choices } : {}),
      ...(row.answers === null ? {} : { answers: row.answers }),
    }
    const first = await adapter.send(outgoing)
    if (first.ok || first.reason !== 'moved') return { sent: first, place }
    const moved = { ...place, thread: first.thread }
    return { sent: await adapter.send({ ...outgoing, thread: first.thread }), place: moved }
  }

  async function settle(db: Db, row: OutboxRow, result: Result): Promise<void> {
    const now = clock.now()
    if ('stopped' in result) return retry(db, row.id, { dueAt: now, error: 'stopped before sending' })
    if ('unreached' in result) {
      if (row.attempts === 0) log.warn('outbox.unreached', { id: row.id, why: result.unreached })
      const pause = row.attempts < 20 ? UNREACHED_RETRY_MS : UNREACHED_LATER_MS
      return retry(db, row.id, { dueAt: now + pause, error: result.unreached })
    }
    const { sent: outcome, place, offer } = result
    if (!outcome.ok) return settleFailure(db, row, outcome, now)
    await sent(db, row.id, { nativeIds: outcome.ids, at: now })
    if (offer && place && row.person !== null) await putOffer(db, { ...place, person: row.person }, offer)
  }

  function settleFailure(db: Db, row: OutboxRow, outcome: Sent & { ok: false }, now: number): Promise<void> {
    const error = 'detail' in outcome ? `${outcome.reason}: ${outcome.detail}` : outcome.reason
    if (outcome.reason === 'rate') return retry(db, row.id, { dueAt: now + outcome.retryAfterMs, error })
    if (outcome.reason === 'unknown' && row.urgency === 'bulk') {
      log.error('outbox.uncertain', { id: row.id, error })
      return uncertain(db, row.id, error)
    }
    const lost = isClosed(outcome) || now - row.createdAt > GIVEN_UP_AFTER_MS
    if (lost) {
      log.error('outbox.dead', { id: row.id, error })
      return dead(db, row.id, error)
    }
    const pause = Math.min(FIRST_RETRY_MS * 2 ** Math.min(row.attempts, 16), LONGEST_RETRY_MS)
    return retry(db, row.id, { dueAt: now + pause, error })
  }

  return {
    start() {
      loop ??= run()
    },
    async stop() {
      stopped.abort()
      bell.ring()
      await loop
    },
    wake: () => bell.ring(),
  }
}

/** No later try on the same account can succeed. */
function isClosed(outcome: Sent & { ok: false }): boolean {
  return ['blocked', 'window_closed', 'gone', 'invalid'].includes(outcome.reason)
}
