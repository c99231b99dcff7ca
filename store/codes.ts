/**
 * One-time codes: ten minutes, single use, with a purpose; only a hash is kept.
 *
 * Two forms. A token of 128 random bits travels in a link (22 characters; Telegram's start takes 64 of `[A-Za-z0-9_-]`). A spoken code
 * has six digits, “绑定 483920”: short enough to guess, so wrong tries are counted, per account and in all.
 */
import { createHash } from 'node:crypto'
import type { Chance } from '../clock.ts'
import type { CodesTable } from './schema.ts'
import type { Db } from './store.ts'

export const CODE_LIFE_MS = 10 * 60_000
/** Wrong tries within `CODE_LIFE_MS` that one account has. */
export const TRIES_OF_ONE = 5
/** And all accounts together: with ten live codes, a crowd of guessers then finds one in 2,000 such windows. */
export const TRIES_OF_ALL = 50

type Purpose = CodesTable['purpose']

export interface NewCode {
  purpose: Purpose
  /** Whom the code is for. */
  person: string
  /** Who issued it: a person's id or `system`. */
  by: string
  form: 'token' | 'spoken'
  at: number
}

export interface IssuedCode {
  id: number
  /** Shown once: it cannot be read back. */
  code: string
  expiresAt: number
}

export async function issueCode(db: Db, chance: Chance, { purpose, person, by, form, at }: NewCode): Promise<IssuedCode> {
  let code: string
  do code = form === 'token' ? Buffer.from(chance.bytes(16)).toString('base64url') : sixDigits(chance)
  while (await isLive(db, hashed(purpose, code), at))
  const expiresAt = at + CODE_LIFE_MS
  const { id } = await db
    .insertInto('codes')
    .values({
      hash: hashed(purpose, code),
      purpose,
      person,
      created_by: by,
      created_at: at,
      expires_at: expiresAt,
      used_at: null,
      used_by: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id: Number(id), code, expiresAt }
}

export interface Redemption {
  purpose: Purpose
  /** As it was typed. */
  code: string
  /** The account that typed it. */
  by: string
  at: number
}

/** A wrong code and one that has expired or was used look the same to whoever types it. */
export type Redeemed = { ok: true; id: number; person: string } | { ok: false; reason: 'wrong' | 'too_many' }

/** Uses a code up. One statement does it, so of two at once one wins. A refusal is a value, so that the try is counted with the commit. */
export async function redeemCode(db: Db, { purpose, code, by, at }: Redemption): Promise<Redeemed> {
  if (await tooMany(db, by, at)) return { ok: false, reason: 'too_many' }
  const row = await db
    .updateTable('codes')
    .set({ used_at: at, used_by: by })
    .where('hash', '=', hashed(purpose, folded(code)))
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', at)
    .returning(['id', 'person'])
    .executeTakeFirst()
  if (row !== undefined) return { ok: true, id: Number(row.id), person: row.person }
  await db.insertInto('code_tries').values({ tried_by: by, at }).execute()
  return { ok: false, reason: 'wrong' }
}

/** Tries that no longer count are forgotten; codes stay: bindings name them. */
export async function forgetTries(db: Db, now: number): Promise<void> {
  await db
    .deleteFrom('code_tries')
    .where('at', '<=', now - CODE_LIFE_MS)
    .execute()
}

async function tooMany(db: Db, by: string, at: number): Promise<boolean> {
  const recent = db
    .selectFrom('code_tries')
    .select('tried_by')
    .where('at', '>', at - CODE_LIFE_MS)
  const own = await recent.where('tried_by', '=', by).limit(TRIES_OF_ONE).execute()
  if (own.length >= TRIES_OF_ONE) return true
  return (await recent.limit(TRIES_OF_ALL).execute()).length >= TRIES_OF_ALL
}

async function isLive(db: Db, hash: string, at: number): Promise<boolean> {
  const row = await db
    .selectFrom('codes')
    .select('id')
    .where('hash', '=', hash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', at)
    .executeTakeFirst()
  return row !== undefined
}

/** The purpose is part of the hash: a code for one thing opens nothing else. */
function hashed(purpose: Purpose, code: string): string {
  return createHash('sha256').update(`${purpose}:${code}`).digest('hex')
}

/** Full-width digits and spaces, as a phone's keyboard makes them. */
function folded(typed: string): string {
  return typed.normalize('NFKC').replace(/\s+/g, '')
}

/** Each of 000000 … 999999 equally likely: what 24 bits have beyond a multiple of a million is drawn again. */
function sixDigits(chance: Chance): string {
  for (;;) {
    const drawn = Buffer.from(chance.bytes(3)).readUIntBE(0, 3)
    if (drawn < 16_000_000) return String(drawn % 1_000_000).padStart(6, '0')
  }
}
