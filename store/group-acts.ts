/** What staff set for a group chat, act by act. Append-only: the last act is the setting, and all of them say who set what when. */
import { accountId } from './people.ts'
import type { Db } from './store.ts'

export type GroupVerb = 'watch' | 'unwatch'

export interface GroupAct {
  channel: string
  thread: string
  /** A person's id. */
  actor: string
  verb: GroupVerb
  /** When, ms UTC. */
  at: number
}

/** The group must have been heard (`sawGroup`). */
export async function recordGroupAct(db: Db, { channel, thread, actor, verb, at }: GroupAct): Promise<void> {
  await db
    .insertInto('group_acts')
    .values({ group_id: accountId(channel, thread), at, actor, verb })
    .execute()
}

/** The last act on the group, or undefined where nobody ever set anything. */
export async function lastGroupAct(
  db: Db,
  { channel, thread }: { channel: string; thread: string },
): Promise<GroupAct | undefined> {
  const row = await db
    .selectFrom('group_acts')
    .select(['at', 'actor', 'verb'])
    .where('group_id', '=', accountId(channel, thread))
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { channel, thread, ...row }
}
