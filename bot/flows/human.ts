/** 人工: what is at hand goes to a person as a ticket; with nothing at hand, the public office is named. */
import { fileDrafts, handOver } from '../filing.ts'
import { officeOf } from '../office.ts'
import { NOWHERE } from '../place.ts'
import { contactOffice, questionForHuman, questionHandedOver, sayWhatForHuman } from '../replies.zh.ts'
import { type Draft, showing } from '../session.ts'
import { type Message, type Plan, type Room, say, settled } from './flow.ts'

export function human(message: Message, room: Room): Plan {
  const { pending, unanswered } = message.session
  if (pending?.flow === 'place' || pending?.flow === 'several') return handOver(message, room, pending.drafts)
  if (unanswered !== null) return handOverQuestion(message, room, unanswered)
  const office = officeOf(message.speaker.area, room.areas)
  return say(message, office ? contactOffice(office) : sayWhatForHuman())
}

function handOverQuestion(message: Message, room: Room, question: string): Plan {
  return {
    async commit(db, person) {
      const draft: Draft = { text: questionForHuman(question), service: 'other', urgency: 'normal', place: NOWHERE }
      const [filed] = await fileDrafts(db, { message, room, person, drafts: [draft] })
      const session = { ...settled(message), unanswered: null }
      return filed
        ? { lines: [{ text: questionHandedOver(filed) }], session: showing(session, filed.number) }
        : { lines: [], session }
    },
  }
}
