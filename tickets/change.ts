/** What a move makes of a ticket: pure, one place for every effect of every verb. */

import type { Route } from './routing.ts'
import type { Service } from './service.ts'
import { checkBy, deadlines, dueAfterPause, type WorkingTime } from './sla.ts'
import type { Place, Request, Ticket, Verb } from './ticket.ts'
import { type Awaits, type Move, statusAfter, statusOf, type Workflow } from './workflow.ts'

export interface Act {
  verb: Verb
  actor: string
  now: number
  /** Of 派单, of 转派, and of a 更正 into another grid: the new area, and its handler or null where that area must find one first. */
  target: { area: string; assignee: string | null } | null
  /** Of 更正, and of a 补充 that says more exactly where. */
  place: Place | null
  rating: number | null
  outcome: Ticket['outcome']
  /** When the pause began that this move may end. */
  parkedAt: number | null
}

export interface Rules {
  workflow: Workflow
  service: Pick<Service, 'code' | 'acceptHours' | 'due'>
  time: WorkingTime
}

/** The facts that a verb itself sets. Whoever accepts, resolves or parks a ticket has taken it: they are its assignee. */
const EFFECTS: Partial<Record<Verb, (ticket: Ticket, act: Act) => Partial<Ticket>>> = {
  accept: (_, { actor }) => ({ assignee: actor }),
  park: (_, { actor }) => ({ assignee: actor }),
  resolve: (_, { actor, outcome }) => ({ assignee: actor, outcome: outcome ?? 'solved' }),
  assign: (_, { target }) => ({ ...target }),
  reassign: (_, { target }) => ({ ...target }),
  correct: ({ place: before }, { place, target }) => ({ place: place ?? before, ...target }),
  add: ({ place: before }, { place }) => ({ place: place ?? before }),
  return: ({ returns }) => ({ returns: returns + 1 }),
  check: (ticket, { outcome }) => ({ outcome: outcome ?? ticket.outcome }),
  rate: (_, { rating }) => ({ rating }),
  reopen: ({ reopens }) => ({ reopens: reopens + 1, outcome: null, rating: null }),
}

/** The ticket that a request becomes, before it has its number. */
export function opened(request: Request, routed: Route, now: number, rules: Rules): Omit<Ticket, 'number'> {
  const { workflow, service, time } = rules
  const { reporter, channel, thread, text, urgency, place } = request
  const status = routed.to === 'handler' ? workflow.start.routed : workflow.start.triage
  const { dueAt } = deadlines({ service, urgency, now }, time)
  const acceptBy = nextStepBy(statusOf(workflow, status)?.awaits ?? 'dispatch', dueAt, { urgency, now }, rules)
  return {
    workflow: workflow.code,
    status,
    service: service.code,
    urgency,
    text,
    place,
    area: routed.area,
    reporter,
    channel,
    thread,
    assignee: routed.to === 'handler' ? routed.assignee : null,
    createdAt: now,
    updatedAt: now,
    acceptBy,
    dueAt,
    overdueAt: null,
    returns: 0,
    reopens: 0,
    outcome: null,
    rating: null,
    closedAt: null,
    matter: request.matter ?? null,
    version: 1,
  }
}

/** The ticket after the move. Its needs must have been checked before. */
export function changed(ticket: Ticket, move: Move, act: Act, rules: Rules): Ticket {
  const { workflow } = rules
  const effect = { ...ticket, ...EFFECTS[act.verb]?.(ticket, act) }
  // Who gets it by a correction begins where every handler begins.
  const step = act.verb === 'correct' && act.target ? { to: workflow.start.routed } : move
  const status = statusAfter(workflow, step, ticket.status, effect.assignee)
  const reached = statusOf(workflow, status)
  const open = reached?.open ?? true
  const next: Ticket = {
    ...effect,
    status,
    // Who has given it back, or was refused it, does not keep it while the office looks for another.
    assignee: reached?.awaits === 'dispatch' ? null : effect.assignee,
    closedAt: open ? null : (ticket.closedAt ?? act.now),
    updatedAt: act.now,
    version: ticket.version + 1,
  }
  if (step.to === undefined) return next
  const dueAt = newDue(ticket, act, rules)
  const acceptBy = nextStepBy(reached?.awaits ?? 'nothing', dueAt, { urgency: ticket.urgency, now: act.now }, rules)
  return { ...next, dueAt, acceptBy, overdueAt: stillTold(ticket.overdueAt, acceptBy, dueAt) }
}

/** Until when the next step must be taken, by what the status waits for; never later than the whole is due, where that still lies ahead. */
function nextStepBy(
  awaits: Awaits,
  dueAt: number | null,
  { urgency, now }: Pick<Ticket, 'urgency'> & { now: number },
  { service, time }: Omit<Rules, 'workflow'>,
): number | null {
  if (awaits === 'check') return checkBy(now, time)
  if (awaits !== 'dispatch' && awaits !== 'accept') return null
  const { acceptBy } = deadlines({ service, urgency, now }, time)
  return dueAt !== null && dueAt > now ? Math.min(acceptBy, dueAt) : acceptBy
}

function newDue(ticket: Ticket, { verb, now, parkedAt }: Act, { service, time }: Rules): number | null {
  if (verb === 'reopen') return deadlines({ service, urgency: ticket.urgency, now }, time).dueAt
  if ((verb === 'resume' || verb === 'correct') && ticket.dueAt !== null && parkedAt !== null) {
    return dueAfterPause({ dueAt: ticket.dueAt, pausedAt: parkedAt, now }, time)
  }
  return ticket.dueAt
}

/** A told deadline stays told while it, or an earlier one that it covered, is still in force. */
function stillTold(told: number | null, ...inForce: (number | null)[]): number | null {
  return told !== null && inForce.some((deadline) => deadline !== null && deadline <= told) ? told : null
}
