/**
 * 分开说的险情: “电梯”, “突然不走了”, “我们三个都在里边”: no piece says it, all of them do. What somebody says in the middle of a report, or
 * right after it was filed, is also heard together with it; only for whether life is at risk, and which danger it is.
 */
import type { Hearing } from './address.ts'
import type { Message, Room } from './flows/flow.ts'
import { BURST_MS } from './reports/burst.ts'
import { saying } from './reports/combining.ts'
import { draftIn } from './waiting/open-draft.ts'

const LONGEST_PIECE = 40
/** What asks or takes back adds no danger. */
const ADDS = ['ticket', 'update', 'chitchat', 'emergency']

/** It says that life is at risk or nothing of it, and not by what: other words may. */
export const isOfAnyKind = ({ understanding: { emergency } }: Message) => emergency === undefined || emergency === 'danger'

/** The message as the end of all that was said, of which the report that was begun is a part; undefined where it stands alone. */
export async function inPieces(message: Message, heard: Hearing, room: Room): Promise<Message | undefined> {
  const { understanding, text, command, tentative, number, session } = message
  if (heard.text === '' || text.length > LONGEST_PIECE || command !== null || number !== null || tentative) return undefined
  if (understanding.asks || !ADDS.includes(understanding.intent)) return undefined
  const before = (await wordsBefore(message, room)).filter((words) => !words.endsWith(text))
  if (before.length === 0) return undefined
  const whole = saying(message, [...before, text].join('，'), room)
  const { intent, emergency } = whole.understanding
  // A danger by itself, of which the trouble that was filed before says nothing more: where the lamp is out nobody was beaten.
  if (understanding.emergency !== undefined && emergency === understanding.emergency && !draftIn(session)) return undefined
  return intent === 'emergency' || emergency !== undefined ? { ...whole, session: { ...session, pending: null } } : undefined
}

async function wordsBefore({ session, speaker, now }: Message, { desk, read }: Room): Promise<string[]> {
  const open = draftIn(session)
  if (open && now - open.at <= BURST_MS) return open.flow === 'problem' ? [...open.words] : open.drafts.map(({ text }) => text)
  const { burst } = session
  if (!burst || now - burst.at > BURST_MS || speaker.person === null) return []
  const views = await Promise.all(burst.tickets.map(({ number }) => desk.view(read, speaker.person!, number)))
  return views.flatMap((view) =>
    view?.relations.includes('reporter') && view.ticket.urgency !== 'emergency' ? view.ticket.text : [],
  )
}
