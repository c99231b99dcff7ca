/**
 * “第一个不用了”, “最早那个怎么样了”: the ticket that stands there, in the list that was shown a moment ago, else among the speaker's own as
 * they were filed. Where that cannot be known it is asked.
 */
import { VERBS, type Verb } from '../../tickets/ticket.ts'
import type { Message, Plan, Room } from '../flows/flow.ts'
import { type Ordinal, ordinalsIn, standingAt } from '../hear/ordinal.ts'
import { choosing } from '../reports/ordering.ts'
import { whichTicket } from '../words/replies.zh.ts'
import { ticketLabel } from '../words/talk.zh.ts'
import { wordsOf } from '../words/ticket-words.ts'
import { isDraft } from './open-draft.ts'
import { SESSION_MS } from './session.ts'

/** So long a list is still before somebody's eyes. */
const SHOWN_MS = 10 * 60_000
const LOOKED_AT = 50
const MOST_CHOICES = 6
const ABOUT_A_TICKET = ['withdraw', 'status', 'update', 'ticket']
const LOOKS =
  /^(?:请|帮我|给我|麻烦|再|先|我要|我想|那|那么){0,3}(?:看看|查查|问问|查|看|呢)(?:一?下)?[吧呀啊呢?？。!！\s]{0,3}$/u
/** “撤回第一个”, “催第二个”: a word or two in which nothing else is heard. */
const TELLS = /^(?:请|帮我|给我|麻烦|再|先|我要|我想){0,3}(?:催|撤|取消)/u
const PRESSES = /催|加急/u
/** “昨天报的第一个”: of those of one day, which nobody has counted. */
const OF_A_TIME = /(?:[今昨前]天|[早晚]上|[上下中]午|上(?:周|个?月|星期|次|回)).{0,4}(?:报|说|提|讲|反映|登记).{0,3}$/u

/** The ticket, and what was said of it without the words that count. */
export interface Counted {
  number: number
  rest: string
  /** It asks to see it, and no more: “看看第二个”, “第一个呢”. */
  looks: boolean
}

/** Undefined where the words count no ticket. */
export async function byOrder(message: Message, room: Room): Promise<Counted | { asks: Plan } | undefined> {
  const { folded, text, speaker, session, understanding } = message
  const [one, ...more] = speaker.person === null || speaker.posts.length > 0 ? [] : ordinalsIn(folded)
  if (!one || !mayCount(message)) return undefined
  const written = folded.length === text.length ? text : folded
  const rest = `${written.slice(0, one.start)}${written.slice(one.end)}`.replace(/^[\s,，、。]{1,4}/u, '').trim()
  const heard = room.understand(rest)
  const looks = session.asked === null && LOOKS.test(rest)
  if (!looks && !TELLS.test(folded) && ![understanding.intent, heard.intent].some((intent) => ABOUT_A_TICKET.includes(intent)))
    return undefined
  const { row, number } = await standing(message, room, one)
  if (row.length === 0) return undefined
  const doubtful = more.some(({ nth }) => nth !== one.nth) || OF_A_TIME.test(folded.slice(0, one.start))
  if (understanding.intent === 'ticket' && !(await isOfIt(message, room, number))) return undefined
  if (number !== undefined && (!doubtful || row.length === 1)) return { number, rest, looks }
  // Who has one, and speaks of a second, does not speak of tickets.
  return row.length === 1 ? undefined : { asks: which(message, room, { numbers: row, rest, presses: PRESSES.test(folded) }) }
}

/** A draft that is open has words of its own; only what plainly is about a ticket is about another. */
function mayCount({ number, choice, command, incoming, session: { pending }, understanding, folded }: Message): boolean {
  if (number !== null || choice !== null || incoming.quoted || understanding.intent === 'emergency') return false
  if (command !== null && (command.kind !== 'ticket' || command.number !== null)) return false
  if (pending?.flow === 'words' || pending?.flow === 'several') return false
  return !isDraft(pending) || understanding.intent === 'withdraw' || PRESSES.test(folded)
}

/** All that can be meant, and the one that is. */
async function standing(
  { speaker, session, now }: Message,
  { desk, read }: Room,
  one: Ordinal,
): Promise<{ row: readonly number[]; number: number | undefined }> {
  const { listed } = session
  if (one.by !== 'time' && listed && now - listed.at <= SHOWN_MS)
    return { row: listed.numbers, number: standingAt(one, listed.numbers, true) }
  const tickets = await desk.list(read, speaker.person ?? '', { scope: 'mine', limit: LOOKED_AT })
  const filed = tickets.toSorted((a, b) => a.number - b.number)
  const open = filed.filter(({ closedAt }) => closedAt === null)
  // Of three the first was withdrawn a moment ago: is “第二个” now the third? Of what they joined, too, nobody knows where they count it.
  const lately = filed.filter(
    ({ closedAt, number }) => closedAt === null || (now - closedAt < SESSION_MS && session.tickets.includes(number)),
  )
  const own = open.filter(({ reporter }) => reporter === speaker.person)
  const found = [open, lately, own].map((row) => standingAt(one, row)).filter((ticket) => ticket?.closedAt === null)
  const [number, ...others] = new Set(found.map((ticket) => ticket?.number))
  const row = open.map((ticket) => ticket.number).toReversed()
  return { row, number: others.length === 0 ? number : undefined }
}

/** “第一个还是不亮” of a lamp; “第一个是水管漏了” of a lamp begins another report. */
async function isOfIt({ understanding, speaker }: Message, { desk, read }: Room, number?: number): Promise<boolean> {
  const { service = 'other' } = understanding
  if (service === 'other') return true
  const view = number === undefined ? undefined : await desk.view(read, speaker.person ?? '', number)
  return view?.ticket.service === service
}

function which(
  message: Message,
  room: Room,
  { numbers, rest, presses }: { numbers: readonly number[]; rest: string; presses: boolean },
): Plan {
  const { intent } = message.understanding
  const verb: Verb | null = presses ? 'nudge' : intent === 'withdraw' || /撤|取消|不用/u.test(rest) ? 'withdraw' : null
  const command = (number: number) =>
    verb ? `${VERBS[verb]} #${number}` : intent === 'status' ? `查看 #${number}` : `${VERBS.add} #${number} ${message.text}`
  return {
    async commit(db, person) {
      const views = await Promise.all(numbers.slice(0, MOST_CHOICES).map((number) => room.desk.view(db, person, number)))
      const shown = { privately: !message.group, now: message.now }
      const words = await Promise.all(views.flatMap((view) => (view ? [wordsOf(db, view, shown, room)] : [])))
      return choosing(
        message,
        whichTicket(),
        words.map((one) => ({ id: command(one.number), label: ticketLabel(one) })),
      )
    },
  }
}
