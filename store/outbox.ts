/**
 * 待发箱: what is to be said, written in the transaction of what it speaks of, and delivered by one loop.
 *
 * A row goes pending → sending → sent; or back to pending for another try; or it ends as `uncertain` (perhaps delivered, must not be
 * said twice) or `dead` (given up aloud). The row is `sending` on the disk before the channel is called.
 */
import { sql } from 'kysely'
import { createRowInsert } from './row-insert.ts'
import type { OutboxTable } from './schema.ts'
import type { Db } from './store.ts'
import { StoreError } from './store-error.ts'

type Urgency = OutboxTable['urgency']

export interface Saying {
  id: string
  /** Whoever would say the same thing writes the same key: it is said once. */
  key?: string
  /** A thread that was heard, or a person, whose thread is looked up on sending. */
  to: { channel: string; thread: string } | { person: string }
  urgency: Urgency
  /** JSON. */
  body: string
  /** Native id of the message that this answers. */
  answers?: string
  /** Not before this instant, ms UTC. */
  dueAt?: number
}

export interface OutboxRow {
  seq: number
  id: string
  channel: string | null
  thread: string | null
  person: string | null
  urgency: Urgency
  body: string
  answers: string | null
  /** How often it was claimed before. */
  attempts: number
  dueAt: number
  createdAt: number
}

const insert = createRowInsert('outbox', 'id')

/** Gives the ids that were written: those without a key, and those whose key was new. An id that is there already throws `constraint`. */
export async function enqueue(db: Db, sayings: readonly Saying[], now: number): Promise<string[]> {
  return insert(
    db,
    sayings.map((saying) => outboxRow(saying, now)),
  )
}

function outboxRow(saying: Saying, now: number) {
  const { to } = saying
  const thread = 'thread' in to ? to : undefined
  return {
    id: saying.id,
    key: saying.key ?? null,
    channel: thread?.channel ?? null,
    thread: thread?.thread ?? null,
    person: 'person' in to ? to.person : null,
    place: 'person' in to ? `person:${to.person}` : `thread:${to.channel}:${to.thread}`,
    urgency: saying.urgency,
    body: saying.body,
    answers: saying.answers ?? null,
    state: 'pending' as const,
    due_at: saying.dueAt ?? now,
    created_at: now,
  }
}

/** Spelt out, so that the partial indexes apply. */
const pending = sql.lit<'pending'>('pending')
const sending = sql.lit<'sending'>('sending')
const open = [pending, sending]

/**
 * Rows that may be sent now: replies before notices before bulk, each in the order they were said. Of one place only the first: a
 * row waits for an earlier one to the same place that is being sent, is due, or is to be tried again. Something less urgent
 * holds nothing up, nor does something planned for later.
 */
export async function due(db: Db, now: number, limit: number): Promise<OutboxRow[]> {
  return db
    .selectFrom('outbox as row')
    .select(['seq', 'id', 'channel', 'thread', 'person', 'urgency', 'body', 'answers', 'attempts'])
    .select(['due_at as dueAt', 'created_at as createdAt'])
    .where('state', '=', pending)
    .where('due_at', '<=', now)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('outbox as earlier')
            .select('earlier.seq')
            .where('earlier.state', 'in', open)
            .whereRef('earlier.place', '=', 'row.place')
            .whereRef('earlier.seq', '<', 'row.seq')
            .where(({ or, eb }) =>
              or([eb('earlier.state', '=', sending), eb('earlier.due_at', '<=', now), eb('earlier.attempts', '>', 0)]),
            )
            .where(rank('earlier'), '<=', rank('row')),
        ),
      ),
    )
    .orderBy(rank('row'))
    .orderBy('seq')
    .limit(limit)
    .execute()
}

function rank(row: 'row' | 'earlier') {
  return sql<number>`case ${sql.ref(`${row}.urgency`)} when 'reply' then 0 when 'notify' then 1 else 2 end`
}

/** Takes the row for sending and counts the attempt. False when somebody else has taken it. Commit it before the channel is called. */
export async function claim(db: Db, id: string): Promise<boolean> {
  return (await claimAll(db, [id])).has(id)
}

/** The same for many; gives the ids that were taken. */
export async function claimAll(db: Db, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .updateTable('outbox')
    .set((eb) => ({ state: 'sending', attempts: eb('attempts', '+', 1) }))
    .where('id', 'in', padded(ids))
    .where('state', '=', pending)
    .returning('id')
    .execute()
  return new Set(rows.map(({ id }) => id))
}

