import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { armFailpoint, disarmFailpoints } from '../../store/failpoint.ts'
import { AreaTree } from '../../tickets/area.ts'
import { createDesk, type Order } from '../../tickets/desk.ts'
import { HIDDEN } from '../../tickets/ticket.ts'
import { area, at, DAY, HOUR, MORNING, notices, openTown, PLACE, type Town, WORKFLOW } from './town.ts'

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

type Step = readonly [actor: string, verb: Order['verb'], more?: Partial<Order>]

/** A lamp of villa-3, brought as far as the steps say: `accept by wang`. */
async function lamp(...steps: Step[]) {
  const { ticket } = await town.file()
  for (const [actor, verb, more] of steps) await town.did(actor, verb, ticket.number, more)
  await town.heard()
  return ticket.number
}
const ACCEPTED: Step = ['wang', 'accept']
const RESOLVED: Step = ['wang', 'resolve', { note: '换了灯泡' }]
const CHECKED: Step = ['li', 'check']
const status = async (number: number) => (await town.desk.view(town.store.read, 'li', number))?.ticket.status

describe('the life of a ticket', () => {
  test('filed, accepted, resolved, checked by another, rated: each step is an event, and those whose turn it is hear of it', async () => {
    const { ticket, routedTo } = await town.file()
    expect(routedTo).toBe('handler')
    expect(ticket).toMatchObject({ status: 'assigned', area: 'grid1', assignee: 'wang', version: 1 })
    expect(ticket.acceptBy).toBe(MORNING + 2 * HOUR)
    expect(ticket.dueAt).toBe(at('2026-03-13 17:30'))
    expect(await town.heard()).toEqual([{ person: 'wang', notice: 'assigned' }])
    const steps = [
      ['wang', 'accept', {}, 'working', [{ person: 'liu', notice: 'accepted' }]],
      [
        'wang',
        'resolve',
        { note: '换了灯泡' },
        'checking',
        [
          { person: 'li', notice: 'to_check' },
          { person: 'sun', notice: 'to_check' },
          { person: 'liu', notice: 'resolved' },
        ],
      ],
      ['sun', 'check', {}, 'follow_up', [{ person: 'liu', notice: 'rate_please' }]],
      ['liu', 'rate', { rating: 5 }, 'archived', [{ person: 'wang', notice: 'rated' }]],
    ] as const
    for (const [actor, verb, more, to, heard] of steps) {
      expect((await town.did(actor, verb, ticket.number, more)).ticket.status).toBe(to)
      expect(await town.heard()).toEqual(heard)
    }
    const log = await town.desk.history(town.store.read, 'liu', ticket.number)
    expect(log?.map((event) => [event.verb, event.actor, event.from, event.to])).toEqual([
      ['file', 'liu', null, 'assigned'],
      ['accept', 'wang', 'assigned', 'working'],
      ['resolve', 'wang', 'working', 'checking'],
      ['check', 'sun', 'checking', 'follow_up'],
      ['rate', 'liu', 'follow_up', 'archived'],
    ])
    const view = await town.desk.view(town.store.read, 'liu', ticket.number)
    expect(view?.ticket).toMatchObject({ outcome: 'solved', rating: 5, closedAt: MORNING, version: 5 })
    expect(view?.verbs).toEqual(['reopen'])
  })

  test('办结 without 接单 counts as both', async () => {
    const number = await lamp()
    const { ticket } = await town.did('zhao', 'resolve', number, { note: '修好了' })
    expect(ticket).toMatchObject({ status: 'checking', assignee: 'zhao' })
    expect(await town.heard()).toContainEqual({ person: 'wang', notice: 'resolved' })
  })

  test('a resident’s 没好 reopens it from every stage, with a fresh deadline', async () => {
    const number = await lamp(ACCEPTED, RESOLVED)
    town.clock.time = MORNING + 3 * DAY
    const again = await town.did('liu', 'reopen', number, { note: '没好' })
    expect(again.ticket).toMatchObject({ status: 'assigned', assignee: 'wang', reopens: 1, outcome: null })
    expect(again.ticket.dueAt).toBe(at('2026-03-17 17:30'))
    expect(await town.heard()).toEqual([{ person: 'wang', notice: 'reopened' }])
    for (const step of [RESOLVED, CHECKED, ['liu', 'reopen'] satisfies Step]) await town.did(step[0], step[1], number, step[2])
    expect(await town.heard()).toContainEqual({ person: 'li', notice: 'reopened' })
    for (const step of [RESOLVED, ['liu', 'rate', { rating: 1 }] satisfies Step])
      await town.did(step[0], step[1], number, step[2])
    expect(await town.heard()).toContainEqual({ person: 'li', notice: 'rated' })
    town.clock.time += 7 * DAY
    const { ticket } = await town.did('liu', 'reopen', number)
    expect(ticket).toMatchObject({ status: 'assigned', closedAt: null, rating: null })
    for (const step of [RESOLVED, ['liu', 'rate', { rating: 2 }] satisfies Step])
      await town.did(step[0], step[1], number, step[2])
    town.clock.time += 8 * DAY
    expect(await town.act('liu', 'reopen', number)).toMatchObject({ ok: false, why: 'closed_long_ago' })
  })

  test('退单 needs a reason, goes back to the office, and is possible twice', async () => {
    const number = await lamp()
    expect(await town.act('wang', 'return', number, { note: '   ' })).toMatchObject({ ok: false, why: 'needs_note' })
    for (const returns of [1, 2]) {
      const { ticket } = await town.did('wang', 'return', number, { note: '不归我管' })
      expect(ticket).toMatchObject({ status: 'triage', assignee: null, returns })
      expect(await town.heard()).toEqual([
        { person: 'li', notice: 'returned' },
        { person: 'sun', notice: 'returned' },
      ])
      await town.did('li', 'assign', number, { to: 'wang' })
      expect(await town.heard()).toEqual([{ person: 'wang', notice: 'assigned' }])
    }
    expect(await town.act('wang', 'return', number, { note: '还是不归我管' })).toMatchObject({
      ok: false,
      why: 'no_returns_left',
    })
    expect((await town.did('li', 'reassign', number, { to: 'ma' })).ticket).toMatchObject({ assignee: 'ma', area: 'grid2' })
  })

  test('挂账 stops the clock, and 恢复办理 gives back the working time that was left', async () => {
    const number = await lamp(ACCEPTED)
    town.clock.time = MORNING + HOUR
    await town.did('wang', 'park', number, { note: '等维修资金' })
    expect(await town.heard()).toEqual([{ person: 'liu', notice: 'parked' }])
    town.clock.time += 30 * DAY
    expect((await town.sweep()).escalated).not.toContain(number)
    await town.did('liu', 'nudge', number)
    expect((await town.did('wang', 'resume', number)).ticket.dueAt).toBeGreaterThan(town.clock.time + 7 * DAY)
    const { ticket: flood } = await town.file({ service: 'fac_water' })
    expect(await town.act('wang', 'park', flood.number, { note: '等' })).toMatchObject({ ok: false, why: 'never_paused' })
  })

  test('不受理 gives the reporter the reason, who may object once more', async () => {
    const number = await lamp()
    await town.did('li', 'decline', number, { note: '属于供电公司' })
    expect(await town.heard()).toEqual([
      { person: 'liu', notice: 'declined' },
      { person: 'wang', notice: 'declined' },
    ])
    expect((await town.did('liu', 'reopen', number, { note: '供电公司说归社区' })).ticket).toMatchObject({
      status: 'triage',
      assignee: null,
    })
    expect(await town.heard()).toContainEqual({ person: 'li', notice: 'reopened' })
  })

  test('a withdrawn ticket is closed, and its handler hears so', async () => {
    const number = await lamp()
    await town.did('liu', 'withdraw', number)
    expect(await town.heard()).toEqual([{ person: 'wang', notice: 'withdrawn' }])
    expect(await town.act('wang', 'accept', number)).toMatchObject({
      ok: false,
      why: 'wrong_status',
      ticket: { status: 'withdrawn' },
    })
  })
})

