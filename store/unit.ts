/**
 * One unit of work on the writer's connection: its statements run one after the other, and none outlives it.
 *
 * node-sqlite3 runs the statements of two flows on one connection as they come, and what flow B was told is stored vanishes with
 * flow A's rollback. So a unit waits for every statement it began, also for one nobody awaits, and then takes no more.
 */
import type { Connection } from './connection.ts'
import type { Lender } from './dialect.ts'
import { isStoreError, StoreError } from './store-error.ts'

export class Unit implements Lender {
  over = false
  /** A fault after which the whole transaction may be gone. */
  fatal: StoreError | undefined
  readonly #connection: Connection
  #failed: unknown
  #last: Promise<unknown> | undefined

  /** `ready` is what must have been done on the connection before the first statement; when it fails, all is lost. */
  constructor(connection: Connection, ready?: Promise<void>) {
    this.#connection = connection
    this.#last = ready?.catch((error) => {
      this.#failed = error
      this.fatal = error
    })
  }

  lend<T>(use: (connection: Connection) => Promise<T>): Promise<T> {
    if (this.over) return Promise.reject(new StoreError('unit_over'))
    const turn = this.#take(this.#last, use)
    this.#last = turn
    return turn
  }

  /** As PostgreSQL has it: after a failed statement a unit can do nothing more, so it cannot commit half of what it meant. */
  async #take<T>(before: Promise<unknown> | undefined, use: (connection: Connection) => Promise<T>): Promise<T> {
    if (before !== undefined) await before.catch(() => {})
    if (this.#failed !== undefined) throw new StoreError('unit_failed', undefined, { cause: this.#failed })
    try {
      return await use(this.#connection)
    } catch (error) {
      this.#failed = error
      if (isStoreError(error, 'storage_full', 'storage_failed', 'database_corrupt', 'database_busy')) this.fatal = error
      throw error
    }
  }

  /** Waits for the last statement. Throws what a statement failed with, also when the unit's own code swallowed it. */
  async end(): Promise<void> {
    this.over = true
    await this.#last?.catch(() => {})
    if (this.#failed !== undefined) throw this.#failed
  }
}
