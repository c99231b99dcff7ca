/**
 * A workflow is data: which verb moves which status to which, who may, and what must be true first
 * (`config/workflows/*.yaml`). Nowhere else in the house is there an `if (status === …)`.
 */
import type { Refusal, Ticket, Verb } from './ticket.ts'

/**
 * What a person is to a ticket. `joined`: reports the same as somebody before them; `staff`: the office that answers for its area; `above`: staff or who is in charge of an area
 * further up; `steward`: of the estate where the trouble is. policy.ts finds them.
 */
export const RELATIONS = [
  'reporter',
  'joined',
  'assignee',
  'leader',
  'deputy',
  'member',
  'steward',
  'staff',
  'above',
  'system',
] as const
export type Relation = (typeof RELATIONS)[number]

/**
 * What must be true before a move: a reason given, a receiver named, another place given, a rating given, returns left, not one's own work, closed only
 * a short while ago, a deadline that may stand still.
 */
export const NEEDS = ['note', 'target', 'place', 'rating', 'returns_left', 'not_fixer', 'recently_closed', 'pausable'] as const
export type Need = (typeof NEEDS)[number]

/**
 * The one thing a status waits for, so that every open ticket has somebody whose turn it is: the office that dispatches, the
 * assignee's word, the assignee's work, a check by another, the reporter's rating, an event outside (parked), or nothing (closed).
 */
export const AWAITS = ['dispatch', 'accept', 'work', 'check', 'rating', 'event', 'nothing'] as const
export type Awaits = (typeof AWAITS)[number]

export interface Status {
  code: string
  title: string
  /** Something is still to be done. */
  open: boolean
  /** Deadlines run. */
  clock: boolean
  awaits: Awaits
}

export interface Move {
  verb: Verb
  from: string[]
  /** Absent: the status stays. */
  to?: string | undefined
  who: Relation[]
  needs: Need[]
}

export interface Workflow {
  code: string
  title: string
  /** Status of a ticket whose handler is not known yet, and of one that has a handler. */
  start: { triage: string; routed: string }
  /** How often a ticket may be returned (退单), and for how many days after closing it may be reopened. */
  limits: { returns: number; reopenDays: number }
  statuses: Status[]
  moves: Move[]
}

/** What is known when a verb is tried. `note` is trimmed; `hasTarget` and `movesPlace` say only that one was named. */
export interface Attempt {
  actor: string
  note: string | null
  hasTarget: boolean
  movesPlace: boolean
  rating: number | null
  /** Whether this ticket's deadline may stand still (sla.ts). */
  pausable: boolean
  now: number
}

const DAY_MS = 86_400_000

export function statusOf(workflow: Workflow, code: string): Status | undefined {
  return workflow.statuses.find((status) => status.code === code)
}

/** The moves that somebody with these relations may make from `status`, whatever else they need. */
export function movesFrom(workflow: Workflow, status: string, relations: ReadonlySet<Relation>): Move[] {
  return workflow.moves.filter((move) => move.from.includes(status) && mayMake(move, relations))
}

/** The move of `verb` from `status`, or why there is none: nobody of these relations ever may, or not from here. */
export function moveFor(
  workflow: Workflow,
  { verb, status, relations }: { verb: Verb; status: string; relations: ReadonlySet<Relation> },
): Move | Extract<Refusal, 'not_allowed' | 'wrong_status'> {
  const theirs = workflow.moves.filter((move) => move.verb === verb && mayMake(move, relations))
  if (theirs.length === 0) return 'not_allowed'
  return theirs.find((move) => move.from.includes(status)) ?? 'wrong_status'
}

/** Where a move leads. A ticket that would wait for a handler it does not have waits in triage instead: never with nobody. */
export function statusAfter(workflow: Workflow, move: Pick<Move, 'to'>, from: string, assignee: string | null): string {
  const to = move.to ?? from
  const awaits = statusOf(workflow, to)?.awaits
  return assignee === null && (awaits === 'accept' || awaits === 'work') ? workflow.start.triage : to
}

/** Which need of the move is not met, as the refusal that says so; undefined where all are. */
export function unmetNeed(workflow: Workflow, move: Move, ticket: Ticket, attempt: Attempt): Refusal | undefined {
  const unmet = move.needs.find((need) => !NEED_TESTS[need](ticket, attempt, workflow))
  return unmet && NEED_REFUSALS[unmet]
}

/** What is wrong with a workflow, one sentence each; empty when it is sound. */
export function workflowMistakes(workflow: Workflow): string[] {
  const { code, start, moves, statuses } = workflow
  const declared = new Set(statuses.map((status) => status.code))
  const named = [start.triage, start.routed, ...moves.flatMap((move) => [...move.from, ...(move.to ? [move.to] : [])])]
  const undeclared = [...new Set(named)].filter((name) => !declared.has(name))
  const stuck = statuses.filter((status) => status.open && !moves.some((move) => move.to && move.from.includes(status.code)))
  return [
    ...undeclared.map((name) => `流程 ${code}：状态 ${name} 没有声明`),
    ...stuck.map((status) => `流程 ${code}：状态 ${status.code} 只能进不能出`),
    ...(statusOf(workflow, start.triage)?.awaits === 'dispatch' ? [] : [`流程 ${code}：start.triage 应是等派单的状态`]),
    ...(statusOf(workflow, start.routed)?.awaits === 'accept' ? [] : [`流程 ${code}：start.routed 应是等接单的状态`]),
    ...statuses
      .filter(({ open, awaits }) => open === (awaits === 'nothing'))
      .map((status) => `流程 ${code}：状态 ${status.code} 的 open 与 awaits 不一致`),
  ]
}

function mayMake(move: Move, relations: ReadonlySet<Relation>): boolean {
  return move.who.some((relation) => relations.has(relation))
}

const NEED_TESTS: Record<Need, (ticket: Ticket, attempt: Attempt, workflow: Workflow) => boolean> = {
  note: (_ticket, { note }) => note !== null && note !== '',
  target: (_ticket, { hasTarget }) => hasTarget,
  place: (_ticket, { movesPlace }) => movesPlace,
  rating: (_ticket, { rating }) => rating !== null && Number.isInteger(rating) && rating >= 1 && rating <= 5,
  returns_left: (ticket, _attempt, { limits }) => ticket.returns < limits.returns,
  // Whoever resolves a ticket becomes its assignee (change.ts), so the assignee is the fixer.
  not_fixer: (ticket, { actor }) => ticket.assignee !== actor,
  recently_closed: ({ closedAt }, { now }, { limits }) => closedAt === null || now - closedAt <= limits.reopenDays * DAY_MS,
  pausable: (_ticket, { pausable }) => pausable,
}

const NEED_REFUSALS: Record<Need, Refusal> = {
  note: 'needs_note',
  target: 'needs_target',
  place: 'needs_place',
  rating: 'needs_rating',
  returns_left: 'no_returns_left',
  not_fixer: 'fixer_may_not_check',
  recently_closed: 'closed_long_ago',
  pausable: 'never_paused',
}
