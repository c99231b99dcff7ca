/**
 * The one writer: units of work wait in a queue, and those that wait together share one disk sync (group commit).
 *
 * `BEGIN IMMEDIATE`, then each unit inside of a savepoint, so that a unit that throws takes only itself back, then `COMMIT`, then
 * everybody hears. Whoever comes before the commit rides along. A fault of the disk or of the database itself (full, I/O) ends the
 * whole group, because SQLite may have rolled all of it back; nobody in it has been told "stored" by then.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Log } from '../log.ts'
import type { Connection } from './connection.ts'
import { createDb } from './dialect.ts'
import { failpoint } from './failpoint.ts'
import { type Patience, patiently } from './patience.ts'
import type { Db } from './store.ts'
import { isStoreError, StoreError } from './store-error.ts'
import { Unit } from './unit.ts'

/** A group ends here, so that the first in it does not wait for ever for the last. */
const LONGEST_GROUP = 256

export interface Writer {
  tx<T>(work: (db: Db) => Promise<T>): Promise<T>
  /** Lets the queue run dry. Units that come later are refused. */
  close(): Promise<void>
}

interface Job {
  work: (db: Db) => Promise<unknown>
  resolve: (value: unknown) => void
  reject: (error: unknown) => void
}

export interface WriterOptions {
  connection: Connection
  patience: Patience
  log: Log
}

export function createWriter({ connection, patience, log }: WriterOptions): Writer {
  const queue: Job[] = []
  /** The unit in which code runs: known across its awaits, so that `tx` inside of `tx` can be refused instead of hanging. */
  const current = new AsyncLocalStorage<Unit>()
  let running: Promise<void> | undefined
  let closed = false

  async function run(): Promise<void> {
    while (queue.length > 0) await commitGroup()
    running = undefined
  }

  async function commitGroup(): Promise<void> {
    const passengers: Job[] = []
    const ran: { job: Job; value: unknown }[] = []
    try {
      await begin()
      await failpoint('tx.afterBegin')
      while (queue.length > 0 && passengers.length < LONGEST_GROUP) {
        const job = queue.shift()!
        passengers.push(job)
        // Not awaited: the unit builds its first statement meanwhile.
        const ready = passengers.length > 1 ? connection.exec('RELEASE unit; SAVEPOINT unit') : undefined
        const outcome = await runUnit(job, new Unit(connection, ready))
        if (outcome.ok) ran.push({ job, value: outcome.value })
        else job.reject(outcome.error)
      }
      await failpoint('tx.beforeCommit')
      await patiently(patience, () => connection.exec('COMMIT'))
      await failpoint('tx.afterCommit')
    } catch (error) {
      await abandon(passengers.length > 0 ? passengers : queue.splice(0, LONGEST_GROUP), error)
      return
    }
    for (const { job, value } of ran) job.resolve(value)
  }

  /** Nothing is open before; a transaction that a broken disk left open is closed first. */
  async function begin(): Promise<void> {
    await patiently(patience, () => connection.exec('BEGIN IMMEDIATE; SAVEPOINT unit')).catch(async (error) => {
      if (!isStoreError(error, 'statement_failed')) throw error
      await connection.exec('ROLLBACK')
      await patiently(patience, () => connection.exec('BEGIN IMMEDIATE; SAVEPOINT unit'))
    })
  }

  /** The unit's own failure is an outcome; a fault that ended the transaction is thrown. */
  async function runUnit(job: Job, unit: Unit): Promise<{ ok: true; value: unknown } | { ok: false; error: unknown }> {
    try {
      const value = await current.run(unit, () => job.work(createDb(unit)))
      await unit.end()
      await failpoint('tx.afterUnit')
      return { ok: true, value }
    } catch (error) {
      await unit.end().catch(() => {})
      if (unit.fatal !== undefined) throw unit.fatal
      await connection.exec('ROLLBACK TO unit')
      return { ok: false, error }
    }
  }

  async function abandon(jobs: Job[], error: unknown): Promise<void> {
    log.error('store.group_failed', { units: jobs.length, error })
    // Fails where SQLite has rolled back by itself: then it is done.
    await connection.exec('ROLLBACK').catch(() => {})
    for (const { reject } of jobs) reject(error)
  }

  function tx<T>(work: (db: Db) => Promise<T>): Promise<T> {
    if (closed) return Promise.reject(new StoreError('store_closed'))
    if (current.getStore()?.over === false) return Promise.reject(new StoreError('nested_unit'))
    return new Promise<T>((resolve, reject) => {
      queue.push({ work, resolve: resolve as (value: unknown) => void, reject })
      running ??= run()
    })
  }

  async function close(): Promise<void> {
    closed = true
    await running
  }

  return { tx, close }
}
