/** Many who ask at once take turns, and whatever else comes in waits for one step, not for all. */
import { expect, test } from 'vitest'
import { systemClock } from '../../../clock.ts'
import { createCrowd, type Turn } from '../../../knowledge/crowd.ts'

/** What happened, in order: steps of those who ask, and turns of the event loop. */
async function evening(people: number, join: (work: (turn: Turn) => Promise<void>) => Promise<void>): Promise<string> {
  let happened = ''
  let over = false
  const loop = () => {
    happened += '.'
    if (!over) setImmediate(loop)
  }
  setImmediate(loop)
  await Promise.all(
    Array.from({ length: people }, () =>
      join(async (turn) => {
        for (let step = 0; step < 3; step++) {
          await turn()
          happened += 'x'
        }
      }),
    ),
  )
  over = true
  return happened
}

test('between two steps of a crowd the loop turns', async () => {
  const crowd = createCrowd(systemClock)
  const happened = await evening(5, (work) => crowd.join(work))
  expect(happened.replaceAll('.', '')).toHaveLength(15)
  // The last of them is alone, and goes on at once.
  expect(happened.split(/\.+/).filter((steps) => steps.length > 3)).toEqual([])
})

test('who came first goes first, and who comes while others are at work comes after them', async () => {
  const crowd = createCrowd(systemClock)
  const steps: number[] = []
  const asks = (who: number) =>
    crowd.join(async (turn) => {
      for (let step = 0; step < 3; step++) {
        await turn()
        steps.push(who)
      }
    })
  await Promise.all([asks(1), asks(2), asks(3)])
  expect(steps.slice(0, 4)).toEqual([1, 1, 1, 2])
  expect(steps).toHaveLength(9)
  expect(steps.filter((who) => who === 3)).toHaveLength(3)
})

test('the planted bug, no turns, is seen', async () => {
  expect(await evening(5, (work) => work(async () => {}))).toContain('xxxxxxxxxxxxxxx')
})

test('who is alone does not wait', async () => {
  const crowd = createCrowd({ ...systemClock, sleep: () => new Promise(() => {}) })
  await crowd.join(async (turn) => {
    await turn()
    await turn()
  })
})

test('one who fails makes nobody wait', async () => {
  const crowd = createCrowd({ ...systemClock, sleep: () => new Promise(() => {}) })
  await expect(crowd.join(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  await crowd.join((turn) => turn())
})
