/** 工单 in words, for one reader: what they may not know, or what others reading along may not know, is left out here. */
import { findPerson } from '../../store/people.ts'
import type { Db } from '../../store/store.ts'
import { isOnlyJoined } from '../../tickets/policy.ts'
import type { TicketView } from '../../tickets/register.ts'
import type { Ticket } from '../../tickets/ticket.ts'
import type { Room } from '../flows/flow.ts'
import type { EmergencyKind } from '../hear/understanding.ts'
import { withoutDoors } from '../hear/whose-door.ts'
import { sayPlace } from '../reports/place.ts'
import { firstAid } from './emergency.zh.ts'
import { privateService } from './private.zh.ts'
import type { TicketWords } from './replies.zh.ts'
import { placeStands } from './talk.zh.ts'
import { sayWhen } from './when.ts'

export type Wording = Pick<Room, 'areas' | 'services' | 'understand' | 'desk'>

export interface Worded {
  view: TicketView
  words: TicketWords
}

/** Undefined both for an absent number and for a ticket that this person may not see. */
export async function lookUp(
  db: Db,
  { person, number, privately, now }: { person: string; number: number; privately: boolean; now: number },
  wording: Wording,
): Promise<Worded | undefined> {
  const view = await wording.desk.view(db, person, number)
  return view && { view, words: await wordsOf(db, view, { privately, now }, wording) }
}

/**
 * In a group: no text and no room; of a private matter neither what it is nor where. In private: the text with personal data masked,
 * unless the reader may know the reporter or life is at risk; then as it was said.
 */
export async function wordsOf(
  db: Db,
  view: TicketView,
  { privately, now }: { privately: boolean; now: number },
  { areas, services, understand }: Omit<Wording, 'desk'>,
): Promise<TicketWords> {
  const { ticket, status } = view
  const heard = understand(ticket.text)
  const secret = !privately && heard.sensitive !== undefined
  const whole = privately && (view.seesReporter || ticket.urgency === 'emergency')
  const place = secret ? '' : sayPlace(ticket.place, areas, { room: whole })
  const text = whole ? clipped(ticket.text) : privately ? clipped(heard.masked) : ''
  const moved = heard.place.building !== null && heard.place.building !== ticket.place.building
  return {
    number: ticket.number,
    service: secret
      ? privateService()
      : isIll(ticket, heard.emergency)
        ? firstAid()
        : (services.find(({ code }) => code === ticket.service)?.name ?? ticket.service),
    status: status?.title ?? ticket.status,
    place,
    text: moved && text !== '' && place !== '' ? placeStands(text, place) : text,
    handler: await nameOf(db, ticket.assignee),
    acceptBy: ticket.acceptBy === null ? '' : sayWhen(ticket.acceptBy, now),
    dueBy: ticket.dueAt === null ? '' : sayWhen(ticket.dueAt, now),
    urgent: ticket.urgency === 'emergency',
  }
}

/**
 * What somebody said with a verb, for this reader: as it was said for whoever may know the reporter or is called where life is at risk. A neighbour
 * who reports the same reads it without doors and names, whoever wrote them.
 */
export function noteFor(
  { ticket, relations, seesReporter }: TicketView,
  note: string,
  { understand }: Pick<Wording, 'understand'>,
): string {
  const isNeighbour = isOnlyJoined(new Set(relations))
  if (seesReporter || (ticket.urgency === 'emergency' && !isNeighbour)) return note
  const { masked } = understand(note)
  return isNeighbour ? withoutDoors(masked) : masked
}

/** Somebody taken ill is no matter of public order, whoever is called for it. */
const isIll = ({ urgency, service }: Ticket, kind: EmergencyKind | undefined) =>
  urgency === 'emergency' && service === 'safety' && kind === 'medical'

const LONGEST_TEXT = 300

/** Long words are cut between graphemes, and the cut is shown. */
export function clipped(text: string, longest = LONGEST_TEXT): string {
  if (text.length <= longest) return text
  let kept = ''
  for (const { segment } of new Intl.Segmenter('zh').segment(text.slice(0, longest * 2))) {
    if (kept.length + segment.length > longest) break
    kept += segment
  }
  return `${kept}…`
}

/** The name of a person who holds a post; empty where there is none. */
export async function nameOf(db: Db, person: string | null): Promise<string> {
  return person === null ? '' : ((await findPerson(db, person))?.name ?? '')
}
