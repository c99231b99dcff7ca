/** How often each standing answer was given. */
import type { Db } from './store.ts'

export interface StandingHits {
  key: string
  hits: number
  /** ms UTC. */
  lastAt: number
}

/** In the transaction of the turn that gives it: a message that is worked on twice counts once. */
export async function countStanding(db: Db, key: string, now: number): Promise<void> {
  await db
    .insertInto('standing_hits')
    .values({ key, hits: 1, last_at: now })
    .onConflict((on) =>
      on.column('key').doUpdateSet(({ ref, eb }) => ({ hits: eb(ref('standing_hits.hits'), '+', 1), last_at: now })),
    )
    .execute()
}

/** All that were ever given, the most asked first. */
export function standingHits(db: Db): Promise<StandingHits[]> {
  return db
    .selectFrom('standing_hits')
    .select(['key', 'hits', 'last_at as lastAt'])
    .orderBy('hits', 'desc')
    .orderBy('key')
    .execute()
}
