/**
 * 紧急: the card comes first and needs nothing; then the ticket, and leader, deputy and office at once, whatever is still missing.
 *
 * All of it is decided inside the transaction from what was heard alone: no knowledge base, no model.
 */
import type { Db } from '../../store/store.ts'
import type { Place } from '../../tickets/ticket.ts'
import { matterOf } from '../hear/matter.ts'
import type { EmergencyKind } from '../hear/understanding.ts'
import { isBarePlace } from '../reports/bare-place.ts'
import { dangerOver } from '../reports/danger-over.ts'
import { addTo, fileAnew, saysWhere, told, whereIs } from '../reports/danger-place.ts'
import {
  criedFor,
  dangerNamed,
  dangersNear,
  dangersOf,
  isDetailOf,
  isMore,
  isNews,
  isOfOtherThings,
  isOfTheLost,
  isOneDanger,
  isShutIn,
} from '../reports/dangers.ts'
import { type Told, tellApart } from '../reports/dangers-apart.ts'
import { confirms, likelyHome, withoutHouse } from '../reports/likely-place.ts'
import { noteOf, perhapsSame, tellOfPlace } from '../reports/perhaps-same.ts'
import { sayPlace } from '../reports/place.ts'
import { type Cry, estateNext, whereNext, whoseAnswer } from '../reports/where-next.ts'
import { joinSeen } from '../reports/witness.ts'
import { type Pending, showing } from '../waiting/session.ts'
import { isOnlyTalk } from '../waiting/small-talk.ts'
import {
  emergencyAdded,
  emergencyAskEstate,
  emergencyAskIfThere,
  emergencyAskPlace,
  emergencyCard,
  emergencyFiled,
  emergencyStands,
  notThereNote,
  thereNote,
} from '../words/emergency.zh.ts'
import { emergencyJoined } from '../words/joining.zh.ts'
import { refused } from '../words/replies.zh.ts'
import { asked, type Line, type Message, type Outcome, type Plan, type Room, say, settled } from './flow.ts'

/** What is said at once. Pure, and depends on nothing that can be down. */
export function card(kind: EmergencyKind | undefined): string {
  return emergencyCard(kind ?? 'danger')
}

export function emergency(message: Message, room: Room): Plan {
  return {
    async commit(db, person) {
      const cry = { person, message, room }
      const { told, numbers } = await tellApart(db, cry, (one) => tell(db, one))
      const { lines, session } = told
      return whereNext(db, cry, { lines, session }, numbers)
    },
  }
}

/** One danger: it is filed, or added to the one that it goes on about. */
async function tell(db: Db, cry: Cry): Promise<Told> {
  const { person, message, room } = cry
  const cried = await criedFor(db, person, message, room)
  const found = cried ? [] : await dangersNear(db, person, message, room)
  const open = (cried ?? found.find((ticket) => isOneDanger(ticket, message, room)))?.number
  if (open === undefined) return file(db, cry)
  const moved = await fileAnew(db, { ...cry, number: open })
  const acted = await addTo(db, { ...cry, number: moved?.session.emergency ?? open })
  if (acted.ok) return moved ?? stillAsked(message, added(message, open))
  return moved ?? file(db, cry)
}

/** “快点来人”, “有人吗”, said to anybody while they wait: whoever was called for the newest danger hears it again. */
export async function cryAgain(message: Message, room: Room): Promise<Plan | undefined> {
  const { speaker, incoming } = message
  if (speaker.person === null || incoming.kind !== 'message' || message.number !== null) return undefined
  const number = (await criedFor(room.read, speaker.person, message, room))?.number
  if (number === undefined) return undefined
  return {
    async commit(db, person) {
      const acted = await addTo(db, { person, number, message, room })
      // It is over: a new cry is a new danger.
      if (!acted.ok) return (await tellApart(db, { person, message, room }, (one) => file(db, one))).told
      return { lines: [{ text: emergencyAdded(number) }], session: showing(message.session, number) }
    },
  }
}

