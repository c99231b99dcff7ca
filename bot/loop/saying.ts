/** What rests in an outbox row: words that are ready, or a notice whose words are made when it is sent. */
import type { Choice, Part } from '../../adapters/adapter.ts'
import type { Saying } from '../../store/outbox.ts'
import type { Notice } from '../../tickets/ticket.ts'
import type { Reply } from '../replying.ts'

export interface Said {
  kind: 'said'
  parts: Part[]
  choices: Choice[]
  /** Goes out without waiting its turn in the channel's pace. */
  urgent: boolean
}

export type Body = Said | Notice

/** Undefined for what no version of ours has written. */
export function readBody(body: string): Body | undefined {
  try {
    const read = JSON.parse(body) as Body | null
    return read?.kind === 'said' || read?.kind === 'notice' ? read : undefined
  } catch {
    return undefined
  }
}

/** Whoever wants a reply taken back finds its row by this. `message`: the key of the message that it answers. */
export const replyKey = (message: string, index: number) => `reply:${message}:${index}`

/** Replies as outbox rows. `key` and the position make one row of each, however often the turn is taken. */
export function sayings(replies: readonly Reply[], key: string, newId: () => string): Saying[] {
  return replies.map(({ channel, thread, parts, choices, urgent, answers, dueAt }, index) => {
    const body: Said = { kind: 'said', parts, choices, urgent }
    const row: Saying = {
      id: newId(),
      key: `${key}:${index}`,
      to: { channel, thread },
      urgency: 'reply',
      body: JSON.stringify(body),
      ...(dueAt === undefined ? {} : { dueAt }),
    }
    return answers === undefined ? row : { ...row, answers }
  })
}
