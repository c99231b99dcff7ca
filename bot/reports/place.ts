/**
 * 位置: from the words that were heard to a place in the area tree, and what is still missing to find it.
 */
import type { Area, AreaTree } from '../../tickets/area.ts'
import type { Place } from '../../tickets/ticket.ts'
import { partOfHouse } from '../hear/part-of-house.ts'
import { spotIn } from '../hear/spot.ts'
import type { HeardPlace } from '../hear/understanding.ts'
import { isLikelyMark, likelyPlace } from '../words/emergency.zh.ts'
import { saidEstate } from '../words/replies.zh.ts'

export const NOWHERE: Place = { area: null, building: null, unit: null, room: null, detail: null }

export interface Located {
  place: Place
  /** What somebody who goes there would still have to ask; null when nothing. */
  missing: 'area' | 'spot' | null
  /** Where `missing` is the area and only few come into question: those. */
  options: Area[]
  /** The words name an area of the tree. */
  named: boolean
}

export interface Location {
  heard: HeardPlace
  /** The message, folded: its “南门” and “车库” are places too. */
  folded: string
  tree: AreaTree
  /** The area of the group or of the person: where what was said without a name is. */
  hint: string | null
  /** The hint is what they answered when asked, and not asked about again. */
  isPicked?: boolean
}

const MOST_OPTIONS = 6

/**
 * Pure. Where a name fits several areas, the one inside `hint` wins, else the first. A name that no area has may be a wrong one, or an
 * estate that is not ours: whoever goes there is told of it.
 */
export function locate(location: Location): Located {
  const { heard, tree, hint } = location
  const named = namedArea(heard.community ?? '', tree, hint)
  const at = within(location, named)
  const note = heard.community !== null && named === undefined ? saidEstate(heard.community) : null
  return { ...at, place: { ...at.place, detail: at.place.detail ?? note }, named: named !== undefined }
}

/** What is kept of an earlier detail: not that somebody said another name, once the estate is known. */
export const keptDetail = (detail: string | null, isKnown: boolean): string | null =>
  isKnown && unknownEstate({ detail }) !== undefined ? null : detail

/** The name that was said, and that no area of the tree has. */
export function unknownEstate({ detail }: Pick<Place, 'detail'>): string | undefined {
  const [before = '', after = ''] = saidEstate('|').split('|')
  return detail?.startsWith(before) ? detail.slice(before.length, -after.length) : undefined
}

/** Somebody could go there. */
export const isExact = ({ building, detail }: Pick<Place, 'building' | 'detail'>): boolean =>
  building !== null || (detail !== null && unknownEstate({ detail }) === undefined)

type Found = Omit<Located, 'named'>

function within({ heard, folded, tree, hint, isPicked }: Location, named: Area | undefined): Found {
  const scope = named?.id ?? hint
  const detail = spotIn(folded, heard.building !== null)
  const place: Place = { area: scope ?? null, building: heard.building, unit: heard.unit, room: heard.room, detail }
  const estates = below(tree, scope).filter((area) => area.kind === 'estate')
  if (heard.building === null) return withoutBuilding({ place, tree, named, estates })
  const buildings = below(tree, scope).filter((area) => area.kind === 'building' && buildingNumber(area) === heard.building)
  if (buildings.length === 1) return found({ ...place, area: buildings[0]!.id })
  const neighbours = buildings.length === 0 && named === undefined && !isPicked ? estatesWith(heard.building, scope, tree) : []
  if (neighbours.length > 0) return whichArea(place, neighbours)
  const candidates = buildings.length > 1 ? buildings.map((area) => tree.get(area.parent ?? '')!).filter(Boolean) : estates
  return candidates.length > 1 ? whichArea(place, candidates) : found({ ...place, area: candidates[0]?.id ?? place.area })
}

function withoutBuilding(known: { place: Place; tree: AreaTree; named: Area | undefined; estates: Area[] }): Found {
  const { place, named, estates } = known
  const only = estates.length === 1 ? estates[0]!.id : place.area
  if (place.detail && estates.length > 1) return whichArea(place, estates)
  if (place.detail) return found({ ...place, area: only })
  if (named && (named.kind === 'estate' || named.kind === 'building')) return found(place)
  return { place: { ...place, area: only }, missing: only === null || estates.length > 1 ? 'area' : 'spot', options: [] }
}

const found = (place: Place): Found => ({ place, missing: null, options: [] })

function whichArea(place: Place, options: Area[]): Found {
  const unique = [...new Map(options.map((area) => [area.id, area])).values()]
  return { place, missing: 'area', options: unique.length <= MOST_OPTIONS ? unique : [] }
}

