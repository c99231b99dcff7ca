/**
 * Numbers that point at a person: mobile phones, identity and bank cards.
 *
 * Shapes: mobiles are 11 digits from 13 to 19, with +86 or 0086 (工信部 numbering plan); identity numbers follow GB 11643
 * (region, date of birth, sequence, check digit); bank cards follow ISO/IEC 7812 (16 to 19 digits, Luhn), or stand beside a
 * word that says so. Never marked: numbers of tickets and goods, amounts, dates, offices' lines.
 */
import { type DigitRun, digitRuns, isLetter } from './digit-groups.ts'
import { oneOf, pattern } from './pattern.ts'
import type { PiiSpan } from './understanding.ts'

const FILING = pattern(
  `${oneOf('单号 工单 编号 受理 流水 流水号 订单 快递 运单 条码 条形码 案号 票号 批次 序列号 工号 学号 户号 表号 缴费号 文号 取件码 验证码 产权证 不动产权 #', 'id no no.')}[号码为是第:： #a-z-]{0,4}$`,
)
const IDENTITY_CUE = pattern(`${oneOf('身份证 身份號 身份号 证件 居住证 户口 idcard')}[^\\d\\n]{0,8}$`)
const BANK_CUE = pattern(
  `${oneOf('卡号 银行 银联 工行 建行 农行 中行 招行 交行 邮储 邮政 信用社 农商行 储蓄卡 借记卡 信用卡 账号 帐号 账户 帐户 打到 打给 打在 打进 打款 打卡 汇到 汇款 转到 转账 收款 补贴 工资卡 退款 退费 退到 返到 打这里 发到')}[^\\d\\n]{0,10}$`,
)
const BANK_AFTER = pattern(
  `^[^\\d\\n]{0,4}${oneOf('银行 招商 工商 建设 农业 邮储 卡号 的卡 储蓄卡 打这里 打这个卡 账户 账号')}`,
)
const PHONE_CUE = pattern(`${oneOf('电话 手机 号码 打 拨 联系 联系方式 致电 找 tel phone mobile call 号')}[^\\d\\n]{0,6}$`)
const AMOUNT_AFTER = pattern('^ ?(?:元|块|万|亿|人(?!民)|户(?![口籍主])|吨|度|%|平米|平方|公里|次)')
/** Lengths and first digits of all numbers that are looked for: nearly every run of digits ends here. */
const POSSIBLE = pattern('^(?:(?:0?0?86)?1[3-9]\\d{9}|\\d{15}|\\d{17}[\\dx]|[3-69]\\d{14,18})$')
/** A mobile with letters that look like digits: l38oo138ooo. */
const LOOKALIKE = pattern('(?<![0-9a-z])[1il][3-9][0-9oil]{9}(?![0-9a-z])', 'g')
/** 138,0013,8000 and 138(0013)8000: signs that stand between other numbers too, but not so. */
const PUNCTUATED = pattern("(?<![0-9])\\(?1[3-9]\\d[,，、/()'|]{1,2}\\d{4}[,，、/()'|]{1,2}\\d{4}(?![0-9])", 'g')
const FEWEST_DIGITS = 4
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
)

export function personalNumbers(text: string): PiiSpan[] {
  const spans = digitRuns(text).flatMap((run) => inRun(text, run))
  for (const match of text.matchAll(LOOKALIKE)) {
    if ((match[0].match(/\d/g)?.length ?? 0) >= FEWEST_DIGITS && /[oil]/.test(match[0]))
      spans.push({ start: match.index, end: match.index + match[0].length, type: 'MOBILE' })
  }
  for (const match of text.matchAll(PUNCTUATED))
    spans.push({ start: match.index, end: match.index + match[0].length, type: 'MOBILE' })
  return spans
}

function inRun(text: string, run: DigitRun): PiiSpan[] {
  const spans: PiiSpan[] = []
  for (let first = 0; first < run.length; first++) {
    const found = longestFrom(text, run, first)
    if (!found) continue
    spans.push(found.span)
    first = found.last
  }
  return spans
}

/** No number that we look for has more than 21 digits. */
const MOST_DIGITS = 21

function longestFrom(text: string, run: DigitRun, first: number): { span: PiiSpan; last: number } | undefined {
  let digits = ''
  let best: { span: PiiSpan; last: number } | undefined
  for (let last = first; last < run.length; last++) {
    digits += run[last]!.digits
    if (digits.length > MOST_DIGITS) break
    const span = whole(text, run, first, last, digits)
    if (span) best = { span, last }
  }
  return best
}

