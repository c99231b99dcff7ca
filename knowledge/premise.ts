/**
 * 前提: what a question takes for granted (听说……罚五千是吧, 那笔押金几时退), beside what the passage says. A figure that differs is the plainest sign of
 * a wrong one; it decides nothing alone, as people also ask with figures of their own (我家三条狗), which are left out where their words tell.
 */
import { isOfTheAsking, isTheirOwn } from './own-figures.ts'
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

/** How something that is said to be so came about: 为啥一下子添了那么多, 从五万提上来, 这规矩是哪个部门定的, 那两百个小区. */
const CAME_ABOUT = new RegExp(
  [
    '(?:为啥|为什么|凭啥|怎么|咋)[^,。?]{0,4}(?:就|才|又|都|一下子|突然|全){0,2}(?:只剩|剩下|添|涨[到成了]|降[到成了]|减[到成少了]|加到|增[到加]|变[成少多])',
    '从[^,。?几多]{1,6}(?:提|涨|升|降|减|改|变|加|调)(?:上来|下来|[到成为高低了](?![^,。?]{0,3}[几多]))',
    '(?:改成|改为|提到|涨到|降到|调到|增加到|减到|扩到)[^,。?几多]{1,10}[,的]?[^,。?]{0,6}(?:哪[一年次回场个天]|谁|什么时候|啥时候)',
    '(?<!这)那[一二两三四五六七八九十百千0-9]{1,6}(?:多|来)?[个家户栋条部台名位人处支间辆项起万]',
    '(?:这|那)(?:一?[条个项])?(?:规定|规矩|标准|说法)[^,。?]{0,4}(?:是|由)?(?:哪|谁|什么时候|啥时候)',
  ].join('|'),
)

/** Of what is not so nobody can tell how it came about. */
export const asksHowItCame = (question: string): boolean => CAME_ABOUT.test(question)

const presumesIn = (question: string): boolean => PRESUMES.test(question) || asksHowItCame(question)

/** What is counted where one unit stands behind the figure; any other letter there begins another word (两千这事). */
const COUNTERS = new Set(
  '个件户次回趟条张份辆台间栋幢座家项年月层级口员分星步声枚只棵场届期轮桶瓶盏号部科所处道成毛角折倍度斤亩吨票席桌套本双对页根片支队组类种圈头样顿餐',
)
const SUM = '[0-9]{2,7}|[一二两三四五六七八九]十?[百千万]{1,2}[一二三四五六七八九]?'
/** 罚五千, 收我两百: a sum without its unit. */
const BARE_SUM = new RegExp(
  `(?:[罚赔收交补奖花扣掏缴给发领出]|押金|补贴|补助|津贴)[我他她你咱俺人家们]{0,3}[了款]?(${SUM})(?!多?[0-9.百千万元块天年月日次个人分户%])`,
  'g',
)
/** 一年三百去哪交, 大件每件三十交给谁: by what measure, and what is done with it. */
const SUM_A_MEASURE = new RegExp(
  `[一每](?:年|个?月|次|只|条|件|台|平|户|天|本|张|份|趟|回|桶|车|袋|人)(?:要|得|是|收|交|的)?(${SUM}|[二三四五六七八九]十)(?=$|[,。?去交缴给在到是对吗吧怎咋找哪从上])`,
  'g',
)

/** What beasts and times are counted by. */
const SAME_COUNTER: Readonly<Record<string, string>> = { 条: '只', 头: '只', 回: '次', 趟: '次' }

