/**
 * 收信: stores what a channel heard, and works on it: each thread in order, several threads at once.
 *
 * `take` resolves when the row is committed, so the adapter may confirm then. Whatever a turn changes, what it says of it, its session and
 * the mark that the row is done are one transaction: all of it happens once, wherever the process dies. Rows left over are found at start.
 */
import type { Adapter, Incoming, Sink } from '../../adapters/adapter.ts'
import { type Chance, type Clock, newId } from '../../clock.ts'
import type { Log } from '../../log.ts'
import { declareFailpoints, failpoint } from '../../store/failpoint.ts'
import type { Inbox, InboxRow } from '../../store/inbox.ts'
import { claim, enqueue, sent } from '../../store/outbox.ts'
import type { Store } from '../../store/store.ts'
import { isStoreError } from '../../store/store-error.ts'
import { arrive, lastCards } from '../arrival.ts'
import type { Assistant } from '../assistant.ts'
import type { Reply } from '../replying.ts'
import { createEmergencyLane, type EmergencyLane, REMEMBERED } from './emergency-lane.ts'
import { createHaste } from './haste.ts'
import { sayings } from './saying.ts'
import { createWorkLoop } from './work-loop.ts'

declareFailpoints(
  'intake.beforeTurn',
  'intake.afterTurn',
  'intake.afterCard',
  'intake.afterEffects',
  'intake.afterReplies',
  'intake.afterDone',
  'intake.afterCommit',
)

export interface IntakeParts {
  store: Store
  inbox: Inbox
  assistant: Assistant
  /** By name; only an emergency card is ever handed to one from here (emergency-lane.ts). */
  channels: ReadonlyMap<string, Adapter>
  clock: Clock
  chance: Chance
  log: Log
  /** Personal data out of a text, before it is kept as a row's error. */
  mask(text: string): string
  /** Told after each commit: there may be something to deliver. */
  onSaid?: () => void
  /** Threads worked on at once. */
  parallel?: number
}

export interface Intake extends Sink {
  start(): void
  /** Ends the turns that are under way and begins no other. */
  stop(): Promise<void>
}

// More than the cores: turns that end together share a disk sync.
const PARALLEL = 24
/** How often rows that wait for another try are looked for. */
const IDLE_MS = 1_000
/** A turn in the same thread that takes longer does not hold an emergency up. */
const HANGS_AFTER_MS = 2_000
const LONGEST_ERROR = 300

export function createIntake(parts: IntakeParts): Intake {
  const { inbox, clock, log } = parts
  const lane = createEmergencyLane(parts)
  const haste = createHaste(clock)
  const turns = createTurns(parts, lane)
  const begun = new Map<InboxRow, number>()
  /** Something urgent may wait, perhaps for a turn in its thread to end. */
  let cried = true
  /** Whose turns are under way, for at least so long. */
  const busy = (forMs: number) => [...begun].flatMap(([row, at]) => (clock.elapsed() - at >= forMs ? [row] : []))

  async function work(row: InboxRow): Promise<void> {
    begun.set(row, clock.elapsed())
    await turns(row)
    begun.delete(row)
    // Either may wait for this thread.
    loop.wake()
    if (cried) urgent.wake()
  }

  const both = { work, idleMs: IDLE_MS, clock, log }
  const loop = createWorkLoop<InboxRow>({
    ...both,
    ...{ name: 'inbox', parallel: parts.parallel ?? PARALLEL },
    next: (free) => inbox.next(free, busy(0)),
  })
  // Of their own, so that no number of answers that hang, in any thread, stands before a ticket that cannot wait.
  const urgent = createWorkLoop<InboxRow>({
    ...both,
    ...{ name: 'inbox.urgent', parallel: PARALLEL },
    async next(free, active) {
      const hanging = new Set(busy(HANGS_AFTER_MS))
      const others = busy(0).filter((row) => !hanging.has(row) || active.includes(row))
      cried &&= others.length > 0
      const rows = await inbox.nextUrgent(free, others)
      cried ||= rows.length > 0
      return rows
    },
  })
  const quiet = inbox.onStored(() => {
    cried = true
    urgent.wake()
    loop.wake()
  })
  return {
    take: (incoming) => arrive(incoming, { ...parts, lane, haste }),
    quarantine: (update) => inbox.quarantine(update),
    start() {
      // Who reads them has no time to lose: whatever comes before they are known is looked up.
      lastCards(parts.store.read, REMEMBERED).then(lane.remember, (error) => log.error('emergency.unread', { error }))
      urgent.start()
      loop.start()
    },
    async stop() {
      quiet()
      await Promise.all([urgent.stop(), loop.stop()])
    },
  }
}

/** How a row is worked on: never throws. */
function createTurns(parts: IntakeParts, lane: EmergencyLane): (row: InboxRow) => Promise<void> {
  const { inbox, assistant, clock, log } = parts
  const freshId = () => newId(clock, parts.chance)

  async function takeTurn(row: InboxRow): Promise<void> {
    const incoming = JSON.parse(row.body) as Incoming
    await failpoint('intake.beforeTurn')
    const turn = await assistant.handle(incoming)
    await failpoint('intake.afterTurn')
    if (turn.first.length > 0) await sayFirst(row.key, turn.first)
    await failpoint('intake.afterCard')
    await parts.store.tx(async (db) => {
      const replies = await turn.commit(db)
      await failpoint('intake.afterEffects')
      await enqueue(db, sayings(replies, `reply:${row.key}`, freshId), clock.now())
      await failpoint('intake.afterReplies')
      await inbox.done(db, row.id)
      await failpoint('intake.afterDone')
    })
    log.debug('inbox.done', { key: row.key })
    parts.onSaid?.()
    await failpoint('intake.afterCommit')
  }

  /** In a transaction of its own, so that nothing that fails later takes the card back. */
  async function sayFirst(key: string, replies: readonly Reply[]): Promise<void> {
    const handed = await lane.handed(key)
    await parts.store.tx(async (db) => {
      const ids = await enqueue(db, sayings(replies, `card:${key}`, freshId), clock.now())
      if (!handed) return
      for (const id of ids) if (await claim(db, id)) await sent(db, id, { nativeIds: handed, at: clock.now() })
    })
    parts.onSaid?.()
  }

  async function failed(row: InboxRow, error: unknown): Promise<void> {
    log.error('inbox.failed', { key: row.key, attempts: row.attempts + 1, error })
    const said = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
    try {
      await parts.store.tx(async (db) => {
        const next = await inbox.failed(db, row.id, parts.mask(said).slice(0, LONGEST_ERROR))
        if (next === 'failed') await enqueue(db, sayings(apologyFor(row, assistant), `sorry:${row.key}`, freshId), clock.now())
      })
      parts.onSaid?.()
    } catch (again) {
      if (isStoreError(again, 'already_settled')) return
      // The row stays as it is and comes up again; the database must not be asked in a tight loop meanwhile.
      log.error('inbox.not_marked', { key: row.key, error: again })
      await clock.sleep(IDLE_MS)
    }
  }

  return async (row) => {
    try {
      await takeTurn(row)
    } catch (error) {
      await failed(row, error)
    }
  }
}

/** Nothing where the row itself cannot be read. */
function apologyFor({ body }: InboxRow, assistant: Assistant): Reply[] {
  try {
    return assistant.apology(JSON.parse(body) as Incoming)
  } catch {
    return []
  }
}
