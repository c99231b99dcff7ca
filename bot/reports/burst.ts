/**
 * 连发: people write a report as they would say it, in pieces. What is a piece, and what of it goes on about a ticket that was filed a
 * moment ago. Pure.
 */

import { fold } from '../../knowledge/fold.ts'
import { findUnanswerable } from '../../knowledge/unanswerable.ts'
import type { Message } from '../flows/flow.ts'
import { judgedAs } from '../hear/work-words.ts'
import type { Session } from '../waiting/session.ts'
import { isSmallTalk } from '../waiting/small-talk.ts'
import { isBarePlace } from './bare-place.ts'
import { isCourtesy, isMark } from './command.ts'
import { correctionIn } from './correction.ts'

/** What is said so soon after filing goes on about it; so does what is said as soon after that. */
export const BURST_MS = 120_000
/** Called by name, somebody is listened to for so long. */
export const EAR_MS = 60_000
const LONGEST_PIECE = 120
const LONGEST_VAGUE = 14

/** “还有”, “我想反映个事”: something follows. */
const UNFINISHED =
  /^(?:(?:还有|另外|对了|然后|那个|再就是|顺便|等等|等一下|稍等)(?:一?[个件]?(?:事|问题|情况))?|(?:我)?(?:想|要)?(?:有|问|说|反映|报|反应)(?:你|您|一下|下|一?[个件])*(?:事|事情|问题|情况)?(?:想|要)?(?:问|说|反映)?(?:一下|下)?|请问(?:一下|下)?|我(?:想|要)(?:问|说|报修|反映|投诉)(?:一下|下)?)$/u

export function isUnfinished({ folded, command, incoming }: Message): boolean {
  const said = folded.replace(/[\s,，。.!…~、：:]+/gu, '').replace(/^[啊呀哎诶喂嗨]+/u, '')
  return command === null && incoming.kind === 'message' && said.length >= 2 && UNFINISHED.test(said)
}

/** A message that has nothing but a call of our name. */
export function isBareCall({ text, incoming, tentative }: Message): boolean {
  return (
    text === '' && !tentative && incoming.parts.every(({ type }) => type === 'text' || type === 'mention') && !incoming.quoted
  )
}

/** Something is the matter, but neither what nor where: “都好几天了”. */
export function isVague({ understanding, text, folded, command, incoming }: Message): boolean {
  const { intent, place, service = 'other', problems, asks } = understanding
  if (command !== null || incoming.kind !== 'message' || service !== 'other' || place.building !== null) return false
  const tells = intent === 'ticket' || intent === 'update' || (intent === 'status' && !asks && GOES_ON.test(folded))
  if (!tells || PRESSES.test(folded)) return false
  const plain = problems.length <= 1 && place.community === null && !THING.test(folded)
  return plain && text.length <= LONGEST_VAGUE && correctionIn(text) === undefined
}

/** A thing that has trouble: its report is understood, whatever its service. */
const THING =
  /[门窗灯水电气管墙树车锁井路梯网线箱栏棚亭桥]|电视|信号|玻璃|栏杆|摄像|广告|噪|老鼠|蟑螂|[道梯室库口间沟]里?.{0,4}(?:味|臭|难闻|馊)/u

/** Words by which somebody goes on: since when, how bad, who suffers. In a group only these are taken for more about the ticket. */
const GOES_ON =
  /[一二两三四五六七八九十几半多\d]个?(?:多)?(?:天|周|星期|礼拜|月|年|次|回|小时)|一直|天天|每天|每晚|晚上|夜里|早上|白天|到现在|昨天|前天|今早|老人|老年|孩子|小孩|宝宝|孕妇|看不[见清]|摔|滑|绊|危险|严重|厉害|害怕|吓|黑|臭|吵|脏|没人(?:管|修|来|理|清|收)|还在|越来越|楼上|楼下|就在|靠近|旁边|对面|门口|[一二三四五六七八九十\d][楼层]|电话|联系|麻烦|尽快|赶紧|快点|急/u
/** Told to the neighbours, whoever stands in it. */
const ERRAND =
  /[接送](?:孩子|孙子|孙女|娃|小孩|老人|人)|买菜|做饭|煮饭|吃饭|上班|下班|出门|出去一下|睡觉|回家了|遛[狗弯]|跳舞|打牌/u
/** What is said of a matter, and is none of its own. */
const MERELY =
  /^(?:都|又|还|也)?(?:好|很|太|真|特别|非常|可)?(?:臭|脏|吵|黑|滑|危险|难闻|吓人|烦|暗|冷|热|急)(?:死|得很|极)?(?:了|的|啊|呀)*$/u
