/** 客套: greetings, thanks, assent, laughter and advertisements: words that neither ask nor report. Pure. */
import type { Message } from '../flows/flow.ts'
import { onlyBlames, plainlySaid } from '../hear/intent.ts'

export const GREETING =
  /^(?:你好|您好|hi|hello|嗨|哈喽|喂|在|早|早上好|早安|上午好|中午好|下午好|晚上好|晚安|在吗|在不在|有人吗|你是谁|你叫什么(?:名字)?)(?:小格|同志|啊|呀|呢|吗){0,3}$/iu
export const THANKS = /谢谢|多谢|感谢|唔该|辛苦了|麻烦了/u
export const FINE = /^(?:好的?|嗯+|行|可以|知道了|收到|明白|ok|是的?|对)$/iu
export const LAUGHS = /^(?:[哈呵嘿嘻]+|6{2,}|[赞牛强]+|厉害了?|[\p{P}\p{S}\p{Emoji_Presentation}]*)$/u
export const ADVERT =
  /https?:|www\.|加(?:我)?(?:微信|vx|v信|qq)|微信号|扫码|优惠|促销|秒杀|代办|贷款|兼职|刷单|推广|免费领|点击|链接|返利|客服热线/iu

/** Small talk, advertisements and mere anger: nothing that a knowledge base could be asked. */
export function isTalk({ folded }: Message): boolean {
  const said = bare(folded)
  return (
    [ADVERT, THANKS].some((pattern) => pattern.test(folded)) ||
    [GREETING, FINE].some((pattern) => pattern.test(said)) ||
    onlyBlames(folded) ||
    said.length < 4
  )
}

/** Greetings, thanks, assent and advertisements, whatever their length. */
export function isSmallTalk({ folded }: Message): boolean {
  const said = bare(folded)
  // A picture without words says something.
  if (folded === '') return false
  return ADVERT.test(folded) || THANKS.test(said) || GREETING.test(said) || FINE.test(said) || LAUGHS.test(said)
}

/** Greetings, thanks or assent and nothing else: behind “麻烦了谢谢，” a place may stand. */
export function isOnlyTalk({ folded }: Message): boolean {
  const said = bare(folded)
  return folded !== '' && (plainlySaid(folded) === 'chitchat' || [GREETING, FINE, LAUGHS].some((pattern) => pattern.test(said)))
}

/** Without spaces and closing punctuation. */
export const bare = (folded: string) => folded.replace(/[\s,，。!?~.、]+/gu, '')
