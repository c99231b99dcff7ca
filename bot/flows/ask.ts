/** 问: an answer with its source, “更多”, or the place asked back. The knowledge base hears the masked text and nothing of any ticket. */
import type { Answer, AskedBefore, Question, Reason } from '../../knowledge/answer-types.ts'
import { followsUp } from '../../knowledge/follow-up.ts'
import { keepsSubject } from '../../knowledge/kept-subject.ts'
import { gazetteer } from '../../knowledge/places.ts'
import { without } from '../../knowledge/refusal.ts'
import { mayReadInternal } from '../../tickets/policy.ts'
import type { Intent } from '../hear/understanding.ts'
import { officeOf } from '../reports/office.ts'
import { areaWords } from '../reports/place.ts'
import { placeAnswer } from '../waiting/place-answer.ts'
import { quotedWords } from '../waiting/quoted.ts'
import { recalled } from '../waiting/recalling.ts'
import type { Pending } from '../waiting/session.ts'
import { MOST_FAILURES, offerPerson } from '../waiting/unclear.ts'
import { answerText, moreText } from '../words/answer-text.ts'
import { ANSWER_WORDS } from '../words/answers.zh.ts'
import { lacksBasis } from '../words/menu.zh.ts'
import { helpAgainstViolence } from '../words/private.zh.ts'
import { knowledgeDown, nothingMore } from '../words/replies.zh.ts'
import { asked, type Message, type Plan, type Room, say } from './flow.ts'

/** Options that a menu may have. */
const MOST_OPTIONS = 6
const LONGEST_WAIT_MS = 60_000
const TALK: ReadonlySet<Intent> = new Set(['question', 'chitchat'])
/** 这个？ 看看 */
const POINTS = /^(?:[这那]个?|(?:帮忙|帮我|请)?[看问]{1,2}一?下?|怎么回事|怎么说|求解答?|同问)?[?!。.\s]*$/u
/** Refusals after which “那…呢” has nothing to go on from. */
const FORGOTTEN: ReadonlySet<Reason | undefined> = new Set(['orders', 'out_of_scope'])
/** Of this somebody asks who may need help: 家暴怎么办, 被老公打了打什么电话. */
const AT_HOME = /家暴|家庭暴力|打(?:我|老婆|媳妇|妻子|孩子|老人|父母)|(?:老公|丈夫|老婆|男人|儿子|爱人|对象).{0,6}打|挨打|被打/u
/** Refusals that help nobody on: the second in a row goes to a person. */
const WITHOUT_BASIS: ReadonlySet<Reason | undefined> = new Set(['no_basis', 'false_premise', 'earlier_year', 'ended'])

export async function ask(message: Message, room: Room): Promise<Plan> {
  const { session, incoming } = message
  const mayRecall = session.asked !== null && !incoming.quoted
  const recollection = mayRecall ? recalled(message.folded, session.answer) : undefined
  if (recollection !== undefined) return say(message, recollection)
  return answer(message, room, {
    text: message.understanding.masked,
    area: homeOf(message, room),
    after: before(message, room),
  })
}

/** For words that may be a question: the answer if there is one, undefined otherwise. */
export async function answerIfKnown(message: Message, room: Room): Promise<Plan | undefined> {
  const wanted = { text: message.understanding.masked, area: homeOf(message, room) }
  const found = await inTime(message, room, questionOf(message, room, wanted))
  return found?.outcome === 'answered' ? told(message, room, found, wanted) : undefined
}

/** Does it ask on from what was talked of, here by this person, or in the words they quote? */
export function goesOn(message: Message): boolean {
  const { session, incoming, folded, understanding } = message
  if (incoming.quoted) return TALK.has(understanding.intent) && followsUp(understanding.masked, gazetteer())
  if (session.asked === null || understanding.place.building !== null) return false
  return recalled(folded, session.answer) !== undefined || followsUp(understanding.masked, gazetteer())
}

/** “@小格” and nothing more, to somebody's question: that one is answered. */
export async function askQuoted(message: Message, room: Room): Promise<Plan | undefined> {
  const { quoted } = message.incoming
  if (!quoted || quoted.us || !POINTS.test(message.folded)) return undefined
  const { masked, asks, intent } = room.understand(quotedWords(quoted))
  return asks && intent === 'question' ? answer(message, room, { text: masked, area: homeOf(message, room) }) : undefined
}

/** The place that was asked for; undefined where the message is something else. */
export async function resumeAsk(message: Message, room: Room, pending: Pending & { flow: 'ask' }): Promise<Plan | undefined> {
  const options = pending.choices.map(({ id }) => id)
  const said = placeAnswer(message, options)
  if (said === undefined) return undefined
  if (said.kind === 'all') return answer(message, room, { text: `${options.join('和')} ${pending.question}` })
  const wanted = { text: pending.question, area: said.place }
  if (said.kind === 'place') return answer(message, room, wanted)
  const found = await inTime(message, room, questionOf(message, room, wanted))
  return found?.outcome === 'answered' ? told(message, room, found, wanted) : undefined
}

