/**
 * 写出的范围: the ranges that a sentence or a row writes: 70到79岁、不满60周岁、不超过90平方米、80周岁(不含)以下、1—5号楼、2、4、6号楼、11#楼. Pure, on folded text.
 */
import { numberOf } from './figures.ts'

export type Measure = 'age' | 'house' | 'entrance' | 'floor' | 'area' | 'persons' | 'years'

/** Both ends belong to it. */
export interface Range {
  measure: Measure
  from: number
  to: number
}

export interface WrittenRange extends Range {
  /** A figure alone, without 以上, 到 and the like. */
  alone: boolean
  start: number
  end: number
}

/** Less than any two figures differ by. */
export const BIT = 0.001
export const NUMBER = '(?:\\d{1,4}(?:\\.\\d{1,2})?|[零〇一二两三四五六七八九十百]{1,6})'
/** 3a号楼, c座; of 1号、2号楼 and 11#-15#楼 also the first. */
const HOUSE_NUMBER = '(?:(?:\\d{1,4}[a-z]?|[a-z]|[零〇一二两三四五六七八九十百]{1,6})[#号]?)'
/** What house a is called among the figures: behind all that have a number. */
export const FIRST_LETTER = 10_000
const DASH = '\\s?(?:-{1,2}|—{1,2}|–|~|至|到)\\s?'
const UNITS: Readonly<Record<Measure, string>> = {
  age: '(?:周岁|岁)',
  // 三座公厕 are counted, 3座 is one house.
  house: '(?:号楼|号院|栋|幢|(?<=[#号])楼|座(?=[\\s,;。:、()至到~—–|-]|$|[的归由是谁住楼]|[一二三四五六七八九\\d]{1,2}单元))',
  entrance: '单元',
  floor: '(?:层(?!次|级|面)|楼(?![栋长道上下门宇盘顶]))',
  area: '(?:平方米|平米|平方(?!公里)|㎡|m2|平(?=[,。;、的以及]|$))',
  persons: '(?:口之家|口人?|个?人)',
  years: '年(?!级|代|度|纪|龄|底|初|末|前|后|检|审|费|[0-9零一二三四五六七八九十]{1,2}月)',
}
const MEASURES = Object.keys(UNITS) as Measure[]
const LONGEST_LIST = 12

/** What stands before the figure. Those with 不 that mean the opposite come first: 不超过 is no 超过. */
const BEFORE = {
  atMost:
    '(?:不(?:得|能|可|应|宜|会|准|许)?|未|没有?)(?:超过|超出|大于|高于|多于)|(?:小于|低于|少于)(?:或者?)?等于|至多|最多|≤|≦|<=',
  atLeast: '(?:不(?:得|能|可|应|宜|会|准|许)?|未)(?:低于|小于|少于)|(?:大于|高于|多于)(?:或者?)?等于|至少|最少|≥|≧|>=',
  below: '不满|未满|不足|不到|低于|小于|少于|未达|<(?!=)',
  above: '超过|大于|高于|多于|>(?!=)',
  from: '年?满',
}
const SAYS = Object.fromEntries(Object.entries(BEFORE).map(([says, words]) => [says, new RegExp(`^(?:${words})$`)])) as Record<
  keyof typeof BEFORE,
  RegExp
>
/** Whether the figure itself belongs to it: (含), (不含90周岁). */
const NOTE = '(?:\\s?\\((?:不包|不|包)?[含括][^()]{0,8}\\))?'

interface Forms {
  whole: RegExp
  piece: RegExp
  between: RegExp
}

