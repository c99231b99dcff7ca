/** A handler's message on several tickets is as many messages: each is decided as though it had come alone, and all are answered together. */
import { type Line, type Message, type Outcome, type Plan, type Room, say } from './flows/flow.ts'
import { workParts } from './hear/work-parts.ts'
import { saying } from './reports/combining.ts'
import { readCommand } from './reports/command.ts'
import { type OnOne, severalNumbers, spanOfNumbers } from './reports/several-numbers.ts'
import { type OnTicket, severalThings } from './reports/several-things.ts'
import { showing } from './waiting/session.ts'
import { ticketNotFound } from './words/replies.zh.ts'
import { notYet } from './words/work.zh.ts'

type Decide = (message: Message, room: Room) => Promise<Plan | null>

/** Undefined where it is about one ticket at most, or of numbers that are no tickets of theirs. */
export async function eachTicket(message: Message, room: Room, decide: Decide): Promise<Plan | undefined> {
  const { person, posts } = message.speaker
  if (person === null || posts.length === 0) return undefined
  const several = severalNumbers(message.text) ?? (await ownOfSpan(message, room, person))
  if (!several) return inTurn(await severalThings(message, room, { person, decide }), message)
  if (several.length === 0) return say(message, ticketNotFound())
  const seen = await Promise.all(several.map(({ number }) => room.desk.view(room.read, person, number)))
  if (seen.includes(undefined)) return undefined
  const plans: OnTicket[] = []
  for (const one of several) {
    const plan = await decide(alone(message, room, one), room)
    if (plan) plans.push({ number: one.number, label: `#${one.number}`, plan })
  }
  return inTurn(plans, message)
}

/** Of “1001到1004” those that are theirs; none of a word on the work that is of no ticket of theirs. */
async function ownOfSpan({ text }: Message, { desk, read }: Room, person: string): Promise<OnOne[] | undefined> {
  const span = spanOfNumbers(text)
  if (!span) return undefined
  const views = await Promise.all(span.map(({ number }) => desk.view(read, person, number)))
  const own = span.filter((_, at) => views[at]?.relations.includes('assignee') && views[at]?.ticket.closedAt === null)
  const isWork = workParts(span[0]!.text.replace(/\d{4,9}/u, '').trim()).some(({ verb }) => verb !== null)
  return own.length > 0 || isWork ? own : undefined
}

function alone(message: Message, room: Room, { number, text }: OnOne): Message {
  const told = saying(message, text, room)
  return { ...told, session: { ...message.session, pending: null }, number, command: readCommand(told.folded) }
}

function inTurn(plans: readonly OnTicket[] | undefined, message: Message): Plan | undefined {
  return plans && { commit: (db, actor) => committed(plans, (plan) => plan.commit(db, actor), message) }
}

/** One after the other, until one of them asks something: only one question at a time can be answered. */
async function committed(
  plans: readonly OnTicket[],
  commit: (plan: Plan) => Promise<Outcome>,
  message: Message,
): Promise<Outcome> {
  const lines: Line[] = []
  let { session } = message
  for (const [at, { number, plan }] of plans.entries()) {
    const outcome = await commit(plan)
    lines.push(...outcome.lines)
    session = number === null ? outcome.session : { ...outcome.session, tickets: showing(session, number).tickets }
    if (outcome.session.pending === null) continue
    const left = plans.slice(at + 1).map(({ label }) => label)
    return { lines: [together(left.length > 0 ? [{ text: notYet(left) }, ...lines] : lines)], session }
  }
  return { lines: lines.length > 0 ? [together(lines)] : [], session }
}

function together(all: readonly Line[]): Line {
  // Of several that are taken a line each is enough: “#1001” shows the rest.
  const lines = all.length > 1 ? all.map((line) => (line.brief === undefined ? line : { text: line.brief })) : all
  const choices = all.at(-1)?.choices
  const hasPrivate = lines.some(({ inPrivate }) => inPrivate !== undefined)
  return {
    text: lines.map(({ text }) => text).join('\n'),
    ...(choices && { choices }),
    ...(hasPrivate && { inPrivate: lines.map(({ text, inPrivate }) => inPrivate ?? text).join('\n') }),
  }
}
