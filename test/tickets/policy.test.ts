import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { relationsOf } from '../../tickets/policy.ts'
import { VERBS, type Verb } from '../../tickets/ticket.ts'
import { openTown, PLACE, TOWN, type Town } from './town.ts'

/** For a ticket of grid1 in 已派单: what each may do with it now or later, so that it is not refused as `not_allowed`. */
const LEADING: Verb[] = [
  'accept',
  'reassign',
  'resolve',
  'park',
  'resume',
  'decline',
  'help',
  'check',
  'reopen',
  'add',
  'correct',
  'nudge',
  'escalate',
]
const ABOVE: Verb[] = ['assign', 'reassign', 'resume', 'decline', 'check', 'reopen', 'add', 'correct', 'nudge', 'escalate']
const REPORTING: Verb[] = ['rate', 'reopen', 'add', 'correct', 'nudge', 'withdraw']
const MATRIX: { role: string; person: string; may: Verb[] }[] = [
  { role: 'resident', person: 'neighbour', may: [] },
  { role: 'member', person: 'zhou', may: ['help', 'add'] },
  { role: 'steward', person: 'chen', may: ['add'] },
  { role: 'deputy', person: 'zhao', may: LEADING },
  { role: 'leader', person: 'wang', may: [...LEADING, 'return'] },
  { role: 'staff', person: 'li', may: ['accept', 'resolve', 'park', ...ABOVE] },
  { role: 'community', person: 'xu', may: ABOVE },
  { role: 'street', person: 'lin', may: ABOVE },
]
const ORDER = { note: '理由', to: 'zhou', rating: 5, place: { ...PLACE, area: 'villa', building: '9' } }
const verbs = Object.keys(VERBS) as Verb[]
const ABSENT = 4_000

describe('who may do what', () => {
  let town: Town
  const numbers: Record<'grid' | 'other', number> = { grid: 0, other: 0 }
  const own: Record<string, number> = {}
  beforeAll(async () => {
    town = await openTown()
    numbers.grid = (await town.file()).ticket.number
    numbers.other = (await town.file({ place: { ...PLACE, area: 'grid9' }, reporter: 'stranger' })).ticket.number
    for (const { person } of MATRIX) {
      const place = { ...PLACE, area: person === 'neighbour' ? 'grid9' : 'villa-3' }
      own[person] = (await town.file({ reporter: person, place })).ticket.number
    }
  })
  afterAll(() => town.close())

  /** Tries the verb and takes it back. */
  async function tried(person: string, verb: Verb, number: number) {
    let refusal: unknown = 'done'
    const undo = new Error('undo')
    await town.store
      .tx(async (db) => {
        const acted = await town.desk.act(db, { actor: person, verb, number, ...ORDER })
        if (!acted.ok) refusal = acted
        throw undo
      })
      .catch((error) => expect(error).toBe(undo))
    return refusal as 'done' | { why: string }
  }
  const why = (refusal: Awaited<ReturnType<typeof tried>>) => (refusal === 'done' ? 'done' : refusal.why)

  test.each(MATRIX)('$role ($person) on a ticket of grid1: exactly their verbs', async ({ person, may }) => {
    const answers = await Promise.all(verbs.map(async (verb) => [verb, why(await tried(person, verb, numbers.grid))] as const))
    const strange = person === 'neighbour' ? 'not_found' : 'not_allowed'
    const allowed = answers.filter(([, answer]) => answer !== strange).map(([verb]) => verb)
    expect(allowed.sort()).toEqual([...may].sort())
  })

  test.each(MATRIX)('$role ($person) on what they reported: the reporter’s verbs too', async ({ person, may }) => {
    const number = own[person] ?? 0
    const theirs = person === 'neighbour' ? REPORTING : [...new Set([...may, ...REPORTING])]
    const answers = await Promise.all(verbs.map(async (verb) => [verb, why(await tried(person, verb, number))] as const))
    expect(
      answers
        .filter(([, answer]) => answer !== 'not_allowed')
        .map(([verb]) => verb)
        .sort(),
    ).toEqual(theirs.sort())
  })

  test('what one may not see is refused in the same bytes as what is not there', async () => {
    const blind = [
      ...MATRIX.filter(({ role }) => role !== 'street').map(({ person }) => [person, numbers.other] as const),
      ...['neighbour', 'far', 'tao', 'ma', 'wu', 'luo', 'system', '', "' or 1=1 --"].map(
        (person) => [person, numbers.grid] as const,
      ),
    ]
    for (const [person, number] of blind) {
      for (const verb of verbs) {
        const unseen = JSON.stringify(await tried(person, verb, number))
        const absent = JSON.stringify(await tried(person, verb, ABSENT))
        expect(`${person} ${verb} ${unseen}`).toBe(`${person} ${verb} ${absent}`)
        expect(absent).toBe('{"ok":false,"why":"not_found"}')
      }
      expect(await town.desk.view(town.store.read, person, number)).toBeUndefined()
      expect(await town.desk.history(town.store.read, person, number)).toBeUndefined()
      for (const scope of ['mine', 'handling', 'triage', 'area'] as const) {
        const listed = await town.desk.list(town.store.read, person, { scope, limit: 100 })
        expect(listed.map((ticket) => ticket.number)).not.toContain(number)
      }
    }
  })

  test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31, 1e300])(
    '%s is no number of a ticket',
    async (number) => {
      expect(await tried('li', 'accept', number)).toEqual({ ok: false, why: 'not_found' })
      expect(await town.desk.view(town.store.read, 'li', number)).toBeUndefined()
    },
  )

  test('every seen ticket is in exactly the lists of those who may see it', async () => {
    for (const person of [...MATRIX.map((row) => row.person), 'gao', 'far', 'tao', 'liu', 'stranger']) {
      const listed = new Set<number>()
      for (const scope of ['mine', 'handling', 'area'] as const) {
        for (const { number } of await town.desk.list(town.store.read, person, { scope, limit: 100 })) listed.add(number)
      }
      const all = [numbers.grid, numbers.other, ...Object.values(own)]
      const seen = await Promise.all(
        all.map(async (number) => (await town.desk.view(town.store.read, person, number)) && number),
      )
      expect([...listed].sort()).toEqual(seen.filter((number) => number !== undefined).sort())
    }
  })
})

describe('relations', () => {
  const ticket = { area: 'grid1', place: { ...PLACE, area: 'villa-3' }, reporter: 'liu', assignee: 'wang' }

  test('each person is exactly what their posts make them', () => {
    const of = (person: string) => [...relationsOf(person, ticket, TOWN)]
    expect(of('wang')).toEqual(['assignee', 'leader'])
    expect(of('liu')).toEqual(['reporter'])
    expect(of('chen')).toEqual(['steward'])
    expect(of('li')).toEqual(['staff', 'above'])
    expect(of('gao')).toEqual(['above'])
    expect(of('ma')).toEqual([])
    expect(of('luo')).toEqual([])
  })

  test('a ticket of an area that the settings no longer have still belongs to an office', () => {
    const orphan = { ...ticket, area: 'torn-down', place: PLACE, assignee: null }
    expect(relationsOf('lin', orphan, TOWN)).toContain('staff')
    expect(relationsOf('li', orphan, TOWN).size).toBe(0)
  })
})
