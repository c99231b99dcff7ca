/**
 * Inserting many rows that may be known already, without compiling a statement each time.
 *
 * Kysely needs longer to build an insert of 256 rows than SQLite to run it. So a statement is built once for each power of two, and a
 * batch is cut into such pieces: 100 rows are 64 + 32 + 4.
 */
import type { CompiledQuery, Insertable } from 'kysely'
import type { Schema } from './schema.ts'
import type { Db } from './store.ts'

const LARGEST_PIECE = 128

/** The tables whose rows may come again: `key` tells. */
type Keyed = 'inbox' | 'outbox'

/**
 * A function that inserts rows into `table`, skips those whose `key` is there already, and gives the `named` column of the others.
 * All rows must have the same columns in the same order.
 */
export function createRowInsert<T extends Keyed>(table: T, named: 'key' | 'id') {
  /** By dialect, then by number of rows. */
  const compiled = new WeakMap<object, Map<number, CompiledQuery>>()

  function statement(db: Db, rows: readonly object[]): CompiledQuery {
    const { adapter } = db.getExecutor()
    const bySize = compiled.get(adapter) ?? new Map<number, CompiledQuery>()
    compiled.set(adapter, bySize)
    const known = bySize.get(rows.length)
    if (known !== undefined) return known
    const insert = db.insertInto<Keyed>(table).values(rows as never)
    const query = insert.onConflict((on) => on.column('key').doNothing()).returning(named)
    const made = query.compile() as CompiledQuery
    bySize.set(rows.length, made)
    return made
  }

  return async (db: Db, rows: readonly Insertable<Schema[T]>[]): Promise<string[]> => {
    const inserted: string[] = []
    for (let from = 0; from < rows.length; ) {
      const size = Math.min(LARGEST_PIECE, 2 ** Math.floor(Math.log2(rows.length - from)))
      const piece = rows.slice(from, from + size) as readonly object[]
      const parameters = piece.flatMap((row) => Object.values(row))
      const { rows: found } = await db.executeQuery<Record<string, string>>({ ...statement(db, piece), parameters })
      for (const row of found) inserted.push(row[named]!)
      from += size
    }
    return inserted
  }
}
