/** 办单, 催办 in somebody's own words: “到了”, “修好了”, “通过” of who handles a ticket; “怎么还没人来” of who waits for one. */
import type { TicketView } from '../../tickets/register.ts'
import { VERBS, type Verb } from '../../tickets/ticket.ts'
import { NOT_REACHED } from '../hear/not-fixed.ts'
import { candidates } from '../reports/candidates.ts'
import { choosing, order } from '../reports/ordering.ts'
import { askWhether, onlyNote, stillWaits } from '../words/replies.zh.ts'
import { type Message, type Plan, type Room, say } from './flow.ts'

/** What a leader does, told as done. */
const DO = '修|弄|搞|办|处理|换|更换|装|清理?|扫|打扫|收拾|疏通|补|解决|锯|剪|砍|焊|铲|填|刷|拖|搬|运|加固|维修'
const ALL = '(?:已经?|都|全|(?:[两俩三四五几]个?|这些?|那些?)都)?'
const MORE = '(?:[,，。、!！\\s].{0,80})?'

const ACCEPTS =
  /^(?:(?:都|全)?接(?:了|单了?)?|我(?:来|去|接)了?|收到|知道了?|明白了?|好的?|行|可以|没问题|ok|👌|👍|(?:马上|这就)(?:去|来|到))(?:[,，。、!！\s].{0,40})?$/iu

/** What is a word on the work itself, and on nothing else. */
const WORDS: readonly { verb: Verb; shape: RegExp }[] = [
  {
    verb: 'add',
    shape: /^(?:我们?)?(?:已经?|刚|马上|现在|正在)?(?:到了|到场|到现场|到楼下|在现场|在路上|在修|出发|过去|赶过去)(?:了|啦)?$/u,
  },
  {
    verb: 'add',
    shape:
      /^(?:我?去?看过?了|(?:今天|明天|后天|上午|下午|晚上|一会儿?|待会儿?|下周)(?:就|再|去|来|过去|过来){0,2}(?:修|弄|换|处理|看|办|去|来))[^?吗我]{0,12}$/u,
  },
  {
    verb: 'resolve',
    shape: new RegExp(
      `^${ALL}(?:(?:叫|请|让|找)[^没不未等,，]{1,6})?(?:${DO})(?:好|完|掉|妥|走|干净)(?:了|啦)${MORE}$|^${ALL}(?:搞定了?|完事了?|(?:疏)?通了|办完了|灯亮了|不漏了|好了|能用了)${MORE}$`,
      'u',
    ),
  },
  { verb: 'check', shape: /^(?:核查|检查|看过了?)?[,，\s]?(?:不通过|没通过|通过|不合格|合格)(?:[,，。、!！\s].{0,80})?$/u },
  { verb: 'accept', shape: ACCEPTS },
]
/** “2栋漏水我接了”, “3栋的灯修好了”: the thing first, then the word on it. */
const OF_A_THING: readonly { verb: 'accept' | 'resolve'; shape: RegExp }[] = [
  {
    verb: 'accept',
    shape:
      /^.{2,20}?[,，\s]?(?:(?:由|让)?我(?:来|去|接)(?:接|处理|看看?|修|弄|办)?(?:一?下|了|吧)?|(?:已经?|我)?接(?:单|手)?了|收到)$/u,
  },
  {
    verb: 'resolve',
    shape: new RegExp(`^[^没不未吗?]{2,20}?[,，\\s]?${ALL}(?:(?:${DO})(?:好|完|妥)了?|搞定了?)(?:了|啦)?$`, 'u'),
  },
]
const CHECKED = /^(?:核查|检查|看过了?)?[,，\s]?/u

/** What may mean such a verb, and is asked about first. */
const PERHAPS: readonly { verb: 'resolve' | 'return' | 'park'; shape: RegExp }[] = [
  {
    verb: 'return',
    shape: /不(?:归|属于?|在)我|不(?:是|该)我们?(?:的|管)?(?:网格|片|辖区|范围|地盘|的|管)|(?:办|管|处理|修|弄|搞)不了/u,
  },
  { verb: 'park', shape: /延期|延后|推迟|缓办|改期|等(?:配件|材料|厂家|审批)/u },
  {
    verb: 'resolve',
    shape: new RegExp(
      `^${ALL}(?:(?:叫|请|让|找)[^没不未等,，]{1,6})?(?:${DO})(?:[^没不未吗?,，]{1,6}了|了[^没不未吗?,，]{1,8})${MORE}$`,
      'u',
    ),
  },
]

