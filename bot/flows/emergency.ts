/**
 * 紧急: the card comes first and needs nothing; then the ticket, and leader, deputy and office at once, whatever is still missing.
 *
 * All of it is decided inside the transaction from what was heard alone: no knowledge base, no model.
 */
import type { Db } from '../../store/store.ts'
import { inCharge } from '../../tickets/area.ts'
import type { Place, Ticket } from '../../tickets/ticket.ts'
import { matterOf } from '../hear/matter.ts'
import type { EmergencyKind } from '../hear/understanding.ts'
import { isBarePlace } from '../reports/bare-place.ts'
import { location } from '../reports/drafting.ts'
import { locate, sayPlace } from '../reports/place.ts'
import { type Pending, showing } from '../waiting/session.ts'
import { isOnlyTalk } from '../waiting/small-talk.ts'
import {
  emergencyAdded,
  emergencyAskPlace,
  emergencyCard,
  emergencyFiled,
  emergencyRefiled,
  emergencyStands,
  placeNote,
  refiledNote,
} from '../words/emergency.zh.ts'
import { emergencyJoined } from '../words/joining.zh.ts'
import { refused } from '../words/replies.zh.ts'
import { nameOf } from '../words/ticket-words.ts'
import { asked, type Line, type Message, type Outcome, type Plan, type Room, say, settled } from './flow.ts'

/** What is said at once. Pure, and depends on nothing that can be down. */
export function card(kind: EmergencyKind | undefined): string {
  return emergencyCard(kind ?? 'danger')
}

export function emergency(message: Message, room: Room): Plan {
  return {
    async commit(db, person) {
      const open = await openDanger(db, { person, message, room })
      if (open === undefined) return file(db, { person, message, room })
      const { place } = whereIs(message, room)
      const moved = await fileAnew(db, { person, number: open, place, message, room })
      const number = moved?.session.emergency ?? open
      if (await addTo(db, { person, number, message, room })) return moved ?? added(message, open)
      return moved ?? file(db, { person, message, room })
    },
  }
}

/** What comes of one another. Who lies there may have been hurt by any. */
const AKIN: readonly (readonly EmergencyKind[])[] = [['gas', 'fire', 'electric']]

/** What was filed in this talk, and is cried of again. */
async function openDanger(
  db: Db,
  { person, message, room }: { person: string; message: Message; room: Room },
): Promise<number | undefined> {
  const { emergency: last, tickets } = message.session
  if (last === null) return undefined
  for (const number of new Set([last, ...tickets])) {
    const ticket = (await room.desk.view(db, person, number))?.ticket
    if (ticket?.urgency === 'emergency' && isOneDanger(ticket, message, room)) return number
  }
  return undefined
}

/** Is the second cry about what is filed, not about another house or another danger? Whoever is not sure files: one too many is taken back by a word. */
function isOneDanger(ticket: Ticket, { understanding, session }: Message, { understand }: Room): boolean {
  const { place, emergency: now = 'danger' } = understanding
  const contradicts = (said: string | null, known: string | null) => said !== null && known !== null && said !== known
  if (contradicts(place.building, ticket.place.building) || contradicts(place.unit, ticket.place.unit)) return false
  // Asked where: “2栋，里面有小孩在哭” answers, and tells more.
  const isAsked = session.pending?.flow === 'where' && session.pending.ticket === ticket.number
  if (isAsked && now === 'danger' && understanding.sensitive !== 'violence') return true
  const before = understand(ticket.text).emergency ?? 'danger'
  return now === before || now === 'medical' || AKIN.some((kinds) => kinds.includes(now) && kinds.includes(before))
}

/** What became of it: “救护车到了”, “火灭了”. */
const NEWS =
  /醒(?:了|过来)|没事了?|灭了|救(?:出|下)|救护车|消防|警察|民警|(?:110|119|120)|(?:人|车|他们)到了|关(?:上|掉|好)了?|脱险|送(?:到|去|往)?医院|好了|解除|虚惊|出来了|稳住/u

/** Undefined where none was told of in this talk, or where something else is said. A question that is open is no place for it. */
export function emergencyNews(message: Message, room: Room): Plan | undefined {
  const { session, understanding, folded, text, command, tentative } = message
  const { emergency: open } = session
  if (open === null || session.pending?.flow === 'where' || command !== null || tentative || text.length > 60) return undefined
  const { intent, place } = understanding
  if (understanding.asks || place.building !== null || (intent !== 'update' && intent !== 'chitchat') || !NEWS.test(folded))
    return undefined
  return {
    async commit(db, person) {
      if (await addTo(db, { person, number: open, message, room })) return added(message, open)
      return { lines: [], session }
    },
  }
}

/** “算了”, asked where: what is filed stays filed, and is said so. */
export function standing(message: Message): Plan | undefined {
  const { pending } = message.session
  return pending?.flow === 'where' ? say(message, emergencyStands(pending.ticket)) : undefined
}

