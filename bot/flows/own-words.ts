/** 办单, 催办 in somebody's own words: “到了”, “修好了”, “通过” of who handles a ticket; “怎么还没人来” of who waits for one. */
import type { TicketView } from '../../tickets/register.ts'
import { handsOn } from '../hear/handing-on.ts'
import { NOT_FIXED, NOT_REACHED } from '../hear/not-fixed.ts'
import {
  accepting,
  goesThere,
  isDoubtful,
  mistaken,
  perhapsDone,
  plainlyMistaken,
  relays,
  takesOver,
  undoes,
  type WorkWord,
  wordOnAThing,
  workWord,
} from '../hear/work-words.ts'
import { whoseTicket } from '../reports/addressee.ts'
import { answered } from '../reports/called.ts'
import { candidates, isToldDone } from '../reports/candidates.ts'
import { saying } from '../reports/combining.ts'
import { spelled } from '../reports/command.ts'
import { handedOn } from '../reports/handing-over.ts'
import { begunFirst, type Hand, inHand } from '../reports/in-hand.ts'
import { aboutOf, POINTING } from '../reports/meant.ts'
import { named } from '../reports/naming.ts'
import { narrowed } from '../reports/narrowing.ts'
import { offer, withoutNumber } from '../reports/offering.ts'
import { order, whichOf } from '../reports/ordering.ts'
import { acceptedAlready, noCandidate, stillWaits } from '../words/replies.zh.ts'
import { noneUndone, nothingUndone, undoneNote } from '../words/work.zh.ts'
import { type Message, type Plan, type Room, say } from './flow.ts'

const LOOKED_AT = 50
const CHECKED = /^(?:核查|检查|看过了?)?[,，\s]?/u

const withoutEnd = (folded: string) => folded.replace(/[\s。!~.]{1,8}$/u, '')

/** Undefined where the speaker handles nothing of which this could be said. */
export async function handled(message: Message, room: Room): Promise<Plan | undefined> {
  const { person, posts } = message.speaker
  if (person === null || posts.length === 0) return undefined
  return message.number === null
    ? ((await handedOn(message, room, person)) ?? unnumbered(message, room, person))
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
    return order(message, room, { verb: 'reopen', number, rest: undoes(said) ? undoneNote() : text })
  if (undoes(said) && !view.verbs.includes('withdraw')) return say(message, nothingUndone(number))
  const word = workWord(said)
  if (!word?.sure && relays(said)) return order(message, room, { verb: 'add', number, rest: text })
  if (!word) return undefined
  if (isOtherDanger(word, view)) return undefined
  // What others do, or may not do now, is refused in words rather than kept as a remark.
  if (word.verb === 'check') return order(message, room, { verb: 'check', number, rest: text.replace(CHECKED, '') })
  const isTheirs = view.ticket.assignee === person
  if (word.verb === 'accept' && isTheirs && view.status?.awaits === 'work') return say(message, acceptedAlready(number))
  if (!view.verbs.includes(word.verb)) return undefined
  const plan = order(message, room, { verb: word.verb, number, rest: text })
  const danger = !word.sure && word.danger
  const asks = isDoubtful(word.verb) ? offer(message, room, { verb: word.verb, view, danger }) : undefined
  const isSure = word.sure || word.plain === true
  if (isTheirs || word.verb === 'add' || (word.sure && word.verb === 'resolve')) return isSure ? plan : asks
  // “收到” of what a colleague has takes nothing from them.
  return word.verb === 'accept' && takesOver(said) ? plan : asks
}

