/** 查进度: one's own tickets, those one has to handle, or one by its number. In a group only what the group may hear. */
import type { Db } from '../../store/store.ts'
import type { TicketView } from '../../tickets/register.ts'
import type { Ticket, TicketEvent } from '../../tickets/ticket.ts'
import { HIDDEN, VERBS } from '../../tickets/ticket.ts'
import type { WorkList } from '../hear/work-list.ts'
import { bareNumber, mentionedNumber } from '../reports/command.ts'
import { aboutOf } from '../reports/meant.ts'
import { narrowed } from '../reports/narrowing.ts'
import { choosing } from '../reports/ordering.ts'
import { workOf } from '../reports/work.ts'
import { SESSION_MS, type Session, showing } from '../waiting/session.ts'
import { oneLeft, reportsLine } from '../words/joining.zh.ts'
import {
  briefDetail,
  doneToday,
  myTickets,
  noneOf,
  noTickets,
  noTodo,
  stepLine,
  type TicketWords,
  ticketDetail,
  ticketNotFound,
  todoTickets,
  whichTicket,
} from '../words/replies.zh.ts'
import { ticketLabel } from '../words/talk.zh.ts'
import { clipped, lookUp, nameOf, noteFor, type Worded, wordsOf } from '../words/ticket-words.ts'
import { sayWhen } from '../words/when.ts'
import { type Line, type Message, type Plan, type Room, say } from './flow.ts'

const MOST_LINES = 6
const MOST_STEPS = 4
const LOOKED_AT = 30
const LONGEST_NOTE = 100

/** One ticket by its number. An absent number and a foreign one get the same words. */
export async function view(message: Message, room: Room, number: number): Promise<Plan> {
  const { person } = message.speaker
  const found = person === null ? undefined : await detail(message, room, { person, number })
  return found ? say(message, found, shown(message, [number])) : say(message, ticketNotFound())
}

export async function isSeen({ speaker }: Message, { desk, read }: Room, number: number): Promise<boolean> {
  return speaker.person !== null && (await desk.view(read, speaker.person, number)) !== undefined
}

/** The ticket that is asked after by its number; null where none is, or something else is said of it. */
export async function numberAsked(message: Message, room: Room): Promise<number | null> {
  const { folded, number, understanding } = message
  // Named in the text itself: the number of a quoted notice says only what the talk is about.
  const named = mentionedNumber(folded) ?? (number !== null && number === bareNumber(folded) ? number : null)
  if (named === null || understanding.intent === 'chitchat' || understanding.intent === 'question') return named
  // Nothing but the number, of a ticket that one may see, says nothing that could be noted on it.
  return /^\d+$/.test(folded) && (await isSeen(message, room, named)) ? named : null
}

/** “我的工单”, “那单怎么样了”. */
export async function mine(message: Message, room: Room): Promise<Plan> {
  const { person } = message.speaker
  if (person === null) return say(message, noTickets())
  const own = await room.desk.list(room.read, person, { scope: 'mine', limit: LOOKED_AT })
  if (own.length === 0 && message.speaker.posts.length > 0) return todo(message, room)
  const open = own.filter(({ closedAt }) => closedAt === null)
  if (message.command === null) {
    const meant = await meantOf(message, room, { person, open })
    if (meant) return meant
  }
  return list(message, room, { person, tickets: open.length > 0 ? open : own, empty: noTickets(), words: myTickets })
}

const LONGEST_AFTER = 16
const AFTER =
  /^(?:那|请问|大概)?(?:几时|什么时候|啥时候|何时|多久)(?:能|才|会|先|可以)?(?:有人|师傅|你们)?(?:能|会|可以)?(?:来|嚟|过来|上门|修|整|弄|处理)(?:修|整|弄|看|处理)?(?:好|完)?[啊呀呢吗?？。\s]{0,4}$|(?:怎么样|咋样|咋个样|怎样|如何|啥情况|什么情况)了?[吗呢啊呀?？。\s]*$|到哪(?:一?步)?了|有(?:没有)?(?:消息|进展|动静|结果|下文)|(?:修|弄|处理|解决|换|清)(?:理)?(?:好|完)?了?(?:没有?|吗|么)[呀啊呢?？\s]*$/u

/** The same, unless a question to the knowledge base was asked last: “要多久” may go on about that. */
const AFTER_MORE =
  /^(?:那|请问|大概|这个?|还|都|换个?零件|.{1,4}师傅){0,3}(?:(?:要|得|还要|还得)?(?:等|修|弄|办)?(?:几天|多少天|多久|多长时间)(?:能|才|会|可以)?(?:修|弄|办|处理|来|到|好|完){0,3}|(?:怎么|咋|为[啥什]么?)(?:要|会|还)?(?:要|会|还)?(?:这么|那么)(?:慢|久)|几点(?:能|会|才)?(?:到|来|上门)|谁(?:来|去|负责)(?:修|弄|办|处理|管)?|(?:(?:师傅|维修工|修.{0,3}的人?)(?:叫|姓)|姓)(?:什么|啥))[啊呀呢吗?？。\s]{0,4}$/u

/** “那个怎么样了”, “灯修好了没”: from somebody who has something open. */
export async function asksAfterOwn(
  { folded, speaker, understanding, session }: Message,
  { desk, read }: Room,
): Promise<boolean> {
  const { intent, place } = understanding
  const asksAfter = AFTER.test(folded) || (session.asked === null && AFTER_MORE.test(folded))
  if (speaker.person === null || folded.length > LONGEST_AFTER || !asksAfter || place.community !== null) return false
  if (intent !== 'question' && intent !== 'status' && intent !== 'chitchat') return false
  return (await desk.list(read, speaker.person, { scope: 'mine', open: true, limit: 1 })).length > 0
}