/** The exact place, said after the card. Another trouble, or a question, is not swallowed by the emergency. */
export async function resumeWhere(
  message: Message,
  room: Room,
  { ticket }: Pending & { flow: 'where' },
): Promise<Plan | undefined> {
  if (message.text === '' || (message.command && message.command.kind !== 'note')) return undefined
  if (isOnlyTalk(message)) return undefined
  if (await isAnotherMatter(message, room, ticket)) return undefined
  return {
    async commit(db, person) {
      const { place } = whereIs(message, room)
      const moved = await fileAnew(db, { person, number: ticket, place, message, room })
      if (moved) return moved
      const said = sayPlace(place, room.areas, { room: true })
      const note = said ? placeNote(said, message.text) : message.text
      const noted = await room.desk.act(db, { actor: person, number: ticket, verb: 'add', note })
      return noted.ok ? added(message, ticket) : { lines: [{ text: refused(noted.why, 'add') }], session: settled(message) }
    },
  }
}

async function isAnotherMatter(message: Message, { desk, read }: Room, number: number): Promise<boolean> {
  const { understanding, speaker } = message
  if (isBarePlace(message)) return false
  const { intent, service = 'other' } = understanding
  if (intent === 'question' || intent === 'status' || intent === 'withdraw') return true
  if (intent !== 'ticket' || service === 'other' || speaker.person === null) return false
  return (await desk.view(read, speaker.person, number))?.ticket.service !== service
}

/**
 * A ticket without a place went to the office, and the grid's own people may not even see it. Now that their grid is known they are told
 * by a ticket of their own; the first one is taken back with its number, so that nobody goes twice. Undefined where it has a grid.
 */
async function fileAnew(
  db: Db,
  { person, number, place, message, room }: { person: string; number: number; place: Place; message: Message; room: Room },
): Promise<Outcome | undefined> {
  const view = await room.desk.view(db, person, number)
  const grid = place.area ? room.areas.nearest(place.area, 'grid') : undefined
  if (view?.status?.awaits !== 'dispatch' || !grid) return undefined
  const { channel, thread, text, service } = view.ticket
  const filed = await room.desk.report(db, {
    ...{ reporter: person, channel, thread, text, service, urgency: 'emergency', place, matter: matterOf(text, service) },
  })
  await room.desk.act(db, { actor: person, number, verb: 'withdraw', note: refiledNote(filed.ticket.number) })
  const line = emergencyRefiled({ number: filed.ticket.number, was: number, told: await told(db, filed.ticket, room) })
  const session = { ...settled(message), emergency: filed.ticket.number, place }
  return { lines: [{ text: line }], session: showing(session, filed.ticket.number) }
}

async function file(db: Db, { person, message, room }: { person: string; message: Message; room: Room }): Promise<Outcome> {
  const { incoming, understanding, speaker } = message
  const at = whereIs(message, room)
  const service = understanding.service ?? 'safety'
  const { ticket, as } = await room.desk.report(db, {
    ...{ reporter: person, channel: incoming.channel, thread: incoming.thread.id, text: message.text },
    ...{ service, urgency: 'emergency', place: at.place, matter: matterOf(message.text, service), areaHint: speaker.area },
  })
  const words = as === 'filed' ? emergencyFiled : emergencyJoined
  const lines: Line[] = [{ text: words({ number: ticket.number, told: await told(db, ticket, room) }) }]
  const session = { ...message.session, pending: null, emergency: ticket.number, place: at.place }
  if (at.missing === null) return { lines, session: showing(session, ticket.number) }
  lines[0]!.text += emergencyAskPlace()
  const pending = asked(message, { flow: 'where', ticket: ticket.number, verb: 'add' })
  return { lines, session: showing({ ...session, pending }, ticket.number) }
}

async function addTo(
  db: Db,
  { person, number, message, room }: { person: string; number: number; message: Message; room: Room },
): Promise<boolean> {
  const acted = await room.desk.act(db, { actor: person, number, verb: 'add', note: message.text })
  return acted.ok
}

function added(message: Message, number: number): Outcome {
  return { lines: [{ text: emergencyAdded(number) }], session: showing({ ...message.session, pending: null }, number) }
}

function whereIs(message: Message, room: Room) {
  const at = locate({
    heard: message.understanding.place,
    folded: message.folded,
    tree: room.areas,
    hint: message.speaker.area,
  })
  const note = location(message)
  return note === null ? at : { ...at, place: { ...at.place, detail: at.place.detail ?? note }, missing: null }
}

/** Leader and deputy by name, as the notice goes to them. */
async function told(db: Db, { area }: Ticket, { areas }: Room): Promise<string> {
  const posts = areas.get(area)?.posts
  const names = await Promise.all((posts ? inCharge(posts) : []).map((person) => nameOf(db, person)))
  return names.filter(Boolean).join('、')
}
