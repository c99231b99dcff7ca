/** Unicode tricks change nothing: RELIABILITY row 51. Through the page they are said in test/end-to-end/unicode-tricks.test.ts. */
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { quoteOf } from '../../adapters/web/message.ts'
import { understand } from '../../bot/hear/understand.ts'
import { excerpt } from '../../bot/words/excerpt.ts'
import { clipped } from '../../bot/words/ticket-words.ts'
import { type Neighbourhood, neighbourhood } from './neighbourhood.ts'
import { FAMILY, TRICKS } from './unicode-tricks.ts'

const open: Neighbourhood[] = []
afterEach(async () => {
  for (const street of open.splice(0)) await street.close()
})

const VOCABULARY = {
  services: [{ code: 'fac_light', name: '路灯楼道灯', words: ['路灯'] }],
  places: [{ id: 'guihuayuan', names: ['桂花苑'] }],
}

test('there are enough of them, none twice', () => {
  expect(new Set(TRICKS.map(({ text }) => text)).size).toBeGreaterThanOrEqual(32)
})

describe('what is understood', () => {
  test.each(TRICKS)('$name: labels of the agreed form', ({ text }) => {
    const { problems, pii, masked } = understand(text, VOCABULARY)
    expect(JSON.parse(JSON.stringify({ problems, masked })).problems).toHaveLength(problems.length)
    for (const { start, end } of pii) expect(text.slice(start, end)).not.toBe('')
  })

  test.each(TRICKS.flatMap(({ name, text, same }) => (same === undefined ? [] : [{ name, text, same }])))(
    '$name: as if it were not there',
    ({ text, same }) => {
      const { intent, service, place, urgency } = understand(text, VOCABULARY)
      const plain = understand(same, VOCABULARY)
      expect({ intent, service, place, urgency }).toEqual({
        intent: plain.intent,
        service: plain.service,
        place: plain.place,
        urgency: plain.urgency,
      })
    },
  )
})

describe('in the street', { timeout: 120_000 }, () => {
  test('each is stored, answered in whole characters, and nothing fails', async () => {
    const failed: string[] = []
    const write = (event: string, fields?: unknown) => failed.push(JSON.stringify([event, fields]))
    const street = await neighbourhood({ log: { debug() {}, info() {}, warn: write, error: write } })
    open.push(street)
    for (const [at, { name, text }] of TRICKS.entries()) {
      for (const place of [{}, { group: '桂花苑', addressed: true }]) {
        const said = await street.say(`邻居${at}`, text, place)
        if (text.includes('桂花苑')) expect(said.length, name).toBeGreaterThan(0)
        expect((await street.say(`邻居${at}`, '我的工单', place)).length, name).toBeGreaterThan(0)
      }
    }
    for (const { text, outgoing } of street.channel.said) {
      expect(text.isWellFormed(), text).toBe(true)
      expect(JSON.parse(JSON.stringify(outgoing))).toEqual(outgoing)
    }
    const lamps = (await street.tickets()).filter(({ service }) => service === 'fac_light')
    expect(lamps.length).toBeGreaterThan(0)
    expect(failed).toEqual([])
  })
})

/** Whether what is kept ends where a grapheme of the whole ends. */
function isWhole(text: string, kept: string): boolean {
  const ends = new Set([0, ...[...new Intl.Segmenter('zh').segment(text)].map(({ index, segment }) => index + segment.length)])
  return text.startsWith(kept) && ends.has(kept.length)
}

const GRAPHEMES = fc.array(
  fc.constantFrom(FAMILY, '🇨🇳', '👍🏿', 'é', 'a\u0301\u0302', '3\ufe0f\u20e3', '灯', '坏', '，', '。', '7', '한', '🏳️\u200d🌈'),
  { minLength: 1, maxLength: 400 },
)
const cuts: Record<string, (text: string, longest: number) => string> = {
  'a ticket’s words': (text, longest) => clipped(text, longest),
  'a quotation': (text, longest) =>
    excerpt({ quote: text, title: '', file: 'a.md', place: '' } as unknown as Parameters<typeof excerpt>[0], {
      limit: longest,
      alone: false,
    }),
  'what is quoted on the page': (text) =>
    quoteOf({ body: JSON.stringify({ from: null, text }) } as unknown as Parameters<typeof quoteOf>[0], '小格').text,
}

function neverParts(cut: (text: string, longest: number) => string): void {
  fc.assert(
    fc.property(GRAPHEMES, fc.integer({ min: 20, max: 120 }), (parts, longest) => {
      const text = parts.join('')
      const kept = cut(text, longest)
      expect(isWhole(text, kept.endsWith('…') ? kept.slice(0, -1) : kept), `${kept} of ${text}`).toBe(true)
    }),
    { numRuns: 300 },
  )
}

describe('a cut parts no character', () => {
  test.each(Object.keys(cuts))('%s', (name) => neverParts(cuts[name]!))

  test('the planted bug, a cut by units, is caught; so is one by code points', () => {
    expect(() => neverParts((text, longest) => text.slice(0, longest))).toThrow('Property failed')
    expect(() => neverParts((text, longest) => [...text].slice(0, longest).join(''))).toThrow('Property failed')
  })
})
