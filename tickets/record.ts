/** Tickets and their events as rows. Only this file of tickets/ writes them. */
import type { Insertable, Selectable } from 'kysely'
import type { Db } from '../store/store.ts'
import type { TicketEventsTable, TicketsTable } from '../store/ticket-tables.ts'
import type { Place, Ticket, TicketEvent, Verb } from './ticket.ts'

type Row = Selectable<TicketsTable>

/** The largest number a ticket can have, so that whatever people type is a number to both databases. */
const LARGEST_NUMBER = 2 ** 31 - 1

export async function readTicket(db: Db, number: number): Promise<Ticket | undefined> {
  if (!Number.isInteger(number) || number < 1 || number > LARGEST_NUMBER) return undefined
  const row = await db.selectFrom('tickets').selectAll().where('id', '=', number).executeTakeFirst()
  return row && toTicket(row)
}

/** Writes a new ticket and gives it its number. */
export async function insertTicket(db: Db, ticket: Omit<Ticket, 'number'>): Promise<Ticket> {
  const { id } = await db.insertInto('tickets').values(toRow(ticket)).returning('id').executeTakeFirstOrThrow()
  return { ...ticket, number: Number(id) }
}

/** False, with nothing written, when the row is no longer the version that `after` was made from. */
export async function saveTicket(db: Db, after: Ticket): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('tickets')
    .set(toRow(after))
    .where('id', '=', after.number)
    .where('version', '=', after.version - 1)
    .executeTakeFirst()
  return Number(numUpdatedRows) === 1
}

export async function appendEvent(db: Db, event: Omit<TicketEvent, 'id'>): Promise<TicketEvent> {
  const { from, to, data, ...rest } = event
  const row = { ...rest, from_status: from, to_status: to, data: data && JSON.stringify(data) }
  const { id } = await db.insertInto('ticket_events').values(row).returning('id').executeTakeFirstOrThrow()
  return { ...event, id: Number(id) }
}

/** In the order in which they happened. */
export async function readEvents(db: Db, number: number): Promise<TicketEvent[]> {
  const rows = await db.selectFrom('ticket_events').selectAll().where('ticket', '=', number).orderBy('id').execute()
  return rows.map(toEvent)
}

/** When the verb was last carried out, or null. */
export async function lastAt(db: Db, number: number, verb: Verb): Promise<number | null> {
  const row = await db
    .selectFrom('ticket_events')
    .select('at')
    .where('ticket', '=', number)
    .where('verb', '=', verb)
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return row?.at ?? null
}

export function toTicket(row: Row): Ticket {
  return {
    number: row.id,
    workflow: row.workflow,
    status: row.status,
    service: row.service,
    urgency: row.urgency,
    text: row.text,
    place: JSON.parse(row.place) as Place,
    area: row.area,
    reporter: row.reporter,
    channel: row.channel,
    thread: row.thread,
    assignee: row.assignee,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    acceptBy: row.accept_by,
    dueAt: row.due_at,
    overdueAt: row.overdue_at,
    returns: row.returns,
    reopens: row.reopens,
    outcome: row.outcome,
    rating: row.rating,
    closedAt: row.closed_at,
    matter: row.matter,
    version: row.version,
  }
}

function toRow(ticket: Omit<Ticket, 'number'>): Insertable<TicketsTable> {
  return {
    workflow: ticket.workflow,
    status: ticket.status,
    service: ticket.service,
    urgency: ticket.urgency,
    text: ticket.text,
    place: JSON.stringify(ticket.place),
    area: ticket.area,
    reporter: ticket.reporter,
    channel: ticket.channel,
    thread: ticket.thread,
    assignee: ticket.assignee,
    created_at: ticket.createdAt,
    updated_at: ticket.updatedAt,
    accept_by: ticket.acceptBy,
    due_at: ticket.dueAt,
    overdue_at: ticket.overdueAt,
    returns: ticket.returns,
    reopens: ticket.reopens,
    outcome: ticket.outcome,
    rating: ticket.rating,
    closed_at: ticket.closedAt,
    matter: ticket.matter,
    version: ticket.version,
  }
}

function toEvent(row: Selectable<TicketEventsTable>): TicketEvent {
  return {
    id: row.id,
    ticket: row.ticket,
    at: row.at,
    actor: row.actor,
    verb: row.verb as Verb,
    from: row.from_status,
    to: row.to_status,
    note: row.note,
    data: row.data === null ? null : (JSON.parse(row.data) as Record<string, unknown>),
  }
}
