/**
 * A workflow is data: which verb moves which status to which, who may, and what must be true first
 * (`config/workflows/*.yaml`). Nowhere else in the house is there an `if (status === …)`.
 */
import type { Verb } from './ticket.ts'

/** What a person is to a ticket. `above`: staff or leader of an area that contains the ticket's. */
export type Relation = 'reporter' | 'assignee' | 'leader' | 'deputy' | 'member' | 'staff' | 'above' | 'system'

/** What must be true before a move: a reason given, a receiver named, a rating given, returns left, and not one's own work. */
export type Need = 'note' | 'target' | 'rating' | 'returns_left' | 'not_fixer'

export interface Status {
  code: string
  title: string
  /** Something is still to be done. */
  open: boolean
  /** Deadlines run. */
  clock: boolean
}

export interface Move {
  verb: Verb
  from: string[]
  /** Absent: the status stays. */
  to?: string
  who: Relation[]
  needs: Need[]
}

export interface Workflow {
  code: string
  title: string
  /** Status of a ticket whose handler is not known yet, and of one that has a handler. */
  start: { triage: string; routed: string }
  statuses: Status[]
  moves: Move[]
}
