/** 会话记忆: what a flow is in the middle of, for one person in one thread. It ends by itself. */
import type { Db } from './store.ts'

export interface SessionKey {
  channel: string
  thread: string
  person: string
}

/** The state, JSON; undefined when there is none or its time is over. */
export async function getSession(db: Db, key: SessionKey, now: number): Promise<string | undefined> {
  return (await getSessions(db, [key], now))[0]
}

/** Of each key, in their order, with one look. */
export async function getSessions(db: Db, keys: readonly SessionKey[], now: number): Promise<(string | undefined)[]> {
  const ids = keys.map(sessionId)
  const rows = await db
    .selectFrom('sessions')
    .select(['id', 'state'])
    .where('id', 'in', ids)
    .where('expires_at', '>', now)
    .execute()
  const states = new Map(rows.map(({ id, state }) => [id, state]))
  return ids.map((id) => states.get(id))
}

/** Replaces what was there. It lives until `expiresAt`, ms UTC. */
export async function putSession(
  db: Db,
  key: SessionKey,
  { state, now, expiresAt }: { state: string; now: number; expiresAt: number },
): Promise<void> {
  const row = { state, updated_at: now, expires_at: expiresAt }
  await db
    .insertInto('sessions')
    .values({ id: sessionId(key), ...row })
    .onConflict((on) => on.column('id').doUpdateSet(row))
    .execute()
}

export async function dropSession(db: Db, key: SessionKey): Promise<void> {
  await db.deleteFrom('sessions').where('id', '=', sessionId(key)).execute()
}

/** A colon inside of a part is escaped: no thread can be made that reads another's memory. */
function sessionId({ channel, thread, person }: SessionKey): string {
  return [channel, thread, person].map((part) => part.replaceAll('%', '%25').replaceAll(':', '%3A')).join(':')
}

/** Sessions whose time was over at `now`, the oldest first; no other part of the house reads them any more. */
export async function overSessions(db: Db, now: number, limit: number): Promise<{ key: SessionKey; state: string }[]> {
  const rows = await db
    .selectFrom('sessions')
    .select(['id', 'state'])
    .where('expires_at', '<=', now)
    .orderBy('expires_at')
    .limit(limit)
    .execute()
  return rows.map(({ id, state }) => ({ key: sessionKey(id), state }))
}

/** Takes the state out of a session whose time is over; undefined where there is none. */
export async function takeOverSession(db: Db, key: SessionKey, now: number): Promise<string | undefined> {
  const row = await db
    .deleteFrom('sessions')
    .where('id', '=', sessionId(key))
    .where('expires_at', '<=', now)
    .returning('state')
    .executeTakeFirst()
  return row?.state
}

function sessionKey(id: string): SessionKey {
  const [channel = '', thread = '', person = ''] = id
    .split(':')
    .map((part) => part.replaceAll('%3A', ':').replaceAll('%25', '%'))
  return { channel, thread, person }
}
