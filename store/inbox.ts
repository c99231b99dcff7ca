/**
 * 来信: stored once, worked on in order.
 *
 * `put` resolves after the commit, so an adapter may confirm to its platform then. Rows of one thread are offered one at a time, the
 * oldest first; threads do not wait for each other. A row that fails is offered again later, and its thread waits with it.
 */
import { sql } from 'kysely'
import type { Clock } from '../clock.ts'
import { inBatches } from './batches.ts'
import { failpoint } from './failpoint.ts'
import { createRowInsert } from './row-insert.ts'
import type { InboxTable } from './schema.ts'
import type { Db, Store } from './store.ts'
import { StoreError } from './store-error.ts'

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

export interface ThreadKey {
  channel: string
  thread: string
}

export interface Inbox {
  /** Resolves once the row is on the disk: now, or before (`known`). Puts that come together share one commit. */
  put(row: NewInboxRow): Promise<'stored' | 'known'>
  /** Keeps what could not be read; the same key again changes nothing. Resolves after the commit. */
  quarantine(update: { key: string; channel: string; reason: string; raw: string }): Promise<void>
  /** The oldest rows that may be worked on now: at most one of a thread, none of `except`. `now` is the clock's. */
  next(limit: number, except?: readonly ThreadKey[]): Promise<InboxRow[]>
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
    const rows = new Map(batch.map((row) => [row.key, row]))
    const values = [...rows.values()].map((row) => ({
      key: row.key,
      channel: row.channel,
      thread: row.thread,
      body: row.body,
      received_at: at,
      due_at: at,
      state: 'new' as const,
    }))
    const keys = await insert(db, values)
    await failpoint('inbox.afterInsert')
    return new Set(keys)
  }

  return {
    put,
    next: (limit, except = []) => nextRows(store.read, { now: clock.now(), limit, except }),
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

/** Spelt out, so that the partial indexes apply. */
const isNew = sql.lit<'new'>('new')

async function nextRows(db: Db, { now, limit, except }: { now: number; limit: number; except: readonly ThreadKey[] }) {
  let query = db
    .selectFrom('inbox as row')
    .select(['id', 'key', 'channel', 'thread', 'body', 'received_at as receivedAt', 'attempts'])
    .where('state', '=', isNew)
    .where('due_at', '<=', now)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('inbox as earlier')
            .select('earlier.id')
            .where('earlier.state', '=', isNew)
            .whereRef('earlier.channel', '=', 'row.channel')
            .whereRef('earlier.thread', '=', 'row.thread')
            .whereRef('earlier.id', '<', 'row.id'),
        ),
      ),
    )
    .orderBy('id')
    .limit(limit)
  if (except.length > 0) {
    query = query.where(({ not, or, and, eb }) =>
      not(or(except.map(({ channel, thread }) => and([eb('channel', '=', channel), eb('thread', '=', thread)])))),
    )
  }
  return query.execute()
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
