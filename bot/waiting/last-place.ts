/** 老地方: the place that words point at: “还是那里”, “就是刚才说的那栋”. */

import type { Place } from '../../tickets/ticket.ts'
import type { Message, Room } from '../flows/flow.ts'

const SAME_PLACE =
  /(?:刚才|刚刚|上次|上回|之前|前面|上面)(?:说|报|讲|提|问)?(?:到|的|过的)*(?:那个|那里|那儿|那边|那栋|那幢|那座|那楼|那块|地方|位置|小区)?|^(?:还是|就是|就在|也是|也在)?(?:那里|那儿|那边|那栋|那幢|那栋楼|老地方|同一个地方|那个地方|同一栋|一样的?地方)[。.!！呀啊的]*$/u

export const pointsBack = (folded: string) => SAME_PLACE.test(folded)

/** Spoken of in this talk, or of the person's last ticket. */
export async function lastPlace({ folded, session, speaker }: Message, { desk, read }: Room): Promise<Place | undefined> {
  if (!pointsBack(folded)) return undefined
  if (session.place) return session.place
  if (speaker.person === null) return undefined
  return (await desk.list(read, speaker.person, { scope: 'mine', limit: 1 }))[0]?.place
}

/** Where this talk was about is where the next house is, too, from whoever has no home here yet. */
export function nearby(message: Message, { areas }: Pick<Room, 'areas'>): Message {
  const { speaker, session } = message
  if (speaker.area !== null || !session.place?.area) return message
  const estate = areas.nearest(session.place.area, 'estate')?.id
  return estate === undefined ? message : { ...message, speaker: { ...speaker, area: estate } }
}

/** “还是那里又漏了” reports at the place of the last report. */
export async function withLastPlace(message: Message, room: Room): Promise<Message> {
  const { understanding, folded } = message
  const place = understanding.place.building === null ? await lastPlace(message, room) : undefined
  if (!place) return message
  const heard = { community: place.area, building: place.building, unit: place.unit, room: place.room }
  const problems = understanding.problems.map((problem) => ({ ...problem, place: heard }))
  return { ...message, folded: `${folded} ${place.detail ?? ''}`, understanding: { ...understanding, place: heard, problems } }
}