/** “那个怎么样了”: the one that the words mean, or that this talk was about; of several, which? Undefined where none is open. */
async function meantOf(
  message: Message,
  room: Room,
  { person, open }: { person: string; open: Ticket[] },
): Promise<Plan | undefined> {
  const talked = message.session.tickets
  const [last] = talked
  if (open.length === 0) return last === undefined ? undefined : view(message, room, last)
  const views = await Promise.all(open.map(({ number }) => room.desk.view(room.read, person, number)))
  const fitting = narrowed(
    views.filter((one) => one !== undefined),
    aboutOf(message),
    room.services,
  )
  const named = fitting.length < open.length
  const recent = fitting.filter(({ ticket }) => talked.includes(ticket.number))
  const [one] = recent.length === 1 ? recent : fitting.length === 1 ? fitting : []
  if (one) return view(message, room, one.ticket.number)
  // Somebody else's, or one that is closed, was spoken of last.
  if (!named && last !== undefined && recent.length === 0) return view(message, room, last)
  return which(message, room, recent.length > 0 ? recent : fitting)
}

function which(message: Message, room: Room, found: TicketView[]): Plan {
  return {
    async commit(db) {
      const shown = { privately: !message.group, now: message.now }
      const words = await Promise.all(found.slice(0, MOST_LINES).map((one) => wordsOf(db, one, shown, room)))
      const choices = words.map((one) => ({ id: `查看 #${one.number}`, label: ticketLabel(one) }))
      return choosing(message, whichTicket(), choices)
    },
  }
}

/** “待办”, “没接的有几个”: what waits for this person, or what of it was asked for. */
export async function todo(message: Message, room: Room, which: WorkList = 'all'): Promise<Plan> {
  const { person } = message.speaker
  if (person === null) return say(message, noTodo())
  const tickets = await workOf(message, room, { person, which })
  const words = which === 'done_today' ? doneToday : todoTickets
  return list(message, room, { person, tickets, empty: noneOf(which), words })
}

/** “更多”, of a list that was shown last; undefined where none goes on. */
export function nextPage(message: Message, room: Room): Plan | undefined {
  const { session, speaker, now } = message
  const { listed, answer } = session
  const more = listed && now - listed.at <= SESSION_MS ? (listed.more ?? []) : []
  const { person } = speaker
  if (more.length === 0 || answer !== null || person === null) return undefined
  return page(message, room, { person, numbers: more, words: todoTickets })
}

interface Listing {
  person: string
  tickets: Ticket[]
  empty: string
  words: (tickets: TicketWords[], others: number) => string
}

async function list(message: Message, room: Room, { person, tickets, empty, words }: Listing): Promise<Plan> {
  if (tickets.length === 0) return say(message, empty)
  return page(message, room, { person, numbers: tickets.map(({ number }) => number), words })
}

function page(
  message: Message,
  room: Room,
  { person, numbers, words }: Pick<Listing, 'person' | 'words'> & { numbers: number[] },
): Plan {
  const first = numbers.slice(0, MOST_LINES)
  // A resident's list is as long as a short message.
  const more = words === myTickets ? [] : numbers.slice(MOST_LINES)
  const others = numbers.length - first.length
  const listed =
    first.length > 1 || more.length > 0 ? { numbers: first, at: message.now, ...(more.length > 0 && { more }) } : null
  return {
    async commit(db, actor) {
      const text = async (privately: boolean) => {
        const found = await Promise.all(
          first.map((number) => lookUp(db, { person, number, privately, now: message.now }, room)),
        )
        return words(
          found.flatMap((one) => (one ? [one.words] : [])),
          others,
        )
      }
      // “更多” goes on with what was shown last.
      return say(message, await both(message, text), { ...shown(message, first), listed, answer: null }).commit(db, actor)
    },
  }
}

async function detail(message: Message, room: Room, who: { person: string; number: number }): Promise<Line | undefined> {
  const text = async (privately: boolean) => {
    const found = await lookUp(room.read, { ...who, privately, now: message.now }, room)
    if (!found) return ''
    const steps = privately ? await stepsOf(room.read, { ...who, message, room, found }) : []
    const { reports } = found.view
    const brief = message.speaker.posts.length === 0
    return (brief ? briefDetail : ticketDetail)(found.words, reports > 1 ? [reportsLine(reports), ...steps] : steps)
  }
  const line = await both(message, text)
  return line.text === '' ? undefined : line
}

/** In a group the short words, and the whole in private. */
async function both({ group }: Message, text: (privately: boolean) => Promise<string>): Promise<Line> {
  return group ? { text: await text(false), inPrivate: await text(true) } : { text: await text(true) }
}

async function stepsOf(
  db: Db,
  { person, number, message, room, found }: { person: string; number: number; message: Message; room: Room; found: Worded },
): Promise<string[]> {
  const events = (await room.desk.history(db, person, number)) ?? []
  const lines = events.slice(-MOST_STEPS).map(async (event) => {
    const note = event.note ?? ''
    const who = event.actor === HIDDEN || event.actor === found.view.ticket.reporter ? '' : await nameOf(db, event.actor)
    return stepLine({
      when: sayWhen(event.at, message.now),
      what: `${who}${wordOf(event)}`,
      note: clipped(noteFor(found.view, note, room), LONGEST_NOTE),
    })
  })
  return Promise.all(lines)
}

/** One of several who leaves it: it goes on for the others. */
const wordOf = ({ verb, from, to }: TicketEvent) => (verb === 'withdraw' && from === to ? oneLeft() : (VERBS[verb] ?? verb))

function shown(message: Message, numbers: number[]): Partial<Session> {
  return { tickets: showing(message.session, ...numbers).tickets }
}
