/** 转给谁: a handler hands on the ticket that the words name, or is asked which one, or to whom; it is never a report. */
import type { TicketView } from '../../tickets/register.ts'
import { type Message, type Plan, type Room, say } from '../flows/flow.ts'
import { type HandsOn, handsOn } from '../hear/handing-on.ts'
import { noCandidate } from '../words/replies.zh.ts'
import { candidates } from './candidates.ts'
import { saying } from './combining.ts'
import { aboutOf, POINTING } from './meant.ts'
import { named } from './naming.ts'
import { order, whichOf } from './ordering.ts'
import { choose, receivers } from './receivers.ts'

/** “那个”, “这单”, and no thing. */
const MERE_POINTING = /^(?:刚才|上面)?的?(?:[那这](?:个|一?单|件|张|条)?)?(?:事|单子?|工单)?(?:儿|的)?$/u

/** Undefined where nothing of theirs is handed on. */
export async function handedOn(message: Message, room: Room, person: string): Promise<Plan | undefined> {
  const hands = message.number === null ? handsOn(message.folded) : undefined
  if (!hands) return undefined
  const able = await handable(room, person)
  if (hands.weak && !(await isReceiver(hands, able, room))) return undefined
  const isPointing = MERE_POINTING.test(hands.what)
  const { names, fitting } = named(able, aboutOf(saying(message, hands.what, room)))
  if (!names && !isPointing) return undefined
  if (able.length === 0) return say(message, noCandidate('reassign'))
  const found = fitting.length > 0 ? fitting : able
  const last = message.session.tickets.find((number) => able.some(({ ticket }) => ticket.number === number))
  const one =
    names && fitting.length === 1
      ? fitting[0]
      : names
        ? undefined
        : able.find(({ ticket }) => ticket.number === last || able.length === 1)
  if (one) return order(message, room, { verb: 'assign', number: one.ticket.number, rest: hands.who })
  const verb = found.every(({ verbs }) => verbs.includes('reassign')) ? 'reassign' : 'assign'
  return whichOf(message, room, { verb, found, rest: `给 ${hands.who}` })
}

/** What may be handed on by this person: what nobody has yet, and what somebody has. */
async function handable({ read, desk }: Room, person: string): Promise<TicketView[]> {
  const each = await Promise.all((['assign', 'reassign'] as const).map((verb) => candidates(read, { person, verb, desk })))
  return [...new Map(each.flat().map((view) => [view.ticket.number, view])).values()]
}

/** Who is named may take one of them; of a mere name where a ticket is pointed at the house asks who is meant. */
async function isReceiver({ who, what }: HandsOn, able: readonly TicketView[], { read, areas }: Room): Promise<boolean> {
  const [view] = able
  if (!view) return POINTING.test(what)
  return POINTING.test(what) || 'one' in choose(who, await receivers(read, view.ticket, areas))
}
