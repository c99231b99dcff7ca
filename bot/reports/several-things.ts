/**
 * 一句话办几单: a handler names several tickets by what or where they are, or all that are offered. What is plain is done, each with its own words;
 * what is not is asked about, and nothing is done on another ticket in its place.
 */
import type { TicketView } from '../../tickets/register.ts'
import type { Verb } from '../../tickets/ticket.ts'
import { type Message, type Plan, type Room, say } from '../flows/flow.ts'
import { type Part, spanOf, takesAll, workParts } from '../hear/work-parts.ts'
import { isDoubtful, wordOnAThing, workWord } from '../hear/work-words.ts'
import { acceptedAlready } from '../words/replies.zh.ts'
import { fitsNone } from '../words/work.zh.ts'
import { candidates } from './candidates.ts'
import { saying } from './combining.ts'
import { begunFirst } from './in-hand.ts'
import { aboutOf } from './meant.ts'
import { named } from './naming.ts'
import { offer } from './offering.ts'
import { order, whichOf } from './ordering.ts'

export interface OnTicket {
  /** Null: which one is asked. */
  number: number | null
  /** What it is called while it is not done. */
  label: string
  plan: Plan
}

/** A part with the tickets that it may be of. */
interface Meant extends Part {
  views: TicketView[]
  /** Its thing is at another house than the one that was just named. */
  elsewhere: boolean
}

/** Undefined where it is about one ticket at most. */
export async function severalThings(
  message: Message,
  room: Room,
  { person, decide }: { person: string; decide: (message: Message, room: Room) => Promise<Plan | null> },
): Promise<OnTicket[] | undefined> {
  const { folded, number, command, choice, incoming, session } = message
  if (incoming.kind === 'action' || choice !== null || incoming.quoted || session.pending?.flow === 'words') return undefined
  const all = takesAll(folded)
  if (!all && (number !== null || command !== null)) return undefined
  const span = spanOf(folded)
  const parts = all || span ? [] : workParts(message.text)
  if (!all && !span && !parts.some(({ verb }) => verb !== null)) return undefined
  const hand = await handOf(room, person)
  if (all) return taken(message, room, hand, all.count)
  if (span) return ofSpan(message, room, hand, span)
  if (parts.some(({ verb }) => verb === 'check')) return undefined
  const each = meantBy(parts, hand, message, room)
  const worked = each.filter(({ verb, views }) => verb !== null && views.length > 0)
  const several = each.length > 1 || each.some(({ every, verb, views }) => every && verb === 'accept' && views.length > 1)
  const unheard = each.every(({ verb, listed }) => verb !== 'accept' || !listed)
  if (!several || (worked.length === 0 && unheard)) return undefined
  // “漏水和门禁都办结了”: an order, and yet each is asked for.
  if (each.every(({ listed, doubtful }) => listed && doubtful) && worked.length > 1) {
    const found = worked.flatMap(({ views }) => views)
    return [{ number: null, label: '', plan: whichOf(message, room, { verb: 'resolve', found }) }]
  }
  const news = await Promise.all(
    each.filter(({ verb }) => verb === null).map(({ text }) => newsOf(text, message, room, decide)),
  )
  const plans = [...each.flatMap((one) => planOf(one, message, room)), ...news.flat()]
  return [...plans.filter(({ asks }) => !asks), ...plans.filter(({ asks }) => asks)]
}

/** What they have and is open, in hand or offered. */
async function handOf({ read, desk }: Room, person: string): Promise<TicketView[]> {
  const found = await candidates(read, { person, verb: 'add', desk, from: ['handling'] })
  return found.filter(({ ticket }) => ticket.assignee === person)
}

const mayBe = (verb: Verb) => (view: TicketView) => view.verbs.includes(verb)
const byNumber = (one: TicketView, other: TicketView) => one.ticket.number - other.ticket.number

function taken(message: Message, room: Room, hand: TicketView[], count: number | null): OnTicket[] | undefined {
  const offered = hand.filter(mayBe('accept')).toSorted(byNumber)
  if (offered.length < 2) return undefined
  // “两个都接了” of three: which two?
  if (count !== null && count !== offered.length)
    return [{ number: null, label: '', plan: whichOf(message, room, { verb: 'accept', found: offered, rest: '' }) }]
  return offered.map((view) => ordered(view, 'accept', message, room))
}

function ofSpan(
  message: Message,
  room: Room,
  hand: TicketView[],
  { from, to, text }: { from: number; to: number; text: string },
): OnTicket[] | undefined {
  const verb = wordOnAThing(text) ?? workWord(text)?.verb
  const within = hand.filter(({ ticket }) => ticket.number % 100 >= from && ticket.number % 100 <= to)
  if (verb === undefined) return undefined
  const able = within.filter(mayBe(verb)).toSorted(byNumber)
  if (able.length === 0) return [{ number: null, label: '', plan: say(message, fitsNone(message.text)) }]
  return able.map((view) => ordered(view, verb, saying(message, text, room), room))
}

