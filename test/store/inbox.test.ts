import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { armFailpoint, disarmFailpoints } from '../../store/failpoint.ts'
import { createInbox, INBOX_ATTEMPTS, type NewInboxRow } from '../../store/inbox.ts'
import { report, wholeReports } from './reports.ts'
import { codeOf, freshStore, handClock } from './workbench.ts'

afterEach(disarmFailpoints)

const row = (key: string, thread = 't'): NewInboxRow => ({ key, channel: 'web', thread, body: JSON.stringify({ key }) })

async function open() {
  const clock = handClock()
  const store = await freshStore()
  return { clock, store, inbox: createInbox({ store, clock }) }
}

describe('put', () => {
  test('stores a message once, however often and however closely it comes', async () => {
    const { store, inbox } = await open()
    expect(await Promise.all(['a', 'a', 'b', 'a'].map((key) => inbox.put(row(key))))).toEqual([
      'stored',
      'known',
      'stored',
      'known',
    ])
    expect(await inbox.put(row('b'))).toBe('known')
    const rows = await store.read.selectFrom('inbox').select(['key', 'body']).orderBy('id').execute()
    expect(rows).toEqual(['a', 'b'].map((key) => ({ key, body: JSON.stringify({ key }) })))
  })

  test('of a message that is known changes nothing, whatever it brings', async () => {
    const { store, inbox } = await open()
    await inbox.put(row('a'))
    await store.tx((db) => inbox.done(db, 1))
    await inbox.put({ key: 'a', channel: 'other', thread: 'other', body: 'other' })
    expect(await store.read.selectFrom('inbox').select(['channel', 'thread', 'state']).execute()).toEqual([
      { channel: 'web', thread: 't', state: 'done' },
    ])
  })

  test('of any crowd stores each key once, in the order of the calls', async () => {
    const { store, inbox } = await open()
    let round = 0
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: 300 }), { minLength: 1, maxLength: 700 }), async (numbers) => {
        const keys = numbers.map((n) => `${round}.${n}`)
        const outcomes = await Promise.all(keys.map((key) => inbox.put(row(key))))
        const first = keys.map((key, i) => keys.indexOf(key) === i)
        expect(outcomes).toEqual(first.map((isFirst) => (isFirst ? 'stored' : 'known')))
        const stored = await store.read
          .selectFrom('inbox')
          .select('key')
          .where('key', 'like', `${round}.%`)
          .orderBy('id')
          .execute()
        expect(stored.map(({ key }) => key)).toEqual(keys.filter((_, i) => first[i]))
        round += 1
      }),
      { numRuns: 15 },
    )
  })

  test('has committed when it resolves: a fault before that rejects it, and the message can come again', async () => {
    const { inbox } = await open()
    armFailpoint('inbox.afterInsert', 'throw')
    await expect(inbox.put(row('a'))).rejects.toThrow('inbox.afterInsert')
    expect(await inbox.put(row('a'))).toBe('stored')
  })

  test('whose answer was lost after the commit is known the next time', async () => {
    const { inbox } = await open()
    armFailpoint('inbox.afterCommit', 'throw')
    await expect(inbox.put(row('a'))).rejects.toThrow('inbox.afterCommit')
    expect(await inbox.put(row('a'))).toBe('known')
  })

  test('of a bad row costs nobody else in the crowd anything', async () => {
    const { inbox } = await open()
    const bad = { ...row('bad'), thread: undefined as unknown as string }
    const outcomes = await Promise.allSettled([inbox.put(row('a')), inbox.put(bad), inbox.put(row('')), inbox.put(row('b'))])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled'])
    expect((await inbox.waiting()).rows).toBe(2)
  })

  test('tells who waits for work', async () => {
    const { inbox } = await open()
    let told = 0
    const stop = inbox.onStored(() => {
      told += 1
    })
    await inbox.put(row('a'))
    expect(told).toBe(1)
    stop()
    await inbox.put(row('b'))
    expect(told).toBe(1)
  })
})

