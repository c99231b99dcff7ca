import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  backlog,
  claim,
  dead,
  due,
  enqueue,
  recover,
  retry,
  type Saying,
  sent,
  takeBack,
  uncertain,
} from '../../store/outbox.ts'
import type { Store } from '../../store/store.ts'
import { codeOf, freshStore } from './workbench.ts'

const NOW = 1_800_000_000_000

function saying(id: string, to: string, more: Partial<Saying> = {}): Saying {
  const place = to.startsWith('@') ? { person: to.slice(1) } : { channel: 'web', thread: to }
  return { id, to: place, urgency: 'reply', body: '{}', ...more }
}

const say = (store: Store, ...sayings: Saying[]) => store.tx((db) => enqueue(db, sayings, NOW))
const ids = async (store: Store, now = NOW, limit = 99) => (await due(store.read, now, limit)).map(({ id }) => id)
const take = (store: Store, id: string) => store.tx((db) => claim(db, id))
const deliver = (store: Store, id: string) => store.tx((db) => sent(db, id, { nativeIds: [`native ${id}`], at: NOW }))

describe('enqueue', () => {
  test('keeps what is to be said, as it was said', async () => {
    const store = await freshStore()
    await say(
      store,
      saying('a', 't', { answers: '7', body: '{"text":"好"}' }),
      saying('b', '@leader', { urgency: 'notify', dueAt: NOW + 5 }),
    )
    const rows = await due(store.read, NOW + 5, 9)
    expect(rows).toEqual([
      {
        seq: 1,
        id: 'a',
        channel: 'web',
        thread: 't',
        person: null,
        urgency: 'reply',
        body: '{"text":"好"}',
        answers: '7',
        attempts: 0,
        dueAt: NOW,
        createdAt: NOW,
      },
      {
        seq: 2,
        id: 'b',
        channel: null,
        thread: null,
        person: 'leader',
        urgency: 'notify',
        body: '{}',
        answers: null,
        attempts: 0,
        dueAt: NOW + 5,
        createdAt: NOW,
      },
    ])
  })

  test('says the same thing once: a key that is there already is dropped without a word', async () => {
    const store = await freshStore()
    expect(await say(store, saying('a', 't', { key: 'k' }), saying('b', 't', { key: 'k' }), saying('c', 't'))).toEqual([
      'a',
      'c',
    ])
    await take(store, 'a')
    await deliver(store, 'a')
    expect(await say(store, saying('d', 't', { key: 'k' }), saying('e', 't'))).toEqual(['e'])
  })

  test('takes none, and many', async () => {
    const store = await freshStore()
    expect(await say(store)).toEqual([])
    const many = Array.from({ length: 1_000 }, (_, n) => saying(`m${n}`, `t${n}`))
    expect(await say(store, ...many)).toEqual(many.map(({ id }) => id))
  })

  test('an id that is there already is a mistake of ours, and fails aloud', async () => {
    const store = await freshStore()
    await say(store, saying('a', 't'))
    expect(await codeOf(say(store, saying('a', 't')))).toBe('constraint')
  })
})

describe('due', () => {
  test('offers the first of each place, replies before notices before bulk', async () => {
    const store = await freshStore()
    await say(
      store,
      saying('bulk', 'g1', { urgency: 'bulk' }),
      saying('notice', '@leader', { urgency: 'notify' }),
      saying('notice 2', '@leader', { urgency: 'notify' }),
      saying('r1', 't1'),
      saying('r2', 't1'),
      saying('r3', 't2'),
    )
    expect(await ids(store)).toEqual(['r1', 'r3', 'notice', 'bulk'])
    expect(await ids(store, NOW, 2)).toEqual(['r1', 'r3'])
  })

  test('a row waits while the one before it is being sent or is to be tried again, and no longer', async () => {
    const store = await freshStore()
    await say(store, saying('a', 't'), saying('b', 't'))
    await take(store, 'a')
    expect(await ids(store)).toEqual([])
    await store.tx((db) => retry(db, 'a', { dueAt: NOW + 1_000, error: 'rate' }))
    expect(await ids(store)).toEqual([])
    expect(await ids(store, NOW + 1_000)).toEqual(['a'])
    await take(store, 'a')
    await deliver(store, 'a')
    expect(await ids(store)).toEqual(['b'])
  })

  test.each(['uncertain', 'dead'] as const)('a row that ends as %s makes way', async (end) => {
    const store = await freshStore()
    await say(store, saying('a', 't'), saying('b', 't'))
    await take(store, 'a')
    await store.tx((db) => (end === 'dead' ? dead : uncertain)(db, 'a', 'gone'))
    expect(await ids(store)).toEqual(['b'])
  })

  test('what is planned for later, or less urgent, holds nothing up', async () => {
    const store = await freshStore()
    await say(
      store,
      saying('digest', '@leader', { urgency: 'notify', dueAt: NOW + 9_000 }),
      saying('leaflet', '@leader', { urgency: 'bulk' }),
      saying('gas!', '@leader', { urgency: 'notify' }),
    )
    await take(store, 'leaflet')
    expect(await ids(store)).toEqual(['gas!'])
    expect(await ids(store, NOW + 9_000)).toEqual(['digest'])
  })

  test('a delivery loop keeps the order of every place, whatever fails on the way', async () => {
    const store = await freshStore()
    let round = 0
    const plan = fc.array(fc.record({ place: fc.nat({ max: 3 }), failures: fc.nat({ max: 2 }) }), { maxLength: 25 })
    await fc.assert(
      fc.asyncProperty(plan, async (sayings) => {
        const name = `r${round++}`
        const left = new Map(sayings.map(({ failures }, n) => [`${name}.${n}`, failures]))
        await say(store, ...sayings.map(({ place }, n) => saying(`${name}.${n}`, `${name}/${place}`)))
        const said: string[] = []
        let now = NOW
        for (let rows = await due(store.read, now, 3); said.length < sayings.length; rows = await due(store.read, now, 3)) {
          for (const { id } of rows) {
            expect(await take(store, id)).toBe(true)
            const failures = left.get(id)!
            left.set(id, failures - 1)
            if (failures > 0) await store.tx((db) => retry(db, id, { dueAt: now + 50, error: 'transient' }))
            else {
              await deliver(store, id)
              said.push(id)
            }
          }
          now += 20
        }
        for (let place = 0; place < 4; place++) {
          const of = sayings.map((s, n) => (s.place === place ? `${name}.${n}` : '')).filter(Boolean)
          expect(said.filter((id) => of.includes(id))).toEqual(of)
        }
      }),
      { numRuns: 10 },
    )
  })
})

