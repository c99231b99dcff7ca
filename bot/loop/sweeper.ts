/** The caller of what is due by the clock: late tickets are escalated, sessions that are over are forgotten, and what was begun in them is told. Deadlines live in the database. */
import type { Clock } from '../../clock.ts'
import type { Log } from '../../log.ts'
import { forgetTries } from '../../store/codes.ts'
import type { Store } from '../../store/store.ts'
import type { DeskParts } from '../../tickets/ground.ts'
import { sweep } from '../../tickets/sweep.ts'
import { createBell } from './bell.ts'
import { lapse } from './lapsing.ts'

export interface SweeperParts {
  store: Store
  desk: DeskParts
  clock: Clock
  log: Log
  everyMs: number
  /** The thread in which a channel reaches a person, where it can speak first. */
  directThread(channel: string, senderId: string): string | undefined
  /** Looks at something else in the same rhythm; true when it has said something. */
  also?: () => Promise<boolean>
  /** Told when a sweep has said something. */
  onSaid?: () => void
}

export interface Sweeper {
  start(): void
  stop(): Promise<void>
  /** One round now: the numbers of the tickets whose lateness was told. */
  round(): Promise<number[]>
}

export function createSweeper(sweeping: SweeperParts): Sweeper {
  const { store, desk, clock, log, everyMs, also, onSaid } = sweeping
  const parts = { clock, chance: desk.chance, services: desk.services, directThread: sweeping.directThread }
  const bell = createBell(clock)
  let stopping = false
  let loop: Promise<void> | undefined

  async function round(): Promise<number[]> {
    const told: number[] = []
    for (let more = true; more && !stopping; ) {
      const swept = await store.tx((db) => sweep(db, desk, clock.now()))
      told.push(...swept.escalated)
      more = swept.more && swept.escalated.length > 0
    }
    await store.tx(async (db) => {
      await forgetTries(db, clock.now())
    })
    const lapsed = await lapse(store, parts)
    const more = (await also?.()) ?? false
    if (told.length > 0 || lapsed > 0 || more) onSaid?.()
    return told
  }

  async function run(): Promise<void> {
    while (!stopping) {
      try {
        const told = await round()
        if (told.length > 0) log.info('sweep.told', { tickets: told.length })
      } catch (error) {
        log.error('sweep.failed', { error })
      }
      if (!stopping) await bell.wait(everyMs)
    }
  }

  return {
    round,
    start() {
      loop ??= run()
    },
    async stop() {
      stopping = true
      bell.ring()
      await loop
    },
  }
}
