/** 同报: “我家也是”, “+1”: joins what a neighbour reported here, or opens the same matter at the speaker's own place. */
import type { Db } from '../../store/store.ts'
import { extentOf, isElsewhere } from '../../tickets/incident.ts'
import type { Talked } from '../../tickets/joining.ts'
import { dangerOf } from '../hear/danger-sort.ts'
import { isMeToo } from '../hear/me-too.ts'
import { told } from '../reports/danger-place.ts'
import { draftsOf } from '../reports/drafting.ts'
import { choosing } from '../reports/ordering.ts'
import { isPlaceless, noteOf, tellOfPlace } from '../reports/perhaps-same.ts'
import { locate, NOWHERE, sayPlace } from '../reports/place.ts'
import { dangersSeen } from '../reports/witness.ts'
import { quotedWords } from '../waiting/quoted.ts'
import { type Draft, showing } from '../waiting/session.ts'
import { emergencyCard, emergencyFiled } from '../words/emergency.zh.ts'
import { alreadyIn, askWhatToo, askWhereToo, emergencyJoined, joined, sameAs } from '../words/joining.zh.ts'
import { whichTicket } from '../words/replies.zh.ts'
import { asked, type Message, type Outcome, type Plan, type Room, settled } from './flow.ts'

/** What is talked of in a group now; what is quoted may be older. */
const TALKED_MS = 6 * 3_600_000
const QUOTED_MS = 72 * 3_600_000
const MOST_CHOICES = 6
const OUTAGE = /[停断]|[没冇无](?:有)?[水电气暖]/u

type Own = Pick<Draft['place'], 'building' | 'unit' | 'room' | 'detail'>

/** Undefined where it says no such thing, or where what it says makes a report of its own. */
export async function meToo(message: Message, room: Room, next: Filing): Promise<Plan | undefined> {
  const { understanding, incoming, speaker, text } = message
  if (incoming.kind === 'action') return undefined
  const seen = await dangersSeen(room.read, speaker.person ?? '', message, room)
  if (seen.length > 0) return { commit: (db, person) => joinSeen(db, person, message, room, next) }
  if (!isMeToo(text, namesOf(understanding.place.community, room))) return undefined
  const found = await meant(room.read, speaker.person ?? '', message, room)
  if (found.length > 0) return { commit: (db, person) => joinOneOf(db, person, message, room, next) }
  const quoted = quotedReport(message, room)
  if (quoted) return next(message, room, quoted)
  // “我家也停水了” is a report, whoever said so before.
  return understanding.intent === 'ticket' || understanding.intent === 'emergency' ? undefined : askWhat(message, room)
}

/** A choice, or “同报 #1001” typed out. */
export function joinNamed(
  message: Message,
  room: Room,
  { number, rest }: { number: number; rest: string },
  next: Filing,
): Plan {
  return {
    async commit(db, person) {
      const { channel, thread } = message.incoming
      const since = message.now - QUOTED_MS
      const talked = await room.desk.talked(db, { person, channel, thread: thread.id, words: null, since })
      const one = talked.find((ticket) => ticket.number === number)
      const said = rest === '' ? message : { ...message, text: rest, understanding: room.understand(rest) }
      return one ? joinOne(db, person, one, { message: said, room, next }) : askWhat(message, room).commit(db, person)
    },
  }
}

/** How drafts become tickets; missing places are asked for (report.ts). */
export type Filing = (message: Message, room: Room, drafts: ReturnType<typeof draftsOf>) => Plan

interface Turn {
  message: Message
  room: Room
  next: Filing
}

/** Who has seen the danger of somebody else has none at home: what they have seen goes to those who were called there. */
async function joinSeen(db: Db, person: string, message: Message, room: Room, next: Filing): Promise<Outcome> {
  const [one, another] = await dangersSeen(db, person, message, room)
  if (!one) return askWhat(message, room).commit(db, person)
  if (another) return which(message, room, [one, another])
  return joinOne(db, person, { ...one, home: false }, { message, room, next })
}

async function joinOneOf(db: Db, person: string, message: Message, room: Room, next: Filing): Promise<Outcome> {
  const found = await meant(db, person, message, room)
  const fresh = found.filter(({ mine }) => !mine)
  const [one, another] = fresh
  if (one && another) return which(message, room, fresh)
  const only = one ?? found[0]
  return only ? joinOne(db, person, only, { message, room, next }) : askWhat(message, room).commit(db, person)
}

/** The one that is quoted or named; else whatever is open of the last hours that fits what little was said. */
async function meant(db: Db, person: string, message: Message, room: Room): Promise<Talked[]> {
  const { incoming, number, now, understanding, folded } = message
  const { channel, thread, quoted } = incoming
  const words = quoted && !quoted.us ? withoutCall(quotedWords(quoted)) : null
  const since = now - (number !== null || words !== null ? QUOTED_MS : TALKED_MS)
  const talked = await room.desk.talked(db, { person, channel, thread: thread.id, words, since })
  if (number !== null) return talked.filter((one) => one.number === number)
  if (words !== null) return talked.filter((one) => one.quoted).slice(0, 1)
  const { service = 'other' } = understanding
  const open = talked.filter(({ running }) => running)
  if (service !== 'other') return open.filter((one) => one.service === service)
  return OUTAGE.test(folded) ? open.filter(({ matter }) => extentOf(matter) === 'building') : open
}

