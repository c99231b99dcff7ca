/** 提单: drafts become tickets, inside of the turn's transaction. */
import type { Db } from '../../store/store.ts'
import type { Reported } from '../../tickets/desk.ts'
import { type Message, type Plan, type Room, settled } from '../flows/flow.ts'
import { matterOf } from '../hear/matter.ts'
import { type Draft, type Session, showing } from '../waiting/session.ts'
import { joined, joinedMark } from '../words/joining.zh.ts'
import { added, filedForHuman, filed as filedOne, filedSeveral, placeUnknown, type TicketWords } from '../words/replies.zh.ts'
import { wordsOf } from '../words/ticket-words.ts'
import { namesThing } from './burst.ts'
import { openOf } from './drafting.ts'

/** A ticket in words, and whether it was opened now, was open already, or was theirs. */
export interface FiledWords extends TicketWords {
  as: Reported['as']
}

/** The tickets in words, in the order of the drafts, as the reporter may read them where they spoke. */
export async function fileDrafts(
  db: Db,
  { message, room, person, drafts }: { message: Message; room: Room; person: string; drafts: readonly Draft[] },
): Promise<FiledWords[]> {
  const { incoming, speaker, group, now } = message
  const filed: FiledWords[] = []
  for (const { text, service, urgency, place, matter = matterOf(text, service) } of drafts) {
    const { ticket, as } = await room.desk.report(db, {
      ...{ reporter: person, channel: incoming.channel, thread: incoming.thread.id, text, service, urgency, place },
      ...{ matter, areaHint: speaker.area },
    })
    const view = await room.desk.view(db, person, ticket.number)
    if (!view) throw new Error(`ticket ${ticket.number} cannot be seen by who filed it`)
    filed.push({ ...(await wordsOf(db, view, { privately: !group, now }, room)), as })
  }
  return filed
}

/** One line for one; for several a line each, with a mark where somebody had reported it. */
export function filedText(tickets: readonly FiledWords[]): string {
  const [only] = tickets
  if (!only || tickets.length > 1) return filedSeveral(tickets.map((one) => (one.as === 'joined' ? marked(one) : one)))
  return only.as === 'filed' ? filedOne(only) : only.as === 'joined' ? joined(only.number) : added(only.number)
}

const marked = (ticket: FiledWords) => ({ ...ticket, place: `${ticket.place}${joinedMark()}` })

/** The session after these tickets were filed, of drafts in the same order: what is said next may go on about them. */
export function afterFiling(message: Message, tickets: readonly TicketWords[], drafts: readonly Draft[]): Session {
  const numbers = tickets.map(({ number }) => number)
  const burst = {
    tickets: drafts.flatMap(({ service, text }, at) =>
      numbers[at] === undefined ? [] : [{ number: numbers[at], service, named: namesThing(text) }],
    ),
    at: message.now,
    told: false,
  }
  return showing(
    { ...settled(message), unanswered: null, listed: null, place: drafts.at(-1)?.place ?? null, burst },
    ...numbers,
  )
}

/** The drafts as they are, when asking does not help: whoever takes them finds out what is missing. */
export function handOver(message: Message, room: Room, drafts: readonly Draft[]): Plan {
  const asked = openOf(drafts, room, message.speaker.area)
  const open = drafts.map((draft) =>
    asked.includes(draft) ? { ...draft, place: { ...draft.place, detail: draft.place.detail ?? placeUnknown() } } : draft,
  )
  return {
    async commit(db, person) {
      const filed = await fileDrafts(db, { message, room, person, drafts: open })
      const [first] = filed
      const text = first && filed.length === 1 ? filedForHuman(first) : filedSeveral(filed)
      return { lines: [{ text }], session: afterFiling(message, filed, open) }
    },
  }
}
