/** 险情在哪: the place of an emergency that is filed already becomes what is said of it, and everybody who was called is told. */
import { fold } from '../../knowledge/fold.ts'
import type { Db } from '../../store/store.ts'
import { inCharge } from '../../tickets/area.ts'
import type { Place, Ticket } from '../../tickets/ticket.ts'
import type { Message, Outcome, Room } from '../flows/flow.ts'
import { settled } from '../flows/flow.ts'
import { byHouse } from '../hear/by-house.ts'
import { matterOf } from '../hear/matter.ts'
import { spotIn } from '../hear/spot.ts'
import { showing } from '../waiting/session.ts'
import { emergencyRefiled, placeNote, refiledNote } from '../words/emergency.zh.ts'
import { nameOf } from '../words/ticket-words.ts'
import { isNews } from './dangers.ts'
import { location } from './drafting.ts'
import { knownOf } from './likely-place.ts'
import { isLikely, locate, NOWHERE, sayPlace } from './place.ts'
import { located } from './placing.ts'
import { isSomewhere } from './somewhere.ts'

interface Told {
  person: string
  number: number
  message: Message
  room: Room
}

/** Who is there and what goes on is said with words for places, too: “里面有两个老人”, “快点下楼”. */
const NO_SPOT = /有.{0,6}(?:[人孩娃]|老|伤)|快|赶紧|救|怕|等(?:着|你|您)|在吗|没|别|不(?!锈)|[啊呀呢吗吧]$/u

/** “就老李家旁边”, whatever else it was taken for. */
const ENDS_THERE = /^.{2,16}(?:旁边?|边上|门口|附近|对面|[后前]面|楼[下上]|那边|那[儿里])$/u

/** Does it say where at all? In their own words only who was asked does. */
export function saysWhere(message: Message): boolean {
  const { community, building, unit, room } = message.understanding.place
  if ([community, building, unit, room].some((part) => part !== null) || location(message) !== null) return true
  return spotIn(message.folded, false) !== null || inTheirWords(message) !== null
}

const isAsked = ({ session }: Message) => session.pending?.flow === 'where'

function inTheirWords(message: Message): string | null {
  const { folded } = message
  return isAsked(message) && (ENDS_THERE.test(folded) || isSomewhere(message)) && !NO_SPOT.test(folded) && !isNews(folded)
    ? message.text
    : null
}

/** What is said is added to the ticket, and where it says more exactly where, that becomes its place. */
export async function addTo(db: Db, { person, number, message, room }: Told) {
  const { desk, areas } = room
  const view = await desk.view(db, person, number)
  const known = view && knownOf(view.ticket.place, message, room)
  const place = known && saysWhere(message) ? placeOf(known, message, room) : undefined
  const isNew =
    view !== undefined &&
    known !== undefined &&
    place !== undefined &&
    view.relations.includes('reporter') &&
    adds(isLikely(view.ticket.place) ? NOWHERE : known, place)
  const said = place && (isNew || isAsked(message)) ? sayPlace(place, areas, { room: true }) : ''
  const note = said ? placeNote(said, message.text) : message.text
  if (isNew) {
    // In another grid it is for others to go.
    const grid = place.area === null ? undefined : areas.nearest(place.area, 'grid')?.id
    const verb = grid === undefined || grid === areas.nearest(view.ticket.area, 'grid')?.id ? 'add' : 'correct'
    if (view.verbs.includes(verb)) return desk.act(db, { actor: person, number, verb, note, place })
  }
  return desk.act(db, { actor: person, number, verb: 'add', note })
}

function placeOf(known: Place, message: Message, room: Room): Place {
  const { place } = located(message.text, known, room, message.speaker.area)
  // Where the house is known, “救护车到大门了” does not say where it burns.
  if (known.building !== null) return { ...place, detail: known.detail }
  return { ...place, detail: place.detail ?? location(message) ?? (place.building === null ? inTheirWords(message) : null) }
}

/** More of the same place: another house than was said first is put right only by who says so. */
function adds(before: Place, after: Place): boolean {
  const house = ['building', 'unit', 'room'] as const
  if (house.some((part) => before[part] !== null && before[part] !== after[part])) return false
  return ([...house, 'area', 'detail'] as const).some((part) => before[part] !== after[part])
}

/** What is said of the house where it is: “5栋着火了，消防车堵在8栋门口” is at no gate. */
function ofHouse({ text, folded, understanding }: Message, { understand }: Room): string {
  const { building } = understanding.place
  const said = building === null ? [] : byHouse(text)
  const own = said.length > 1 ? said.find((stretch) => understand(stretch).place.building === building) : undefined
  return own === undefined ? folded : fold(own)
}

export function whereIs(message: Message, room: Room) {
  const at = locate({
    heard: message.understanding.place,
    folded: ofHouse(message, room),
    tree: room.areas,
    hint: message.speaker.area,
  })
  const note = location(message)
  return note === null ? at : { ...at, place: { ...at.place, detail: at.place.detail ?? note }, missing: null }
}

/**
 * A ticket without a place went to the office, and the grid's own people may not even see it. Now that their grid is known they are told
 * by a ticket of their own; the first one is taken back with its number, so that nobody goes twice. Undefined where it has a grid.
 */
export async function fileAnew(db: Db, { person, number, message, room }: Told): Promise<Outcome | undefined> {
  const view = await room.desk.view(db, person, number)
  const known = view && knownOf(view.ticket.place, message, room)
  const place = known && known.building !== null ? placeOf(known, message, room) : whereIs(message, room).place
  const grid = place.area ? room.areas.nearest(place.area, 'grid') : undefined
  if (view?.status?.awaits !== 'dispatch' || !grid) return undefined
  const { channel, thread, service } = view.ticket
  // Who is called now has heard nothing of it yet.
  const more = ((await room.desk.history(db, person, number)) ?? []).filter(
    ({ verb, actor }) => verb === 'add' && actor === person,
  )
  const text = [view.ticket.text, ...more.flatMap(({ note }) => note ?? [])].join('\n')
  const filed = await room.desk.report(db, {
    reporter: person,
    channel,
    thread,
    text,
    service,
    urgency: 'emergency',
    place,
    matter: matterOf(view.ticket.text, service),
  })
  await room.desk.act(db, { actor: person, number, verb: 'withdraw', note: refiledNote(filed.ticket.number) })
  const line = emergencyRefiled({ number: filed.ticket.number, was: number, told: await told(db, filed.ticket, room) })
  const session = { ...settled(message), emergency: filed.ticket.number, place }
  return { lines: [{ text: line }], session: showing(session, filed.ticket.number) }
}

/** Leader and deputy by name, as the notice goes to them. */
export async function told(db: Db, { area }: Pick<Ticket, 'area'>, { areas }: Room): Promise<string> {
  const posts = areas.get(area)?.posts
  const names = await Promise.all((posts ? inCharge(posts) : []).map((person) => nameOf(db, person)))
  return names.filter(Boolean).join('、')
}
