/** Long work in slices: whoever else wants the process has it between two of them. */
import { expect, test } from 'vitest'
import { type Clock, systemClock } from '../../../clock.ts'
import { inSlices } from '../../../knowledge/slices.ts'

const STEPS = 40
/** Longer than a slice. */
const STEP_MS = 5

/** The most steps that so many works at once take between two turns of everybody else. */
async function mostBetweenTurns(works: number, clock: Clock): Promise<number> {
  let [steps, before, most] = [0, 0, 0]
  function* busy(): Generator<void, void> {
    for (let step = 0; step < STEPS; step++) {
      for (const until = performance.now() + STEP_MS; performance.now() < until; );
      steps++
      yield
    }
  }
  let over = false
  const turn = () => {
    most = Math.max(most, steps - before)
    before = steps
    if (!over) setImmediate(turn)
  }
  setImmediate(turn)
  await Promise.all(Array.from({ length: works }, () => inSlices(busy(), clock)))
  over = true
  return Math.max(most, steps - before)
}

test.each([1, 2, 3])('of %i long works at once each takes one slice, then others have a turn', async (works) => {
  expect(await mostBetweenTurns(works, systemClock)).toBeLessThanOrEqual(works)
})

test('the planted bug, a pause that is a timer: each of two finds the other’s due, and nobody else has a turn', async () => {
  const byTimers: Clock = {
    ...systemClock,
    sleep: (ms, signal) => (ms > 0 ? systemClock.sleep(ms, signal) : new Promise((resolve) => setTimeout(resolve, 0))),
  }
  expect(await mostBetweenTurns(2, byTimers)).toBeGreaterThan(STEPS)
})
