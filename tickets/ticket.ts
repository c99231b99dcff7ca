/**
 * 工单: the words of a ticket. Which verb moves which status is in a workflow (workflow.ts), who may is in policy.ts.
 */

/** Verbs, with the word that people use for each: DOMAIN's table. */
export const VERBS = {
  file: '提单',
  assign: '派单',
  accept: '接单',
  return: '退单',
  reassign: '转派',
  help: '求助',
  join: '同报',
  add: '补充',
  correct: '更正',
  nudge: '催办',
  resolve: '办结',
  decline: '不受理',
  check: '核查',
  rate: '回访评价',
  reopen: '重办',
  withdraw: '撤回',
  park: '挂账',
  resume: '恢复办理',
  escalate: '升级督办',
} as const

export type Verb = keyof typeof VERBS

export type Urgency = 'emergency' | 'high' | 'normal' | 'low'

/** Where the trouble is. `area` is the deepest area of the tree that was recognised. */
export interface Place {
  area: string | null
  building: string | null
  unit: string | null
  room: string | null
  /** In the reporter's own words: “南门”, “地下车库”. */
  detail: string | null
}

export interface Ticket {
  number: number
  workflow: string
  status: string
  service: string
  urgency: Urgency
  text: string
  place: Place
  /** The area node that handles it. */
  area: string
  reporter: string
  channel: string
  thread: string
  assignee: string | null
  createdAt: number
  updatedAt: number
  /** Until then the next step must be taken: dispatched, accepted, checked (whatever the status waits for). Null: nobody is pressed. */
  acceptBy: number | null
  /** Until then it must be done; counts while the status's clock runs. */
  dueAt: number | null
  /** The latest deadline whose passing was told, null while none has passed. */
  overdueAt: number | null
  returns: number
  reopens: number
  outcome: 'solved' | 'answered' | 'unsolvable' | null
  rating: number | null
  closedAt: number | null
  /** What is the matter, for whoever reports the same (incident.ts); null: nobody else can mean it. */
  matter: string | null
  version: number
}

/** 提单: what was understood of a request. */
export interface Request {
  reporter: string
  /** Where it was said. */
  channel: string
  thread: string
  text: string
  /** A code; an unknown one stands for 其他. */
  service: string
  urgency: Urgency
  place: Place
  /** What is the matter, as incident.ts knows it; null or absent: a ticket of its own whatever else is open. */
  matter?: string | null | undefined
  /** For whoever is called: what is known beside the words. */
  note?: string | null | undefined
  /** The reporter's or the group's area, for messages that name no place. */
  areaHint?: string | null | undefined
}

export interface TicketEvent {
  id: number
  ticket: number
  at: number
  /** A person's id, or `system`. */
  actor: string
  verb: Verb
  from: string | null
  to: string
  note: string | null
  data: Record<string, unknown> | null
}

/** Why a verb was not carried out. `not_found` also stands for every ticket that the actor may not see. */
export type Refusal =
  | 'not_found'
  | 'not_allowed'
  | 'wrong_status'
  | 'needs_note'
  | 'needs_target'
  | 'unknown_target'
  | 'needs_rating'
  | 'no_returns_left'
  | 'fixer_may_not_check'
  /** A reopening that comes too late: a new ticket is the way. */
  | 'closed_long_ago'
  /** 更正 without saying where it is instead, or saying where it was thought to be all along. */
  | 'needs_place'
  /** 挂账 of something whose deadline never stands still: life at risk, or an outage. */
  | 'never_paused'
  | 'changed_meanwhile'

/** Stands for the reporter (and for the chat they wrote in) where the reader may not know who it is. */
export const HIDDEN = 'hidden'

/** Told to a person through the outbox; rendered when it is sent (the text is bot's, the facts are looked up then). */
export interface Notice {
  kind: 'notice'
  notice:
    | 'filed_to_triage'
    | 'assigned'
    /** To whoever had it before; they may no longer be allowed to see it. */
    | 'reassigned'
    | 'emergency'
    /** To the reporter; also to an assignee in whose place somebody else accepted. */
    | 'accepted'
    | 'returned'
    | 'declined'
    | 'help_asked'
    | 'added'
    /** Somebody else reports the same (同报). */
    | 'joined'
    /** The place is another than was said at first. */
    | 'corrected'
    | 'nudged'
    /** To the reporter: it is said to be done and somebody else looks at it; “没好” or a rating may be answered. */
    | 'resolved'
    | 'to_check'
    | 'rate_please'
    | 'reopened'
    | 'withdrawn'
    /** Its reporter takes it back, but others wait for it. */
    | 'handed_on'
    | 'parked'
    | 'resumed'
    | 'overdue'
    /** A person asked the level above to step in (升级督办). */
    | 'escalated'
    | 'rated'
  ticket: number
  event: number | null
}