async function joinOne(db: Db, person: string, one: Talked, { message, room, next }: Turn): Promise<Outcome> {
  const own = ownPlace(message, room)
  const { channel, thread } = message.incoming
  if (!one.running || differs(own, one, room) || (one.home && own.room === null && !one.mine)) {
    return openOwn(db, person, one, { message, room, next })
  }
  const as = await room.desk.join(db, one.number, { person, channel, thread: thread.id, words: message.text })
  if (as === false) return askWhat(message, room).commit(db, person)
  const text = as === 'joined' ? joined(one.number) : alreadyIn(one.number)
  if (one.urgency !== 'emergency' || as !== 'joined')
    return { lines: [{ text }], session: showing(settled(message), one.number) }
  const lines = [cardLine(one), { text: emergencyJoined({ number: one.number, told: await told(db, one, room) }) }]
  return { lines, session: showing({ ...settled(message), emergency: one.number }, one.number) }
}

/** The same matter at the speaker's own place; where that is not known, it is asked. */
function openOwn(db: Db, person: string, one: Talked, { message, room, next }: Turn): Promise<Outcome> {
  const own = ownPlace(message, room)
  const name = room.services.find(({ code }) => code === one.service)?.name ?? one.service
  const there = own.building === null && !one.home ? { ...one.place } : { ...NOWHERE, ...own, area: own.area }
  const draft: Draft = {
    ...{
      text: sameAs({ service: name, number: one.number, words: message.text }),
      service: one.service,
      urgency: one.urgency === 'emergency' ? 'high' : one.urgency,
    },
    ...{ place: there, matter: one.matter },
  }
  if (one.urgency === 'emergency') return openUrgent(db, person, { draft, like: one }, { message, room, next })
  const known = there.building !== null || there.detail !== null
  if (!known) {
    const pending = asked(message, { flow: 'place', drafts: [draft] })
    return Promise.resolve({ lines: [{ text: askWhereToo() }], session: { ...message.session, pending } })
  }
  return next(message, room, { drafts: [draft], missing: null }).commit(db, person)
}

/** Life may be at risk there, too: the card, and leader and deputy at once. If nobody has said where the first is, it may be this one. */
async function openUrgent(
  db: Db,
  person: string,
  { draft, like }: { draft: Draft; like: Talked },
  { message, room }: Turn,
): Promise<Outcome> {
  const { channel, thread } = message.incoming
  const note = isPlaceless(like.place) ? noteOf(like, room) : undefined
  const { ticket, as } = await room.desk.report(db, {
    ...{ reporter: person, channel, thread: thread.id, text: draft.text, service: draft.service, urgency: 'emergency' },
    ...{ place: draft.place, matter: draft.matter, note, areaHint: message.speaker.area },
  })
  if (as === 'filed') await tellOfPlace(db, like, ticket, room)
  const lines = [cardLine(draft), { text: emergencyFiled({ number: ticket.number, told: await told(db, ticket, room) }) }]
  return { lines, session: showing({ ...settled(message), emergency: ticket.number }, ticket.number) }
}

function which(message: Message, room: Room, found: readonly Talked[]): Outcome {
  const choices = found.slice(0, MOST_CHOICES).map(({ number, service, place }) => {
    const name = room.services.find(({ code }) => code === service)?.name ?? service
    const where = sayPlace(place, room.areas, { room: false })
    return { id: `同报 #${number} ${message.text}`, label: `#${number} ${name}${where ? `，${where}` : ''}` }
  })
  return choosing(message, whichTicket(), choices)
}

/** A neighbour's words that nobody has brought to us: the speaker does now, for their own place where they name one. */
function quotedReport(message: Message, room: Room): ReturnType<typeof draftsOf> | undefined {
  const { quoted } = message.incoming
  if (!quoted || quoted.us) return undefined
  const heard = room.understand(withoutCall(quotedWords(quoted)))
  if (heard.intent !== 'ticket') return undefined
  const text = `${message.text}：${heard.masked}`
  return draftsOf(
    { ...message, text, folded: `${message.folded}：${heard.masked}`, understanding: room.understand(text) },
    room,
  )
}

function askWhat(message: Message, room: Room): Plan {
  const own = ownPlace(message, room)
  const place = own.building === null ? NOWHERE : own
  const pending = asked(message, { flow: 'problem', place, photos: 0, words: [] })
  return { commit: async () => ({ lines: [{ text: askWhatToo() }], session: { ...message.session, pending } }) }
}

function ownPlace({ understanding, folded, speaker }: Message, { areas }: Room): Draft['place'] {
  return locate({ heard: understanding.place, folded, tree: areas, hint: speaker.area }).place
}

function differs(own: Draft['place'], one: Talked, { areas }: Room): boolean {
  const estate = (area: string | null) => (area === null ? undefined : areas.nearest(area, 'estate')?.id)
  const [mine, theirs] = [estate(own.area), estate(one.place.area)]
  const named: Own = own
  return (mine !== undefined && theirs !== undefined && mine !== theirs) || isElsewhere(named, one)
}

const cardLine = ({ service }: { service: string }) => ({ text: emergencyCard(dangerOf(service)) })
const withoutCall = (text: string) => text.replace(/^(?:@?小格)?[\s,，:：]*/u, '').trim()

function namesOf(community: string | null, { areas }: Room): string[] {
  if (community === null) return []
  const area = areas.all().find(({ name, nicknames }) => name === community || nicknames.includes(community))
  return area ? [area.name, ...area.nicknames] : [community]
}
