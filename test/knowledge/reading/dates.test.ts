import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dateOf, datesIn, isPast, latest, supersedes, titleWithoutEdition } from '../../../knowledge/dates.ts'

const iso = (text: string) => datesIn(text).map((date) => date.iso)

describe('dates as people write them', () => {
  test.each([
    ['2018年10月10日11:25', ['2018-10-10']],
    ['发布时间:2016-06-30', ['2016-06-30']],
    ['2023-12-05 17:52:00', ['2023-12-05']],
    ['二〇二三年六月一日', ['2023-06-01']],
    ['二○一九年十二月三十一日起', ['2019-12-31']],
    ['2021年8月', ['2021-08']],
    ['自2024年起', ['2024']],
    ['2022/3/9 和 2022.03.10', ['2022-03-09', '2022-03-10']],
    ['1994年1月5日批准，2023年7月20日修订', ['1994-01-05', '2023-07-20']],
  ])('%s', (text, expected) => expect(iso(text)).toEqual(expected))

  test('what is no date is none: a 13th month, the 31st of June, an amount, a phone number', () => {
    expect(iso('2023年13月1日、2023年6月31日')).toEqual([])
    expect(iso('比去年增长2023.12万元，电话0573-2023-1234')).toEqual([])
    expect(iso('12023年')).not.toContain('12023')
  })

  test('the 29th of February is a date in leap years only', () => {
    expect(iso('2024年2月29日')).toEqual(['2024-02-29'])
    expect(iso('2023年2月29日')).toEqual([])
  })

  test('offsets are those of the words', () => {
    const text = '公示期至二〇二四年三月五日止'
    const [date] = datesIn(text)
    expect(text.slice(date!.start, date!.end)).toBe('二〇二四年三月五日')
  })

  test('any real day is found however it is written', () => {
    const day = fc.date({ min: new Date('1950-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(day, fc.constantFrom('-', '/', '年'), (date, how) => {
        const expected = date.toISOString().slice(0, 10)
        const [year, month, date_] = expected.split('-').map(Number)
        const written = how === '年' ? `${year}年${month}月${date_}日` : [year, month, date_].join(how)
        expect(iso(`于${written}公布。`)).toEqual([expected])
      }),
    )
  })
})

describe('a date in a field', () => {
  test.each([
    ['2018-10-10', '2018-10-10'],
    ['2018年10月', '2018-10'],
    ['2018', '2018'],
    [' 2018-10-10 08:30 ', '2018-10-10'],
    ['２０１８年１０月１日', '2018-10-01'],
  ])('%s', (field, expected) => expect(dateOf(field)).toBe(expected))

  test.each(['明年', '2018-13-01', '18年', '2018-10-10至2019-10-10', '', '约2018年'])('%s is none', (field) => {
    expect(dateOf(field)).toBeUndefined()
  })
})

describe('whether a file still holds', () => {
  test('the last day is still valid, the next is past', () => {
    expect(isPast('2024-12-31', '2024-12-31')).toBe(false)
    expect(isPast('2024-12-31', '2025-01-01')).toBe(true)
    expect(isPast(undefined, '2025-01-01')).toBe(false)
  })

  test('a month and a year are valid to their end', () => {
    expect(isPast('2024-06', '2024-06-30')).toBe(false)
    expect(isPast('2024-06', '2024-07-01')).toBe(true)
    expect(isPast('2024', '2024-12-31')).toBe(false)
  })

  test('the latest of several', () => expect(latest(['1994-01-05', '2023-07-20', '2019'])).toBe('2023-07-20'))

  test('a later edition of the same title in the same place takes the older one’s place', () => {
    const older = { title: '青禾市养犬管理办法（试行）', place: '青禾市', date: '2016-01-01' }
    const newer = { title: '青禾市养犬管理办法(2021年修订)', place: '青禾市', date: '2021-05-01' }
    expect(supersedes(newer, older)).toBe(true)
    expect(supersedes(older, newer)).toBe(false)
    expect(supersedes(newer, newer)).toBe(false)
    expect(supersedes({ ...newer, place: '白石市' }, older)).toBe(false)
    expect(supersedes({ ...newer, place: '浙江省青禾市' }, { ...older, place: '青禾' })).toBe(true)
    expect(supersedes({ title: newer.title, date: newer.date }, older)).toBe(false)
    expect(supersedes({ ...newer, title: '青禾市养犬管理条例' }, older)).toBe(false)
    expect(supersedes({ title: newer.title, place: newer.place }, older)).toBe(false)
  })

  test('two reports of one year are not two editions of each other unless the title says the same', () => {
    expect(titleWithoutEdition('2023年青禾市公报')).toBe(titleWithoutEdition('青禾市公报（2024年版）'))
    expect(titleWithoutEdition('停车（临时）办法')).not.toBe(titleWithoutEdition('停车办法'))
  })

  test('a date known only to the year is neither before nor after a day of that year', () => {
    const one = { title: '甲', date: '2021' }
    expect(supersedes({ title: '甲', date: '2021-05-01' }, one)).toBe(false)
  })
})
