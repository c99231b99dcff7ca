/** 回访评价: “好了”, “没好”, “满意”, “5分”, from whoever reported. */
import { judgedAs } from '../hear/work-words.ts'
import { candidates, isToldDone } from '../reports/candidates.ts'
import { isMark } from '../reports/command.ts'
import { order, readRating } from '../reports/ordering.ts'
import { notFixedNote } from '../words/replies.zh.ts'
import { ratedEarly } from '../words/talk.zh.ts'
import { type Message, type Plan, type Room, say } from './flow.ts'

const SOLVED = /^(?:已经?)?(?:都)?(?:好了|修好了|弄好了|搞定了|解决了|可以了|没问题了|处理好了)(?:谢谢|多谢|辛苦了)?$/u
const UNSOLVED = /^(?:还|根本|又)?(?:没(?:有)?(?:修|弄|处理)?好|没(?:有)?解决|没(?:有)?修)(?:呢|啊)?$/u

/**
 * Undefined where the words are no judgement, or where this person has nothing to judge: then they mean something else.
 */
export async function rate(message: Message, room: Room): Promise<Plan | undefined> {
  const said = message.folded.replace(/[\s,，。!~.]+/gu, '')
  const judged = judgement(said)
  const { person } = message.speaker
  if (person === null) return undefined
  if (judged === undefined) return asJudged(message, room, person)
  if (message.number !== null && (await isWorkOfTheirs(message.number, message, room))) return undefined
  const verb = judged === 'unsolved' ? 'reopen' : 'rate'
  const found = await candidates(room.read, { person, verb, desk: room.desk })
  // A ticket closed long ago is not what a bare word is about, unless it was spoken of just now.
  const fresh = found.filter(({ ticket }) => ticket.closedAt === null || message.session.tickets.includes(ticket.number))
  const named = message.number !== null || fresh.length > 0
  if (!named) return typeof judged === 'number' ? early(message, room, person) : undefined
  const number = message.number ?? (fresh.length === 1 ? fresh[0]!.ticket.number : null)
  const rest = judged === 'unsolved' ? notFixedNote() : judged === 'solved' ? '' : String(judged)
  return order(message, room, { verb, number, rest })
}

/** “1003弄好了” of who works it, and has not reported it, is no mark. */
async function isWorkOfTheirs(number: number, { speaker }: Message, { desk, read }: Room): Promise<boolean> {
  const view = speaker.posts.length > 0 ? await desk.view(read, speaker.person ?? '', number) : undefined
  return view !== undefined && !view.relations.some((one) => one === 'reporter' || one === 'joined')
}

/** “挺好的”, “根本没人来”: a judgement only of what is said to be done and waits for one, and names nothing else. */
async function asJudged(message: Message, room: Room, person: string): Promise<Plan | undefined> {
  const judged = judgedAs(message.folded)
  if (judged === undefined || message.understanding.asks) return undefined
  const verb = judged === 'unsolved' ? 'reopen' : 'rate'
  const { place, service = 'other' } = message.understanding
  const waits = (await candidates(room.read, { person, verb, desk: room.desk })).filter(
    (view) =>
      isToldDone(view) &&
      (view.relations.includes('reporter') || view.relations.includes('joined')) &&
      (message.number === null || view.ticket.number === message.number) &&
      (service === 'other' || view.ticket.service === service) &&
      (place.building === null || view.ticket.place.building === place.building),
  )
  if (waits.length === 0) return undefined
  const number = waits.length === 1 ? waits[0]!.ticket.number : null
  return order(message, room, { verb, number, rest: judged === 'unsolved' ? message.text : '' })
}

/** “5分”, while it is still being worked on: said to be early, and not taken for something to add. */
async function early(message: Message, room: Room, person: string): Promise<Plan | undefined> {
  const open = await candidates(room.read, { person, verb: 'add', desk: room.desk })
  const own = open.filter(({ relations }) => relations.includes('reporter')).map(({ ticket }) => ticket.number)
  const meant = message.session.tickets.find((number) => own.includes(number)) ?? (own.length === 1 ? own[0] : undefined)
  return meant === undefined ? undefined : say(message, ratedEarly(meant))
}

function judgement(said: string): number | 'solved' | 'unsolved' | undefined {
  if (UNSOLVED.test(said)) return 'unsolved'
  if (SOLVED.test(said)) return 'solved'
  return isMark(said) || /满意|^一般$/u.test(said) ? (readRating(said).rating ?? undefined) : undefined
}
