/** 补充与更正: what somebody adds to a ticket that is filed, corrects in it, or complains about. */
import type { Db } from '../../store/store.ts'
import type { TicketView } from '../../tickets/register.ts'
import type { Verb } from '../../tickets/ticket.ts'
import { NOT_FIXED } from '../hear/not-fixed.ts'
import { ALSO } from '../hear/own-trouble.ts'
import type { HeardPlace } from '../hear/understanding.ts'
import { isAnotherMatter, namesAnotherPlace } from '../reports/another-matter.ts'
import { isBarePlace } from '../reports/bare-place.ts'
import { askedAbout, candidates } from '../reports/candidates.ts'
import { correctedMatter, correctedPlace, putRightOf, reportsAnew, thingPlaced } from '../reports/correction.ts'
import { correctMatter, isOf } from '../reports/matter-put-right.ts'
import { order } from '../reports/ordering.ts'
import { isSamePlace, sayPlace } from '../reports/place.ts'
import { placeFor } from '../reports/placing.ts'
import type { Draft, Pending } from '../waiting/session.ts'
import { correctionNote } from '../words/replies.zh.ts'
import { joinedWords } from '../words/talk.zh.ts'
import type { Message, Plan, Room } from './flow.ts'

/** A bare “没修好” is about what was closed lately. */
const FRESH_MS = 7 * 86_400_000
/** A neighbour who reports the same may say of it what its reporter may. */
const REPORTS = ['reporter', 'joined'] as const
const HURRY = /催|怎么(?:还|都没)|还没(?:有)?(?:人)?(?:来|到|处理|动静|消息)|什么时候(?:能|才)?(?:来|修|好)|多久/u
/** Undefined where this person has no ticket to which anything could be added: then it is news. */
export async function update(message: Message, room: Room): Promise<Plan | undefined> {
  const { person } = message.speaker
  if (person === null) return undefined
  const open = message.number === null ? await candidates(room.read, { person, verb: 'add', desk: room.desk }) : []
  const meant = await meantBy(room.read, person, message, room)
  if (message.number === null && open.length === 0 && meant === undefined) return undefined
  if (message.number === null && meant === undefined && isElsewhere(message, open)) return undefined
  const { verb = 'add', number = null } = meant ?? {}
  const isBare = meant === undefined && message.number === null && (message.understanding.service ?? 'other') === 'other'
  const asked = isBare ? await askedAbout(room.read, { person, desk: room.desk, now: message.now }) : undefined
  return order(message, room, {
    verb,
    number: number ?? (message.number === null ? (asked ?? null) : null),
    rest: message.text,
  })
}

/** A matter at a building that none of these tickets is about, or another trouble: “路灯也坏了”. */
function isElsewhere(message: Message, views: readonly TicketView[]): boolean {
  const { understanding, folded } = message
  const { place, service = 'other' } = understanding
  if (service === 'other') return false
  if (views.every(({ ticket }) => isAnotherMatter(message, ticket))) return true
  if (place.building !== null && !views.some(({ ticket }) => ticket.place.building === place.building)) return true
  return ALSO.test(folded) && !views.some(({ ticket }) => ticket.service === service)
}

/**
 * “没好，还是不亮” about what is said to be done or was closed lately, though it reads like a new report; undefined where it names
 * another place, or where nothing of theirs could be reopened.
 */
export async function complaint(message: Message, room: Room): Promise<Plan | undefined> {
  const { person } = message.speaker
  if (person === null || !NOT_FIXED.test(message.folded)) return undefined
  const meant = await meantBy(room.read, person, message, room)
  if (!meant || meant.number === null || (meant.verb !== 'reopen' && !meant.isOfIt)) return undefined
  return order(message, room, { verb: meant.verb, number: meant.number, rest: message.text })
}

/** “不是3栋是13栋” while the report is still open: the drafts have the right place; undefined where it corrects no place. */
export function correctDrafts(
  message: Message,
  room: Room,
  pending: Pending & { flow: 'place' | 'several' },
): Draft[] | undefined {
  const { service: about = 'other' } = message.understanding
  if (reportsAnew(message) && !pending.drafts.some(({ service }) => service === about)) return undefined
  const said = correctedPlace(message.text, room.understand)
  if (!said) return otherMatter(message, room, pending.drafts)
  const wrong = wrongOnes(pending.drafts, said.wrong, message.understanding.service ?? 'other')
  return pending.drafts.map((draft) =>
    // Who reads both places in it learns which is meant.
    wrong.includes(draft)
      ? { ...draft, place: placeFor(said.words, draft.place, room), text: joinedWords([draft.text, message.text]) }
      : draft,
  )
}

