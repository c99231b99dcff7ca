/**
 * 数: figures with what they count, in one form however they are written, as further words of a text: 二十四小时 and 24小时 both
 * give `24小时`, 百分之五 and 5% give `5%`, 两千元 and 2,000块 give `2000元`, 三岗十八级 and 3岗18级 give `3岗` and `18级`.
 *
 * They stand beside the words as written, never in their place: names and idioms (三亚, 五一, 万一) keep theirs.
 */

import { numeralOf, plainly } from './numerals.ts'

const CAPITAL = /[壹贰叁肆伍陆柒捌玖]/

/** What counts the same thing, longest first, behind the form that stands for all. */
const UNITS: readonly (readonly [string, string])[] = [
  ['元', '元钱|块钱|元|块|圆'],
  ['小时', '个小时|个钟头|小时|钟头|个钟|h(?![a-z])'],
  ['分钟', '分钟'],
  ['个月', '个月'],
  ['岁', '周岁|岁'],
  ['周', '个星期|个礼拜|星期|礼拜|周'],
  ['天', '天|日'],
  ['平方米', '平方米|平米|平方(?!公里|千米|分米|厘米)|m2|㎡'],
  ['立方米', '立方米|立方|m3'],
  ['公里', '公里|千米|km(?![a-z/])'],
  ['厘米', '厘米|公分|cm(?![a-z2])'],
  ['毫米', '毫米|mm(?![a-z])'],
  ['米', '米|m(?![a-z0-9])'],
  ['公斤', '公斤|千克|kg(?![a-z])'],
  ['度', '摄氏度|度|°c'],
  ['人', '人|名|位'],
  ['号楼', '号楼|栋|幢'],
  ['%', '%'],
  ['‰', '‰'],
]
const UNIT = new RegExp(UNITS.map(([, written]) => `(${written})`).join('|'), 'y')

const NUMBER =
  /(百分之|千分之)?((?:\d+(?:,\d{3})*(?:\.\d+)?|[零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖十拾百佰千仟万亿廿])+(?:点[零〇一二三四五六七八九]+(?![十百千万分时]))?)/g
/** No figure is longer; a hostile run of digits is no figure. */
const LONGEST = 24
/** 一个, 两人, 一条 say “some”: as figures they would stand in every text (they cost BM25 half a point on questions about the law). */
const FEW = '个次种条下'
const HAN = /\p{Script=Han}/u

/** The figures of a folded text with their units, with repetitions. One look at each character. */
export function figuresOf(folded: string): string[] {
  const found: string[] = []
  for (const match of folded.matchAll(NUMBER)) {
    const [whole, share, written] = match as unknown as [string, string | undefined, string]
    if (written.length > LONGEST) continue
    const end = match.index + whole.length
    const unit = share ? (share === '百分之' ? '%' : '‰') : unitAt(folded, end, written, folded[match.index - 1])
    if (unit === undefined) continue
    const value = figureOf(written, unit)
    if (value !== undefined) found.push(value + unit)
  }
  return found
}

function unitAt(folded: string, at: number, written: string, before: string | undefined): string | undefined {
  UNIT.lastIndex = at
  const match = UNIT.exec(folded)
  if (match && !(/^[一二两12]$/.test(written) && /^[人名位]/.test(match[0]))) {
    // 5月3日 is a day of the calendar, not three days; 三十周 may be weeks, 一周岁 is an age (longest first above).
    if (match[0] === '日' && before === '月') return '日'
    return UNITS[match.slice(1).findIndex((group) => group !== undefined)]![0]
  }
  // Anything else that is counted (3岗, 5治, 23条), but not the many 一 that count nothing (一定, 一般, 一些).
  const next = folded[at]
  if (/^[一二两12]$/.test(written) && next !== undefined && FEW.includes(next)) return undefined
  return next !== undefined && HAN.test(next) && written !== '一' ? next : undefined
}

/** Digits without leading zeros; undefined for what only looks like a number (三五天, 五六十, 千万). */
function figureOf(written: string, unit: string): string | undefined {
  // Outside of sums these are surnames and other words (陆续, 大陆).
  if (CAPITAL.test(written) && unit !== '元') return undefined
  const value = worthOf(written.replaceAll(',', ''), unit)
  // 93年 is a year of the calendar in short; nobody means 93 years.
  if (unit === '年' && value !== undefined && value >= 50 && value < 1000) return undefined
  return value === undefined ? undefined : plainly(value)
}

/** 千万 (by all means), 万一, 百姓, 拾到 begin so too; of money it is a figure (百元, 千元). */
const worthOf = (text: string, unit: string) => (/^[拾百佰千仟万亿]/.test(text) && unit !== '元' ? undefined : numeralOf(text))

/** The value of a whole number in digits or in Chinese numerals; undefined for what only looks like one. */
export const numberOf = (written: string): number | undefined => worthOf(written, '')
