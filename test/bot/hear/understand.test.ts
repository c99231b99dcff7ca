import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { understand } from '../../../bot/hear/understand.ts'
import type { HeardPlace, Vocabulary } from '../../../bot/hear/understanding.ts'
import { openHearing } from '../../../cli/hearing.ts'
import { systemClock } from '../../../clock.ts'
import type { Listener } from '../../../models/listener/listener.ts'

interface Row {
  text: string
  intent: string
  service?: string
  place?: HeardPlace
  problems?: number
}

const EMPTY: Vocabulary = { services: [], places: [] }
const INTENTS = ['question', 'ticket', 'emergency', 'status', 'update', 'withdraw', 'chitchat']
const URGENCIES = ['emergency', 'high', 'normal', 'low', 'none']
const rows: Row[] = readFileSync(new URL('../../fixtures/messages.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line))
const hear = openHearing({ vocabulary: EMPTY, clock: systemClock }).understand
const heard = rows.map((row) => ({ row, understanding: hear(row.text) }))

/** Which rows fail is the first thing to know when the share falls. */
function expectShare(cases: { text: string; right: boolean }[], least: number) {
  const wrong = cases.filter(({ right }) => !right).map(({ text }) => text)
  expect(1 - wrong.length / cases.length, `wrong: ${wrong.join(' | ')}`).toBeGreaterThanOrEqual(least)
}

describe('our own messages', () => {
  test('there is enough to judge by, in every intent', () => {
    expect(rows.length).toBeGreaterThanOrEqual(200)
    for (const intent of INTENTS) expect(rows.filter((row) => row.intent === intent).length, intent).toBeGreaterThanOrEqual(10)
  })

  test('intents', () => {
    expectShare(
      heard.map(({ row, understanding }) => ({ text: row.text, right: understanding.intent === row.intent })),
      0.97,
    )
  })

  test('hardly an emergency is missed', () => {
    const dangers = heard.filter(({ row }) => row.intent === 'emergency')
    expectShare(
      dangers.map(({ row, understanding }) => ({ text: row.text, right: understanding.intent === 'emergency' })),
      0.99,
    )
  })

  test('few things are taken for an emergency that are none', () => {
    const cards = heard.filter(({ understanding }) => understanding.intent === 'emergency')
    expectShare(
      cards.map(({ row }) => ({ text: row.text, right: row.intent === 'emergency' })),
      0.95,
    )
  })

  test('services', () => {
    const known = heard.filter(({ row }) => row.service)
    expectShare(
      known.map(({ row, understanding }) => ({ text: row.text, right: understanding.service === row.service })),
      0.96,
    )
  })

  test('places, each field by itself', () => {
    const fields = ['community', 'building', 'unit', 'room'] as const
    const placed = heard.filter(({ row }) => row.place)
    expectShare(
      placed.flatMap(({ row, understanding }) =>
        fields.map((field) => ({ text: `${field} of ${row.text}`, right: understanding.place[field] === row.place![field] })),
      ),
      0.98,
    )
  })

  test('how many problems a request has', () => {
    const requests = heard.filter(({ row }) => row.problems !== undefined && row.intent === 'ticket')
    expectShare(
      requests.map(({ row, understanding }) => ({ text: row.text, right: understanding.problems.length === row.problems })),
      0.96,
    )
  })
})

describe('what is understood', () => {
  test('each of several problems has its service, its place and its words, without personal data', () => {
    const { problems } = understand('说两件事，一个是翠湖3栋路灯不亮，另一个是5栋2单元门禁坏了，电话13800001234', {
      services: [],
      places: [{ id: 'cuihu', names: ['翠湖花园', '翠湖'] }],
    })
    expect(problems.map(({ service, place }) => [service, place.community, place.building, place.unit])).toEqual([
      ['fac_light', '翠湖花园', '3', null],
      ['fac_gate', '翠湖花园', '5', '2'],
    ])
    expect(problems[1]!.text).toContain('门禁坏了')
    expect(problems[1]!.text).toContain('[手机号]')
  })

  test('a community may add a service of its own, and its words are heard', () => {
    const services = [
      { code: 'fac_light', name: '照明', words: ['路灯'] },
      { code: 'boats', name: '游船码头', words: ['码头', '游船'] },
    ]
    expect(understand('码头的游船漏油了', { services, places: [] }).service).toBe('boats')
    expect(understand('电梯坏了', { services, places: [] }).service).toBe('other')
  })

  test.each(['[图片]', '[位置]', '[图片] [视频]', '[Photo]', '[語音]'])(
    'what a chat leaves of media (%s) says nothing beside words',
    (token) => {
      const [plain, copied] = ['', `${token} `].map((before) => hear(`${before}南门井盖破了，走路小心`))
      expect(plain!.intent).toBe('ticket')
      expect(copied).toMatchObject({ intent: 'ticket', service: plain!.service, place: plain!.place })
      expect(hear(`${token}#1001 还没人来`).intent).toBe(hear('#1001 还没人来').intent)
      expect(copied!.problems[0]!.text).toContain('南门井盖破了')
    },
  )

  test("who is ill or hurt, and a danger that no rule names, is never nobody's", () => {
    const shares = { intent: { emergency: 0.9, ticket: 0.1 }, urgency: { normal: 1 }, problems: { one: 1 } }
    const told = (service: string): Listener => ({
      hearer: 'x',
      heads: {},
      listen: () => ({ ...shares, service: { [service]: 1 } }),
      because: () => [],
    })
    expect(understand('地窖里那东西要出事了', EMPTY, { listener: told('other') })).toMatchObject({
      emergency: 'danger',
      service: 'safety',
    })
    expect(understand('地窖里那东西要出事了', EMPTY, { listener: told('fac_water') })).toMatchObject({
      emergency: 'danger',
      service: 'fac_water',
    })
  })

  test('the trace names the rules and words that decided', () => {
    const { trace } = understand('5栋路灯不亮', EMPTY)
    expect(trace.some((line) => line.includes('ticket') && line.includes('不亮'))).toBe(true)
    expect(trace.some((line) => line.includes('fac_light'))).toBe(true)
    expect(trace.some((line) => line.includes('building=5'))).toBe(true)
  })

  test('words misheard by the telephone are read as they were meant', () => {
    expect(understand('三号楼路等不亮', EMPTY)).toMatchObject({
      intent: 'ticket',
      service: 'fac_light',
      place: { building: '3' },
    })
    expect(understand('店梯困住人了', EMPTY)).toMatchObject({ emergency: 'lift' })
  })

  test('what was learnt has its say, and a danger that the rules see is not talked away by a doubt', () => {
    const saying = (intent: Record<string, number>): Listener => ({
      hearer: '',
      heads: {},
      listen: () => ({ intent, service: { other: 1 }, urgency: { normal: 1 }, problems: { one: 1 } }),
      because: () => [],
    })
    expect(understand('5栋路灯不亮', EMPTY).intent).toBe('ticket')
    expect(understand('5栋路灯不亮', EMPTY, { listener: saying({ chitchat: 0.9, ticket: 0.1 }) }).intent).toBe('chitchat')
    expect(understand('家里着火了', EMPTY, { listener: saying({ chitchat: 0.7, emergency: 0.3 }) }).emergency).toBe('fire')
  })

  test('any text at all gets labels of the agreed form', () => {
    const fragments = fc.constantFrom(
      ...rows.map(({ text }) => text),
      '',
      ' ',
      '\n',
      '\ud800',
      '\u202e',
      '👨‍👩‍👧‍👦',
      '@',
      '#1',
      '﷽',
    )
    const texts = fc
      .array(fc.oneof(fragments, fc.string({ unit: 'binary', maxLength: 20 })), { maxLength: 5 })
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(texts, (text) => {
        const { intent, urgency, service, place, problems, pii } = understand(text, EMPTY)
        expect(INTENTS).toContain(intent)
        expect(URGENCIES).toContain(urgency)
        expect(service).toMatch(/^[a-z_]+$/)
        expect(Object.keys(place)).toEqual(['community', 'building', 'unit', 'room'])
        expect(problems.length > 0).toBe(intent === 'ticket' || intent === 'emergency')
        for (const { start, end } of pii) expect(start >= 0 && start < end && end <= text.length).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})
