/** 查进度: one's own tickets, those one has to handle, or one by its number. In a group only what the group may hear. */
import type { Db } from '../../store/store.ts'
import type { Scope, TicketView } from '../../tickets/register.ts'
import type { Ticket, TicketEvent } from '../../tickets/ticket.ts'
import { HIDDEN, VERBS } from '../../tickets/ticket.ts'
import {
  andOthers,
  myTickets,
  noTickets,
  noTodo,
  stepLine,
  type TicketWords,
  ticketDetail,
  ticketNotFound,
  todoTickets,
} from '../replies.zh.ts'
import { type Session, showing } from '../session.ts'
import { clipped, lookUp, nameOf, type Worded } from '../ticket-words.ts'
import { sayWhen } from '../when.ts'
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

/** “我的工单”, “那单怎么样了”. */
export async function mine(message: Message, room: Room): Promise<Plan> {
  const { person } = message.speaker
  const [last] = message.session.tickets
  if (person === null) return say(message, noTickets())
  if (last !== undefined && message.command === null) return view(message, room, last)
  const own = await room.desk.list(room.read, person, { scope: 'mine', limit: LOOKED_AT })
  if (own.length === 0 && message.speaker.posts.length > 0) return todo(message, room)
  const open = own.filter(({ closedAt }) => closedAt === null)
  const [only] = open
  if (only && open.length === 1 && message.command === null) return view(message, room, only.number)
  return list(message, room, { person, tickets: open.length > 0 ? open : own, empty: noTickets(), words: myTickets })
}

/** “待办”: what waits for my word or work, then what waits for my office: to be handed on, or to be checked. */
export async function todo(message: Message, room: Room): Promise<Plan> {
  const { person } = message.speaker
  if (person === null) return say(message, noTodo())
  const { desk, read } = room
  const listed = (scope: Scope) => desk.list(read, person, { scope, open: true, limit: LOOKED_AT })
  const [handling, triage, area] = await Promise.all([listed('handling'), listed('triage'), listed('area')])
  const views = await Promise.all([...handling, ...triage, ...area].map(({ number }) => desk.view(read, person, number)))
  const mine = new Map<number, Ticket>()
  for (const view of views) if (view && isTurnOf(person, view)) mine.set(view.ticket.number, view.ticket)
  return list(message, room, { person, tickets: [...mine.values()], empty: noTodo(), words: todoTickets })
}

function isTurnOf(person: string, { ticket, status, relations, verbs }: TicketView): boolean {
  const own = ticket.assignee === person
  switch (status?.awaits) {
    case 'accept':
    case 'work':
    case 'event':
      return own
    case 'dispatch':
      return relations.includes('staff')
    case 'check':
      return !own && relations.includes('staff') && verbs.includes('check')
    default:
      return false
  }
}

interface Listing {
  person: string
  tickets: Ticket[]
  empty: string
  words: (tickets: TicketWords[]) => string
}

async function list(message: Message, room: Room, { person, tickets, empty, words }: Listing): Promise<Plan> {
  if (tickets.length === 0) return say(message, empty)
  const first = tickets.slice(0, MOST_LINES).map(({ number }) => number)
  const text = async (privately: boolean) => {
    const found = await Promise.all(
      first.map((number) => lookUp(room.read, { person, number, privately, now: message.now }, room)),
    )
    const lines = words(found.filter((one) => one !== undefined).map((one) => one.words))
    return tickets.length > first.length ? `${lines}\n${andOthers(tickets.length - first.length)}` : lines
  }
  return say(message, await both(message, text), shown(message, first))
}

async function detail(message: Message, room: Room, who: { person: string; number: number }): Promise<Line | undefined> {
  const text = async (privately: boolean) => {
    const found = await lookUp(room.read, { ...who, privately, now: message.now }, room)
    if (!found) return ''
    const steps = privately ? await stepsOf(room.read, { ...who, message, room, found }) : []
    return ticketDetail(found.words, steps)
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
      note: clipped(found.view.seesReporter ? note : room.understand(note).masked, LONGEST_NOTE),
    })
  })
  return Promise.all(lines)
}

const wordOf = ({ verb }: TicketEvent) => VERBS[verb] ?? verb

function shown(message: Message, numbers: number[]): Partial<Session> {
  return { tickets: showing(message.session, ...numbers).tickets }
}
