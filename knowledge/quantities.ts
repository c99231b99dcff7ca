/**
 * 数量: every figure that a text states, in one form, with what bounds it: 三十日 and 30天, 百分之五 and 5%, 不超过1.5米, 9:00到11:30,
 * 周三, 2026年5月1日, a phone. For checking a text against its source: what search needs of numbers is less, and stands elsewhere.
 *
 * Strict on purpose: a figure read in another way on the two sides costs a sentence, a figure overlooked would be a false promise. Three working days are not
 * three days, and “3到5天” is neither 3天 nor 5天. Offsets are in the folded text that goes in.
 */

import { DIGITS, numeralOf, plainly } from './numerals.ts'

export type Bound = '' | 'most' | 'least' | 'before' | 'about'

export interface Quantity {
  value: string
  /** One word for all that counts the same; empty for a bare number. */
  unit: string
  bound: Bound
  start: number
  end: number
  /** With the words that bound it (不超过…, …以内). */
  from: number
  to: number
}

type Bare = Omit<Quantity, 'bound' | 'from' | 'to'>

const WEEKDAYS: Readonly<Record<string, number>> = { ...DIGITS, 日: 7, 天: 7, 末: 6 }
const HAN_NUMBER = '零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟'
const NUMBER = `(?:\\d+(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)(?:[十百千]?[万亿]|[百千])?|[${HAN_NUMBER}]+(?:点[零〇一二三四五六七八九]+)?|半`

/** Longest first. What is not here counts by its next character. */
const UNITS: readonly (readonly [string, string])[] = [
  ['workday', '工作日'],
  ['month', '个月'],
  ['hour', '小时|钟头'],
  ['minute', '分钟'],
  ['yuan', '元钱|块钱|元|块'],
  ['age', '周岁|岁'],
  ['week', '星期|礼拜|周'],
  ['m2', '平方米|平米|m2|㎡'],
  ['m3', '立方米|m3'],
  ['km', '公里|千米|km'],
  ['cm', '厘米|公分|cm'],
  ['mm', '毫米|mm'],
  ['m', '米|m(?![a-z])'],
  ['kg', '公斤|千克|kg'],
  ['person', '人|名|位'],
  ['day', '天|日'],
  ['%', '%'],
]
const UNIT = new RegExp(`^\\s*[多余]?个?(?:${UNITS.map(([, written]) => `(${written})`).join('|')})`)

// Words that hold a numeral and count nothing.
const NO_NUMBER =
  /一般|一些|一下|一起|一定|一样|一致|一律|一直|一旦|一并|一边|一方面|一同|一切|统一|唯一|之一|单一|万一|万分|十分|千万|百姓|百货|三亚|四川|五一|两委|两侧|一体|一站式|一次性|一卡通|半路/g

