/**
 * 施行期: from which day a file is in force by its own words (“本条例自2027年3月1日起施行”), and until which where it says for how long
 * (“试行三年”). Only what the file says of itself counts: a permit's “有效期三年” ends no rule. Pure.
 */
import { addMonths, datesIn, dayBefore, latest } from './dates.ts'
import { fold } from './fold.ts'
import type { Line } from './lines.ts'
import { numeralOf } from './numerals.ts'
import { NOTICE, REPORT } from './validity.ts'

export interface Term {
  /** ISO; a bare month or year where no more is said. */
  from?: string
  until?: string
}

const KIND =
  '(?:条例|办法|规定|细则|规则|规程|规范|方案|意见|措施|标准|制度|公约|约定|章程|守则|通知|通告|公告|决定|决议|政策|文件)'
const SELF = new RegExp(`本(?:实施|管理|暂行|试行|补充){0,2}${KIND}`, 'u')
/** A guide may speak so of one part of itself; a notice means all of it. */
const ALL_ABOVE = new RegExp(`(?:以上|上述)${KIND}`, 'u')
/** 第九条 自……起施行: no other subject than the file. */
const BARE =
  /^(?:#{1,6} {0,2})?(?:第[一二三四五六七八九十百\d]{1,6}条|[(]?[一二三四五六七八九十\d]{1,3}(?:[)][、.]?|[、.]))\s{0,4}(?=[自从])/u
const DEED = '(?:施行|执行|实施|生效|试行)'
/** Behind the day; what would follow an object (“起实施电子缴费”) or a 的 is no term of the file. */
const BEGINS = new RegExp(`^\\s?(?:零时|0时)?(?:起|开始|始)(?:正式|全面|统一)?${DEED}(?=[,。;、()\\s]|$)`, 'u')
const FROM_ISSUE = new RegExp(
  `自(?:发布|公布|印发|颁布|签发|下发)之日起(?:满?(\\d{1,3}|[一二两三四五六七八九十]{1,3})(日|天|个?月)(?:后|起|之后)?)?(?:正式)?${DEED}(?=[,。;、()\\s]|$)`,
  'u',
)
const NUMBER = '(\\d{1,3}|[一二两三四五六七八九十]{1,3})'
const SPAN = `(?:有效期限?|(?:试行|执行|实施|施行|适用)期限?|期限|有效|试行|暂行)(?:时间)?(?:为|是|定为|暂定为?|:)?\\s?`
const LASTS = new RegExp(`(?:^|[,;(\\s])(?:其|且|并)?${SPAN}${NUMBER}(年|个月)(?![后内以]|级)`, 'u')
const OWN_LASTS = new RegExp(
  `^的?${SPAN}(?:自(?:施行|实施|执行|发布|公布|印发)之日起,?(?:为|计)?)?${NUMBER}(年|个月)(?![后内以]|级)`,
  'u',
)
const UP_TO = new RegExp(`^[,、\\s(]{0,3}(?:${SPAN})?(?:截?至|到|截止到?)\\s?$`, 'u')
const LABELLED = new RegExp(
  `^(?:#{1,6} {0,2})?[(]?[一二三四五六七八九十\\d]{0,3}[)]?[、.]?\\s{0,2}(?:(?:试行|执行|实施|施行)期限|(?:政策|文件)有效期限?)(?:为|:)?\\s{0,2}${NUMBER}(年|个月)`,
  'u',
)
const EXTENDED = /有效期限?延[长续期]{1,2}[至到]\s?$/u
const SPAN_BEGINS = /(?:有效|执行|施行|实施|试行)(?:期限?|时间)(?:为|是|:)?自?\s?$/u
const SPAN_ENDS = new RegExp(`^\\s?止?,?(?:期间)?${DEED}`, 'u')
/** Rules of another matter in one sentence: an article's own day, a time of transition. */
const OF_A_PART = /第[一二三四五六七八九十百\d]{1,6}[条款项章]|其中|《/u
/** Between the title and article one: when it was passed, and from when it holds. */
const HISTORY = /^[([【]?\s{0,2}(?:19|20)\d{2}年.{0,300}?(?:通过|公布|发布|印发|颁布|批准|修[订正])/u
const BARE_LINE = /^[([【]?\s?[自从].{8,40}[)\]】]?$/u
const DATED_TITLE = /[(]\s?[自从]?\s?(?=(?:19|20)\d{2}年)/u
const DAY_LABEL = /^(?:施行|实施|执行|生效)日期\s{0,2}:\s{0,2}/u
const ARTICLE_ONE = /^(?:#{1,6} {0,2})?第[一1][条章]/u
const SPEAKS_OF_IT = /[施执執试試]行|[实實]施|生效|有效期|期限/u
const HEAD_LINES = 10
const LONGEST_LINE = 4_000
/** A sentence behind its subject that is looked at. */
const REACH = 160

/** `date`: when the file was issued, where that is known. */
export function termOf(title: string, lines: readonly Line[], date?: string): Term {
  if (REPORT.test(title)) return {}
  const head = headTerms(title, lines)
  const body: Term[] = []
  for (const { text } of lines) {
    if (text.length > LONGEST_LINE || !SPEAKS_OF_IT.test(text)) continue
    for (const sentence of fold(text).split(/[。;]/u)) body.push(...ownTerm(sentence, NOTICE.test(title), date))
  }
  // An amended text keeps the day of its first edition in its last article: the head knows better.
  const from = latest(head.flatMap((term) => term.from ?? [])) ?? earliest(body.flatMap((term) => term.from ?? []))
  const until = latest([...head, ...body].flatMap((term) => term.until ?? [])) ?? lasting(body, from ?? date)
  return { ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) }
}

interface Said extends Term {
  /** It lasts so long, from a day that stands elsewhere. */
  months?: number
}

const earliest = (dates: readonly string[]) => [...dates].sort()[0]

function lasting(said: readonly Said[], from: string | undefined): string | undefined {
  const months = Math.max(0, ...said.map((one) => one.months ?? 0))
  return from === undefined ? undefined : endOf(from, months)
}

/** Of three years from the 1st of February the last day is the 31st of January. */
function endOf(from: string, months: number): string | undefined {
  return from.length >= 7 && months > 0 ? dayBefore(addMonths(from, months)) : undefined
}

function headTerms(title: string, lines: readonly Line[]): Term[] {
  const found: Term[] = []
  const folded = fold(title)
  const dated = DATED_TITLE.exec(folded)
  if (dated) found.push(...termFrom(folded.slice(dated.index + dated[0].length)))
  for (const line of lines.slice(0, HEAD_LINES)) {
    const text = fold(line.text.slice(0, 2 * REACH + 200))
    if (ARTICLE_ONE.test(text)) break
    const label = DAY_LABEL.exec(text)?.[0]
    const [labelled] = label === undefined ? [] : datesIn(text.slice(label.length))
    if (labelled?.start === 0) found.push({ from: labelled.iso })
    else if (HISTORY.test(text) || BARE_LINE.test(text))
      for (const sentence of text.split(/[。;]/u)) found.push(...termFrom(sentence))
  }
  return found
}

function ownTerm(sentence: string, isNotice: boolean, date: string | undefined): Said[] {
  const labelled = LABELLED.exec(sentence)
  if (labelled) return [{ months: monthsOf(labelled[1]!, labelled[2]!) }]
  const subject = SELF.exec(sentence) ?? BARE.exec(sentence) ?? (isNotice ? ALL_ABOVE.exec(sentence) : null)
  if (!subject) {
    const [last] = datesIn(sentence)
    return last && EXTENDED.test(sentence.slice(0, last.start)) ? [{ until: last.iso }] : []
  }
  const rest = sentence.slice(subject.index + subject[0].length, subject.index + subject[0].length + REACH)
  const own = OWN_LASTS.exec(rest)
  if (own) return [{ months: monthsOf(own[1]!, own[2]!) }]
  const issued = FROM_ISSUE.exec(rest)
  if (issued && !OF_A_PART.test(rest.slice(0, issued.index))) return fromIssue(issued, rest, date)
  return termFrom(rest)
}

function fromIssue(issued: RegExpExecArray, rest: string, date: string | undefined): Said[] {
  const [whole, number, unit] = issued
  const from = date === undefined || number === undefined ? date : later(date, number, unit!)
  return [
    {
      ...(from !== undefined && number !== undefined ? { from } : {}),
      ...(from === undefined ? {} : untilBehind(rest.slice(issued.index + whole.length), from)),
    },
  ]
}

/** The first day of a sentence from which it is in force, and how long. */
function termFrom(text: string): Term[] {
  for (const { iso, start, end } of datesIn(text)) {
    const begins = BEGINS.exec(text.slice(end))
    if (begins) {
      if (OF_A_PART.test(text.slice(0, start))) return []
      return [{ from: iso, ...untilBehind(text.slice(end + begins[0].length), iso) }]
    }
    const [second] = datesIn(text.slice(end))
    // 自2026年1月1日起至2026年12月31日施行
    if (second && /^\s?起?[至到]\s?$/u.test(text.slice(end, end + second.start))) {
      const own = SPAN_BEGINS.test(text.slice(0, start)) || SPAN_ENDS.test(text.slice(end + second.end))
      if (own && !OF_A_PART.test(text.slice(0, start))) return [{ from: iso, until: second.iso }]
    }
  }
  return []
}

/** What follows “起施行”: “，有效期至……”, “，试行三年”. */
function untilBehind(text: string, from: string): Pick<Term, 'until'> {
  const [date] = datesIn(text)
  if (date && UP_TO.test(text.slice(0, date.start))) return { until: date.iso }
  const [whole, number, unit] = LASTS.exec(text) ?? []
  if (whole === undefined || OF_A_PART.test(text.slice(0, text.indexOf(whole)))) return {}
  const until = endOf(from, monthsOf(number!, unit!))
  return until === undefined ? {} : { until }
}

/** 0 for 三五年, which says no length. */
const monthsOf = (number: string, unit: string) => (numeralOf(number) ?? 0) * (unit === '年' ? 12 : 1)

function later(date: string, number: string, unit: string): string | undefined {
  const count = numeralOf(number)
  if (date.length !== 10 || count === undefined) return undefined
  if (unit.endsWith('月')) return addMonths(date, count)
  return new Date(Date.parse(`${date}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10)
}