async function unnumbered(message: Message, room: Room, person: string): Promise<Plan | undefined> {
  const { folded, text } = message
  const said = withoutEnd(folded)
  const word = workWord(said)
  if (!word?.sure) {
    const other = (await takenBack(message, room)) ?? (await relayed(message, room, person))
    const plan = other ?? (await ofAThing(message, room, { person, said }))
    if (plan) return plan
  }
  if (!word) return undefined
  const able = await closable(room, { word, person })
  const called = word.sure ? await answered(message, room, { person, said, verb: word.verb, own: able }) : undefined
  if (called) return called
  if (able.length === 0) return word.verb === 'accept' && goesThere(said) ? onTheWay(message, room, person) : undefined
  const { names, fitting } = named(able, aboutOf(message))
  // “修好了，换了电线”: how it was done, where nothing of it fits.
  const isOfOther = names && fitting.length === 0
  const meant = isOfOther ? (word.sure ? begunFirst(word.verb, able) : able) : begunFirst(word.verb, fitting)
  const one = meant.length === 1 ? meant[0] : lastOf(message, word, { meant, names })
  if (!word.sure)
    return one
      ? offer(message, room, { verb: word.verb, view: one, danger: word.danger })
      : whichOf(message, room, { verb: word.verb, found: meant })
  const rest = word.verb === 'check' ? text.replace(CHECKED, '') : text
  return order(message, room, { verb: word.verb, number: one?.ticket.number ?? null, rest })
}

/** “我马上到”, of what they have taken already. */
async function onTheWay(message: Message, room: Room, person: string): Promise<Plan | undefined> {
  const hand = await inHand(room, { verb: 'add', person })
  if (hand.length === 0) return undefined
  const one = hand.length === 1 ? hand[0] : lastOf(message, { verb: 'add', sure: true }, { meant: hand, names: false })
  return one
    ? order(message, room, { verb: 'add', number: one.ticket.number, rest: message.text })
    : whichOf(message, room, { verb: 'add', found: hand })
}

/** “到了”, “那单等配件”: the one that was spoken of last, where no matter is named. */
function lastOf(
  { session, folded }: Message,
  { verb, sure }: WorkWord,
  { meant, names }: { meant: readonly TicketView[]; names: boolean },
): TicketView | undefined {
  if (names || (verb !== 'add' && (sure || !POINTING.test(folded)))) return undefined
  const last = session.tickets.find((number) => meant.some(({ ticket }) => ticket.number === number))
  return meant.find(({ ticket }) => ticket.number === last)
}

/** In hand; where a danger is told over, also one to which this person was called and which they may close. */
async function closable(room: Room, { word, person }: { word: WorkWord; person: string }): Promise<TicketView[]> {
  const fits = (view: TicketView) => !isOtherDanger(word, view)
  const own = (await inHand(room, { verb: word.verb, person })).filter(fits)
  if (own.length > 0 || word.verb !== 'resolve' || word.sure) return own
  const area = await room.desk.list(room.read, person, { scope: 'area', open: true, limit: LOOKED_AT })
  const views = await Promise.all(
    area.flatMap(({ number, urgency }) => (urgency === 'emergency' ? [room.desk.view(room.read, person, number)] : [])),
  )
  return views.filter((view) => view?.verbs.includes('resolve')) as TicketView[]
}

/** “人出来了” says nothing of a lamp. */
const isOtherDanger = (word: WorkWord, { ticket }: TicketView) =>
  !word.sure && word.danger === true && ticket.urgency !== 'emergency'

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
  if (undoes(message.folded)) {
    const own = await candidates(room.read, { person, verb: 'withdraw', desk: room.desk })
    const last = message.session.tickets.find((one) => [...waits, ...own].some(({ ticket }) => ticket.number === one))
    // What they reported themselves a moment ago is withdrawn.
    if (own.some(({ ticket }) => ticket.number === last)) return undefined
    if (waits.length === 0 && number === null) return say(message, noneUndone())
  }
  const meant = narrowed(waits, aboutOf(message), room.services)
  if (meant.length === 0) return undefined
  return order(message, room, {
    verb: 'reopen',
    number: meant.length === 1 ? meant[0]!.ticket.number : null,
    rest: undoes(message.folded) ? undoneNote() : message.text,
  })
}

/** “告诉刘奶奶我下午过去”: added to the ticket in hand that it is about. */
async function relayed(message: Message, room: Room, person: string): Promise<Plan | undefined> {
  if (!relays(message.folded)) return undefined
  const hand = await inHand(room, { verb: 'add', person })
  if (hand.length === 0) return undefined
  const named = await whoseTicket(message.folded, hand, room)
  if (named.ask) return whichOf(message, room, { verb: 'add', found: named.found })
  const [one, ...others] = narrowed(named.found, aboutOf(message), room.services)
  const last = message.session.tickets.find((number) => named.found.some(({ ticket }) => ticket.number === number))
  const number = others.length === 0 ? one!.ticket.number : (last ?? null)
  return order(message, room, { verb: 'add', number, rest: message.text })
}

