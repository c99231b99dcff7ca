/** Two plans in one turn: a question beside a report, and what is still open after an answer. */

import { fold } from '../../knowledge/fold.ts'
import { answerIfKnown, ask } from '../flows/ask.ts'
import type { Message, Outcome, Plan, Room } from '../flows/flow.ts'
import { report } from '../flows/report.ts'
import { PLEA } from '../hear/intent-rule.ts'
import { orReport, stillWaitingPlace } from '../words/replies.zh.ts'
import { mattersIn } from './matters.ts'

/** A question in the middle of a report is answered, and the report goes on; that it is open is recalled once. */
export function remind(message: Message, plan: Plan): Plan {
  const { pending } = message.session
  if (pending?.flow !== 'place' || pending.reminded) return plan
  return {
    async commit(db, person) {
      const { lines, session } = await plan.commit(db, person)
      // Asked back itself, the question comes first.
      if (session.pending !== null) return { lines, session }
      return {
        lines: [...lines, { text: stillWaitingPlace(), asks: true }],
        session: { ...session, pending: { ...pending, reminded: true } },
      }
    },
  }
}

/** “3栋灯坏了，另外居住证怎么办？”: the question is answered and the lamp is filed. Undefined where the message is one matter. */
export async function askAndReport(message: Message, room: Room): Promise<Plan | undefined> {
  if (!message.understanding.asks || message.understanding.intent === 'emergency') return undefined
  const matters = mattersIn(message.text, room.understand)
  if (!matters) return undefined
  const answer = await ask(saying(message, matters.question, room), room)
  const filing = await report(saying(message, matters.request, room), room)
  return both(answer, filing, (said, filed) => [...said.lines, ...filed.lines])
}

/** “路灯坏了谁管”: what is written about it, and the report if it is one. With a place it is one. */
export async function answerOrReport(message: Message, room: Room): Promise<Plan> {
  const filing = await report(message, room)
  const { place, urgency } = message.understanding
  if (!asksToKnow(message, room) || place.building !== null || urgency === 'emergency') return filing
  const answer = await answerIfKnown(message, room)
  if (!answer) return filing
  return both(answer, filing, (said, filed) => {
    const asksPlace = filed.session.pending?.flow === 'place'
    return [...said.lines, ...(asksPlace ? [{ text: orReport(), asks: true }] : filed.lines)]
  })
}

/** “到底有没有人管”, “能不能派个人来”: put as questions, and no answer is wanted. */
const RHETORICAL =
  /(?:到底|究竟|你们?|社区|物业|都|还){0,3}(?:有没有人|没(?:有)?人|谁(?:来)?|管不)管(?:啊|呀|吗|的)?|管不管|是?干(?:什么|嘛|啥)吃的|什么时候是个头|还让不让人/u

function asksToKnow({ folded, understanding }: Message, { understand }: Room): boolean {
  if (!understanding.asks) return false
  const rest = folded.replace(RHETORICAL, '').replace(PLEA, '')
  return rest === folded || (rest.trim() !== '' && understand(rest).asks)
}

function both(answer: Plan, filing: Plan, lines: (said: Outcome, filed: Outcome) => Outcome['lines']): Plan {
  return {
    async commit(db, person) {
      const said = await answer.commit(db, person)
      const filed = await filing.commit(db, person)
      return { lines: lines(said, filed), session: { ...filed.session, answer: said.session.answer } }
    },
  }
}

/** The message as if only these of its words had been said. */
export function saying(message: Message, text: string, room: Room): Message {
  return { ...message, text, folded: fold(text).trim(), understanding: room.understand(text), command: null }
}