function whole(text: string, run: DigitRun, first: number, last: number, digits: string): PiiSpan | undefined {
  if (!POSSIBLE.test(digits)) return undefined
  const groups = run.slice(first, last + 1)
  const start = run[first]!.start
  const end = run[last]!.end
  if (run[first]!.separator === '.' || run[last + 1]?.separator === '.') return undefined
  if (isLetter(text[end]) || AMOUNT_AFTER.test(text.slice(end, end + 4)) || '¥￥$'.includes(text[start - 1] ?? ' '))
    return undefined
  const before = text.slice(Math.max(0, start - 18), start)
  const sizes = groups.map((group) => group.digits.length)
  if (isIdentity(digits, sizes, before)) return { start, end, type: 'ID_CARD' }
  if (isMobile(digits, sizes, groups, before, run[last + 1]?.separator))
    return { start: mobileStart(text, start, end), end, type: 'MOBILE' }
  if (isBankCard(digits, sizes, before, text.slice(end, end + 10))) return { start, end, type: 'BANK_CARD' }
  return undefined
}

function isIdentity(digits: string, sizes: number[], before: string): boolean {
  if (!/^(?:\d{15}|\d{17}[\dx])$/.test(digits) || !PROVINCES.has(digits.slice(0, 2))) return false
  const cue = IDENTITY_CUE.test(before)
  if (!cue && FILING.test(before)) return false
  if (digits.length === 15) return isDate(`19${digits.slice(6, 12)}`)
  return isDate(digits.slice(6, 14)) || (cue && sizes.length === 1 && !BANK_CUE.test(before))
}

/** A date of birth: also the years before 1900 that made-up numbers carry. */
function isDate(yyyymmdd: string): boolean {
  const month = Number(yyyymmdd.slice(4, 6))
  const day = Number(yyyymmdd.slice(6, 8))
  return /^(?:18|19|20)/.test(yyyymmdd) && month >= 1 && month <= 12 && day >= 1 && day <= 31
}

function isMobile(digits: string, sizes: number[], groups: DigitRun, before: string, next: string | undefined): boolean {
  const number = digits.replace(/^(?:0086|086|86)(?=1\d{10}$)/, '')
  if (!/^1[3-9]\d{9}$/.test(number) || FILING.test(before)) return false
  if (/[a-z]$/.test(before) && !/(?:^|[^a-z])(?:tel|phone|mobile|mob|call|vx|wx|v|qq|t|m)$/.test(before)) return false
  const cue = PHONE_CUE.test(before)
  if (next === '-' && !cue) return false
  const mixed = groups.some((group) => group.chinese) && groups.some((group) => !group.chinese)
  if (mixed && !cue && sizes.length > 6) return false
  if (cue || sizes.every((size) => size === 1)) return true
  const ownSizes = number === digits ? sizes : sizes.slice(sizes[0]! < 5 ? 1 : 0)
  return (ownSizes[0]! >= 2 && ownSizes.length <= 5) || isParted(ownSizes)
}

/** 1 3 9-1234-5 6 7 8: parted where everybody parts a mobile, after the third and the seventh digit, and elsewhere at will. */
function isParted(sizes: readonly number[]): boolean {
  const ends = new Set<number>()
  let end = 0
  for (const size of sizes) {
    end += size
    ends.add(end)
  }
  return ends.has(3) && ends.has(7)
}

/** The country code's plus sign and bracket belong to the number. */
function mobileStart(text: string, start: number, end: number): number {
  if (text[start - 1] === '(' && text.slice(start, end).includes(')')) return start - 1
  const prefix = /(?:\(\+?|\+)$/.exec(text.slice(Math.max(0, start - 2), start))
  if (prefix && /^\(?\+?(?:00)?86/.test(text.slice(start - prefix[0].length, start + 4))) return start - prefix[0].length
  const bracketed = /\(?\+?(?:00)?86\) ?$/.exec(text.slice(Math.max(0, start - 9), start))
  return bracketed ? start - bracketed[0].length : start
}

function isBankCard(digits: string, sizes: number[], before: string, after: string): boolean {
  if (!/^[3-69]\d{14,18}$/.test(digits) || FILING.test(before)) return false
  const inFours = sizes.slice(0, -1).every((size) => size === 4)
  if (BANK_CUE.test(before) || BANK_AFTER.test(after)) return sizes.length === 1 || inFours || sizes[0]! >= 4
  // UnionPay's cards start with 62 and have 16 or 19 digits; people mistype the check digit.
  if (/^62/.test(digits) && inFours && (digits.length === 19 || (digits.length === 16 && sizes.length === 4))) return true
  return digits.length >= 16 && inFours && /^(?:62|4|5[1-5]|35)/.test(digits) && luhn(digits)
}

function luhn(digits: string): boolean {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const value = Number(digits[digits.length - 1 - i]) * (i % 2 === 0 ? 1 : 2)
    sum += value > 9 ? value - 9 : value
  }
  return sum % 10 === 0
}
