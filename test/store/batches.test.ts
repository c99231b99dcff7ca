import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inBatches } from '../../store/batches.ts'
import { armFailpoint, disarmFailpoints } from '../../store/failpoint.ts'
import { claimAll, due, enqueue, sent, sentAll } from '../../store/outbox.ts'
import type { Db, Store } from '../../store/store.ts'
import { freshStore } from './workbench.ts'

const NOW = 1_800_000_000_000

const keys = async (store: Store) =>
  (await store.read.selectFrom('quarantine').select('key').orderBy('key').execute()).map(({ key }) => key)

/** Keeps the items, and gives them back as they came. */
async function keep(db: Db, items: readonly string[]): Promise<readonly string[]> {
  for (const key of items)
    await db.insertInto('quarantine').values({ key, channel: 'c', reason: 'r', raw: '', at: 1 }).execute()
  return items
}

describe('a batch', () => {
  test('holds all that came before its turn, in order, and is committed when it is heard of', async () => {
    const store = await freshStore()
    const put = inBatches(store, keep)
    const heard = await Promise.all(['a', 'b', 'c'].map(put))
    expect(heard).toEqual([
      ['a', 'b', 'c'],
      ['a', 'b', 'c'],
      ['a', 'b', 'c'],
    ])
    expect(await keys(store)).toEqual(['a', 'b', 'c'])
  })

  test('takes nobody in once it runs', async () => {
    const store = await freshStore()
    let begun = () => {}
    let goOn = () => {}
    const running = new Promise<void>((resolve) => (begun = resolve))
    const gate = new Promise<void>((resolve) => (goOn = resolve))
    const put = inBatches<string, readonly string[]>(store, async (db, items) => {
      const now = [...items]
      begun()
      await gate
      return keep(db, now)
    })
    const early = put('early')
    await running
    const late = put('late')
    goOn()
    expect(await early).toEqual(['early'])
    expect(await late).toEqual(['late'])
    expect(await keys(store)).toEqual(['early', 'late'])
  })

  test('that fails fails for all in it, and for nobody else', async () => {
    const store = await freshStore()
    const put = inBatches(store, keep)
    const together = await Promise.allSettled([put('a'), put('a')])
    expect(together.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    armFailpoint('tx.afterBegin', 'throw')
    expect((await Promise.allSettled([put('b'), put('c')])).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    disarmFailpoints()
    expect(await put('d')).toEqual(['d'])
    expect(await keys(store)).toEqual(['d'])
  })

  test('ends where it is long enough', async () => {
    const store = await freshStore()
    const sizes = new Set<number>()
    const put = inBatches<number, void>(store, async (_, items) => void sizes.add(items.length))
    await Promise.all(Array.from({ length: 600 }, (_, item) => put(item)))
    expect([...sizes]).toEqual([256, 88])
  })
})

describe('many outbox rows at once', () => {
  test('are taken and delivered as they would be one by one, whatever their number and state', async () => {
    const store = await freshStore()
    const act = fc.constantFrom('claim', 'sent', 'nothing')
    let round = 0
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(act, act), { minLength: 1, maxLength: 40 }), async (acts) => {
        round += 1
        const all = acts.map((_, at) => `r${round}-${at}`)
        await store.tx((db) =>
          enqueue(
            db,
            all.map((id) => ({ id, to: { channel: 'c', thread: id }, urgency: 'reply', body: '{}' })),
            NOW,
          ),
        )
        const chosen = (turn: 0 | 1, what: string) => all.filter((_, at) => acts[at]![turn] === what)
        const first = chosen(0, 'claim')
        if (first.length > 0) expect([...(await store.tx((db) => claimAll(db, first)))].sort()).toEqual([...first].sort())
        const saying = chosen(1, 'sent')
        const said = saying.map((id) => ({ id, nativeIds: [`n ${id}`] }))
        const settled = said.length > 0 ? await store.tx((db) => sentAll(db, said, NOW + 1)) : new Set()
        expect([...settled].sort()).toEqual(saying.filter((id) => first.includes(id)).sort())
        const rows = await store.read.selectFrom('outbox').selectAll().where('id', 'in', all).execute()
        for (const { id, state, native_ids, attempts, sent_at } of rows) {
          const done = settled.has(id)
          expect({ state, native_ids, attempts, sent_at }).toEqual({
            state: done ? 'sent' : first.includes(id) ? 'sending' : 'pending',
            native_ids: done ? JSON.stringify([`n ${id}`]) : null,
            attempts: first.includes(id) ? 1 : 0,
            sent_at: done ? NOW + 1 : null,
          })
        }
      }),
      { numRuns: 25 },
    )
  })

  test('find their rows by id, however many others there are', async () => {
    const store = await freshStore()
    await store.tx((db) => enqueue(db, [{ id: 'a', to: { channel: 'c', thread: 't' }, urgency: 'reply', body: '{}' }], NOW))
    await store.tx(async (db) => {
      await claimAll(db, ['a'])
      await sent(db, 'a', { nativeIds: ['quote " and \\'], at: NOW })
    })
    expect(await due(store.read, NOW, 9)).toEqual([])
    const row = await store.read.selectFrom('outbox').select('native_ids').executeTakeFirstOrThrow()
    expect(JSON.parse(row.native_ids!)).toEqual(['quote " and \\'])
  })
})
