/**
 * One verb on one ticket, said in chat: finds the ticket that is meant, lets the desk decide, and asks for what the desk misses.
 *
 * No rule of a workflow stands here: a reason or a receiver is asked for because the desk refused for want of it.
 */
import type { Choice } from '../../adapters/adapter.ts'
import { fold } from '../../knowledge/fold.ts'
import type { Db } from '../../store/store.ts'
import type { TicketView } from '../../tickets/register.ts'
import { type Place, type Refusal, VERBS, type Verb } from '../../tickets/ticket.ts'
import { asked, type Message, type Outcome, type Plan, type Room, settled } from '../flows/flow.ts'
import { type Burst, showing } from '../waiting/session.ts'
import { doneLines } from '../words/done-lines.ts'
import {
  askAddition,
  askCheck,
  askRating,
  askReason,
  askTarget,
  askWhichArea,
  checkLabels,
  moreTickets,
  noCandidate,
  notFixedReason,
  ratingLabels,
  refused,
  whichReceiver,
  whichTicket,
  whichTo,
} from '../words/replies.zh.ts'
import { ticketLabel } from '../words/talk.zh.ts'
import { wordsOf } from '../words/ticket-words.ts'
import { allOf } from './all-of-them.ts'
import { namesThing } from './burst.ts'
import { isToldDone } from './candidates.ts'
import { mentionedNumber } from './command.ts'
import { among, pointedAt } from './meant.ts'
import type { About } from './narrowing.ts'
import { estatesMeant, placeFor } from './placing.ts'
import { choose, readReceiver, receivers } from './receivers.ts'

export interface SpokenOrder {
  verb: Verb
  /** Null: the one that can be meant. */
  number: number | null
  /** What was said beside verb and number, as it was written. */
  rest: string
  /** What the words say of the ticket that is meant; default: what was understood of the message. */
  about?: About
}

interface Turn {
  db: Db
  person: string
  message: Message
  room: Room
}

interface Numbered extends SpokenOrder {
  number: number
}

/** Several that can be meant become numbered choices at most. */
const MOST_CHOICES = 6

export function order(message: Message, room: Room, spoken: SpokenOrder): Plan {
  return {
    async commit(db, person) {
      const turn = { db, person, message, room }
      const number = spoken.number ?? message.number
      if (number !== null) return carryOut(turn, { ...spoken, number })
      const { found, isOfOther } = await among(turn, spoken)
      const one = found.length === 1 ? found[0] : isOfOther ? undefined : pointedAt(found, message, spoken.verb)
      if (one) return carryOut(turn, { ...spoken, number: one.ticket.number })
      return found.length === 0 ? ended(message, noCandidate(spoken.verb)) : which(turn, spoken, found)
    },
  }
}

async function which(turn: Turn, { verb, rest }: SpokenOrder, found: TicketView[]): Promise<Outcome> {
  return asking(turn, { verb, rest, found, text: whichTicket() })
}

/** A handler's own words may mean the verb, of one of these: which, and for what. */
export function whichOf(
  message: Message,
  room: Room,
  { verb, found, rest = message.text }: { verb: Verb; found: readonly TicketView[]; rest?: string },
): Plan {
  return {
    commit: (db, person) => asking({ db, person, message, room }, { verb, rest, found, text: whichTo(verb) }),
  }
}

async function asking(
  { db, message, room }: Turn,
  { verb, rest, found, text }: { verb: Verb; rest: string; found: readonly TicketView[]; text: string },
): Promise<Outcome> {
  const choices: Choice[] = []
  for (const view of found.slice(0, MOST_CHOICES)) {
    const { number, service, place } = await wordsOf(db, view, { privately: !message.group, now: message.now }, room)
    choices.push({ id: `${VERBS[verb]} #${number} ${rest}`.trim(), label: ticketLabel({ number, service, place }) })
  }
  const others = found.length - choices.length
  const numbers = found.map(({ ticket }) => ticket.number)
  const all = numbers.length < MOST_CHOICES ? allOf(message, { verb, numbers, rest }) : undefined
  if (all) choices.push(all)
  return choosing(message, others > 0 ? `${text}${moreTickets(others)}` : text, choices)
}

async function carryOut(turn: Turn, order: Numbered): Promise<Outcome> {
  const { db, person, room, message } = turn
  const { number } = order
  const view = await room.desk.view(db, person, number)
  if (!view) return ended(message, refused('not_found', order.verb))
  const spoken: Numbered = { ...order, verb: meantBy(order.verb, view) }
  const read = await readRest(turn, spoken, view)
  if ('ask' in read) return read.ask
  const acted = await room.desk.act(db, {
    actor: person,
    number,
    verb: read.verb,
    note: read.note,
    to: read.to,
    rating: read.rating,
    place: read.place,
  })
  if (!acted.ok) return afterRefusal(turn, spoken, acted.why, view)
  const after = await room.desk.view(db, person, number)
  const lines = await doneLines(db, { message, room, verb: read.verb, asked: spoken.verb, view: after ?? view, acted })
  const offered = lines.find(({ choices }) => choices)?.choices
  const pending = offered ? asked(message, { flow: 'command' }, { choices: offered }) : null
  const session = { ...message.session, pending, burst: goingOn(message, read.verb, after ?? view) }
  return { lines, session: showing(session, number) }
}

/** “派给赵副网格长”, of one that somebody has already, hands it on; “退回”, of what is said to be done, is a check that failed. */
function meantBy(verb: Verb, view: TicketView): Verb {
  const { verbs } = view
  if (verb === 'assign' && !verbs.includes('assign') && verbs.includes('reassign')) return 'reassign'
  return verb === 'return' && isToldDone(view) && verbs.includes('reopen') ? 'reopen' : verb
}

