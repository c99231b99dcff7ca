/** 转给谁: “把漏水那个转给李强”, “3栋的灯让赵副网格长去”: which ticket and who, in the words of somebody who works tickets. Pure. */
import { pattern } from './pattern.ts'

export interface HandsOn {
  /** What is said of the ticket: “漏水那个”; empty where nothing is. */
  what: string
  who: string
  /** 给, 让: it means so only of somebody who works here. */
  weak: boolean
}

const LEAD = '(?:小格)?[,，、 ]?(?:请|麻烦|帮忙|帮我|我想|我要|能不能|可以){0,3}(?:把|将)?'
const STRONG = '(?:移交|转交|转派|改派|分派|转|派|交|分|改)(?:给|到)'
const WEAK = '(?:给|让|派|转|由|叫)'
const WHO = '([^\\s,，。?!你您我他她它谁]{1,12}?)'
const END = '(?:去|来|跑)?(?:一趟)?(?:办|处理|修|弄|跟|看看?|负责|接手?)?(?:一?下)?(?:了|吧|哈|啊){0,2}(?:[,，。 ].{0,60})?$'
const SURE = pattern(`^${LEAD}(.{0,20}?)[,， ]?${STRONG}[ ]?${WHO}${END}`, 'u')
const PERHAPS = pattern(`^${LEAD}(.{1,20}?)[,， ]?${WEAK}[ ]?${WHO}${END}`, 'u')
/** What is told, asked, or forbidden. */
const NO_ORDER = /[不没别未谁吗?]|有人|人家|已经|居民|住户/u
/** A ticket is pointed at. */
const POINTS = /[那这](?:个|一?单|件|张|条|事)|(?:的|个)(?:事|单)(?:子|儿)?$/u
const POST = /^(?:[老小].|.{1,4}(?:网格长|网格员|管家|社工|书记|主任|[哥姐叔]))$/u

/** Folded words. */
export function handsOn(said: string): HandsOn | undefined {
  const sure = SURE.exec(said)
  const match = sure ?? PERHAPS.exec(said)
  if (!match || NO_ORDER.test(match[1]!)) return undefined
  const [, what = '', who = ''] = match
  if (!sure && !POST.test(who) && !(POINTS.test(what) && who.length <= 4)) return undefined
  return { what: what.trim(), who, weak: sure === null }
}

const POINTED_LAST = /[那这](?:个|一?单|件|张|条)(?:事|单)?(?:子|儿|的)?$/u
/** It happens: “着火了这个转给消防队”. */
const HAPPENS = /[了啦,，。 ]|现在|正在/u
const RESCUE = /消防|1[12][09]|警|急救|医/u

/** “把着火那个转给李强”: a ticket is spoken of, not a danger. Of folded words, whoever says them. */
export function isHandingOn(said: string): boolean {
  const hands = handsOn(said)
  return (
    hands !== undefined && !hands.weak && POINTED_LAST.test(hands.what) && !HAPPENS.test(hands.what) && !RESCUE.test(hands.who)
  )
}
