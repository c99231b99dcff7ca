/** What stands in a chat that we host ourselves: a reader resumes after the last `seq` it has. */
import type { Db } from './store.ts'

export interface ChatMessage {
  seq: number
  id: string
  thread: string
  /** JSON. */
  body: string
  at: number
}

/** Writes a message once: the same id in the same thread again changes nothing and gives the `seq` it had (`fresh` false). */
export async function append(db: Db, message: Omit<ChatMessage, 'seq'>): Promise<{ seq: number; fresh: boolean }> {
  const { id, thread, body, at } = message
  const made = await db
    .insertInto('chat_messages')
    .values({ id, thread, body, at })
    .onConflict((on) => on.columns(['thread', 'id']).doNothing())
    .returning('seq')
    .executeTakeFirst()
  if (made !== undefined) return { seq: Number(made.seq), fresh: true }
  const there = await db
    .selectFrom('chat_messages')
    .select('seq')
    .where('thread', '=', thread)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { seq: Number(there.seq), fresh: false }
}

/** The messages after `seq`, the oldest first. */
export async function after(db: Db, thread: string, seq: number, limit: number): Promise<ChatMessage[]> {
  return messages(db, thread).where('seq', '>', seq).orderBy('seq').limit(limit).execute()
}

/** The last `limit` messages, the oldest first. */
export async function latest(db: Db, thread: string, limit: number): Promise<ChatMessage[]> {
  return (await messages(db, thread).orderBy('seq', 'desc').limit(limit).execute()).reverse()
}

function messages(db: Db, thread: string) {
  return db.selectFrom('chat_messages').select(['seq', 'id', 'thread', 'body', 'at']).where('thread', '=', thread)
}
