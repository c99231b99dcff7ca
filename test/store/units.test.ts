import fc from 'fast-check'
import { sql } from 'kysely'
import { afterEach, describe, expect, test } from 'vitest'
import { silentLog } from '../../log.ts'
import { armFailpoint, disarmFailpoints } from '../../store/failpoint.ts'
import type { Db } from '../../store/store.ts'
import { AT, report, wholeReports } from './reports.ts'
import { codeOf, freshStore } from './workbench.ts'

afterEach(disarmFailpoints)

const turn = () => new Promise((resolve) => setImmediate(resolve))

async function keep(db: Db, key: string): Promise<void> {
  await db.insertInto('quarantine').values({ key, channel: 'web', reason: 'test', raw: '', at: AT }).execute()
}

async function keys(db: Db): Promise<string[]> {
  return (await db.selectFrom('quarantine').select('key').orderBy('id').execute()).map(({ key }) => key)
}

describe('a unit', () => {
  test('is committed when its promise resolves, and gives what its work gave', async () => {
    const store = await freshStore()
    expect(await store.tx((db) => report(db, 'lamp'))).toBe(1001)
    expect(await wholeReports(store.read)).toEqual(['lamp'])
  })

  test('that throws leaves nothing, and others that ran between its statements stay', async () => {
    const store = await freshStore()
    const slow = store.tx(async (db) => {
      await keep(db, 'a1')
      await turn()
      await keep(db, 'a2')
      await turn()
      throw new Error('changed my mind')
    })
    const others = [1, 2, 3].map((n) => store.tx((db) => keep(db, `b${n}`)))
    await expect(slow).rejects.toThrow('changed my mind')
    await Promise.all(others)
    expect(await keys(store.read)).toEqual(['b1', 'b2', 'b3'])
  })

  test('is not seen by readers before its commit', async () => {
    const store = await freshStore()
    let seen: string[] | undefined
    await store.tx(async (db) => {
      await keep(db, 'a')
      seen = await keys(store.read)
      expect(await keys(db)).toEqual(['a'])
    })
    expect(seen).toEqual([])
    expect(await keys(store.read)).toEqual(['a'])
  })

  test('runs in the order of the calls', async () => {
    const store = await freshStore()
    const order = Array.from({ length: 300 }, (_, n) => `k${n}`)
    await Promise.all(order.map((key) => store.tx((db) => keep(db, key))))
    expect(await keys(store.read)).toEqual(order)
  })

  test('fails when one of its statements failed, even if its own code swallowed that', async () => {
    const store = await freshStore()
    await store.tx((db) => keep(db, 'there'))
    const swallowing = store.tx(async (db) => {
      await keep(db, 'half')
      await keep(db, 'there').catch(() => {})
      expect(await codeOf(keep(db, 'other half'))).toBe('unit_failed')
    })
    expect(await codeOf(swallowing)).toBe('constraint')
    expect(await keys(store.read)).toEqual(['there'])
  })

  test('waits for statements that nobody awaits, before it is taken back too', async () => {
    const store = await freshStore()
    const hasty = store.tx(async (db) => {
      for (let i = 0; i < 20; i++) void keep(db, `forgotten ${i}`).catch(() => {})
      throw new Error('gone')
    })
    const next = store.tx((db) => keep(db, 'next'))
    await expect(hasty).rejects.toThrow('gone')
    await next
    expect(await keys(store.read)).toEqual(['next'])
  })

  test('takes no statement after its end', async () => {
    const store = await freshStore()
    let kept: Db | undefined
    await store.tx(async (db) => {
      kept = db
    })
    expect(await codeOf(keep(kept!, 'late'))).toBe('unit_over')
    expect(await keys(store.read)).toEqual([])
  })

  test('cannot begin another inside of itself: it is refused instead of waiting for ever', async () => {
    const store = await freshStore()
    const inner = store.tx(async (db) => {
      await keep(db, 'outer')
      await store.tx((again) => keep(again, 'inner'))
    })
    expect(await codeOf(inner)).toBe('nested_unit')
    expect(await codeOf(store.tx((db) => db.transaction().execute((again) => keep(again, 'kysely'))))).toBe('nested_unit')
    await store.tx((db) => keep(db, 'after'))
    expect(await keys(store.read)).toEqual(['after'])
  })

  test('may be begun by code that a finished unit has started', async () => {
    const store = await freshStore()
    let later: Promise<void> | undefined
    await store.tx(async () => {
      later = turn()
        .then(turn)
        .then(() => store.tx((db) => keep(db, 'later')))
    })
    await later
    expect(await keys(store.read)).toEqual(['later'])
  })
})

