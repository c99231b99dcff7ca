/**
 * 范围: the figure that somebody says of himself or of a house (我72、3号楼、90平米), and the ranges that are written in a sentence or a row (70到79岁、
 * 不满60周岁、1—5号楼、2、4、6号楼): does the row hold the figure? Pure, on folded text.
 */
import { numberOf } from './figures.ts'

export type Measure = 'age' | 'house' | 'floor' | 'area' | 'persons' | 'years'

/** Both ends belong to it. */
export interface Range {
  measure: Measure
  from: number
  to: number
}

export type Verdict = 'holds' | 'excludes' | 'silent'

/** Less than any two figures differ by. */
const BIT = 0.001
const NUMBER = '(?:\\d{1,4}(?:\\.\\d{1,2})?|[零〇一二两三四五六七八九十百]{1,6})'
const DASH = '\\s?(?:-{1,2}|—{1,2}|–|~|至|到)\\s?'
const UNITS: Readonly<Record<Measure, string>> = {
  age: '(?:周岁|岁)',
  house: '(?:号楼|号院|栋|幢)',
  floor: '(?:层(?!次|级|面)|楼(?![栋长道上下门宇盘顶]))',
  area: '(?:平方米|平米|平方(?!公里)|㎡|m2|平(?=[,。;、的以及]|$))',
  persons: '(?:口之家|口人?|个?人)',
  years: '年(?!级|代|度|纪|龄|底|初|末|前|后|检|审|费|[0-9零一二三四五六七八九十]{1,2}月)',
}
const MEASURES = Object.keys(UNITS) as Measure[]
/** Of these a figure alone names the one thing that is spoken of; of the others it may be any figure. */
const NAMES_ONE: ReadonlySet<Measure> = new Set(['house'])
const LONGEST_LIST = 12

