/** 都提交吗: all, none or some of what was told at once; what is told more of it meanwhile, and nothing of it is lost for a word not understood. */
import { onlyBlames } from '../hear/intent.ts'
import { SCOLDING } from '../hear/intent-rule.ts'
import { isUnsaid } from '../loop/holding.ts'
import { type Answer, answerIn } from '../reports/all-or-some.ts'
import { amongDrafts, toldMore } from '../reports/among-drafts.ts'
import { isVague } from '../reports/burst.ts'
import { readYesNo } from '../reports/command.ts'
import { type Drafted, draftsOf, withWords } from '../reports/drafting.ts'
import { around, isAtHome, isOneMore } from '../reports/further.ts'
import { isExact, mergePlace } from '../reports/place.ts'
import { fileAll, fileSome, next } from '../reports/submission.ts'
import type { Draft, Pending } from '../waiting/session.ts'
import { isSmallTalk } from '../waiting/small-talk.ts'
import { cancelled, chooseAgain } from '../words/replies.zh.ts'
import { alsoNoted, severalAgain, stillNotFiled } from '../words/second-thoughts.zh.ts'
import { drop, type Message, type Plan, type Room, say, silent } from './flow.ts'

type Asked = Pending & { flow: 'several' }

const LONGEST_RIDDLE = 16
const LONGEST_ANGER = 40
const ANGRY =
  /管不管|有没有人管|没人管吗|到底.{0,6}(?:管|修|来|办|干|行)|怎么(?:办事|做事|搞|当)的|什么态度|投诉你们|烦死|气死|急死|磨叽|磨蹭|啰嗦|废话|干什么吃的|还要(?:问|等)|问(?:来|个没|什么问)/u

/** Said of us, of the list or of nothing: no content. */
const OF_NOTHING = /^(?:不对|不是|错|没有|等)/u
const SCOLDS = new RegExp(SCOLDING, 'iu')

/** Undefined where the message is something else: it stays asked. */
export function resumeSeveral(message: Message, room: Room, pending: Asked): Plan | undefined {
  const { drafts, misses } = pending
  const answer = answered(message, room, drafts)
  if (answer === 'all') return fileAll(message, room, drafts)
  if (answer === 'none') return drop(message, cancelled())
  if (typeof answer === 'object' && 'only' in answer) return fileSome(message, room, { drafts, chosen: answer.only })
  const { command, incoming, understanding } = message
  if (command !== null || incoming.kind !== 'message' || understanding.intent === 'emergency') return undefined
  if (isAngry(message, drafts)) return askAgain(message, pending, stillNotFiled())
  const more = told(message, room, { drafts, named: answer !== undefined })
  if (more) return next(message, room, more, isUnsaid(message) ? '' : alsoNoted())
  // A mere name is an answer once it was said how to choose.
  if (typeof answer === 'object' && misses > 0) return fileSome(message, room, { drafts, chosen: answer.named })
  if (answer !== undefined) return askAgain(message, pending)
  if (message.tentative) return silent(message)
  return isRiddle(message) ? askAgain(message, pending) : undefined
}

/** In a group and not to us only plain words count. */
function answered(message: Message, room: Room, drafts: readonly Draft[]): Answer | undefined {
  const { choice, folded, tentative, understanding } = message
  if (choice !== null) return choice === 'yes' ? 'all' : 'none'
  const answer = answerIn(folded, { count: drafts.length, among: (words) => amongDrafts(words, drafts, room) })
  if (tentative && answer === 'all' && readYesNo(folded) === undefined) return SUBMITS.test(folded) ? answer : undefined
  return answer === undefined && understanding.intent === 'withdraw' && refuses(folded) ? 'none' : answer
}

const SUBMITS = /报|提交|登记/u
/** “都不用了，我自己通开了” */
const REFUSES = /^(?:都|全|算了|那|就|先|谢谢|[,，。\s]){0,4}(?:不(?:用|要|必|需要|报)|别(?:报|修|弄)|算了)/u
const THOUGH = /[还只但除]|要(?![紧求])|(?<!不)报/u

function refuses(folded: string): boolean {
  return REFUSES.test(folded) && !THOUGH.test(folded.replace(REFUSES, ''))
}

function isAngry({ folded, text, understanding: { service = 'other', place } }: Message, drafts: readonly Draft[]): boolean {
  if (text.length > LONGEST_ANGER || place.building !== null) return false
  if (onlyBlames(folded)) return true
  const ofThese = service !== 'prop_mgmt' && drafts.some((draft) => draft.service === service && service !== 'other')
  return !ofThese && (ANGRY.test(folded) || SCOLDS.test(folded))
}

/** More of one of them, or another trouble beside them. `named`: it may be an answer, too; then only what is plainly told counts. */
function told(
  message: Message,
  room: Room,
  { drafts, named }: { drafts: readonly Draft[]; named: boolean },
): Drafted | undefined {
  const { understanding, tentative, folded } = message
  const { intent, service = 'other' } = understanding
  const unheard = tentative && !isUnsaid(message)
  const oneMore = isOneMore(message, drafts)
  const more = oneMore ? undefined : toldMore(message, drafts, room)
  if (more) return { drafts: more, missing: null }
  if ((named && !oneMore) || unheard) return undefined
  if (!oneMore && isVague(message) && !OF_NOTHING.test(folded))
    return { drafts: [...drafts.slice(0, -1), ...withWords(drafts.slice(-1), [message.text])], missing: null }
  if (!oneMore && (intent !== 'ticket' || service === 'other')) return undefined
  return beside(drafts, draftsOf(around(message, drafts, room), room))
}

/** What names no place is where the others are; a home may be at none of their houses. */
function beside(drafts: readonly Draft[], fresh: Drafted): Drafted {
  const known = drafts.findLast(({ place }) => isExact(place))
  if (!known) return { drafts: [...drafts, ...fresh.drafts], missing: fresh.missing }
  const houses = new Set(drafts.map(({ place }) => place.building))
  const there = fresh.drafts.map((draft) =>
    isExact(draft.place) || (houses.size > 1 && isAtHome(draft.text))
      ? draft
      : { ...draft, place: mergePlace(draft.place, { ...known.place, detail: null }) },
  )
  const placed = there.every(({ place }) => isExact(place))
  return { drafts: [...drafts, ...there], missing: placed ? null : fresh.missing }
}

/** Short words that are neither an answer nor a question, and no mere courtesy. */
function isRiddle(message: Message): boolean {
  const { text, understanding } = message
  if (text === '') return false
  if (text.length <= 4) return true
  const { intent, asks } = understanding
  // “什么时候来修”: these are not even filed.
  if (intent === 'status' && message.number === null && message.session.tickets.length === 0) return true
  return text.length <= LONGEST_RIDDLE && !asks && intent !== 'question' && intent !== 'status' && !isSmallTalk(message)
}

/** In other words; whoever goes on to speak in riddles is shown the numbers, and then let be. */
function askAgain(message: Message, pending: Asked, words = severalAgain(pending.drafts.length)): Plan | undefined {
  if (message.tentative) return silent(message)
  const { misses, choices } = pending
  if (misses > 1) return undefined
  const text = misses === 0 ? words : chooseAgain()
  return say(message, { text, choices, asks: true }, { pending: { ...pending, misses: misses + 1 } })
}