/** “不是灯，是水管”: the draft of it is of something else. */
function otherMatter(message: Message, { understand }: Room, drafts: readonly Draft[]): Draft[] | undefined {
  const said = correctedMatter(message.text, understand, drafts.length === 1)
  const named = said && said.wrong !== '' ? drafts.filter((draft) => isOf(draft, said.wrong, understand)) : drafts
  const wrong = named.at(-1)
  if (!said || !wrong) return undefined
  const { service = 'other' } = said.right
  return drafts.map((draft) => (draft === wrong ? { ...draft, service, text: said.words } : draft))
}

/** Those at the wrong building, or of what the words are about; of drafts at several places else the one said last. */
function wrongOnes(drafts: readonly Draft[], { building }: HeardPlace, service: string): readonly Draft[] {
  const there = drafts.filter(({ place }) => building !== null && place.building === building)
  if (there.length > 0) return there
  const same = drafts.filter((draft) => service !== 'other' && draft.service === service)
  if (same.length > 0) return same
  const onePlace = drafts.every(({ place }) => place.building === drafts[0]?.place.building)
  return onePlace ? drafts : drafts.slice(-1)
}

/**
 * “不是3栋，是13栋” of what is filed: the ticket gets the right place, and with it whoever goes there. Where nothing can be corrected any
 * more it is noted. Undefined where the words correct no place, or where this person has no such ticket.
 */
export async function correct(message: Message, room: Room): Promise<Plan | undefined> {
  const { person } = message.speaker
  if (person === null || reportsAnew(message)) return undefined
  const earlier = putRightOf(message)
  if (earlier && message.number === null) return correctEarlier(message, room, { person, wrong: earlier })
  const said = correctedPlace(message.text, room.understand)
  if (!said) return (await correctThing(message, room, person)) ?? correctMatter(message, room, person)
  const about = { place: said.wrong, service: message.understanding.service ?? 'other', folded: message.folded }
  const { number } = message
  const able = number === null ? await candidates(room.read, { person, verb: 'correct', desk: room.desk }) : []
  // “还是3栋”, where it is at 3栋: it puts nothing right.
  const isThere = ({ ticket }: TicketView) => isSamePlace(placeFor(said.words, ticket.place, room), ticket.place)
  if (message.folded.includes('还是') && able.some(isThere)) return undefined
  const named = number === null ? undefined : await room.desk.view(room.read, person, number)
  if (able.length > 0 || named?.verbs.includes('correct'))
    return order(message, room, { verb: 'correct', number, rest: said.words, about })
  const noted = number === null ? await candidates(room.read, { person, verb: 'add', desk: room.desk }) : named ? [named] : []
  const [first] = noted
  if (!first) return undefined
  const where = sayPlace(placeFor(said.words, first.ticket.place, room), room.areas, { room: true })
  return order(message, room, { verb: 'add', number, rest: where ? correctionNote(where) : message.text, about })
}

/** “灯是6栋”, said after a lamp and a leak were filed at 3栋: the one of this talk that it is about is there. */
async function correctThing(message: Message, room: Room, person: string): Promise<Plan | undefined> {
  const thing = message.number === null ? thingPlaced(message) : undefined
  const { service = 'other', place, asks } = message.understanding
  if (thing === undefined || asks || place.building === null) return undefined
  const able = await candidates(room.read, { person, verb: 'correct', desk: room.desk })
  const [one, another] = able.filter(
    ({ ticket, relations }) =>
      relations.includes('reporter') &&
      message.session.tickets.includes(ticket.number) &&
      (ticket.service === service || (service === 'other' && ticket.text.includes(thing))),
  )
  if (!one || another || one.ticket.place.building === place.building) return undefined
  return order(message, room, { verb: 'correct', number: one.ticket.number, rest: message.text })
}

