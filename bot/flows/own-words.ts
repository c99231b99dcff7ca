/** 办单, 催办 in somebody's own words: “到了”, “修好了”, “通过” of who handles a ticket; “怎么还没人来” of who waits for one. */
import type { TicketView } from '../../tickets/register.ts'
import { VERBS, type Verb } from '../../tickets/ticket.ts'
import { NOT_FIXED, NOT_REACHED } from '../hear/not-fixed.ts'
import {
  accepting,
  type Doubtful,
  isDoubtful,
  mistaken,
  plainlyMistaken,
  relays,
  takesOver,
  wordOnAThing,
  workWord,
} from '../hear/work-words.ts'
import { candidates, isToldDone } from '../reports/candidates.ts'
import { spelled } from '../reports/command.ts'
import { narrowed } from '../reports/narrowing.ts'
import { aboutOf, choosing, order } from '../reports/ordering.ts'
import { acceptedAlready, askWhether, onlyNote, stillWaits } from '../words/replies.zh.ts'
import { type Message, type Plan, type Room, say } from './flow.ts'

const CHECKED = /^(?:核查|检查|看过了?)?[,，\s]?/u

const withoutEnd = (folded: string) => folded.replace(/[\s。!~.]{1,8}$/u, '')
/** The words without the ticket's number. */
function withoutNumber(number: number, words: string): string {
  const digits = [...String(number)].map((digit) => `[${digit}${String.fromCharCode(digit.charCodeAt(0) + 0xfee0)}]`).join('')
  return words.replace(
    new RegExp(`(?:[#＃]|工单|单号)?\\s{0,3}(?<!\\d)${digits}(?!\\d)\\s{0,3}(?:号?(?:工单|单)|号)?[\\s,，:：、]{0,4}`, 'u'),
    '',
  )
}

interface Hand {
  verb: Verb
  person: string
}

/** Undefined where the speaker handles nothing of which this could be said. */
export async function handled(message: Message, room: Room): Promise<Plan | undefined> {
  const { person, posts } = message.speaker
  if (person === null || posts.length === 0) return undefined
  return message.number === null
    ? unnumbered(message, room, person)
    : onNumber(message, room, { person, number: message.number })
}

/** Of the ticket that is named, whosever it is: what may be done with it now decides. */
async function onNumber(
  message: Message,
  room: Room,
  { person, number }: { person: string; number: number },
): Promise<Plan | undefined> {
  const view = await room.desk.view(room.read, person, number)
  if (!view) return undefined
  const said = withoutEnd(withoutNumber(number, spelled(message.folded))).trim()
  const text = withoutNumber(number, message.text).trim()
  if (NOT_REACHED.test(said) && view.verbs.includes('check')) return say(message, stillWaits(number))
  if (isToldDone(view) && view.verbs.includes('reopen') && (NOT_FIXED.test(said) || mistaken(said)))
    return order(message, room, { verb: 'reopen', number, rest: text })
  const word = workWord(said)
  if (!word?.sure && relays(said)) return order(message, room, { verb: 'add', number, rest: text })
  if (!word) return undefined
  // What others do, or may not do now, is refused in words rather than kept as a remark.
  if (word.verb === 'check') return order(message, room, { verb: 'check', number, rest: text.replace(CHECKED, '') })
  const isTheirs = view.ticket.assignee === person
  if (word.verb === 'accept' && isTheirs && view.status?.awaits === 'work') return say(message, acceptedAlready(number))
  if (!view.verbs.includes(word.verb)) return undefined
  const plan = order(message, room, { verb: word.verb, number, rest: text })
  const asks = isDoubtful(word.verb) ? offer(message, word.verb, { number, text }) : undefined
  if (isTheirs || word.verb === 'add') return word.sure ? plan : asks
  // “收到” of what a colleague has takes nothing from them.
  return word.verb === 'accept' && takesOver(said) ? plan : asks
}