function formsOf(measure: Measure): Forms {
  const unit = UNITS[measure]
  const number = measure === 'house' ? HOUSE_NUMBER : NUMBER
  const one = `${number}(?:${unit})?${NOTE}`
  const list = `(?:${one}(?:${DASH}${one})?\\s?(?:或者?|[、,和及与])\\s?){0,${LONGEST_LIST}}${number}(?:(?:${unit})?${NOTE}${DASH}${number})?`
  const before = Object.values(BEFORE).join('|')
  const notBehind = measure === 'house' ? '(?<![\\d.a-z月])' : '(?<![\\d.])'
  return {
    whole: new RegExp(
      `${notBehind}(${before})?\\s?(${list}${NOTE})${unit}(${NOTE})(?:及其?|或者?|含|/)?(以上|以下|以内|之内)?(${NOTE})`,
      'g',
    ),
    piece: new RegExp(`(${number})(?:${unit})?(${NOTE})(?:${DASH}(${number})(?:${unit})?(${NOTE}))?`, 'g'),
    // 60岁≤年龄<70岁
    between: new RegExp(
      `${notBehind}(${NUMBER})(?:${unit})?\\s?(<=|[<≤≦])\\s?[^\\d<>≤≥=,;。|]{0,8}(<=|[<≤≦])\\s?(${NUMBER})${unit}`,
      'g',
    ),
  }
}

