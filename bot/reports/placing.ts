/** From words to the place that they make of a place that is known: what was said anew wins, the rest stays. */
import type { Choice } from '../../adapters/adapter.ts'
import { fold } from '../../knowledge/fold.ts'
import { type Place, VERBS } from '../../tickets/ticket.ts'
import type { Room } from '../flows/flow.ts'
import { keptDetail, type Located, locate, sayPlace } from './place.ts'

type Tree = Pick<Room, 'areas' | 'understand'>

/** Pure. `hint`: where it is if neither says. */
export function located(words: string, known: Place, { areas, understand }: Tree, hint: string | null = null): Located {
  const { community, building, unit, room } = understand(words).place
  const heard = {
    community,
    building: building ?? known.building,
    unit: unit ?? known.unit,
    room: room ?? known.room,
  }
  const estate = known.area === null ? hint : (areas.nearest(known.area, 'estate')?.id ?? known.area)
  const at = locate({ heard, folded: fold(words), tree: areas, hint: estate })
  return { ...at, place: { ...at.place, detail: at.place.detail ?? keptDetail(known.detail, at.named) } }
}

export const placeFor = (words: string, known: Place, room: Tree): Place => located(words, known, room).place

/**
 * “不是3栋是13栋” in an estate that has no 13栋, while a neighbouring one has: in which it is, as a new report would be asked. The choices are
 * commands in words; none where it is clear.
 */
export function estatesMeant(words: string, number: number, known: Place, room: Tree): Choice[] {
  if (known.area === null || room.understand(words).place.building === null) return []
  const { place, missing, options } = located(words, known, room)
  if (missing !== 'area') return []
  return options.map(({ id, name }) => {
    const where = sayPlace({ ...place, area: id, detail: null }, room.areas, { room: true })
    return { id: `${VERBS.correct} #${number} ${where}`, label: name }
  })
}