describe('group commit', () => {
  test('any mix of units that succeed and fail leaves exactly the ones that resolved', async () => {
    const store = await freshStore()
    let round = 0
    const unit = fc.record({ rows: fc.integer({ min: 1, max: 4 }), turns: fc.integer({ min: 0, max: 2 }), fails: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(fc.array(unit, { maxLength: 30 }), async (units) => {
        const before = await keys(store.read)
        const name = `r${round++}`
        const runs = units.map(({ rows, turns, fails }, n) =>
          store.tx(async (db) => {
            for (let i = 0; i < rows; i++) await keep(db, `${name}.${n}.${i}`)
            for (let i = 0; i < turns; i++) await turn()
            if (fails) throw new Error('as planned')
          }),
        )
        const outcomes = await Promise.allSettled(runs)
        const stays = units.flatMap(({ rows, fails }, n) =>
          fails ? [] : Array.from({ length: rows }, (_, i) => `${name}.${n}.${i}`),
        )
        expect(outcomes.map(({ status }) => status === 'rejected')).toEqual(units.map(({ fails }) => fails))
        expect(await keys(store.read)).toEqual([...before, ...stays])
      }),
      { numRuns: 30 },
    )
  })

  test('many units at once need few commits', async () => {
    const store = await freshStore()
    let commits = 0
    armFailpoint('tx.beforeCommit', 'throw', Number.MAX_SAFE_INTEGER)
    const count = () => {
      commits += 1
      armFailpoint('tx.afterBegin', count)
    }
    armFailpoint('tx.afterBegin', count)
    await Promise.all(Array.from({ length: 200 }, (_, n) => store.tx((db) => keep(db, `k${n}`))))
    expect(commits).toBeGreaterThan(0)
    expect(commits).toBeLessThanOrEqual(3)
  })

  test.each(['tx.afterBegin', 'tx.beforeCommit'])(
    'a fault at %s rejects the whole group, stores none of it, and the next group works',
    async (name) => {
      const store = await freshStore()
      armFailpoint(name, 'throw')
      const outcomes = await Promise.allSettled([1, 2, 3].map((n) => store.tx((db) => keep(db, `k${n}`))))
      expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
      await store.tx((db) => keep(db, 'next'))
      expect(await keys(store.read)).toEqual(['next'])
    },
  )

  test('a fault between two units costs only the unit it struck', async () => {
    const store = await freshStore()
    armFailpoint('tx.afterUnit', 'throw', 2)
    const outcomes = await Promise.allSettled([1, 2, 3].map((n) => store.tx((db) => report(db, `r${n}`))))
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(await wholeReports(store.read)).toEqual(['r1', 'r3'])
  })

  test('a full disk rejects with storage_full, keeps what was acknowledged, and works again once there is room', async () => {
    const store = await freshStore()
    await store.tx((db) => keep(db, 'first'))
    await store.tx((db) => sql`PRAGMA max_page_count = 1`.execute(db))
    const big = 'x'.repeat(5_000)
    const acknowledged = ['first']
    const codes = new Set<string>()
    const tryOne = (key: string) =>
      store.tx(async (db) => {
        await db.insertInto('quarantine').values({ key, channel: 'web', reason: 'test', raw: big, at: AT }).execute()
      })
    for (let round = 0; round < 5; round++) {
      const names = [0, 1, 2, 3].map((n) => `${round}.${n}`)
      const outcomes = await Promise.allSettled(names.map(tryOne))
      outcomes.forEach((outcome, n) => {
        if (outcome.status === 'fulfilled') acknowledged.push(names[n]!)
        else codes.add(outcome.reason.code)
      })
    }
    expect([...codes]).toEqual(['storage_full'])
    expect(await keys(store.read)).toEqual(acknowledged)
    await store.tx((db) => sql`PRAGMA max_page_count = 1000000`.execute(db))
    await tryOne('room again')
    expect(await keys(store.read)).toEqual([...acknowledged, 'room again'])
  })
})

describe('the door', () => {
  test('writing through `read` throws and changes nothing', async () => {
    const store = await freshStore()
    expect(await codeOf(keep(store.read, 'x'))).toBe('read_only')
    expect(await codeOf(sql`delete from quarantine`.execute(store.read))).toBe('read_only')
    expect(await codeOf(sql`create table mine (id integer)`.execute(store.read))).toBe('read_only')
    expect(await keys(store.read)).toEqual([])
  })

  test.each([undefined, true, { a: 1 }, Number.NaN, new Date(0), 1n])(
    'a value that no column can hold is refused: %s',
    async (value) => {
      const store = await freshStore()
      const unit = store.tx((db) =>
        sql`insert into quarantine (key, channel, reason, raw, at) values ('k', 'c', 'r', ${value}, 1)`.execute(db),
      )
      expect(await codeOf(unit)).toBe('bad_value')
      expect(await keys(store.read)).toEqual([])
    },
  )

  test('any text and any whole number come back as they went in', async () => {
    const store = await freshStore()
    let n = 0
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string(),
      fc.constantFrom("'; drop table people; --", '\0', '“引号”', '😀\u200b'),
    )
    await fc.assert(
      fc.asyncProperty(text, fc.maxSafeInteger(), async (raw, at) => {
        const key = `k${n++}`
        await store.tx((db) => db.insertInto('quarantine').values({ key, channel: 'c', reason: 'r', raw, at }).execute())
        const row = await store.read
          .selectFrom('quarantine')
          .select(['raw', 'at'])
          .where('key', '=', key)
          .executeTakeFirstOrThrow()
        expect(row).toEqual({ raw, at })
      }),
      { numRuns: 150 },
    )
  })

  test('close lets every accepted unit finish, then refuses, and may be called twice', async () => {
    const store = await freshStore()
    const units = Array.from({ length: 50 }, (_, n) => store.tx((db) => keep(db, `k${n}`)))
    await Promise.all([store.close(), store.close()])
    expect((await Promise.allSettled(units)).every(({ status }) => status === 'fulfilled')).toBe(true)
    expect(await codeOf(store.tx((db) => keep(db, 'late')))).toBe('store_closed')
    expect(await codeOf(keys(store.read))).toBe('store_closed')
  })

  test('more reads than connections are all answered', async () => {
    const store = await freshStore({ readers: 2, log: silentLog })
    await store.tx((db) => keep(db, 'a'))
    const answers = await Promise.all(Array.from({ length: 50 }, () => keys(store.read)))
    expect(answers.every((answer) => answer.join() === 'a')).toBe(true)
  })
})
