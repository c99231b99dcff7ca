/** 都要: where several tickets can be meant and the words say so of more than one, all of them are a choice, too. Pure. */
import type { Choice } from '../../adapters/adapter.ts'
import { VERBS, type Verb } from '../../tickets/ticket.ts'
import type { Message } from '../flows/flow.ts'
import { allOfThem } from '../words/work.zh.ts'

const TOGETHER = /都|全|所有|和|跟|[两俩三四几]/u

/** The same order on each, in words that each-ticket.ts reads; undefined where one of them is meant. */
export function allOf(
  { folded }: Message,
  { verb, numbers, rest }: { verb: Verb; numbers: readonly number[]; rest: string },
): Choice | undefined {
  const many = (verb === 'accept' || verb === 'resolve') && numbers.length > 1
  return many && TOGETHER.test(folded)
    ? { id: `${numbers.join('、')} ${VERBS[verb]} ${rest}`.trim(), label: allOfThem(verb) }
    : undefined
}
