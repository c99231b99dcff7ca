import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readCommunity } from '../../config/community.ts'
import { NEEDS as CONFIG_NEEDS, RELATIONS as CONFIG_RELATIONS, VERBS as CONFIG_VERBS } from '../../config/workflows.ts'
import { AreaTree } from '../../tickets/area.ts'
import type { Acted, Order } from '../../tickets/desk.ts'
import { layGround } from '../../tickets/ground.ts'
import { relationsOf } from '../../tickets/policy.ts'
import { readEvents, readTicket } from '../../tickets/record.ts'
import { type Ticket, VERBS, type Verb } from '../../tickets/ticket.ts'
import { moveFor, movesFrom, NEEDS, RELATIONS, statusOf, workflowMistakes } from '../../tickets/workflow.ts'
import { DAY, HOUR, openTown, PLACE, TOWN, type Town, WORKFLOW } from './town.ts'

const EVERYBODY = new Set(RELATIONS)

describe('the default workflow', () => {
  test('is sound, and the one that the settings read', () => {
    expect(workflowMistakes(WORKFLOW)).toEqual([])
    expect(readCommunity('config').workflows).toContainEqual(WORKFLOW)
  })

  test('the settings allow exactly the words that the rules know', () => {
    expect([CONFIG_VERBS, CONFIG_RELATIONS, CONFIG_NEEDS]).toEqual([Object.keys(VERBS), RELATIONS, NEEDS])
  })

  test('every status can be reached, and from every open one the end', () => {
    const next = (code: string) => movesFrom(WORKFLOW, code, EVERYBODY).flatMap(({ to }) => (to ? [to] : []))
    const reach = (from: string) => {
      const seen = new Set([from])
      for (const code of seen) for (const to of next(code)) seen.add(to)
      return seen
    }
    expect([...reach(WORKFLOW.start.triage)].sort()).toEqual(WORKFLOW.statuses.map(({ code }) => code).sort())
    for (const { code, open } of WORKFLOW.statuses) if (open) expect(reach(code)).toContain('archived')
  })

  test('says whether one never may, or only not now', () => {
    const ask = (verb: Verb, status: string) => moveFor(WORKFLOW, { verb, status, relations: new Set(['reporter']) })
    expect(ask('accept', 'assigned')).toBe('not_allowed')
    expect(ask('rate', 'assigned')).toBe('wrong_status')
    expect(ask('rate', 'follow_up')).toMatchObject({ to: 'archived' })
  })

  test('the shipped community makes a desk', () => {
    const { areas, services, workflows } = readCommunity('config')
    const clock = { now: () => 0, elapsed: () => 0, sleep: async () => {} }
    const chance = { random: () => 0, bytes: (count: number) => new Uint8Array(count) }
    expect(layGround({ areas: new AreaTree(areas), services, workflows, clock, chance }).service('no such').code).toBe('other')
  })

  test('mistakes are named one by one', () => {
    const broken = {
      ...WORKFLOW,
      start: { triage: 'assigned', routed: 'gone' },
      moves: WORKFLOW.moves.filter(({ verb }) => verb !== 'resume'),
    }
    expect(workflowMistakes(broken).join('\n')).toMatch(/gone 没有声明[\s\S]*start\.triage[\s\S]*start\.routed/)
    const dead = { ...WORKFLOW, moves: WORKFLOW.moves.filter(({ from }) => !from.includes('follow_up')) }
    expect(workflowMistakes(dead).join()).toMatch(/follow_up 只能进不能出/)
  })
})

const PEOPLE = ['liu', 'wang', 'zhao', 'zhou', 'chen', 'li', 'sun', 'xu', 'lin', 'ma', 'neighbour'] as const
const TARGETS = ['zhou', 'wang', 'ma', 'li', 'liu', 'grid2', 'osmanthus', 'nobody', ''] as const
const step = fc.record({
  actor: fc.constantFrom(...PEOPLE),
  verb: fc.constantFrom(...(Object.keys(VERBS) as Verb[])),
  note: fc.constantFrom('理由', '理由', null, ' '),
  to: fc.constantFrom(...TARGETS),
  place: fc.constantFrom(undefined, { ...PLACE, area: 'mill', building: '1' }, { ...PLACE, area: 'villa' }),
  rating: fc.constantFrom(1, 3, 5, 0, 2.5, null),
  outcome: fc.constantFrom(null, 'answered', 'unsolvable'),
  wait: fc.constantFrom(0, HOUR, 3 * DAY),
  /** Below 6: not any verb by anybody, but one that the workflow offers and that seldom ends it, so that runs get far; at 5 one that leaves the ticket where it is. */
  wild: fc.noBias(fc.nat(9)),
  pick: fc.noBias(fc.nat(1_000_000)),
})

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** What the step tries on this ticket. */
function orderOf({ wild, pick, wait: _, ...order }: Step, ticket: Ticket): Partial<Order> & Pick<Order, 'actor' | 'verb'> {
  const offers = (actor: string) =>
    movesFrom(WORKFLOW, ticket.status, relationsOf(actor, ticket, TOWN)).filter(({ to }) => (to === undefined) === (wild === 5))
  const ending = pick % 10 === 0 ? [] : ['withdraw', 'decline']
  const verbs = [...new Set(PEOPLE.flatMap(offers).map(({ verb }) => verb))].filter((one) => !ending.includes(one))
  const verb = verbs[pick % verbs.length]
  if (wild >= 6 || verb === undefined) return order
  const able = PEOPLE.filter((actor) => offers(actor).some((move) => move.verb === verb))
  return { ...order, verb, actor: able[wild % able.length]!, note: '理由', place: order.place ?? PLACE, rating: (pick % 5) + 1 }
}

