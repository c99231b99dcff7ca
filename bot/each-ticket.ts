/** A handler's message on several tickets is as many messages: each is decided as though it had come alone, and all are answered together. */
import type { Line, Message, Outcome, Plan, Room } from './flows/flow.ts'
import { saying } from './reports/combining.ts'
import { readCommand } from './reports/command.ts'
import { type OnOne, severalNumbers } from './reports/several-numbers.ts'
import { showing } from './waiting/session.ts'
import { notYet } from './words/replies.zh.ts'

type Decide = (message: Message, room: Room) => Promise<Plan | null>

/** Undefined where it is about one ticket at most, or of numbers that are no tickets of theirs. */
export async function eachTicket(message: Message, room: Room, decide: Decide): Promise<Plan | undefined> {
  const { person, posts } = message.speaker
  const several = person !== null && posts.length > 0 ? severalNumbers(message.text) : undefined
  if (!several) return undefined
  const seen = await Promise.all(several.map(({ number }) => room.desk.view(room.read, person!, number)))
  if (seen.includes(undefined)) return undefined
  const plans: { number: number; plan: Plan }[] = []
  for (const one of several) {
    const plan = await decide(alone(message, room, one), room)
    if (plan) plans.push({ number: one.number, plan })
  }
  return { commit: (db, actor) => committed(plans, (plan) => plan.commit(db, actor), message) }
}

function alone(message: Message, room: Room, { number, text }: OnOne): Message {
  const told = saying(message, text, room)
  return { ...told, session: { ...message.session, pending: null }, number, command: readCommand(told.folded) }
}

/** One after the other, until one of them asks something: only one question at a time can be answered. */
async function committed(
  plans: readonly { number: number; plan: Plan }[],
  commit: (plan: Plan) => Promise<Outcome>,
  message: Message,
): Promise<Outcome> {
  const lines: Line[] = []
  let { session } = message
  for (const [at, { number, plan }] of plans.entries()) {
    const outcome = await commit(plan)
    lines.push(...outcome.lines)
    session = { ...outcome.session, tickets: showing(session, number).tickets }
    if (outcome.session.pending === null) continue
    const left = plans.slice(at + 1).map((one) => one.number)
    return { lines: [together(left.length > 0 ? [{ text: notYet(left) }, ...lines] : lines)], session }
  }
  return { lines: lines.length > 0 ? [together(lines)] : [], session }
}

function together(lines: readonly Line[]): Line {
  const choices = lines.at(-1)?.choices
  const hasPrivate = lines.some(({ inPrivate }) => inPrivate !== undefined)
  return {
    text: lines.map(({ text }) => text).join('\n'),
    ...(choices && { choices }),
    ...(hasPrivate && { inPrivate: lines.map(({ text, inPrivate }) => inPrivate ?? text).join('\n') }),
  }
}
