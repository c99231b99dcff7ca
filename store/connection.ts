/**
 * One connection to a database, as the rest of the store needs it: three ways to run a statement, each awaited.
 *
 * A connection takes one statement at a time. Whoever holds one sees to that (a unit of the writer, a reader of the pool).
 * Every rejection is a `StoreError`.
 */
import { StoreError } from './store-error.ts'

/** What a column can hold. Booleans are 0 and 1; instants are whole numbers. */
export type Value = string | number | null | Buffer

export type Row = Record<string, unknown>

export interface Connection {
  /** Runs one statement to its end and gives its rows. */
  all(sql: string, values?: readonly Value[]): Promise<Row[]>
  /** Runs one statement that gives no rows and says how many rows it changed. */
  run(sql: string, values?: readonly Value[]): Promise<number>
  /** Runs several statements, without values, until one fails. */
  exec(sql: string): Promise<void>
  close(): Promise<void>
}

export type Access = 'read' | 'write' | 'create'

/** Opens a connection with every promise of the store set and asserted. */
export type OpenConnection = (file: string, access: Access) => Promise<Connection>

/** Throws `bad_value` for what a driver would turn into something else in silence ("[object Object]", a float). */
export function checkedValues(values: readonly unknown[]): readonly Value[] {
  for (const value of values) {
    if (typeof value === 'string' || value === null || Buffer.isBuffer(value)) continue
    if (typeof value === 'number' && Number.isFinite(value)) continue
    throw badValue(value)
  }
  return values as readonly Value[]
}

function badValue(value: unknown): Error {
  const kind = typeof value === 'number' ? String(value) : value instanceof Date ? 'a Date' : typeof value
  return new StoreError('bad_value', `a column cannot hold ${kind}: use a string, a finite number, null or a Buffer`)
}
