/** What is said to whoever carried out a verb. */
import type { Db } from '../../store/store.ts'
import type { Acted } from '../../tickets/desk.ts'
import type { TicketView } from '../../tickets/register.ts'
import { VERBS, type Verb } from '../../tickets/ticket.ts'
import type { Line, Message, Room } from '../flows/flow.ts'
import { leftJoined, ownWithdrawn } from './joining.zh.ts'
import * as say from './replies.zh.ts'
import { wordsOf } from './ticket-words.ts'
import { acceptedBriefly } from './work.zh.ts'

export interface Done {
  message: Message
  room: Room
  /** What was carried out, and what was asked for: a check that failed is a reopening. */
  verb: Verb
  asked: Verb
  view: TicketView
  acted: Acted & { ok: true }
}

/** A rating at or below this offers a reopening. */
const LOW_RATING = 2

export async function doneLines(db: Db, done: Done): Promise<Line[]> {
  const { message, room, view } = done
  const words = await wordsOf(db, view, { privately: !message.group, now: message.now }, room)
  if (done.verb === 'accept') return acceptedLines(db, done, words)
  return [lineOf(done, words)]
}

/** What, where and until when; where others read along, the rest goes to the handler alone. */
async function acceptedLines(db: Db, { message, room, view }: Done, words: say.TicketWords): Promise<Line[]> {
  const whole = await wordsOf(db, view, { privately: true, now: message.now }, room)
  if (view.seesReporter) room.log.info('ticket.reporter_shown', { ticket: view.ticket.number, to: view.ticket.assignee })
  return [{ text: say.accepted(words), inPrivate: say.accepted(whole), brief: acceptedBriefly(words) }]
}

function lineOf({ verb, asked, view, acted }: Done, words: say.TicketWords): Line {
  const { number } = view.ticket
  const mine = view.relations.includes('reporter') || view.relations.includes('joined')
  if (asked === 'check' && verb === 'reopen') return { text: say.checkedFail(number) }
  switch (verb) {
    case 'add':
      return { text: mine ? say.added(number) : say.noted(number) }
    case 'correct':
      return { text: say.placeCorrected({ number, where: words.place, handler: handedOn(acted, words.handler) }) }
    case 'help':
      return { text: say.helpSent(number) }
    case 'nudge':
      return { text: say.nudged(number) }
    case 'withdraw':
      return { text: withdrawnText(view, acted) }
    case 'rate':
      return ratedLine(number, acted.ticket.rating ?? 0)
    case 'assign':
    case 'reassign':
      return { text: say.handedTo({ number, verb, handler: words.handler || words.status }) }
    case 'reopen':
      return { text: mine ? say.reopened(number) : say.acted({ number, verb, status: words.status }) }
    default:
      return { text: say.acted({ number, verb, status: words.status }) }
  }
}

/** The new handler, where a correction has led to another. */
const handedOn = ({ event }: Acted & { ok: true }, handler: string) => (event.data && 'assignee' in event.data ? handler : '')

/** One of several who leaves is told that it goes on for the others. */
function withdrawnText({ ticket: { number }, relations, reports }: TicketView, { event }: Acted & { ok: true }): string {
  if (event.to !== event.from) return say.withdrawn(number)
  return relations.includes('joined') && reports > 1 ? leftJoined(number) : ownWithdrawn(number)
}

function ratedLine(number: number, rating: number): Line {
  const text = say.rated({ number, rating })
  if (rating > LOW_RATING) return { text }
  const choices = [
    { id: `${VERBS.reopen} #${number}`, label: say.yesReopen() },
    { id: '取消', label: say.noReopen() },
  ]
  return { text: `${text}${say.offerReopen()}`, choices }
}
