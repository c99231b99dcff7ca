/**
 * 小格: a message in, a turn out. Nothing here calls a channel.
 *
 * The order is the promise: may we speak here? — personal data is masked — is life at risk? then the card, before any look-up — what is
 * meant — which flow. A turn is planned by reading alone; `commit` writes it in the caller's transaction and gives what is to be said.
 */
import type { Incoming } from '../adapters/adapter.ts'
import { newId } from '../clock.ts'
import { fold } from '../knowledge/fold.ts'
import { getSession, putSession } from '../store/sessions.ts'
import { countStanding } from '../store/standing-hits.ts'
import type { Db } from '../store/store.ts'
import { type Hearing, hearing } from './address.ts'
import { bareNumber, type Command, mentionedNumber, readCommand } from './command.ts'
import { decide } from './deciding.ts'
import { card, emergency } from './flows/emergency.ts'
import type { Message, Plan, Room, Speaker } from './flows/flow.ts'
import { tooFast } from './haste.zh.ts'
import type { Understanding } from './hear/understanding.ts'
import { look, settle } from './identity.ts'
import { dropOffers, readOffers } from './offers.ts'
import { picked } from './picking.ts'
import { cannotHandle } from './replies.zh.ts'
import { groupReplies, privateLines, type Reply, replies } from './replying.ts'
import { languageOf } from './script.ts'
import { FRESH, readSession, SESSION_MS, type Session } from './session.ts'

export interface Turn {
  /** To be said at once, whatever becomes of the rest: the emergency card. It needed no look-up. */
  first: Reply[]
  /** Writes what the turn changes and gives what is to be said of it. Only database work; call it once. */
  commit(db: Db): Promise<Reply[]>
}

export interface Assistant {
  /** Never throws for what people say; throws when the database does not answer. */
  handle(incoming: Incoming): Promise<Turn>
  /** The card, if this message needs one and we may speak: pure and at once, for when the database is down. */
  card(incoming: Incoming): Reply[]
  /** What is said when a message could not be handled at last; nothing where it was not said to us. */
  apology(incoming: Incoming): Reply[]
  /** Whether it is an ordinary request to us, which may wait where its sender says too much at once; work on tickets may not. Pure. */
  mayWait(incoming: Incoming): boolean
  /** What somebody is told who says too much at once. */
  tooFast(incoming: Incoming): Reply[]
}

export interface AssistantParts extends Omit<Room, 'read' | 'understand'> {
  /** `store.read`. */
  read: Db
  understand(text: string): Understanding
  /** The name that calls us at the front of a message; empty for none. */
  prefix: string
  /** The thread in which a channel reaches a person, where it can speak first. */
  directThread(channel: string, senderId: string): string | undefined
  /** Default: SESSION_MS. */
  sessionMs?: number
}

/** Each message is understood on arrival (the card) and again in its turn: hand in an `understand` that remembers (hear/remembered.ts). */
export function createAssistant(parts: AssistantParts): Assistant {
  const hear = (incoming: Incoming) => hearing(incoming, parts.prefix)
  const cardOf = (incoming: Incoming) => cardFor(incoming, hear(incoming), parts)
  return {
    card: cardOf,
    apology: (incoming) =>
      hear(incoming).speak === 'yes' ? replies(incoming, [{ text: cannotHandle() }], languageOf(incoming.text, 'zh-Hans')) : [],
    mayWait: (incoming) => mayWait(incoming, hear(incoming)),
    tooFast: (incoming) => replies(incoming, [{ text: tooFast() }], languageOf(incoming.text, 'zh-Hans')),
    async handle(incoming) {
      const heard = hear(incoming)
      if (heard.speak === 'no') return SILENCE
      const first = cardOf(incoming)
      if (first.length > 0) return { first, commit: (db) => commitEmergency(db, incoming, heard, parts) }
      return plan(incoming, heard, parts)
    },
  }
}

const LONGEST_MENTION = 60
const SILENCE: Turn = { first: [], commit: async () => [] }

/** A command with a ticket's number is about a ticket, whatever words stand in it. */
function cardFor(incoming: Incoming, heard: Hearing, parts: AssistantParts): Reply[] {
  if (heard.speak !== 'yes' || incoming.kind === 'action' || heard.text === '') return []
  if (namesTicket(heard.text)) return []
  const understanding = parts.understand(heard.text)
  // Also where help is on its way already (“119 打过了”): what to do until it comes, and a ticket, are owed all the same.
  if (understanding.intent !== 'emergency' && understanding.emergency === undefined) return []
  const text = card(understanding.emergency)
  return replies(incoming, [{ text }], languageOf(heard.text, 'zh-Hans')).map((reply) => ({ ...reply, urgent: true }))
}

