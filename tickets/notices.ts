/** 通知: who hears of what happened to a ticket. Pure; the desk writes the rows. */
import { type AreaTree, inCharge } from './area.ts'
import type { Notice, Ticket, Verb } from './ticket.ts'
import { statusOf, type Workflow } from './workflow.ts'

export interface Telling {
  person: string
  notice: Notice['notice']
}

/** A ticket before and after what `actor` did to it. */
export interface Happening {
  verb: Verb
  actor: string
  before: Ticket | null
  after: Ticket
}

/** What stands around a ticket. */
interface Around {
  areas: AreaTree
  workflow: Workflow
  /** Who else reports it, in the order in which they joined. */
  joined?: readonly string[]
}

type People = readonly (string | null | undefined)[]
type Line = readonly [notice: Notice['notice'], people: People]

/** A rating at or below this is a complaint: the office hears of it too. */
const LOW_RATING = 2
/** From this reopening on, the office hears of it too. */
const MANY_REOPENS = 2
/** A whole house may join: of one lift its leader hears so often, and reads the rest with the ticket. */
const TOLD_JOININGS: readonly number[] = [1, 2, 3, 5, 10, 20, 50, 100]

/** Each person once, with the first line that names them; never the actor, who knows. */
export function tellings(happening: Happening, around: Around): Telling[] {
  const told = new Map<string, Notice['notice']>()
  for (const [notice, people] of LINES[happening.verb](happening, around)) {
    for (const person of people) if (person && person !== happening.actor && !told.has(person)) told.set(person, notice)
  }
  return [...told].map(([person, notice]) => ({ person, notice }))
}

/** Who hears that a deadline passed: whose turn it is, and one level above them. */
export function overdueTellings(ticket: Ticket, around: Around): Telling[] {
  const people = [...awaited(ticket, around), ...supervisors(ticket, around)]
  return [...new Set(people)].map((person) => ({ person, notice: 'overdue' }))
}

const LINES: Record<Verb, (happening: Happening, around: Around) => Line[]> = {
  file: handedOver,
  assign: (happening, around) => [...handedOver(happening, around), ['reassigned', calledOff(happening, around)]],
  reassign: (happening, around) => [
    ...handedOver(happening, around),
    ['reassigned', [...former(happening), ...calledOff(happening, around)]],
  ],
  accept: (happening) => [
    ['accepted', [happening.after.reporter]],
    ['accepted', former(happening)],
  ],
  return: ({ after }, around) => [['returned', office(after, around)]],
  help: ({ after }, around) => [['help_asked', [...charge(after, around), ...office(after, around)]]],
  join: joined,
  add: added,
  correct: corrected,
  nudge: ({ after }, around) => [['nudged', awaited(after, around)]],
  resolve: (happening, around) => resolved(happening, around),
  check: ({ after }, around) => [['rate_please', awaits(after, around) === 'rating' ? [after.reporter] : []]],
  rate: ({ after }, around) => [
    ['rated', [after.assignee]],
    ['rated', (after.rating ?? 5) <= LOW_RATING ? office(after, around) : []],
  ],
  reopen: ({ after }, around) => [
    ['reopened', [after.assignee, after.reporter, ...others(around)]],
    ['reopened', after.assignee === null || after.reopens >= MANY_REOPENS ? office(after, around) : []],
  ],
  decline: ({ after }, around) => [
    ['declined', [after.reporter, after.assignee, ...others(around), ...alerted(after, around)]],
  ],
  withdraw: withdrawn,
  park: (happening) => [['parked', [happening.after.reporter, ...former(happening)]]],
  resume: ({ after }) => [['resumed', [after.reporter, after.assignee]]],
  escalate: ({ actor, after }, around) => [['escalated', nextLevel(actor, after, around)]],
}

/** What one resident adds is not another's to read. Where life is at risk everybody who was called there hears all that is told of it. */
function added({ actor, after }: Happening, around: Around): Line[] {
  const reporter = isJoined(actor, around) ? null : after.reporter
  return [['added', [...awaited(after, around), after.assignee, ...alerted(after, around), reporter]]]
}

/** Whoever was called at once because life is at risk; nobody of any other ticket. */
function alerted(ticket: Ticket, around: Around): string[] {
  return ticket.urgency === 'emergency' ? [...charge(ticket, around), ...office(ticket, around)] : []
}

/** Whoever was called where it was thought to be: none of them goes there for nothing. Those who are called now hear that first. */
function calledOff({ before }: Happening, around: Around): string[] {
  return before ? alerted(before, around) : []
}

