/** 还有哪一处不知道在哪: of the dangers that somebody told, those of which nobody knows where they are, and which of them is asked about next. */
import type { Db } from '../../store/store.ts'
import type { Ticket } from '../../tickets/ticket.ts'
import { asked, type Message, type Outcome, type Room } from '../flows/flow.ts'
import { emergencyAskEstate, emergencyAskPlaceOf } from '../words/emergency.zh.ts'
import { CRY_MS, isElsewhere, isUnplaced, runningOf } from './dangers.ts'

export interface Cry {
  person: string
  message: Message
  room: Room
}

/** For so long the place of a danger is awaited, whatever else was said meanwhile. */
const AWAITED_MS = 6 * 3_600_000

/** The newest first, in whatever talk they were told; of what is private none where others read along. */
async function unplaced(db: Db, { person, message, room }: Cry): Promise<Ticket[]> {
  const { now, group, understanding } = message
  const isOpen = group && understanding.sensitive === undefined
  return (await runningOf(db, person, room)).filter(
    (ticket) =>
      isUnplaced(ticket) &&
      now - ticket.createdAt <= AWAITED_MS &&
      !(isOpen && room.understand(ticket.text).sensitive !== undefined),
  )
}

/** Of which danger it is the place: the one that was asked about, unless that is at another house. */
export async function whoseAnswer(db: Db, cry: Cry, asked: number): Promise<number>
export async function whoseAnswer(db: Db, cry: Cry): Promise<number | undefined>
export async function whoseAnswer(db: Db, cry: Cry, asked?: number): Promise<number | undefined> {
  const { place } = cry.message.understanding
  const view = asked === undefined ? undefined : await cry.room.desk.view(db, cry.person, asked)
  if (asked !== undefined && !(view && isElsewhere(place, view.ticket))) return asked
  return (await unplaced(db, cry)).find((ticket) => !isElsewhere(place, ticket))?.number ?? asked
}

/** What was told now is settled: then where another one is, that was asked before, is asked again. `done`: those that were told now. */
export async function whereNext(db: Db, cry: Cry, outcome: Outcome, done: readonly number[]): Promise<Outcome> {
  const { session, lines } = outcome
  const [line] = lines
  if (session.pending !== null || !line) return outcome
  const { incoming, group, now } = cry.message
  const next = (await unplaced(db, cry)).find(
    (ticket) =>
      (!group || ticket.thread === incoming.thread.id) && now - ticket.createdAt <= CRY_MS && !done.includes(ticket.number),
  )
  return next ? askedOf(cry.message, outcome, next.number, emergencyAskPlaceOf(next.number)) : outcome
}

/** “3栋2单元501”: of which estate? Asked once. */
export async function estateNext(db: Db, cry: Cry, outcome: Outcome, number: number): Promise<Outcome> {
  const { ticket } = (await cry.room.desk.view(db, cry.person, number)) ?? {}
  const { building, area } = ticket?.place ?? {}
  const isOpen = outcome.session.pending === null && building != null && area === null
  return isOpen ? askedOf(cry.message, outcome, number, emergencyAskEstate(), 1) : outcome
}

function askedOf(message: Message, { lines, session }: Outcome, ticket: number, text: string, misses = 0): Outcome {
  const [first, ...rest] = lines
  const pending = asked(message, { flow: 'where', ticket, verb: 'add' }, { misses })
  return { lines: [{ ...first!, text: `${first!.text}${text}` }, ...rest], session: { ...session, pending } }
}
