/**
 * Persons, their accounts on the channels, and where each is reached.
 *
 * One person, many accounts. An account that is heard for the first time gets a person of its own; a binding moves it to another.
 */
import type { AccountsTable, PeopleTable } from './schema.ts'
import type { Db } from './store.ts'

export type Person = Omit<PeopleTable, 'created_at'> & { createdAt: number }

export interface Account {
  id: string
  channel: string
  nativeId: string
  name: string
  person: string
  stable: boolean
  /** When it was last heard, ms UTC. */
  seenAt: number
  directThread: string | null
}

export interface Heard {
  channel: string
  nativeId: string
  name: string
  /** False where the id changes when the account logs in again. */
  stable: boolean
  /** The direct thread in which it was heard just now, or in which the channel says it is reached. */
  directThread?: string
  /** When, ms UTC. */
  at: number
  /** The id of the new person, should the account be new. */
  freshId: string
}

/** Channel names have no colon, so this is unambiguous. */
export function accountId(channel: string, nativeId: string): string {
  return `${channel}:${nativeId}`
}

/** An account is noted as heard once in so long, as long as that changes nothing for anybody. */
const SAME_MOMENT_MS = 60_000

/** The person behind an account: found, or made. Notes its name and when it was heard; a message that comes late turns nothing back. */
export async function meet(db: Db, heard: Heard): Promise<{ person: Person; account: Account; fresh: boolean }> {
  const known = await findByAccount(db, accountId(heard.channel, heard.nativeId))
  if (known === undefined) {
    const account = await newAccount(db, heard)
    return { person: (await findPerson(db, account.person))!, account, fresh: true }
  }
  return { person: known.person, account: await seenAgain(db, known, heard), fresh: false }
}

async function newAccount(db: Db, heard: Heard): Promise<Account> {
  const { channel, nativeId, name, at } = heard
  await db
    .insertInto('people')
    .values({ id: heard.freshId, name, source: 'chat', area: null, language: 'zh-Hans', created_at: at })
    .execute()
  const row: AccountsTable = {
    id: accountId(channel, nativeId),
    channel,
    native_id: nativeId,
    name,
    person: heard.freshId,
    stable: heard.stable ? 1 : 0,
    seen_at: at,
    direct_thread: heard.directThread ?? null,
  }
  await db.insertInto('accounts').values(row).execute()
  return asAccount(row)
}

/** `seenAt` is up to a minute behind, but never so that another account of the person seems to have been heard later. */
async function seenAgain(db: Db, { account: known, latest }: Known, heard: Heard): Promise<Account> {
  if (heard.at < known.seenAt) return known
  const now = { ...known, name: heard.name, seenAt: heard.at, directThread: heard.directThread ?? known.directThread }
  const nothingNew = now.name === known.name && now.directThread === known.directThread
  if (nothingNew && latest && heard.at - known.seenAt < SAME_MOMENT_MS) return known
  await db
    .updateTable('accounts')
    .set({ name: now.name, seen_at: now.seenAt, direct_thread: now.directThread })
    .where('id', '=', known.id)
    .execute()
  return now
}

/** A configured person: made, or brought to what the settings say now. */
export async function keepPerson(db: Db, person: Omit<Person, 'createdAt' | 'source'>, now: number): Promise<void> {
  const { id, name, area, language } = person
  await db
    .insertInto('people')
    .values({ id, name, area, language, source: 'config', created_at: now })
    .onConflict((on) => on.column('id').doUpdateSet({ name, area, language, source: 'config' }))
    .execute()
}

/** A person who has not been heard yet: somebody is about to let them in. */
export async function addPerson(db: Db, { id, name, area }: Pick<Person, 'id' | 'name' | 'area'>, now: number): Promise<void> {
  await db.insertInto('people').values({ id, name, source: 'chat', area, language: 'zh-Hans', created_at: now }).execute()
}

