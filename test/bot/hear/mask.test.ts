import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mask } from '../../../bot/hear/mask.ts'
import type { PiiSpan } from '../../../bot/hear/understanding.ts'

interface Row {
  text: string
  spans: PiiSpan[]
}

const rows: Row[] = readFileSync(new URL('../../fixtures/pii.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line))
const personal = rows.filter(({ spans }) => spans.length > 0)
const public_ = rows.filter(({ spans }) => spans.length === 0)
/** Whole messages and halves of them, one after another, with what hides numbers between. */
const mixed = fc
  .array(
    fc.oneof(
      fc.constantFrom(...rows.map(({ text }) => text)),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.nat(99_999_999).map(String),
      fc.constantFrom('[手机号]', '，', ' ', '-', '\u200b', '我叫', '住', '栋', '\ud83d'),
    ),
    { maxLength: 6 },
  )
  .map((pieces) => pieces.join(''))

describe('personal data', () => {
  test('there is enough to judge by', () => {
    expect(rows.length).toBeGreaterThanOrEqual(120)
    expect(personal.length).toBeGreaterThanOrEqual(60)
    expect(public_.length).toBeGreaterThanOrEqual(60)
  })

  test.each(personal)('$text', ({ text, spans }) => {
    expect(mask(text).spans).toEqual(spans)
  })

  test.each(public_)('untouched: $text', ({ text }) => {
    expect(mask(text)).toEqual({ text, spans: [] })
  })

  test('the lines of offices and emergencies are never masked, whatever stands around them', () => {
    for (const line of ['110', '119', '120', '122', '12345', '12315', '12319', '95598', '96110', '400-820-1234']) {
      for (const [before, after] of [
        ['请打', '求助'],
        ['电话', ''],
        ['手机', '转人工'],
        ['', '，我是热线'],
      ]) {
        expect(mask(`${before}${line}${after}`).spans, `${before}${line}${after}`).toEqual([])
      }
    }
  })

  test('the text says what was hidden, and the rest stays', () => {
    expect(mask('我叫陈思远，电话13800001234，3栋灯坏了').text).toBe('我叫[姓名]，电话[手机号]，3栋灯坏了')
  })

  test('a name and a number uncovered by another mask are masked too', () => {
    const { text } = mask('收件人赵敏13300004455住平安巷27号')
    expect(text).toBe('收件人[姓名][手机号]住[住址]')
  })

  test('spans are in order, apart from each other and within the text', () => {
    fc.assert(
      fc.property(mixed, (text) => {
        let at = 0
        for (const { start, end } of mask(text).spans) {
          expect(start).toBeGreaterThanOrEqual(at)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
          at = end
        }
      }),
      { numRuns: 500 },
    )
  })

  test('masking what is masked changes nothing', () => {
    fc.assert(
      fc.property(mixed, (text) => {
        const once = mask(text).text
        expect(mask(once)).toEqual({ text: once, spans: [] })
      }),
      { numRuns: 1000 },
    )
  })

  test('a mobile is found however it is spaced, widened or hidden', () => {
    const digits = fc.tuple(fc.constantFrom('3', '5', '7', '8', '9'), fc.integer({ min: 0, max: 999_999_999 }))
    const wide = (text: string) => text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
    const spoken = (text: string) => text.replace(/\d/g, (digit) => '零幺二三四五六七八九'[Number(digit)]!)
    const grouped = (separator: string) => (text: string) => [text.slice(0, 3), text.slice(3, 7), text.slice(7)].join(separator)
    const ways = [
      String,
      wide,
      spoken,
      grouped(' '),
      grouped('-'),
      grouped('.'),
      (text: string) => [...text].join('\u200b'),
      (text: string) => `+86 ${text}`,
      (text: string) => [...text].join(' '),
    ]
    fc.assert(
      fc.property(digits, fc.constantFrom(...ways), ([second, rest], way) => {
        const written = way(`1${second}${String(rest).padStart(9, '0')}`)
        expect(mask(`请打${written}，谢谢`).spans).toEqual([{ start: 2, end: 2 + written.length, type: 'MOBILE' }])
      }),
      { numRuns: 300 },
    )
  })
})
