/**
 * 会话记忆: what 小格 is in the middle of with one person in one thread. Plain JSON; lapses by itself (30 minutes), kindly.
 *
 * One person's memory in a group is not another's, and not the one of their private chat.
 */
import type { Choice } from '../adapters/adapter.ts'
import type { Answer, AskedBefore } from '../knowledge/answer-types.ts'
import type { Place, Verb } from '../tickets/ticket.ts'
import type { HeardUrgency } from './hear/understanding.ts'

export const SESSION_MS = 30 * 60_000

/** A problem on its way to a ticket. */
export interface Draft {
  text: string
  service: string
  urgency: Exclude<HeardUrgency, 'none' | 'emergency'>
  place: Place
}

/** What was asked last, and what the next message may answer. */
export type Pending = {
  /** Labels in Simplified. In `command` an id is a command in words; elsewhere only its flow knows it. */
  choices: Choice[]
  /** How often the answer was not understood. */
  misses: number
  /** When it was asked, ms UTC. */
  at: number
} & (
  | { flow: 'command' }
  | { flow: 'ask'; question: string }
  | { flow: 'place'; drafts: Draft[] }
  | { flow: 'problem'; place: Place; photos: number }
  | { flow: 'several'; drafts: Draft[] }
  | { flow: 'where'; ticket: number; verb: 'add' }
  | { flow: 'words'; ticket: number; verb: Verb }
)

export interface Session {
  pending: Pending | null
  /** The last answer, for “更多”. */
  answer: Answer | null
  /** The last question, whole: what “那罚多少” goes on from. Gone once the talk turns to tickets. */
  asked: AskedBefore | null
  /** The last question that found no answer, for “人工”. */
  unanswered: string | null
  /** Numbers shown or made lately, newest first: “那单”. */
  tickets: number[]
  /** The place that was spoken of last: “还是那里”. */
  place: Place | null
  /** An emergency that was filed in this session: a second cry is added to it. */
  emergency: number | null
}

export const FRESH: Session = {
  pending: null,
  answer: null,
  asked: null,
  unanswered: null,
  tickets: [],
  place: null,
  emergency: null,
}

const MOST_TICKETS = 6

/** The session after `numbers` were shown, in the order in which they were shown. */
export function showing(session: Session, ...numbers: number[]): Session {
  return { ...session, asked: null, tickets: [...new Set([...numbers, ...session.tickets])].slice(0, MOST_TICKETS) }
}

/** A session as it rests in the database. What does not read as one is forgotten: a lapse costs one repeated sentence. */
export function readSession(state: string | null): Session {
  if (state === null) return FRESH
  try {
    const parsed: unknown = JSON.parse(state)
    return typeof parsed === 'object' && parsed !== null ? { ...FRESH, ...parsed } : FRESH
  } catch {
    return FRESH
  }
}