/** What somebody cannot do for it: “晚上看不见路”, “老人都不敢下楼”. */
const SUFFERS =
  /^.{0,8}(?:看不(?:见|清|到)|不敢|没法|不好|不方便)(?:走|过|出|进|下|上|出门|进门|下楼|上楼|走路|路|台阶|人)?(?:了|的|啊|呀)*$/u
/** A staircase that smells is no lamp and no gate, it is a matter of its own; of something that burns in them it may be. */
const STINKS = /(?<![没焦糊烧])味(?:道|儿)|臭|难闻/u
const WITHOUT_SMELL = ['fac_light', 'fac_gate', 'fac_heat', 'parking', 'env_noise']
/** Services that words about any trouble brush: who does not come, who is afraid. */
const BRUSHED = ['prop_mgmt', 'elder_care', 'safety', 'neighbor_dispute', 'proposal', 'micro_wish']
const NAMES_IT = /^(?:我?(?:说|指)的?)?(?:好像|应该|可能|大概|就|其实|原来)?是/u
const ANOTHER = /^(?:还有|另外|对了|再就是)|也(?:坏|漏|堵|不|没|满|停|掉|松|裂)/u
const PRESSES =
  /催|没(?:有)?(?:修|弄|处理|解决)?好|没(?:有)?解决|没用|白修|又坏|怎么还|还没.{0,4}(?:来|到|处理|动静|消息)|多久|什么时候|^(?:已经?|都)?(?:修|弄|处理)?好了/u

const ABUSE = /废物|^滚(?:$|[,，。!！出])|滚(?:蛋|开|吧)|傻[逼子叉]|智障|脑残|破机器人/u
const BESIDE = /电影|电视剧|小说里|短视频|剧里|[热冷]死.{0,4}天|这(?:鬼)?天气/u
const LAUGHTER = /哈哈|笑死/u

/** Orders to us, abuse, films and the weather: said beside a ticket, and nothing of it. Undefined where it is none of these. */
export function asideOf({ folded, understanding: { intent } }: Message): 'orders' | 'abuse' | 'talk' | undefined {
  if (findUnanswerable(folded)?.reason === 'orders') return 'orders'
  const isTalk = intent === 'chitchat' || intent === 'update'
  if (!isTalk || PRESSES.test(folded)) return undefined
  if (ABUSE.test(folded)) return 'abuse'
  return BESIDE.test(folded) || (intent === 'chitchat' && LAUGHTER.test(folded)) ? 'talk' : undefined
}

/** Is a burst under way, so that words that were not said to us may go on with it? */
export function isGoingOn({ pending, burst }: Session, now: number): boolean {
  return pending !== null || (burst !== null && now - burst.at <= BURST_MS)
}

/** Does a report name a thing that has trouble? “都好几天了” does not. */
export const namesThing = (text: string) => THING.test(fold(text))

/** The ticket of the burst that the message goes on about, or undefined where it is another matter. */
export function wentOnAbout(message: Message): number | undefined {
  const { session, now, understanding, folded, text, tentative, incoming } = message
  const { burst } = session
  if (!burst || now - burst.at > BURST_MS || session.pending !== null || message.command || message.number !== null)
    return undefined
  if (incoming.kind !== 'message' || incoming.quoted) return undefined
  const shown = incoming.parts.some(({ type }) => type === 'image' || type === 'location')
  if (text === '') return shown ? burst.tickets.at(-1)?.number : undefined
  if (text.length > LONGEST_PIECE || isCourtesy(folded) || isMark(folded) || isSmallTalk(message) || PRESSES.test(folded))
    return undefined
  if (correctionIn(text) !== undefined || ANOTHER.test(folded) || asideOf(message) || judgedAs(folded) === 'content')
    return undefined
  const { intent, asks, service = 'other' } = understanding
  if (asks || intent === 'question' || intent === 'withdraw' || intent === 'emergency') return undefined
  if (intent === 'status' && !GOES_ON.test(folded)) return undefined
  if (isBarePlace(message)) return burst.tickets.at(-1)?.number
  const same = burst.tickets.find((ticket) => ticket.service === service)
  // What was not named at first is named now; what was, and is of no service, only by “说的是…”.
  const unnamed = burst.tickets.every(({ service, named }) => service === 'other' && (!named || NAMES_IT.test(folded)))
  const other = unnamed || service === 'other' || BRUSHED.includes(service) || MERELY.test(folded) || SUFFERS.test(folded)
  if (!same && !other) return undefined
  const smells = STINKS.test(folded) && !MERELY.test(folded)
  if (!same && smells && burst.tickets.every((ticket) => WITHOUT_SMELL.includes(ticket.service))) return undefined
  if (tentative && !shown && !same && (!GOES_ON.test(folded) || ERRAND.test(folded))) return undefined
  return (same ?? burst.tickets.at(-1))?.number
}
