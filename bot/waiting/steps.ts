/** 返回: what was asked on the way to where somebody is, so that one step back is one question back. Pure. */
import type { Line, Outcome } from '../flows/flow.ts'
import type { Session, Step } from './session.ts'

const MOST_STEPS = 4

/** The session after a turn, with the question that it asked (if any) as the last step. `before`: the one that the turn began with. */
function stepped(before: Session, after: Session, lines: readonly Line[]): Session {
  const { pending, steps } = after
  // Who went back, or began anew, has set the steps.
  if (steps !== before.steps) return after
  if (pending === null) return steps.length === 0 ? after : { ...after, steps: [] }
  const old = before.pending
  if (old && old.flow === pending.flow && old.at === pending.at) return after
  const text = lines.findLast((line) => line.text !== '')?.text
  if (text === undefined) return after
  const known = old === null ? [] : steps
  // Asked again because the answer was not understood, it is the same step.
  const on = old?.flow === pending.flow && pending.misses > 0 ? known.slice(0, -1) : known
  return { ...after, steps: [...on, { pending, text }].slice(-MOST_STEPS) }
}

/** What a turn comes to, with the steps that lead there, and the failures in a row forgotten once something helped. */
export function reckoned(before: Session, outcome: Outcome): Outcome {
  const { lines, session } = outcome
  const after = stepped(before, session, lines)
  const helped = lines.length > 0 && after.failures === before.failures && before.failures > 0
  return { ...outcome, session: helped ? { ...after, failures: 0 } : after }
}

/** The step before the one that is asked now. */
export function stepBefore({ steps }: Session): Step | undefined {
  return steps.at(-2)
}
