/** 问: an answer with its source, “更多”, or the place asked back. The knowledge base hears the masked text and nothing of any ticket. */
import type { Answer, Question } from '../../knowledge/answer-types.ts'
import { mayReadInternal } from '../../tickets/policy.ts'
import { answerText, moreText } from '../answer-text.ts'
import { areaWords } from '../place.ts'
import { knowledgeDown, nothingMore } from '../replies.zh.ts'
import type { Pending } from '../session.ts'
import { asked, type Message, type Plan, type Room, say } from './flow.ts'

/** Options that a menu may have. */
const MOST_OPTIONS = 6
const LONGEST_PLACE = 12
const LONGEST_WAIT_MS = 60_000

export async function ask(message: Message, room: Room): Promise<Plan> {
  return answer(message, room, message.understanding.masked, areaWords(message.speaker.area, room.areas))
}

/** For words that may be a question: the answer if there is one, undefined otherwise. */
export async function answerIfKnown(message: Message, room: Room): Promise<Plan | undefined> {
  const area = areaWords(message.speaker.area, room.areas)
  const found = await inTime(message, room, questionOf(message, room, message.understanding.masked, area))
  return found?.outcome === 'answered' ? say(message, answerText(found), { answer: found, unanswered: null }) : undefined
}

/** The place that was asked for; undefined where the message is something else. */
export async function resumeAsk(message: Message, room: Room, pending: Pending & { flow: 'ask' }): Promise<Plan | undefined> {
  const named = message.choice ?? placeName(message)
  return named === undefined ? undefined : answer(message, room, pending.question, named)
}

export function more(message: Message): Plan {
  const { answer } = message.session
  const keep = { pending: message.session.pending }
  return answer ? say(message, moreText(answer), keep) : say(message, nothingMore(), keep)
}

async function answer(message: Message, room: Room, text: string, area: string | undefined): Promise<Plan> {
  const found = await inTime(message, room, questionOf(message, room, text, area))
  if (!found) return say(message, knowledgeDown(), { unanswered: text })
  if (found.outcome === 'clarify') return clarify(message, found, text)
  const unanswered = found.outcome === 'answered' ? null : text
  return say(message, answerText(found), { answer: found, unanswered })
}

/** Where others read along, staff too are answered from what is public. */
function questionOf({ group, speaker }: Message, room: Room, text: string, area: string | undefined): Question {
  const internal = !group && speaker.person !== null && mayReadInternal(speaker.person, room)
  // What flows hold of a question is masked already.
  return { text, masked: text, ...(area === undefined ? {} : { area }), ...(internal ? { audience: 'staff' } : {}) }
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
function clarify(message: Message, found: Answer, question: string): Plan {
  const options = found.options ?? []
  const choices = options.length <= MOST_OPTIONS ? options.map((option) => ({ id: option, label: option })) : []
  const text = answerText(choices.length > 0 ? { ...found, options: [] } : found)
  const pending = asked(message, { flow: 'ask', question }, { choices })
  return say(message, choices.length > 0 ? { text, choices } : text, { pending, answer: found, unanswered: question })
}

/** A short word that asks nothing and orders nothing is taken for the name of a place. */
function placeName({ text, folded, command, understanding, tentative }: Message): string | undefined {
  const bare = text.replace(/[。.!！,，\s]+$/u, '').replace(/^(?:我们?)?(?:在|是|就是)/u, '')
  const other = command !== null || /[?？吗呢]/u.test(folded) || understanding.intent === 'ticket'
  return other || tentative || bare === '' || bare.length > LONGEST_PLACE ? undefined : bare
}
