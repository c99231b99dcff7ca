/** From words to the place that they make of a place that is known: what was said anew wins, the rest stays. */
import { fold } from '../../knowledge/fold.ts'
import type { Place } from '../../tickets/ticket.ts'
import type { Room } from '../flows/flow.ts'
import { keptDetail, type Located, locate } from './place.ts'

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