/**
 * The thing that is named is of just one ticket of theirs: done where its building is named, else asked about, as it may be another one. Where it is
 * of several, or of none, it is asked which: a word on the work is no report. Undefined where nothing is named.
 */
async function ofAThing(
  message: Message,
  room: Room,
  { person, said }: { person: string; said: string },
): Promise<Plan | undefined> {
  const plainly = wordOnAThing(said)
  const verb = plainly ?? (perhapsDone(said) ? 'resolve' : undefined)
  if (verb === undefined) return undefined
  const hand = await inHand(room, { verb, person })
  // “3栋垃圾来人看了，灯修好了”: what is done is what stands beside the word.
  const last = said.split(/[,，。;；!]/u).at(-1)!
  const beside = named(hand, aboutOf(saying(message, last, room)))
  const { names, fitting } = beside.names ? beside : named(hand, aboutOf(message))
  if (!names) return undefined
  const isOwn = fitting.length > 0
  const meant = isOwn ? begunFirst(verb, fitting) : await ofOthers(message, room, { verb, person })
  const [one, ...others] = meant
  const hasHouse = message.understanding.place.building !== null
  if (!one && (!plainly || isNews(message))) return undefined
  if (!one) return hand.length > 0 ? whichOf(message, room, { verb, found: hand }) : say(message, noCandidate(verb))
  if (others.length > 0 || (!isOwn && !hasHouse)) return whichOf(message, room, { verb, found: meant })
  const { number } = one.ticket
  if (verb === 'resolve' && (!isOwn || !hasHouse || !plainly)) return offer(message, room, { verb, view: one })
  return order(message, room, { verb, number, rest: verb === 'resolve' ? message.text : '' })
}

/** “6栋漏水我去看看”: a trouble at a house, of which there is no ticket yet, and nothing is said to be taken or done. */
const TAKEN_UP = /接|收到|[好完妥]了/u
const isNews = ({ folded, understanding: { place, problems } }: Message) =>
  place.building !== null && problems.length > 0 && !TAKEN_UP.test(folded)

/** What a colleague has and this person may take or close: the deputy’s “3栋的灯我接了”. */
async function ofOthers(message: Message, room: Room, { verb, person }: Hand): Promise<TicketView[]> {
  const area = await candidates(room.read, { person, verb, desk: room.desk, from: ['area'] })
  const { names, fitting } = named(area, aboutOf(message))
  return names ? fitting : []
}

/** Before a report that was begun goes on: an order on a ticket that is named is no word on it. */
export async function handledFirst(message: Message, room: Room): Promise<Plan | undefined> {
  const said = withoutEnd(message.folded)
  const orders = message.number !== null || handsOn(said) || wordOnAThing(said) || plainlyMistaken(said) || SAYS_VERB.test(said)
  return orders && message.command === null ? handled(message, room) : undefined
}

const SAYS_VERB = /(?:[那这][个单件]|的).{0,6}(?:退单|挂账|办结)/u

/** “好”, “收到”: taken for 接单 only where a ticket waits for just that, and nothing else was asked. */
export async function accepts(message: Message, room: Room): Promise<Plan | undefined> {
  const waits = !message.group && message.session.pending === null && message.command === null
  return waits && accepting(withoutEnd(message.folded)) ? handled(message, room) : undefined
}

const PRESSES =
  /^(?:小格)?[,，\s]?(?:请|麻烦|帮我?|再|给我|能不能|可以){0,4}催(?![化眠乳产债生泪])|催(?:一?下|一催|办)?[吧啊呀。!！\s]*$|怎么(?:还[没不冇]|都没)(?:有)?(?:人|师傅)?(?:来|修|到|处理|弄|动静|嚟|整)|还没(?:有)?(?:人|师傅)?(?:来|到|修|处理|动静)|(?:等|拖)了?.{0,6}(?:天|小时)了还没/u

/** “怎么还没人来”: whose it is, is found by update.ts. */
export const presses = ({ folded, text }: Message) => text.length <= 60 && PRESSES.test(folded)
