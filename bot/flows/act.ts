/** 办单: a verb typed out (接单 退单 转派 办结 求助 核查 派单 …), or the words that one was waiting for. */
import { fold } from '../../knowledge/fold.ts'
import { NOT_FIXED, NOT_REACHED } from '../hear/not-fixed.ts'
import { undoes } from '../hear/work-words.ts'
import type { TicketCommand } from '../reports/command.ts'
import { CHECKED, order } from '../reports/ordering.ts'
import type { Pending } from '../waiting/session.ts'
import { cancelled, checkLabels, stillWaits } from '../words/replies.zh.ts'
import { type Message, type Plan, type Room, say } from './flow.ts'

export function act(message: Message, room: Room, command: TicketCommand): Plan {
  return order(message, room, { verb: command.verb, number: command.number, rest: asWritten(command.rest, message) })
}

/** “#1024 已到场，下午修好”: a note, from whoever may add one. */
export function note(message: Message, room: Room, { number, rest }: { number: number; rest: string }): Plan {
  return order(message, room, { verb: 'add', number, rest: asWritten(rest, message) })
}

/** The reason, the receiver or the explanation that was asked for. */
export function resumeWords(message: Message, room: Room, { ticket, verb }: Pending & { flow: 'words' }): Plan | undefined {
  if (message.text === '' || message.command) return undefined
  // It was begun by mistake, and is no reason.
  if (undoes(message.folded))
    return message.number === null || message.number === ticket ? say(message, cancelled()) : undefined
  if (verb === 'check') return checkedWith(message, room, ticket)
  return order(message, room, { verb, number: ticket, rest: message.text })
}

/** The resident's word, told by whoever asked them: with it a check passes or fails; while they were not reached it waits. */
function checkedWith(message: Message, room: Room, ticket: number): Plan {
  const { text, folded } = message
  if (NOT_REACHED.test(folded)) return say(message, stillWaits(ticket))
  const [pass, fail] = checkLabels()
  const result = CHECKED.test(folded) ? text : `${NOT_FIXED.test(folded) || DISPLEASED.test(folded) ? fail : pass}，${text}`
  return order(message, room, { verb: 'check', number: ticket, rest: result })
}

const DISPLEASED = /不(?:行|满意)|[未没]合格/u

/** A command is read from the folded text; what people will read again is kept as it was written. */
function asWritten(rest: string, { text }: Message): string {
  if (rest === '') return ''
  const folded = fold(text)
  return folded.length === text.length && folded.endsWith(rest) ? text.slice(-rest.length) : rest
}
