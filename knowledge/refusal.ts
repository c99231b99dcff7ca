/** 没有答案: why there is none, in the word that helps the person most, and the `Answer` that says so. Pure. */
import type { Answer, Outcome, Reason } from './answer-types.ts'
import type { Found } from './candidate.ts'
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
const NEAR_ENOUGH_TO_SHOW = 0.55
function outcomeOf(reason: Reason): Outcome {
  if (reason === 'which_place') return 'clarify'
  return reason === 'orders' || reason === 'private' ? 'refused' : 'no_answer'
}

export function without(reason: Reason, rest: Partial<Answer>): Answer {
  return { outcome: outcomeOf(reason), reason, citations: [], passages: [], trace: {}, ...rest }
}

/** Of what kind the question is, what it took for granted, or only that nothing was found sufficient. */
export function whyNot({ folded }: AskedQuestion, { questionKinds = {}, candidates }: Found, signals: Signals): Reason {
  if (asksForOfficer(folded)) return 'private'
  for (const [kind, share] of Object.entries(questionKinds)) {
    const reason = REASON_OF_KIND[kind]
    // A rent, a count of households: nobody is told that it is somebody's secret.
    if (reason === 'private' && !OF_A_PERSON.test(folded)) continue
    if (reason && share >= SURE_OF_KIND) return reason
  }
  const near = (candidates[0]?.sentenceMeaning ?? 0) >= NEAR_ENOUGH_TO_SHOW
  return near && (signals.presumes > 0 || signals.figureDiffers > 0) ? 'false_premise' : 'no_basis'
}
