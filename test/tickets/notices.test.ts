import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { AreaTree } from '../../tickets/area.ts'
import { ACCEPTED, area, HOUR, MORNING, notices, openTown, PLACE, type Town } from './town.ts'

let town: Town
beforeAll(async () => {
  town = await openTown()
})
afterEach(async () => {
  town.clock.time = MORNING
  await town.heard()
})
afterAll(() => town.close())

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
    const number = await town.lamp(ACCEPTED)
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
    const number = await town.lamp(ACCEPTED)
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