const FORMS = MEASURES.map((measure) => [measure, formsOf(measure)] as const)
/** A column of houses says the unit in its head: 楼栋:1—5. */
const HOUSE_COLUMN = new RegExp(
  `(?:楼[栋号幢]|栋号|幢号):\\s?((?:\\d{1,3}#?(?:${DASH}\\d{1,3}#?)?[、,]){0,${LONGEST_LIST}}\\d{1,3}#?(?:${DASH}\\d{1,3})?)(?=#?号?(?:[,;。]|$))`,
  'g',
)
const COLUMN_PIECE = new RegExp(`(\\d{1,3})#?()(?:${DASH}(\\d{1,3})#?())?`, 'g')
/** Behind a house: something that stands there, and not whom it concerns. */
const STANDS_THERE = /^\s?(?:[东南西北](?!区|苑|院)|[旁前后边]|门口|楼?下|附近|对面|之间|一楼|底商|地下|架空|大厅|围墙|空地)/
const BETWEEN_BOUNDS = /^[,、且并但至到(~—–-]{0,2}$/

interface Ends {
  from: number
  to: number
}

/** What the text writes of the measures, each with its place. Of one measure in the order of the text. */
export function readRanges(folded: string, wanted: readonly Measure[] = MEASURES): WrittenRange[] {
  const found: WrittenRange[] = []
  for (const [measure, { whole, piece, between }] of FORMS) {
    if (!wanted.includes(measure)) continue
    const closed = measure === 'house' ? [] : closedIn(folded, measure, between)
    found.push(...closed)
    for (const match of folded.matchAll(whole)) {
      const [all, before = '', list, note = '', after = '', lastNote = ''] = match as unknown as [string, ...string[]]
      const [start, end] = [match.index, match.index + all.length]
      if (closed.some((one) => start < one.end && end > one.start)) continue
      const pieces = piecesOf(list!, measure, piece)
      if (pieces.length === 0 || (measure === 'house' && STANDS_THERE.test(folded.slice(end, end + 4)))) continue
      const isOpenEnd = /^\s?\(不/.test(note) || /^\s?\(不/.test(lastNote)
      const bounded = boundsOf(pieces, { before, after, isOpenEnd })
      const last = found[found.length - 1]
      const [only] = bounded
      const goesOn =
        bounded.length === 1 &&
        last?.measure === measure &&
        isOpen(last, only!) &&
        BETWEEN_BOUNDS.test(folded.slice(last.end, start))
      if (goesOn) found[found.length - 1] = { measure, from: last.from, to: only!.to, alone: false, start: last.start, end }
      else {
        const alone = bounded.length === 1 && only!.from === only!.to
        for (const ends of bounded) found.push({ measure, ...ends, alone, start, end })
      }
    }
  }
  for (const match of wanted.includes('house') ? folded.matchAll(HOUSE_COLUMN) : []) {
    for (const ends of piecesOf(match[1]!, 'house', COLUMN_PIECE))
      found.push({ measure: 'house', ...ends, alone: false, start: match.index, end: match.index + match[0].length })
  }
  return found
}

function closedIn(folded: string, measure: Measure, between: RegExp): WrittenRange[] {
  return [...folded.matchAll(between)].flatMap((match) => {
    const [all, one, lower, upper, other] = match as unknown as [string, string, string, string, string]
    const [from, to] = [figureIn(one, measure), figureIn(other, measure)]
    if (from === undefined || to === undefined || to <= from) return []
    const ends = { from: lower === '<' ? from + BIT : from, to: upper === '<' ? to - BIT : to }
    return [{ measure, ...ends, alone: false, start: match.index, end: match.index + all.length }]
  })
}

/** Is the one the lower and the other the upper bound of one range (60岁以上、不满70岁)? */
const isOpen = (lower: Ends, upper: Ends) => lower.to === Infinity && upper.from === -Infinity && lower.from < upper.to

interface Said {
  before: string
  after: string
  isOpenEnd: boolean
}

/** What stands before belongs to the first of a list, what stands behind to the last: 65岁及65岁以上; 满60岁、70岁以下 is one range. */
function boundsOf(pieces: readonly Ends[], { before, after, isOpenEnd }: Said): Ends[] {
  const bounded = [...pieces]
  const lastAt = pieces.length - 1
  const [first, last] = [pieces[0]!, pieces[lastAt]!]
  if (first.from === first.to) bounded[0] = boundBefore(before, first.from) ?? first
  if (last.from === last.to && (lastAt > 0 || bounded[0] === first))
    bounded[lastAt] = boundAfter(after, last.from, isOpenEnd) ?? bounded[lastAt]!
  else if (isOpenEnd && last.from < last.to) bounded[lastAt] = { from: last.from, to: last.to - BIT }
  return bounded.length === 2 && isOpen(bounded[0]!, bounded[1]!) ? [{ from: bounded[0]!.from, to: bounded[1]!.to }] : bounded
}

function boundBefore(before: string, figure: number): Ends | undefined {
  if (SAYS.atMost.test(before)) return { from: -Infinity, to: figure }
  if (SAYS.atLeast.test(before) || SAYS.from.test(before)) return { from: figure, to: Infinity }
  if (SAYS.below.test(before)) return { from: -Infinity, to: figure - BIT }
  return SAYS.above.test(before) ? { from: figure + BIT, to: Infinity } : undefined
}

function boundAfter(after: string, figure: number, isOpenEnd: boolean): Ends | undefined {
  if (after === '以下' || after.endsWith('内')) return { from: -Infinity, to: isOpenEnd ? figure - BIT : figure }
  return after === '以上' ? { from: isOpenEnd ? figure + BIT : figure, to: Infinity } : undefined
}

function piecesOf(list: string, measure: Measure, piece: RegExp): Ends[] {
  return [...list.matchAll(piece)].flatMap(([, one, firstNote = '', other, note = '']) => {
    const from = figureIn(one!, measure)
    const to = other === undefined ? from : figureIn(other, measure)
    if (from === undefined || to === undefined || to < from) return []
    const isOpenAt = (words: string) => from < to && /^\s?\(不/.test(words)
    return [{ from: isOpenAt(firstNote) ? from + BIT : from, to: isOpenAt(note) ? to - BIT : to }]
  })
}

function figureIn(figure: string, measure: Measure): number | undefined {
  const written = figure.replace(/[#号]$/, '')
  const [, digits, letter] = (measure === 'house' && /^(\d{0,4})([a-z])$/.exec(written)) || []
  if (letter) {
    const nth = letter.charCodeAt(0) - 'a'.charCodeAt(0) + 1
    // 3a号楼 stands between 3号楼 and 4号楼.
    return digits ? Number(digits) + nth / 100 : FIRST_LETTER + nth
  }
  const value = written === '百' ? 100 : numberOf(written)
  // 2026年 is a year of the calendar.
  return value === undefined || (measure === 'years' && value > 80) || (measure === 'age' && value > 130) ? undefined : value
}
