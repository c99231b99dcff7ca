/** 你好, 谢谢, 帮助: short. Advertisements and talk that is not for us get no answer at all. */
import { VERBS } from '../../tickets/ticket.ts'
import { advertisementIn } from '../hear/advertisement.ts'
import { menu } from '../menu.ts'
import { greeting, howToAsk, thanks } from '../replies.zh.ts'
import { unclear } from '../unclear.ts'
import { type Message, type Plan, type Room, say, silent } from './flow.ts'

const GREETING =
  /^(?:你好|您好|hi|hello|嗨|哈喽|喂|在|早|早上好|早安|上午好|中午好|下午好|晚上好|晚安|在吗|在不在|有人吗|你是谁|你叫什么(?:名字)?)(?:小格|同志|啊|呀|呢|吗){0,3}$/iu
const THANKS = /谢谢|多谢|感谢|唔该|辛苦了|麻烦了/u
const FINE = /^(?:好的?|嗯+|行|可以|知道了|收到|明白|ok|是的?|对)$/iu
const LAUGHS = /^(?:[哈呵嘿嘻]+|6{2,}|[赞牛强]+|厉害了?|[\p{P}\p{S}\p{Emoji_Presentation}]*)$/u
/** Thanks and nothing more. */
const MERE_THANKS =
  /^(?:好的?|太|真是?|非常|十分)?(?:谢谢|多谢|感谢|唔该|辛苦|麻烦)(?:您|你|晒|了|啦|啊|呀|哈|们|大家|小格|小同志|同志|师傅|社区|帮忙){0,5}$/u
const ADVERT =
  /https?:|www\.|加(?:我)?(?:微信|vx|v信|qq)|微信号|扫码|优惠|促销|秒杀|代办|贷款|兼职|刷单|推广|免费领|点击|链接|返利|客服热线/iu
const VERB_WORD = new RegExp(Object.values(VERBS).join('|'), 'u')
const LONGEST_TALK = 30

/** Small talk and advertisements: nothing that a knowledge base could be asked. */
export function isTalk({ folded }: Message): boolean {
  const said = bare(folded)
  return (
    [ADVERT, THANKS].some((pattern) => pattern.test(folded)) ||
    [GREETING, FINE].some((pattern) => pattern.test(said)) ||
    said.length < 4
  )
}

/** Greetings, thanks, assent and advertisements, whatever their length. */
export function isSmallTalk({ folded }: Message): boolean {
  const said = bare(folded)
  return ADVERT.test(folded) || THANKS.test(said) || GREETING.test(said) || FINE.test(said) || LAUGHS.test(said)
}

/** Somebody sells something. Who handles tickets, or speaks of one, does not. */
export function isAdvertisement({ folded, understanding, number, speaker }: Message): boolean {
  const talk = understanding.intent === 'chitchat'
  if (speaker.posts.length > 0 || number !== null) return false
  if (!talk && understanding.intent !== 'question' && understanding.intent !== 'ticket') return false
  return advertisementIn(folded, { talk }) !== undefined
}

/** Thanks, a greeting, a laugh and nothing more: whatever else it was taken for. */
export function isKindWord({ folded, understanding }: Message): boolean {
  const said = bare(folded)
  return said !== '' && understanding.problems.length === 0 && [MERE_THANKS, GREETING, LAUGHS].some((shape) => shape.test(said))
}

const bare = (folded: string) => folded.replace(/[\s,，。!?~.、]+/gu, '')

export function chat(message: Message, room: Room): Plan {
  const said = bare(message.folded)
  const keep = { pending: message.session.pending }
  if (ADVERT.test(message.folded)) return silent(message)
  if (said === '' || GREETING.test(said)) return say(message, greeting(howToAsk()), keep)
  if (THANKS.test(said) && said.length <= LONGEST_TALK) return say(message, thanks(), keep)
  if (FINE.test(said) || LAUGHS.test(said)) return silent(message)
  if (message.speaker.posts.length > 0 && !message.group && VERB_WORD.test(message.folded)) return menu(message)
  return unclear(message, room)
}
