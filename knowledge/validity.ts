/**
 * 有效期: until when a notice holds by its own words: “活动时间：1月10日至6月30日” of a notice, “本通知有效期至……”. Only a notice ends with what it
 * announces: a report of what was done last year is as true this year. Pure.
 */
import { datesIn } from './dates.ts'
import type { Line } from './lines.ts'

export const NOTICE = /通知|公告|通告|公示|启事|须知|活动/u
export const REPORT = /总结|经验|做法|案例|报告|纪实|侧记|简报/u
/** Lines of a text that are looked at. */
const MOST_LINES = 80
const LONGEST_LINE = 120
const LABEL =
  /^(?:#{1,6}\s+)?(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)]?[、.．\s]{0,2})?(?:活动|补贴|政策|优惠|执行|实施|有效)(?:的?(?:时间|期限|期间|期))\s{0,3}(?:[:：]|$)/u
const OWN = /本(?:通知|公告|通告|方案|政策|活动|办法|规定)[^。；]{0,30}(?:有效期|执行|施行|实施|有效)[^。；]{0,16}[至到]/u
/** 至6月30日: the year is that of the day before it. */
const SAME_YEAR = /^\s{0,2}(?:日?起)?\s{0,2}[至到—–~-]{1,2}\s{0,2}(\d{1,2})月(\d{1,2})日/u
const TO = /^\s{0,2}(?:日?起)?\s{0,2}[至到—–~-]{1,2}\s{0,2}$/u

/** Of a year's season: what is announced for it is over with it. A year alone says little: last year's rates may still be paid. */
const SEASON =
  /[采供]暖季|供热季|取暖季|学年|[春夏秋冬]季|冬春|暑[期假]|寒假|汛期|春节|元旦|元宵|清明|五一|端午|中秋|国庆|重阳/u
const OVER_WINTER = /[采供]暖季|供热季|取暖季|冬|寒假/u
const SPAN_OF_YEARS = /(20\d{2})年?\s?[-—–~～至到/]{1,2}\s?(20\d{2})/u
const ONE_YEAR = /(20\d{2})年?(?:度|的)?/u

/** Is the season that a notice names in its title (2024—2025年采暖季, 2025年秋季) over for sure? Its very last day is nowhere written. */
export function isSeasonOver(title: string, today: string): boolean {
  if (!NOTICE.test(title) || REPORT.test(title) || !SEASON.test(title)) return false
  const span = SPAN_OF_YEARS.exec(title)
  const year = span?.[2] ?? ONE_YEAR.exec(title)?.[1]
  if (year === undefined) return false
  if (title.includes('学年')) return today > `${span ? year : Number(year) + 1}-08-31`
  if (OVER_WINTER.test(title)) return today > `${span ? year : Number(year) + 1}-06-30`
  return today > `${year}-12-31`
}

/** The last day (ISO) that a notice names for itself; undefined where it names none, or is no notice. */
export function lastDayOf(title: string, lines: readonly Line[]): string | undefined {
  if (!NOTICE.test(title) || REPORT.test(title)) return undefined
  for (const [at, { text }] of lines.slice(0, MOST_LINES).entries()) {
    const label = LABEL.exec(text)?.[0]
    const own = label === undefined ? OWN.exec(text)?.[0] : undefined
    if (label !== undefined) {
      const said = text.length > label.length ? text : (lines[at + 1]?.text ?? '')
      const end = endOfSpan(said)
      if (end !== undefined) return end
    } else if (own !== undefined) {
      const [date] = datesIn(text.slice(text.indexOf(own) + own.length))
      if (date?.start === 0 && isDay(date.iso)) return date.iso
    }
  }
  return undefined
}

const isDay = (iso: string) => iso.length === 10

/** 2026年1月10日至2026年6月30日, 2026年1月10日至6月30日. */
function endOfSpan(text: string): string | undefined {
  const [first, second] = datesIn(text.slice(0, LONGEST_LINE))
  if (!first || !isDay(first.iso)) return undefined
  const after = text.slice(first.end)
  if (second && isDay(second.iso) && TO.test(text.slice(first.end, second.start))) return later(first.iso, second.iso)
  const [, month, day] = SAME_YEAR.exec(after) ?? []
  if (month === undefined || day === undefined) return undefined
  const [end] = datesIn(`${first.iso.slice(0, 4)}年${month}月${day}日`)
  return end && later(first.iso, end.iso)
}

const later = (start: string, end: string) => (end > start ? end : undefined)
