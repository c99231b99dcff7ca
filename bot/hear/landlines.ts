/**
 * Landline telephones of people: an area code (工信部 numbering plan: 010, 02x, 0[3-9]xx) and seven or eight digits, however
 * they are spaced or spoken. The lines of offices are for everybody and stay.
 */
import { type DigitRun, digitRuns, isDigit } from './digit-groups.ts'
import { oneOf, pattern } from './pattern.ts'
import type { PiiSpan } from './understanding.ts'

const NUMBER = pattern('^0(?:10|2\\d|[3-9]\\d{2})[1-9]\\d{6,7}$')
const ABROAD = pattern('^(?:00)?86(?:10|2\\d|[3-9]\\d{2})[1-9]\\d{6,7}$')
const EXTENSION = pattern('^ ?(?:转|分机)(?:号|机)? ?\\d{1,5}(?!\\d)')
const OFFICE = pattern(
  oneOf(
    '值班 热线 办公 服务 咨询 社区 居委 村委 物业 派出所 医院 窗口 中心 大厅 街道 抢修 客服 监督 举报 投诉 公告 营业 公司 单位 学校 门诊 急诊 报修 维修 消防 网格 政务 供水 供电 燃气 24小时 政府 居民委员会',
  ),
)
const HOME = pattern(
  oneOf('我家 家里 座机 宅电 家中 他家 她家 俺家 屋头 屋里 屋企 找我 打给我 我的 爷爷 奶奶 外公 外婆 爸 妈 固定电话 家电'),
)
const PHONE_CUE = pattern(`${oneOf('电话 座机 固话 宅电 打 拨 联系 号')}[^\\d\\n]{0,6}$`)
const FILING = pattern(
  `${oneOf('单号 工单 编号 受理 流水 订单 快递 运单 批次 批号 序列号 型号 货号 户号 表号 #')}[^\\d\\n]{0,4}$`,
)
const SPOKEN = '零〇一幺妖二两三四五六七八九'
/** Without an area code only a word says what it is. */
const HOME_LINE = pattern(
  `${oneOf('座机 固话 宅电 家里电话 家庭电话 家电话 老家电话 固定电话 家电')}[号码为是:： ]{0,4}([2-9]\\d{2,3}[- ]?\\d{4}(?!\\d)|[二三四五六七八九][${SPOKEN}]{2,3}[- ,，]?[${SPOKEN}]{4}(?![${SPOKEN}]))`,
  'dg',
)
const MOST_GROUPS = 5

/** Linear in the length of the text: a run is tried from each of its groups, and no number has more than a few of them. */
export function landlines(text: string): PiiSpan[] {
  const spans = digitRuns(text).flatMap((run) => inRun(text, run))
  for (const match of text.matchAll(HOME_LINE)) {
    const [start, end] = match.indices![1]!
    spans.push({ start, end, type: 'LANDLINE' })
  }
  return spans
}

function inRun(text: string, run: DigitRun): PiiSpan[] {
  const spans: PiiSpan[] = []
  for (let first = 0; first < run.length; first++) {
    const last = lastOf(text, run, first)
    if (last === undefined) continue
    const span = withEdges(text, run[first]!.start, run[last]!.end)
    if (!isOfficeLine(text, span)) spans.push(span)
    first = last
  }
  return spans
}

/** The group in which a number ends that starts with group `first`. */
function lastOf(text: string, run: DigitRun, first: number): number | undefined {
  const { start, separator } = run[first]!
  if (separator === '.' || isDecimal(text, start)) return undefined
  const before = text.slice(Math.max(0, start - 12), start)
  let digits = ''
  for (let last = first; last < run.length && last - first < MOST_GROUPS; last++) {
    digits += run[last]!.digits
    const spoken = run[last]!.chinese
    const whole =
      NUMBER.test(digits) || (/[+0]$|^$/.test(before.slice(-1)) || PHONE_CUE.test(before) ? ABROAD.test(digits) : false)
    if (whole && !FILING.test(before) && (!spoken || PHONE_CUE.test(before)) && !isLonger(run, last, digits)) return last
  }
  return undefined
}

/** 021-5473 0286 is tried as 021-5473 028 nowhere, but a number of seven digits may go on in the next group. */
function isLonger(run: DigitRun, last: number, digits: string): boolean {
  const next = run[last + 1]
  return next !== undefined && next.separator !== '' && NUMBER.test(digits + next.digits)
}

function isDecimal(text: string, start: number): boolean {
  return text[start - 1] === '.' && isDigit(text[start - 2])
}

/** Brackets, the plus sign and the extension belong to the number. */
function withEdges(text: string, start: number, end: number): PiiSpan {
  const from = /[+(]/.test(text[start - 1] ?? '') ? start - 1 : start
  return { start: from, end: end + (EXTENSION.exec(text.slice(end, end + 12))?.[0].length ?? 0), type: 'LANDLINE' }
}

function isOfficeLine(text: string, span: PiiSpan): boolean {
  const around = text.slice(Math.max(0, span.start - 14), span.start) + text.slice(span.end, span.end + 8)
  return OFFICE.test(around) && !HOME.test(around)
}