const withoutEnd = (folded: string) => folded.replace(/[\s。!~.]{1,8}$/u, '')
const NUMBERED = /^(?:[#＃]|工单|单号)?\s{0,3}[\d０-９]{3,9}\s{0,3}(?:号?(?:工单|单)|号)?[\s,，:：、]{0,4}/u

/** Undefined where the speaker handles nothing of which this could be said. */
export async function handled(message: Message, room: Room): Promise<Plan | undefined> {
  const { speaker, folded, session } = message
  if (speaker.person === null || speaker.posts.length === 0) return undefined
  const bare = (words: string) => (message.number === null ? words : words.replace(NUMBERED, ''))
  const said = withoutEnd(bare(folded))
  const text = bare(message.text)
  if (message.number !== null && NOT_REACHED.test(said) && (await mayCheck(message.number, speaker.person, room)))
    return say(message, stillWaits(message.number))
  const verb = WORDS.find(({ shape }) => shape.test(said))?.verb
  if (verb === undefined && message.number === null) {
    const ofAThing = OF_A_THING.find(({ shape }) => shape.test(said))?.verb
    if (ofAThing !== undefined) return onTheThing(message, room, { verb: ofAThing, person: speaker.person })
  }
  const perhaps = verb === undefined ? PERHAPS.find(({ shape }) => shape.test(said))?.verb : undefined
  const meant = verb ?? perhaps
  if (meant === undefined) return undefined
  // What others do, or may not do now, is refused in words rather than kept as a remark.
  if (verb === 'check' && message.number !== null)
    return order(message, room, { verb, number: message.number, rest: text.replace(CHECKED, '') })
  const able = await inHand(room, { verb: meant, person: speaker.person })
  // What one is at work on is done before what one has not even accepted.
  const begun = meant === 'resolve' ? able.filter(({ status }) => status?.awaits === 'work') : []
  const numbers = (begun.length > 0 ? begun : able).map(({ ticket }) => ticket.number)
  if (numbers.length === 0 || (message.number !== null && !able.some(({ ticket }) => ticket.number === message.number)))
    return undefined
  const last = verb === 'add' ? session.tickets.find((number) => numbers.includes(number)) : undefined
  const number = message.number ?? (numbers.length === 1 ? numbers[0]! : (last ?? null))
  if (perhaps !== undefined && number !== null) return offer(message, perhaps, { number, text })
  return order(message, room, { verb: meant, number, rest: verb === 'check' ? text.replace(CHECKED, '') : text })
}

interface Hand {
  verb: Verb
  person: string
}

/** What this person may do it on, and has: what waits to be checked is nobody's. */
async function inHand({ read, desk }: Room, { verb, person }: Hand): Promise<TicketView[]> {
  const able = await candidates(read, { person, verb, desk })
  return able.filter(({ ticket }) => verb === 'check' || ticket.assignee === person)
}

/** Where just one ticket of theirs is of the building that is named; undefined otherwise: it may be news. */
async function onTheThing(message: Message, room: Room, hand: Hand): Promise<Plan | undefined> {
  const { place, service = 'other' } = message.understanding
  if (place.building === null) return undefined
  const [one, ...others] = (await inHand(room, hand)).filter(
    ({ ticket }) =>
      ticket.place.building === place.building &&
      (place.unit === null || ticket.place.unit === null || ticket.place.unit === place.unit) &&
      (service === 'other' || ticket.service === service),
  )
  if (!one || others.length > 0) return undefined
  return order(message, room, { verb: hand.verb, number: one.ticket.number, rest: hand.verb === 'resolve' ? message.text : '' })
}

async function mayCheck(number: number, person: string, { desk, read }: Room): Promise<boolean> {
  const view = await desk.view(read, person, number)
  return view?.verbs.includes('check') ?? false
}

/** “好”, “收到”: taken for 接单 only where a ticket waits for just that, and nothing else was asked. */
export async function accepts(message: Message, room: Room): Promise<Plan | undefined> {
  const waits = !message.group && message.session.pending === null && message.command === null
  return waits && ACCEPTS.test(withoutEnd(message.folded)) ? handled(message, room) : undefined
}

/** The verb, or a mere remark. */
function offer(
  message: Message,
  verb: 'resolve' | 'return' | 'park',
  { number, text }: { number: number; text: string },
): Plan {
  const choices = [
    { id: `${VERBS[verb]} #${number} ${text}`, label: VERBS[verb] },
    { id: `${VERBS.add} #${number} ${text}`, label: onlyNote() },
  ]
  return { commit: async () => choosing(message, askWhether({ number, verb }), choices) }
}

const PRESSES =
  /^(?:小格)?[,，\s]?(?:请|麻烦|帮我?|再|给我|能不能|可以){0,4}催(?![化眠乳产债生泪])|催(?:一?下|一催|办)?[吧啊呀。!！\s]*$|怎么(?:还[没不冇]|都没)(?:有)?(?:人|师傅)?(?:来|修|到|处理|弄|动静|嚟|整)|还没(?:有)?(?:人|师傅)?(?:来|到|修|处理|动静)|(?:等|拖)了?.{0,6}(?:天|小时)了还没/u

/** “怎么还没人来”: whose it is, is found by update.ts. */
export const presses = ({ folded, text }: Message) => text.length <= 60 && PRESSES.test(folded)
