/** The tables of tickets/: nobody else reads or writes them. See schema.ts. */
import type { Generated } from 'kysely'

/** 工单. Only tickets/ reads or writes it. */
export interface TicketsTable {
  /** The number people say: #1001. */
  id: Generated<number>
  workflow: string
  status: string
  service: string
  urgency: 'emergency' | 'high' | 'normal' | 'low'
  text: string
  /** A `Place` as JSON. */
  place: string
  /** The area node that handles it: a grid, or a community where no grid is known. */
  area: string
  reporter: string
  /** Channel and thread where it was reported. */
  channel: string
  thread: string
  assignee: string | null
  created_at: number
  updated_at: number
  accept_by: number | null
  due_at: number | null
  /** Set once the overdue notice for the present deadline is written. */
  overdue_at: number | null
  returns: Generated<number>
  reopens: Generated<number>
  /** solved, answered, unsolvable: kept apart. */
  outcome: 'solved' | 'answered' | 'unsolvable' | null
  rating: number | null
  closed_at: number | null
  /** What is the matter, for whoever reports the same (tickets/incident.ts); null: nobody else can mean it. */
  matter: string | null
  /** Grows by one with every change: two that act on the same state cannot both succeed. */
  version: Generated<number>
}

/** What happened to a ticket, in order. Append-only, enforced by triggers. */
export interface TicketEventsTable {
  id: Generated<number>
  ticket: number
  at: number
  /** A person's id, or `system`. */
  actor: string
  verb: string
  from_status: string | null
  to_status: string
  note: string | null
  /** JSON. */
  data: string | null
}

/** Who else reports a ticket (同报): each person once. Only tickets/ reads or writes it. */
export interface JoiningsTable {
  ticket: number
  person: string
  /** Where it was said, and how. */
  channel: string
  thread: string
  at: number
  words: string
}
