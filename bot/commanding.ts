/** 口令: words that are meant for 小格 as a tool (a verb, a ticket's number, 待办), each to the flow that it orders. */
import { act, note } from './flows/act.ts'
import { bind } from './flows/bind.ts'
import type { Message, Plan, Room } from './flows/flow.ts'
import { invite } from './flows/invite.ts'
import { joinNamed } from './flows/join.ts'
import { handled, takenBack } from './flows/own-words.ts'
import { rate } from './flows/rate.ts'
import { isSeen, mine, todo, view } from './flows/status.ts'
import { correct, update } from './flows/update.ts'
import { watch } from './flows/watch.ts'
import { withdraw, withdrawNow } from './flows/withdraw.ts'
import { next } from './reports/submission.ts'

/** Null where the words are no order, though they look like one. */
export async function commanded(message: Message, room: Room): Promise<Plan | null> {
  const { command, speaker } = message
  switch (command?.kind) {
    case 'bind':
      return bind(message, room, command.code)
    case 'invite':
      // From a neighbour it is talk: “邀请大家来包粽子”.
      return speaker.posts.length > 0 || (speaker.person !== null && room.admins.has(speaker.person))
        ? invite(message, room, command.who)
        : null
    case 'watch':
      return watch(message, room, command.on)
    case 'view':
      return view(message, room, command.number)
    case 'list':
      return command.handled ? todo(message, room) : mine(message, room)
    case 'withdraw_now':
      return withdrawNow(message, room, command.number)
    case 'note':
      return command.marked || (await isSeen(message, room, command.number)) ? said(message, room, command) : null
    case 'ticket':
      if (command.verb === 'join')
        return command.number === null ? null : joinNamed(message, room, { ...command, number: command.number }, next)
      if (command.verb === 'withdraw')
        return (await takenBack(message, room)) ?? (command.plain ? withdraw(message, room, command.number) : null)
      // “接单后多久处理” is a question unless a number makes it an order; “求助，水管爆了” is a report unless a handler says it.
      if (command.number === null && command.verb === 'help' && speaker.posts.length === 0) return null
      return command.plain || (speaker.posts.length > 0 && !/[?吗呢]$|多久|怎么|如何|什么/u.test(message.folded))
        ? act(message, room, command)
        : null
    default:
      return null
  }
}

/** “#1024 …”: asked after, taken back, or told something. */
async function said(message: Message, room: Room, command: { number: number; rest: string }): Promise<Plan> {
  const { intent } = message.understanding
  const numbered = { ...message, number: command.number }
  const judged = (await rate({ ...numbered, folded: command.rest }, room)) ?? (await handled(numbered, room))
  if (judged) return judged
  if (intent === 'status' || intent === 'question' || /[?吗]$|怎么样|进度|到哪/u.test(command.rest))
    return view(message, room, command.number)
  if (intent === 'withdraw') return withdraw(message, room, command.number)
  const corrected = await correct(numbered, room)
  if (corrected) return corrected
  const own = message.speaker.posts.length === 0 ? await update(numbered, room) : undefined
  return own ?? note(message, room, command)
}
