/** 提单: drafts become tickets, inside of the turn's transaction. */
import type { Db } from '../store/store.ts'
import { type Message, type Plan, type Room, settled } from './flows/flow.ts'
import { filedForHuman, filedSeveral, placeUnknown, type TicketWords } from './replies.zh.ts'
import { type Draft, showing } from './session.ts'
import { wordsOf } from './ticket-words.ts'

/** The tickets in words, in the order of the drafts, as the reporter may read them where they spoke. */
export async function fileDrafts(
  db: Db,
  { message, room, person, drafts }: { message: Message; room: Room; person: string; drafts: readonly Draft[] },
): Promise<TicketWords[]> {
  const { incoming, speaker, group, now } = message
  const filed: TicketWords[] = []
  for (const { text, service, urgency, place } of drafts) {
    const { ticket } = await room.desk.file(db, {
      ...{ reporter: person, channel: incoming.channel, thread: incoming.thread.id, text, service, urgency, place },
      areaHint: speaker.area,
    })
    const view = await room.desk.view(db, person, ticket.number)
    if (!view) throw new Error(`ticket ${ticket.number} cannot be seen by who filed it`)
    filed.push(await wordsOf(db, view, { privately: !group, now }, room))
  }
  return filed
}

/** The drafts as they are, when asking does not help: whoever takes them finds out what is missing. */
export function handOver(message: Message, room: Room, drafts: readonly Draft[]): Plan {
  const open = drafts.map((draft) => ({ ...draft, place: { ...draft.place, detail: draft.place.detail ?? placeUnknown() } }))
  return {
    async commit(db, person) {
      const filed = await fileDrafts(db, { message, room, person, drafts: open })
      const [first] = filed
      const text = first && filed.length === 1 ? filedForHuman(first) : filedSeveral(filed)
      return { lines: [{ text }], session: showing(settled(message), ...filed.map(({ number }) => number)) }
    },
  }
}
