import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { AreaTree } from '../../tickets/area.ts'
import { createDesk } from '../../tickets/desk.ts'
import { HIDDEN } from '../../tickets/ticket.ts'
import { ACCEPTED, at, CHECKED, DAY, HOUR, MORNING, openTown, PLACE, RESOLVED, type Step, type Town, WORKFLOW } from './town.ts'

let town: Town
beforeAll(async () => {
  town = await openTown()
})
afterEach(async () => {
  town.clock.time = MORNING
  await town.heard()
})
afterAll(() => town.close())

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
    const number = await town.lamp()
    const { ticket } = await town.did('zhao', 'resolve', number, { note: '修好了' })
    expect(ticket).toMatchObject({ status: 'checking', assignee: 'zhao' })
    expect(await town.heard()).toContainEqual({ person: 'wang', notice: 'resolved' })
  })

  test('a resident’s 没好 reopens it from every stage, with a fresh deadline', async () => {
    const number = await town.lamp(ACCEPTED, RESOLVED)
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
    const number = await town.lamp()
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
    const number = await town.lamp(ACCEPTED)
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
    const number = await town.lamp()
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
    const number = await town.lamp()
    await town.did('liu', 'withdraw', number)
    expect(await town.heard()).toEqual([{ person: 'wang', notice: 'withdrawn' }])
    expect(await town.act('wang', 'accept', number)).toMatchObject({
      ok: false,
      why: 'wrong_status',
      ticket: { status: 'withdrawn' },
    })
  })
})

describe('the reporter', () => {
  test('is known to the office, and to the assignee from the moment they accept; to nobody else', async () => {
    const number = await town.lamp()
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
    const number = await town.lamp()
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
