/** 你好, 谢谢, 帮助, mere anger: short. Advertisements and talk that is not for us get no answer at all. */
import { VERBS } from '../../tickets/ticket.ts'
import { advertisementIn } from '../hear/advertisement.ts'
import { onlyBlames } from '../hear/intent.ts'
import { menu } from '../waiting/menu.ts'
import { ADVERT, bare, FINE, GREETING, LAUGHS, THANKS } from '../waiting/small-talk.ts'
import { unclear } from '../waiting/unclear.ts'
import { greeting, howToAsk, sorryWhatIsIt, thanks } from '../words/replies.zh.ts'
import { type Message, type Plan, type Room, say, silent } from './flow.ts'

/** Thanks and nothing more. */
const MERE_THANKS =
  /^(?:好的?|太|真是?|非常|十分)?(?:谢谢|多谢|感谢|唔该|辛苦|麻烦)(?:您|你|晒|了|啦|啊|呀|哈|们|大家|小格|小同志|同志|师傅|社区|帮忙){0,5}$/u
const VERB_WORD = new RegExp(Object.values(VERBS).join('|'), 'u')
const LONGEST_TALK = 30

const SURE = 0.7

/** Somebody sells something. Who handles tickets, or speaks of one, does not. */
export function isAdvertisement({ folded, understanding, number, speaker }: Message): boolean {
  const { intent, certainty } = understanding
  if (speaker.posts.length > 0 || number !== null || intent === 'emergency') return false
  // A word on a ticket, where it is surely one.
  if (certainty >= SURE && (intent === 'update' || intent === 'withdraw' || intent === 'status')) return false
  return advertisementIn(folded, { talk: intent === 'chitchat' }) !== undefined
}

/** Thanks, a greeting, a laugh and nothing more: whatever else it was taken for. */
export function isKindWord({ folded, understanding }: Message): boolean {
  const said = bare(folded)
  return said !== '' && understanding.problems.length === 0 && [MERE_THANKS, GREETING, LAUGHS].some((shape) => shape.test(said))
}

export function chat(message: Message, room: Room): Plan {
  const said = bare(message.folded)
  const keep = { pending: message.session.pending }
  if (ADVERT.test(message.folded)) return silent(message)
  // Who greets has more to say: it is held for a lull.
  if (said === '' || GREETING.test(said)) return say(message, { text: greeting(howToAsk()), asks: true }, keep)
  if ((THANKS.test(said) || MERE_THANKS.test(said)) && said.length <= LONGEST_TALK) return say(message, thanks(), keep)
  if (FINE.test(said) || LAUGHS.test(said)) return silent(message)
  // No ticket with nothing in it: a kind word, and what would help.
  if (onlyBlames(message.folded)) return say(message, { text: sorryWhatIsIt(), asks: true }, keep)
  if (message.speaker.posts.length > 0 && !message.group && VERB_WORD.test(message.folded)) return menu(message)
  return unclear(message, room)
}
