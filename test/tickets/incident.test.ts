import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { armFailpoint, disarmFailpoints } from '../../store/failpoint.ts'
import { type Case, extentOf, isElsewhere, isSameIncident, MATTERS } from '../../tickets/incident.ts'
import { HIDDEN, type Request } from '../../tickets/ticket.ts'
import { ACCEPTED, CHECKED, HOUR, LAMP, MORNING, openTown, RESOLVED, type Town } from './town.ts'

const part = (...values: string[]) => fc.constantFrom(null, ...values)
const place = fc.record({
  building: part('3', '5'),
  unit: part('1', '2'),
  room: part('501', '302'),
  detail: part('南门', '南门旁边', '楼道', '（位置未说清）'),
})
const someCase: fc.Arbitrary<Case> = fc.record({
  service: fc.constantFrom('fac_light', 'fac_elevator'),
  urgency: fc.constantFrom('emergency', 'normal'),
  matter: fc.constantFrom(null, 'lamp', 'lamp/5', 'leak', 'lift', 'no_water', 'gossip'),
  place,
  estate: part('villa', 'mill'),
  channel: fc.constant('web'),
  thread: fc.constantFrom('g:a', 'g:b'),
  at: fc.integer({ min: 0, max: 80 * HOUR }),
})
/** Two of a kind, so that most pairs differ in little. */
const pair = fc
  .tuple(someCase, someCase, fc.boolean())
  .map(([one, other, alike]): [Case, Case] => [one, alike ? { ...one, place: other.place, at: other.at } : other])
const joins = (check: (report: Case, running: Case) => void) =>
  fc.assert(
    fc.property(pair, ([report, running]) => {
      if (isSameIncident(report, running)) check(report, running)
    }),
    { numRuns: 4000 },
  )

describe('the rule', () => {
  const lamp: Case = {
    ...{ service: 'fac_light', urgency: 'normal', matter: 'lamp', estate: 'villa', channel: 'web', thread: 'g:a', at: MORNING },
    place: { building: '3', unit: '2', room: null, detail: null },
  }
  const lift: Case = { ...lamp, service: 'fac_elevator', matter: 'lift', place: { ...lamp.place, unit: null } }
  const later = (one: Case, hours: number, change: Partial<Case['place']> = {}): Case => ({
    ...one,
    at: one.at + hours * HOUR,
    place: { ...one.place, ...change },
  })

  test('different buildings, services, matters and estates never join', () => {
    joins((report, running) => {
      expect(report.place.building).toBe(running.place.building)
      expect([report.service, report.matter, report.estate]).toEqual([running.service, running.matter, running.estate])
      if (report.estate === null) expect(report.thread).toBe(running.thread)
    })
  })

  test('two named units or rooms join only where the matter is the whole building’s', () => {
    joins((report, running) => {
      if (extentOf(report.matter) === 'building') return
      const units = [report.place.unit, running.place.unit].filter((unit) => unit !== null)
      expect(new Set(units).size).toBeLessThan(2)
      if (extentOf(report.matter) === 'home') expect(report.place.room).toBe(running.place.room)
      const rooms = [report.place.room, running.place.room].filter((room) => room !== null)
      if (extentOf(report.matter) === 'spot') expect(new Set(rooms).size).toBeLessThan(2)
    })
  })

  test('what nobody else can mean joins nothing; neither does what lies too far back', () => {
    joins((report, running) => {
      expect(Object.keys(MATTERS)).toContain(report.matter?.split('/')[0])
      const age = report.at - running.at
      expect(age).toBeGreaterThanOrEqual(0)
      expect(age).toBeLessThanOrEqual((running.urgency === 'emergency' || running.matter === 'no_water' ? 24 : 72) * HOUR)
      expect(report.urgency).toBe(running.urgency)
    })
  })

  test('of two at the same instant it does not matter who was first', () => {
    fc.assert(
      fc.property(pair, ([one, other]) => {
        const now = { at: MORNING }
        expect(isSameIncident({ ...one, ...now }, { ...other, ...now })).toBe(
          isSameIncident({ ...other, ...now }, { ...one, ...now }),
        )
      }),
    )
  })

  test.each<[string, Case, Case, boolean]>([
    ['one lamp', later(lamp, 2), lamp, true],
    ['one lamp, the stairs named once', later(lamp, 2, { detail: '楼道' }), lamp, true],
    ['a lamp whose unit is not known', later(lamp, 2, { unit: null }), lamp, false],
    ['a lift whose unit is not known', later(lift, 2, { unit: '2' }), lift, true],
    [
      'one gate of an estate',
      later(lamp, 2, { building: null, unit: null, detail: '南门旁边' }),
      later(lamp, 1, { building: null, unit: null, detail: '南门' }),
      true,
    ],
    [
      'a whole estate without water',
      { ...later(lamp, 2, { building: null, unit: null }), matter: 'no_water' },
      { ...later(lamp, 1, { building: null, unit: null }), matter: 'no_water' },
      true,
    ],
    [
      'two lamps of which only the estate is known',
      later(lamp, 2, { building: null, unit: null }),
      later(lamp, 1, { building: null, unit: null }),
      false,
    ],
    [
      'places that nobody could tell',
      later(lamp, 2, { building: null, detail: '（位置未说清）' }),
      later(lamp, 1, { building: null, detail: '（位置未说清）' }),
      false,
    ],
    ['lamps on two floors', { ...later(lamp, 2), matter: 'lamp/5' }, { ...lamp, matter: 'lamp/3' }, false],
  ])('%s', (_what, report, running, same) => {
    expect(isSameIncident(report, running)).toBe(same)
  })

  test('who says “me too” and names another building, or another unit of a lamp, means another', () => {
    const own = { building: null, unit: null, room: null, detail: null }
    expect(isElsewhere(own, lamp)).toBe(false)
    expect(isElsewhere({ ...own, building: '5' }, lamp)).toBe(true)
    expect(isElsewhere({ ...own, building: '3', unit: '1' }, lamp)).toBe(true)
    expect(isElsewhere({ ...own, building: '3', unit: '1' }, { ...lamp, matter: 'no_water' })).toBe(false)
  })
})