/** “我刚才在3栋报的灯坏了，应该是4栋”: the report of it at the wrong house; undefined where there is none, so that it is reported now. */
async function correctEarlier(
  message: Message,
  room: Room,
  { person, wrong }: { person: string; wrong: Pick<HeardPlace, 'building' | 'unit'> },
): Promise<Plan | undefined> {
  const { service = 'other' } = message.understanding
  const able = await candidates(room.read, { person, verb: 'correct', desk: room.desk })
  const meant = able.filter(({ ticket }) => {
    const there = wrong.building === null || ticket.place.building === wrong.building
    return (
      there && (wrong.unit === null || ticket.place.unit === wrong.unit) && (service === 'other' || ticket.service === service)
    )
  })
  const [one, another] = meant
  if (!one) return undefined
  return order(message, room, { verb: 'correct', number: another ? null : one.ticket.number, rest: message.text })
}

/** “#1001 是2单元的”: a place and nothing else, of a ticket that is named, is where that is. */
export async function placedAt(message: Message, room: Room): Promise<Plan | undefined> {
  const { number, speaker, text } = message
  if (number === null || speaker.person === null || !isBarePlace(message)) return undefined
  const view = await room.desk.view(room.read, speaker.person, number)
  if (!view?.verbs.includes('correct') || isSamePlace(placeFor(text, view.ticket.place, room), view.ticket.place))
    return undefined
  return order(message, room, { verb: 'correct', number, rest: text })
}

/** The words of a report were changed after it was filed: another place is put right, all else is added. */
export async function edited(message: Message, room: Room): Promise<Plan | undefined> {
  const { person } = message.speaker
  const [last] = message.session.tickets
  const view = person === null || last === undefined ? undefined : await room.desk.view(room.read, person, last)
  if (!view?.relations.includes('reporter')) return undefined
  const { building, unit, room: door } = message.understanding.place
  const { place, text } = view.ticket
  const moved = [building, unit, door].some(
    (part, at) => part !== null && part !== [place.building, place.unit, place.room][at],
  )
  if (moved && view.verbs.includes('correct'))
    return order(message, room, { verb: 'correct', number: view.ticket.number, rest: message.text })
  return view.verbs.includes('add') && text !== message.text
    ? order(message, room, { verb: 'add', number: view.ticket.number, rest: message.text })
    : undefined
}

const LONGEST_THING = 4
/** “我那灯还没修好”: 灯; nothing where more is said. */
function thingIn(folded: string): string {
  const left = folded.replace(NOT_FIXED, '').replace(/[我你他她咱俺们家的那这个单件事还是都又怎么啊呀呢吧嘛了\s\p{P}]/gu, '')
  return left.length <= LONGEST_THING ? left : ''
}

interface Meant {
  verb: Verb
  number: number | null
  /** It names what that ticket is about. */
  isOfIt?: boolean
}

/** A complaint reopens what is said to be done, a hurry presses what is not; undefined where it is neither. */
async function meantBy(db: Db, person: string, message: Message, room: Room): Promise<Meant | undefined> {
  const wanted: Verb[] = []
  if (NOT_FIXED.test(message.folded)) wanted.push('reopen')
  if (HURRY.test(message.folded)) wanted.push('nudge')
  const { number, now, session, understanding } = message
  const { place, service = 'other' } = understanding
  const theirs = async (verb: Verb) => {
    const all =
      number === null ? await candidates(db, { person, verb, desk: room.desk }) : [await room.desk.view(db, person, number)]
    const found = all.filter(
      (view) => view && REPORTS.some((one) => view.relations.includes(one)) && view.verbs.includes(verb),
    ) as TicketView[]
    return found.filter(
      ({ ticket }) =>
        (place.building === null || ticket.place.building === place.building) && !namesAnotherPlace(message, ticket),
    )
  }
  const thing = thingIn(message.folded)
  const names = number === null && (service !== 'other' || thing !== '')
  const ofIt = (views: readonly TicketView[]) =>
    views.filter(({ ticket }) => (service === 'other' ? ticket.text.includes(thing) : ticket.service === service))
  for (const verb of wanted) {
    const here = (await theirs(verb)).filter(
      ({ ticket }) => session.tickets.includes(ticket.number) || now - (ticket.closedAt ?? now) < FRESH_MS,
    )
    const same = names ? ofIt(here) : []
    // “灯还没修好”: of the lamp, which is still open, and not of the noise that was closed.
    const open = verb === 'reopen' && names && same.length === 0 ? ofIt(await theirs('nudge')) : []
    if (open.length === 1) return { verb: 'nudge', number: open[0]!.ticket.number, isOfIt: true }
    if (open.length > 1) continue
    const fresh = same.length > 0 ? same : here
    if (fresh.length > 0) return { verb, number: fresh.length === 1 ? fresh[0]!.ticket.number : null }
  }
  return undefined
}