function ordered({ ticket: { number } }: TicketView, verb: Verb, message: Message, room: Room): OnTicket {
  const rest = verb === 'accept' ? '' : message.text
  return { number, label: `#${number}`, plan: order({ ...message, number }, room, { verb, number, rest }) }
}

interface Known {
  hand: TicketView[]
  /** The building that was named last. */
  house: string | null
  /** The end of a list, whose thing is each one's: “3栋、4栋的灯”. */
  last: Part | undefined
  message: Message
  room: Room
}

/** The parts that are of tickets, those of one ticket together; what only tells how belongs to the part before it. */
function meantBy(parts: readonly Part[], hand: TicketView[], message: Message, room: Room): Meant[] {
  const each: Meant[] = []
  const last = parts.findLast(({ listed }) => listed)
  let before = ''
  let house: string | null = null
  for (const part of parts) {
    const found = fitting(part, { hand, house, last, message, room })
    house = room.understand(part.text).place.building ?? house
    const same =
      found && each.find(({ views, listed }) => !(listed && part.listed) && views.some((view) => found.views.includes(view)))
    const told = same ?? (found ? undefined : each.at(-1))
    if (told) told.text = `${told.text}，${part.text}`
    else if (found) each.push({ ...part, ...found, text: `${before}${part.text}` })
    before = found || told ? '' : `${before}${part.text}，`
  }
  return each
}

/** Undefined where it names nothing that they have. */
function fitting(
  { text, verb, listed }: Part,
  { hand, house, last, message, room }: Known,
): Pick<Meant, 'verb' | 'views' | 'elsewhere'> | undefined {
  const told = saying(message, text, room)
  const about = aboutOf(told)
  const isNews = verb === null && told.understanding.intent === 'ticket' && told.understanding.problems.length > 0
  if (verb === null && !isNews) return undefined
  const able = named(hand.filter(mayBe(verb ?? 'add')), about)
  const { names, fitting: found } = able.fitting.length > 0 || verb !== 'accept' ? able : named(hand, about)
  if (!names) return undefined
  if (found.length === 0) return listed || isNews ? { verb, views: [], elsewhere: false } : undefined
  const there = found.filter(({ ticket }) => house !== null && ticket.place.building === house)
  const near = about.place.building === null && there.length > 0 ? there : found
  const thing = last && aboutOf(saying(message, last.text, room))
  const alike = listed && thing && near.length > 1 ? named(near, { ...thing, place: about.place }).fitting : near
  const [one] = alike.length > 0 ? alike : near
  return {
    // What they have already is told again: a word on it.
    verb: verb ?? 'add',
    views: begunFirst(verb ?? 'add', alike.length > 0 ? alike : near),
    elsewhere: about.place.building === null && house !== null && (one?.ticket.place.building ?? house) !== house,
  }
}

/** “5栋修好了，7栋灯又坏了”: what is no ticket yet is told as though it had come alone. */
async function newsOf(
  text: string,
  message: Message,
  room: Room,
  decide: (message: Message, room: Room) => Promise<Plan | null>,
): Promise<(OnTicket & { asks: boolean })[]> {
  const plan = await decide({ ...saying(message, text, room), session: { ...message.session, pending: null } }, room)
  return plan ? [{ number: null, label: `“${text}”`, asks: true, plan }] : []
}

function planOf(
  { text, thing, verb, views, every, doubtful, elsewhere }: Meant,
  message: Message,
  room: Room,
): (OnTicket & { asks: boolean })[] {
  const told = saying(message, text, room)
  const label = `“${text}”`
  const [view, ...others] = views
  if (verb === null) return []
  if (!view) return [{ number: null, label, asks: false, plan: say(message, fitsNone(thing)) }]
  if (others.length > 0 && !(every && verb === 'accept'))
    return [{ number: null, label, asks: true, plan: whichOf(told, room, { verb, found: views }) }]
  return views.map((one) => {
    const { number } = one.ticket
    const on = { ...told, number, session: { ...message.session, pending: null } }
    if (verb === 'accept' && !one.verbs.includes(verb))
      return { number, label: `#${number}`, asks: false, plan: say(on, acceptedAlready(number)) }
    const asks = isDoubtful(verb) && (doubtful || elsewhere)
    return {
      number,
      label: `#${number}`,
      asks,
      plan: asks ? offer(on, room, { verb, view: one }) : ordered(one, verb, on, room).plan,
    }
  })
}
