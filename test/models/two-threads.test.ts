import { readdirSync, readFileSync } from 'node:fs'
import { getPriority } from 'node:os'
import { expect, test } from 'vitest'
import { type Clock, systemClock } from '../../clock.ts'
import { silentLog } from '../../log.ts'
import { openTwoThreads } from '../../models/encoder/two-threads.ts'

// Each thread starts a program of its own.
const LONG_MS = 90_000
const worker = new URL('./broken/worker.ts', import.meta.url)

/** Tells when the second thread is there; `rest` ends the wait after which it is closed. */
async function opened(own = false) {
  let seconds = 0
  let heard = () => {}
  let rest = () => {}
  const log = {
    ...silentLog,
    info(event: string) {
      if (event === 'encoder.second_thread') seconds += 1
      heard()
    },
  }
  const clock: Clock = {
    ...systemClock,
    sleep: (ms, signal) =>
      ms === 10_000
        ? new Promise((resolve) => {
            rest = resolve
            signal?.addEventListener('abort', () => resolve())
          })
        : systemClock.sleep(ms, signal),
  }
  const encoder = await openTwoThreads({ ...(own ? {} : { worker }), clock, log })
  return {
    encoder,
    seconds: () => seconds,
    rest: () => rest(),
    /** A question comes while passages are encoded. */
    async collide() {
      const second = new Promise<void>((resolve) => {
        heard = resolve
      })
      const both = [encoder.encode(['a passage']), encoder.encode(['a question'], { priority: 'now' })]
      await Promise.all(both)
      await second
    },
  }
}

test(
  'from the first question among passages on, a passage that takes for ever keeps no question waiting',
  async () => {
    const { encoder, collide } = await opened()
    await collide()
    const hung = encoder.encode(['hang'])
    hung.catch(() => {})
    expect(await encoder.encode(['a question'], { priority: 'now' })).toHaveLength(1)
    await encoder.close()
    await expect(hung).rejects.toThrow('closed')
  },
  LONG_MS,
)

test(
  'passages alone, and questions alone, need no second thread',
  async () => {
    const { encoder, seconds } = await opened()
    await encoder.encode(['one', 'two'])
    await encoder.encode(['a question'], { priority: 'now' })
    await encoder.encode(['three'])
    expect(seconds()).toBe(0)
    await encoder.close()
  },
  LONG_MS,
)

test(
  'the second thread goes when it has rested, and comes again when it is needed',
  async () => {
    const { encoder, collide, rest, seconds } = await opened()
    await collide()
    rest()
    await encoder.encode(['a question'], { priority: 'now' })
    await collide()
    expect(seconds()).toBe(2)
    await encoder.close()
  },
  LONG_MS,
)

test(
  'what kills the threads costs only itself',
  async () => {
    const { encoder, collide } = await opened()
    await collide()
    await expect(encoder.encode(['die'])).rejects.toMatchObject({ code: 'encoder_unavailable' })
    expect(await encoder.encode(['a question'], { priority: 'now' })).toHaveLength(1)
    expect(await encoder.encode(['a passage'])).toHaveLength(1)
    await encoder.close()
  },
  LONG_MS,
)

// Only there has a thread a priority of its own.
test.runIf(process.platform === 'linux')(
  'the thread of the passages leaves the cores to those who answer',
  async () => {
    const { encoder, collide } = await opened(true)
    const before = niceness()
    await collide()
    // Other threads than those of before: the first thread has as much as the process.
    const since = [...niceness()].filter(([id]) => !before.has(id)).map(([, nice]) => nice)
    expect(Math.max(...since)).toBe(Math.min(19, getPriority() + 10))
    await encoder.close()
  },
  LONG_MS,
)

/** Of every thread of this process, by its id: the 19th field of its stat, the 17th behind its name. */
function niceness(): Map<string, number> {
  const nice = new Map<string, number>()
  for (const id of readdirSync('/proc/self/task')) {
    const stat = statOf(id)
    if (stat) nice.set(id, Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[16]))
  }
  return nice
}

/** Nothing of a thread that has ended between the listing and the reading. */
function statOf(id: string): string | undefined {
  try {
    return readFileSync(`/proc/self/task/${id}/stat`, 'utf8')
  } catch {
    return undefined
  }
}
