/** 更正: the place of a ticket, and with it whose it is. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { rerouted } from '../../tickets/routing.ts'
import { ACCEPTED, DAY, HOUR, MORNING, openTown, PLACE, RESOLVED, TOWN, type Town } from './town.ts'

let town: Town
beforeAll(async () => {
  town = await openTown()
})
afterEach(async () => {
  town.clock.time = MORNING
  await town.heard()
})
afterAll(() => town.close())

const at = (area: string, building: string | null = null) => ({ ...PLACE, area, building })

describe('the right place', () => {
  test('inside of the grid: the ticket moves, who goes there hears it, nobody else gets it', async () => {
    const number = await town.lamp(ACCEPTED)
    const { ticket, event } = await town.did('liu', 'correct', number, { place: at('villa', '5') })
    expect(ticket).toMatchObject({
      status: 'working',
      assignee: 'wang',
      area: 'grid1',
      place: { area: 'villa', building: '5' },
    })
    expect(event).toMatchObject({
      verb: 'correct',
      data: { place: { building: '5' }, placeBefore: { building: '3', unit: '2' } },
    })
    expect(await town.heard()).toEqual([{ person: 'wang', notice: 'corrected' }])
  })

  test('in another grid: its leader gets it anew, who had it need not go, whoever reported it hears of it from a handler', async () => {
    const number = await town.lamp(ACCEPTED)
    const { ticket } = await town.did('wang', 'correct', number, { place: at('mill', '3') })
    expect(ticket).toMatchObject({ status: 'assigned', assignee: 'ma', area: 'grid2' })
    expect(await town.heard()).toEqual([
      { person: 'ma', notice: 'assigned' },
      { person: 'liu', notice: 'corrected' },
    ])
    expect((await town.act('wang', 'accept', number)).ok).toBe(false)
  })

  test('of what no grid was known of: it leaves the office for its grid, and the office hears so', async () => {
    const { ticket: filed } = await town.file({ place: PLACE })
    expect(filed.assignee).toBeNull()
    await town.heard()
    const { ticket } = await town.did('liu', 'correct', filed.number, { place: at('villa-3', '3') })
    expect(ticket).toMatchObject({ status: 'assigned', assignee: 'wang', area: 'grid1' })
    expect((await town.heard())[0]).toEqual({ person: 'wang', notice: 'assigned' })
  })

  test('where nobody answers the office finds out who does; never with nobody', async () => {
    const number = await town.lamp(ACCEPTED)
    const { ticket } = await town.did('liu', 'correct', number, { place: at('grid4') })
    expect([ticket.area, ticket.assignee]).toEqual(['grid4', 'li'])
  })

  test('what was given to somebody by hand stays with them, at whichever house of the same grid it is', async () => {
    const number = await town.lamp()
    await town.did('li', 'reassign', number, { to: 'grid2' })
    const { ticket } = await town.did('liu', 'correct', number, { place: at('villa', '7') })
    expect(ticket).toMatchObject({ assignee: 'ma', area: 'grid2' })
  })

  test('a parked one begins again in its new grid, and its pause takes nothing from the time there is', async () => {
    const number = await town.lamp(ACCEPTED, ['wang', 'park', { note: '等配件' }])
    const due = (await town.desk.view(town.store.read, 'liu', number))!.ticket.dueAt!
    town.clock.time += 2 * DAY
    const { ticket } = await town.did('liu', 'correct', number, { place: at('mill') })
    expect(ticket).toMatchObject({ status: 'assigned', assignee: 'ma' })
    expect(ticket.dueAt).toBeGreaterThan(due)
  })

  test('twice in a row, and back: each time with whom it belongs', async () => {
    const number = await town.lamp()
    await town.did('liu', 'correct', number, { place: at('mill') })
    const { ticket } = await town.did('liu', 'correct', number, { place: at('villa-3', '3') })
    expect(ticket).toMatchObject({ assignee: 'wang', area: 'grid1', status: 'assigned' })
  })
})

describe('is refused', () => {
  const why = async (...order: Parameters<Town['act']>) => {
    const acted = await town.act(...order)
    return acted.ok ? 'done' : acted.why
  }

  test('without a place, with the same one, and for an area that is not there when that changes nothing', async () => {
    const number = await town.lamp()
    const { place } = (await town.desk.view(town.store.read, 'liu', number))!.ticket
    expect(await why('liu', 'correct', number)).toBe('needs_place')
    expect(await why('liu', 'correct', number, { place: { ...place } })).toBe('needs_place')
    expect(await why('liu', 'correct', number, { place: { ...place, area: 'nowhere' } })).toBe('done')
  })

  test('once it is said to be done, and to whoever has nothing to do with it', async () => {
    const number = await town.lamp(ACCEPTED, RESOLVED)
    expect(await why('liu', 'correct', number, { place: at('mill') })).toBe('wrong_status')
    const open = await town.lamp()
    expect(await why('chen', 'correct', open, { place: at('mill') })).toBe('not_allowed')
    expect(await why('ma', 'correct', open, { place: at('mill') })).toBe('not_found')
  })

  test('where it changed meanwhile', async () => {
    const number = await town.lamp()
    await town.did('wang', 'accept', number)
    town.clock.time += HOUR
    expect(await why('liu', 'correct', number, { place: at('mill'), expectVersion: 1 })).toBe('changed_meanwhile')
  })
})

test('only another grid, or a post that nobody has taken up yet, changes whose it is', () => {
  const service = { post: 'member' as const }
  const ticket = { urgency: 'normal', area: 'grid1', assignee: 'stairs', place: at('villa-3') } as never
  const to = (area: string, waits: 'accept' | 'work') => rerouted(TOWN, { service, ticket, place: at(area), waits })
  expect(to('villa', 'accept')).toEqual({ area: 'grid1', assignee: 'zhou' })
  expect(to('villa', 'work')).toBeNull()
  expect(to('mill', 'work')).toEqual({ area: 'grid2', assignee: 'wu' })
})
