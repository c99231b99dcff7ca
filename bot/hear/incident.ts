/** 事件: one key for all messages that speak of one trouble (`xiaoge understand`). Pure; the rule is that of the desk. */
import { type Extent, extentOf, spotName } from '../../tickets/incident.ts'
import { foldText } from './folded-text.ts'
import { heardRight } from './homophones.ts'
import { matterIn } from './matter.ts'
import { spotIn } from './spot.ts'
import type { IncidentKey, Understanding } from './understanding.ts'

/**
 * Two messages with the same key are one incident; with two buildings they never have the same. Null where it is no report, where no two
 * people can mean one thing, or where it does not say where. Coarser than the desk, which also compares the units of two lifts, the
 * time and whether it is still open: a key knows only its own message.
 */
export function incidentKey(
  text: string,
  heard: Pick<Understanding, 'intent' | 'service' | 'place' | 'emergency'>,
): IncidentKey {
  const { intent, service, place, emergency } = heard
  if (intent !== 'ticket' && intent !== 'emergency' && emergency === undefined) return null
  const folded = heardRight(foldText(text).text)
  const matter = matterIn(folded, service)
  const extent = extentOf(matter)
  if (matter === null || extent === undefined) return null
  const { community, building, unit, room } = place
  const spot = spotName(spotIn(folded, building !== null))
  if (building === null && spot === null && (community === null || extent !== 'building')) return null
  const inside = building === null ? [spot] : insideOf(extent, { unit, room, spot })
  const head = `${emergency === undefined ? '' : '!'}${service}.${matter}`
  return [head, community, building, ...inside].map((part) => part ?? '').join('|')
}

/** A home by its door; a lamp of the stairs is nobody's home, whoever lives where and says so. */
function insideOf(extent: Extent, { unit, room, spot }: { unit: string | null; room: string | null; spot: string | null }) {
  if (extent === 'building' || extent === 'unit') return []
  const named = isStairs(spot, unit) ? null : spot
  return extent === 'home' ? [unit, room, named] : [unit, named]
}

const isStairs = (spot: string | null, unit: string | null) => unit !== null && /^楼[道梯]/u.test(spot ?? '')
