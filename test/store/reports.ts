/** A unit such as the bot writes it: a ticket, its event, two sayings, its inbox row. All of it stands, or nothing does. */
import type { Insertable } from 'kysely'
import { enqueue } from '../../store/outbox.ts'
import type { Db } from '../../store/store.ts'
import type { TicketsTable } from '../../store/ticket-tables.ts'

export const AT = 1_800_000_000_000

export function ticketRow(text: string): Insertable<TicketsTable> {
  return {
    workflow: 'default',
    status: 'filed',
    service: 'fac_light',
    urgency: 'normal',
    text,
    place: '{}',
    area: 'grid-1',
    reporter: 'resident',
    channel: 'web',
    thread: 'group',
    assignee: null,
    created_at: AT,
    updated_at: AT,
    accept_by: null,
    due_at: null,
    overdue_at: null,
    outcome: null,
    rating: null,
    closed_at: null,
  }
}

/** Gives the ticket's number. */
export async function report(db: Db, text: string): Promise<number> {
  const { id } = await db.insertInto('tickets').values(ticketRow(text)).returning('id').executeTakeFirstOrThrow()
  await db
    .insertInto('ticket_events')
    .values({
      ticket: id,
      at: AT,
      actor: 'resident',
      verb: 'file',
      from_status: null,
      to_status: 'filed',
      note: null,
      data: null,
    })
    .execute()
  const say = { urgency: 'notify' as const, body: '{}' }
  await enqueue(
    db,
    [
      { ...say, id: `${text}/reply`, to: { channel: 'web', thread: 'group' } },
      { ...say, id: `${text}/notice`, to: { person: 'leader' } },
    ],
    AT,
  )
  return id
}

/** The texts of the reports that stand, in order. Throws when one stands by halves. */
export async function wholeReports(db: Db): Promise<string[]> {
  const tickets = await db.selectFrom('tickets').select(['id', 'text']).orderBy('id').execute()
  const events = await db.selectFrom('ticket_events').select('ticket').orderBy('ticket').execute()
  const sayings = await db.selectFrom('outbox').select('id').orderBy('seq').execute()
  const expected = tickets.flatMap(({ text }) => [`${text}/reply`, `${text}/notice`])
  const halves = [
    JSON.stringify(events.map(({ ticket }) => ticket)) === JSON.stringify(tickets.map(({ id }) => id)),
    JSON.stringify(sayings.map(({ id }) => id)) === JSON.stringify(expected),
  ]
  if (halves.includes(false))
    throw new Error(`reports by halves: ${tickets.length} tickets, ${events.length} events, ${sayings.length} sayings`)
  return tickets.map(({ text }) => text)
}
