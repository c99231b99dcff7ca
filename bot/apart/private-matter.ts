/**
 * 私下说: what is nobody else's business (hear/sensitive.ts) is taken from the group to the direct thread, as though it had been said there:
 * the question for the place, the confirmation and all that follows. The group hears one short line that names nothing.
 *
 * Where a channel cannot speak first, the words are kept for a day and taken up once the person speaks to us in private.
 */
import type { Incoming } from '../../adapters/adapter.ts'
import { fold } from '../../knowledge/fold.ts'
import { dropSession, putSession, type SessionKey } from '../../store/sessions.ts'
import type { Db } from '../../store/store.ts'
import type { Message, Room } from '../flows/flow.ts'
import { readYesNo } from '../reports/command.ts'
import type { Pending, Session } from '../waiting/session.ts'

export interface KeptMatter {
  text: string
  /** The area of the group in which it was said. */
  area: string | null
  pending: Pending | null
}

const KEPT_MS = 24 * 3_600_000
/** “刚才那件事”, “登记吧”, “你好”: comes for what was kept, and tells no more of it. */
const LONGEST_CALL = 20

/** A word for the tool (接单 1024 …) is never moved, whatever stands in it. */
export function isPrivate({ group, command, choice, understanding }: Message): boolean {
  return group && command === null && choice === null && understanding.sensitive !== undefined
}

/** The message as though it had been said in the direct thread, with what was open in the group taken along. */
export function saidInDirect(message: Message, thread: string, there: Session): Message {
  const { pending, place } = message.session
  const session = pending === null ? there : { ...there, pending, place: place ?? there.place }
  const incoming: Incoming = { ...message.incoming, thread: { id: thread, kind: 'direct' } }
  return { ...message, incoming, session, group: false }
}

/** Where it is kept. Channel names have no colon, so this is nobody's session. */
export const matterKey = (channel: string, person: string): SessionKey => ({
  channel: `${channel}:private`,
  thread: 'kept',
  person,
})

/** Until the person speaks to us in private; a later matter takes the place of an earlier one. */
export async function keepMatter(db: Db, message: Message, person: string): Promise<void> {
  const { text, speaker, session, now, incoming } = message
  const kept: KeptMatter = { text, area: speaker.area, pending: session.pending }
  const state = JSON.stringify(kept)
  await putSession(db, matterKey(incoming.channel, person), { state, now, expiresAt: now + KEPT_MS })
}

export const matterIn = (state: string | undefined): KeptMatter | undefined =>
  state === undefined ? undefined : (JSON.parse(state) as KeptMatter)

export function dropMatter(db: Db, channel: string, person: string): Promise<void> {
  return dropSession(db, matterKey(channel, person))
}

/** Taken up, or told anew in the person's own words: no need to keep it any longer. */
export function isTakenUp(spoken: Message, message: Message): boolean {
  return message !== spoken || spoken.understanding.intent === 'ticket' || spoken.understanding.intent === 'emergency'
}

/** What a first word in private means while something is kept: that matter; or itself, where it tells the matter anew or another one. */
export function takingUp(message: Message, kept: KeptMatter, { understand }: Pick<Room, 'understand'>): Message | undefined {
  const { understanding, command, session, speaker, text } = message
  if (command !== null || session.pending !== null || message.incoming.kind !== 'message') return undefined
  const comes = text.length <= LONGEST_CALL && (understanding.intent === 'chitchat' || readYesNo(message.folded) === true)
  if (!comes && understanding.intent !== 'update') return undefined
  return {
    ...message,
    ...{ text: kept.text, folded: fold(kept.text).trim(), understanding: understand(kept.text), number: null },
    speaker: { ...speaker, area: kept.area ?? speaker.area },
    session: { ...session, pending: kept.pending },
  }
}
