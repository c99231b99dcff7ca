/**
 * SQLite: the only file that knows the package `sqlite3` (its traps are the reason for most comments here), and the store's door.
 */
import { mkdir, realpath } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import sqlite3 from 'sqlite3'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import { type Access, type Connection, checkedValues, type Row, type Value } from './connection.ts'
import { prepareFile } from './database-file.ts'
import { createDb } from './dialect.ts'
import { holdLock } from './lock.ts'
import { migrate } from './migrate.ts'
import { MIGRATIONS } from './migrations/all.ts'
import type { Migration } from './migrations/migration.ts'
import { type Pragma, settlePragmas, storePragmas } from './pragmas.ts'
import { createReaders } from './readers.ts'
import type { Db, Store } from './store.ts'
import { StoreError, type StoreErrorCode } from './store-error.ts'
import { createWriter } from './writer.ts'

/** How long SQLite itself waits, in its own thread. Longer waits are ours (patience.ts), so that no thread is held. */
const BUSY_TIMEOUT_MS = 100
/** A prepared statement costs more than running it; many-row inserts make many texts, so the number is bounded. */
const CACHED_STATEMENTS = 200

export interface StoreOptions {
  /** Path of the database; its folder is made when missing. */
  file: string
  clock: Clock
  log: Log
  /** Connections for `store.read`: as many reads run at once. */
  readers?: number
  /** Begin with an empty database although a damaged one was moved aside. */
  startEmpty?: boolean
  /** How long a unit waits for a lock that another program holds, ms. */
  busyLimitMs?: number
  migrations?: readonly Migration[]
}

/**
 * Opens the database, making or migrating it as needed. Rejects with a `StoreError`: `database_in_use`, `database_corrupt`,
 * `database_newer`, `database_foreign` name what a person has to do.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { clock, log, readers = 2, startEmpty = false, busyLimitMs = 30_000, migrations = MIGRATIONS } = options
  const file = await settledPath(options.file)
  const patience = { clock, limitMs: busyLimitMs, onWait: (waited: number) => log.warn('store.waiting_for_lock', { waited }) }
  const open: Connection[] = []
  const keep = (connection: Connection) => {
    open.push(connection)
    return connection
  }
  try {
    keep(await holdLock(file, openBare))
    await prepareFile({ file, clock, log, startEmpty, migrations, open: openConnection })
    const writing = keep(await openConnection(file, 'write'))
    const applied = await migrate({ connection: writing, migrations, dialect: 'sqlite', patience })
    if (applied.length > 0) log.info('store.migrated', { migrations: applied })
    const reading: Connection[] = []
    for (let i = 0; i < readers; i++) reading.push(keep(await openConnection(file, 'read')))
    const writer = createWriter({ connection: writing, patience, log })
    const pool = createReaders(reading)
    const close = async () => {
      await writer.close()
      await pool.close()
      await closeAll(open)
    }
    let closing: Promise<void> | undefined
    return {
      read: createDb(pool),
      tx: (work) => writer.tx(work),
      close: () => (closing ??= close()),
    }
  } catch (error) {
    await closeAll(open).catch((trouble) => log.warn('store.close_failed', { error: trouble }))
    throw error
  }
}

/**
 * Looks into a database that another process may hold: nothing is locked, migrated or written. Rejects with a `StoreError` where
 * there is none, or none that can be read.
 */
export async function peek<T>(file: string, look: (read: Db) => Promise<T>): Promise<T> {
  const connection = await openConnection(file, 'read')
  try {
    return await look(createDb(createReaders([connection])))
  } finally {
    await connection.close()
  }
}

/** Readers first, the lock last: while the writer's last checkpoint runs, nobody else may come in. One that fails keeps none open. */
async function closeAll(connections: Connection[]): Promise<void> {
  const troubles: unknown[] = []
  for (const connection of connections.splice(0).reverse()) await connection.close().catch((error) => troubles.push(error))
  if (troubles.length > 0) throw troubles[0]
}

/** The lock lies beside the real file, also when the path is a link. */
async function settledPath(file: string): Promise<string> {
  await mkdir(dirname(file), { recursive: true })
  const folder = await realpath(dirname(file))
  return realpath(file).catch(() => join(folder, basename(file)))
}

