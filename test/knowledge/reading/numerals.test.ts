import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { numeralOf } from '../../../knowledge/numerals.ts'

const DIGITS = '零一二三四五六七八九'

/** 1 to 999 as it is written: 十二, 二十, 一百零五. */
function written(value: number): string {
  const [hundreds, tens, ones] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10]
  const low = tens > 0 ? `${tens === 1 && hundreds === 0 ? '' : DIGITS[tens]}十` : hundreds > 0 && ones > 0 ? '零' : ''
  return `${hundreds > 0 ? `${DIGITS[hundreds]}百` : ''}${low}${ones > 0 ? DIGITS[ones] : ''}`
}

describe('a numeral', () => {
  test('is worth what it says, in either script', () => {
    const number = fc.integer({ min: 1, max: 999 })
    fc.assert(fc.property(number, (value) => numeralOf(written(value)) === value && numeralOf(String(value)) === value))
  })

  test.each([
    ['两千', 2000],
    ['一万二千', 12_000],
    ['3万', 30_000],
    ['1.5万', 15_000],
    ['廿五', 25],
    ['贰佰叁拾', 230],
    ['五零一', 501],
    ['二〇二六', 2026],
    ['一点五', 1.5],
    ['十二点二五', 12.25],
  ])('%s is %d', (said, value) => expect(numeralOf(said)).toBe(value))

  test.each(['三五', '五六十', '', '百姓', '1.2.3', '好'])('“%s” is none', (said) => expect(numeralOf(said)).toBeUndefined())
})
