/**
 * 范围: the figure that somebody says of himself or of a house (我72、3号楼、90平米), and whether a sentence or a row with a range (written-ranges.ts)
 * holds it. Pure, on folded text.
 */
import { numberOf } from './figures.ts'
import { BIT, FIRST_LETTER, type Measure, NUMBER, type Range, readRanges } from './written-ranges.ts'

export type { Range } from './written-ranges.ts'

export type Verdict = 'holds' | 'excludes' | 'silent'

/** Of these a figure alone names the one thing that is spoken of; of the others it may be any figure. */
const NAMES_ONE: ReadonlySet<Measure> = new Set(['house', 'entrance'])

/** The ranges that are written in a text: of houses also each that is named by itself. */
export function rangesIn(folded: string, wanted?: readonly Measure[]): Range[] {
  return readRanges(folded, wanted).filter(({ measure, alone }) => !alone || NAMES_ONE.has(measure))
}

/** 其余楼栋, 其他各栋: the houses that no other row names. */
const OTHER_HOUSES = /(?:其余|其[他它]|剩[余下]的?)各?(?:号?楼[栋幢座]?|[栋幢])(?!长|[上下]|[道梯顶])/g

/** A folded text as it reads for one of the houses: of 1—5号楼 for 3号楼 “3号楼”, and of 其余楼栋 for a house that it does not name. */
export function readFor(folded: string, said: readonly Range[]): string {
  const houses = said.filter(({ measure, from, to }) => measure === 'house' && from === to)
  const named = readRanges(folded, ['house']).filter(({ measure }) => measure === 'house')
  const isNamed = (house: Range) => named.some(({ from, to }) => from <= house.from && house.to <= to)
  let text = folded
  for (const { from, to, start, end } of named.sort((one, other) => other.start - one.start)) {
    const house = from < to ? houses.find((one) => from <= one.from && one.to <= to) : undefined
    if (house) text = `${text.slice(0, start)}${house.from}号楼${text.slice(end)}`
  }
  const other = houses.find((house) => !isNamed(house))
  return other ? text.replace(OTHER_HOUSES, `${other.from}号楼`) : text
}

/** More houses than this have no list of their own. */
const MOST_HOUSES = 60

/** Each house between the ends of a range, in the form of `figures.ts`: 1—5号楼 is found by 3号楼. */
export function housesBetween(folded: string): string[] {
  if (!/[号栋幢座#]/.test(folded)) return []
  const houses = rangesIn(folded, ['house']).filter(
    ({ from, to }) => from < to && to - from <= MOST_HOUSES && Number.isInteger(from) && to < FIRST_LETTER,
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
  const written = readRanges(rest).filter(({ measure, alone }) => measure !== 'persons' || !alone || /[口家]/.test(rest))
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