const beginning = fc.record({
  reporter: fc.constantFrom('liu', 'wang', 'li'),
  service: fc.constantFrom('fac_light', 'fac_water', 'service_cert', 'unheard-of'),
  urgency: fc.constantFrom('normal', 'emergency'),
  area: fc.constantFrom('villa-3', 'osmanthus', 'grid4', null),
})

describe('whatever anybody tries, in whatever order', () => {
  let town: Town
  beforeAll(async () => {
    town = await openTown()
  })
  afterAll(() => town.close())
  const tally = async () => {
    const { rows } = await town.store.read
      .selectFrom('outbox')
      .select(({ fn }) => [fn.countAll<number>().as('rows')])
      .executeTakeFirstOrThrow()
    return Number(rows)
  }

  test('the promises hold after every step', async () => {
    const done = new Map<string, number>()
    await fc.assert(
      fc.asyncProperty(beginning, fc.array(step, { minLength: 8, maxLength: 30 }), async ({ area, ...request }, steps) => {
        const { ticket } = await town.file({ ...request, place: { ...PLACE, area } })
        let before = ticket
        for (const tried of steps) {
          town.clock.time += tried.wait
          const order = orderOf(tried, before)
          const said = await tally()
          const acted = await town.act(order.actor, order.verb, ticket.number, order)
          const after = (await readTicket(town.store.read, ticket.number))!
          if (acted.ok) done.set(order.verb, (done.get(order.verb) ?? 0) + 1)
          if (acted.ok) expectSound(before, after, order.actor, acted)
          else expect([after, await tally()]).toEqual([before, said])
          before = after
        }
        await expectReplays(before)
      }),
      { numRuns: 100 },
    )
    // Otherwise nothing was tried.
    for (const verb of [
      'assign',
      'accept',
      'return',
      'resolve',
      'check',
      'rate',
      'reopen',
      'reassign',
      'park',
      'resume',
      'correct',
      'add',
      'nudge',
      'help',
      'escalate',
    ]) {
      expect([verb, done.get(verb) ?? 0]).not.toEqual([verb, 0])
    }
  })

  function expectSound(before: Ticket, after: Ticket, actor: string, { event }: Extract<Acted, { ok: true }>) {
    const status = statusOf(WORKFLOW, after.status)
    expect(status).toBeDefined()
    expect(after.version).toBe(before.version + 1)
    expect(after.returns).toBeLessThanOrEqual(WORKFLOW.limits.returns)
    expect([event.from, event.to]).toEqual([before.status, after.status])
    // Somebody's turn, always: a handler where one must work, an office where one must be found.
    expect(after.assignee === null).toBe(status?.awaits === 'dispatch' || (after.assignee === null && status?.open === false))
    if (after.assignee === null) expect(town.parts.areas.ladder(after.area)[0]?.people.length).toBeGreaterThan(0)
    if (event.verb === 'check' || event.verb === 'rate') expect(before.assignee).not.toBe(actor)
    expect(after.closedAt !== null).toBe(status?.open === false)
    expect(after.acceptBy === null).toBe(!['dispatch', 'accept', 'check'].includes(status?.awaits ?? ''))
    expect(after.rating === null || (after.rating >= 1 && after.rating <= 5)).toBe(true)
  }

  async function expectReplays(ticket: Ticket) {
    const events = await readEvents(town.store.read, ticket.number)
    expect(events).toHaveLength(ticket.version)
    const replayed = events.reduce<string | null>((status, event) => {
      expect(event.from).toBe(status)
      return event.to
    }, null)
    expect(replayed).toBe(ticket.status)
    expect(events.filter(({ verb }) => verb === 'return')).toHaveLength(ticket.returns)
  }
})
