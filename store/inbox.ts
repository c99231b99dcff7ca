/**
 * 来信: stored once, worked on in order.
 *
 * `put` resolves after the commit, so an adapter may confirm to its platform then. Rows of one thread are offered one at a time; threads
 * do not wait for each other. Senders take turns (turns.ts), each in the order of what they said; what is urgent comes before all of it.
 * A row that fails is offered again later, and what its sender says in that thread waits with it.
 */
import type { Clock } from '../clock.ts'
import { inBatches } from './batches.ts'
import { failpoint } from './failpoint.ts'
import { isNew, nextRows, senderKey, type ThreadKey, turnsSoFar, URGENT } from './inbox-order.ts'
import { createRowInsert } from './row-insert.ts'
import type { InboxTable } from './schema.ts'
import type { Db, Store } from './store.ts'
import { StoreError } from './store-error.ts'
import type { Turns } from './turns.ts'

/** A row is given up after so many attempts; between them 1, 4, 16, 60 s. */
export const INBOX_ATTEMPTS = 5
const FIRST_RETRY_MS = 1_000
const LONGEST_RETRY_MS = 60_000

export interface NewInboxRow {
  /** Unique: the same update again has the same key. */
  key: string
  channel: string
  thread: string
  /** JSON. */
  body: string
  /** Who said it, on that channel: senders take turns. */
  sender?: string
  /** Life is at risk: `nextUrgent` offers it, whatever else waits, also before what the same sender said earlier. */
  urgent?: boolean
  /** Not to be offered before so many ms have passed. */
  laterMs?: number
}

export interface InboxRow {
  id: number
  key: string
  channel: string
  thread: string
  body: string
  receivedAt: number
  /** How often it has failed. */
  attempts: number
}

export interface Inbox {
  /** Resolves once the row is on the disk: now, or before (`known`). Puts that come together share one commit. */
  put(row: NewInboxRow): Promise<'stored' | 'known'>
  /** Keeps what could not be read; the same key again changes nothing. Resolves after the commit. */
  quarantine(update: { key: string; channel: string; reason: string; raw: string }): Promise<void>
  /** Whether the row is settled, done or given up. Reads only, so it answers also while somebody else is writing. */
  isSettled(key: string): Promise<boolean>
  /** The rows whose turn it is: at most one of a thread, none of `except`. `now` is the clock's. */
  next(limit: number, except?: readonly ThreadKey[]): Promise<InboxRow[]>
  /** The same of those that are urgent. `next` never gives one, nor anything behind one in its thread. */
  nextUrgent(limit: number, except?: readonly ThreadKey[]): Promise<InboxRow[]>
  /** Told after each commit that stored a row; gives back how to stop. */
  onStored(listener: () => void): () => void
  /** Rows not yet done, and when the oldest of them came (ms UTC). */
  waiting(): Promise<{ rows: number; oldest: number | null }>
  /** In the transaction of the row's effects. Throws `already_settled` when it is not new any more, so its effects happen once. */
  done(db: Db, id: number): Promise<void>
  /** Counts a failed attempt; after the last one the row is `failed` and its thread goes on. Says whether there is another. */
  failed(db: Db, id: number, error: string): Promise<'again' | 'failed'>
}

