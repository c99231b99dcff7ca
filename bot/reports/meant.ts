/** 说的是哪一单: where no number was said, the tickets that a verb can mean by the words, and by what was spoken of last. */
import type { Db } from '../../store/store.ts'
import type { TicketView } from '../../tickets/register.ts'
import type { Verb } from '../../tickets/ticket.ts'
import type { Message, Room } from '../flows/flow.ts'
import { candidates } from './candidates.ts'
import { named } from './naming.ts'
import { type About, narrowed } from './narrowing.ts'

/** These are about one's own matter: the one that was spoken of last is meant. */
const PERSONAL: readonly Verb[] = ['withdraw', 'rate', 'nudge', 'reopen', 'add', 'correct']
export const POINTING = /[那这][一]?[单张个件]|上一?[单个]|刚才/u

/**
 * All that can be meant. What a handler names chooses strictly among what they may work on: whatever was touched last, another matter is not it
 * (`isOfOther`). A resident’s words only leave out what fits less.
 */
export async function among(
  { db, person, room, message }: { db: Db; person: string; room: Room; message: Message },
  spoken: { verb: Verb; about?: About },
): Promise<{ found: TicketView[]; isOfOther: boolean }> {
  const { verb, about = aboutOf(message) } = spoken
  const able = await candidates(db, { person, verb, desk: room.desk })
  const isWork = message.speaker.posts.length > 0 && (verb === 'add' || !PERSONAL.includes(verb))
  if (!isWork) return { found: PERSONAL.includes(verb) ? narrowed(able, about, room.services) : able, isOfOther: false }
  const first = named(able, about)
  // What a leader has reported themselves is not all that they may speak of.
  const wider =
    verb === 'add' && first.fitting.length === 0
      ? await candidates(db, { person, verb, desk: room.desk, from: ['handling', 'area'] })
      : []
  const { names, fitting } = wider.length > 0 ? named(wider, about) : first
  return fitting.length > 0 ? { found: fitting, isOfOther: false } : { found: able, isOfOther: names }
}

export function pointedAt(found: TicketView[], { session, folded }: Message, verb: Verb): TicketView | undefined {
  if (!PERSONAL.includes(verb) && !POINTING.test(folded)) return undefined
  const [last, ...more] = session.tickets.filter((number) => found.some(({ ticket }) => ticket.number === number))
  // Which of two is wrong, or waited for, only its reporter knows.
  if ((verb === 'correct' || verb === 'nudge') && more.length > 0) return undefined
  return found.find(({ ticket }) => ticket.number === last)
}

/** What a message says of a ticket that it is about. */
export function aboutOf({ understanding: { place, service = 'other' }, folded }: Message): About {
  return { place, service, folded }
}
