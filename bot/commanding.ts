/** 口令: words that are meant for 小格 as a tool (a verb, a ticket's number, 待办), each to the flow that it orders. */
import { act } from './flows/act.ts'
import { bind } from './flows/bind.ts'
import type { Message, Plan, Room } from './flows/flow.ts'
import { invite } from './flows/invite.ts'
import { joinNamed } from './flows/join.ts'
import { takenBack } from './flows/own-words.ts'
import { isSeen, mine, todo, view } from './flows/status.ts'
import { watch } from './flows/watch.ts'
import { withdraw, withdrawNow } from './flows/withdraw.ts'
import { toldOf } from './named-ticket.ts'
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
      return command.handled ? todo(message, room, command.which) : mine(message, room)
    case 'withdraw_now':
      return withdrawNow(message, room, command.number)
    case 'note':
      return command.marked || (await isSeen(message, room, command.number)) ? toldOf(message, room, command) : null
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
