/** The checks of joining would not be worth much if they passed whatever the code did: with these bugs planted they must fail. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { PROJECT_ROOT } from '../../config/settings.ts'
import type { Desk } from '../../tickets/desk.ts'
import type { DeskParts } from '../../tickets/ground.ts'
import type { Case } from '../../tickets/incident.ts'
import { plantedCopy } from '../planted-copy.ts'
import { HOUR, LAMP, MORNING, openTown, type Town } from './town.ts'

type Rule = (report: Case, running: Case) => boolean

const at = (building: string | null, unit: string | null, room: string | null) => ({ building, unit, room, detail: null })
const cases: fc.Arbitrary<Case> = fc.record({
  service: fc.constantFrom('fac_light', 'fac_elevator'),
  urgency: fc.constantFrom('emergency', 'normal'),
  matter: fc.constantFrom('lamp', 'lift', 'leak', null),
  place: fc
    .tuple(fc.constantFrom('3', '5', null), fc.constantFrom('1', '2', null), fc.constantFrom('501', '302', null))
    .map(([building, unit, room]) => at(building, unit, room)),
  estate: fc.constantFrom('villa', 'mill', null),
  channel: fc.constant('web'),
  thread: fc.constantFrom('g:a', 'g:b'),
  at: fc.integer({ min: 0, max: 100 }).map((hours) => MORNING + hours * HOUR),
})

/** Two that differ in one thing at most, as those do that are taken for each other. */
const nearly = fc
  .tuple(cases, cases, fc.constantFrom<keyof Case>('service', 'matter', 'place', 'estate', 'thread', 'at'))
  .map(([one, other, name]): [Case, Case] => [{ ...one, [name]: other[name] }, one])

/** What a join must never be, in words. */
function wrongJoins(rule: Rule): string[] {
  const faults = new Set<string>()
  const differ = (a: string | null, b: string | null) => a !== null && b !== null && a !== b
  fc.assert(
    fc.property(nearly, ([report, running]) => {
      if (!rule(report, running)) return
      const [a, b] = [report.place, running.place]
      if (a.building !== b.building) faults.add('two buildings')
      if (differ(a.unit, b.unit)) faults.add('two units')
      if (report.matter === 'leak' && a.room !== b.room) faults.add('two homes')
      if (report.estate !== running.estate) faults.add('two estates')
      if (report.estate === null && report.thread !== running.thread) faults.add('two chats')
      if (report.matter !== running.matter || report.service !== running.service) faults.add('two matters')
      if (report.at - running.at > 72 * HOUR || report.at < running.at) faults.add('too long ago')
    }),
    { numRuns: 10_000 },
  )
  return [...faults]
}

const RULE_BUGS: [fault: string, from: string, to: string][] = [
  ['two buildings', 'if (a.building !== b.building) return false', ''],
  ['two units', '!contradict(a.unit, b.unit) && ', ''],
  ['two homes', "extent === 'home' ? a.room === b.room : ", ''],
  ['two estates', 'if (one.estate !== other.estate) return false', ''],
  ['two chats', ' && one.thread === other.thread', ''],
  ['two matters', ' || report.matter !== running.matter', ''],
  ['too long ago', ' && age <= joinableFor(running)', ''],
]

/** One file that needs no other, with one place changed. */
function alone(path: string, from: string, to: string): string {
  const content = readFileSync(join(PROJECT_ROOT, path), 'utf8')
  expect(content).toContain(from)
  const folder = mkdtempSync(join(tmpdir(), 'xiaoge-rule-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, 'rule.ts'), content.replace(from, to))
  return join(folder, 'rule.ts')
}

/** The product with one place changed, which must be there. */
function planted(path: string, from: string, to: string): string {
  return plantedCopy({
    files: {
      [path]: (content) => {
        expect(content.toString()).toContain(from)
        return content.toString().replace(from, to)
      },
    },
  })
}

test('the rule as it is makes no wrong join', async () => {
  const { isSameIncident } = await import('../../tickets/incident.ts')
  expect(wrongJoins(isSameIncident)).toEqual([])
})

test.each(RULE_BUGS)('a rule that joins %s is caught', { timeout: 60_000 }, async (fault, from, to) => {
  const mutant = (await import(/* @vite-ignore */ alone('tickets/incident.ts', from, to))) as { isSameIncident: Rule }
  expect(wrongJoins(mutant.isSameIncident)).toContain(fault)
})

let town: Town
beforeAll(async () => {
  town = await openTown()
})
afterAll(() => town.close())

/** One lamp that liu and mei report; what is not as promised. */
async function broken(desk: Desk): Promise<string[]> {
  town.clock.time += 100 * HOUR
  const say = (reporter: string, text: string) =>
    town.store.tx((db) => desk.report(db, { ...LAMP, matter: 'lamp', thread: `web:${reporter}`, reporter, text }))
  const act = (actor: string, verb: 'accept' | 'resolve' | 'reopen' | 'withdraw', number: number) =>
    town.store.tx((db) => desk.act(db, { actor, verb, number, note: '好了' }))
  const { ticket } = await say('liu', '灯不亮，我住501')
  const { number } = ticket
  const faults: string[] = []
  if ((await say('mei', '灯坏了')).as !== 'joined') faults.push('a second ticket')
  const stranger = { person: 'eve', channel: 'web', thread: 'web:eve', words: '我也是' }
  if (await town.store.tx((db) => desk.join(db, number, stranger))) faults.push('a stranger joined')
  const seen = [await desk.view(town.store.read, 'mei', number), await desk.history(town.store.read, 'mei', number)]
  if (/501|liu/.test(JSON.stringify(seen))) faults.push('reads the reporter')
  await act('wang', 'accept', number)
  await town.heard()
  await act('wang', 'resolve', number)
  if (!(await town.heard()).some(({ person }) => person === 'mei')) faults.push('not told')
  await act('mei', 'reopen', number)
  await act('liu', 'withdraw', number)
  if ((await desk.view(town.store.read, 'li', number))?.status?.open !== true) faults.push('taken from the others')
  return faults
}

const DESK_BUGS: [fault: string, path: string, from: string, to: string][] = [
  ['a second ticket', 'tickets/joining.ts', 'if (matter === null) return undefined', 'return undefined'],
  ['a stranger joined', 'tickets/desk.ts', '!(await isTalkedOf(db, { ...joiner, number }))', 'false'],
  ['reads the reporter', 'tickets/register.ts', 'return bare ?', 'return false ?'],
  ['not told', 'tickets/notices.ts', "['resolved', others(around)],", ''],
  ['taken from the others', 'tickets/joining.ts', 'if (!next) return undefined', 'return undefined'],
]

test('the desk as it is keeps what it promises', async () => {
  expect(await broken(town.desk)).toEqual([])
})

test.each(DESK_BUGS)('%s: caught', { timeout: 60_000 }, async (fault, path, from, to) => {
  const root = planted(path, from, to)
  const mutant = (await import(/* @vite-ignore */ join(root, 'tickets/desk.ts'))) as { createDesk: (parts: DeskParts) => Desk }
  expect(await broken(mutant.createDesk(town.parts))).toContain(fault)
})
