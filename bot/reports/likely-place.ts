/**
 * 可能在哪: a danger without a place is perhaps where its reporter has just said that they live. Whoever is called learns it at once, as likely
 * and no more; the resident only has to confirm it, or to say where it is instead.
 */
import type { Db } from '../../store/store.ts'
import type { Place, Ticket } from '../../tickets/ticket.ts'
import type { Message, Room } from '../flows/flow.ts'
import { isLikelyAtHome, ownHome, saysAtHome } from '../hear/own-home.ts'
import type { HeardPlace } from '../hear/understanding.ts'
import { homeMark } from '../words/emergency.zh.ts'
import { readYesNo } from './command.ts'
import { isLikely, locate, NOWHERE } from './place.ts'

/** Who said hours ago where they live lives there still. */
const HOURS_MS = 6 * 3_600_000
const MOST_READ = 6

/** Undefined where nobody has said where they live in this chat, or where it is likely to be elsewhere. */
export async function likelyHome(db: Db, person: string, message: Message, room: Room): Promise<Place | undefined> {
  const { folded, speaker, understanding, session } = message
  if (!isLikelyAtHome(folded)) return undefined
  const heard = session.home ?? (await homeOfTickets(db, person, message, room))
  if (!heard) return undefined
  const { place } = locate({ heard, folded: '', tree: room.areas, hint: speaker.area })
  // A lift is in the house and in nobody's flat.
  return { ...place, room: understanding.emergency === 'lift' ? null : place.room, detail: homeMark() }
}

async function homeOfTickets(db: Db, person: string, message: Message, room: Room): Promise<HeardPlace | undefined> {
  const { incoming, now } = message
  for (const { number } of await room.desk.list(db, person, { scope: 'mine', limit: MOST_READ })) {
    const ticket = (await room.desk.view(db, person, number))?.ticket
    const here = ticket?.channel === incoming.channel && ticket.thread === incoming.thread.id
    if (!ticket || !here || ticket.reporter !== person || now - ticket.createdAt > HOURS_MS) continue
    const home = ownHome(ticket.text, room.understand)
    const { area, building } = ticket.place
    if (home) return home.community === null && building === home.building ? { ...home, community: area } : home
  }
  return undefined
}

/** A place that is only likely counts for nothing once another is said; a stair or a flat alone goes on from it. */
export function knownOf(place: Place, { understanding }: Message, tree: Pick<Room, 'areas'>): Place {
  if (!isLikely(place)) return place
  const { building, unit, room, community } = understanding.place
  const goesOn = building === null && (unit !== null || room !== null || community !== null)
  return goesOn ? { ...place, detail: null } : withoutHouse(place, tree)
}

/** Of what was supposed the estate stays. */
export const withoutHouse = ({ area }: Place, { areas }: Pick<Room, 'areas'>): Place => ({
  ...NOWHERE,
  area: area === null ? null : (areas.nearest(area, 'estate')?.id ?? area),
})

/** Is it there? Undefined where the words say neither. */
export function confirms({ folded, understanding }: Message, { place }: Pick<Ticket, 'place'>): boolean | undefined {
  if (!isLikely(place) || understanding.place.building !== null) return undefined
  // “好的” and “不用了” answer something else.
  if (saysAtHome(folded)) return true
  return /^(?:是|对|没错|确认|不是|不对|否)/u.test(folded) ? readYesNo(folded) : undefined
}
