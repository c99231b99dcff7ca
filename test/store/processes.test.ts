import { describe, expect, test } from 'vitest'
import { systemClock } from '../../clock.ts'
import { createInbox } from '../../store/inbox.ts'
import { wholeReports } from './reports.ts'
import { codeOf, freshFile, openAt, startChild } from './workbench.ts'

describe('two processes on one database', () => {
  test('the second refuses, and the first goes on', async () => {
    const file = await freshFile()
    const store = await openAt(file)
    const second = startChild('holder', file)
    expect(await second.said('refused')).toBe('refused database_in_use')
    expect(await second.ended).toBe(0)
    await createInbox({ store, clock: systemClock }).put({ key: 'k', channel: 'web', thread: 't', body: '{}' })
  })

  test('a second store in the same process refuses too, and takes no lock away from the first', async () => {
    const file = await freshFile()
    await openAt(file)
    expect(await codeOf(openAt(file))).toBe('database_in_use')
    const second = startChild('holder', file)
    expect(await second.said('refused')).toBe('refused database_in_use')
  })

  test('the lock of a process that was killed is free at once', async () => {
    const file = await freshFile()
    const first = startChild('holder', file)
    await first.said('open')
    expect(await codeOf(openAt(file))).toBe('database_in_use')
    first.process.kill('SIGKILL')
    await first.ended
    await openAt(file)
  })

  test('a closed store lets go', async () => {
    const file = await freshFile()
    await (await openAt(file)).close()
    await (await openAt(file)).close()
  })
})

describe('kill -9', () => {
  const places = [
    'tx.afterBegin',
    'tx.afterUnit',
    'tx.beforeCommit',
    'tx.afterCommit',
    'inbox.afterInsert',
    'inbox.afterCommit',
  ]
  const rounds = [...places.map((place, i) => `${place}=kill@${5 + 7 * i}`), '-']

  test.each(rounds)('at %s: everything acknowledged is there, whole, and nothing is there by halves', async (spec) => {
    const file = await freshFile()
    const child = startChild('reporter', file, spec, 'a')
    await child.said('started')
    if (spec === '-') {
      await child.said('filed a.2.9')
      child.process.kill('SIGKILL')
    }
    expect(await child.ended).toBe('SIGKILL')
    const acknowledged = child.lines.filter((line) => line.startsWith('ack')).map((line) => line.slice(4))
    const filed = child.lines.filter((line) => line.startsWith('filed')).map((line) => line.slice(6))

    const store = await openAt(file)
    const keys = (await store.read.selectFrom('inbox').select('key').execute()).map(({ key }) => key)
    const reports = await wholeReports(store.read)
    expect(acknowledged.filter((key) => !keys.includes(key))).toEqual([])
    expect(filed.filter((text) => !reports.includes(text))).toEqual([])
    expect(new Set(reports).size).toBe(reports.length)
    // What was sent again after the crash is known.
    const inbox = createInbox({ store, clock: systemClock })
    for (const key of acknowledged) expect(await inbox.put({ key, channel: 'web', thread: 't', body: '{}' })).toBe('known')
  })
})

describe('a lock that another program holds', () => {
  test('is waited for without stopping anything else, and nothing is lost', async () => {
    const file = await freshFile()
    const store = await openAt(file)
    const inbox = createInbox({ store, clock: systemClock })
    const locker = startChild('locker', file, '1000')
    await locker.said('locked')
    let ticks = 0
    let waiting = true
    const beating = (async () => {
      for (; waiting; ticks++) {
        await systemClock.sleep(5)
        // Reading goes on meanwhile.
        await store.read.selectFrom('inbox').select('id').execute()
      }
    })()
    const releasedFirst: boolean[] = []
    const puts = Array.from({ length: 20 }, (_, n) =>
      inbox.put({ key: `k${n}`, channel: 'web', thread: 't', body: '{}' }).then((outcome) => {
        releasedFirst.push(locker.lines.includes('released'))
        return outcome
      }),
    )
    expect(await Promise.all(puts)).toEqual(Array(20).fill('stored'))
    waiting = false
    await beating
    // A loop that stood still while it waited would have counted one or two.
    expect(ticks).toBeGreaterThan(20)
    expect(releasedFirst).toEqual(Array(20).fill(true))
    expect((await inbox.waiting()).rows).toBe(20)
  })

  test('for too long is an error with a code, and later units work', async () => {
    const file = await freshFile()
    const store = await openAt(file, { busyLimitMs: 200 })
    const inbox = createInbox({ store, clock: systemClock })
    const put = (key: string) => inbox.put({ key, channel: 'web', thread: 't', body: '{}' })
    const locker = startChild('locker', file, '60000')
    await locker.said('locked')
    expect(await codeOf(put('a'))).toBe('database_busy')
    locker.process.kill('SIGKILL')
    await locker.ended
    expect(await put('a')).toBe('stored')
  })
})
