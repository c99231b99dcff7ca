/**
 * Words that are meant for 小格 as a tool: the verbs of a ticket, and 更多, 取消, 人工, 帮助, 绑定, 待办.
 *
 * Reading them is pure and knows no person: whoever says “接单” said it, and tickets/ decides whether they may. The id of a
 * choice is such a command in words, so a pressed button, a typed “1” and the command typed out are one thing.
 */
import type { Verb } from '../../tickets/ticket.ts'
import { VERBS } from '../../tickets/ticket.ts'
import type { WorkList } from '../hear/work-list.ts'

export interface TicketCommand {
  kind: 'ticket'
  verb: Verb
  /** The number that was said; null where none was. */
  number: number | null
  /** What stands after verb and number: a reason, a name, 通过, 5. */
  rest: string
  /** It cannot be ordinary talk: a number was named, or the verb stands alone or apart from the rest. */
  plain: boolean
}

export type Command =
  | TicketCommand
  | { kind: 'withdraw_now'; number: number }
  | { kind: 'view'; number: number }
  /** `marked`: by # or 号单; otherwise the number is as likely a room or a sum, and means a ticket only to who handles that one. */
  | { kind: 'note'; number: number; rest: string; marked: boolean }
  | { kind: 'list'; handled: boolean; which?: WorkList }
  | { kind: 'bind'; code: string }
  | { kind: 'invite'; who: string }
  /** 留意险情, for the group in which it is said. */
  | { kind: 'watch'; on: boolean }
  | { kind: 'more' | 'cancel' | 'back' | 'restart' | 'human' | 'help' }

const OTHER_WORDS: [string, Verb][] = [
  ['退回', 'return'],
  ['打回', 'return'],
  ['驳回', 'return'],
  ['改派', 'reassign'],
  ['改给', 'reassign'],
  ['转给', 'reassign'],
  ['转单', 'reassign'],
  ['完成', 'resolve'],
  ['核实', 'check'],
  ['评价', 'rate'],
  ['评分', 'rate'],
  ['重新办理', 'reopen'],
  ['撤单', 'withdraw'],
  ['撤销', 'withdraw'],
  ['恢复', 'resume'],
  ['督办', 'escalate'],
  ['挂起', 'park'],
]

/** Everyday words, too: with so much behind them they order only where a number is named, or they stand apart. */
const LONGEST_LOOSE: Partial<Record<string, number>> = { 打回: 0, 驳回: 0, 转给: 6, 改给: 6 }

/** Longest first, so that “恢复办理” is not read as “恢复”. 提单 is a report, which needs no command. */
const VERB_WORDS: [string, Verb][] = [
  ...Object.entries(VERBS)
    .filter(([verb]) => verb !== 'file')
    .map(([verb, word]): [string, Verb] => [word, verb as Verb]),
  ...OTHER_WORDS,
].sort(([a], [b]) => b.length - a.length)

