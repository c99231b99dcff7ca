/**
 * Who sits where before anybody has spoken: the configured people, the group of each neighbourhood on the channels that we host
 * ourselves, and, in the sample community, the seats that a newcomer may take without a code.
 */
import type { Community } from '../config/community.ts'
import { bindGroup } from '../store/groups.ts'
import { accountId, bind, findAccount, keepPerson, meet } from '../store/people.ts'
import type { Db } from '../store/store.ts'

export interface Seat {
  id: string
  senderId: string
  name: string
  title: string
  role: 'resident' | 'leader' | 'staff'
  group?: { id: string; name: string }
}

/** Channels where we are the platform, so that their groups and seats are ours to make. */
const HOSTED = ['web', 'terminal'] as const

/** The sample's seats, resident first; none anywhere else. */
export function seatsOf({ sample, people, areas }: Community): Seat[] {
  if (!sample) return []
  const order = ['resident', 'leader', 'staff'] as const
  return order.flatMap((role) =>
    people
      .filter((person) => person.seat === role)
      .map(({ id, name, title, area }) => {
        const home = areas.find((one) => one.id === area)
        const seat = { id: role, senderId: `seat-${id}`, name, title: title ?? name, role }
        return role === 'resident' && home ? { ...seat, group: groupOf(home) } : seat
      }),
  )
}

/** The group chat of an estate or a community on a hosted channel. */
export function groupOf({ id, name }: { id: string; name: string }): { id: string; name: string } {
  return { id, name: `${name}居民群` }
}

/** Brings people, groups and seats to what the settings say now. Safe to repeat. */
export async function settleCommunity(db: Db, community: Community, now: number): Promise<void> {
  for (const { id, name, area, language } of community.people)
    await keepPerson(db, { id, name, area: area ?? null, language }, now)
  for (const area of community.areas.filter(({ kind }) => kind === 'estate' || kind === 'community')) {
    for (const channel of HOSTED) await bindGroup(db, { channel, thread: `g:${area.id}`, area: area.id, by: null, at: now })
  }
  for (const seat of seatsOf(community)) for (const channel of HOSTED) await seatPerson(db, channel, seat, now)
}

async function seatPerson(db: Db, channel: string, seat: Seat, now: number): Promise<void> {
  const account = accountId(channel, seat.senderId)
  const person = seat.senderId.slice('seat-'.length)
  if (await findAccount(db, account)) return
  const heard = { channel, nativeId: seat.senderId, name: seat.name, stable: true, directThread: `d:${seat.senderId}` }
  await meet(db, { ...heard, at: now, freshId: `visitor-${channel}-${seat.senderId}` })
  await bind(db, { account, person, code: null, at: now })
}
