import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Area, AreaTree } from '../../tickets/area.ts'
import { route } from '../../tickets/routing.ts'
import type { Urgency } from '../../tickets/ticket.ts'
import { area, TOWN } from './town.ts'

const POSTS = ['leader', 'member', 'steward', 'staff'] as const
const send = (place: string | null, { post = 'leader', hint, urgency = 'normal', areas = TOWN }: Partial<Options> = {}) =>
  route(areas, { service: { post }, urgency, place, hint })
interface Options {
  post: (typeof POSTS)[number]
  hint: string | null
  urgency: Urgency
  areas: AreaTree
}

describe('a known place goes to who handles it', () => {
  test.each([
    ['villa-3', 'leader', 'grid1', 'wang', 'leader'],
    ['grid1', 'leader', 'grid1', 'wang', 'leader'],
    ['grid3', 'leader', 'grid3', 'he', 'deputy'],
    ['grid4', 'leader', 'grid4', 'li', 'staff'],
    ['villa-3', 'member', 'grid1', 'stairs', 'member'],
    ['villa', 'member', 'grid1', 'zhou', 'member'],
    ['grid3', 'member', 'grid3', 'he', 'deputy'],
    ['villa-3', 'steward', 'grid1', 'chen', 'steward'],
    ['mill', 'steward', 'grid2', 'ma', 'leader'],
    ['lanes', 'steward', 'grid2', 'ma', 'leader'],
    ['villa-3', 'staff', 'grid1', 'li', 'staff'],
    ['apricot', 'leader', 'grid9', 'far', 'leader'],
    ['osmanthus', 'staff', 'osmanthus', 'li', 'staff'],
  ] as const)('%s for the %s: %s, %s as %s', (place, post, grid, assignee, as) => {
    expect(send(place, { post })).toEqual({ to: 'handler', area: grid, assignee, as })
  })

  test('with life at risk the leader is asked, whatever post the service names', () => {
    expect(send('villa-3', { post: 'staff', urgency: 'emergency' })).toMatchObject({ assignee: 'wang' })
  })

  test('a self-managed estate without anybody in its grid still has its steward', () => {
    const areas = new AreaTree([
      ...[area('c', 'community', null, { staff: ['s'] }), area('g', 'grid', 'c')],
      area('e', 'estate', 'g', { estateType: 'self_managed', steward: 'w' }),
    ])
    expect(send('e', { post: 'steward', areas })).toMatchObject({ assignee: 'w', as: 'steward' })
  })

  test('a community without grids handles its own', () => {
    const areas = new AreaTree([area('c', 'community', null, { leader: 'boss', staff: ['s'] })])
    expect(send('c', { areas })).toMatchObject({ area: 'c', assignee: 'boss', as: 'leader' })
  })
})

describe('a message without a place', () => {
  test('goes by the hint when that lies in one grid', () => {
    expect(send(null, { hint: 'villa' })).toMatchObject({ to: 'handler', area: 'grid1', assignee: 'wang' })
    expect(send(null, { hint: 'grid2' })).toMatchObject({ area: 'grid2' })
  })

  test('waits at the office of a hint that spans several grids', () => {
    expect(send(null, { hint: 'osmanthus' })).toEqual({ to: 'triage', area: 'osmanthus', why: 'several_grids' })
    expect(send('osmanthus')).toEqual({ to: 'triage', area: 'osmanthus', why: 'several_grids' })
  })

  test('waits at the narrowest office that stands for everything when there is no hint', () => {
    expect(send(null)).toEqual({ to: 'triage', area: 'street', why: 'no_place' })
    expect(send('nowhere', { hint: 'gone' })).toEqual({ to: 'triage', area: 'street', why: 'no_place' })
    expect(TOWN.ladder('street')[0]?.people).toEqual(['lin'])
  })

  test('the place that was named beats the hint', () => {
    expect(send('grid2', { hint: 'villa' })).toMatchObject({ area: 'grid2' })
  })
})

const KINDS = ['city', 'street', 'community', 'grid', 'estate', 'building'] as const
const somebody = fc.option(fc.constantFrom('a', 'b', 'c', 'd'), { nil: undefined, freq: 1 })
const nobodyOrSome = fc.array(fc.constantFrom('e', 'f', 'g'), { maxLength: 2 })

/** Any forest of areas, holes in its posts, levels left out. */
const trees = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...KINDS),
      parent: fc.nat(),
      leader: somebody,
      deputy: somebody,
      steward: somebody,
      members: nobodyOrSome,
      staff: nobodyOrSome,
      estateType: fc.constantFrom('managed', 'self_managed', 'scattered'),
    }),
    { minLength: 1, maxLength: 14 },
  )
  .map((drafts) => {
    const sorted = [...drafts].sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind))
    const shapes = sorted.map((draft, index): Area => {
      const above = sorted.slice(0, index).flatMap((other, at) => (other.kind === draft.kind ? [] : [`n${at}`]))
      const { kind, estateType, leader, deputy, steward, members, staff } = draft
      const posts = { members, staff, ...(leader && { leader }), ...(deputy && { deputy }), ...(steward && { steward }) }
      return area(`n${index}`, kind, above[draft.parent % Math.max(1, above.length)] ?? null, { ...posts, estateType })
    })
    return new AreaTree(shapes)
  })

test('every request ends at a handler with a post, or in triage of an area with somebody to tell', () => {
  const node = fc.option(
    fc.nat(15).map((index) => `n${index}`),
    { nil: null },
  )
  const holds = (areas: AreaTree, person: string) => areas.postsOf(person).length > 0
  fc.assert(
    fc.property(
      trees,
      node,
      node,
      fc.constantFrom(...POSTS),
      fc.constantFrom('emergency', 'normal'),
      (areas, place, hint, post, urgency) => {
        const routed = send(place, { areas, hint, post, urgency })
        expect(areas.get(routed.area)).toBeDefined()
        if (routed.to === 'handler') {
          expect(holds(areas, routed.assignee)).toBe(true)
          return
        }
        const told = areas.ladder(routed.area)[0]?.people ?? []
        const anybody = areas
          .all()
          .some(({ posts }) => posts.leader || posts.deputy || posts.steward || posts.members.length + posts.staff.length > 0)
        expect(told.length > 0).toBe(anybody)
        for (const person of told) expect(holds(areas, person)).toBe(true)
      },
    ),
    { numRuns: 500 },
  )
})

test('areas that stand in a circle are walked once', () => {
  const areas = new AreaTree([area('a', 'community', 'b', { staff: ['s'] }), area('b', 'community', 'a')])
  expect(areas.path('a')).toHaveLength(2)
  expect(areas.below('a')).toHaveLength(2)
  expect(send('a', { areas })).toBeDefined()
})
