/**
 * Dates as Chinese texts write them, and what a date says about whether a file still holds. All dates are ISO text:
 * `2018-10-10`, or `2018-10` and `2018` where no more is known; such text compares in time by comparing as text.
 */

import { DIGITS, numeralOf } from './numerals.ts'

export interface FoundDate {
  iso: string
  start: number
  end: number
}

const YEAR = '(?:19|20)\\d{2}'
const HAN_YEAR = '[一二][〇○◯ＯOo0零一二三四五六七八九]{3}'
const HAN_NUMBER = '[一二三四五六七八九十]{1,3}'
const WRITTEN = new RegExp(
  `(${YEAR}|${HAN_YEAR}) ?年(?: ?(\\d{1,2}|${HAN_NUMBER}) ?月(?: ?(\\d{1,2}|${HAN_NUMBER}) ?[日号號])?)?` +
    `|(?<!\\d)(${YEAR})([-/.])(\\d{1,2})(?:\\5(\\d{1,2}))?(?!\\d)`,
  'g',
)

function yearOf(text: string): string {
  return [...text].map((sign) => (/\d/.test(sign) ? sign : (DIGITS[sign] ?? 0))).join('')
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** ISO text of the parts, as far as they make a real date; a 13th month or a 31st of June is none. */
function iso(year: string, month?: string, day?: string): string | undefined {
  if (month === undefined) return year
  const monthNumber = numeralOf(month) ?? 0
  if (!(monthNumber >= 1 && monthNumber <= 12)) return undefined
  const head = `${year}-${String(monthNumber).padStart(2, '0')}`
  if (day === undefined) return head
  const dayNumber = numeralOf(day) ?? 0
  if (!(dayNumber >= 1 && dayNumber <= daysIn(Number(year), monthNumber))) return undefined
  return `${head}-${String(dayNumber).padStart(2, '0')}`
}

/** All dates a text names, in its order: 2018年10月10日, 二〇二三年六月, 2023-12-05, 2023/1/5. Offsets in UTF-16 units. */
export function datesIn(text: string): FoundDate[] {
  const found: FoundDate[] = []
  for (const match of text.matchAll(WRITTEN)) {
    const [whole, year, month, day, plainYear, separator, plainMonth, plainDay] = match
    // 2023.12 is as likely an amount as a month: with dots the day is needed.
    if (separator === '.' && plainDay === undefined) continue
    const date = plainYear ? iso(plainYear, plainMonth, plainDay) : iso(yearOf(year ?? ''), month, day)
    if (date) found.push({ iso: date, start: match.index, end: match.index + whole.length })
  }
  return found
}

/** The one date that a field holds (`2018-10-10`, `2018年10月`, `2018`), or undefined where it is none. */
export function dateOf(field: string): string | undefined {
  const text = field.normalize('NFKC').trim()
  if (/^(?:19|20)\d{2}$/.test(text)) return text
  const [first, second] = datesIn(text)
  if (!first || second || first.start !== 0) return undefined
  return /^(?:[T ]?\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?Z?)?$/.test(text.slice(first.end).trim()) ? first.iso : undefined
}

/** The latest of the dates; a date known to the day counts as later than its bare month. */
export function latest(dates: readonly string[]): string | undefined {
  return dates.reduce<string | undefined>((best, date) => (best === undefined || date > best ? date : best), undefined)
}

/** Whether `validUntil` lies before `today` (ISO day). A year or a month is valid to its end; no limit is never past. */
export function isPast(validUntil: string | undefined, today: string): boolean {
  return validUntil !== undefined && validUntil < today.slice(0, validUntil.length)
}

/** Whether it is before `from` (ISO); a year or a month begins with its first day. Undefined: from always. */
export function isComing(from: string | undefined, today: string): boolean {
  return from !== undefined && today.slice(0, from.length) < from
}

/** The same day so many months later (the last of a shorter month); of a bare month, that month. */
export function addMonths(date: string, months: number): string {
  const [year, month, day] = date.split('-').map(Number)
  const count = year! * 12 + month! - 1 + months
  const [to, of] = [Math.floor(count / 12), (count % 12) + 1]
  const head = `${String(to).padStart(4, '0')}-${String(of).padStart(2, '0')}`
  return day === undefined ? head : `${head}-${String(Math.min(day, daysIn(to, of))).padStart(2, '0')}`
}

/** Of a bare month, the month before. */
export function dayBefore(date: string): string {
  if (date.length < 10) return addMonths(date, -1)
  return new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}

const MOST_KEPT = 5_000
const editions = new Map<string, string>()

/** A title without the marks of an edition: (2021年修订), （试行）, 2024年, spaces and quotes. Kept, as every file is held against every other. */
export function titleWithoutEdition(title: string): string {
  const known = editions.get(title)
  if (known !== undefined) return known
  const bare = title
    .normalize('NFKC')
    .replace(/[(〔[【](?=[^)〕\]】]{0,30}?(?:\d|修[订正改]|试行|暂行|最新|版|稿))[^)〕\]】]{0,30}[)〕\]】]/g, '')
    .replace(/(?:19|20)\d{2}年?(?:度|版|修[订正]版?)?/g, '')
    .replace(/[\s《》〈〉"“”「」『』]/g, '')
  if (editions.size >= MOST_KEPT) editions.clear()
  editions.set(title, bare)
  return bare
}

/** 浙江省嘉兴市 and 嘉兴 are one place to people who write files: the one name ends with the other. */
export function sameWrittenPlace(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return one === other
  const [a, b] = [one, other].map((place) => place.replace(/[\s省市区县]/g, ''))
  return a!.endsWith(b!) || b!.endsWith(a!)
}

interface Edition {
  title: string
  place?: string
  date?: string
  /** Stands for the date where that is not known. */
  inForceFrom?: string
}

/** Whether `newer` takes the place of `older` in one base: the same title, the same place, a later date. */
export function supersedes(newer: Edition, older: Edition): boolean {
  const [later, earlier] = [newer.date ?? newer.inForceFrom, older.date ?? older.inForceFrom]
  if (!later || !earlier) return false
  const length = Math.min(later.length, earlier.length)
  if (later.slice(0, length) <= earlier.slice(0, length)) return false
  return titleWithoutEdition(newer.title) === titleWithoutEdition(older.title) && sameWrittenPlace(newer.place, older.place)
}
