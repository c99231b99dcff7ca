/** Visitors of the web page who entered with a code. The cookie's token is never stored, only its hash. */
import { createHash } from 'node:crypto'
import type { Db } from './store.ts'

export interface WebLogin {
  /** The sender's id on the web channel. */
  sender: string
  name: string
  expiresAt: number
}

export async function createWebLogin(db: Db, token: string, { sender, name, expiresAt }: WebLogin, now: number): Promise<void> {
  await db
    .insertInto('web_logins')
    .values({ token_hash: hashed(token), sender, name, created_at: now, expires_at: expiresAt })
    .execute()
}

/** Undefined for a token that nobody was given, and for one whose time is over. */
export async function findWebLogin(db: Db, token: string, now: number): Promise<WebLogin | undefined> {
  return db
    .selectFrom('web_logins')
    .select(['sender', 'name', 'expires_at as expiresAt'])
    .where('token_hash', '=', hashed(token))
    .where('expires_at', '>', now)
    .executeTakeFirst()
}

export async function dropWebLogin(db: Db, token: string): Promise<void> {
  await db.deleteFrom('web_logins').where('token_hash', '=', hashed(token)).execute()
}

/** Ends every login of a sender at once. */
export async function dropWebLoginsOf(db: Db, sender: string): Promise<void> {
  await db.deleteFrom('web_logins').where('sender', '=', sender).execute()
}

/** Removes those whose time is over; says how many. */
export async function expireWebLogins(db: Db, now: number): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('web_logins').where('expires_at', '<=', now).executeTakeFirst()
  return Number(numDeletedRows)
}

/** A token has 128 random bits or more: one round is enough, and a lookup by hash tells nothing by its time. */
function hashed(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