const FIXED: [RegExp, Command][] = [
  [
    /^(?:更多|继续|还有呢|还有吗|查看更多|看原文|下一[页批]|往下翻|接着看|看后面的?|后面(?:还有(?:哪些|什么|吗)|的呢?))$/,
    { kind: 'more' },
  ],
  [/^(?:返回|回去|返回上一步|上一步|退回上一步|往回)$/, { kind: 'back' }],
  [/^(?:重来|重新来|重新开始|从头来|回到菜单|返回菜单|主菜单)$/, { kind: 'restart' }],
  [/^(?:取消|算了|不用了|退出|不报了)$/, { kind: 'cancel' }],
  [
    /^(?:我|你|您|请|帮我|给我)?(?:想|要|想要)?(?:转|找|叫|喊|换|接)?(?:一?[个位])?(?:人工(?:服务|客服)?|(?<=[找叫喊换])(?:真|活)?人|(?<=[找叫喊])(?:社区|居委会|工作人员|客服|书记|主任|领导|网格长|网格员|管理员|干部)(?:的?(?:人|同志|干部|领导))?)(?:来|说话?|聊聊?|谈谈?|帮忙|吧|呀|啊){0,2}$/,
    { kind: 'human' },
  ],
  // “有没有真人，我要跟人说”, “换个活人来”.
  [
    /^(?:人呢[?,、\s]*)?(?:我|你们?|您|请|麻烦|能不能|可不可以|可以|给我|帮我|要|想){0,4}(?:有没有|有|来|换|找|叫|喊|跟|和|派)(?:一?[个位])?(?:人工|真人|活人)(?:客服|服务)?(?:来|在|说话?|讲话?|聊聊?|谈谈?|沟通|接|回答?|回复)?(?:吗|呢|吧|呀|啊|么|没有?)?(?:[,、\s]*我?(?:要|想)?(?:跟|和)(?:真|活)?人(?:说|讲|聊|谈)话?)?\??$|^人呢\??$/,
    { kind: 'human' },
  ],
  // Who cannot type is not asked to.
  [
    /^(?:我(?:年纪大|眼睛不好)?(?:了)?[,、]?)?(?:我?(?:不太?会|不认识|看不[清见])(?:打?字|写字|打字机|用手机|手机)[,、]?)?(?:(?:你们?|您|麻烦|请|能不能|可以){0,4}(?:给我|跟我)(?:打|回|来)(?:一?个)?电话)(?:吧|呀|啊|好吗|行吗|可以吗)?\??$|^我?(?:不太?会|不认识)(?:打字|写字|字)(?:了|呀|啊)?$/,
    { kind: 'human' },
  ],
  [
    /^(?:请|帮忙|开始|打开|开启)?(?:留意|注意|关注|盯着|看着)(?:一下|着)?(?:群里|本群|这个群)?的?(?:险情|危险|紧急情况)$/,
    { kind: 'watch', on: true },
  ],
  [
    /^(?:不用|不必|不要|别|停止|取消|关闭|关掉|不再|先不用)(?:再)?(?:留意|注意|关注|盯着|看着)(?:群里|本群|这个群)?的?(?:险情|危险|紧急情况)(?:了)?$/,
    { kind: 'watch', on: false },
  ],
  [/^(?:帮助|菜单|功能|怎么用|你会什么|你能做什么|你能干什么|help|\/help|\/start|开始|\?)$/i, { kind: 'help' }],
  [/^(?:待办|我的待办|待办工单|要办的|(?:工单|待办)?(?:列表|清单)|待处理)$/, { kind: 'list', handled: true }],
  [/^(?:我的工单|我的报修|我报的|我的诉求|查进度|进度)$/, { kind: 'list', handled: false }],
]

/** A ticket's number: after #, or three digits and more that are no house, room, time or sum. */
const NUMBER = String.raw`(?:#\s*(\d{1,9})|(?:工单|单号)?\s*(\d{3,9}))(?:\s*号?(?:工单|单)|号)?(?![\d栋幢座楼室房元块米年月日点路])`
/** “转给李姐 1002”. */
const ENDING_NUMBER = /[\s,]#?(\d{4,9})$/
const LEADING_NUMBER = new RegExp(`^${NUMBER}\\s*[,:;、]?\\s*`)

/** Key caps and surrounding space dropped, width folded: `＃１０２４ ` becomes `#1024`, and so does 一零二四. */
function plainDigits(text: string): string {
  return spelled(text.normalize('NFKC').replace(/[\uFE0F\u20E3]/g, '')).trim()
}

const SPELLED =
  /(?<![零〇幺一二三四五六七八九\d])[一幺二三四五六七八九][零〇幺一二三四五六七八九]{3,5}(?![零〇幺一二三四五六七八九十百千年月栋幢座楼号])/gu
/** “幺零零三”: a ticket's number said digit by digit, in digits; as long as it was. */
export const spelled = (folded: string) =>
  folded.replace(SPELLED, (said) =>
    [...said].map((digit) => '一二三四五六七八九'.indexOf(digit) + 1 || (digit === '幺' ? 1 : 0)).join(''),
  )

/** `text` must be folded (NFKC, simplified), as in `Heard.folded`. */
export function readCommand(text: string): Command | null {
  const whole = plainDigits(text)
  const said = whole.replace(/(?<![。!.~])[。!.~]+$/u, '').trim()
  for (const [pattern, command] of FIXED) if (pattern.test(said)) return command
  const bind = /^绑定\s*(?:[:,]\s*)?([0-9A-Za-z_-]{4,64})$/.exec(said)
  if (bind) return { kind: 'bind', code: bind[1]! }
  const invited = /^邀请\s*(?:[:,]\s*)?(\S.{0,30})$/u.exec(said)
  if (invited) return { kind: 'invite', who: invited[1]! }
  const confirmed = /^确认撤回\s*#(\d{1,9})$/.exec(said)
  if (confirmed) return { kind: 'withdraw_now', number: Number(confirmed[1]) }
  const seen = /^查看\s*#?(\d{1,9})$/.exec(said)
  if (seen) return { kind: 'view', number: Number(seen[1]) }
  return readTicketCommand(whole)
}