describe('sending', () => {
  test('of two that claim a row one wins', async () => {
    const store = await freshStore()
    await say(store, saying('a', 't'))
    expect((await Promise.all([take(store, 'a'), take(store, 'a'), take(store, 'a')])).filter(Boolean)).toHaveLength(1)
    expect(await take(store, 'unknown')).toBe(false)
  })

  test('is counted and recorded', async () => {
    const store = await freshStore()
    await say(store, saying('a', 't'))
    await take(store, 'a')
    await store.tx((db) => retry(db, 'a', { dueAt: NOW, error: 'busy' }))
    expect((await due(store.read, NOW, 1))[0]).toMatchObject({ id: 'a', attempts: 1 })
    await take(store, 'a')
    await deliver(store, 'a')
    const row = await store.read.selectFrom('outbox').select(['state', 'attempts', 'native_ids', 'sent_at', 'error']).execute()
    expect(row).toEqual([{ state: 'sent', attempts: 2, native_ids: '["native a"]', sent_at: NOW, error: null }])
  })

  test('a row that nobody is sending cannot be settled', async () => {
    const store = await freshStore()
    await say(store, saying('a', 't'))
    expect(await codeOf(deliver(store, 'a'))).toBe('already_settled')
    await take(store, 'a')
    await deliver(store, 'a')
    expect(await codeOf(store.tx((db) => retry(db, 'a', { dueAt: NOW, error: 'late' })))).toBe('already_settled')
  })

  test('what a dead process was sending is said again, but bulk is left to staff', async () => {
    const store = await freshStore()
    await say(
      store,
      saying('a', 't'),
      saying('n', '@leader', { urgency: 'notify' }),
      saying('b', 'g', { urgency: 'bulk' }),
      saying('c', 'u'),
    )
    for (const id of ['a', 'n', 'b']) await take(store, id)
    expect(await store.tx((db) => recover(db))).toEqual({ again: 2, uncertain: 1 })
    expect(await ids(store)).toEqual(['a', 'c', 'n'])
    expect(await store.tx((db) => recover(db))).toEqual({ again: 0, uncertain: 0 })
  })

  test('backlog counts what is open, and since when it is due', async () => {
    const store = await freshStore()
    expect(await backlog(store.read, NOW)).toEqual({ rows: 0, oldestDue: null })
    await say(store, saying('a', 't'), saying('b', 't', { dueAt: NOW + 1 }))
    expect(await backlog(store.read, NOW)).toEqual({ rows: 2, oldestDue: NOW })
    expect(await backlog(store.read, NOW - 1)).toEqual({ rows: 2, oldestDue: null })
  })
})

describe('what was planned for later', () => {
  const later = (id: string, key: string) => saying(id, 't', { key, dueAt: NOW + 5 })
  const back = (store: Store, ...keys: string[]) => store.tx((db) => takeBack(db, keys))

  test('is taken back by its key while it waits, and may be said anew', async () => {
    const store = await freshStore()
    await say(store, later('a', 'k1'), later('b', 'k2'), later('c', 'k3'))
    expect(await back(store, 'k1', 'k2', 'unheard-of')).toBe(2)
    expect(await ids(store, NOW + 5)).toEqual(['c'])
    expect(await back(store)).toBe(0)
    expect(await say(store, later('d', 'k1'))).toEqual(['d'])
  })

  test('stays once it is being sent, was sent, or is tried again', async () => {
    const store = await freshStore()
    await say(store, later('a', 'k1'), saying('b', 'u', { key: 'k2' }), saying('c', 'v', { key: 'k3' }))
    for (const id of ['a', 'b', 'c']) await take(store, id)
    await deliver(store, 'b')
    await store.tx((db) => retry(db, 'c', { dueAt: NOW + 9, error: 'away' }))
    expect(await back(store, 'k1', 'k2', 'k3')).toBe(0)
  })

  test('is taken or taken back, never both, whoever comes first', async () => {
    const store = await freshStore()
    await fc.assert(
      fc.asyncProperty(fc.boolean(), fc.uuid(), async (senderFirst, id) => {
        await say(store, later(id, id))
        const both = [() => take(store, id), async () => (await back(store, id)) === 1]
        const done = await Promise.all((senderFirst ? both : both.toReversed()).map((one) => one()))
        expect(done.filter(Boolean)).toHaveLength(1)
      }),
      { numRuns: 20 },
    )
  })
})