const BELOW = '不满|未满|不足|不到|低于|小于|少于|未达'
const ABOVE = '超过|大于|高于|多于'
const SAYS_BELOW = new RegExp(`^(?:${BELOW})$`)
const SAYS_ABOVE = new RegExp(`^(?:${ABOVE})$`)
const patternOf = (unit: string) => {
  const piece = `${NUMBER}${unit}?(?:${DASH}${NUMBER}${unit}?)?`
  return new RegExp(
    `(?<![\\d.])(${BELOW}|${ABOVE}|年?满)?((?:${piece}\\s?[、,和及与]\\s?){0,${LONGEST_LIST}}${NUMBER}(?:${unit}?${DASH}${NUMBER})?)${unit}` +
      '(?:\\(含[^()]{0,8}\\))?(?:及其?|或者?|含|/)?(以上|以下|以内|之内)?',
    'g',
  )
}
const PATTERNS = MEASURES.map((measure) => [measure, patternOf(UNITS[measure])] as const)
const PIECE = new RegExp(`(${NUMBER})[^\\d、,和及与~至到—–-]{0,3}(?:${DASH}(${NUMBER}))?`, 'g')
/** A column of houses says the unit in its head: 楼栋:1—5. */
const HOUSE_COLUMN = new RegExp(
  `(?:楼[栋号幢]|栋号|幢号):\\s?((?:\\d{1,3}(?:${DASH}\\d{1,3})?[、,]){0,${LONGEST_LIST}}\\d{1,3}(?:${DASH}\\d{1,3})?)(?=号?(?:[,;。]|$))`,
  'g',
)
/** Behind a house: something that stands there, and not whom it concerns. */
const STANDS_THERE = /^\s?(?:[东南西北](?!区|苑|院)|[旁前后边]|门口|楼?下|附近|对面|之间|一楼|底商|地下|架空|大厅|围墙|空地)/
const BETWEEN_BOUNDS = /^[,、且并但至的(]{0,2}$/

interface Said extends Range {
  /** A figure alone, without 以上, 到 and the like. */
  alone: boolean
  start: number
  end: number
}

function read(folded: string, wanted: readonly Measure[] = MEASURES): Said[] {
  const found: Said[] = []
  for (const [measure, pattern] of PATTERNS) {
    if (!wanted.includes(measure)) continue
    for (const match of folded.matchAll(pattern)) {
      const [whole, before = '', list, after = ''] = match as unknown as [string, string?, string?, string?]
      const [start, end] = [match.index, match.index + whole.length]
      const pieces = piecesOf(list!, measure)
      if (pieces.length === 0 || (measure === 'house' && STANDS_THERE.test(folded.slice(end, end + 4)))) continue
      const [only] = pieces
      const bound = pieces.length === 1 && only!.from === only!.to ? boundOf(before, only!.from, after) : undefined
      const last = found[found.length - 1]
      if (
        bound &&
        last?.measure === measure &&
        isOpen(last, bound) &&
        BETWEEN_BOUNDS.test(folded.slice(last.end, match.index))
      ) {
        found[found.length - 1] = { measure, from: last.from, to: bound.to, alone: false, start: last.start, end }
      } else if (bound) found.push({ measure, ...bound, alone: false, start, end })
      else
        for (const piece of pieces)
          found.push({ measure, ...piece, alone: pieces.length === 1 && piece.from === piece.to, start, end })
    }
  }
  for (const match of wanted.includes('house') ? folded.matchAll(HOUSE_COLUMN) : []) {
    for (const piece of piecesOf(match[1]!, 'house'))
      found.push({ measure: 'house', ...piece, alone: false, start: match.index, end: match.index + match[0].length })
  }
  return found
}

/** Is the one the lower and the other the upper bound of one range (60岁以上、不满70岁)? */
const isOpen = (lower: Range, upper: { from: number; to: number }) =>
  lower.to === Infinity && upper.from === -Infinity && lower.from < upper.to

function boundOf(before: string, figure: number, after: string): { from: number; to: number } | undefined {
  if (SAYS_BELOW.test(before)) return { from: -Infinity, to: figure - BIT }
  if (SAYS_ABOVE.test(before)) return { from: figure + BIT, to: Infinity }
  if (after === '以下' || after.endsWith('内')) return { from: -Infinity, to: figure }
  return after === '以上' || before.endsWith('满') ? { from: figure, to: Infinity } : undefined
}

function piecesOf(list: string, measure: Measure): { from: number; to: number }[] {
  return [...list.matchAll(PIECE)].flatMap(([, one, other]) => {
    const from = figureIn(one!, measure)
    const to = other === undefined ? from : figureIn(other, measure)
    return from === undefined || to === undefined || to < from ? [] : [{ from, to }]
  })
}

function figureIn(written: string, measure: Measure): number | undefined {
  const value = written === '百' ? 100 : numberOf(written)
  // 2026年 is a year of the calendar.
  return value === undefined || (measure === 'years' && value > 80) || (measure === 'age' && value > 130) ? undefined : value
}

/** The ranges that are written in a text: of houses also each that is named by itself. */
export function rangesIn(folded: string, wanted?: readonly Measure[]): Range[] {
  return read(folded, wanted).filter(({ measure, alone }) => !alone || NAMES_ONE.has(measure))
}

/** A folded text as it reads for one of the houses: of 1—5号楼 for 3号楼 “3号楼”. */
export function readFor(folded: string, said: readonly Range[]): string {
  const houses = said.filter(({ measure, from, to }) => measure === 'house' && from === to)
  let text = folded
  for (const { measure, from, to, start, end } of read(folded, ['house']).sort((one, other) => other.start - one.start)) {
    const house = measure === 'house' && from < to ? houses.find((one) => from <= one.from && one.to <= to) : undefined
    if (house) text = `${text.slice(0, start)}${house.from}号楼${text.slice(end)}`
  }
  return text
}

/** More houses than this have no list of their own. */
const MOST_HOUSES = 60

/** Each house between the ends of a range, in the form of `figures.ts`: 1—5号楼 is found by 3号楼. */
export function housesBetween(folded: string): string[] {
  if (!/[号栋幢]/.test(folded)) return []
  const houses = rangesIn(folded, ['house']).filter(
    ({ from, to }) => from < to && to - from <= MOST_HOUSES && Number.isInteger(from),
  )
  return houses.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, at) => `${from + at}号楼`))
}

