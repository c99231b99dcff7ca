import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { AreaTree } from '../../tickets/area.ts'
import { createDesk } from '../../tickets/desk.ts'
import { area, MORNING, openTown, type Town } from './town.ts'

let town: Town
beforeAll(async () => {
  town = await openTown()
})
afterEach(async () => {
  town.clock.time = MORNING
  await town.heard()
})
afterAll(() => town.close())

describe('派单 and 转派', () => {
  test('name a person or an area that may take it', async () => {
    const number = await town.lamp()
    const refused = async (actor: string, to: string | null) => {
      const acted = await town.act(actor, 'reassign', number, { to })
      return acted.ok ? 'done' : acted.why
    }
    expect(await refused('wang', null)).toBe('needs_target')
    expect(await refused('wang', 'liu')).toBe('unknown_target')
    expect(await refused('wang', 'ma')).toBe('unknown_target')
    expect(await refused('wang', 'grid2')).toBe('unknown_target')
    expect(await refused('wang', 'wang')).toBe('unknown_target')
    expect(await refused('li', 'liu')).toBe('unknown_target')
    expect((await town.did('wang', 'reassign', number, { to: 'zhou' })).ticket).toMatchObject({
      assignee: 'zhou',
      area: 'grid1',
    })
    expect(await town.heard()).toEqual([{ person: 'zhou', notice: 'assigned' }])
    expect((await town.did('li', 'reassign', number, { to: 'grid2' })).ticket).toMatchObject({ assignee: 'ma', area: 'grid2' })
    expect(await town.heard()).toEqual([
      { person: 'ma', notice: 'assigned' },
      { person: 'zhou', notice: 'reassigned' },
    ])
  })

  test('an area of several grids must find its handler first', async () => {
    const number = await town.lamp()
    const areas = new AreaTree([...town.parts.areas.all(), area('grid8', 'grid', 'apricot', { leader: 'ba' })])
    const desk = createDesk({ ...town.parts, areas })
    const moved = await town.store.tx((db) => desk.act(db, { actor: 'li', verb: 'reassign', number, to: 'apricot' }))
    expect(moved).toMatchObject({ ok: true, ticket: { status: 'triage', assignee: null, area: 'apricot' } })
    expect(await town.heard()).toEqual([
      { person: 'tao', notice: 'filed_to_triage' },
      { person: 'wang', notice: 'reassigned' },
    ])
  })
})