function namedArea(name: string, tree: AreaTree, hint: string | null): Area | undefined {
  if (name === '') return undefined
  const fitting = tree.all().filter((area) => area.id === name || area.name === name || area.nicknames.includes(name))
  return fitting.find((area) => hint !== null && tree.within(area.id, hint)) ?? fitting[0]
}

/**
 * “9栋”, in an estate whose list ends with 8: the estates of its community that have such a house, and then its own, as a list may lack one. None where
 * nobody around has one, or where the estate's houses were never listed.
 */
function estatesWith(building: string, scope: string | null, tree: AreaTree): Area[] {
  const own = scope === null ? undefined : tree.nearest(scope, 'estate')
  const around = own && tree.nearest(own.id, 'community')
  if (!own || !around || !below(tree, own.id).some(({ kind }) => kind === 'building')) return []
  const there = below(tree, around.id).filter((area) => area.kind === 'building' && buildingNumber(area) === building)
  const estates = [...new Set(there.map((area) => tree.get(area.parent ?? '')))].filter((area) => area?.kind === 'estate')
  return estates.length === 0 ? [] : [...(estates as Area[]), own]
}

/** Everything at or below `id`; the whole tree where nothing is known. */
function below(tree: AreaTree, id: string | null | undefined): Area[] {
  if (!id) return tree.all()
  // A building says where it is by its estate; “3栋” beside it means its neighbour.
  const top = tree.get(id)?.kind === 'building' ? (tree.get(id)!.parent ?? id) : id
  return tree.all().filter((area) => tree.within(area.id, top))
}

/** “3栋”, “3号楼”, “三号楼” are configured as people like; a heard building is digits. */
function buildingNumber(area: Area): string | null {
  return /(\d+[a-z]?)/i.exec(area.name)?.[1]?.toUpperCase() ?? null
}

/** Nobody has said so of this: it follows from what was said before (likely-place.ts). */
export const isLikely = ({ detail }: Pick<Place, 'detail'>): boolean => isLikelyMark(detail)

/** A place in words. `room` is left out where others read along, and so is a place that is only likely. */
export function sayPlace(place: Place, tree: AreaTree, { room }: { room: boolean }): string {
  if (isLikely(place)) {
    const plain = sayPlace(room ? { ...place, detail: null } : { ...NOWHERE, area: place.area }, tree, { room })
    return room ? likelyPlace(plain, place.detail!) : plain
  }
  const area = place.area ? tree.get(place.area) : undefined
  const estate = area?.kind === 'building' ? tree.get(area.parent ?? '') : area
  const name = estate && estate.kind !== 'city' ? estate.name : ''
  const building = place.building ? `${place.building}栋` : area?.kind === 'building' ? area.name : ''
  const unit = place.unit ? `${place.unit}单元` : ''
  return `${name}${building}${unit}${room && place.room ? place.room : ''}${place.detail ?? ''}`
}

/** The house that goes without saying: the one that speaker or group belongs to, or the only one of the estate. */
export function knownHouse(area: string | null, tree: AreaTree): string | null {
  const own = area === null ? undefined : tree.nearest(area, 'building')
  if (own) return buildingNumber(own)
  const estate = area === null ? undefined : tree.nearest(area, 'estate')
  const houses = estate ? below(tree, estate.id).filter(({ kind }) => kind === 'building') : []
  return houses.length === 1 ? buildingNumber(houses[0]!) : null
}

/** What a later answer finds, with the floor or the stair that was known before. */
export function joinedDetail(found: string | null, known: string | null): string | null {
  if (found === null || known === null) return found ?? known
  if (known.includes(found) || found.includes(known)) return known.length > found.length ? known : found
  return partOfHouse(known) === undefined ? found : `${known}${found}`
}

/** The place that a later message adds to an earlier one: what was said anew wins, the rest stays. */
export function mergePlace(old: Place, more: Place): Place {
  return {
    area: more.area ?? old.area,
    building: more.building ?? old.building,
    unit: more.unit ?? old.unit,
    room: more.room ?? old.room,
    detail: more.detail ?? old.detail,
  }
}

/** Nothing of it was said anew: a floor, or a door, of which a place has no part. */
export const isSamePlace = (one: Place, other: Place): boolean =>
  (['area', 'building', 'unit', 'room', 'detail'] as const).every((part) => one[part] === other[part])

/** The place of the asking group in words, for the knowledge base: “青禾市 梧桐街道 桂园社区”. */
export function areaWords(id: string | null, tree: AreaTree): string | undefined {
  if (!id) return undefined
  const wide = tree.path(id).filter((area) => area.kind === 'city' || area.kind === 'street' || area.kind === 'community')
  return wide.length > 0
    ? wide
        .reverse()
        .map((area) => area.name)
        .join(' ')
    : undefined
}