async function unnumbered(message: Message, room: Room, person: string): Promise<Plan | undefined> {
  const { folded, session, text } = message
  const said = withoutEnd(folded)
  const word = workWord(said)
  if (!word?.sure) {
    const other = (await takenBack(message, room)) ?? (await relayed(message, room, person))
    const named = other ?? (await ofAThing(message, room, { person, said }))
    if (named) return named
  }
  if (!word) return undefined
  const able = await inHand(room, { verb: word.verb, person })
  // What one is at work on is done before what one has not even accepted.
  const begun = word.verb === 'resolve' ? able.filter(({ status }) => status?.awaits === 'work') : []
  const numbers = (begun.length > 0 ? begun : able).map(({ ticket }) => ticket.number)
  if (numbers.length === 0) return undefined
  const last = word.verb === 'add' ? session.tickets.find((number) => numbers.includes(number)) : undefined
  const number = numbers.length === 1 ? numbers[0]! : (last ?? null)
  if (!word.sure && number !== null) return offer(message, word.verb, { number, text })
  return order(message, room, { verb: word.verb, number, rest: word.verb === 'check' ? text.replace(CHECKED, '') : text })
}

/** “点错了，门禁还没修”, “撤销办结”: what oneself has told done waits to be checked, and is not done. */
export async function takenBack(message: Message, room: Room): Promise<Plan | undefined> {
  const { person, posts } = message.speaker
  const number = message.number ?? (message.command?.kind === 'ticket' ? message.command.number : null)
  const isMeant = number === null && message.command === null ? plainlyMistaken : mistaken
  if (person === null || posts.length === 0 || !isMeant(message.folded)) return undefined
  const waits = (await candidates(room.read, { person, verb: 'reopen', desk: room.desk })).filter(
    ({ ticket, status }) =>
      ticket.assignee === person && status?.awaits === 'check' && (number === null || ticket.number === number),
  )
  const meant = narrowed(waits, aboutOf(message), room.services)
  if (meant.length === 0) return undefined
  return order(message, room, {
    verb: 'reopen',
    number: meant.length === 1 ? meant[0]!.ticket.number : null,
    rest: message.text,
  })
}

/** “告诉刘奶奶我下午过去”: added to the ticket in hand that it is about. */
async function relayed(message: Message, room: Room, person: string): Promise<Plan | undefined> {
  if (!relays(message.folded)) return undefined
  const hand = await inHand(room, { verb: 'add', person })
  if (hand.length === 0) return undefined
  const [one, ...others] = narrowed(hand, aboutOf(message), room.services)
  const last = message.session.tickets.find((number) => hand.some(({ ticket }) => ticket.number === number))
  const number = others.length === 0 ? one!.ticket.number : (last ?? null)
  return order(message, room, { verb: 'add', number, rest: message.text })
}

/** What this person may do it on, and has: what waits to be checked is nobody's. */
async function inHand({ read, desk }: Room, { verb, person }: Hand): Promise<TicketView[]> {
  const able = await candidates(read, { person, verb, desk })
  return able.filter(({ ticket }) => verb === 'check' || ticket.assignee === person)
}

/**
 * The thing that is named is of just one ticket of theirs: done where its building is named, else asked about, as it may be another one.
 * Undefined otherwise: it may be news.
 */
async function ofAThing(
  message: Message,
  room: Room,
  { person, said }: { person: string; said: string },
): Promise<Plan | undefined> {
  const verb = wordOnAThing(said)
  const { place, service = 'other' } = message.understanding
  if (verb === undefined || (place.building === null && service === 'other')) return undefined
  const [one, ...others] = (await inHand(room, { verb, person })).filter(
    ({ ticket, status }) =>
      (place.building === null || ticket.place.building === place.building) &&
      (place.unit === null || ticket.place.unit === null || ticket.place.unit === place.unit) &&
      (service === 'other' || ticket.service === service) &&
      (verb !== 'resolve' || place.building !== null || status?.awaits === 'work'),
  )
  if (!one || others.length > 0) return undefined
  const { number } = one.ticket
  if (verb === 'resolve' && place.building === null) return offer(message, verb, { number, text: message.text })
  return order(message, room, { verb, number, rest: verb === 'resolve' ? message.text : '' })
}

/** “好”, “收到”: taken for 接单 only where a ticket waits for just that, and nothing else was asked. */
export async function accepts(message: Message, room: Room): Promise<Plan | undefined> {
  const waits = !message.group && message.session.pending === null && message.command === null
  return waits && accepting(withoutEnd(message.folded)) ? handled(message, room) : undefined
}

/** The verb, or a mere remark. */
function offer(message: Message, verb: Doubtful, { number, text }: { number: number; text: string }): Plan {
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