const READINGS: readonly [RegExp, (match: RegExpExecArray) => [string, string]][] = [
  [new RegExp(`百分之(${NUMBER})`, 'y'), ([, share]) => [numberOf(share!), '%']],
  [/(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/y, ([, year, month, day]) => [`${year}-${Number(month)}-${Number(day)}`, 'date']],
  [
    /\d{3,4}-\d{3,4}(?:-\d{3,4})+(?!\d)|0\d{2,3}[- ]\d{7,8}(?!\d)|\d{7,}(?![\d.])/y,
    ([all]) => [all.replace(/\D/g, ''), 'code'],
  ],
  [/(\d{1,2}):(\d{2})(?!\d)/y, ([, hour, minute]) => [`${Number(hour)}:${minute}`, 'time']],
  [new RegExp(`(${NUMBER})(?:点钟?|时)(?![间候限段期])(?:(半)|(${NUMBER})分?)?`, 'y'), readTime],
  [/(?:周|星期|礼拜)([一二三四五六日天末1-7])(?!年)/y, ([, day]) => [String(WEEKDAYS[day!] ?? day), 'weekday']],
  [new RegExp(`(${NUMBER})分之(${NUMBER})`, 'y'), ([, whole, part]) => [`${numberOf(part!)}/${numberOf(whole!)}`, 'part']],
]
const PLAIN = new RegExp(NUMBER, 'y')

function readTime([, hour, half, minute]: RegExpExecArray): [string, string] {
  const minutes = half ? '30' : minute ? numberOf(minute).padStart(2, '0') : '00'
  return [`${numberOf(hour!)}:${minutes}`, 'time']
}

/** All figures of a folded text, in order. */
export function quantitiesIn(folded: string): Quantity[] {
  const text = folded.replace(NO_NUMBER, (word) => '\u0000'.repeat(word.length))
  const found: Bare[] = []
  for (let at = 0; at < text.length; ) {
    const one = readAt(text, at)
    if (!one) {
      at++
      continue
    }
    found.push(one)
    at = one.end
  }
  return joined(found, text).map((one) => ({ ...one, ...boundOf(text, one) }))
}

function readAt(text: string, at: number): Bare | undefined {
  for (const [pattern, read] of READINGS) {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (!match) continue
    const [value, unit] = read(match)
    // 三点建议 is no hour.
    if (unit === 'time' && !/^\d{1,2}:\d{2}$/.test(value)) continue
    return { value, unit, start: at, end: at + match[0].length }
  }
  PLAIN.lastIndex = at
  const match = PLAIN.exec(text)
  return match ? plainAt(text, at, match[0]) : undefined
}

function plainAt(text: string, at: number, written: string): Bare | undefined {
  const end = at + written.length
  const unit = UNIT.exec(text.slice(end, end + 8))
  if (unit) {
    const name = UNITS[unit.slice(1).findIndex((group) => group !== undefined)]![0]
    const calendar = name === 'day' && text[at - 1] === '月'
    return { value: numberOf(written), unit: calendar ? 'date' : name, start: at, end: end + unit[0].length }
  }
  const [counted = '', word = ''] = written.length > 4 ? [] : (COUNTED.exec(text.slice(end, end + 4)) ?? [])
  // 半 and 一 count only before some words (半年, 一只); elsewhere they are words like any other.
  if ((written === '半' && !/[年天日月数价]/.test(word)) || (written === '一' && !ONE_OF.test(word))) return undefined
  const calendar = word === '号' && text[at - 1] === '月'
  return { value: numberOf(written), unit: calendar ? 'date' : word, start: at, end: end + counted.length }
}

// The particles behind a figure are not what it counts.
const COUNTED = /^\s*[多余]?个?(?![的了和与及或在到至向由从等是为即余多前后内以之起]|左右|上下)(\p{Script=Han})/u
const ONE_OF = /[只件户次条张份辆台间栋家项年款层楼季月]/

/** “3到5天” is one figure: it says neither of its ends. */
function joined(found: readonly Bare[], text: string): Bare[] {
  const whole: Bare[] = []
  for (const one of found) {
    const last = whole[whole.length - 1]
    const between = last ? text.slice(last.end, one.start) : ''
    const bare = last && (last.unit === '' || last.unit === one.unit)
    if (last && bare && /^\s*[-~—–至到]\s*$/.test(between)) {
      whole[whole.length - 1] = { ...one, value: `${last.value}~${one.value}`, start: last.start }
    } else whole.push(one)
  }
  return whole
}

const MOST =
  /(?:不(?:得|能|应|可)?(?:超过|高于|多于|大于|迟于|晚于)|最[多长高大晚迟]|至多|上限为?|不足|不满|未满|(?<!不|不得|不能|不可|不应)(?:低于|少于|小于)|限)(?:为|是)?\s*$/
const LEAST =
  /(?:不(?:得|能|应|可)?(?:少于|低于|小于|短于|早于)|最[少短低小早]|至少|下限为?|超过|高于|多于|大于|年满|满|超出|逾)(?:为|是)?\s*$/
const MOST_AFTER = /^\s*(?:以内|之内|以下|内(?!容|部|外)|及以下)/
const LEAST_AFTER = /^\s*(?:以上|及以上|以后|之后|后(?!续|面)|起)/
const BEFORE_AFTER = /^\s*(?:以前|之前|前(?!台|往|面))/
const ABOUT = /(?:约|大约|大概|近|将近|接近)\s*$/
const ABOUT_AFTER = /^\s*(?:左右|上下|余|多(?!次|种))/

const BOUNDS: readonly [Bound, RegExp, RegExp][] = [
  ['most', MOST, MOST_AFTER],
  ['least', LEAST, LEAST_AFTER],
  ['before', /$^/, BEFORE_AFTER],
  ['about', ABOUT, ABOUT_AFTER],
]

function boundOf(text: string, { start, end }: Bare): Pick<Quantity, 'bound' | 'from' | 'to'> {
  const before = text.slice(Math.max(0, start - 8), start)
  const after = text.slice(end, end + 4)
  for (const [bound, left, right] of BOUNDS) {
    const [leading = ''] = left.exec(before) ?? []
    const [trailing = ''] = right.exec(after) ?? []
    if (leading || trailing) return { bound, from: start - leading.length, to: end + trailing.length }
  }
  return { bound: /[多余]/.test(text.slice(start, end)) ? 'about' : '', from: start, to: end }
}

/** Plain digits. 三五 (“some”) keeps a mark, so that it never equals 35. */
function numberOf(written: string): string {
  if (written === '半') return '0.5'
  const value = numeralOf(written.replaceAll(',', ''))
  return value === undefined ? `~${written}` : plainly(value)
}

/** Does `one` say the same as `other`: the value, what it counts and what bounds it? */
export function sameQuantity(one: Quantity, other: Quantity): boolean {
  return one.value === other.value && one.bound === other.bound && sameUnit(one.unit, other.unit)
}

/** A bare number, or one with 个, counts what the other does, unless that is money, time or a measure. */
export function sameUnit(one: string, other: string): boolean {
  return one === other || ((one === '' || other === '') && !MEASURES.has(one) && !MEASURES.has(other))
}

const MEASURES: ReadonlySet<string> = new Set([
  ...UNITS.map(([name]) => name).filter((name) => name !== 'person'),
  ...['date', 'time', 'weekday', 'part', 'code', '年', '月'],
])
