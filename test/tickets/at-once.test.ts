import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { armFailpoint, disarmFailpoints } from '../../store/failpoint.ts'
import { MORNING, openTown, type Town } from './town.ts'

let town: Town
beforeAll(async () => {
  town = await openTown()
})
afterEach(async () => {
  disarmFailpoints()
  town.clock.time = MORNING
  await town.heard()
})
afterAll(() => town.close())

const status = async (number: number) => (await town.desk.view(town.store.read, 'li', number))?.ticket.status

describe('at once', () => {
  test('of two who accept in the same moment one wins, and the other is told why not', async () => {
    const number = await town.lamp()
    const both = await Promise.all([town.act('wang', 'accept', number), town.act('zhao', 'accept', number)])
    expect(both.map((acted) => acted.ok).sort()).toEqual([false, true])
    expect(both.find((acted) => !acted.ok)).toMatchObject({ why: 'wrong_status', ticket: { status: 'working' } })
    const log = await town.desk.history(town.store.read, 'li', number)
    expect(log?.filter(({ verb }) => verb === 'accept')).toHaveLength(1)
  })

  test('who looked at an older version is told so', async () => {
    const number = await town.lamp()
    await town.did('liu', 'add', number, { note: '在三楼' })
    expect(await town.act('wang', 'accept', number, { expectVersion: 1 })).toMatchObject({
      ok: false,
      why: 'changed_meanwhile',
    })
    expect((await town.did('wang', 'accept', number, { expectVersion: 2 })).ticket.version).toBe(3)
  })

  test('a change between reading and writing is noticed, and nothing is written', async () => {
    const number = await town.lamp()
    const events = async () => (await town.desk.history(town.store.read, 'li', number))?.length
    const before = await events()
    const acted = await town.store.tx((db) => {
      // What another process would do in this moment, on a database with several writers.
      armFailpoint('tickets.beforeTicket', async () => {
        await db.updateTable('tickets').set({ version: 2 }).where('id', '=', number).execute()
      })
      return town.desk.act(db, { actor: 'wang', verb: 'accept', number })
    })
    expect(acted).toMatchObject({ ok: false, why: 'changed_meanwhile' })
    expect(await events()).toBe(before)
    expect(await town.heard()).toEqual([])
    expect(await status(number)).toBe('assigned')
  })

  test.each(['tickets.afterTicket', 'tickets.afterEvent', 'tickets.afterNotices'])(
    'a failure at %s leaves nothing behind',
    async (point) => {
      const number = await town.lamp()
      armFailpoint(point, 'throw')
      await expect(town.act('wang', 'accept', number)).rejects.toThrow(point)
      expect(await status(number)).toBe('assigned')
      expect(await town.heard()).toEqual([])
      expect(await town.desk.history(town.store.read, 'li', number)).toHaveLength(1)
      expect((await town.did('wang', 'accept', number)).ticket.status).toBe('working')
    },
  )
})