describe('who hears of it', () => {
  test('with life at risk leader, deputy and office at once, at any hour', async () => {
    const { ticket } = await town.file({ urgency: 'emergency' })
    const people = ['wang', 'zhao', 'li', 'sun']
    expect(await town.heard()).toEqual(people.map((person) => ({ person, notice: 'emergency' })))
    expect(ticket.dueAt).toBe(MORNING + 2 * HOUR)
    expect((await town.did('zhao', 'accept', ticket.number)).ticket.assignee).toBe('zhao')
    expect(await town.heard()).toEqual([
      { person: 'liu', notice: 'accepted' },
      { person: 'wang', notice: 'accepted' },
    ])
  })

  test('the office of its area, of a request without a place', async () => {
    const { ticket, routedTo } = await town.file({ place: { ...PLACE, area: 'atlantis' }, areaHint: 'osmanthus' })
    expect(routedTo).toBe('triage')
    expect(ticket).toMatchObject({ status: 'triage', assignee: null, area: 'osmanthus', place: { area: null } })
    expect(await town.heard()).toEqual([
      { person: 'li', notice: 'filed_to_triage' },
      { person: 'sun', notice: 'filed_to_triage' },
    ])
    const waiting = await town.desk.list(town.store.read, 'li', { scope: 'triage', limit: 10 })
    expect(waiting.map(({ number }) => number)).toContain(ticket.number)
  })

  test('help, word and nudge go to those they concern, never to who asked', async () => {
    const number = await lamp(ACCEPTED)
    await town.did('zhao', 'help', number)
    expect((await town.heard()).map(({ person }) => person)).toEqual(['wang', 'li', 'sun'])
    await town.did('liu', 'add', number, { note: '四楼也不亮' })
    expect(await town.heard()).toEqual([{ person: 'wang', notice: 'added' }])
    await town.did('wang', 'add', number, { note: '明天上午来修' })
    expect(await town.heard()).toEqual([{ person: 'liu', notice: 'added' }])
    await town.did('liu', 'nudge', number)
    expect(await town.heard()).toEqual([{ person: 'wang', notice: 'nudged' }])
    await town.did('wang', 'resolve', number, { note: '好了' })
    await town.heard()
    await town.did('liu', 'nudge', number)
    expect((await town.heard()).map(({ person }) => person)).toEqual(['li', 'sun'])
    await town.did('li', 'check', number)
    expect(await town.act('liu', 'nudge', number)).toMatchObject({ ok: false, why: 'wrong_status' })
  })

  test('升级督办 goes one level up and skips none', async () => {
    const number = await lamp(ACCEPTED)
    const levels = [
      ['wang', ['li', 'sun']],
      ['li', ['lin']],
      ['lin', []],
    ] as const
    for (const [actor, people] of levels) {
      await town.did(actor, 'escalate', number, { note: '需要协调' })
      expect((await town.heard()).map(({ person }) => person)).toEqual(people)
    }
  })

  test('the office never checks what itself has fixed: then the level above', async () => {
    const areas = new AreaTree([
      area('street', 'street', null, { staff: ['lin'] }),
      ...[area('c', 'community', 'street', { staff: ['li'] }), area('g', 'grid', 'c', { leader: 'li' })],
    ])
    const small = await openTown(areas)
    const { ticket } = await small.file({ place: { ...PLACE, area: 'g' } })
    await small.did('li', 'resolve', ticket.number, { note: '好了' })
    expect(await small.heard()).toContainEqual({ person: 'lin', notice: 'to_check' })
    expect(await small.act('li', 'check', ticket.number)).toMatchObject({ ok: false, why: 'fixer_may_not_check' })
    await small.close()
  })

  test('where nobody but the fixer could check, the reporter is asked at once', async () => {
    const lone = await openTown(new AreaTree([area('c', 'community', null, { leader: 'one' })]))
    const { ticket } = await lone.file({ place: { ...PLACE, area: 'c' } })
    await lone.heard()
    await lone.did('one', 'resolve', ticket.number, { note: '好了' })
    expect(await lone.heard()).toEqual([{ person: 'liu', notice: 'rate_please' }])
    expect((await lone.did('liu', 'rate', ticket.number, { rating: 4 })).ticket.status).toBe('archived')
    await lone.close()
  })

  test('a fixer who reported it does not rate it either', async () => {
    const { ticket } = await town.file({ reporter: 'wang' })
    expect(await town.heard()).toEqual([])
    await town.did('wang', 'resolve', ticket.number, { note: '好了' })
    expect(await town.act('wang', 'rate', ticket.number, { rating: 5 })).toMatchObject({
      ok: false,
      why: 'fixer_may_not_check',
    })
    await town.did('li', 'check', ticket.number)
    expect((await town.did('li', 'check', ticket.number, { note: '现场看过' })).ticket.status).toBe('archived')
  })

  test('notices are notices to persons, keyed by ticket, event, person and kind', async () => {
    const { ticket } = await town.file()
    const [event] = (await town.desk.history(town.store.read, 'liu', ticket.number))!
    const row = (await notices(town.store.read)).at(-1)!
    expect(row).toMatchObject({ person: 'wang', urgency: 'notify', key: `ticket:${ticket.number}:${event!.id}:wang:assigned` })
    expect(JSON.parse(row.body)).toEqual({ kind: 'notice', notice: 'assigned', ticket: ticket.number, event: event!.id })
  })
})

