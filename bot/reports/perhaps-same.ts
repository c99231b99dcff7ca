/**
 * 也许是同一件: “我被关在电梯里了” of one, and “2栋电梯里有人困着” of a neighbour in the same group, a moment later. Two tickets, as nobody knows
 * whether they are one; but whoever is called for either learns of the other, and the one without a place gets that of the other, as likely.
 */
import type { Db } from '../../store/store.ts'
import type { Talked } from '../../tickets/joining.ts'
import type { Place, Ticket } from '../../tickets/ticket.ts'
import type { Message, Room } from '../flows/flow.ts'
import { perhapsSameNote, placeSaidThere, saidThereMark } from '../words/emergency.zh.ts'
import { isLikely, sayPlace } from './place.ts'

const SOON_MS = 10 * 60_000

export const isPlaceless = (place: Place) => (place.building === null && place.detail === null) || isLikely(place)

/** Of the same kind, told by somebody else in this group; of one of the two nobody has said where. */
export async function perhapsSame(
  db: Db,
  danger: { person: string; message: Message; place: Place; service: string; matter: string | null },
  { desk }: Room,
): Promise<Talked | undefined> {
  const { person, message, place, service, matter } = danger
  const { group, now, incoming } = message
  if (!group || matter === null) return undefined
  const { channel, thread } = incoming
  const told = await desk.talked(db, { person, words: null, since: now - SOON_MS, channel, thread: thread.id })
  return told.find(
    (one) =>
      !one.mine &&
      one.running &&
      one.urgency === 'emergency' &&
      one.service === service &&
      one.matter === matter &&
      isPlaceless(one.place) !== isPlaceless(place),
  )
}

/** For whoever is called for the second. */
export const noteOf = ({ number, place }: Talked, { areas }: Pick<Room, 'areas'>): string =>
  perhapsSameNote(number, isPlaceless(place) ? '' : sayPlace(place, areas, { room: true }))

/** Whoever is called for the first learns where the second is. */
export async function tellOfPlace(db: Db, first: Talked, { number, place }: Ticket, { desk, areas }: Room): Promise<void> {
  if (!isPlaceless(first.place) || place.building === null) return
  const note = placeSaidThere(number, sayPlace({ ...place, room: null }, areas, { room: true }))
  // Where they have said that they live stays what is supposed.
  const supposed = isLikely(first.place) ? undefined : { ...place, room: null, detail: saidThereMark(number) }
  await desk.suppose(db, first.number, { note, place: supposed })
}