/** Undefined where none was told of in this talk, or where something else is said. A question that is open is only left for another danger. */
export async function emergencyNews(message: Message, room: Room): Promise<Plan | undefined> {
  const { session, speaker, understanding, folded, text, command, tentative } = message
  const { emergency: last, pending } = session
  if (speaker.person === null || command !== null || tentative || text.length > 60) return undefined
  const { intent, place, asks } = understanding
  if (asks || intent === 'emergency' || intent === 'question') return undefined
  const over = (await dangerOver(message, room, speaker.person))?.number
  if (last === null && over === undefined) return undefined
  const found = await dangersOf(room.read, speaker.person, message, room)
  const named = dangerNamed(found, message)
  const newest = found.find(({ number }) => number === last)
  const isOfIt =
    named === undefined
      ? newest !== undefined && (isMore(message, newest) || isShutIn(message, newest, room))
      : isOfTheLost(message, named)
  const tells = place.building === null && (intent === 'update' || intent === 'chitchat') && isNews(folded)
  if (!tells && !isOfIt && over === undefined) return undefined
  const meant = over ?? (named ?? newest)?.number
  if (meant === undefined || (pending?.flow === 'where' && pending.ticket === meant)) return undefined
  return {
    async commit(db, person) {
      const acted = await addTo(db, { person, number: meant, message: { ...message, session: settled(message) }, room })
      if (!acted.ok) return { lines: [], session }
      const outcome = added(message, meant)
      // What was asked of something else has still to be said.
      return pending === null || pending.flow === 'command' ? outcome : { ...outcome, session: { ...outcome.session, pending } }
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
  { ticket, misses }: Pending & { flow: 'where' },
): Promise<Plan | undefined> {
  if (message.text === '' || (message.command && message.command.kind !== 'note')) return undefined
  const answer = await confirmed(message, room, ticket)
  if (answer) return answer
  if (isOnlyTalk(message)) return undefined
  if (await isNoAnswer(message, room, ticket)) return undefined
  return {
    async commit(db, person) {
      const cry = { person, message, room }
      return takePlace(db, cry, { number: await whoseAnswer(db, cry, ticket), misses })
    },
  }
}

/** “桂花苑3栋2单元”, said long after it was asked, or in another talk: there is the danger of which nobody knows where it is. */
export async function dangerPlaced(message: Message, room: Room): Promise<Plan | undefined> {
  const { person } = message.speaker
  const number = person === null ? undefined : await whoseAnswer(room.read, { person, message, room })
  if (number === undefined) return undefined
  return { commit: (db, actor) => takePlace(db, { person: actor, message, room }, { number, misses: 0 }) }
}

async function takePlace(db: Db, cry: Cry, { number, misses }: { number: number; misses: number }): Promise<Outcome> {
  const { message } = cry
  const moved = await fileAnew(db, { ...cry, number })
  if (moved) return whereNext(db, cry, moved, [number, moved.session.emergency ?? number])
  const acted = await addTo(db, { ...cry, number })
  if (!acted.ok) return { lines: [{ text: refused(acted.why, 'add') }], session: settled(message) }
  const outcome = added(message, number)
  // No place at all: it is kept, and asked once more, unless it is over.
  if (!saysWhere(message) && misses === 0 && !message.tentative && !isNews(message.folded)) {
    const pending = asked(message, { flow: 'where', ticket: number, verb: 'add' }, { misses: misses + 1 })
    outcome.lines[0]!.text += emergencyAskPlace()
    return { ...outcome, session: { ...outcome.session, pending } }
  }
  return whereNext(db, cry, misses > 0 ? outcome : await estateNext(db, cry, outcome, number), [number])
}

async function isNoAnswer(message: Message, { desk, read }: Room, number: number): Promise<boolean> {
  const { understanding, speaker } = message
  if (isBarePlace(message)) return false
  const { intent, service = 'other' } = understanding
  if (intent === 'question' || intent === 'status' || intent === 'withdraw') return true
  if (intent !== 'ticket' || service === 'other' || speaker.person === null) return false
  const asked = (await desk.view(read, speaker.person, number))?.ticket
  if (asked && isDetailOf(message, asked)) return false
  return asked?.service !== service || isOfOtherThings(message, asked)
}

async function file(db: Db, { person, message, room }: Cry): Promise<Told> {
  const { incoming, understanding, speaker } = message
  const at = whereIs(message, room)
  const seen = await joinSeen(db, person, message, room)
  if (seen) return seen
  const isUnknown = at.place.building === null && at.place.detail === null
  const likely = isUnknown ? await likelyHome(db, person, message, room) : undefined
  const place = likely ?? at.place
  const service = understanding.service ?? 'safety'
  const matter = matterOf(message.text, service)
  const same = await perhapsSame(db, { person, message, place, service, matter }, room)
  const note = same && noteOf(same, room)
  const { ticket, as } = await room.desk.report(db, {
    ...{ reporter: person, channel: incoming.channel, thread: incoming.thread.id, text: message.text },
    ...{ service, urgency: 'emergency', place, matter, note, areaHint: speaker.area },
  })
  if (same && as === 'filed') await tellOfPlace(db, same, ticket, room)
  const words = as === 'filed' ? emergencyFiled : emergencyJoined
  const lines: Line[] = [{ text: words({ number: ticket.number, told: await told(db, ticket, room) }) }]
  const session = { ...message.session, pending: null, emergency: ticket.number, place: at.place }
  if (at.missing === null && !likely) return { lines, session: showing(session, ticket.number) }
  const asks = likely ? askIfThere(message, room, likely) : emergencyAskPlace()
  const pending = asked(message, { flow: 'where', ticket: ticket.number, verb: 'add' })
  return { lines, session: showing({ ...session, pending }, ticket.number), asks }
}

const askIfThere = ({ group }: Message, { areas }: Room, place: Place) =>
  emergencyAskIfThere(group ? '' : sayPlace({ ...place, detail: null }, areas, { room: true }))

/** Asked whether it is where they live: “对” makes it the place, “不是” takes it back; where it is instead is said to addTo. */
async function confirmed(message: Message, room: Room, number: number): Promise<Plan | undefined> {
  const { person } = message.speaker
  const view = person === null ? undefined : await room.desk.view(room.read, person, number)
  const isThere = view && confirms(message, view.ticket)
  if (isThere === undefined) return undefined
  const place = isThere ? { ...view!.ticket.place, detail: null } : withoutHouse(view!.ticket.place, room)
  const note = isThere ? thereNote(sayPlace(place, room.areas, { room: true })) : notThereNote()
  return {
    async commit(db, actor) {
      const acted = await room.desk.act(db, { actor, number, verb: 'add', note, place })
      if (!acted.ok) return { lines: [{ text: refused(acted.why, 'add') }], session: settled(message) }
      const outcome = added(message, number)
      if (isThere && place.area !== null) return outcome
      outcome.lines[0]!.text += isThere ? emergencyAskEstate() : emergencyAskPlace()
      const pending = asked(message, { flow: 'where', ticket: number, verb: 'add' })
      return { ...outcome, session: { ...outcome.session, pending } }
    },
  }
}

/** “救命啊快点”, asked where: the question stands. */
function stillAsked(message: Message, outcome: Outcome): Outcome {
  const { pending } = message.session
  const isOpen = pending?.flow === 'where' && !saysWhere(message)
  return isOpen ? { ...outcome, session: { ...outcome.session, pending } } : outcome
}

function added(message: Message, number: number): Outcome {
  return { lines: [{ text: emergencyAdded(number) }], session: showing({ ...message.session, pending: null }, number) }
}
