/** 办单: a verb typed out (接单 退单 转派 办结 求助 核查 派单 …), or the words that one was waiting for. */
import { fold } from '../../knowledge/fold.ts'
import type { TicketCommand } from '../reports/command.ts'
import { order } from '../reports/ordering.ts'
import type { Pending } from '../waiting/session.ts'
import { checkLabels } from '../words/replies.zh.ts'
import type { Message, Plan, Room } from './flow.ts'

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
  const rest = verb === 'check' ? asResult(message) : message.text
  return order(message, room, { verb, number: ticket, rest })
}

const RESULT = /^(?:不|未|没)?(?:通过|合格)/u
const NOT_FIXED = /没(?:有)?(?:修|弄|搞|处理)?好|没(?:有)?(?:解决|修|弄|处理)|又坏|还(?:在|是)?[漏滴坏堵不没]|不(?:行|满意)/u

/** What the resident says of it, told by whoever asked them: with it a check passes or fails. */
function asResult({ text, folded }: Message): string {
  if (RESULT.test(folded)) return text
  const [pass, fail] = checkLabels()
  return `${NOT_FIXED.test(folded) ? fail : pass}，${text}`
}

/** A command is read from the folded text; what people will read again is kept as it was written. */
function asWritten(rest: string, { text }: Message): string {
  if (rest === '') return ''
  const folded = fold(text)
  return folded.length === text.length && folded.endsWith(rest) ? text.slice(-rest.length) : rest
}
