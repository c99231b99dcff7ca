/**
 * What goes into and comes out of the knowledge base. The sentences that people read are made of this by bot/.
 */

import type { Audience } from './audience.ts'
import type { Instead } from './namesakes.ts'

export interface Question {
  text: string
  /** The place of the asking group, in words: “湛江” or “青禾市 梧桐街道”. */
  area?: string
  /** Who asks: residents are answered from what is public, and so is whoever does not say. */
  audience?: Audience
  /** The text without anybody's personal data: all that a chat model may see of it. Without it none is asked. */
  masked?: string
  /** What was talked of just before, by the same person in the same thread, or the words they quote: completes a question that lacks something. */
  after?: AskedBefore
}

/** A whole question, or words that are quoted; masked. */
export interface AskedBefore {
  text: string
  /** The place that was chosen for it, in words. */
  area?: string
}

/** 出处: a sentence, verbatim from the file, and where it stands. */
export interface Citation {
  file: string
  title: string
  heading?: string
  place?: string
  /** ISO date. */
  date?: string
  quote: string
  /** The part of a long quote that answers: a run of whole clauses of it. Absent when the quote is short. */
  focus?: string
  /** Of rows of a table: what its columns are called. */
  columns?: string[]
}

/** A piece of a file that was looked at: offsets in UTF-16 units of the file's text. */
export interface Passage {
  file: string
  start: number
  end: number
  score: number
}

export type Outcome = 'answered' | 'no_answer' | 'clarify' | 'refused' | 'handoff'

/** Why there is no answer: decides the honest words and the next step. */
export type Reason =
  /** Nothing in the base speaks of it sufficiently. */
  | 'no_basis'
  /** Nothing to do with neighbourhood service. */
  | 'out_of_scope'
  /** Asks what only today's notice board knows. */
  | 'live'
  /** Asks for somebody's phone, home, number or file. */
  | 'private'
  /** Asks for an opinion or a forecast. */
  | 'opinion'
  /** Gives orders to the bot instead of asking. */
  | 'orders'
  /** The facts differ by place, and no place is known. */
  | 'which_place'
  /** What was found is repealed, superseded or past its date. */
  | 'outdated'
  /** What was found is in force only from a later day; the citation shows what it says. */
  | 'not_yet'
  /** What was found was written before the year that is asked of; the citation shows what it says. */
  | 'earlier_year'
  /** The file holds; the sentence says of itself that it held until a day that is past. */
  | 'ended'
  /** Takes for granted what the files do not say; the citations, if any, show what they do say. */
  | 'false_premise'

/** A sentence, and the index of the citation that bears it. */
export interface Rephrased {
  text: string
  citation: number
}

export interface Answer {
  outcome: Outcome
  reason?: Reason
  /** The whole question, where it was completed from the one before. */
  asked?: AskedBefore
  /** Best first. Beside `false_premise` and `opinion`: what is on file, without being an answer. */
  citations: Citation[]
  /** For `clarify`: the places to choose from. */
  options?: string[]
  /** For `no_basis`: places whose rules do speak of it, but do not hold where it is asked. */
  elsewhere?: string[]
  /** For `no_basis`: what came nearest speaks of another thing (犬) and not of the one asked for (猫). */
  instead?: Instead
  /** For `outdated`: the file that would have answered. */
  past?: { title: string; date?: string; validUntil?: string }
  /** Of an answer from a rule that is not in force yet, and for `not_yet`: which, and from what day (ISO). */
  coming?: { title: string; from: string }
  /** Of places that were named: those of which nothing is on file. */
  lacking?: string[]
  /** How many of the citations answer by themselves and are said at once; the others are for those who ask for more. */
  said?: number
  /** A chat model's words, each borne by the passage of a citation: said in place of the quotations, and labelled. */
  rephrased?: Rephrased[]
  passages: Passage[]
  /** Of an answer that staff wrote themselves (标准问答): what its hits are counted under. */
  standing?: string
  /** For people who look into it: signals and scores, by name. */
  trace: Record<string, number | string>
}
