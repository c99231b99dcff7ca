/** 手上的单: what somebody has and may do this on. */
import type { TicketView } from '../../tickets/register.ts'
import type { Verb } from '../../tickets/ticket.ts'
import type { Room } from '../flows/flow.ts'
import { candidates } from './candidates.ts'

export interface Hand {
  verb: Verb
  person: string
}

/** What this person may do it on, and has: what waits to be checked is nobody's. */
export async function inHand({ read, desk }: Room, { verb, person }: Hand): Promise<TicketView[]> {
  const able = await candidates(read, { person, verb, desk })
  return able.filter(({ ticket }) => verb === 'check' || ticket.assignee === person)
}

/** What one is at work on is done before what one has not even accepted. */
export function begunFirst(verb: Verb, found: TicketView[]): TicketView[] {
  const begun = verb === 'resolve' ? found.filter(({ status }) => status?.awaits === 'work') : []
  return begun.length > 0 ? begun : found
}