/** The people of the settings, by id. */
export async function configuredPeople(db: Db): Promise<Pick<Person, 'id' | 'name'>[]> {
  return db.selectFrom('people').select(['id', 'name']).where('source', '=', 'config').orderBy('id').execute()
}

/** What a person has told about themselves, or how they write. */
export async function changePerson(
  db: Db,
  id: string,
  change: Partial<Pick<Person, 'name' | 'area' | 'language'>>,
): Promise<void> {
  if (Object.keys(change).length === 0) return
  await db.updateTable('people').set(change).where('id', '=', id).execute()
}

export async function findPerson(db: Db, id: string): Promise<Person | undefined> {
  return db
    .selectFrom('people')
    .select(['id', 'name', 'source', 'area', 'language', 'created_at as createdAt'])
    .where('id', '=', id)
    .executeTakeFirst()
}

export interface Known {
  account: Account
  person: Person
  /** No other account of the person was heard at the same time or later. */
  latest: boolean
}

/** An account and its person, with one look. */
export async function findByAccount(db: Db, id: string): Promise<Known | undefined> {
  const row = await db
    .selectFrom('accounts')
    .innerJoin('people', 'people.id', 'accounts.person')
    .selectAll('accounts')
    .select(['people.name as personName', 'people.source', 'people.area', 'people.language', 'people.created_at as createdAt'])
    .select(({ exists, selectFrom }) =>
      exists(
        selectFrom('accounts as other')
          .select('other.id')
          .whereRef('other.person', '=', 'accounts.person')
          .whereRef('other.seen_at', '>=', 'accounts.seen_at')
          .whereRef('other.id', '<>', 'accounts.id'),
      ).as('later'),
    )
    .where('accounts.id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { personName: name, source, area, language, createdAt } = row
  // PostgreSQL gives a boolean, SQLite 0 or 1.
  return { account: asAccount(row), person: { id: row.person, name, source, area, language, createdAt }, latest: !row.later }
}

export async function findAccount(db: Db, id: string): Promise<Account | undefined> {
  const row = await db.selectFrom('accounts').selectAll().where('id', '=', id).executeTakeFirst()
  return row && asAccount(row)
}

/** All accounts of a person, the most recently heard first. */
export async function accountsOf(db: Db, person: string): Promise<Account[]> {
  const rows = await db
    .selectFrom('accounts')
    .selectAll()
    .where('person', '=', person)
    .orderBy('seen_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(asAccount)
}

/**
 * Where a person is reached: accounts with a direct thread, the most recently heard first. A person whose accounts were all bound to
 * somebody (they reported first and proved who they are later) is reached there.
 */
export async function reach(db: Db, person: string): Promise<(Account & { directThread: string })[]> {
  let accounts = await accountsOf(db, person)
  if (accounts.length === 0) {
    const moved = await db.selectFrom('bindings').select('account').where('previous', '=', person).execute()
    const ids = [...new Set(moved.map(({ account }) => account))]
    const found = await Promise.all(ids.map((id) => findAccount(db, id)))
    accounts = found.filter((account) => account !== undefined).sort((a, b) => b.seenAt - a.seenAt)
  }
  return accounts.filter((account): account is Account & { directThread: string } => account.directThread !== null)
}

/** Moves an account to a person, and logs it. `code` is the one-time code that proved it; null where the channel vouched. */
export async function bind(
  db: Db,
  { account, person, code, at }: { account: string; person: string; code: number | null; at: number },
): Promise<void> {
  const before = await db.selectFrom('accounts').select('person').where('id', '=', account).executeTakeFirstOrThrow()
  await db.updateTable('accounts').set({ person }).where('id', '=', account).execute()
  await db.insertInto('bindings').values({ account, person, previous: before.person, code, at }).execute()
}

function asAccount(row: AccountsTable): Account {
  return {
    id: row.id,
    channel: row.channel,
    nativeId: row.native_id,
    name: row.name,
    person: row.person,
    stable: row.stable === 1,
    seenAt: row.seen_at,
    directThread: row.direct_thread,
  }
}