const PERSON =
  '(?:我|俺|咱|本人|[他她]|爸|妈|爹|娘|爷|奶|公|婆|姥|父亲|母亲|老伴|老人|老头|老太太?|大[爷妈]|叔|姨|今年|孩子|儿子|女儿|娃)(?:今年|现在|年龄|岁数|都|已经|也|有|就|[是,]){0,3}'
/** 五十来岁、六十多、70几. */
const DECADE = new RegExp(
  `(?:(${PERSON})|(?<![\\d百]))([二三四五六七八九]?十|[1-9]0)(?:来|多|几)(岁)?(?![\\d个块元年天号人次里平米])`,
  'g',
)
/** 快80了、刚满60、62出头、我72. A figure without unit only behind a person, and where nothing that is counted follows. */
const ALMOST = new RegExp(
  `(?:快|将近|马上|差不多|接近)(?:要|到|满)?(${NUMBER})(?:周岁|岁)?(?=了|[,。!?\\s]|$|能|可|的|老)`,
  'g',
)
const BARE = new RegExp(
  `${PERSON}(?:刚满?|满|才)?(${NUMBER})(?=了|[,。!?;\\s]|$|出头|能|可以|想|要|去|来|吃|领|办|坐|买|交)`,
  'g',
)
/** 刚满60、60出头. */
const JUST = new RegExp(`(?:刚刚?满?|年?满|刚到)(${NUMBER})(?=了|[,。!?\\s]|$|能|可|就)|(${NUMBER})岁?出头`, 'g')
const YOUNGEST = 5

/** What the question says of somebody or of a house; nothing where it says no such figure. */
export function figuresSaid(question: string): Range[] {
  const ages: Range[] = []
  const age = (from: number, to: number) => {
    if (from >= YOUNGEST && to <= 130) ages.push({ measure: 'age', from, to })
  }
  const rest = question
    .replace(DECADE, (whole, person: string | undefined, ten: string, unit: string | undefined) => {
      const value = numberOf(ten)
      if (value === undefined || (person === undefined && unit === undefined)) return whole
      age(value, value + 9)
      return ' '
    })
    .replace(ALMOST, (_, figure: string) => {
      const value = numberOf(figure)
      if (value !== undefined && value >= 16) age(value - 3, value - BIT)
      return ' '
    })
    .replace(JUST, (_, just: string | undefined, past: string) => {
      const value = numberOf(just ?? past)
      if (value !== undefined && value >= 16) age(value, just ? value : value + 3)
      return ' '
    })
  const written = read(rest).filter(({ measure, alone }) => measure !== 'persons' || !alone || /[口家]/.test(rest))
  if (!written.some(({ measure }) => measure === 'age')) {
    for (const match of rest.matchAll(BARE)) {
      const value = numberOf(match[1]!)
      if (value !== undefined && value >= 10) age(value, value)
    }
  }
  return [...ages, ...written.map(({ measure, from, to }) => ({ measure, from, to }))]
}

/** Of the measures that are said: does one of the text's ranges hold it, do they all exclude it, or does the text say none? */
export function verdictOf(folded: string, said: readonly Range[]): Verdict {
  if (said.length === 0) return 'silent'
  const measures = [...new Set(said.map(({ measure }) => measure))]
  const ranges = rangesIn(folded, measures)
  let verdict: Verdict = 'silent'
  for (const measure of measures) {
    const own = ranges.filter((range) => range.measure === measure)
    if (own.length === 0) continue
    const held = said.some((one) => one.measure === measure && own.some(({ from, to }) => from <= one.to && one.from <= to))
    if (!held) return 'excludes'
    verdict = 'holds'
  }
  return verdict
}