export function createInbox({ store, clock }: { store: Store; clock: Clock }): Inbox {
  const insert = createRowInsert('inbox', 'key')
  const listeners = new Set<() => void>()
  let turns: Turns | undefined
  /** Gives the keys of the batch that were new. */
  const stored = inBatches({ tx: commit }, storeRows)

  async function put(row: NewInboxRow): Promise<'stored' | 'known'> {
    const wrong = (['key', 'channel', 'thread', 'body'] as const).find(
      (name) => typeof row[name] !== 'string' || row[name] === '',
    )
    // Found here, a bad row costs nobody else in the batch anything.
    if (wrong !== undefined) throw new StoreError('bad_value', `an inbox row needs a text as ${wrong}`)
    const fresh = await stored(row)
    // Of two with the same key in one batch the first is the new one.
    return fresh.delete(row.key) ? 'stored' : 'known'
  }

  async function commit<T>(work: (db: Db) => Promise<T>): Promise<T> {
    try {
      const done = await store.tx(work)
      await failpoint('inbox.afterCommit')
      return done
    } finally {
      for (const listener of listeners) listener()
    }
  }

  async function storeRows(db: Db, batch: readonly NewInboxRow[]): Promise<Set<string>> {
    const at = clock.now()
    turns ??= await turnsSoFar(db)
    const rows = new Map<string, NewInboxRow>()
    // Of two with the same key the first is the new one.
    for (const row of batch) if (!rows.has(row.key)) rows.set(row.key, row)
    const values = [...rows.values()].map((row) => valuesOf(row, at, turns!))
    const keys = await insert(db, values)
    await failpoint('inbox.afterInsert')
    return new Set(keys)
  }

  async function next(limit: number, except: readonly ThreadKey[] = []): Promise<InboxRow[]> {
    const rows = await nextRows(store.read, { now: clock.now(), limit, except, urgent: false })
    for (const { turn } of rows) turns?.serve(turn)
    return rows.map(({ turn, ...row }) => row)
  }

  return {
    ...{ put, next },
    async nextUrgent(limit, except = []) {
      const rows = await nextRows(store.read, { now: clock.now(), limit, except, urgent: true })
      return rows.map(({ turn, ...row }) => row)
    },
    async isSettled(key) {
      const row = await store.read.selectFrom('inbox').select('state').where('key', '=', key).executeTakeFirst()
      return row !== undefined && row.state !== 'new'
    },
    waiting: () => countWaiting(store.read),
    done: (db, id) => markDone(db, id, clock.now()),
    failed: (db, id, error) => markFailed(db, id, { error, now: clock.now() }),
    async quarantine(update) {
      const row = { ...update, at: clock.now() }
      await store.tx((db) =>
        db
          .insertInto('quarantine')
          .values(row)
          .onConflict((on) => on.column('key').doNothing())
          .execute(),
      )
    },
    onStored(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** The same columns in the same order for every row (row-insert.ts). */
function valuesOf(row: NewInboxRow, at: number, turns: Turns) {
  const sender = row.sender ?? ''
  return {
    key: row.key,
    channel: row.channel,
    thread: row.thread,
    body: row.body,
    received_at: at,
    due_at: at + (row.laterMs ?? 0),
    state: 'new' as const,
    sender,
    turn: row.urgent ? URGENT : turns.deal(senderKey(row.channel, sender, row.thread)),
  }
}

async function countWaiting(db: Db): Promise<{ rows: number; oldest: number | null }> {
  const row = await db
    .selectFrom('inbox')
    .select(({ fn }) => [fn.countAll<number>().as('rows'), fn.min('received_at').as('oldest')])
    .where('state', '=', isNew)
    .executeTakeFirstOrThrow()
  return { rows: Number(row.rows), oldest: row.oldest === null ? null : Number(row.oldest) }
}

async function markDone(db: Db, id: number, now: number): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('inbox')
    .set({ state: 'done', done_at: now, error: null })
    .where('id', '=', id)
    .where('state', '=', isNew)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new StoreError('already_settled', `inbox row ${id} is not new any more`)
}

async function markFailed(db: Db, id: number, { error, now }: { error: string; now: number }): Promise<'again' | 'failed'> {
  const row = await db.selectFrom('inbox').select('attempts').where('id', '=', id).where('state', '=', isNew).executeTakeFirst()
  if (row === undefined) throw new StoreError('already_settled', `inbox row ${id} is not new any more`)
  const attempts = row.attempts + 1
  const state: InboxTable['state'] = attempts < INBOX_ATTEMPTS ? 'new' : 'failed'
  const pause = Math.min(FIRST_RETRY_MS * 4 ** row.attempts, LONGEST_RETRY_MS)
  await db
    .updateTable('inbox')
    .set({ attempts, state, error, due_at: now + pause })
    .where('id', '=', id)
    .execute()
  return state === 'new' ? 'again' : 'failed'
}
