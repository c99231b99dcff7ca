/**
 * 另一件事: what is said right after a report may be more of it, or another trouble at another place: whoever names a gate, a pavilion or a
 * house that is not that of the ticket means another one, and a wish is another wish unless it is about the same thing. A second ticket
 * is the smaller harm: a lamp that is written into another's ticket stays dark. Pure.
 */
import { fold } from '../../knowledge/fold.ts'
import { extentOf, spotName } from '../../tickets/incident.ts'
import type { Ticket } from '../../tickets/ticket.ts'
import type { Message } from '../flows/flow.ts'
import { matterOf } from '../hear/matter.ts'
import { ALSO, isWish, pointsOut, tellsTrouble, wishesAnew } from '../hear/own-trouble.ts'
import { spotsIn } from '../hear/spot.ts'
import { isBarePlace } from './bare-place.ts'

type Known = Pick<Ticket, 'place' | 'text' | 'service' | 'matter'>

/** A door that a house has, too: beside its lamp “大门那边” is no other place. */
const HOUSE_DOOR = /^[正后侧][大小]?门$|^大门$/u
/** “桂花苑路灯都不亮” speaks of many. */
const MANY = /都|到处|全|整个|好几|许多|很多|好多|处处/u

export function isAnotherMatter(message: Message, known: Known): boolean {
  const { folded, understanding } = message
  if (isWish(understanding)) return wishesAnew(folded, fold(known.text))
  return namesAnotherPlace(message, known)
}

/** A trouble of its own, at a place that this ticket does not lie at. */
export function namesAnotherPlace(message: Message, known: Known): boolean {
  if (isBarePlace(message) || !tellsTrouble(message.folded, message.understanding)) return false
  const { building, unit } = message.understanding.place
  const { place } = known
  if (building !== null && place.building !== null)
    return building !== place.building || (unit !== null && place.unit !== null && unit !== place.unit)
  return building === null ? isOtherSpot(message, known) : isHouseBeside(message, known, building)
}

/** A house, where what is filed lies at no house. */
function isHouseBeside({ folded, understanding, text }: Message, known: Known, building: string): boolean {
  const said = fold(known.text)
  if (new RegExp(`(?<!\\d)${building}(?:号楼|栋|幢|座)`, 'iu').test(said)) return false
  if (spotsOf(known).length > 0) return true
  // “桂花苑灯坏了”, “3栋楼道灯坏了” says more exactly where, unless there are several, or it is of another kind.
  const [one, other] = [matterOf(text, understanding.service), known.matter]
  // Where the whole estate is without water, its houses are.
  if (extentOf(known.matter) === 'building' && (one === null || one === other)) return false
  return ALSO.test(folded) || MANY.test(said) || (one !== null && other !== null && one !== other)
}

/** “就是东门那个”, where this ticket lies at another spot. */
export const pointsElsewhere = (message: Message, known: Known): boolean =>
  pointsOut(message.folded) && message.understanding.place.building === null && isOtherSpot(message, known)

function isOtherSpot({ folded }: Message, known: Known): boolean {
  const there = spotsOf(known)
  const said = spotsIn(folded)
  if (said.length === 0 || said.some((spot) => there.some((one) => one.includes(spot) || spot.includes(one)))) return false
  if (known.place.building === null) return there.length > 0
  return said.some((spot) => !HOUSE_DOOR.test(spot))
}

function spotsOf({ place, text }: Known): string[] {
  const named = spotName(place.detail)
  return [...(named === null ? [] : [named]), ...spotsIn(fold(text))]
}