function readTicketCommand(said: string): Command | null {
  const lead = LEADING_NUMBER.exec(said)
  const leading = lead ? Number(lead[1] ?? lead[2]) : null
  const body = (lead ? said.slice(lead[0].length) : said).replace(/^(?:请|我来?|我要|申请)(?=接单|退单|求助|催办|挂账|撤)/, '')
  const found = VERB_WORDS.find(([word]) => body.startsWith(word))
  if (!found) return withoutVerb(said, leading, body)
  const [word, verb] = found
  const after = body.slice(word.length)
  const trail = leading === null ? LEADING_NUMBER.exec(after.replace(/^[\s,:]+/, '')) : null
  const end = leading === null && !trail ? ENDING_NUMBER.exec(after) : null
  const number = leading ?? (trail ? Number(trail[1] ?? trail[2]) : end ? Number(end[1]) : null)
  const rest = trail ? after.replace(/^[\s,:]+/, '').slice(trail[0].length) : end ? after.slice(0, end.index) : after
  const apart = rest === '' || /^[\s,:;。!.]/.test(rest)
  // “打回去了，没人接”, “转给我的材料收到了” are talk.
  if (number === null && !apart && rest.length > (LONGEST_LOOSE[word] ?? rest.length)) return null
  return { kind: 'ticket', verb, number, rest: tidy(rest), plain: number !== null || apart }
}

/** “给周网格员”, “转赵副网格长”, “让老周去”, “换人，给周网格员”. */
const POST = '(?:老.|小.|\\S{1,4}(?:网格长|网格员|管家|社工|书记|主任|[哥姐叔]))'
const RECEIVERS = [
  /^(?:换(?:一?个)?人[\s,、]*)?[派转交改]?给\s*(\S.{0,30})$/u,
  new RegExp(
    `^(?:换(?:一?个)?人[\\s,、]*)?(?:[转派换]|让)\\s*(${POST})(?:去|来|办|弄|处理|修|看看?|跑一趟)?(?:吧|一下)?$`,
    'u',
  ),
]

function withoutVerb(said: string, number: number | null, body: string): Command | null {
  if (number === null) return null
  const receiver = RECEIVERS.map((shape) => shape.exec(body)?.[1]).find((name) => name !== undefined)
  if (receiver !== undefined) return { kind: 'ticket', verb: 'assign', number, rest: tidy(receiver), plain: true }
  const marked = /^(?:#|工单|单号)|^\d+\s*号?(?:工单|单)/.test(said)
  if (marked && body === '') return { kind: 'view', number }
  return marked || /^\d{4,9}[\s,:]+\S/.test(said) ? { kind: 'note', number, rest: body.trim(), marked } : null
}

const tidy = (rest: string) => rest.replace(/^[\s,:;。!.]+/, '').trim()

/** The number of a ticket somewhere in the text: “那个#1024怎么样了”, or of a quoted notice. */
export function mentionedNumber(text: string): number | null {
  const match = /#\s*(\d{1,9})/.exec(text.normalize('NFKC')) ?? /(?:工单|单号)\s*(\d{3,9})/.exec(text.normalize('NFKC'))
  return match ? Number(match[1]) : null
}

/** A number of four digits and more that stands alone in the text, and may be a ticket's: “问问1002什么情况”. */
export function bareNumber(folded: string): number | null {
  const match = /(?<![\d#.])(\d{4,9})(?![\d.栋幢座楼室房元块米年月日点路号])/.exec(spelled(folded))
  return match ? Number(match[1]) : null
}

/** A bare yes or no, or undefined. */
export function readYesNo(folded: string): boolean | undefined {
  const said = folded.replace(/[\s。!,.~]+/gu, '')
  if (/^(?:是|是的|对|对的|好|好的|可以|行|嗯+|要|提交|确认|没错|都提交|ok|yes|y)$/i.test(said)) return true
  if (/^(?:不是?|不对|不要|不用|不行|不了|先不(?:了|要)?|还是不|否|别|no|n)$/i.test(said)) return false
  return undefined
}

/** Thanks and greetings: they answer nothing that was asked. */
export function isCourtesy(folded: string): boolean {
  return folded.length <= 12 && /谢谢|多谢|感谢|唔该|辛苦|麻烦(?:你|您|了)|^(?:你好|您好|在吗|嗨)/u.test(folded)
}

/** “5分”, “四星”: a mark, of whatever is to be marked. */
export const isMark = (folded: string) => /^[1-5一二三四五](?:分|颗?星|个星)$/u.test(folded)
