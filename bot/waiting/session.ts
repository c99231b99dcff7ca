/**
 * 会话记忆: what 小格 is in the middle of with one person in one thread. Plain JSON; lapses by itself (30 minutes), kindly.
 *
 * One person's memory in a group is not another's, and not the one of their private chat.
 */
import type { Choice } from '../../adapters/adapter.ts'
import type { Answer, AskedBefore } from '../../knowledge/answer-types.ts'
import type { Place, Verb } from '../../tickets/ticket.ts'
import type { HeardPlace, HeardUrgency } from '../hear/understanding.ts'

export const SESSION_MS = 30 * 60_000

/** A problem on its way to a ticket. */
export interface Draft {
  text: string
  service: string
  urgency: Exclude<HeardUrgency, 'none' | 'emergency'>
  place: Place
  /** What is the matter, where another's ticket says so and not these words. */
  matter?: string | null
  /** Told in a message of its own: no yes is needed. */
  own?: boolean
}

/** What was asked last, and what the next message may answer. */
export type Pending = {
  /** Labels in Simplified. In `command` an id is a command in words; elsewhere only its flow knows it. */
  choices: Choice[]
  /** How often the answer was not understood. */
  misses: number
  /** When it was asked, ms UTC. */
  at: number
  /** After an answer to something else it was recalled that this is still open. */
  reminded?: boolean
  /** A report that was begun and waits until this is answered. */
  behind?: Pending
} & (
  | { flow: 'command' }
  | { flow: 'ask'; question: string }
  | { flow: 'place'; drafts: Draft[] }
  /** `words`: what was said of the matter before anybody could know which. */
  | { flow: 'problem'; place: Place; photos: number; words: readonly string[] }
  | { flow: 'several'; drafts: Draft[] }
  | { flow: 'where'; ticket: number; verb: 'add' }
  | { flow: 'words'; ticket: number; verb: Verb }
  | { flow: 'menu' }
  /** 想问什么？ */
  | { flow: 'question' }
  /** Voice messages that nobody has written out. */
  | { flow: 'voice'; count: number }
)

/** A question on the way to where somebody is (steps.ts). */
export interface Step {
  pending: Pending
  /** As it was asked, in Simplified. */
  text: string
}

/** What was filed a moment ago, and may be gone on about. */
export interface Burst {
  /** Tickets of one filing, with the services that they are of; `named`: their words name a thing (absent in sessions kept before this was asked). */
  tickets: { number: number; service: string; named?: boolean }[]
  /** When the person last said something of it, ms UTC. */
  at: number
  /** That something was added has been said. */
  told: boolean
  /** How often since. */
  again?: number
}

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
  /** Several that were shown in one list or offered to be chosen from, in that order: “第二个”. Gone once something is filed. `more`: those after them. */
  listed: { numbers: number[]; at: number; more?: number[] } | null
  /** The place that was spoken of last: “还是那里”. */
  place: Place | null
  /** Where they have said in this chat that they live, as it was heard. */
  home: HeardPlace | null
  /** An emergency that was filed in this session: a second cry is added to it. */
  emergency: number | null
  /** Outbox keys of what was asked and is perhaps not said yet, and when it is due. */
  held: { keys: string[]; until: number } | null
  /** Called by name and nothing more: until then what this person says in the group is to us, ms UTC. */
  ear: number | null
  burst: Burst | null
  /** The questions on the way to `pending`, which is the last of them: for “返回”. */
  steps: readonly Step[]
  /** What was cancelled a moment ago, for “还是修吧”. */
  dropped: Pending | null
  /** How often in a row nobody was helped: not understood, or no basis. */
  failures: number
}

export const FRESH: Session = {
  pending: null,
  answer: null,
  asked: null,
  unanswered: null,
  tickets: [],
  listed: null,
  place: null,
  home: null,
  emergency: null,
  held: null,
  ear: null,
  burst: null,
  steps: [],
  dropped: null,
  failures: 0,
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
