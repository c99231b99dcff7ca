/**
 * 期限有多长: lengths as rules say them (三年, 一年半, 两年零六个月, 半年, 90天), the last day of one that begins on a day, and the year that a
 * span leaves out (2026年1月1日至12月31日). Pure.
 */
import { addMonths, datesIn, dayBefore } from './dates.ts'
import { numeralOf } from './numerals.ts'

export interface Length {
  months: number
  days: number
}

const NUMBER = '(?:\\d{1,3}(?:\\.\\d)?|[一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾]{1,3})'
const PART = `(?:${NUMBER}周?年半?|半年|${NUMBER}个半?月|半个月|${NUMBER}[天日])`
const PARTS = new RegExp(`(半年)|(半个月)|(${NUMBER})(周?年半|周?年|个半月|个月|[天日])`, 'gu')
/** One whole length: no “三年内”, no “三年以上”, and never the beginning of a longer one. */
export const LENGTH = `(${PART}(?:[零又]?${PART}){0,2})(?![后内以来多余左起期度级半零又至到~–—\\-\\d一二两三四五六七八九十])`

/** Undefined for what says no length: 三五年. */
export function lengthOf(written: string): Length | undefined {
  const length: Length = { months: 0, days: 0 }
  for (const [, halfYear, halfMonth, number, unit] of written.matchAll(PARTS)) {
    const count = number === undefined ? 0 : numeralOf(number)
    if (count === undefined) return undefined
    if (halfYear) length.months += 6
    else if (unit?.includes('年')) length.months += count * 12 + (unit.endsWith('半') ? 6 : 0)
    else if (unit?.endsWith('月')) length.months += count
    else length.days += count
    // 半个月 is fifteen days in every notice.
    if (halfMonth || unit === '个半月') length.days += 15
  }
  const whole = Number.isInteger(length.months) && Number.isInteger(length.days)
  return whole && length.months + length.days > 0 ? length : undefined
}

/**
 * Of three years from the 1st of February the last day is the 31st of January. Where the month that ends it lacks the day (a year from the 29th of
 * February, half a year from the 31st of August), its last one. Undefined where the beginning is not known well enough.
 */
export function lastDayOfLength(from: string, { months, days }: Length): string | undefined {
  if (from.length < 7 || (days > 0 && from.length < 10)) return undefined
  if (months === 0) return plusDays(from, days - 1)
  const same = addMonths(from, months)
  const lacksTheDay = from.slice(8) !== same.slice(8)
  const last = lacksTheDay ? same : dayBefore(same)
  return days > 0 ? plusDays(last, days) : last
}

export function plusDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** How far before a day the one it follows stands, with words between them such as 起施行. */
const LONGEST_GAP = 12
const LONGEST_DATE = 24
const NO_YEAR = /([至到—–~-]\s?)(同年|当年|次年|翌年)?(?=(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s?月)/gu

/** The second day of a span with its year: that of the first where none is said. */
export function withYears(text: string): string {
  return text.replace(NO_YEAR, (words: string, to: string, which: string | undefined, at: number) => {
    const before = text.slice(Math.max(0, at - LONGEST_DATE - LONGEST_GAP), at)
    const first = datesIn(before).at(-1)
    if (!first || before.length - first.end > LONGEST_GAP || /[。;]/u.test(before.slice(first.end))) return words
    return `${to}${Number(first.iso.slice(0, 4)) + (/[次翌]/u.test(which ?? '') ? 1 : 0)}年`
  })
}