function mayWait({ kind }: Incoming, { speak, text }: Hearing): boolean {
  return speak === 'yes' && (kind === 'message' || kind === 'edit') && !namesTicket(text)
}

function namesTicket(text: string): boolean {
  const command = readCommand(fold(text))
  return command !== null && 'number' in command && command.number !== null && !isMaybeNote(command)
}

async function commitEmergency(db: Db, incoming: Incoming, heard: Hearing, parts: AssistantParts): Promise<Reply[]> {
  const speaker = await settleIn(db, incoming, parts)
  const now = parts.clock.now()
  const session = await sessionOf(db, incoming, speaker.person, now)
  const message = messageOf({ incoming, heard, speaker, session, now }, parts)
  return write(db, { message, plan: emergency(message, parts), speaker }, parts)
}

async function plan(incoming: Incoming, heard: Hearing, parts: AssistantParts): Promise<Turn> {
  const now = parts.clock.now()
  const speaker = await look(parts.read, incoming, parts.areas)
  const session = speaker.person === null ? FRESH : await sessionOf(parts.read, incoming, speaker.person, now)
  if (heard.speak === 'if_answering' && session.pending === null) return SILENCE
  const message = await withNumber(messageOf({ incoming, heard, speaker, session, now }, parts), parts)
  const offers =
    speaker.person === null ? [] : await readOffers(parts.read, { ...threadOf(incoming), person: speaker.person }, now)
  const meant = await picked(message, offers, parts)
  const decided = await decide(meant.message, parts, meant.plan)
  if (decided === null) return SILENCE
  return {
    first: [],
    async commit(db) {
      const known = await settleIn(db, incoming, parts)
      if (meant.offersUsed) await dropOffers(db, { ...threadOf(incoming), person: known.person })
      return write(db, { message: meant.message, plan: decided, speaker: known }, parts)
    },
  }
}

async function write(
  db: Db,
  { message, plan: decided, speaker }: { message: Message; plan: Plan; speaker: Speaker & { person: string } },
  parts: AssistantParts,
): Promise<Reply[]> {
  const { incoming, now } = message
  const { lines, session } = await decided.commit(db, speaker.person)
  // One that was only kept for “更多” is the same object as before.
  const given = session.answer === message.session.answer ? undefined : session.answer?.standing
  if (given !== undefined) await countStanding(db, given, now)
  const state = JSON.stringify(session)
  if (state !== JSON.stringify(FRESH) || message.session !== FRESH) {
    const expiresAt = now + (parts.sessionMs ?? SESSION_MS)
    await putSession(db, { ...threadOf(incoming), person: speaker.person }, { state, now, expiresAt })
  }
  return message.group
    ? groupReplies(message, lines, speaker.language, parts.directThread)
    : replies(incoming, privateLines(lines), speaker.language)
}

function messageOf(
  {
    incoming,
    heard,
    speaker,
    session,
    now,
  }: { incoming: Incoming; heard: Hearing; speaker: Speaker; session: Session; now: number },
  parts: AssistantParts,
): Message {
  const { action } = incoming
  const text = incoming.kind === 'action' ? (action ?? '') : heard.text
  const folded = fold(text).trim()
  const quoted = incoming.quoted?.us ? mentionedNumber(incoming.quoted.text) : null
  return {
    ...{ incoming, text, folded, speaker, session, now, choice: null },
    understanding: parts.understand(text),
    group: incoming.thread.kind === 'group',
    command: commandOf(folded, speaker),
    number: mentionedNumber(folded) ?? quoted,
    tentative: heard.speak === 'if_answering',
  }
}

/** A bare number is a ticket's if it is the number of one that this person may see; else it is whatever it is. */
async function withNumber(message: Message, { desk, read }: AssistantParts): Promise<Message> {
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
  return command && isMaybeNote(command) && speaker.posts.length === 0 ? null : command
}

const isMaybeNote = (command: Command) => command.kind === 'note' && !command.marked

function settleIn(db: Db, incoming: Incoming, parts: AssistantParts) {
  const directThread = parts.directThread(incoming.channel, incoming.sender.id)
  return settle(db, { incoming, areas: parts.areas, freshId: newId(parts.clock, parts.chance), directThread })
}

async function sessionOf(db: Db, incoming: Incoming, person: string, now: number): Promise<Session> {
  return readSession((await getSession(db, { ...threadOf(incoming), person }, now)) ?? null)
}

const threadOf = ({ channel, thread }: Incoming) => ({ channel, thread: thread.id })
