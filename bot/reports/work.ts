/** 要办的: what waits for somebody's word or work, then what waits for their office; a danger for everybody who was called. */
import type { Scope, TicketView } from '../../tickets/register.ts'
import type { Ticket } from '../../tickets/ticket.ts'
import type { Message, Room } from '../flows/flow.ts'
import type { WorkList } from '../hear/work-list.ts'

const LOOKED_AT = 50
const DAY_MS = 86_400_000
const CHINA_MS = 8 * 3_600_000
const dayOf = (at: number) => Math.floor((at + CHINA_MS) / DAY_MS)
/** Who is called to a danger. */
const CALLED = ['leader', 'deputy', 'staff'] as const

export async function workOf(
  { now }: Message,
  room: Room,
  { person, which }: { person: string; which: WorkList },
): Promise<Ticket[]> {
  const { desk, read } = room
  if (which === 'done_today') return doneToday(room, { person, now })
  const listed = (scope: Scope) => desk.list(read, person, { scope, open: true, limit: LOOKED_AT })
  const [handling, triage, area] = await Promise.all([listed('handling'), listed('triage'), listed('area')])
  const views = await Promise.all([...handling, ...triage, ...area].map(({ number }) => desk.view(read, person, number)))
  const found = new Map<number, Ticket>()
  for (const view of views)
    if (view && isTurnOf(person, view) && isOf(which, view, now)) found.set(view.ticket.number, view.ticket)
  return [...found.values()]
}

function isTurnOf(person: string, view: TicketView): boolean {
  const { ticket, status, relations, verbs } = view
  const own = ticket.assignee === person
  switch (status?.awaits) {
    case 'accept':
    case 'work':
      return own || (ticket.urgency === 'emergency' && CALLED.some((one) => relations.includes(one)))
    case 'event':
      return own
    case 'dispatch':
      return relations.includes('staff')
    case 'check':
      return !own && relations.includes('staff') && verbs.includes('check')
    default:
      return false
  }
}

function isOf(which: WorkList, { ticket, status }: TicketView, now: number): boolean {
  switch (which) {
    case 'unaccepted':
      return status?.awaits === 'accept' || status?.awaits === 'dispatch'
    case 'overdue':
      return ticket.overdueAt !== null || (ticket.dueAt ?? now) < now || (ticket.acceptBy ?? now) < now
    case 'to_check':
      return status?.awaits === 'check'
    default:
      return true
  }
}

/** What somebody has told done today: of all that this person may see, for the office; else their own. */
async function doneToday({ desk, read }: Room, { person, now }: { person: string; now: number }): Promise<Ticket[]> {
  const area = await desk.list(read, person, { scope: 'area', limit: 2 * LOOKED_AT })
  const done: Ticket[] = []
  for (const ticket of area.filter(({ updatedAt }) => dayOf(updatedAt) === dayOf(now))) {
    const view = await desk.view(read, person, ticket.number)
    const told = (await desk.history(read, person, ticket.number))?.findLast(({ verb }) => verb === 'resolve')
    const isOver = view && ['check', 'rating', 'nothing'].includes(view.status?.awaits ?? '')
    if (isOver && told && dayOf(told.at) === dayOf(now) && (told.actor === person || view.relations.includes('staff')))
      done.push(ticket)
  }
  return done
}
