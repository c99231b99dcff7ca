/** A small pool of connections that only read: each statement borrows one and sees the latest commit. */
import type { Connection } from './connection.ts'
import type { Lender } from './dialect.ts'
import { StoreError } from './store-error.ts'

export interface Readers extends Lender {
  /** Waits for reads that are under way; later ones are refused. The connections stay open: whoever opened them closes them. */
  close(): Promise<void>
}

export function createReaders(connections: readonly Connection[]): Readers {
  const free = [...connections]
  const waiting: ((connection: Connection) => void)[] = []
  let underWay = 0
  let whenQuiet: (() => void) | undefined
  let closed = false

  async function lend<T>(use: (connection: Connection) => Promise<T>): Promise<T> {
    if (closed) throw new StoreError('store_closed')
    underWay += 1
    const connection = free.pop() ?? (await new Promise<Connection>((resolve) => waiting.push(resolve)))
    try {
      return await use(connection)
    } finally {
      const next = waiting.shift()
      if (next === undefined) free.push(connection)
      else next(connection)
      underWay -= 1
      if (underWay === 0) whenQuiet?.()
    }
  }

  async function close(): Promise<void> {
    closed = true
    if (underWay > 0) await new Promise<void>((resolve) => (whenQuiet = resolve))
  }

  return { lend, close }
}
