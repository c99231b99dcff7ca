/** 派给谁: from “给李四”, “给第二网格”, “给管家” to a person or an area that can take the ticket. */
import { fold } from '../../knowledge/fold.ts'
import { findPerson } from '../../store/people.ts'
import type { Db } from '../../store/store.ts'
import type { Area, AreaTree } from '../../tickets/area.ts'
import type { Ticket } from '../../tickets/ticket.ts'

export interface Receiver {
  /** A person's id or an area's. */
  id: string
  label: string
  /** Folded: what people call them. */
  words: string[]
}

export type Found = { one: Receiver } | { several: Receiver[] }

/** “给李四，他熟悉”: the name, and what follows as the note. */
export function readReceiver(rest: string): { said: string; note: string } {
  const bare = rest.replace(/^(?:转给|派给|交给|给|到|至|由)\s*/u, '')
  const cut = bare.search(/[\s,，。;；:：]/u)
  return cut < 0
    ? { said: bare, note: '' }
    : { said: bare.slice(0, cut), note: bare.slice(cut).replace(/^[\s,，。;；:：]+/u, '') }
}

/** Everybody with a post, and every grid, in the community of the ticket and what is above it; nearest first. */
export async function receivers(db: Db, ticket: Ticket, areas: AreaTree): Promise<Receiver[]> {
  const community = areas.nearest(ticket.area, 'community')?.id ?? ticket.area
  const near = [...areas.below(ticket.area), ...areas.below(community), ...areas.path(community).slice(1)]
  const found = new Map<string, Receiver>()
  for (const area of new Set(near)) {
    for (const [person, post] of postsOf(area)) {
      const words = [post, `${area.name}${post}`].map(fold)
      const known = found.get(person)
      if (known) known.words.push(...words)
      else found.set(person, await personAsReceiver(db, person, words))
    }
  }
  const units = [...new Set(near)].filter(({ kind }) => kind === 'grid' || kind === 'community' || kind === 'street')
  const areasAsReceivers = units.map(({ id, name, nicknames }) => ({
    id,
    label: name,
    words: [id, name, ...nicknames].map(fold),
  }))
  return [...found.values(), ...areasAsReceivers].filter(({ id }) => id !== ticket.assignee)
}

/** The one that is meant; else those that it could be, or all where nothing fits. */
export function choose(said: string, among: readonly Receiver[]): Found {
  const word = fold(said)
  const exact = among.filter(({ words }) => words.includes(word))
  if (exact.length === 1) return { one: exact[0]! }
  const alike =
    exact.length > 0 ? exact : among.filter(({ words }) => word.length > 1 && words.some((one) => one.includes(word)))
  if (alike.length === 1) return { one: alike[0]! }
  return { several: alike.length > 0 ? alike : [...among] }
}

async function personAsReceiver(db: Db, id: string, words: string[]): Promise<Receiver> {
  const name = (await findPerson(db, id))?.name ?? id
  return { id, label: name, words: [fold(id), fold(name), ...words] }
}

function postsOf({ posts, kind }: Area): [person: string, post: string][] {
  const leader = kind === 'grid' ? '网格长' : '负责人'
  return [
    ...(posts.leader ? [[posts.leader, leader] as [string, string]] : []),
    ...(posts.deputy ? [[posts.deputy, '副网格长'] as [string, string]] : []),
    ...posts.members.map((person): [string, string] => [person, '网格员']),
    ...(posts.steward ? [[posts.steward, '红色管家'] as [string, string]] : []),
    ...posts.staff.map((person): [string, string] => [person, '工作人员']),
  ]
}
