/** Rows that are looked for and worked on, several at once: what the intake and the delivery have in common. */
import type { Clock } from '../../clock.ts'
import type { Log } from '../../log.ts'
import { createBell } from './bell.ts'

export interface WorkLoop {
  start(): void
  /** Begins no other work, and waits for what is under way; not longer than STOP_WITHIN_MS: what is cut off is taken up at the next start. */
  stop(): Promise<void>
  /** There may be something new. */
  wake(): void
}

const STOP_WITHIN_MS = 5_000

export interface WorkLoopParts<Row> {
  /** In the log. */
  name: string
  /** At most `free` rows that may be worked on now, none of `active`. */
  next(free: number, active: readonly Row[]): Promise<Row[]>
  /** Never throws. */
  work(row: Row): Promise<void>
  /** Before the first row, once. */
  begin?: () => Promise<void>
  /** Rows worked on at once. */
  parallel: number
  /** How often rows are looked for that nobody has announced, ms. */
  idleMs: number
  clock: Clock
  log: Log
}

export function createWorkLoop<Row>(parts: WorkLoopParts<Row>): WorkLoop {
  const { clock, parallel, idleMs } = parts
  const bell = createBell(clock)
  const active = new Set<Row>()
  let stopping = false
  let loop: Promise<void> | undefined

  async function run(): Promise<void> {
    await parts.begin?.()
    while (!stopping) {
      const free = parallel - active.size
      const rows = free > 0 ? await look(free) : []
      for (const row of rows) void work(row)
      if (rows.length === 0) await bell.wait(idleMs)
    }
    while (active.size > 0) await bell.wait(idleMs)
  }

  async function look(free: number): Promise<Row[]> {
    try {
      return await parts.next(free, [...active])
    } catch (error) {
      parts.log.error(`${parts.name}.unreadable`, { error })
      return []
    }
  }

  async function work(row: Row): Promise<void> {
    active.add(row)
    try {
      await parts.work(row)
    } finally {
      active.delete(row)
      bell.ring()
    }
  }

  return {
    start() {
      loop ??= run()
    },
    async stop() {
      stopping = true
      bell.ring()
      const ended = new AbortController()
      const patience = clock.sleep(STOP_WITHIN_MS, ended.signal)
      await Promise.race([loop, patience])
      ended.abort()
    },
    wake: () => bell.ring(),
  }
}
