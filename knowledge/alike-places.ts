/**
 * 同名: places that a question's words, or the asking area's, may mean as well as each other (甲县和平社区, 乙县和平社区): each has files of its own, and nothing said
 * tells which. Then what each of them says is looked at, and where they differ it is asked. Pure.
 */
import { nearness } from './latin-places.ts'
import { covers } from './place-relations.ts'
import type { Place } from './places.ts'

/** `readings`: likeliest first. `known`: the places of the base's files; `near`: where it is asked. None but the first where that is sure enough. */
export function alikeIn(readings: readonly Place[], known: readonly Place[], near: readonly Place[]): Place[] {
  const first = readings.slice(0, 1)
  if (readings.length < 2) return first
  const own = readings.filter((place) =>
    known.some((file) => related(file, place) && !readings.every((one) => related(file, one))),
  )
  if (own.length < 2 || !first.every((place) => own.includes(place))) return first
  // 吉林 is a province and a city in it: the wider is meant.
  const apart = own.filter((place) => place === first[0] || !related(place, first[0]!))
  const nearest = Math.max(...apart.map((place) => nearness(place, near)))
  return apart.filter((place) => nearness(place, near) === nearest)
}

/** Which of places alike a file's place belongs to; none where it belongs to all of them. */
export function ownerAmong(alike: readonly Place[], place: Place | undefined): Place | undefined {
  const owners = place ? alike.filter((one) => related(one, place)) : []
  return owners.length === 1 ? owners[0] : undefined
}

function related(one: Place, other: Place): boolean {
  return covers(one, other) !== undefined || covers(other, one) !== undefined
}

/** As people are told them: by their last names, with as much of what stands above as tells them apart. */
export function toldApart(places: readonly Place[], short: (place: Place) => string): string[] {
  return places.map((place) => {
    const tail = (other: Place, length: number) => (length === 1 ? short(other) : other.chain.slice(-length).join(''))
    let length = 1
    while (
      length < place.chain.length &&
      places.some((other) => other !== place && tail(other, length) === tail(place, length))
    )
      length++
    return tail(place, length)
  })
}
