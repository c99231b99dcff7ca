/** 补充与更正: what somebody adds to a ticket that is filed, corrects in it, or complains about. */
import { fold } from '../../knowledge/fold.ts'
import type { Db } from '../../store/store.ts'
import type { TicketView } from '../../tickets/register.ts'
import type { Verb } from '../../tickets/ticket.ts'
import { candidates } from '../candidates.ts'
import { order } from '../ordering.ts'
import { locate, mergePlace, sayPlace } from '../place.ts'
import { correctionNote, placeCorrected } from '../replies.zh.ts'
import { type Draft, type Pending, showing } from '../session.ts'
import { type Message, type Plan, type Room, settled } from './flow.ts'

/** A bare “没修好” is about what was closed lately. */
const FRESH_MS = 7 * 86_400_000
const NOT_FIXED = /没(?:有)?(?:修|弄|处理|解决)?好|没(?:有)?(?:修|解决|处理)|又坏|又漏|还是(?:坏|漏|不|老样)|还在漏|没用|白修/u
const HURRY = /催|怎么还|还没(?:有)?(?:人)?(?:来|到|处理|动静|消息)|什么时候(?:能|才)?(?:来|修|好)|多久/u
/** “不是3栋，是13栋”. */
const CORRECTION = /不是.{1,12}?[,，。、\s]*(?:而是|应该是|是)(.{1,30})$/u

/** Undefined where this person has no ticket to which anything could be added: then it is news. */
export async function update(message: Message, room: Room): Promise<Plan | undefined> {
  const { person } = message.speaker
  if (person === null) return undefined
  const open = message.number === null ? await candidates(room.read, { person, verb: 'add', desk: room.desk }) : []
  const meant = await meantBy(room.read, person, message, room)
  if (message.number === null && open.length === 0 && meant === undefined) return undefined
  const corrected = CORRECTION.exec(message.text)?.[1]
  if (corrected !== undefined) return correct(message, room, corrected)
  if (message.number === null && meant === undefined && isElsewhere(message, open)) return undefined
  return order(message, room, { verb: 'add', number: null, rest: message.text, ...meant })
}

/** A matter at a building that none of these tickets is about. */
function isElsewhere({ understanding: { place, service = 'other' } }: Message, views: readonly TicketView[]): boolean {
  return place.building !== null && service !== 'other' && !views.some(({ ticket }) => ticket.place.building === place.building)
}

/**
 * “没好，还是不亮” about what is said to be done or was closed lately, though it reads like a new report; undefined where it names
 * another place, or where nothing of theirs could be reopened.
 */
export async function complaint(message: Message, room: Room): Promise<Plan | undefined> {
  const { person } = message.speaker
  if (person === null || !NOT_FIXED.test(message.folded)) return undefined
  const meant = await meantBy(room.read, person, message, room)
  if (meant?.verb !== 'reopen' || meant.number === null) return undefined
  return order(message, room, { ...meant, rest: message.text })
}

/** “不是3栋是13栋” while the report is still open: the drafts have the right place; undefined where it corrects no place. */
export function correctDrafts(
  message: Message,
  room: Room,
  pending: Pending & { flow: 'place' | 'several' },
): Draft[] | undefined {
  const words = CORRECTION.exec(message.text)?.[1]
  if (words === undefined) return undefined
  const place = room.understand(words).place
  if (place.building === null && place.community === null && place.unit === null) return undefined
  const hint = pending.drafts[0]?.place.area ?? message.speaker.area
  const at = locate({ heard: place, folded: fold(words), tree: room.areas, hint })
  return pending.drafts.map((draft) => ({ ...draft, place: mergePlace(draft.place, at.place) }))
}

function correct(message: Message, room: Room, words: string): Plan {
  return {
    async commit(db, person) {
      const heard = room.understand(words).place
      const at = locate({ heard, folded: fold(words), tree: room.areas, hint: message.speaker.area })
      const where = at.missing === null || heard.building !== null ? sayPlace(at.place, room.areas, { room: false }) : ''
      const rest = where ? correctionNote(sayPlace(at.place, room.areas, { room: true })) : message.text
      const outcome = await order(message, room, { verb: 'add', number: null, rest }).commit(db, person)
      const [number] = outcome.session.tickets
      const done =
        where && number !== undefined && outcome.session.pending === null && (await isNoted(db, person, number, rest, room))
      if (!done) return outcome
      return { lines: [{ text: placeCorrected({ number, where }) }], session: showing(settled(message), number) }
    },
  }
}

async function isNoted(db: Db, person: string, number: number, note: string, room: Room): Promise<boolean> {
  const events = await room.desk.history(db, person, number)
  return events?.at(-1)?.note === note
}

/** A complaint reopens what is said to be done, a hurry presses what is not; undefined where it is neither. */
async function meantBy(
  db: Db,
  person: string,
  message: Message,
  room: Room,
): Promise<{ verb: Verb; number: number | null } | undefined> {
  const wanted: Verb[] = []
  if (NOT_FIXED.test(message.folded)) wanted.push('reopen')
  if (HURRY.test(message.folded)) wanted.push('nudge')
  const { number, now, session } = message
  const { building } = message.understanding.place
  for (const verb of wanted) {
    const all =
      number === null ? await candidates(db, { person, verb, desk: room.desk }) : [await room.desk.view(db, person, number)]
    const found = all.filter((view) => view?.relations.includes('reporter') && view.verbs.includes(verb)) as TicketView[]
    const here = found.filter(({ ticket }) => building === null || ticket.place.building === building)
    const fresh = here.filter(
      ({ ticket }) => session.tickets.includes(ticket.number) || now - (ticket.closedAt ?? now) < FRESH_MS,
    )
    if (fresh.length > 0) return { verb, number: fresh.length === 1 ? fresh[0]!.ticket.number : null }
  }
  return undefined
}