/** Somebody else reports the same. With life at risk everybody who was told at first hears it again. */
function joined({ after }: Happening, around: Around): Line[] {
  const first = after.assignee === null ? office(after, around) : [after.assignee]
  if (after.urgency === 'emergency') return [['joined', [...first, ...alerted(after, around)]]]
  return TOLD_JOININGS.includes(others(around).length) ? [['joined', first]] : []
}

/** Where others wait for it, only its reporter's leaving is told; who had joined and leaves is missed by nobody. Nobody who was called runs for nothing. */
function withdrawn({ actor, before, after }: Happening, around: Around): Line[] {
  const first = after.assignee === null ? office(after, around) : [after.assignee]
  if (before?.status !== after.status) return [['withdrawn', [...first, ...alerted(after, around)]]]
  return actor === before.reporter ? [['handed_on', first]] : []
}

const others = ({ joined: people = [] }: Around) => people
const isJoined = (person: string, around: Around) => others(around).includes(person)

/** A ticket has a new handler, or an office that must find one. With life at risk leader, deputy and office hear at once. */
function handedOver({ after }: Happening, around: Around): Line[] {
  const first = after.assignee === null ? office(after, around) : [after.assignee]
  if (after.urgency === 'emergency') return [['emergency', [...first, ...alerted(after, around)]]]
  return [[after.assignee === null ? 'filed_to_triage' : 'assigned', first]]
}

/** In another grid it is new, and who had it need not go; where it stays, whoever is about to go there hears where. */
function corrected(happening: Happening, around: Around): Line[] {
  const { before, after } = happening
  const people = [...awaited(after, around), after.assignee, ...alerted(after, around), after.reporter]
  if (before?.area === after.area && before.assignee === after.assignee) return [['corrected', people]]
  const leaving = [...(before?.assignee === null ? office(before, around) : former(happening)), ...calledOff(happening, around)]
  return [...handedOver(happening, around), ['reassigned', leaving], ['corrected', [after.reporter]]]
}

/** Somebody else looks at it. Where nobody but the fixer could, the reporter's word is the check. */
function resolved(happening: Happening, around: Around): Line[] {
  const { after } = happening
  const checking = checkers(after, around)
  return [
    ['to_check', checking],
    [checking.length > 0 ? 'resolved' : 'rate_please', [after.reporter]],
    ['resolved', others(around)],
    ['resolved', [...former(happening), ...alerted(after, around)]],
  ]
}

function awaits({ status }: Ticket, { workflow }: Around) {
  return statusOf(workflow, status)?.awaits
}

/** Whose turn it is. */
function awaited(ticket: Ticket, around: Around): string[] {
  switch (awaits(ticket, around)) {
    case 'check':
      return checkers(ticket, around)
    case 'rating':
      return [ticket.reporter]
    case 'nothing':
      return []
    default:
      return ticket.assignee === null ? office(ticket, around) : [ticket.assignee]
  }
}

/** One level above those whose turn it is. */
function supervisors(ticket: Ticket, around: Around): string[] {
  const rungs = around.areas.ladder(ticket.area)
  const turn = awaited(ticket, around)
  const busy = rungs.findIndex(({ people }) => people.some((person) => turn.includes(person)))
  if (busy >= 0) return rungs[busy + 1]?.people ?? []
  return [...charge(ticket, around), ...office(ticket, around)]
}

function office({ area }: Ticket, { areas }: Around): string[] {
  return areas.ladder(area)[0]?.people ?? []
}

/** Leader and deputy of the area that handles it. */
function charge({ area }: Ticket, { areas }: Around): string[] {
  const own = areas.get(area)
  return own ? inCharge(own.posts) : []
}

/** The lowest office in which there is anybody but the fixer. */
function checkers({ area, assignee }: Ticket, { areas }: Around): string[] {
  const rungs = areas.ladder(area).map(({ people }) => people.filter((person) => person !== assignee))
  return rungs.find((people) => people.length > 0) ?? []
}

/** The office one level above the actor's own; for the grid that is its community's. */
function nextLevel(actor: string, { area }: Ticket, { areas }: Around): string[] {
  const rungs = areas.ladder(area)
  const own = rungs.findIndex(({ people }) => people.includes(actor))
  return rungs[own + 1]?.people ?? []
}

/** The assignee before, where it is another now. */
function former({ before, after }: Happening): People {
  return before?.assignee && before.assignee !== after.assignee ? [before.assignee] : []
}
