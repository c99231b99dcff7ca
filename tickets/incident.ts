/**
 * 事件（多人同报）: does a report speak of what somebody reported already? Pure. A wrong join is worse than a second ticket: the lamp that
 * nobody writes down stays dark, so whatever is not said by both to be the same is taken for another.
 */
import type { Place, Urgency } from './ticket.ts'

/** How far one trouble of a kind reaches: the whole building, what a unit has one of, one spot that is everybody's, or one home. */
export type Extent = 'building' | 'unit' | 'spot' | 'home'

/**
 * The kinds of matter that two people can mean at once, by what is the matter (`matter`, found in words by bot/hear/matter.ts). What is
 * not here is each person's own: noise, a quarrel, a certificate, somebody taken ill.
 */
export const MATTERS = {
  no_water: 'building',
  no_power: 'building',
  no_gas: 'building',
  no_heat: 'building',
  lift: 'unit',
  gate: 'unit',
  intercom: 'unit',
  flood: 'unit',
  gas_smell: 'unit',
  fire: 'unit',
  leak: 'home',
  drain: 'home',
  live_wire: 'home',
  lamp: 'spot',
  cover: 'spot',
  paving: 'spot',
  railing: 'spot',
  blocked_way: 'spot',
  fire_gear: 'spot',
  rubbish: 'spot',
  tree: 'spot',
  charger: 'spot',
  camera: 'spot',
  wasps: 'spot',
} as const satisfies Record<string, Extent>

export type MatterKind = keyof typeof MATTERS

/** What is compared of a report and of a ticket. */
export interface Case {
  service: string
  urgency: Urgency
  /** A kind of MATTERS; of a spot or a home with its floor where one was said: `lamp/5`. Null: nobody else can mean it. */
  matter: string | null
  place: Pick<Place, 'building' | 'unit' | 'room' | 'detail'>
  /** The estate of the tree in which it is; null where none is known. */
  estate: string | null
  /** Where it was said. */
  channel: string
  thread: string
  /** ms UTC. */
  at: number
}

const HOUR_MS = 3_600_000
const SOON_MS = 24 * HOUR_MS
const LATE_MS = 72 * HOUR_MS
/** Words for the stairs, which every unit has once. */
const STAIRS = new Set(['楼道', '楼梯', '楼梯间'])
const BESIDE = /(?:旁边?|附近|对面|门口|外面?|里面?|那边|边上)$/u

export function extentOf(matter: string | null): Extent | undefined {
  const kind = matter?.split('/')[0] ?? ''
  return Object.hasOwn(MATTERS, kind) ? MATTERS[kind as MatterKind] : undefined
}

/** For how long after it was reported others can mean the same: ms. */
export function joinableFor({ matter, urgency }: Pick<Case, 'matter' | 'urgency'>): number {
  return urgency === 'emergency' || extentOf(matter) === 'building' ? SOON_MS : LATE_MS
}

/** `running` was reported before and is neither closed nor said to be done. Of two that life depends on, and of one, both must be. */
export function isSameIncident(report: Case, running: Case): boolean {
  const extent = extentOf(report.matter)
  if (extent === undefined || report.matter !== running.matter || report.service !== running.service) return false
  if ((report.urgency === 'emergency') !== (running.urgency === 'emergency')) return false
  const age = report.at - running.at
  return age >= 0 && age <= joinableFor(running) && isSameGround(report, running) && isSamePlace(extent, report, running)
}

/** Does what somebody says of their own place forbid that they mean this? What they leave out forbids nothing. */
export function isElsewhere(own: Case['place'], { matter, place }: Pick<Case, 'matter' | 'place'>): boolean {
  const extent = extentOf(matter) ?? 'spot'
  if (own.building !== null && own.building !== place.building) return true
  if (extent === 'building') return false
  return contradict(own.unit, place.unit) || (extent !== 'unit' && contradict(own.room, place.room))
}

/** A spot by its name; null where none was named. What stands in brackets is a note and no name. */
export function spotName(detail: string | null): string | null {
  if (detail === null || /^[（(]/u.test(detail)) return null
  const name = detail.trim()
  return name.replace(BESIDE, '') || name || null
}

/** One estate; where neither is known, one chat: people of one group speak of the same houses. */
function isSameGround(one: Case, other: Case): boolean {
  if (one.estate !== other.estate) return false
  return one.estate !== null || (one.channel === other.channel && one.thread === other.thread)
}

function isSamePlace(extent: Extent, { place: a }: Case, { place: b }: Case): boolean {
  if (a.building !== b.building) return false
  if (isNote(a.detail) || isNote(b.detail)) return false
  const [spotA, spotB] = [spotName(a.detail), spotName(b.detail)]
  // Without a building only a named spot is one place; a whole estate without water is one, too.
  if (a.building === null && (spotA ?? spotB) === null && extent !== 'building') return false
  if (a.building === null && extent !== 'building') return spotA === spotB && a.unit === b.unit && a.room === b.room
  if (extent === 'building') return true
  if (extent === 'unit') return !contradict(a.unit, b.unit) && !contradict(spotA, spotB)
  // Of a lamp on the stairs a room only says where somebody lives; of a leak it says where it leaks.
  const doors = extent === 'home' ? a.room === b.room : !contradict(a.room, b.room)
  return doors && a.unit === b.unit && isSameSpot(a.unit, spotA, spotB)
}

function isSameSpot(unit: string | null, a: string | null, b: string | null): boolean {
  // “2单元的灯” and “2单元楼道的灯” are one.
  const plain = (spot: string | null) => (unit !== null && spot !== null && STAIRS.has(spot) ? null : spot)
  return plain(a) === plain(b)
}

const isNote = (detail: string | null) => detail !== null && spotName(detail) === null

function contradict(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && a !== b
}
