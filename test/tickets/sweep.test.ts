import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { armFailpoint, disarmFailpoints } from '../../store/failpoint.ts'
import { sweep } from '../../tickets/sweep.ts'
import { at, DAY, HOUR, MINUTE, MORNING, openTown, PLACE, type Town } from './town.ts'

let town: Town
beforeAll(async () => {
  town = await openTown()
})
afterEach(disarmFailpoints)
afterAll(() => town.close())

const people = async () => (await town.heard()).map(({ person, notice }) => (notice === 'overdue' ? person : notice))
const escalations = async (number: number) =>
  (await town.desk.history(town.store.read, 'li', number))?.filter(({ verb }) => verb === 'escalate') ?? []

describe('what is late is told once for each deadline', () => {
  test('nobody accepted; nobody finished; never twice, never early', async () => {
    town.clock.time = MORNING
    const { ticket } = await town.file()
    await town.heard()
    town.clock.time = ticket.acceptBy! - 1
    expect(await town.sweep()).toEqual({ escalated: [], more: false })
    town.clock.time = ticket.acceptBy!
    expect(await town.sweep()).toEqual({ escalated: [ticket.number], more: false })
    expect(await people()).toEqual(['wang', 'zhao', 'li', 'sun'])
    town.clock.time += HOUR
    expect(await town.sweep()).toEqual({ escalated: [], more: false })
    await town.did('wang', 'accept', ticket.number)
    await town.heard()
    expect((await town.sweep()).escalated).toEqual([])
    town.clock.time = ticket.dueAt!
    expect((await town.sweep()).escalated).toEqual([ticket.number])
    expect(await people()).toEqual(['wang', 'zhao', 'li', 'sun'])
    expect((await town.sweep()).escalated).toEqual([])
    const log = await escalations(ticket.number)
    expect(log.map((event) => [event.actor, event.from, event.to, event.data])).toEqual([
      ['system', 'assigned', 'assigned', { acceptBy: ticket.acceptBy }],
      ['system', 'working', 'working', { dueAt: ticket.dueAt }],
    ])
    await town.did('wang', 'resolve', ticket.number, { note: '好了' })
  })

  test('both deadlines passed while the process was down: one notice', async () => {
    town.clock.time = MORNING
    const { ticket } = await town.file()
    await town.heard()
    town.clock.time = ticket.dueAt! + 40 * DAY
    expect((await town.sweep()).escalated).toContain(ticket.number)
    expect((await town.heard()).filter(({ person }) => person === 'wang')).toHaveLength(1)
    expect((await town.sweep()).escalated).toEqual([])
    await town.did('wang', 'accept', ticket.number)
    expect((await town.sweep()).escalated).toEqual([])
    const { ticket: again } = await town.did('li', 'reassign', ticket.number, { to: 'zhou' })
    expect(again.acceptBy).toBeGreaterThan(town.clock.time)
    town.clock.time = again.acceptBy!
    expect((await town.sweep()).escalated).toEqual([ticket.number])
    await town.did('liu', 'withdraw', ticket.number)
  })

  test('in triage the office hears, and the level above it', async () => {
    town.clock.time = MORNING
    const { ticket } = await town.file({ place: PLACE, areaHint: 'osmanthus' })
    await town.heard()
    town.clock.time = ticket.acceptBy!
    await town.sweep()
    expect(await people()).toEqual(['li', 'sun', 'lin'])
    await town.did('liu', 'withdraw', ticket.number)
  })

  test('a check that nobody makes is told to those who should, and above; not to the fixer', async () => {
    town.clock.time = MORNING
    const { ticket } = await town.file()
    const done = await town.did('wang', 'resolve', ticket.number, { note: '好了' })
    await town.heard()
    expect(done.ticket.acceptBy).toBe(at('2026-03-05 17:30'))
    town.clock.time = done.ticket.acceptBy!
    expect((await town.sweep()).escalated).toEqual([ticket.number])
    expect(await people()).toEqual(['li', 'sun', 'lin'])
    town.clock.time = ticket.dueAt! + DAY
    expect((await town.sweep()).escalated).toEqual([])
    await town.did('liu', 'rate', ticket.number, { rating: 5 })
  })

  test('life at risk is swept by the clock on the wall, at night too', async () => {
    town.clock.time = at('2026-02-17 02:00')
    const { ticket } = await town.file({ urgency: 'emergency' })
    town.clock.time += 30 * MINUTE
    expect((await town.sweep()).escalated).toEqual([ticket.number])
    town.clock.time += 90 * MINUTE
    expect((await town.sweep()).escalated).toEqual([ticket.number])
    await town.did('liu', 'withdraw', ticket.number)
    await town.heard()
  })

  test('a clock that jumps ahead and back neither repeats nor silences a later deadline', async () => {
    town.clock.time = MORNING
    const { ticket } = await town.file()
    await town.heard()
    town.clock.time = ticket.acceptBy! + 8 * HOUR
    expect((await town.sweep()).escalated).toEqual([ticket.number])
    town.clock.time = MORNING - DAY
    expect((await town.sweep()).escalated).toEqual([])
    town.clock.time = ticket.dueAt!
    expect((await town.sweep()).escalated).toEqual([ticket.number])
    expect(await escalations(ticket.number)).toHaveLength(2)
    await town.did('liu', 'withdraw', ticket.number)
    await town.heard()
  })
})

describe('many late tickets', () => {
  const FILED = 120
  test('are swept in batches; a failure in between, anywhere, leaves each told exactly once', async () => {
    town.clock.time = MORNING
    await town.store.tx(async (db) => {
      const request = {
        reporter: 'liu',
        channel: 'web',
        thread: 't',
        text: '灯',
        service: 'fac_light',
        urgency: 'normal' as const,
      }
      for (let i = 0; i < FILED; i++) await town.desk.file(db, { ...request, place: { ...PLACE, area: 'grid1' } })
    })
    await town.heard()
    town.clock.time = MORNING + DAY
    const escalated: number[] = []
    for (let round = 0, more = true; more; round++) {
      armFailpoint(round % 2 ? 'sweep.afterTicket' : 'sweep.afterEvent', 'throw', 17)
      await expect(town.sweep()).rejects.toThrow(/sweep\.after/)
      disarmFailpoints()
      const swept = await town.sweep()
      expect(swept.escalated.length).toBeLessThanOrEqual(50)
      escalated.push(...swept.escalated)
      more = swept.more
    }
    expect(new Set(escalated).size).toBe(FILED)
    expect(escalated).toHaveLength(FILED)
    const heard = await town.heard()
    expect(heard.filter(({ person, notice }) => person === 'wang' && notice === 'overdue')).toHaveLength(FILED)
  })

  test('two sweeps at once tell each ticket once', async () => {
    town.clock.time = MORNING + 30 * DAY
    const both = await Promise.all([1, 2].map(() => town.store.tx((db) => sweep(db, town.parts, town.clock.time, 1000))))
    expect(both.map(({ escalated }) => escalated.length).sort()).toEqual([0, FILED])
  })
})
