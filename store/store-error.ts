/**
 * What can go wrong in the store, as stable codes. Callers switch on `code`, people read `message`, the cause is kept.
 *
 * No message carries the values of a row: it may be logged.
 */

/** Every code, with what it means. The table of errors in docs/ lists the same. */
export const STORE_ERRORS = {
  database_in_use: 'another process works on this database',
  database_corrupt: 'the file is damaged; it was moved aside and nothing was put in its place',
  database_newer: 'a newer version of 小格 has written this database',
  database_foreign: 'the file is a database of another program',
  database_busy: 'another program held the write lock for too long',
  storage_full: 'no space left for the database',
  storage_failed: 'the disk refused to read or write',
  migration_changed: 'a migration that has run is not the one the code knows by this number',
  pragma_refused: 'a connection does not keep the promises that the store needs',
  constraint: 'a row breaks a rule of its table',
  bad_value: 'a value that no column can hold: undefined, a boolean, an object, NaN',
  read_only: 'writing through `store.read`',
  statement_failed: 'the database refused a statement',
  unit_failed: 'a statement in a unit whose earlier statement had failed',
  unit_over: 'a statement on the `db` of a unit that has ended',
  nested_unit: '`tx` inside of `tx`: it would wait for itself',
  already_settled: 'the row was settled before, by somebody else',
  store_closed: 'the store is closed',
} as const

export type StoreErrorCode = keyof typeof STORE_ERRORS

export class StoreError extends Error {
  override readonly name = 'StoreError'
  readonly code: StoreErrorCode

  constructor(code: StoreErrorCode, message: string = STORE_ERRORS[code], options: { cause?: unknown } = {}) {
    super(message, options)
    this.code = code
  }
}

export function isStoreError(error: unknown, ...codes: StoreErrorCode[]): error is StoreError {
  return error instanceof StoreError && (codes.length === 0 || codes.includes(error.code))
}
