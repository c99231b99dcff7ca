/** 带话给谁: “告诉刘奶奶我下午过去” is for the one who is called so, and never for another resident because theirs was touched last. */
import type { TicketView } from '../../tickets/register.ts'
import { HIDDEN } from '../../tickets/ticket.ts'
import type { Room } from '../flows/flow.ts'
import { surnameLength } from '../hear/surnames.ts'
import { relayedTo } from '../hear/work-words.ts'
import { nameOf } from '../words/ticket-words.ts'

/** Those it may be for; all of them where the words name nobody. `ask`: somebody is named, and no reporter is known to be called so. */
export async function whoseTicket(
  folded: string,
  hand: TicketView[],
  { read }: Room,
): Promise<{ found: TicketView[]; ask: boolean }> {
  const who = relayedTo(folded)
  if (!who) return { found: hand, ask: false }
  const names = await Promise.all(hand.map(({ ticket }) => (ticket.reporter === HIDDEN ? '' : nameOf(read, ticket.reporter))))
  const called = (test: (name: string) => boolean) => hand.filter((_, at) => test(names[at]!))
  const exactly = called((name) => name.includes(`${who.surname}${who.title}`))
  // 刘强 may well be 刘爷爷; 刘奶奶 is not.
  const alike = exactly.length > 0 ? exactly : called((name) => name.startsWith(who.surname) && !TITLED.test(name))
  if (alike.length > 0) return { found: alike, ask: false }
  // What somebody calls themselves in a chat (“小雨”) says nothing against it.
  const [one, ...others] = hand
  return { found: hand, ask: others.length > 0 || surnameLength(names[hand.indexOf(one!)]!, 0) > 0 }
}

const TITLED = /(?:奶奶|爷爷|大爷|大妈|大娘|大叔|大婶|阿姨|叔叔|伯伯|婆婆|先生|女士|小姐)$/u