describe('the desk', () => {
  let town: Town
  beforeAll(async () => {
    town = await openTown()
  })
  afterEach(async () => {
    disarmFailpoints()
    town.clock.time += 100 * HOUR
    await town.heard()
  })
  afterAll(() => town.close())

  const SECRET = '手机13800138000，我住501'
  const DARK: Request = { ...LAMP, matter: 'lamp', text: `楼道灯不亮，${SECRET}` }
  const report = (reporter: string, more: Partial<Request> = {}) =>
    town.store.tx((db) => town.desk.report(db, { ...DARK, text: '灯不亮', thread: `web:${reporter}`, reporter, ...more }))
  const view = (person: string, number: number) => town.desk.view(town.store.read, person, number)
  const tickets = () => town.store.read.selectFrom('tickets').selectAll().orderBy('id').execute()

  /** One lamp, reported by liu and, after the steps, joined by so many. */
  async function dark(...people: string[]): Promise<number> {
    const { ticket } = await report('liu', { text: DARK.text })
    for (const person of people) expect(await report(person)).toMatchObject({ as: 'joined', ticket: { number: ticket.number } })
    return ticket.number
  }

  test('a second report joins; the handler hears how many and what they add', async () => {
    const { ticket } = await report('liu')
    await town.heard()
    expect(await report('mei', { text: '2单元灯也不亮，老人摔了' })).toMatchObject({
      as: 'joined',
      ticket: { number: ticket.number },
    })
    expect(await town.heard()).toEqual([{ person: 'wang', notice: 'joined' }])
    expect((await view('wang', ticket.number))?.reports).toBe(2)
    const log = await town.desk.history(town.store.read, 'wang', ticket.number)
    expect(log?.at(-1)).toMatchObject({ verb: 'join', note: '2单元灯也不亮，老人摔了', actor: HIDDEN })
  })

  test('of a whole house that joins the handler is not told each time', async () => {
    const number = await dark()
    await town.heard()
    for (let at = 0; at < 12; at++) await report(`p${at}`)
    expect((await town.heard()).filter(({ notice }) => notice === 'joined')).toHaveLength(5)
    expect((await view('wang', number))?.reports).toBe(13)
  })

  test('of an emergency leader, deputy and office hear again each time', async () => {
    const gas = { service: 'fac_water', matter: 'gas_smell', urgency: 'emergency' as const }
    await report('liu', gas)
    await town.heard()
    expect(await report('mei', gas)).toMatchObject({ as: 'joined' })
    expect(await town.heard()).toEqual(['wang', 'zhao', 'li', 'sun'].map((person) => ({ person, notice: 'joined' })))
  })

  test('nobody joins twice: what they say again is added', async () => {
    const number = await dark('mei')
    expect(await report('mei', { text: '还是黑的' })).toMatchObject({ as: 'again' })
    expect(await report('liu', { text: '灯还没修' })).toMatchObject({ as: 'again' })
    expect((await view('wang', number))?.reports).toBe(2)
    expect((await town.desk.history(town.store.read, 'li', number))?.map(({ verb }) => verb)).toEqual([
      'file',
      'join',
      'add',
      'add',
    ])
  })

  test('at the same instant one files and the others join: none is lost, none is double', async () => {
    const before = (await tickets()).length
    const people = ['a', 'b', 'c', 'd', 'e']
    const all = await Promise.all([...people, ...people].map((person) => report(person)))
    expect((await tickets()).length - before).toBe(1)
    expect(all.map(({ as }) => as).sort()).toEqual([...Array(5).fill('again'), 'filed', ...Array(4).fill('joined')])
    const number = all[0]!.ticket.number
    expect((await view('li', number))?.reports).toBe(5)
  })

  test.each(['tickets.afterJoining', 'tickets.afterEvent', 'tickets.afterNotices'])(
    'a failure at %s leaves nothing behind',
    async (point) => {
      const number = await dark()
      await town.heard()
      armFailpoint(point, 'throw')
      await expect(report('mei')).rejects.toThrow(point)
      expect(await town.heard()).toEqual([])
      expect((await view('li', number))?.reports).toBe(1)
      expect(await report('mei')).toMatchObject({ as: 'joined' })
    },
  )

  test('who joined reads where it stands and their own words, and nothing of the reporter or of others', async () => {
    const number = await dark('mei', 'zhu')
    await town.did('wang', 'accept', number)
    await town.did('liu', 'add', number, { note: SECRET })
    const seen = await view('mei', number)
    expect(seen).toMatchObject({ status: { code: 'working' }, ticket: { text: '灯不亮', reporter: HIDDEN, thread: HIDDEN } })
    const log = await town.desk.history(town.store.read, 'mei', number)
    expect(JSON.stringify([seen, log])).not.toMatch(/13800138000|liu|zhu/)
    const reporters = JSON.stringify(await town.desk.history(town.store.read, 'liu', number))
    expect(reporters).not.toMatch(/mei|zhu/)
    expect(await view('stranger', number)).toBeUndefined()
    expect((await town.desk.list(town.store.read, 'mei', { scope: 'mine', limit: 9 })).map((one) => one.number)).toContain(
      number,
    )
  })

  test('they are told when it is done, and may say that it is not', async () => {
    const number = await dark('mei')
    await town.did('wang', 'accept', number)
    await town.heard()
    await town.did(...([RESOLVED[0], RESOLVED[1], number, RESOLVED[2]] as const))
    expect(await town.heard()).toContainEqual({ person: 'mei', notice: 'resolved' })
    expect((await town.did('mei', 'reopen', number, { note: '还是不亮' })).ticket.status).toBe('assigned')
    expect(await town.heard()).toContainEqual({ person: 'liu', notice: 'reopened' })
    expect(await town.act('mei', 'rate', number, { rating: 5 })).toMatchObject({ ok: false, why: 'not_allowed' })
  })

  test('what is said to be done is joined by nobody', async () => {
    const number = await town.lamp(ACCEPTED, RESOLVED, CHECKED)
    await town.store.tx((db) => db.updateTable('tickets').set({ matter: 'lamp' }).where('id', '=', number).execute())
    expect(await report('mei')).toMatchObject({ as: 'filed' })
  })

  test('who joined takes back their own part only', async () => {
    const number = await dark('mei', 'zhu')
    await town.heard()
    expect(await town.did('mei', 'withdraw', number)).toMatchObject({ ticket: { status: 'assigned' } })
    expect(await town.heard()).toEqual([])
    expect(await view('mei', number)).toBeUndefined()
    expect(await view('li', number)).toMatchObject({ reports: 2, ticket: { reporter: 'liu' } })
    expect(await report('mei')).toMatchObject({ as: 'joined' })
  })

  test('when the reporter takes it back it goes on for the others, and the next is asked', async () => {
    const number = await dark('mei', 'zhu')
    await town.heard()
    expect(await town.did('liu', 'withdraw', number)).toMatchObject({ ticket: { status: 'assigned' } })
    expect(await town.heard()).toEqual([{ person: 'wang', notice: 'handed_on' }])
    expect(await view('liu', number)).toBeUndefined()
    const asked = await view('mei', number)
    expect(asked).toMatchObject({ relations: ['reporter'], reports: 2, ticket: { reporter: 'mei', text: '灯不亮' } })
    const log = await town.desk.history(town.store.read, 'mei', number)
    expect(JSON.stringify([asked, log])).not.toMatch(/13800138000|liu|zhu/)
    await town.did('mei', 'withdraw', number)
    expect((await town.did('zhu', 'withdraw', number)).ticket.status).toBe('withdrawn')
  })

  test('a number alone joins nobody to what was never said in their chat', async () => {
    const number = await dark()
    const joiner = { person: 'mei', channel: 'web', words: '我也是' }
    expect(await town.store.tx((db) => town.desk.join(db, number, { ...joiner, thread: 'g:other' }))).toBe(false)
    expect(await town.store.tx((db) => town.desk.join(db, number, { ...joiner, thread: DARK.thread }))).toBe('joined')
    expect(await town.store.tx((db) => town.desk.join(db, number, { ...joiner, thread: DARK.thread }))).toBe('again')
  })
})
