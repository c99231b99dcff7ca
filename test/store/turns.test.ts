import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createInbox } from '../../store/inbox.ts'
import type { Store } from '../../store/store.ts'
import { createTurns } from '../../store/turns.ts'
import { freshFile, handClock, openAt } from './workbench.ts'

interface Put {
  key: string
  thread: string
  sender: string
  urgent?: boolean
}

const opened = async (file: string) => {
  const clock = handClock()
  const store = await openAt(file)
  return { clock, store, inbox: createInbox({ store, clock }) }
}

async function workOff({ inbox, store }: { inbox: ReturnType<typeof createInbox>; store: Store }, limit = 1) {
  const order: string[] = []
  for (let rows = await inbox.next(limit); rows.length > 0; rows = await inbox.next(limit)) {
    for (const { id, key } of rows) {
      await store.tx((db) => inbox.done(db, id))
      order.push(key)
    }
  }
  return order
}

const put = (inbox: ReturnType<typeof createInbox>, { key, thread, sender, urgent = false }: Put) =>
  inbox.put({ key, channel: 'web', thread, sender, body: '{}', urgent })

describe('turns', () => {
  test('whoever comes while somebody has much waiting waits for at most one of theirs', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 0, max: 500 }), (much, done) => {
        const turns = createTurns()
        const places = Array.from({ length: much }, () => turns.deal('flooder'))
        const served = places.slice(0, done)
        for (const place of served) turns.serve(place)
        const mine = turns.deal('neighbour')
        expect(places.slice(done).filter((place) => place <= mine).length).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('one sender’s own messages keep their order', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat({ max: 4 }), fc.boolean())), (steps) => {
        const turns = createTurns()
        const last = new Map<number, number>()
        for (const [sender, serves] of steps) {
          const place = turns.deal(`${sender}`)
          expect(place).toBeGreaterThan(last.get(sender) ?? 0)
          last.set(sender, place)
          if (serves) turns.serve(place)
        }
      }),
    )
  })
})

describe('the inbox', () => {
  test('in one group and across many threads: a flood comes after everybody else, in its own order', async () => {
    const file = await freshFile()
    const { inbox, store } = await opened(file)
    const flood = Array.from({ length: 60 }, (_, n) => ({ key: `f${n}`, thread: `t${n % 3}`, sender: 'flooder' }))
    const others = Array.from({ length: 20 }, (_, n) => ({ key: `n${n}`, thread: 't0', sender: `n${n}` }))
    for (const row of [...flood, ...others]) await put(inbox, row)
    const order = await workOff({ inbox, store })
    // One of the flooder stands on the same place as the neighbours, and came first.
    expect(order.slice(0, 21)).toEqual(['f0', ...others.map(({ key }) => key)])
    for (const thread of ['t0', 't1', 't2']) {
      const own = flood.filter((row) => row.thread === thread).map(({ key }) => key)
      expect(order.filter((key) => own.includes(key))).toEqual(own)
    }
    await store.close()
  })

  test('after a restart it goes on as before', async () => {
    const file = await freshFile()
    const first = await opened(file)
    for (let n = 0; n < 10; n++) await put(first.inbox, { key: `f${n}`, thread: 't', sender: 'flooder' })
    for (const { id } of await first.inbox.next(1)) await first.store.tx((db) => first.inbox.done(db, id))
    await first.store.close()
    const { inbox, store } = await opened(file)
    await put(inbox, { key: 'f10', thread: 't', sender: 'flooder' })
    await put(inbox, { key: 'n', thread: 't', sender: 'neighbour' })
    const order = await workOff({ inbox, store })
    expect(order.slice(0, 2)).toEqual(['f1', 'n'])
    expect(order.slice(2)).toEqual(Array.from({ length: 9 }, (_, n) => `f${n + 2}`))
    await store.close()
  })

  test('what is urgent is offered apart, past everything in its thread, and nothing of that thread comes before it', async () => {
    const { inbox, store } = await opened(await freshFile())
    for (let n = 0; n < 5; n++) await put(inbox, { key: `f${n}`, thread: 't', sender: 'flooder' })
    await put(inbox, { key: 'cry', thread: 't', sender: 'flooder', urgent: true })
    await put(inbox, { key: 'else', thread: 'u', sender: 'neighbour' })
    expect((await inbox.next(9)).map(({ key }) => key)).toEqual(['else'])
    expect(await inbox.nextUrgent(9, [{ channel: 'web', thread: 't' }])).toEqual([])
    const [cry, ...more] = await inbox.nextUrgent(9)
    expect([cry!.key, more]).toEqual(['cry', []])
    await store.tx((db) => inbox.done(db, cry!.id))
    expect((await inbox.next(9)).map(({ key }) => key)).toEqual(['f0', 'else'])
    await store.close()
  })

  test('a row that is to come later stands before what its sender says after it, and in nobody else’s way', async () => {
    const { inbox, store, clock } = await opened(await freshFile())
    await inbox.put({ key: 'late', channel: 'web', thread: 't', sender: 'a', body: '{}', laterMs: 1_000 })
    await put(inbox, { key: 'after', thread: 't', sender: 'a' })
    await put(inbox, { key: 'other', thread: 't', sender: 'b' })
    expect(await workOff({ inbox, store })).toEqual(['other'])
    clock.move(1_000)
    expect(await workOff({ inbox, store })).toEqual(['late', 'after'])
    await store.close()
  })

  test('it knows what is settled', async () => {
    const { inbox, store } = await opened(await freshFile())
    expect(await inbox.isSettled('k')).toBe(false)
    await put(inbox, { key: 'k', thread: 't', sender: 'a' })
    expect(await inbox.isSettled('k')).toBe(false)
    await store.tx((db) => inbox.done(db, 1))
    expect(await inbox.isSettled('k')).toBe(true)
    await store.close()
  })
})
