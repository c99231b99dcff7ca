/**
 * 日程: lines that tell what comes where on which day (桂园社区 2026年12月1日), one below the other. Each looks like the signature of a place, and none is: who asks when
 * it is his turn needs them all. Pure.
 */
import { datesIn } from './dates.ts'
import { fold } from './fold.ts'
import { officesIn } from './imprint.ts'
import type { Line } from './lines.ts'

const LONGEST = 60
/** Where something comes to, no office among them. */
const SITE =
  /(?:街道|社区|小区|[镇乡村组屯]|小学|中学|学校|幼儿园|广场|公园|花园|家园|公寓|超市|市场|活动室|礼堂|大厅|[门路]口|[东西南北]门|[站点楼园苑里院场馆])$/u
const BARE_PLACE = /^\p{Script=Han}{2,20}(?<kind>街道|社区|[镇乡村])$/u
/** The hour and the day of the week, or what stands in brackets, beside a day. */
const DETAIL =
  /\([^()]{1,20}\)|(?:星期|周)[一二三四五六日天]|[上下中]午|全天|晚上?|早上?|\d{1,2}[:点时]\d{0,2}分?|[-—~～至到]/gu
const DONE = /(?:整理|编写|编制|编印|汇编|印[制发]|发布|公布|颁布|颁发|制定|签发|发|修[订正])$/u
/** Above rows: what each column is called, or that they follow. */
const HEADING = /^[^\d。;]{2,24}(?:日期|时间|哪天)$/u
const LEAD_IN = /:$/
const NO_LEAD_IN = /^特此/

interface Row {
  what: string
  day: string
}

function rowOf(line: Line | undefined): Row | undefined {
  if (!line || line.text.length > LONGEST) return undefined
  const text = fold(line.text).trim()
  const [date, ...others] = datesIn(text)
  if (!date || others.length > 0 || /[。;?!]/.test(text)) return undefined
  const before = text.slice(0, date.start)
  const after = text.slice(date.end)
  const what = `${before} ${after}`.replace(DETAIL, ' ').replace(/^[\s,、:]{0,8}|[\s,、:]{1,8}$/gu, '')
  if (what.length < 2 || DONE.test(what)) return undefined
  return SITE.test(what) || officesIn(what) ? { what, day: date.iso } : undefined
}

/** Is the line at `at` a row of a timetable? */
export function isScheduled(lines: readonly Line[], at: number): boolean {
  const row = rowOf(lines[at])
  if (!row) return false
  const bare = BARE_PLACE.test(row.what)
  const beside = [rowOf(lines[at - 1]), rowOf(lines[at + 1])]
  // Two offices may sign of one day.
  if (beside.some((other) => other && (other.day !== row.day || (bare && BARE_PLACE.test(other.what))))) return true
  return bare && isLedIn(lines[at - 1])
}

/** Is the line at `at` one place of a list of such, or of rows of which each fills two lines? Then it signs nothing. */
export function isOfList(lines: readonly Line[], at: number): boolean {
  const kind = kindOf(lines[at])
  if (kind === undefined) return false
  const above = lines[at - 1]
  return kindOf(above) === kind || kindOf(lines[at + 1]) === kind || isLedIn(above) || isDay(above)
}

function kindOf(line: Line | undefined): string | undefined {
  return line && line.text.length <= LONGEST ? BARE_PLACE.exec(fold(line.text).trim())?.groups?.kind : undefined
}

function isLedIn(line: Line | undefined): boolean {
  if (!line) return false
  const text = fold(line.text.slice(-200)).trim()
  return (LEAD_IN.test(text) && !NO_LEAD_IN.test(text)) || HEADING.test(text)
}

function isDay(line: Line | undefined): boolean {
  if (!line || line.text.length > LONGEST) return false
  const text = fold(line.text).trim()
  const [date] = datesIn(text)
  return date?.start === 0 && date.end === text.length
}
