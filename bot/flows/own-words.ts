/** 办单, 催办 in somebody's own words: “到了”, “修好了”, “通过” of who handles a ticket; “怎么还没人来” of who waits for one. */
import type { Verb } from '../../tickets/ticket.ts'
import { candidates } from '../reports/candidates.ts'
import { order } from '../reports/ordering.ts'
import type { Message, Plan, Room } from './flow.ts'

/** What is a word on the work itself, and on nothing else. */
const WORDS: readonly { verb: Verb; shape: RegExp }[] = [
  {
    verb: 'add',
    shape: /^(?:我们?)?(?:已经?|刚|马上|现在|正在)?(?:到了|到场|到现场|到楼下|在现场|在路上|在修|出发|过去|赶过去)(?:了|啦)?$/u,
  },
  {
    verb: 'resolve',
    shape:
      /^(?:已经?|都|全)?(?:(?:修|弄|处理|换|装|清理?|疏通|补|解决)(?:好|完|掉|妥)(?:了|啦)|搞定了?|(?:疏)?通了|办完了|灯亮了|不漏了)(?:[,，。、!！\s].{0,80})?$/u,
  },
  { verb: 'check', shape: /^(?:核查|检查|看过了?)?[,，\s]?(?:不通过|没通过|通过|不合格|合格)(?:[,，。、!！\s].{0,80})?$/u },
]
const CHECKED = /^(?:核查|检查|看过了?)?[,，\s]?/u

/** Undefined where the speaker handles nothing of which this could be said. */
export async function handled(message: Message, room: Room): Promise<Plan | undefined> {
  const { speaker, folded, text, session } = message
  const said = folded.replace(/[\s。!~.]{1,8}$/u, '')
  const verb = WORDS.find(({ shape }) => shape.test(said))?.verb
  if (verb === undefined || speaker.person === null || speaker.posts.length === 0) return undefined
  const able = (await candidates(room.read, { person: speaker.person, verb, desk: room.desk })).filter(
    ({ ticket }) => verb === 'check' || ticket.assignee === speaker.person,
  )
  if (able.length === 0) return undefined
  // What one is at work on is done before what one has not even accepted.
  const begun = verb === 'resolve' ? able.filter(({ status }) => status?.awaits === 'work') : []
  const numbers = (begun.length > 0 ? begun : able).map(({ ticket }) => ticket.number)
  const last = verb === 'add' ? session.tickets.find((number) => numbers.includes(number)) : undefined
  const number = message.number ?? (numbers.length === 1 ? numbers[0]! : (last ?? null))
  return order(message, room, { verb, number, rest: verb === 'check' ? text.replace(CHECKED, '') : text })
}

const PRESSES =
  /^(?:小格)?[,，\s]?(?:请|麻烦|帮我?|再|给我|能不能|可以){0,4}催(?![化眠乳产债生泪])|催(?:一?下|一催|办)?[吧啊呀。!！\s]*$|怎么(?:还[没不冇]|都没)(?:有)?(?:人|师傅)?(?:来|修|到|处理|弄|动静|嚟|整)|还没(?:有)?(?:人|师傅)?(?:来|到|修|处理|动静)|(?:等|拖)了?.{0,6}(?:天|小时)了还没/u

/** “怎么还没人来”: whose it is, is found by update.ts. */
export const presses = ({ folded, text }: Message) => text.length <= 60 && PRESSES.test(folded)
