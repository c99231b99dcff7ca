/** 撤回: asks once, then withdraws. */
import { VERBS } from '../../tickets/ticket.ts'
import { candidates } from '../reports/candidates.ts'
import { aboutOf } from '../reports/meant.ts'
import { narrowed } from '../reports/narrowing.ts'
import { choosing, order } from '../reports/ordering.ts'
import { confirmWithdraw, noCandidate, noWithdraw, whichTicket, yesWithdraw } from '../words/replies.zh.ts'
import { notWithdrawn } from '../words/second-thoughts.zh.ts'
import { ticketLabel } from '../words/talk.zh.ts'
import { wordsOf } from '../words/ticket-words.ts'
import { type Message, type Plan, type Room, say, settled } from './flow.ts'

const MOST_CHOICES = 6

export function withdraw(message: Message, room: Room, number: number | null): Plan {
  return {
    async commit(db, person) {
      const asked = number ?? message.number
      const found = await candidates(db, { person, verb: 'withdraw', desk: room.desk })
      const named = found.filter(({ ticket }) => ticket.number === asked)
      // A number that is not among them is refused by the desk, in its words.
      if (asked !== null && named.length === 0)
        return order(message, room, { verb: 'withdraw', number: asked, rest: '' }).commit(db, person)
      const told = narrowed(found, aboutOf(message), room.services)
      const last = told.filter(({ ticket }) => ticket.number === message.session.tickets[0])
      const meant = asked !== null ? named : last.length > 0 ? last : told
      if (meant.length === 0) return { lines: [{ text: noCandidate('withdraw') }], session: settled(message) }
      const words = await Promise.all(
        meant.slice(0, MOST_CHOICES).map((view) => wordsOf(db, view, { privately: !message.group, now: message.now }, room)),
      )
      const [only] = words
      if (only && words.length === 1) {
        const choices = [
          { id: `确认撤回 #${only.number}`, label: yesWithdraw() },
          { id: '取消', label: noWithdraw() },
        ]
        return choosing(message, confirmWithdraw(only), choices)
      }
      const labelled = words.map(({ number: n, service, place }) => ({
        id: `${VERBS.withdraw} #${n}`,
        label: ticketLabel({ number: n, service, place }),
      }))
      return choosing(message, whichTicket(), labelled)
    },
  }
}

/** 还是修吧 */
const KEEPS = /(?:还是|继续|接着)(?:帮我|给我|要|得)?(?:修|办|报|留|登记|处理|弄)|[别不](?:要|用)?撤|留着/u

/** Asked whether it is to be withdrawn, they would rather not; undefined where that was not asked, or something else is said. */
export function kept(message: Message): Plan | undefined {
  const { pending } = message.session
  const first = pending?.flow === 'command' ? pending.choices[0]?.id : undefined
  const number = /^确认撤回 #(\d+)$/u.exec(first ?? '')?.[1]
  const keeps = message.command === null ? KEEPS.test(message.folded) : message.command.kind === 'cancel'
  return number !== undefined && keeps ? say(message, notWithdrawn(Number(number))) : undefined
}

export function withdrawNow(message: Message, room: Room, number: number): Plan {
  return order(message, room, { verb: 'withdraw', number, rest: '' })
}