/** Whose report was put right or added to may go on about it, as after filing. */
function goingOn({ session, now }: Message, verb: Verb, { ticket, relations }: TicketView): Burst | null {
  const theirs = relations.includes('reporter') && (verb === 'correct' || verb === 'add')
  return theirs
    ? {
        tickets: [{ number: ticket.number, service: ticket.service, named: namesThing(ticket.text) }],
        at: now,
        told: verb === 'add',
      }
    : session.burst
}

type Read = { verb: Verb; note: string | null; to: string | null; rating: number | null; place?: Place } | { ask: Outcome }

/** What the rest of the words means to this verb. */
async function readRest(turn: Turn, { verb, rest, number }: Numbered, view: TicketView): Promise<Read> {
  const plain = { verb, note: rest || null, to: null, rating: null }
  if (verb === 'rate') return { ...plain, ...readRating(rest) }
  if (verb === 'check') return readCheck(turn, { rest, number })
  if (verb === 'correct') {
    const estates = estatesMeant(rest, number, view.ticket.place, turn.room)
    if (estates.length > 0) return { ask: choosing(turn.message, askWhichArea(), estates) }
    return { ...plain, place: placeFor(rest, view.ticket.place, turn.room) }
  }
  if ((verb !== 'assign' && verb !== 'reassign') || rest === '') return plain
  const { said, note } = readReceiver(rest)
  const found = choose(said, await receivers(turn.db, view.ticket, turn.room.areas))
  if ('one' in found) return { ...plain, to: found.one.id, note: note || null }
  // Somebody who may not hand it on learns that first, and not who works where.
  if (!view.verbs.includes(verb)) return { ...plain, to: said, note: note || null }
  return { ask: choosing(turn.message, whichReceiver(said), receiverChoices(verb, number, found.several)) }
}

/** A result, and what is said after it. */
export const CHECKED = /^(不通过|未通过|没通过|不合格|通过|合格)[\s,，。:]*(.*)$/su

function readCheck({ message }: Turn, { rest, number }: { rest: string; number: number }): Read {
  const said = CHECKED.exec(fold(rest))
  const [pass, fail] = checkLabels()
  if (!said) {
    const choices = [pass, fail].map((label) => ({ id: `${VERBS.check} #${number} ${label}`, label }))
    return { ask: choosing(message, askCheck(number), choices) }
  }
  const passed = said[1] === '通过' || said[1] === '合格'
  const note = tail(rest, said[2]!)
  // A second “通过” is no word of the resident's: the desk asks for one before it closes in their place.
  if (passed) return { verb: 'check', note, to: null, rating: null }
  return { verb: 'reopen', note: note ?? notFixedReason(), to: null, rating: null }
}

/** “5”, “5分”, “五星”, “很满意”, and whatever is said after it. */
export function readRating(rest: string): { rating: number | null; note: string | null } {
  const said = /^([1-5一二三四五])\s*(?:分|颗?星|个?星)?(?:[\s,，。:]+(.*))?$/su.exec(fold(rest))
  if (said) return { rating: Number(said[1]) || '一二三四五'.indexOf(said[1]!) + 1, note: tail(rest, said[2] ?? '') }
  const label = ratingLabels().indexOf(fold(rest))
  return { rating: label < 0 ? null : label + 1, note: null }
}

/** The end of the words as they were written, found by its folded form; null where nothing is left. */
function tail(written: string, folded: string): string | null {
  if (folded === '') return null
  return fold(written).length === written.length ? written.slice(-folded.length) : folded
}

async function afterRefusal({ db, message, room }: Turn, spoken: Numbered, why: Refusal, view: TicketView): Promise<Outcome> {
  const { number, verb } = spoken
  if (why === 'needs_note') {
    const text = verb === 'add' ? askAddition(number) : askReason({ number, verb })
    return { lines: [{ text }], session: waiting(message, number, verb) }
  }
  if (why === 'needs_target') {
    const able = await receivers(db, view.ticket, room.areas)
    return choosing(message, askTarget({ number, verb }), receiverChoices(verb, number, able))
  }
  if (why === 'needs_place') return { lines: [{ text: refused(why, verb) }], session: waiting(message, number, verb) }
  if (why === 'needs_rating') return choosing(message, askRating(number), ratingChoices(number))
  return ended(message, refused(why, verb))
}

const waiting = (message: Message, ticket: number, verb: Verb) => ({
  ...message.session,
  pending: asked(message, { flow: 'words', ticket, verb }),
})

export function ratingChoices(number: number): Choice[] {
  return ratingLabels().map((label, index) => ({ id: `评价 #${number} ${index + 1}`, label }))
}

function receiverChoices(verb: Verb, number: number, able: { id: string; label: string }[]): Choice[] {
  return able.slice(0, MOST_CHOICES).map(({ id, label }) => ({ id: `${VERBS[verb]} #${number} 给 ${id}`, label }))
}

/** A question with choices that are commands in words. */
export function choosing(message: Message, text: string, choices: Choice[]): Outcome {
  const numbers = [...new Set(choices.map(({ id }) => mentionedNumber(id)).filter((number) => number !== null))]
  const listed = numbers.length > 1 ? { numbers, at: message.now } : message.session.listed
  return {
    lines: [{ text, choices }],
    session: { ...message.session, listed, pending: asked(message, { flow: 'command' }, { choices }) },
  }
}

function ended(message: Message, text: string): Outcome {
  return { lines: [{ text }], session: settled(message) }
}
