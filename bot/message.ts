/** 来信 as a message that flows can read: folded, understood, with the command and the ticket's number that it names. */
import type { Incoming } from '../adapters/adapter.ts'
import { fold } from '../knowledge/fold.ts'
import type { Hearing } from './address.ts'
import type { Message, Room, Speaker } from './flows/flow.ts'
import { asksForWork } from './hear/work-list.ts'
import { bareNumber, type Command, mentionedNumber, readCommand } from './reports/command.ts'
import type { Session } from './waiting/session.ts'

const LONGEST_MENTION = 60

export function messageOf(
  {
    incoming,
    heard,
    speaker,
    session,
    now,
  }: { incoming: Incoming; heard: Hearing; speaker: Speaker; session: Session; now: number },
  { understand }: Pick<Room, 'understand'>,
): Message {
  const { action } = incoming
  const text = incoming.kind === 'action' ? (action ?? '') : heard.text
  const folded = fold(text).trim()
  const quoted = incoming.quoted?.us ? mentionedNumber(incoming.quoted.text) : null
  return {
    ...{ incoming, text, folded, speaker, session, now, choice: null },
    understanding: understand(text),
    group: incoming.thread.kind === 'group',
    command: commandOf(folded, speaker),
    number: mentionedNumber(folded) ?? quoted,
    tentative: heard.speak === 'if_answering',
  }
}

/** A bare number is a ticket's if it is the number of one that this person may see; else it is whatever it is. */
export async function withNumber(message: Message, { desk, read }: Room): Promise<Message> {
  const { person } = message.speaker
  const bare =
    message.number === null && message.command === null && message.text.length <= LONGEST_MENTION
      ? bareNumber(message.folded)
      : null
  if (bare === null || person === null || (await desk.view(read, person, bare)) === undefined) return message
  return { ...message, number: bare }
}

/** “1024 到了” is a word on a ticket only from somebody who handles tickets. */
function commandOf(folded: string, speaker: Speaker): Command | null {
  const command = readCommand(folded)
  const which = command === null && speaker.posts.length > 0 ? asksForWork(folded) : undefined
  if (which) return { kind: 'list', handled: true, which }
  return command && isMaybeNote(command) && speaker.posts.length === 0 ? null : command
}

const isMaybeNote = (command: Command) => command.kind === 'note' && !command.marked

/** A command with a ticket's number is about a ticket, whatever words stand in it. */
export function namesTicket(text: string): boolean {
  const command = readCommand(fold(text))
  return command !== null && 'number' in command && command.number !== null && !isMaybeNote(command)
}
