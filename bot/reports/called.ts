/**
 * 叫到的人: leader, deputy and office are all called for a danger, though only one of them has the ticket. Whoever of the others says “我去” takes it
 * where it still waits to be taken; “收到”, “马上到”, “到了” are noted, so that everybody who was called knows who goes.
 */
import type { TicketView } from '../../tickets/register.ts'
import type { Verb } from '../../tickets/ticket.ts'
import type { Relation } from '../../tickets/workflow.ts'
import type { Message, Plan, Room } from '../flows/flow.ts'
import { goesThere, takesOver } from '../hear/work-words.ts'
import { aboutOf } from './meant.ts'
import { named } from './naming.ts'
import { order, whichOf } from './ordering.ts'

const LOOKED_AT = 50
/** So long somebody may be on their way; a mere “收到” comes sooner. */
const CALL_MS = 2 * 3_600_000
const HEARD_MS = 15 * 60_000
const CALLED: readonly Relation[] = ['leader', 'deputy', 'staff']

interface Answer {
  person: string
  said: string
  verb: Verb
  /** What they have themselves of which it could be said. */
  own: readonly TicketView[]
}

/** Undefined where they were called to nothing of which this could be said. */
export async function answered(message: Message, room: Room, { person, said, verb, own }: Answer): Promise<Plan | undefined> {
  if (verb !== 'accept' && verb !== 'add') return undefined
  const takes = verb === 'accept' && takesOver(said)
  const isMere = verb === 'accept' && !takes && !goesThere(said)
  const { names, fitting } = named(await callsOf(message, room, { person, isMere }), aboutOf(message))
  const last = fitting.find(({ ticket }) => ticket.number === message.session.tickets[0])
  const mayTake = ({ verbs }: TicketView) => verbs.includes('accept')
  if (own.length > 0 && !names && !last) {
    // A call that they have not answered yet is as likely as what they have themselves.
    const fresh = fitting.filter(({ ticket }) => message.now - ticket.createdAt <= HEARD_MS)
    const open = (await unanswered(fresh, room, person)).filter((view) => verb === 'add' || mayTake(view))
    return open.length > 0 ? whichOf(message, room, { verb, found: [...open, ...own] }) : undefined
  }
  const one = fitting.length === 1 ? fitting[0] : last
  if (one) {
    const { number } = one.ticket
    const isTaken = takes && mayTake(one)
    return order(message, room, isTaken ? { verb: 'accept', number, rest: '' } : { verb: 'add', number, rest: message.text })
  }
  if (fitting.length === 0) return undefined
  return whichOf(message, room, { verb: takes && fitting.every(mayTake) ? 'accept' : 'add', found: fitting })
}

/** Dangers that a colleague has, or nobody yet, and that are not told done, the newest first. */
async function callsOf(
  { now }: Message,
  room: Room,
  { person, isMere }: { person: string; isMere: boolean },
): Promise<TicketView[]> {
  const { desk, read } = room
  const area = await desk.list(read, person, { scope: 'area', open: true, limit: LOOKED_AT })
  const within = isMere ? HEARD_MS : CALL_MS
  const fresh = area.filter(({ urgency, createdAt }) => urgency === 'emergency' && now - createdAt <= within)
  const views = await Promise.all(fresh.map(({ number }) => desk.view(read, person, number)))
  const called = views.flatMap((view) => (view && isCalled(view, person) ? [view] : []))
  return isMere ? unanswered(called, room, person) : called
}

const WAITING = ['dispatch', 'accept', 'work']

const isCalled = ({ ticket, relations, status, verbs }: TicketView, person: string) =>
  ticket.assignee !== person &&
  ticket.reporter !== person &&
  relations.some((relation) => CALLED.includes(relation)) &&
  WAITING.includes(status?.awaits ?? '') &&
  verbs.includes('add')

/** Those of which they have said and done nothing yet. */
async function unanswered(found: readonly TicketView[], { desk, read }: Room, person: string): Promise<TicketView[]> {
  const said = await Promise.all(
    found.map(async ({ ticket }) => {
      const events = (await desk.history(read, person, ticket.number)) ?? []
      return events.some(({ actor }) => actor === person)
    }),
  )
  return found.filter((_, at) => !said[at])
}