/** A connection with the store's pragmas set and read back (`pragma_refused` otherwise). */
export async function openConnection(file: string, access: Access, pragmas?: readonly Pragma[]): Promise<Connection> {
  const connection = await openBare(file, access, BUSY_TIMEOUT_MS)
  try {
    await settlePragmas(connection, pragmas ?? storePragmas(access, BUSY_TIMEOUT_MS))
    return connection
  } catch (error) {
    await connection.close()
    throw error
  }
}

const MODES: Record<Access, number> = {
  read: sqlite3.OPEN_READONLY | sqlite3.OPEN_FULLMUTEX,
  write: sqlite3.OPEN_READWRITE | sqlite3.OPEN_FULLMUTEX,
  create: sqlite3.OPEN_READWRITE | sqlite3.OPEN_CREATE | sqlite3.OPEN_FULLMUTEX,
}

/** A connection as SQLite gives it, without the store's pragmas: only the lock wants that. */
async function openBare(file: string, access: Access, busyTimeoutMs: number): Promise<Connection> {
  const database = await new Promise<sqlite3.Database>((resolve, reject) => {
    const opened = new sqlite3.Database(file, MODES[access], (error) => (error ? reject(translated(error)) : resolve(opened)))
  })
  database.configure('busyTimeout', busyTimeoutMs)
  return new SqliteConnection(database)
}

class SqliteConnection implements Connection {
  readonly #database: sqlite3.Database
  /** In order of use, the stalest first. */
  readonly #statements = new Map<string, sqlite3.Statement>()

  constructor(database: sqlite3.Database) {
    this.#database = database
  }

  async all(sql: string, values: readonly Value[] = []): Promise<Row[]> {
    const statement = this.#cached(sql) ?? (await this.#prepare(sql))
    const bound = checkedValues(values)
    // Never `get`: it leaves the statement, and with it a read transaction, open.
    return new Promise((resolve, reject) => {
      statement.all<Row>(bound, (error, rows) => (error ? reject(translated(error)) : resolve(rows)))
    })
  }

  async run(sql: string, values: readonly Value[] = []): Promise<number> {
    const statement = this.#cached(sql) ?? (await this.#prepare(sql))
    const bound = checkedValues(values)
    return new Promise((resolve, reject) => {
      statement.run(bound, function (error) {
        if (error) reject(translated(error))
        else resolve(this.changes)
      })
    })
  }

  exec(sql: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#database.exec(sql, (error) => (error ? reject(translated(error)) : resolve()))
    })
  }

  /** Safe in a second call. A statement left open would make SQLite refuse to close. */
  async close(): Promise<void> {
    for (const sql of [...this.#statements.keys()]) await this.#finalize(sql)
    await new Promise<void>((resolve, reject) => {
      this.#database.close((error) => (error ? reject(translated(error)) : resolve()))
    })
  }

  #cached(sql: string): sqlite3.Statement | undefined {
    const statement = this.#statements.get(sql)
    if (statement === undefined) return undefined
    this.#statements.delete(sql)
    this.#statements.set(sql, statement)
    return statement
  }

  async #prepare(sql: string): Promise<sqlite3.Statement> {
    const statement = await new Promise<sqlite3.Statement>((resolve, reject) => {
      // Without a callback a mistake in `sql` would be thrown at the process.
      const made = this.#database.prepare(sql, (error) => (error ? reject(translated(error)) : resolve(made)))
    })
    this.#statements.set(sql, statement)
    if (this.#statements.size > CACHED_STATEMENTS) await this.#finalize(this.#statements.keys().next().value!)
    return statement
  }

  #finalize(sql: string): Promise<void> {
    const statement = this.#statements.get(sql)!
    this.#statements.delete(sql)
    return new Promise((resolve) => statement.finalize(() => resolve()))
  }
}

const CODES: Record<number, StoreErrorCode> = {
  [sqlite3.BUSY]: 'database_busy',
  [sqlite3.FULL]: 'storage_full',
  [sqlite3.IOERR]: 'storage_failed',
  [sqlite3.CANTOPEN]: 'storage_failed',
  [sqlite3.CORRUPT]: 'database_corrupt',
  [sqlite3.NOTADB]: 'database_corrupt',
  [sqlite3.CONSTRAINT]: 'constraint',
  [sqlite3.READONLY]: 'read_only',
}

function translated(error: Error): StoreError {
  const errno = (error as Error & { errno?: number }).errno ?? -1
  return new StoreError(CODES[errno] ?? 'statement_failed', error.message, { cause: error })
}