describe('next', () => {
  test('offers the oldest row of each thread, and nothing behind it', async () => {
    const { store, inbox } = await open()
    for (const [key, thread] of [
      ['a1', 'a'],
      ['a2', 'a'],
      ['b1', 'b'],
      ['a3', 'a'],
      ['c1', 'c'],
    ] as const)
      await inbox.put(row(key, thread))
    const offered = async (...args: Parameters<typeof inbox.next>) => (await inbox.next(...args)).map(({ key }) => key)
    expect(await offered(10)).toEqual(['a1', 'b1', 'c1'])
    expect(await offered(2)).toEqual(['a1', 'b1'])
    expect(
      await offered(10, [
        { channel: 'web', thread: 'a' },
        { channel: 'other', thread: 'b' },
      ]),
    ).toEqual(['b1', 'c1'])
    await store.tx((db) => inbox.done(db, 1))
    // Fair turns: who has said nothing yet comes first.
    expect(await offered(10)).toEqual(['b1', 'c1', 'a2'])
  })

  test('works through any crowd in the order of each thread', async () => {
    const { store, inbox } = await open()
    let round = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat({ max: 4 }), { maxLength: 40 }),
        fc.integer({ min: 1, max: 4 }),
        async (threads, limit) => {
          round += 1
          const keys = threads.map((thread, i) => ({ key: `${round}.${i}`, thread: `t${thread}` }))
          await Promise.all(keys.map(({ key, thread }) => inbox.put(row(key, thread))))
          const worked: { key: string; thread: string }[] = []
          for (let rows = await inbox.next(limit); rows.length > 0; rows = await inbox.next(limit)) {
            expect(new Set(rows.map(({ thread }) => thread)).size).toBe(rows.length)
            for (const { id, key, thread } of rows.reverse()) {
              await store.tx((db) => inbox.done(db, id))
              worked.push({ key, thread })
            }
          }
          expect(worked).toHaveLength(keys.length)
          for (let n = 0; n < 5; n++) {
            const of = (list: typeof keys) => list.filter(({ thread }) => thread === `t${n}`)
            expect(of(worked)).toEqual(of(keys))
          }
        },
      ),
      { numRuns: 15 },
    )
  })
})

describe('settling', () => {
  test('done belongs to the effects: a second worker with the same row leaves no second effect', async () => {
    const { store, inbox } = await open()
    await inbox.put(row('a'))
    const work = (worker: string) =>
      store.tx(async (db) => {
        await report(db, worker)
        await inbox.done(db, 1)
      })
    const outcomes = await Promise.allSettled([work('one'), work('two')])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
    expect(await wholeReports(store.read)).toEqual(['one'])
  })

  test('a row that fails is offered again later, its thread waits, and in the end it makes way', async () => {
    const { clock, store, inbox } = await open()
    for (const key of ['bad', 'behind']) await inbox.put(row(key))
    const pauses = [1_000, 4_000, 16_000, 60_000]
    for (const pause of pauses) {
      expect((await inbox.next(9)).map(({ key }) => key)).toEqual(['bad'])
      expect(await store.tx((db) => inbox.failed(db, 1, 'it broke'))).toBe('again')
      clock.move(pause - 1)
      expect(await inbox.next(9)).toEqual([])
      clock.move(1)
    }
    expect(pauses).toHaveLength(INBOX_ATTEMPTS - 1)
    expect(await store.tx((db) => inbox.failed(db, 1, 'it broke'))).toBe('failed')
    expect((await inbox.next(9)).map(({ key }) => key)).toEqual(['behind'])
    const kept = await store.read.selectFrom('inbox').select(['state', 'attempts', 'error']).where('id', '=', 1).execute()
    expect(kept).toEqual([{ state: 'failed', attempts: INBOX_ATTEMPTS, error: 'it broke' }])
    expect(await codeOf(store.tx((db) => inbox.failed(db, 1, 'again')))).toBe('already_settled')
  })

  test('waiting counts what is not done, and since when', async () => {
    const { clock, store, inbox } = await open()
    expect(await inbox.waiting()).toEqual({ rows: 0, oldest: null })
    const began = clock.now()
    await inbox.put(row('a'))
    clock.move(5)
    await inbox.put(row('b'))
    expect(await inbox.waiting()).toEqual({ rows: 2, oldest: began })
    await store.tx((db) => inbox.done(db, 1))
    expect(await inbox.waiting()).toEqual({ rows: 1, oldest: began + 5 })
  })

  test('quarantine keeps what nobody could read, once', async () => {
    const { store, inbox } = await open()
    const update = { key: 'q', channel: 'web', reason: 'not JSON', raw: '{"\u0000' }
    await Promise.all([inbox.quarantine(update), inbox.quarantine({ ...update, reason: 'again' }), inbox.quarantine(update)])
    expect(await store.read.selectFrom('quarantine').select(['key', 'reason', 'raw']).execute()).toEqual([
      { key: 'q', reason: 'not JSON', raw: '{"\u0000' },
    ])
  })
})
