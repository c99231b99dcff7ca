/** 回访评价: “好了”, “没好”, “满意”, “5分”, from whoever reported. */
import { candidates } from '../reports/candidates.ts'
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
  if (judged === undefined || person === null) return undefined
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