describe('派单 and 转派', () => {
  test('name a person or an area that may take it', async () => {
    const number = await lamp()
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
    const number = await lamp()
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

describe('the reporter', () => {
  test('is known to the office, and to the assignee from the moment they accept; to nobody else', async () => {
    const number = await lamp()
    await town.did('liu', 'add', number, { note: '在三楼' })
    const sees = async (person: string) => {
      const view = await town.desk.view(town.store.read, person, number)
      const log = await town.desk.history(town.store.read, person, number)
      const told = JSON.stringify([view?.ticket, log]).includes('liu')
      expect(view?.seesReporter).toBe(told)
      return told
    }
    expect([await sees('liu'), await sees('li'), await sees('wang'), await sees('zhao')]).toEqual([true, true, false, false])
    await town.did('wang', 'accept', number)
    expect([await sees('wang'), await sees('zhou'), await sees('chen'), await sees('lin')]).toEqual([true, false, false, false])
    const seen = await town.desk.list(town.store.read, 'zhou', { scope: 'area', limit: 1 })
    expect(seen[0]).toMatchObject({ number, reporter: HIDDEN, channel: HIDDEN, thread: HIDDEN })
    expect(await town.act('zhao', 'help', number)).toMatchObject({ ok: true, ticket: { reporter: HIDDEN } })
  })
})

describe('at once', () => {
  test('of two who accept in the same moment one wins, and the other is told why not', async () => {
    const number = await lamp()
    const both = await Promise.all([town.act('wang', 'accept', number), town.act('zhao', 'accept', number)])
    expect(both.map((acted) => acted.ok).sort()).toEqual([false, true])
    expect(both.find((acted) => !acted.ok)).toMatchObject({ why: 'wrong_status', ticket: { status: 'working' } })
    const log = await town.desk.history(town.store.read, 'li', number)
    expect(log?.filter(({ verb }) => verb === 'accept')).toHaveLength(1)
  })

  test('who looked at an older version is told so', async () => {
    const number = await lamp()
    await town.did('liu', 'add', number, { note: '在三楼' })
    expect(await town.act('wang', 'accept', number, { expectVersion: 1 })).toMatchObject({
      ok: false,
      why: 'changed_meanwhile',
    })
    expect((await town.did('wang', 'accept', number, { expectVersion: 2 })).ticket.version).toBe(3)
  })

  test('a change between reading and writing is noticed, and nothing is written', async () => {
    const number = await lamp()
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
      const number = await lamp()
      armFailpoint(point, 'throw')
      await expect(town.act('wang', 'accept', number)).rejects.toThrow(point)
      expect(await status(number)).toBe('assigned')
      expect(await town.heard()).toEqual([])
      expect(await town.desk.history(town.store.read, 'li', number)).toHaveLength(1)
      expect((await town.did('wang', 'accept', number)).ticket.status).toBe('working')
    },
  )
})

describe('settings', () => {
  test('a desk that could not keep its promise is not opened, and says everything that is missing', () => {
    const broken = {
      ...WORKFLOW,
      moves: [...WORKFLOW.moves, { verb: 'park', from: ['working'], to: 'nowhere', who: ['staff'], needs: [] } as const],
    }
    const parts = { ...town.parts, areas: new AreaTree([]), workflows: [broken as unknown as typeof WORKFLOW] }
    expect(() => createDesk(parts)).toThrow(/nowhere.*无人可派/)
    expect(() => createDesk({ ...town.parts, workflows: [] })).toThrow(/没有流程 default/)
  })

  test('a ticket whose status the settings no longer have is found, not lost', async () => {
    const number = await lamp()
    const statuses = WORKFLOW.statuses.map((one) => (one.code === 'assigned' ? { ...one, code: 'sent' } : one))
    const moves = WORKFLOW.moves.map((move) => ({
      ...move,
      from: move.from.map((code) => (code === 'assigned' ? 'sent' : code)),
      ...(move.to === 'assigned' && { to: 'sent' }),
    }))
    const renamed = createDesk({
      ...town.parts,
      workflows: [{ ...WORKFLOW, start: { ...WORKFLOW.start, routed: 'sent' }, statuses, moves }],
    })
    expect(await renamed.strays(town.store.read)).toContain(number)
    expect(await town.desk.strays(town.store.read)).toEqual([])
    expect((await renamed.view(town.store.read, 'li', number))?.verbs).toEqual([])
  })

  test('hostile text is only text', async () => {
    const text = `'; drop table tickets; -- "area":"grid9" 😀`
    const { ticket } = await town.file({ text, place: { ...PLACE, area: 'grid2', detail: '","area":"villa"' } })
    expect((await town.desk.view(town.store.read, 'liu', ticket.number))?.ticket.text).toBe(text)
    const seen = await town.desk.list(town.store.read, 'chen', { scope: 'area', limit: 100 })
    expect(seen.map(({ number }) => number)).not.toContain(ticket.number)
  })
})
