/**
 * How something that the house leans on is. A trouble is told when it has lasted, its end when it is over; each once, whoever looks and
 * however often the house starts between.
 */
import type { Db } from './store.ts'

/** What is to be told now. */
export type ConditionNews = 'lost' | 'back'

/** Notes how `name` is at `now` (ms UTC); what has been unwell for `patienceMs` is lost. Call it in a transaction with what it leads to. */
export async function noteCondition(
  db: Db,
  { name, well, now, patienceMs }: { name: string; well: boolean; now: number; patienceMs: number },
): Promise<ConditionNews | undefined> {
  const row = await db.selectFrom('conditions').selectAll().where('name', '=', name).executeTakeFirst()
  const before = row?.state ?? 'well'
  const since = row?.since ?? now
  if (well) {
    if (before !== 'well') await put(db, name, 'well', now)
    return before === 'lost' ? 'back' : undefined
  }
  if (before === 'well') await put(db, name, 'ailing', now)
  // A clock that was set back begins the waiting anew.
  if (before === 'ailing' && since > now) await put(db, name, 'ailing', now)
  if (before !== 'ailing' || now - since < patienceMs) return undefined
  await put(db, name, 'lost', now)
  return 'lost'
}

async function put(db: Db, name: string, state: 'well' | 'ailing' | 'lost', now: number): Promise<void> {
  await db
    .insertInto('conditions')
    .values({ name, state, since: now })
    .onConflict((on) => on.column('name').doUpdateSet({ state, since: now }))
    .execute()
}
