/** Who else reports a ticket, as rows. Only this file writes them. */
import type { Db } from '../store/store.ts'

/** 同报: one person's report of what somebody reported before. */
export interface Joining {
  ticket: number
  person: string
  /** Where it was said, and how. */
  channel: string
  thread: string
  at: number
  words: string
}

/** In the order in which they joined. */
export function joiningsOf(db: Db, ticket: number): Promise<Joining[]> {
  return db.selectFrom('joinings').selectAll().where('ticket', '=', ticket).orderBy('at').orderBy('person').execute()
}

/** False where the person had joined before: nothing is changed then. */
export async function insertJoining(db: Db, joining: Joining): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('joinings')
    .values(joining)
    .onConflict((on) => on.columns(['ticket', 'person']).doNothing())
    .executeTakeFirst()
  return Number(numInsertedOrUpdatedRows ?? 0) === 1
}

export async function deleteJoining(db: Db, { ticket, person }: Pick<Joining, 'ticket' | 'person'>): Promise<void> {
  await db.deleteFrom('joinings').where('ticket', '=', ticket).where('person', '=', person).execute()
}
