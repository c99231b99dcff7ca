import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { figuresOf } from '../../../knowledge/figures.ts'
import { fold } from '../../../knowledge/fold.ts'
import { buildWordIndex } from '../../../knowledge/word-index.ts'

const figures = (text: string) => figuresOf(fold(text))

describe('figures, however they are written', () => {
  test.each([
    ['三岗十八级', '3岗18级', ['3岗', '18级']],
    ['二十四小时', '24个钟头', ['24小时']],
    ['百分之五', '５%', ['5%']],
    ['两千元以下', '2,000块', ['2000元']],
    ['三万五千元', '3.5万元', ['35000元']],
    ['第二十三条', '第23条', ['23条']],
    ['三十日内', '30天', ['30天']],
    ['十二周岁', '12岁', ['12岁']],
    ['三点五米', '3.5 m'.replace(' ', ''), ['3.5米']],
    ['二〇二四年', '2024年', ['2024年']],
    ['五零一室', '501室', ['501室']],
    ['一万零五十元', '10050元', ['10050元']],
    ['廿四小时', '24h', ['24小时']],
    ['叁万陆仟元', '36,000元', ['36000元']],
  ])('%s and %s are one', (chinese, arabic, words) => {
    expect(figures(chinese)).toEqual(words)
    expect(figures(arabic)).toEqual(words)
  })

  test('any whole number up to a hundred million reads the same in both scripts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 99_999_999 }), (value) => {
        expect(figuresOf(`${inChinese(value)}元`)).toEqual([`${value}元`])
        expect(figuresOf(`${value}元`)).toEqual([`${value}元`])
      }),
    )
  })

  test('what only looks like a number gives none', () => {
    for (const text of [
      '一定',
      '一些',
      '万一',
      '千万别',
      '三五天',
      '五六十元',
      '两三百元',
      '拾到东西',
      '百姓',
      '一个人',
      '陆续',
      '93年',
    ]) {
      expect(figures(text), text).toEqual([])
    }
  })

  test('a day of the calendar is not so many days', () => {
    expect(figures('5月3日')).not.toContain('3天')
    expect(figures('3日内')).toEqual(['3天'])
  })

  test('a question in one script finds the text in the other, and names with numerals stay found', () => {
    const index = buildWordIndex(['实行3岗18级薪酬体系', '三亚市民游园', '逾期24小时未处置的', '五一放假安排', '九寨沟门票'])
    const first = (query: string) => index.search(query, 1)[0]?.unit
    expect(first('三岗十八级')).toBe(0)
    expect(first('二十四小时没人管')).toBe(2)
    expect(first('三亚')).toBe(1)
    expect(first('五一')).toBe(3)
    expect(first('九寨')).toBe(4)
  })

  test('never fails, whatever is written', () => {
    const piece = fc.constantFrom(...'零一二两三十百千万亿点分之第元天,.%9８０', '百分之', '个小时')
    fc.assert(
      fc.property(fc.string({ unit: piece, maxLength: 60 }), (text) => {
        for (const word of figures(text)) expect(word).toMatch(/^\d+(?:\.\d+)?\D/)
      }),
    )
  })
})

/** A number as Chinese writes it, up to 99,999,999. */
function inChinese(value: number): string {
  if (value >= 10_000) {
    const rest = value % 10_000
    const zero = rest > 0 && rest < 1_000 ? '零' : ''
    return `${inChinese(Math.floor(value / 10_000))}万${zero}${rest > 0 ? inChinese(rest) : ''}`
  }
  let text = ''
  let gap = false
  for (const [place, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(value / place) % 10
    if (digit === 0) gap = text !== ''
    else {
      text += (gap ? '零' : '') + '零一二三四五六七八九'[digit] + name
      gap = false
    }
  }
  return text
}
