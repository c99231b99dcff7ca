/** 没有答案: why there is none, in the word that helps the person most, and the `Answer` that says so. Pure. */
import { hasShape } from './answer-kind.ts'
import type { Answer, Outcome, Reason } from './answer-types.ts'
import type { Candidate, Found } from './candidate.ts'
import { contradicts } from './premise.ts'
import type { AskedQuestion } from './question.ts'
import type { Signals } from './signals.ts'
import { asksForOfficer } from './unanswerable.ts'

/** A question is told that it is of a kind that nobody answers from files only where the reader is as sure as this. */
const SURE_OF_KIND = 0.6
const REASON_OF_KIND: Readonly<Record<string, Reason>> = {
  ...{ opinion: 'opinion', private: 'private', orders: 'orders', out_of_scope: 'out_of_scope', live: 'live' },
  // What only the latest list knows.
  stale: 'live',
}
/** It asks after somebody, or how to reach them. */
const OF_A_PERSON =
  /谁|哪[家户位]|[他她]|电话|号码|手机|微信|住址|地址|住(?:在)?(?:哪|几)|身份证|名[单字]|叫什么|姓|生日|病|收入|工资|存款|[老小][张李王刘陈赵周吴孙何]|奶奶|爷爷|阿姨|大爷|大妈|叔|师傅|书记|主任|邻居|网格[员长]|phone|address|name|who/iu
/** Cosine from which the nearest sentence is about the same matter. */
export const NEAR_ENOUGH_TO_SHOW = 0.55
function outcomeOf(reason: Reason): Outcome {
  if (reason === 'which_place') return 'clarify'
  return reason === 'orders' || reason === 'private' ? 'refused' : 'no_answer'
}

export function without(reason: Reason, rest: Partial<Answer>): Answer {
  return { outcome: outcomeOf(reason), reason, citations: [], passages: [], trace: {}, ...rest }
}

/** Candidates among which the sentence that denies a fee is sought, and cosine from which one is about the same matter. */
const HEARD = 10
const NEAR_ENOUGH_TO_DENY = 0.45

export interface Why {
  reason: Reason
  /** What is shown beside it: the sentence that says otherwise, else the best. */
  shown?: Candidate
}

/** Of what kind the question is, what it took for granted, or only that nothing was found sufficient. `textOf`: a unit's own text, folded. */
export function whyNot(asked: AskedQuestion, found: Found, signals: Signals, textOf: (unit: number) => string): Why {
  const { folded } = asked
  const { questionKinds = {}, candidates } = found
  // Of a post whose number is published only the number was not understood.
  if (asksForOfficer(folded) && (signals.lacksPhone > 0 || !asked.kinds.includes('phone'))) return { reason: 'private' }
  for (const [kind, share] of Object.entries(questionKinds)) {
    const reason = REASON_OF_KIND[kind]
    // A rent, a count of households: nobody is told that it is somebody's secret.
    if (reason === 'private' && !OF_A_PERSON.test(folded)) continue
    if (reason === 'out_of_scope' && isWrittenOf(asked, candidates, textOf)) continue
    if (reason && share >= SURE_OF_KIND) return { reason }
  }
  const [best] = candidates
  if (!best) return { reason: 'no_basis' }
  const near = (best.sentenceMeaning ?? 0) >= NEAR_ENOUGH_TO_SHOW
  const denied = contradicts(textOf(best.unit), folded) || contradicts(textOf(best.passage), folded)
  const wrong = denied || (signals.presumes > 0 && signals.figureAgrees === 0)
  if (near && wrong && !isAside(asked, textOf(best.unit))) return { reason: 'false_premise', shown: best }
  const otherwise = denyingTheFee(asked, candidates, textOf)
  if (otherwise) return { reason: 'false_premise', shown: otherwise }
  return near && wrong ? { reason: 'false_premise', shown: best } : { reason: 'no_basis' }
}

/** Words of documents shorter than this (元, 费用) are of any matter. */
const OF_ONE_MATTER = 4

/** What it calls by an everyday name (打芯片) is written of by the documents' own (电子标识): it lies within what we answer. */
function isWrittenOf({ words }: AskedQuestion, candidates: readonly Candidate[], textOf: (unit: number) => string): boolean {
  const names = words.also.flatMap(({ text }) => text.split(' ')).filter((name) => name.length >= OF_ONE_MATTER)
  return candidates.slice(0, HEARD).some(({ passage }) => names.some((name) => textOf(passage).includes(name)))
}

/** What threatens with a fine says nothing of a fee. */
const isAside = ({ kinds }: AskedQuestion, sentence: string) => !kinds.includes('penalty') && hasShape('penalty', sentence)

/** 证一年三百去哪交: the sentence of the same file that says another sum, or that nothing is to be paid. */
function denyingTheFee(
  asked: AskedQuestion,
  candidates: readonly Candidate[],
  textOf: (unit: number) => string,
): Candidate | undefined {
  const { file } = candidates[0]!
  return candidates.slice(0, HEARD).find((candidate) => {
    if (candidate.file !== file || (candidate.sentenceMeaning ?? 0) < NEAR_ENOUGH_TO_DENY) return false
    const sentence = textOf(candidate.unit)
    return !isAside(asked, sentence) && contradicts(sentence, asked.folded, 'yuan')
  })
}
