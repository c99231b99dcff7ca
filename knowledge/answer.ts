/**
 * 答: from a question and the base at one instant to an answer that stands on quotations, or to the reason why there is none.
 */
import type { Clock } from '../clock.ts'
import type { Answer, Question } from './answer-types.ts'
import type { Turn } from './crowd.ts'
import { Desk } from './desk.ts'
import { askedOfPart } from './part-places.ts'
import { readQuestion } from './question.ts'
import { without } from './refusal.ts'
import { reranked } from './reordering.ts'
import { shelfOf } from './shelf.ts'
import type { Snapshot } from './snapshot.ts'
import { standingAnswer } from './standing.ts'

export interface AnswerDeps {
  /** Which rules are in force depends on the day (China's). */
  clock: Clock
  /** Where many ask at once (crowd.ts). */
  turn?: Turn
}

const CHINA_MS = 8 * 3_600_000

/** The day it is in China, ISO. */
export function chinaDay(clock: Clock): string {
  return new Date(clock.now() + CHINA_MS).toISOString().slice(0, 10)
}

/** Total: never throws for what is in the question; what the snapshot's search throws passes through. */
export async function answer(question: Question, snapshot: Snapshot, deps: AnswerDeps): Promise<Answer> {
  const shelf = shelfOf(snapshot, chinaDay(deps.clock))
  const asked = askedOfPart(readQuestion(question, shelf.gazetteer, shelf.known, snapshot), snapshot, shelf)
  const standing = await standingAnswer(asked, snapshot, { gazetteer: shelf.gazetteer, today: chinaDay(deps.clock) })
  if (standing) return standing
  if (asked.unanswerable) {
    const refusal = without(asked.unanswerable.reason, { trace: { rule: asked.unanswerable.rule } })
    const { reason, bare } = asked.unanswerable
    return reason === 'opinion' && !bare ? new Desk(asked, snapshot, shelf, deps.turn).withFacts(refusal) : refusal
  }
  const desk = new Desk(asked, snapshot, shelf, deps.turn)
  // Of several places the best of each is read closely, not the best of all.
  if (asked.named.length > 1) return desk.compare(await desk.find(desk.parts.here, false))
  return desk.decide(await reranked(await desk.find(desk.parts.here), asked.content, snapshot))
}