/** 六成 and 60%, 五毛 and 0.5元, 两条 and 两只 say the same. */
function inOneUnit({ value, unit }: Pick<Quantity, 'value' | 'unit'>): string {
  const number = Number(value)
  if (unit === '成' && number > 0) return `${number * 10}%`
  if ((unit === '毛' || unit === '角') && number > 0) return `${number / 10}yuan`
  return `${value}${SAME_COUNTER[unit] ?? unit}`
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

/** An hour, a day, a house: what is asked of, where nothing is held against the rule. */
const WHEN_OR_WHERE = new Set(['time', 'weekday', ...'号栋幢座楼层单室'])

/** What the folded question says of figures: each with its unit. `ofTheRule`: without those that merely say when or where. */
function claimsIn(question: string, ofTheRule = false): string[] {
  const presumes = presumesIn(question)
  const counted = quantitiesIn(question).filter(
    (one) =>
      isMeasured(one.unit) &&
      !isOfTheAsking(question, one) &&
      !isTheirOwn(question, one, presumes) &&
      (presumes || !ofTheRule || !WHEN_OR_WHERE.has(one.unit)),
  )
  const sums = [BARE_SUM, SUM_A_MEASURE]
    .flatMap((form) => [...question.matchAll(form)])
    .flatMap(([, sum]) => quantitiesIn(`${sum}元`))
  return [...counted, ...sums].map(inOneUnit)
}

/** 3号楼 is one of 1—5号楼, and no other figure. */
function isHouseWithin(claim: string, question: string, passage: string): boolean {
  if (!/^\d{1,3}(?:号楼?|号院|栋|幢)$/.test(claim)) return false
  const houses = figuresSaid(question).filter(({ measure }) => measure === 'house')
  return verdictOf(passage, houses) === 'holds'
}

/** 第八条 counts no eight. */
const isOfAnArticle = (passage: string, start: number) => passage[start - 1] === '第' || passage[start] === '第'

const RANGE = /^(\d{1,6})~(\d{1,6})(.*)$/

/** 7号 within 6~9号. */
function liesWithin(claim: string, said: ReadonlySet<string>): boolean {
  const [, number, sort] = /^(\d{1,6})(\D.*)$/.exec(claim) ?? []
  if (number === undefined) return false
  return [...said].some((one) => {
    const [, from, to, of] = RANGE.exec(one) ?? []
    return of === sort && Number(number) >= Number(from) && Number(number) <= Number(to)
  })
}

/** 不收费, 不收取任何费用, 免费: against a sum that is said to be due. */
const FREE_OF_CHARGE =
  /(?:不|不得|不再|不予)(?:另外?|额外|再)?(?:向[^,。;]{1,10})?(?:收|缴|交|付)(?:取|纳)?(?:任何|一切|各种)?(?:的)?(?:费|钱|押金|手续费|工本费)|不要钱|免费|免[收交缴征]|无偿|零收费/

/** Folded question and passage. */
export function premiseOf(question: string, passage: string): Premise {
  return { presumes: Number(presumesIn(question)), ...against(claimsIn(question), question, passage) }
}

/** Does the passage say otherwise than what the question takes for granted of the rule? Both folded. `sort`: only of figures of that sort. */
export function contradicts(passage: string, question: string, sort?: 'yuan'): boolean {
  const claims = claimsIn(question, true).filter((claim) => sort === undefined || sortOf(claim) === sort)
  const { agrees, differs } = against(claims, question, passage)
  return differs > 0 && agrees === 0
}

function against(claims: readonly string[], question: string, passage: string): Omit<Premise, 'presumes'> {
  const written = claims.length === 0 ? [] : quantitiesIn(passage).filter(({ start }) => !isOfAnArticle(passage, start))
  const said = new Set(written.map(inOneUnit).flatMap((one) => [one, ...endsOf(one)]))
  const sorts = new Set([...said].map(sortOf))
  let [agrees, differs, absent] = [0, 0, 0]
  for (const claim of claims) {
    if (isHouseWithin(claim, question, passage)) agrees = 1
    else if (said.has(claim) || endsOf(claim).every((end) => said.has(end)) || liesWithin(claim, said)) agrees = 1
    else if (sorts.has(sortOf(claim)) || (sortOf(claim) === 'yuan' && FREE_OF_CHARGE.test(passage))) differs = 1
    else absent = 1
  }
  return { agrees, differs, absent }
}
