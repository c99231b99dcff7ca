/**
 * 前提: what a question takes for granted (听说……罚五千是吧, 那笔押金几时退), beside what the passage says. A figure that differs is the plainest sign of
 * a wrong one; it decides nothing alone, as people also ask with figures of their own (我家三条狗), which are left out where their words tell.
 */
import { type Quantity, quantitiesIn } from './quantities.ts'
import { figuresSaid, verdictOf } from './ranges.ts'

export interface Premise {
  /** It presumes something, by its form. */
  presumes: number
  /** A figure of the question stands in the passage; figures of its sort do, but others; none of its sort does. */
  agrees: number
  differs: number
  absent: number
}

const PRESUMES = new RegExp(
  [
    '(?:不是|规定|条例|办法|文件|写了?|写着|说了?|听说|听讲|据说|都说|说是|讲是)[^。?]{2,28}(?:吗|嘛|对吧|是吧|对不对|是不是|么|真的假的|是真的)',
    '(?:对吧|对不对|是吧|是不是[?]?|没错吧|真的吗|属实吗|是真的吗?)\\s*[?,。]?$',
    '^(?:既然|明明|不是)|(?:既然|明明)(?:规定|说|写|可以|不|有)',
    '(?:为啥|为什么|凭什么|凭啥|怎么)(?:又|还)?(?:不让|不给|不准|要|必须|只|非)',
    '不都?是[^,。?]{2,24}(?:吗|嘛|么)',
    'i heard|isn.t it|aren.t|right\\?\\s*$|is it true|supposed to',
  ].join('|'),
)

/** How much is asked: 一户最多养几条, 多久开一次, 罚几百. */
const ASKS_FIGURE = /多少|好多|几|多(?:久|长|大|远|高|宽|重|快|近)|每|哪[一1]|how (?:much|many|often|long)/

/** Is it the measure by which something is asked (一个月几次), or part of the asking itself (几百, 百分之几), and taken for granted by nobody? */
function isOfTheAsking(question: string, { value, unit, start, end }: Quantity): boolean {
  const one = value === '1' && /^[一1每]/.test(question.slice(start))
  // 便宜一点 is no hour, 连狗一块收走 and 两块电池 are no money.
  const written = question.slice(start, end)
  const after = question.slice(end)
  if (written === '一点' && !/[午上晚晨早到至]$/.test(question.slice(0, start))) return true
  if (written.endsWith('块') && /^(?![钱的吗吧对是呢啊呀多])\p{Script=Han}/u.test(after)) return true
  return (
    (one && ASKS_FIGURE.test(question)) || unit === '几' || question[start - 1] === '几' || question.startsWith('之几', end)
  )
}

/** 住了一年多, 我妈八十三岁, 买了快八年: how it is with the one who asks. An age with 满 or 以上 is a rule's. */
function isTheirOwn(question: string, { unit, bound, start, end }: Quantity): boolean {
  const before = question.slice(Math.max(0, start - 3), start)
  if (unit === 'age') return bound === ''
  return /[了过][快近]?$|(?:今年|已经|都|快|才|我家?)$/.test(before) || /^(?:没|了)/.test(question.slice(end))
}

/** What is counted where one unit stands behind the figure; any other letter there begins another word (两千这事). */
const COUNTERS = new Set(
  '个件户次回趟条张份辆台间栋幢座家项年月层级口员分星步声枚只棵场届期轮桶瓶盏号部科所处道成毛角折倍度斤亩吨票席桌套本双对页根片支队组类种圈头样顿餐',
)
/** 罚五千, 收我两百: a sum without its unit. */
const BARE_SUM =
  /(?:[罚赔收交补奖花扣掏缴给发领]|押金)[我他她你咱俺人家们]{0,3}[了款]?([0-9]{2,7}|[一二两三四五六七八九]十?[百千万]{1,2}[一二三四五六七八九]?)(?!多?[0-9.百千万元块天年月日次个人分户%])/g

/** 六成 and 60%, 五毛 and 0.5元 say the same. */
function inOneUnit({ value, unit }: Pick<Quantity, 'value' | 'unit'>): string {
  const number = Number(value)
  if (unit === '成' && number > 0) return `${number * 10}%`
  if ((unit === '毛' || unit === '角') && number > 0) return `${number / 10}yuan`
  return `${value}${unit}`
}

const sortOf = (said: string) => said.replace(/^[\d.:~/-]+/, '')

const isMeasured = (unit: string) =>
  unit.length === 1 ? COUNTERS.has(unit) || unit === 'm' || unit === '%' : unit !== '' && unit !== 'code'

/** 9:00~11:30time says both of its ends. */
function endsOf(said: string): string[] {
  return said
    .replace(sortOf(said), '')
    .split('~')
    .filter((end) => end !== '')
    .map((end) => `${end}${sortOf(said)}`)
}

/** What the folded question says of figures: each with its unit. */
function claimsIn(question: string): string[] {
  const counted = quantitiesIn(question).filter(
    (one) => isMeasured(one.unit) && !isOfTheAsking(question, one) && !isTheirOwn(question, one),
  )
  const sums = [...question.matchAll(BARE_SUM)].flatMap(([, sum]) => quantitiesIn(`${sum}元`))
  return [...counted, ...sums].map(inOneUnit)
}

/** 3号楼 is one of 1—5号楼, and no other figure. */
function isHouseWithin(claim: string, question: string, passage: string): boolean {
  if (!/^\d{1,3}(?:号楼?|号院|栋|幢)$/.test(claim)) return false
  const houses = figuresSaid(question).filter(({ measure }) => measure === 'house')
  return verdictOf(passage, houses) === 'holds'
}

/** Folded question and passage. */
export function premiseOf(question: string, passage: string): Premise {
  const claims = claimsIn(question)
  const written = claims.length === 0 ? [] : quantitiesIn(passage)
  const said = new Set(written.map(inOneUnit).flatMap((one) => [one, ...endsOf(one)]))
  const sorts = new Set([...said].map(sortOf))
  let [agrees, differs, absent] = [0, 0, 0]
  for (const claim of claims) {
    if (isHouseWithin(claim, question, passage)) agrees = 1
    else if (said.has(claim) || endsOf(claim).every((end) => said.has(end))) agrees = 1
    else if (sorts.has(sortOf(claim))) differs = 1
    else absent = 1
  }
  return { presumes: Number(PRESUMES.test(question)), agrees, differs, absent }
}
