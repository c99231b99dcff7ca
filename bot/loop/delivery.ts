/**
 * 送信: the one loop from the outbox to the channels. Serial in each chat, in order, at the channel's pace.
 *
 * A row is `sending` on the disk before a channel is called. What perhaps went out is said again, except bulk; what surely cannot is
 * given up aloud. A notice finds its person when it is sent: the account heard last first, then the others; who is reached nowhere
 * stays pending, with the reason in the row, and is tried again.
 */
import type { Adapter, Sent } from '../../adapters/adapter.ts'
import type { Clock } from '../../clock.ts'
import type { Log } from '../../log.ts'
import { inBatches } from '../../store/batches.ts'
import { declareFailpoints, failpoint } from '../../store/failpoint.ts'
import { claimAll, type Delivered, dead, due, type OutboxRow, recover, retry, sentAll, uncertain } from '../../store/outbox.ts'
import type { SessionKey } from '../../store/sessions.ts'
import type { Db, Store } from '../../store/store.ts'
import { isStoreError } from '../../store/store-error.ts'
import { type Offer, putOffer } from '../waiting/offers.ts'
import type { Wording } from '../words/ticket-words.ts'
import { createSender, isClosed, type Result } from './sending.ts'
import { createWorkLoop, type WorkLoop } from './work-loop.ts'

declareFailpoints('delivery.afterClaim', 'delivery.afterSend', 'delivery.afterSettle')

export interface DeliveryParts {
  store: Store
  channels: ReadonlyMap<string, Adapter>
  wording: Wording
  clock: Clock
  log: Log
  /** Sends under way at once. */
  parallel?: number
}

export type Delivery = WorkLoop

// Most of them wait: for their moment in the pace of a channel, or for the channel itself.
const PARALLEL = 64
const IDLE_MS = 500
const FIRST_RETRY_MS = 1_000
const LONGEST_RETRY_MS = 5 * 60_000
/** A person whom nobody reaches may come online at any time, so this does not grow much. */
const UNREACHED_RETRY_MS = 15_000
const UNREACHED_LATER_MS = 60_000
const UNREACHED_SOON = 20
const GIVEN_UP_AFTER_MS = 24 * 3_600_000

export function createDelivery({ store, channels, wording, clock, log, parallel = PARALLEL }: DeliveryParts): Delivery {
  const stopped = new AbortController()
  const attempt = createSender({ read: store.read, channels, wording, clock, log, signal: stopped.signal })

  const taken = inBatches(store, claimAll)
  const settleDelivered = (db: Db, all: readonly DeliveredRow[]) => putDelivered(db, all, clock.now())
  const delivered = inBatches(store, settleDelivered)

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

  async function settled(row: OutboxRow, result: Result): Promise<void> {
    const said = deliveryOf(row, result)
    let tries = 0
    await untilDone('outbox.settle', () => {
      if (!said) return store.tx((db) => settle(db, row, result, { now: clock.now(), log }))
      tries += 1
      // One that spoils a batch is alone with its trouble the next time.
      return tries === 1 ? delivered(said) : store.tx((db) => settleDelivered(db, [said]))
    })
  }

  async function work(row: OutboxRow): Promise<void> {
    try {
      if (!(await taken(row.id)).has(row.id)) return
      await failpoint('delivery.afterClaim')
      const result = await attempt(row)
      await failpoint('delivery.afterSend')
      await settled(row, result)
      await failpoint('delivery.afterSettle')
    } catch (error) {
      log.error('outbox.failed', { id: row.id, error })
    }
  }

  async function next(free: number, active: readonly OutboxRow[]): Promise<OutboxRow[]> {
    const busy = new Set(active.map(({ id }) => id))
    // A row is offered until its claim is committed.
    const rows = await due(store.read, clock.now(), free + busy.size)
    return rows.filter(({ id }) => !busy.has(id)).slice(0, free)
  }

  const begin = () => untilDone('outbox.recover', () => store.tx(recover))
  const loop = createWorkLoop({ name: 'outbox', next, work, begin, parallel, idleMs: IDLE_MS, clock, log })
  return {
    ...loop,
    async stop() {
      stopped.abort()
      await loop.stop()
    },
  }
}

/** A row that went out, and what its notice offers to whom. */
interface DeliveredRow extends Delivered {
  offered?: { to: SessionKey; offer: Offer }
}

/** Undefined where it did not go out. */
function deliveryOf(row: OutboxRow, result: Result): DeliveredRow | undefined {
  if (!('sent' in result) || !result.sent.ok) return undefined
  const { place, offer } = result
  const offered = offer && place && row.person !== null ? { to: { ...place, person: row.person }, offer } : undefined
  return { id: row.id, nativeIds: result.sent.ids, ...(offered && { offered }) }
}

/** One that somebody else has settled stays as it is. */
async function putDelivered(db: Db, all: readonly DeliveredRow[], at: number): Promise<void> {
  const until = await sentAll(db, all, at)
  for (const { id, offered } of all) if (offered && until.has(id)) await putOffer(db, offered.to, offered.offer)
}

interface Around {
  now: number
  log: Log
}

/** What was not delivered, or not surely. */
async function settle(db: Db, row: OutboxRow, result: Result, { now, log }: Around): Promise<void> {
  if ('stopped' in result) return retry(db, row.id, { dueAt: now, error: 'stopped before sending' })
  if ('sent' in result) return result.sent.ok ? undefined : settleFailure(db, row, result.sent, { now, log })
  if (row.attempts === 0) log.warn('outbox.unreached', { id: row.id, why: result.unreached })
  const pause = row.attempts < UNREACHED_SOON ? UNREACHED_RETRY_MS : UNREACHED_LATER_MS
  return retry(db, row.id, { dueAt: now + pause, error: result.unreached })
}

function settleFailure(db: Db, row: OutboxRow, outcome: Sent & { ok: false }, { now, log }: Around): Promise<void> {
  const error = 'detail' in outcome ? `${outcome.reason}: ${outcome.detail}` : outcome.reason
  if (outcome.reason === 'rate') return retry(db, row.id, { dueAt: now + outcome.retryAfterMs, error })
  if (outcome.reason === 'unknown' && row.urgency === 'bulk') {
    log.error('outbox.uncertain', { id: row.id, error })
    return uncertain(db, row.id, error)
  }
  if (isClosed(outcome) || now - row.createdAt > GIVEN_UP_AFTER_MS) {
    log.error('outbox.dead', { id: row.id, error })
    return dead(db, row.id, error)
  }
  const pause = Math.min(FIRST_RETRY_MS * 2 ** Math.min(row.attempts, 16), LONGEST_RETRY_MS)
  return retry(db, row.id, { dueAt: now + pause, error })
}
