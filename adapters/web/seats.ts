/**
 * Who speaks from the page, and into which threads. In the sample community a visitor may take any of the configured seats;
 * anywhere else there is one, and a code vouches for it. Names and ids always come from here, never from the visitor.
 */
import type { ThreadRef } from '../adapter.ts'

export type Role = 'resident' | 'leader' | 'staff'
export type Place = 'group' | 'direct'

export interface Seat {
  /** `[a-z0-9-]{1,40}`: stands in addresses. */
  id: string
  senderId: string
  name: string
  /** 桂花苑居民. */
  title: string
  /** Which hints the page shows. */
  role: Role
  /** The group in which the seat speaks by default; without one it speaks with us alone. */
  group?: { id: string; name: string }
  /** Messages to try with one tap; the page has its own for each role. */
  examples?: readonly string[]
}

export const SEAT_ID = /^[a-z0-9-]{1,40}$/

export function directThreadOf(senderId: string): string {
  return `d:${senderId}`
}

export function groupThreadOf(groupId: string): string {
  return `g:${groupId}`
}

/** The thread ids that this adapter gives out. */
export function isThread(id: string): boolean {
  return /^[dg]:./u.test(id)
}

/** @returns undefined where the seat has no such place. */
export function threadOf(seat: Seat, place: Place): ThreadRef | undefined {
  if (place === 'direct') return { id: directThreadOf(seat.senderId), kind: 'direct' }
  return seat.group && { id: groupThreadOf(seat.group.id), kind: 'group', name: seat.group.name }
}

export function placesOf(seat: Seat): Place[] {
  return seat.group ? ['group', 'direct'] : ['direct']
}

/** Every thread that these seats may read, once, in an order that depends on the seats alone. */
export function threadsOf(seats: readonly Seat[]): string[] {
  const all = seats.flatMap((seat) => placesOf(seat).map((place) => threadOf(seat, place)?.id ?? ''))
  return [...new Set(all)]
}
