/** Which ticket is meant where no number was said: those on which this person may do this now, the nearest circle first. */
import type { Db } from '../../store/store.ts'
import type { Desk } from '../../tickets/desk.ts'
import type { Scope, TicketView } from '../../tickets/register.ts'
import type { Verb } from '../../tickets/ticket.ts'

const LOOKED_AT = 50

/** Who reports speaks of their own; who handles, of what is assigned to them, then what waits for their office, then their area. */
const CIRCLES: Partial<Record<Verb, Scope[]>> = {
  withdraw: ['mine'],
  rate: ['mine'],
  nudge: ['mine', 'area'],
  reopen: ['mine', 'area'],
  add: ['mine', 'handling', 'area'],
  correct: ['mine', 'handling', 'area'],
  assign: ['triage', 'area'],
  accept: ['handling', 'triage', 'area'],
}
const OTHERS: Scope[] = ['handling', 'triage', 'area']

/** All of the first circle in which there is any. */
export async function candidates(
  db: Db,
  { person, verb, desk, from }: { person: string; verb: Verb; desk: Desk; from?: readonly Scope[] },
): Promise<TicketView[]> {
  for (const scope of from ?? CIRCLES[verb] ?? OTHERS) {
    // A rating or a reopening may also come after the end.
    const open = verb === 'reopen' || verb === 'rate' ? undefined : true
    const tickets = await desk.list(db, person, { scope, open, limit: LOOKED_AT })
    const views = await Promise.all(tickets.map(({ number }) => desk.view(db, person, number)))
    const fitting = views.filter((view) => view?.verbs.includes(verb)) as TicketView[]
    if (fitting.length > 0) return fitting
  }
  return []
}

/** Somebody has told it done: it waits to be checked, or to be judged by its reporter. */
export const isToldDone = ({ status }: TicketView) => status?.awaits === 'check' || status?.awaits === 'rating'

const ASKED_MS = 86_400_000
const MOST_OPEN = 6

/**
 * The one of this person's own open tickets on which somebody else said something last: “几楼的？” of the handler, which a bare “三楼的” answers.
 * Undefined where there is none, or more than one.
 */
export async function askedAbout(
  db: Db,
  { person, desk, now }: { person: string; desk: Desk; now: number },
): Promise<number | undefined> {
  const open = await desk.list(db, person, { scope: 'mine', open: true, limit: MOST_OPEN })
  const last = await Promise.all(open.map(async ({ number }) => (await desk.history(db, person, number))?.at(-1)))
  const asked = last.filter((event) => event?.verb === 'add' && event.actor !== person && now - event.at < ASKED_MS)
  return asked.length === 1 ? asked[0]!.ticket : undefined
}
