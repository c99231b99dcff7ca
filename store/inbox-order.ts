/** Which of the rows that wait in the inbox comes next. */
import { sql } from 'kysely'
import type { Db } from './store.ts'
import { createTurns, type Turns } from './turns.ts'

export interface ThreadKey {
  channel: string
  thread: string
}

/** Spelt out, so that the partial indexes apply. */
export const isNew = sql.lit<'new'>('new')

/** Before every turn that is dealt out. */
export const URGENT = 0

/** Where nobody is named, a thread is one sender. */
export const senderKey = (channel: string, sender: string, thread: string) =>
  JSON.stringify([channel, sender, sender ? '' : thread])

/** As the rows on the disk say, at the first message after a start. */
export async function turnsSoFar(db: Db): Promise<Turns> {
  const rows = await db
    .selectFrom('inbox')
    .select(({ fn }) => ['channel', 'thread', 'sender', fn.min('turn').as('first'), fn.max('turn').as('last')])
    .where('state', '=', isNew)
    .where('turn', '>', URGENT)
    .groupBy(['channel', 'thread', 'sender'])
    .execute()
  const lasts = new Map<string, number>()
  for (const { channel, thread, sender, last } of rows) {
    const key = senderKey(channel, sender, thread)
    lasts.set(key, Math.max(Number(last), lasts.get(key) ?? 0))
  }
  const first = Math.min(...rows.map((row) => Number(row.first)))
  return createTurns(
    rows.length === 0 ? 1 : first,
    [...lasts].map(([sender, last]) => ({ sender, last })),
  )
}

export interface NextArgs {
  now: number
  limit: number
  except: readonly ThreadKey[]
  urgent: boolean
}

/** See `Inbox.next` and `Inbox.nextUrgent`. */
export async function nextRows(db: Db, { now, limit, except, urgent }: NextArgs) {
  let query = db
    .selectFrom('inbox as row')
    .select(['id', 'key', 'channel', 'thread', 'body', 'received_at as receivedAt', 'attempts', 'turn'])
    .where('state', '=', isNew)
    .where('due_at', '<=', now)
    .where('turn', urgent ? '=' : '>', URGENT)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('inbox as earlier')
            .select('earlier.id')
            .where('earlier.state', '=', isNew)
            .whereRef('earlier.channel', '=', 'row.channel')
            .whereRef('earlier.thread', '=', 'row.thread')
            .where('earlier.due_at', '<=', now)
            .where(({ or, and, eb, ref }) =>
              or([
                eb('earlier.turn', '<', ref('row.turn')),
                and([eb('earlier.turn', '=', ref('row.turn')), eb('earlier.id', '<', ref('row.id'))]),
              ]),
            ),
        ),
      ),
    )
    // One that failed, or comes later, still stands before what its sender said after it.
    .where(({ not, exists, selectFrom, or, eb }) =>
      or([
        eb('row.turn', '=', URGENT),
        not(
          exists(
            selectFrom('inbox as before')
              .select('before.id')
              .where('before.state', '=', isNew)
              .whereRef('before.channel', '=', 'row.channel')
              .whereRef('before.thread', '=', 'row.thread')
              .whereRef('before.sender', '=', 'row.sender')
              .whereRef('before.id', '<', 'row.id'),
          ),
        ),
      ]),
    )
    .orderBy('turn')
    .orderBy('id')
    .limit(limit)
  if (except.length > 0) {
    query = query.where(({ not, or, and, eb }) =>
      not(or(except.map(({ channel, thread }) => and([eb('channel', '=', channel), eb('thread', '=', thread)])))),
    )
  }
  return query.execute()
}
