/** 人工: what is at hand goes to a person as a ticket; with nothing at hand, the public office is named. */
import { fileDrafts, handOver } from '../reports/filing.ts'
import { officeOf } from '../reports/office.ts'
import { NOWHERE } from '../reports/place.ts'
import { type Draft, type Pending, showing } from '../waiting/session.ts'
import { handedToHuman, photoForHuman, voiceForHuman } from '../words/menu.zh.ts'
import { contactOffice, photoNote, questionForHuman, questionHandedOver, sayWhatForHuman } from '../words/replies.zh.ts'
import { type Message, type Plan, type Room, say, settled } from './flow.ts'

export function human(message: Message, room: Room): Plan {
  const { pending, unanswered } = message.session
  if (pending?.flow === 'place' || pending?.flow === 'several') return handOver(message, room, pending.drafts)
  const shown = pending && shownIn(pending)
  if (shown) return handOverDraft(message, room, shown, handedToHuman)
  if (unanswered !== null) {
    const draft: Draft = { text: questionForHuman(unanswered), service: 'other', urgency: 'normal', place: NOWHERE }
    return handOverDraft(message, room, draft, questionHandedOver)
  }
  const office = officeOf(message.speaker.area, room.areas)
  return say(message, office ? contactOffice(office) : sayWhatForHuman())
}

/** What was sent without saying what is the matter: a voice message, a photo, loose words. */
function shownIn(pending: Pending): Draft | undefined {
  if (pending.flow === 'voice')
    return { text: voiceForHuman(pending.count), service: 'other', urgency: 'normal', place: NOWHERE }
  if (pending.flow !== 'problem' || (pending.photos === 0 && pending.words.length === 0)) return undefined
  const note = pending.photos > 0 ? photoNote(pending.photos) : ''
  const words = pending.words.length > 0 ? pending.words.join('，') : photoForHuman()
  return { text: `${words}${note}`, service: 'other', urgency: 'normal', place: pending.place }
}

function handOverDraft(
  message: Message,
  room: Room,
  draft: Draft,
  words: (ticket: { number: number; handler: string }) => string,
): Plan {
  return {
    async commit(db, person) {
      const [filed] = await fileDrafts(db, { message, room, person, drafts: [draft] })
      const session = { ...settled(message), unanswered: null }
      return filed ? { lines: [{ text: words(filed) }], session: showing(session, filed.number) } : { lines: [], session }
    },
  }
}