export interface Delivered {
  id: string
  /** The channel's. */
  nativeIds: readonly string[]
}

/** Delivered at `at`; `nativeIds` are the channel's. */
export async function sent(db: Db, id: string, { nativeIds, at }: { nativeIds: readonly string[]; at: number }): Promise<void> {
  if (!(await sentAll(db, [{ id, nativeIds }], at)).has(id)) throw notSending(id)
}

/** The same for many; gives the ids of those that were being sent until now, and leaves the others as they are. */
export async function sentAll(db: Db, all: readonly Delivered[], at: number): Promise<Set<string>> {
  const values = padded(all).map(({ id, nativeIds }) => sql`(${id}, ${JSON.stringify(nativeIds)})`)
  // SQLite and PostgreSQL both call the columns of a list of values so.
  const { rows } = await sql<{ id: string }>`update outbox
    set state = 'sent', sent_at = ${at}, error = null, native_ids = said.column2
    from (values ${sql.join(values)}) as said
    where outbox.id = said.column1 and outbox.state = 'sending' returning id`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

/** To a power of two, the last one again and again: a prepared statement for each number of rows would push out all others. */
function padded<T>(items: readonly T[]): T[] {
  const size = 2 ** Math.ceil(Math.log2(items.length))
  return Array.from({ length: size }, (_, at) => items[Math.min(at, items.length - 1)]!)
}

/** Surely not delivered: again at `dueAt`. */
export function retry(db: Db, id: string, { dueAt, error }: { dueAt: number; error: string }): Promise<void> {
  return settle(db, id, { state: 'pending', due_at: dueAt, error })
}

/** Perhaps delivered, and saying it twice would be worse: staff are asked. */
export function uncertain(db: Db, id: string, error: string): Promise<void> {
  return settle(db, id, { state: 'uncertain', error })
}

/** Given up. */
export function dead(db: Db, id: string, error: string): Promise<void> {
  return settle(db, id, { state: 'dead', error })
}

/**
 * What was planned for later and is not to be said after all, by its keys: rows that are still pending are gone, as if they had never
 * been written. Says how many; one that is being sent, or was, stays.
 */
export async function takeBack(db: Db, keys: readonly string[]): Promise<number> {
  if (keys.length === 0) return 0
  const { numDeletedRows } = await db
    .deleteFrom('outbox')
    .where('key', 'in', padded(keys))
    .where('state', '=', 'pending')
    .where('attempts', '=', 0)
    .executeTakeFirst()
  return Number(numDeletedRows)
}

async function settle(db: Db, id: string, change: Partial<Omit<OutboxTable, 'seq' | 'attempts'>>): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('outbox')
    .set(change)
    .where('id', '=', id)
    .where('state', '=', sending)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw notSending(id)
}

function notSending(id: string): StoreError {
  return new StoreError('already_settled', `outbox row ${id} is not being sent`)
}

/**
 * At start: rows that a dead process left as `sending`. Nobody knows whether they went out: replies and notices are said again
 * (at least once), bulk becomes `uncertain` (at most once).
 */
export async function recover(db: Db): Promise<{ again: number; uncertain: number }> {
  const error = 'the process ended while this was being sent'
  const left = db.updateTable('outbox').where('state', '=', sending)
  const bulk = await left.set({ state: 'uncertain', error }).where('urgency', '=', 'bulk').executeTakeFirst()
  const rest = await left.set({ state: 'pending', error }).executeTakeFirst()
  return { again: Number(rest.numUpdatedRows), uncertain: Number(bulk.numUpdatedRows) }
}

/** Rows that are open, and since when the oldest that is due waits (ms UTC). */
export async function backlog(db: Db, now: number): Promise<{ rows: number; oldestDue: number | null }> {
  const row = await db
    .selectFrom('outbox')
    .select(({ fn }) => [fn.countAll<number>().as('rows'), fn.min('due_at').as('oldest')])
    .where('state', 'in', open)
    .executeTakeFirstOrThrow()
  const oldest = row.oldest === null ? null : Number(row.oldest)
  return { rows: Number(row.rows), oldestDue: oldest !== null && oldest <= now ? oldest : null }
}
