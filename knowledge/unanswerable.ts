/**
 * Questions that no passage can answer, told by their own words: orders to the bot, somebody's private data, opinions and
 * forecasts, what only today's notice board knows, and what has nothing to do with a neighbourhood. Whatever passes is still
 * measured against the passages.
 */
import type { Reason } from './answer-types.ts'
import { OPINION, OUT_OF_SCOPE } from './other-matters.ts'
import { LIVE, OFFICER_NUMBER, ORDERS, PRIVATE, type Rule } from './unanswerable-rules.ts'

export type Unanswerable = Extract<Reason, 'orders' | 'private' | 'opinion' | 'live' | 'out_of_scope'>

export interface UnanswerableFinding {
  reason: Unanswerable
  /** Name of the rule that spoke: for the trace. */
  rule: string
  /** Nothing on file is shown beside it. */
  bare?: true
}

const RULES: readonly (readonly [Unanswerable, readonly Rule[]])[] = [
  ['orders', ORDERS],
  ['private', PRIVATE],
  ['out_of_scope', OUT_OF_SCOPE],
  ['opinion', OPINION],
  ['live', LIVE],
]

/** The first rule that recognises the folded question; undefined for whatever a passage might answer. */
export function findUnanswerable(question: string): UnanswerableFinding | undefined {
  for (const [reason, rules] of RULES) {
    const rule = rules.find((candidate) => candidate.when.test(question) && !candidate.unless?.test(question))
    if (rule) return { reason, rule: rule.name, ...(rule.bare && { bare: true }) }
  }
  return undefined
}

/** 给管家打电话多久上门: to ring is not to ask for the number. */
const RINGS = /(?:打|通|回|接)(?:过|了|个|通|完)?电话/g

/** Asks how to reach an office holder: only what is published may be told, and without that it is private. */
export function asksForOfficer(question: string): boolean {
  return OFFICER_NUMBER.test(question.replace(RINGS, '找人'))
}
