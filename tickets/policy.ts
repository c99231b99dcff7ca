/**
 * Who is what to a ticket, and what that lets them see. What it lets them *do* is the `who` of the workflow's moves; together
 * these are the whole answer to "may they?", and nothing else in the house asks.
 */
import { type Area, type AreaTree, holders, inCharge } from './area.ts'
import type { Ticket } from './ticket.ts'
import type { Awaits, Relation, Status } from './workflow.ts'

/** `joined`: the people who report the same. */
type Whose = Pick<Ticket, 'area' | 'place' | 'reporter' | 'assignee'> & { joined?: readonly string[] | undefined }

/** Each relation, and who stands in it. `own` is the area that handles the ticket: a grid, or a community without one. */
const RELATIONS_OF: Record<
  Exclude<Relation, 'system'>,
  (ticket: Whose, areas: AreaTree) => readonly (string | undefined | null)[]
> = {
  reporter: ({ reporter }) => [reporter],
  joined: ({ joined }) => joined ?? [],
  assignee: ({ assignee }) => [assignee],
  leader: (ticket, areas) => [own(ticket, areas)?.posts.leader],
  deputy: (ticket, areas) => [own(ticket, areas)?.posts.deputy],
  member: (ticket, areas) => own(ticket, areas)?.posts.members ?? [],
  steward: ({ place }, areas) => [place.area ? areas.nearest(place.area, 'estate')?.posts.steward : undefined],
  staff: ({ area }, areas) => areas.ladder(area)[0]?.people ?? [],
  above: ({ area }, areas) =>
    areas
      .path(area)
      .slice(1)
      .flatMap(({ posts }) => [...posts.staff, ...inCharge(posts)]),
}

/** By these the assignee has said that they take it. */
const ACCEPTED: readonly Awaits[] = ['work', 'event', 'check', 'rating']

export function relationsOf(person: string, ticket: Whose, areas: AreaTree): Set<Relation> {
  const names = Object.keys(RELATIONS_OF) as (keyof typeof RELATIONS_OF)[]
  return new Set(names.filter((name) => RELATIONS_OF[name](ticket, areas).includes(person)))
}

/** Only those who report it, those handling it, and those above them. Everybody else hears what they would hear of an absent number. */
export function maySee(relations: ReadonlySet<Relation>): boolean {
  return relations.size > 0
}

/** Who reported stays hidden from everybody but the reporter, the office, and the assignee once they have accepted. */
export function seesReporter(relations: ReadonlySet<Relation>, status: Status | undefined): boolean {
  if (relations.has('reporter') || relations.has('staff')) return true
  return relations.has('assignee') && status !== undefined && ACCEPTED.includes(status.awaits)
}

/** Reports it, and has no part in handling it: what other residents said and who they are is not theirs to read. */
export function isResident(relations: ReadonlySet<Relation>): boolean {
  return [...relations].every((relation) => relation === 'reporter' || relation === 'joined')
}

/** Reports the same as somebody else, and is nothing more to it: of the ticket they read where it stands, and their own words. */
export function isOnlyJoined(relations: ReadonlySet<Relation>): boolean {
  return relations.has('joined') && isResident(relations) && !relations.has('reporter')
}

/** To whom this actor may give the ticket: leader and deputy inside their own area, staff and those above to anybody with a post. */
export function mayGiveTo(person: string, relations: ReadonlySet<Relation>, ticket: Whose, areas: AreaTree): boolean {
  if (relations.has('staff') || relations.has('above')) return areas.postsOf(person).length > 0
  return areas.below(ticket.area).some((area) => holders(area).includes(person))
}

/** Into which areas: anywhere for the office and those above, nowhere else for a grid. */
export function mayGiveToArea(area: string, relations: ReadonlySet<Relation>, ticket: Whose, areas: AreaTree): boolean {
  return relations.has('staff') || relations.has('above') || areas.within(area, ticket.area)
}

/** Administrators let anybody in; an office lets in residents. */
export function mayInvite(
  person: string,
  whom: 'resident' | 'colleague',
  { areas, admins }: { areas: AreaTree; admins: ReadonlySet<string> },
): boolean {
  if (admins.has(person)) return true
  return whom === 'resident' && areas.postsOf(person).some(({ posts }) => posts.staff.includes(person))
}

/** What is set for a group chat: by the staff of its area and above, and by who is in charge of the grid or of what is above it. */
export function mayTendGroup(
  person: string,
  area: string | null,
  { areas, admins }: { areas: AreaTree; admins: ReadonlySet<string> },
): boolean {
  if (admins.has(person)) return true
  return area !== null && areas.path(area).some(({ posts }) => posts.staff.includes(person) || posts.leader === person)
}

/** What the base keeps for staff: whoever answers for an area or works for it; a steward is the property company's. */
export function mayReadInternal(person: string, { areas, admins }: { areas: AreaTree; admins: ReadonlySet<string> }): boolean {
  if (admins.has(person)) return true
  return areas.postsOf(person).some(({ posts }) => [...inCharge(posts), ...posts.members, ...posts.staff].includes(person))
}

function own({ area }: Whose, areas: AreaTree): Area | undefined {
  return areas.get(area)
}
