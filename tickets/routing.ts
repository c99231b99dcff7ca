/**
 * 派单路由: from a place and a service to the person who handles it, or to the office that finds out who does. It never drops a
 * request: as long as anybody holds a post anywhere, somebody is told.
 */
import { type Area, type AreaKind, type AreaTree, inCharge } from './area.ts'
import type { Service } from './service.ts'
import type { Place, Ticket, Urgency } from './ticket.ts'
import type { Awaits } from './workflow.ts'

export interface Whereabouts {
  service: Pick<Service, 'post'>
  urgency: Urgency
  /** The deepest area that was recognised in the message. */
  place: string | null
  /** Where the reporter lives or the group stands: only asked when the message names no place. */
  hint?: string | null | undefined
}

export type Route =
  | { to: 'handler'; area: string; assignee: string; as: 'leader' | 'deputy' | 'member' | 'steward' | 'staff' }
  | { to: 'triage'; area: string; why: 'no_place' | 'several_grids' | 'nobody' }

type Post = Service['post']
type Candidate = [as: Extract<Route, { to: 'handler' }>['as'], person: string | undefined]

/** Kinds that an office stands for, from the top. */
const WIDE: readonly AreaKind[] = ['city', 'street', 'community']

/** The order in which posts are asked, by the post that the service names. The leader answers for the grid in the end. */
const ORDER: Record<Post, (spot: Spot) => Candidate[]> = {
  leader: ({ grid }) => ofGrid(grid),
  member: ({ grid, member }) => [['member', member], ...ofGrid(grid)],
  // Only a managed estate has a property company that its steward can call to account; elsewhere the grid answers first.
  steward: ({ grid, estate }) =>
    estate?.estateType === 'managed'
      ? [['steward', estate.posts.steward], ...ofGrid(grid)]
      : [...ofGrid(grid), ['steward', estate?.posts.steward]],
  staff: () => [],
}

interface Spot {
  grid: Area
  estate: Area | undefined
  member: string | undefined
}

export function route(areas: AreaTree, where: Whereabouts): Route {
  const known = [where.place, where.hint].find((id) => id && areas.get(id)) ?? undefined
  const named = known ?? areas.roots()[0]?.id ?? ''
  const grid = onlyGrid(areas, named)
  const post = where.urgency === 'emergency' ? 'leader' : where.service.post
  if (grid) return toHandler(areas, { grid, named, post })
  const area = narrowed(areas, named)
  // The office of a community needs no grid to do what is its own.
  if (post === 'staff' && areas.get(area)?.kind === 'community') {
    const [clerk] = areas.get(area)?.posts.staff ?? []
    if (clerk) return { to: 'handler', area, assignee: clerk, as: 'staff' }
  }
  return { to: 'triage', area, why: known ? 'several_grids' : 'no_place' }
}

/**
 * Whose a ticket becomes once its place is put right; null where it stays with whom it is. It goes along into another grid; inside of
 * its own only while nobody has taken it. Who got it by hand for another place than its own keeps it.
 */
export function rerouted(
  areas: AreaTree,
  {
    service,
    ticket,
    place,
    waits,
  }: { service: Pick<Service, 'post'>; ticket: Ticket; place: Place; waits: Awaits | undefined },
): { area: string; assignee: string | null } | null {
  const { urgency, assignee, area } = ticket
  const was = route(areas, { service, urgency, place: ticket.place.area, hint: area })
  const is = route(areas, { service, urgency, place: place.area, hint: area })
  const target = { area: is.area, assignee: is.to === 'handler' ? is.assignee : null }
  if (was.area !== is.area) return is.area === area ? null : target
  const untaken = waits === 'accept' && was.to === 'handler' && was.assignee === assignee
  return untaken && target.assignee !== assignee ? target : null
}

function toHandler(areas: AreaTree, { grid, named, post }: { grid: Area; named: string; post: Post }): Route {
  const near = areas.within(named, grid.id) ? areas.path(named) : [grid]
  const spot: Spot = {
    grid,
    estate: near.find((area) => area.kind === 'estate'),
    member: near.find((area) => area.posts.members.length > 0 && areas.within(area.id, grid.id))?.posts.members[0],
  }
  const office: Candidate[] = areas
    .ladder(grid.id)
    .flatMap(({ people }) => people.map((person): Candidate => ['staff', person]))
  for (const [as, assignee] of [...ORDER[post](spot), ...office]) {
    if (assignee !== undefined) return { to: 'handler', area: grid.id, assignee, as }
  }
  return { to: 'triage', area: grid.id, why: 'nobody' }
}

function ofGrid({ posts }: Area): Candidate[] {
  return inCharge(posts).map((person): Candidate => [person === posts.leader ? 'leader' : 'deputy', person])
}

/** The grid at or above `id`, or the only one below it; a community that has no grids is one itself. */
function onlyGrid(areas: AreaTree, id: string): Area | undefined {
  const above = areas.nearest(id, 'grid')
  if (above) return above
  const below = areas.below(id)
  const grids = below.filter((area) => area.kind === 'grid')
  if (grids.length > 0) return grids.length === 1 ? grids[0] : undefined
  const communities = below.filter((area) => area.kind === 'community')
  return communities.length === 1 ? communities[0] : undefined
}

/** The office to ask: from an area that spans several, down while only one way leads further, or up from what is no office. */
function narrowed(areas: AreaTree, id: string): string {
  const start = areas.path(id).find((area) => WIDE.includes(area.kind))
  let area = start
  for (let next = start; next; ) {
    area = next
    const level = WIDE.indexOf(next.kind)
    const ways: Area[] = areas.children(next.id).filter((child) => WIDE.indexOf(child.kind) > level)
    next = ways.length === 1 ? ways[0] : undefined
  }
  return area?.id ?? id
}
