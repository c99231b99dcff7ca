/** Group chats, and the area each speaks for. */
import { accountId } from './people.ts'
import type { Db } from './store.ts'

export interface Group {
  id: string
  channel: string
  thread: string
  name: string | null
  area: string | null
  /** The person who bound it, or null. */
  boundBy: string | null
  seenAt: number
}

/** Notes that a group was heard. A name once known stays when a message brings none; so does the area. */
export async function sawGroup(
  db: Db,
  { channel, thread, name, at }: { channel: string; thread: string; name?: string; at: number },
): Promise<void> {
  const id = accountId(channel, thread)
  const change = name === undefined ? { seen_at: at } : { seen_at: at, name }
  await db
    .insertInto('groups')
    .values({ id, channel, thread, name: name ?? null, area: null, bound_by: null, seen_at: at })
    .onConflict((on) => on.column('id').doUpdateSet(change))
    .execute()
}

/** Binds a group to an area. `by` is a person's id, or null where the settings say so. */
export async function bindGroup(
  db: Db,
  { channel, thread, area, by, at }: { channel: string; thread: string; area: string; by: string | null; at: number },
): Promise<void> {
  const id = accountId(channel, thread)
  await db
    .insertInto('groups')
    .values({ id, channel, thread, name: null, area, bound_by: by, seen_at: at })
    .onConflict((on) => on.column('id').doUpdateSet({ area, bound_by: by }))
    .execute()
}

export async function findGroup(db: Db, channel: string, thread: string): Promise<Group | undefined> {
  return groups(db).where('id', '=', accountId(channel, thread)).executeTakeFirst()
}

/** The groups of an area, by id. */
export async function groupsOf(db: Db, area: string): Promise<Group[]> {
  return groups(db).where('area', '=', area).orderBy('id').execute()
}

function groups(db: Db) {
  return db.selectFrom('groups').select(['id', 'channel', 'thread', 'name', 'area', 'bound_by as boundBy', 'seen_at as seenAt'])
}
