/**
 * The database as the rest of the house sees it: `read` for looking, `tx` for changing.
 */
import type { Kysely } from 'kysely'
import type { Schema } from './schema.ts'

/** A connection to run statements on: `store.read` outside of a transaction, the argument of `tx` inside of one. */
export type Db = Kysely<Schema>

export interface Store {
  /** Sees what is committed. Writing through it throws. */
  readonly read: Db
  /**
   * Runs `work` as one unit: all of it is committed before the promise resolves, or none of it when `work` throws.
   * Units run one after another in the order of the calls; several may share one disk sync (group commit).
   * `work` must do nothing but database work: whatever it awaits, every other writer waits for too.
   */
  tx<T>(work: (db: Db) => Promise<T>): Promise<T>
  close(): Promise<void>
}
