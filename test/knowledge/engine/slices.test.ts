/** Long work in slices: whoever else wants the process has it between two of them, and who is being answered has all of it. */
import { expect, test } from 'vitest'
import { type Clock, systemClock } from '../../../clock.ts'
import { type Behind, createCrowd } from '../../../knowledge/crowd.ts'
import { listFolder, readEntries } from '../../../knowledge/folder.ts'
import { inSlices } from '../../../knowledge/slices.ts'
import { scratchFolder } from './scratch.ts'

const STEPS = 40
/** Longer than a slice. */
const STEP_MS = 5

function* busy(onStep: () => void): Generator<void, void> {
  for (let step = 0; step < STEPS; step++) {
    for (const until = performance.now() + STEP_MS; performance.now() < until; );
    onStep()
    yield
  }
}

/** The most steps that so many works at once take between two turns of everybody else. */
async function mostBetweenTurns(works: number, clock: Clock): Promise<number> {
  let [steps, before, most] = [0, 0, 0]
  const onStep = () => steps++
  let over = false
  const turn = () => {
    most = Math.max(most, steps - before)
    before = steps
    if (!over) setImmediate(turn)
  }
  setImmediate(turn)
  await Promise.all(Array.from({ length: works }, () => inSlices(busy(onStep), createCrowd(clock))))
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

/** Steps that long work takes while somebody is being answered. */
async function stepsBeside(behind: (crowd: Behind) => Behind): Promise<number> {
  const crowd = createCrowd(systemClock)
  let steps = 0
  let meanwhile = 0
  const answered = crowd.join(async () => {
    for (let step = 0; step < 3; step++) await systemClock.sleep(20)
    meanwhile = steps
  })
  await Promise.all([
    answered,
    inSlices(
      busy(() => steps++),
      behind(crowd),
    ),
  ])
  expect(steps).toBe(STEPS)
  return meanwhile
}

test('while somebody is being answered it waits', async () => {
  expect(await stepsBeside((crowd) => crowd)).toBe(1)
})

test('the planted bug, only a turn for the others, is seen', async () => {
  expect(await stepsBeside(({ clock }) => ({ clock, giveWay: () => clock.sleep(0) }))).toBeGreaterThan(1)
})

test('people who ask without a pause do not hold it up for ever', async () => {
  const hurried: Clock = { ...systemClock, sleep: (ms, signal) => systemClock.sleep(ms > 0 ? 1 : 0, signal) }
  const crowd = createCrowd(hurried)
  void crowd.join(() => new Promise(() => {}))
  let steps = 0
  await inSlices(
    busy(() => steps++),
    crowd,
  )
  expect(steps).toBe(STEPS)
})

test('a yearbook that comes in lets others have their turn between its paragraphs', async () => {
  const paragraphs = 300
  const folder = scratchFolder({
    'yearbook.md': Array.from({ length: paragraphs }, (_, at) => `第${at}天，社区清理了楼道里的杂物。`).join('\n\n'),
  })
  let [elapsed, turns] = [0, 0]
  // Every look at the clock costs a millisecond, so that each step is worth a slice, on whatever machine.
  const clock = { ...systemClock, elapsed: () => elapsed++ }
  const behind: Behind = { clock, giveWay: async () => void turns++ }
  const [entry] = await readEntries(folder, await listFolder(folder), { listing: new Map(), entries: [] }, behind)
  expect(entry?.units.length).toBeGreaterThan(paragraphs)
  expect(turns).toBeGreaterThan(paragraphs)
})
