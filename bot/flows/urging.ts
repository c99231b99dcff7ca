/**
 * 催促: somebody who waits for an open ticket of theirs and says so without naming it: “到底管不管啊”, “一个礼拜了都没动静”, “电话给我”. An apology, and it is urged;
 * urged a moment ago, how it stands is told instead.
 */
import type { Db } from '../../store/store.ts'
import type { TicketView } from '../../tickets/register.ts'
import { asksPersonsNumber, impatience, isWordless } from '../hear/impatience.ts'
import { namesThing } from '../reports/burst.ts'
import { candidates, isToldDone } from '../reports/candidates.ts'
import { officeOf } from '../reports/office.ts'
import { order } from '../reports/ordering.ts'
import { showing } from '../waiting/session.ts'
import { noPersonsNumber, sorryItTakes, urgedAlready } from '../words/second-thoughts.zh.ts'
import { wordsOf } from '../words/ticket-words.ts'
import { type Message, type Plan, type Room, say, settled } from './flow.ts'

/** Whoever is angry writes several lines: its handler is called once. */
const JUST_NOW_MS = 15 * 60_000
/** Words about anybody brush these; they are no other matter. */
const OF_NOBODY = ['other', 'prop_mgmt', 'neighbor_dispute', 'safety', 'proposal']

/** Undefined where it is no impatience, or this person has nothing that could be urged. */
export async function urge(message: Message, room: Room): Promise<Plan | undefined> {
  const { speaker, folded, understanding, command, number, incoming, session } = message
  const { person, posts } = speaker
  if (person === null || posts.length > 0 || command !== null || number !== null || session.pending !== null) return undefined
  const { intent, place, sensitive } = understanding
  if (incoming.kind !== 'message' || intent === 'emergency' || place.building !== null || sensitive) return undefined
  const wantsNumber = asksPersonsNumber(folded)
  const waits = wantsNumber ? undefined : impatience(folded)
  if (!wantsNumber && !waits) return undefined
  // What is said to be done is judged, not waited for: “根本没人来过” has it done again.
  const able = (await candidates(room.read, { person, verb: 'nudge', desk: room.desk })).filter(
    (view) => !isToldDone(view) && view.relations.some((one) => one === 'reporter' || one === 'joined'),
  )
  if (able.length === 0) return undefined
  if (wantsNumber) return session.asked === null || /谁|负责|师傅/u.test(folded) ? numberless(message, room) : undefined
  const meant = meantBy(message, waits!.named, able)
  return meant.length === 0 ? undefined : pressed(message, room, meant)
}

/** Those of what is named beside it; all where nothing is. */
function meantBy({ understanding: { service = 'other' } }: Message, named: string, able: TicketView[]): TicketView[] {
  const same = able.filter(({ ticket }) => ticket.service === service || (named !== '' && ticket.text.includes(named)))
  if (named !== '' && same.length > 0) return same
  return OF_NOBODY.includes(service) && isWordless(named) && !namesThing(named) ? able : []
}

function pressed(message: Message, room: Room, meant: TicketView[]): Plan {
  // Of several the one that this talk is about, where it is about one alone; else it is asked which.
  const talked = meant.filter(({ ticket }) => message.session.tickets.includes(ticket.number))
  const [one, another] = meant.length === 1 ? meant : talked
  const number = one && !another ? one.ticket.number : null
  return {
    async commit(db, person) {
      const view = number === null ? undefined : await room.desk.view(db, person, number)
      if (view && (await isUrged(db, { person, view, message, room }))) {
        const words = await wordsOf(db, view, { privately: !message.group, now: message.now }, room)
        return { lines: [{ text: urgedAlready(words) }], session: showing(settled(message), view.ticket.number) }
      }
      const outcome = await order(message, room, { verb: 'nudge', number, rest: '' }).commit(db, person)
      const [first, ...rest] = outcome.lines
      return first ? { ...outcome, lines: [{ ...first, text: `${sorryItTakes()}${first.text}` }, ...rest] } : outcome
    },
  }
}

interface Urged {
  person: string
  view: TicketView
  message: Message
  room: Room
}

async function isUrged(db: Db, { person, view, message, room }: Urged): Promise<boolean> {
  const history = (await room.desk.history(db, person, view.ticket.number)) ?? []
  return history.some(({ verb, at }) => verb === 'nudge' && message.now - at < JUST_NOW_MS)
}

function numberless(message: Message, room: Room): Plan {
  return say(message, noPersonsNumber(officeOf(message.speaker.area, room.areas)))
}