export function more(message: Message): Plan {
  const { answer } = message.session
  const keep = { pending: message.session.pending }
  return answer ? say(message, moreText(answer), keep) : say(message, nothingMore(), keep)
}

interface Wanted {
  text: string
  area?: string | undefined
  after?: AskedBefore | undefined
}

async function answer(message: Message, room: Room, wanted: Wanted): Promise<Plan> {
  const answered = await inTime(message, room, questionOf(message, room, wanted))
  const found = answered && onSubject(message, answered, wanted)
  // Who asks what to do about violence at home is never left without a number, whatever the base knows or does not.
  if (found?.outcome !== 'answered' && message.understanding.sensitive === 'violence' && AT_HOME.test(message.folded))
    return say(message, helpAgainstViolence(), { unanswered: wanted.text })
  if (!found) return say(message, knowledgeDown(), { unanswered: wanted.text })
  return found.outcome === 'clarify' ? clarify(message, found, wanted) : told(message, room, found, wanted)
}

/** What is found of another matter than the one that is gone on about is no answer. */
function onSubject({ session, folded }: Message, found: Answer, { after }: Wanted): Answer {
  if (found.outcome !== 'answered' || !after) return found
  const isKept = keepsSubject(found, folded, { text: after.text, answer: session.answer })
  return isKept ? found : without('no_basis', { ...(found.asked ? { asked: found.asked } : {}) })
}

function told(message: Message, room: Room, found: Answer, wanted: Wanted): Plan {
  const office = officeOf(message.speaker.area, room.areas)
  const failures = message.session.failures + (WITHOUT_BASIS.has(found.reason) ? 1 : 0)
  if (failures > message.session.failures && failures % MOST_FAILURES === 0)
    return offerPerson(message, room, wholeOf(found, wanted).text, lacksBasis())
  const text = answerText(found, { office, question: message.text })
  const asked = FORGOTTEN.has(found.reason) ? null : wholeOf(found, wanted)
  const unanswered = found.outcome === 'answered' ? null : wholeOf(found, wanted).text
  return say(message, text, { answer: found, asked, unanswered, failures })
}

/** The question as it was understood; it may rest in the session, as it is masked. */
function wholeOf(found: Answer, { text, area }: Wanted): AskedBefore {
  return found.asked ?? { text, ...(area === undefined ? {} : { area }) }
}

const homeOf = (message: Message, room: Room) => areaWords(message.speaker.area, room.areas)

/** A quotation is looked at instead of what was said before, whoever said it; of its author nothing else is known here. */
function before({ incoming, session }: Message, room: Room): AskedBefore | undefined {
  if (!incoming.quoted) return session.asked ?? undefined
  const text = room.understand(quotedWords(incoming.quoted)).masked
  return text === '' ? undefined : { text }
}

/** Where others read along, staff too are answered from what is public. */
function questionOf({ group, speaker }: Message, room: Room, { text, area, after }: Wanted): Question {
  const internal = !group && speaker.person !== null && mayReadInternal(speaker.person, room)
  return {
    // What flows hold of a question is masked already.
    ...{ text, masked: text },
    ...(area === undefined ? {} : { area }),
    ...(after === undefined ? {} : { after }),
    ...(internal ? { audience: 'staff' } : {}),
  }
}

/** Undefined where the base fails or is silent for too long: its thread must go on. */
async function inTime(message: Message, room: Room, question: Question): Promise<Answer | undefined> {
  const answered = new AbortController()
  const late = room.clock.sleep(LONGEST_WAIT_MS, answered.signal).then(() => undefined)
  try {
    const found = await Promise.race([room.knowledge.ask(question), late])
    if (!found) room.log.error('knowledge.late', { key: message.incoming.key })
    return found
  } catch (error) {
    room.log.error('knowledge.failed', { key: message.incoming.key, error })
    return undefined
  } finally {
    answered.abort('answered')
  }
}

/** The options become choices, so the sentence need not list them, too. */
function clarify(message: Message, found: Answer, wanted: Wanted): Plan {
  const options = found.options ?? []
  const whole = wholeOf(found, wanted)
  const choices = options.slice(0, MOST_OPTIONS).map((option) => ({ id: option, label: option }))
  const text = answerText({ ...found, options: [] }, { question: message.text })
  const line = options.length > MOST_OPTIONS ? `${text}${ANSWER_WORDS.otherPlace}` : text
  const pending = asked(message, { flow: 'ask', question: whole.text }, { choices })
  return say(message, { text: line, choices, asks: true }, { pending, answer: found, asked: whole, unanswered: whole.text })
}
