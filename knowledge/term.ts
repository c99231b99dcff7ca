/**
 * 施行期: from which day a file is in force by its own words (“本条例自2027年3月1日起施行”), and until which where it says for how long
 * (“试行三年”). Only what the file says of itself counts: a permit's “有效期三年” ends no rule. Pure.
 */
import { addMonths, datesIn, dayBefore, latest } from './dates.ts'
import { fold } from './fold.ts'
import type { Line } from './lines.ts'
import { numeralOf } from './numerals.ts'
import { LENGTH, type Length, lastDayOfLength, lengthOf, plusDays, withYears } from './term-length.ts'
import { isOfAPart, isOfFile, isOfFileAlone, ownPartsOf } from './term-subject.ts'
import { NOTICE, REPORT } from './validity.ts'

export interface Term {
  /** ISO; a bare month or year where no more is said. */
  from?: string
  until?: string
}

const DEED = '(?:施行|执行|实施|实行|生效|试行|适用)'
const SPAN = `(?:有效期限?|(?:试行|执行|实施|施行|适用)期限?|期限|有效|为期|试行|暂行|执行|实施|施行)(?:时间)?(?:暂?定为?|为|是|共|:)?\\s?`
/** Behind the day; what would follow an object (“起实施电子缴费”) or a 的 is no term of the file. */
const BEGINS = new RegExp(
  `^\\s?(?:零时|0时)?(?:(?:起|开始|始)?(?:在[^,。;自从的]{2,10})?(?:正式|全面|统一)?${DEED}(?=[,。;、()\\s]|$|截?止?[至到]\\s?(?:19|20)\\d{2}|${LENGTH}(?:[,。;、()\\s]|$))|起(?=,?(?:有效|试行|适用|为期)[^,。;]{0,6}?${LENGTH}))`,
  'u',
)
const FROM_ISSUE = new RegExp(
  `自(?:发布|公布|印发|颁布|签发|下发)之日起(?:满?(\\d{1,3}|[一二两三四五六七八九十]{1,3})(日|天|个?月)(?:后|起|之后)?)?,?(?:(?:正式)?${DEED}(?=[,。;、()\\s]|$|截?止?[至到]\\s?(?:19|20)\\d{2}|${LENGTH})|(?=(?:有效|为期)[^,。;]{0,6}?${LENGTH}))`,
  'u',
)
const LASTS = new RegExp(`(?:^|[,;(。\\s])(?:(?:其|且|并)?${SPAN})${LENGTH}|^${LENGTH}`, 'u')
const OWN_LASTS = new RegExp(
  `^(?:\\([^()]{1,30}\\))?的?${SPAN}(?:自(?:施行|实施|执行|发布|公布|印发)之日起,?(?:为|计)?)?${LENGTH}`,
  'u',
)
const UP_TO = new RegExp(`^[,、\\s(]{0,3}(?:${SPAN})?(?:截?至|到|截止到?)\\s?$`, 'u')
const SPAN_UP_TO = new RegExp(
  `(?:^|[,、;()。\\s])(?:其|且|并)?的?${SPAN}(?:延[长续期]{1,2})?(?:自?(?:发布|公布|印发|施行|实施|执行)之日起)?,?(?:截?至|截?止?到|截止)\\s?$`,
  'u',
)
/** 于2025年12月31日失效 */
const ENDS = /^\s?(?:起|后)?(?:自动|自行|同时)?(?:废止|失效|作废|到期|届满|终止|停止(?:执行|施行|实施))/u
const LABEL = '^(?:#{1,6} {0,2})?[(]?[一二三四五六七八九十\\d]{0,3}[)]?[、.]?\\s{0,2}'
const LABELLED = new RegExp(`${LABEL}(?:(?:试行|执行|实施|施行)期限|(?:政策|文件)有效期限?)(?:为|:)?\\s{0,2}${LENGTH}`, 'u')
/** 执行期限 may be that of a charge. */
const LABELLED_SPAN = new RegExp(
  `${LABEL}(?:试行期限?|(?:政策|文件)有效期限?)(?:为|:)?\\s{0,2}[自从]?\\s?(?=(?:19|20)\\d{2}年)`,
  'u',
)
const EXTENDED = /有效期限?延[长续期]{1,2}[至到]\s?$/u
const SPAN_BEGINS = /(?:有效|执行|施行|实施|试行|适用)(?:期限?|时间)(?:定?为|是|:)?[自从]?\s?$/u
const SPAN_ENDS = new RegExp(`^\\s?止?,?(?:期间)?${DEED}`, 'u')
const TO = /^\s?起?,?(?:[至到—–~-]{1,2})\s?$/u
/** 本办法的施行日期为…… */
const DAY_IS = /^的?(?:正式)?(?:施行|实施|执行|生效)(?:日期|时间|日)(?:定?为|是|:)\s?$/u
const SPAN_LASTS = new RegExp(`^\\s?起,?(?:为期|计|共|为)?${LENGTH}`, 'u')
/** It goes on by itself when its time is over. */
const RENEWED = /(?:期满|到期|届满|逾期)[^。]{0,24}(?:自动|自行|继续|顺延)|自动(?:顺延|续|延[长续期])/u
/** A term that stands alone behind the sentence that begins it is told of the same: “……起试行。试行期两年。” */
const SENTENCES = /[。;](?!\s?其?(?:有效期|试行期|执行期|施行期|实施期|期满|到期))/u
/** Between the title and article one: when it was passed, and from when it holds. */
const HISTORY = /^[([【]?\s{0,2}(?:19|20)\d{2}年.{0,300}?(?:通过|公布|发布|印发|颁布|批准|修[订正])/u
const BARE_LINE = /^[([【]?\s?[自从].{8,40}[)\]】]?$/u
const DATED_TITLE = /[(]\s?[自从]?\s?(?=(?:19|20)\d{2}年)/u
const DAY_LABEL = /^(?:施行|实施|执行|生效)日期\s{0,2}:\s{0,2}/u
const ARTICLE_ONE = /^(?:#{1,6} {0,2})?(?:\*\*|__)?第[一1][条章]/u
const SPEAKS_OF_IT = /[施执執试試实實][行施]|生效|有效期|期限|[适適]用|[废廢]止|失效|[终終停]止/u
const HEAD_LINES = 10
const LONGEST_LINE = 4_000
/** A sentence behind its subject that is looked at. */
const REACH = 160

/** `date`: when the file was issued, where that is known. */
export function termOf(title: string, lines: readonly Line[], date?: string): Term {
  if (REPORT.test(title)) return {}
  const head = headTerms(title, lines)
  const body: Said[] = []
  for (const { text } of lines) {
    if (text.length > LONGEST_LINE || !SPEAKS_OF_IT.test(text)) continue
    const folded = withYears(fold(text))
    const said = folded.split(SENTENCES).flatMap((sentence) => ownTerm(sentence, NOTICE.test(title), date))
    body.push(...(RENEWED.test(folded) ? said.flatMap(({ from }) => (from === undefined ? [] : { from })) : said))
  }
  // An amended text keeps the day of its first edition in its last article: the head knows better.
  const from = latest(head.flatMap((term) => term.from ?? [])) ?? earliest(body.flatMap((term) => term.from ?? []))
  const until = latest([...head, ...body].flatMap((term) => term.until ?? [])) ?? lasting(body, from ?? date)
  return { ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) }
}

interface Said extends Term {
  /** It lasts so long, from a day that stands elsewhere. */
  lasts?: Length
}

const earliest = (dates: readonly string[]) => [...dates].sort()[0]

function lasting(said: readonly Said[], from: string | undefined): string | undefined {
  if (from === undefined) return undefined
  return latest(said.flatMap(({ lasts }) => (lasts && lastDayOfLength(from, lasts)) ?? []))
}

function headTerms(title: string, lines: readonly Line[]): Term[] {
  const found: Term[] = []
  const folded = fold(title)
  const dated = DATED_TITLE.exec(folded)
  if (dated) found.push(...termFrom(folded.slice(dated.index + dated[0].length)))
  for (const line of lines.slice(0, HEAD_LINES)) {
    const text = withYears(fold(line.text.slice(0, 2 * REACH + 200)))
    if (ARTICLE_ONE.test(text)) break
    const label = DAY_LABEL.exec(text)?.[0]
    const [labelled] = label === undefined ? [] : datesIn(text.slice(label.length))
    if (labelled?.start === 0) found.push({ from: labelled.iso })
    else if (HISTORY.test(text) || BARE_LINE.test(text))
      for (const sentence of text.split(/[。;]/u)) found.push(...newestTerm(sentence))
  }
  return found
}

/** A history may tell the days of all its editions. */
function newestTerm(sentence: string): Term[] {
  const all = datesIn(sentence).flatMap(({ start }) =>
    isOfAPart(sentence.slice(0, start)) ? [] : termFrom(sentence.slice(start)),
  )
  const from = latest(all.flatMap((term) => term.from ?? []))
  return all.filter((term) => term.from === from).slice(0, 1)
}

function ownTerm(sentence: string, isNotice: boolean, date: string | undefined): Said[] {
  const labelled = LABELLED.exec(sentence)
  if (labelled) return lastsOf(labelled[1]!)
  const span = LABELLED_SPAN.exec(sentence)?.[0]
  if (span !== undefined) return spanIn(sentence.slice(span.length))
  const parts = ownPartsOf(sentence, isNotice).map((part) => part.slice(0, REACH))
  if (parts.length === 0) {
    const [last] = datesIn(sentence)
    return last && EXTENDED.test(sentence.slice(0, last.start)) ? [{ until: last.iso }] : []
  }
  for (const part of parts) {
    const said = partTerm(part, date)
    if (said.length > 0) return said
  }
  return []
}

/** What follows the file's name. */
function partTerm(part: string, date: string | undefined): Said[] {
  const own = OWN_LASTS.exec(part)
  if (own) return lastsOf(own[1]!).map((said) => ({ ...said, ...termFrom(part, isOfFile)[0] }))
  const issued = FROM_ISSUE.exec(part)
  if (issued && isOfFile(part.slice(0, issued.index))) return fromIssue(issued, part, date)
  const begun = termFrom(part, isOfFile)
  return begun.length > 0 ? begun : endOfPart(part)
}

const lastsOf = (written: string): Said[] => {
  const lasts = lengthOf(written)
  return lasts ? [{ lasts }] : []
}

/** 2026年1月1日至2026年12月31日 */
function spanIn(text: string): Term[] {
  const [first, second] = datesIn(text)
  if (first?.start !== 0 || !second || !TO.test(text.slice(first.end, second.start))) return []
  return [{ from: first.iso, ...(second.iso > first.iso ? { until: second.iso } : {}) }]
}

/** No beginning is told: “有效期至……”, “于……失效”, “试行至……”. */
function endOfPart(part: string): Term[] {
  for (const { iso, start, end } of datesIn(part)) {
    const before = part.slice(0, start)
    const upTo = SPAN_UP_TO.exec(before)
    if (upTo && isOfFileAlone(part.slice(0, upTo.index))) return [{ until: iso }]
    const [ends] = ENDS.exec(part.slice(end)) ?? []
    if (ends !== undefined && isOfFileAlone(before)) return [{ until: ends.trim().startsWith('起') ? dayBefore(iso) : iso }]
  }
  return []
}

function fromIssue(issued: RegExpExecArray, part: string, date: string | undefined): Said[] {
  const [whole, number, unit] = issued
  const from = date === undefined || number === undefined ? date : later(date, number, unit!)
  const until = untilBehind(part.slice(issued.index + whole.length), from)
  return [{ ...(from !== undefined && number !== undefined ? { from } : {}), ...until }]
}

/** The first day of a sentence from which it is in force, and how long. `isOwn`: of what stands before the day. */
function termFrom(text: string, isOwn = (before: string) => !isOfAPart(before)): Term[] {
  for (const { iso, start, end } of datesIn(text)) {
    const before = text.slice(0, start)
    const begins = BEGINS.exec(text.slice(end))
    if (begins) return isOwn(before) ? [{ from: iso, ...untilBehind(text.slice(end + begins[0].length), iso) }] : []
    if (!isOwn(before)) continue
    if (DAY_IS.test(before)) return [{ from: iso, ...untilBehind(text.slice(end), iso) }]
    const lasts = SPAN_BEGINS.test(before) ? SPAN_LASTS.exec(text.slice(end)) : null
    if (lasts) return [{ from: iso, ...endOf(iso, lasts[1]!) }]
    const [second] = datesIn(text.slice(end))
    // 自2026年1月1日起至2026年12月31日施行
    if (!second || !TO.test(text.slice(end, end + second.start))) continue
    if (SPAN_BEGINS.test(before) || SPAN_ENDS.test(text.slice(end + second.end)))
      return [{ from: iso, ...(second.iso > iso ? { until: second.iso } : {}) }]
  }
  return []
}

/** What follows “起施行”: “，有效期至……”, “，试行三年”, “至……”. */
function untilBehind(text: string, from: string | undefined): Pick<Term, 'until'> {
  for (const [at, { iso, start }] of datesIn(text).entries()) {
    const before = text.slice(0, start)
    const upTo = (at === 0 && UP_TO.exec(before)) || SPAN_UP_TO.exec(before)
    if (upTo && isOfFileAlone(before.slice(0, upTo.index))) return from === undefined || iso > from ? { until: iso } : {}
  }
  const lasts = LASTS.exec(text)
  if (!lasts || from === undefined || !isOfFileAlone(text.slice(0, lasts.index))) return {}
  return endOf(from, lasts[1] ?? lasts[2]!)
}

function endOf(from: string, written: string): Pick<Term, 'until'> {
  const length = lengthOf(written)
  const until = length && lastDayOfLength(from, length)
  return until === undefined ? {} : { until }
}

function later(date: string, number: string, unit: string): string | undefined {
  const count = numeralOf(number)
  if (date.length !== 10 || count === undefined) return undefined
  return unit.endsWith('月') ? addMonths(date, count) : plusDays(date, count)
}
