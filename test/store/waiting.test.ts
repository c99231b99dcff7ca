/** The two places where somebody waits: for a lock of another program, and for a connection of the pool. */
import { describe, expect, test } from 'vitest'
import type { Clock } from '../../clock.ts'
import type { Connection } from '../../store/connection.ts'
import { patiently } from '../../store/patience.ts'
import { createReaders } from '../../store/readers.ts'
import { StoreError } from '../../store/store-error.ts'
import { handClock } from './workbench.ts'

describe('patience', () => {
  function watched(): Clock & { pauses: number[] } {
    const clock = handClock()
    const pauses: number[] = []
    const sleep = (ms: number) => {
      pauses.push(ms)
      return clock.sleep(ms)
    }
    return { ...clock, pauses, sleep }
  }
  const busy = new StoreError('database_busy')

  test('sleeps on the clock, longer each time, until the lock is free', async () => {
    const clock = watched()
    let left = 9
    const work = async () => {
      if (left-- > 0) throw busy
      return 'done'
    }
    expect(await patiently({ clock, limitMs: 30_000 }, work)).toBe('done')
    expect(clock.pauses).toEqual([10, 20, 40, 80, 160, 320, 500, 500, 500])
  })

  test.each([
    ['moves', watched()],
    ['stands still', { ...watched(), elapsed: () => 0 }],
  ])('gives up after its limit, on a clock that %s', async (_, clock) => {
    const work = () => Promise.reject(busy)
    await expect(patiently({ clock, limitMs: 1_000 }, work)).rejects.toBe(busy)
    expect(clock.pauses.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(1_500)
  })

  test('does not try again what another try cannot cure', async () => {
    const clock = watched()
    const full = new StoreError('storage_full')
    await expect(patiently({ clock, limitMs: 1_000 }, () => Promise.reject(full))).rejects.toBe(full)
    expect(clock.pauses).toEqual([])
  })
})

describe('the pool', () => {
  test('lends a connection to one at a time, serves in order, and survives a read that fails', async () => {
    const connections = ['one', 'two'] as unknown as Connection[]
    const pool = createReaders(connections)
    const inUse = new Set<Connection>()
    let most = 0
    const served: number[] = []
    const read = (n: number) =>
      pool.lend(async (connection) => {
        expect(inUse.has(connection)).toBe(false)
        inUse.add(connection)
        most = Math.max(most, inUse.size)
        served.push(n)
        await new Promise((resolve) => setImmediate(resolve))
        inUse.delete(connection)
        if (n % 3 === 0) throw new Error('a read that fails')
      })
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, (_, n) => read(n)))
    expect(outcomes.map(({ status }) => status === 'rejected')).toEqual(Array.from({ length: 20 }, (_, n) => n % 3 === 0))
    expect(served).toEqual(Array.from({ length: 20 }, (_, n) => n))
    expect(most).toBe(2)
  })

  test('lets reads that are under way, or wait, finish before it is closed', async () => {
    const pool = createReaders(['one'] as unknown as Connection[])
    let finished = 0
    const reads = [1, 2, 3].map(() =>
      pool.lend(async () => {
        await new Promise((resolve) => setImmediate(resolve))
        finished += 1
      }),
    )
    await pool.close()
    expect(finished).toBe(3)
    await Promise.all(reads)
  })
})
