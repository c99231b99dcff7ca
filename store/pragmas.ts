/**
 * What every connection must be set to. Each is set and read back: SQLite ignores a pragma that it does not like in silence, and a file
 * in WAL mode that is opened again comes up with a weaker `synchronous` than the one that made it.
 */
import type { Access, Connection } from './connection.ts'
import { StoreError } from './store-error.ts'

export interface Pragma {
  name: string
  /** What is written, and what must be read back. */
  set: string
  expect: string | number
}

export function storePragmas(access: Access, busyTimeoutMs: number): Pragma[] {
  const always: Pragma[] = [
    { name: 'busy_timeout', set: String(busyTimeoutMs), expect: busyTimeoutMs },
    // A commit is on the disk before it is acknowledged.
    { name: 'synchronous', set: 'FULL', expect: 2 },
    { name: 'foreign_keys', set: 'ON', expect: 1 },
    // What a savepoint must remember stays in memory: no temporary file per unit.
    { name: 'temp_store', set: 'MEMORY', expect: 2 },
  ]
  if (access === 'read') return [...always, { name: 'query_only', set: 'ON', expect: 1 }]
  return [
    { name: 'journal_mode', set: 'WAL', expect: 'wal' },
    ...always,
    // The log shrinks again after a flood.
    { name: 'journal_size_limit', set: '16777216', expect: 16_777_216 },
  ]
}

/** Sets each, then reads all of them back: `pragma_refused` when one did not take. */
export async function settlePragmas(connection: Connection, pragmas: readonly Pragma[]): Promise<void> {
  for (const { name, set } of pragmas) await connection.exec(`PRAGMA ${name} = ${set}`)
  await assertPragmas(connection, pragmas)
}

async function assertPragmas(connection: Connection, pragmas: readonly Pragma[]): Promise<void> {
  for (const { name, expect } of pragmas) {
    const [row] = await connection.all(`PRAGMA ${name}`)
    const found = Object.values(row ?? {})[0]
    if (found !== expect) {
      throw new StoreError('pragma_refused', `PRAGMA ${name} is ${String(found)} on this connection; the store needs ${expect}`)
    }
  }
}
