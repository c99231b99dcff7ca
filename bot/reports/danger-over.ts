/** 险情过了: “5栋电梯困的人出来了”, said by who reported it, with its house and maybe long after: it is of the danger that runs, and no new report. */
import type { Ticket } from '../../tickets/ticket.ts'
import type { Message, Room } from '../flows/flow.ts'
import { withoutMastered } from '../hear/mastered.ts'
import { dangerNamed, dangersOf, underWay } from './dangers.ts'

/** Undefined where nothing is told over, or it is over where they reported none. */
export async function dangerOver(message: Message, room: Room, person: string): Promise<Ticket | undefined> {
  const { folded, understanding } = message
  const { building } = understanding.place
  if (withoutMastered(folded) === undefined) return undefined
  const found = [...(await dangersOf(room.read, person, message, room)), ...(await underWay(room.read, person, room, true))]
  const there = found.filter(({ place }) => building === null || place.building === null || place.building === building)
  return dangerNamed(there, message) ?? (building === null ? undefined : there.find(({ place }) => place.building === building))
}
