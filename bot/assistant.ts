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
import { mayBePutToModel } from './advising.ts'
import { type DangerHands, dangerTurn, noteFiled } from './apart/danger-turn.ts'
import { dropMatter, isPrivate, isTakenUp, takingUp } from './apart/private-matter.ts'
import { answersThere, privateEmergency, privateTurn } from './apart/private-turn.ts'
import { decide } from './deciding.ts'
import { card, emergency } from './flows/emergency.ts'
import type { Line, Message, Plan, Room, Speaker } from './flows/flow.ts'
import { isBareCry } from './hear/bare-cry.ts'
import { ownHome } from './hear/own-home.ts'
import type { Understanding } from './hear/understanding.ts'
import { look, settle } from './identity.ts'
import { inPieces, isOfAnyKind } from './in-pieces.ts'
import { holding, overtaken } from './loop/holding.ts'
import { comeBack } from './loop/lapsing.ts'
import { messageOf, namesTicket, withNumber } from './message.ts'
import { groupReplies, privateLines, type Reply, replies } from './replying.ts'
import { isGoingOn } from './reports/burst.ts'
import { SILENCE, type Turn } from './turn.ts'
import { nearby } from './waiting/last-place.ts'
import { dropOffers } from './waiting/offers.ts'
import { withDraft } from './waiting/open-draft.ts'
import { picked } from './waiting/picking.ts'
import { pointedAt } from './waiting/quoting.ts'
import { remembered } from './waiting/remembered.ts'
import { FRESH, readSession, SESSION_MS, type Session } from './waiting/session.ts'
import { reckoned } from './waiting/steps.ts'
import { tooFast } from './words/haste.zh.ts'
import { cannotHandle } from './words/replies.zh.ts'
import { languageOf } from './words/script.ts'

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
  /** Looks again at what is not plain (hear/ear.ts); from then on `understand` says what it found. */
  ponder?(text: string): Promise<unknown>
  /** Asks a chat model what is still unclear, for a few seconds at most; the same from then on. */
  consult?(text: string): Promise<unknown>
  /** The name that calls us at the front of a message; empty for none. */
  prefix: string
  /** The thread in which a channel reaches a person, where it can speak first. */
  directThread(channel: string, senderId: string): string | undefined
  /** Default: SESSION_MS. */
  sessionMs?: number
  /** For how long what only asks is held (holding.ts), ms. Default: not at all. */
  lullMs?: number
}

/** Each message is understood on arrival (the card) and again in its turn: hand in an ear (hear/ear.ts). */
export function createAssistant(parts: AssistantParts): Assistant {
  const hear = (incoming: Incoming): Hearing => {
    const heard = hearing(incoming, parts.prefix)
    return heard.speak === 'yes' ? { ...heard, text: pointedAt(heard.text, incoming, parts.understand) ?? heard.text } : heard
  }
  const cardOf = (incoming: Incoming) => cardFor(incoming, hear(incoming), parts)
  const hands = handsOf(parts)
  return {
    card: cardOf,
    apology: (incoming) =>
      hear(incoming).speak === 'yes' ? replies(incoming, [{ text: cannotHandle() }], languageOf(incoming.text, 'zh-Hans')) : [],
    mayWait: (incoming) => mayWait(incoming, hear(incoming)),
    tooFast: (incoming) => replies(incoming, [{ text: tooFast() }], languageOf(incoming.text, 'zh-Hans')),
    async handle(incoming) {
      const heard = hear(incoming)
      const danger = await dangerTurn(incoming, heard, parts, hands)
      if (danger) return danger
      if (heard.speak === 'no') return SILENCE
      if (cardOf(incoming).length === 0) await parts.ponder?.(heard.text)
      const first = cardOf(incoming)
      if (first.length > 0) return { first, commit: (db) => commitEmergency(db, incoming, heard, parts) }
      return plan(incoming, heard, parts)
    },
  }
}

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

async function commitEmergency(db: Db, incoming: Incoming, heard: Hearing, parts: AssistantParts): Promise<Reply[]> {
  const speaker = await settleIn(db, incoming, parts)
  const now = parts.clock.now()
  const session = await sessionOf(db, incoming, speaker.person, now)
  const alone = messageOf({ incoming, heard, speaker, session, now }, parts)
  const message = (isOfAnyKind(alone) && (await inPieces(alone, heard, parts))) || alone
  await noteFiled(db, incoming, message.text, parts)
  if (isPrivate(message)) return privateEmergency(db, { message, room: parts, speaker, hands: handsOf(parts) })
  return write(db, { message, plan: emergency(message, parts), speaker }, parts)
}

function handsOf(parts: AssistantParts): DangerHands {
  return {
    look: (incoming) => look(parts.read, incoming, parts.areas),
    settle: (db, incoming) => settleIn(db, incoming, parts),
    session: async (db, incoming, person) => (person === null ? FRESH : sessionOf(db, incoming, person, parts.clock.now())),
    keep: (db, incoming, person, session) => keepSession(db, { incoming, person, session, now: parts.clock.now() }, parts),
    write: (db, turn) => write(db, turn, parts),
    directThread: parts.directThread,
    fileEmergency: (db, incoming, text) => commitEmergency(db, incoming, { speak: 'yes', text }, parts),
  }
}

async function plan(incoming: Incoming, heard: Hearing, parts: AssistantParts): Promise<Turn> {
  const now = parts.clock.now()
  const speaker = await look(parts.read, incoming, parts.areas)
  const { session, offers, kept } = await remembered(parts.read, incoming, speaker.person, now)
  const called = session.ear !== null && now <= session.ear
  if (called) heard = { ...heard, speak: 'yes' }
  const goesOn = isGoingOn(session, now) || (session.emergency !== null && isBareCry(fold(heard.text)))
  if (heard.speak === 'if_called' || (heard.speak === 'if_answering' && !goesOn)) return SILENCE
  const unclear = parts.consult && mayBePutToModel(messageOf({ incoming, heard, speaker, session, now }, parts))
  if (unclear) await parts.consult?.(heard.text)
  const first = called || unclear ? cardFor(incoming, heard, parts) : []
  if (first.length > 0) return { first, commit: (db) => commitEmergency(db, incoming, heard, parts) }
  const alone = messageOf({ incoming, heard, speaker, session, now }, parts)
  const whole = await inPieces(alone, heard, parts)
  const told = whole ? cardFor(incoming, { ...heard, text: whole.text }, parts) : []
  if (told.length > 0) return { first: told, commit: (db) => commitEmergency(db, incoming, heard, parts) }
  const spoken = nearby(await withNumber(alone, parts), parts)
  const hands = handsOf(parts)
  if (isPrivate(spoken) || (await answersThere(spoken, parts, hands)))
    return (await privateTurn(spoken, parts, hands)) ?? SILENCE
  const message = (kept && takingUp(spoken, kept, parts)) ?? spoken
  const meant = await picked(message, offers, parts)
  const decided = await decide(meant.message, parts, meant.plan)
  if (decided === null) return SILENCE
  return {
    first: [],
    async commit(db) {
      const known = await settleIn(db, incoming, parts)
      if (kept && isTakenUp(spoken, message)) await dropMatter(db, incoming.channel, known.person)
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
  const key = { ...threadOf(incoming), person: speaker.person }
  const outcome = reckoned(message.session, await decided.commit(db, speaker.person))
  const { services } = parts
  const left = message.session === FRESH ? await comeBack(db, key, { now, session: outcome.session, services }) : []
  const lines = [...outcome.lines, ...left]
  const said = saidOf(message, lines, speaker, parts)
  const after = await overtaken(db, message, { lines, session: withDraft(message, outcome) })
  const home = ownHome(message.text, parts.understand) ?? message.session.home
  const session = { ...holding(heardOut(after, message, lines), message, said), home }
  // One that was only kept for “更多” is the same object as before.
  const given = session.answer === message.session.answer ? undefined : session.answer?.standing
  if (given !== undefined) await countStanding(db, given, now)
  const state = JSON.stringify(session)
  if (state !== JSON.stringify(FRESH) || message.session !== FRESH) {
    const expiresAt = now + (parts.sessionMs ?? SESSION_MS)
    await putSession(db, key, { state, now, expiresAt })
  }
  return said
}

async function keepSession(
  db: Db,
  { incoming, person, session, now }: { incoming: Incoming; person: string; session: Session; now: number },
  { sessionMs = SESSION_MS }: Pick<AssistantParts, 'sessionMs'>,
): Promise<void> {
  await putSession(db, { ...threadOf(incoming), person }, { state: JSON.stringify(session), now, expiresAt: now + sessionMs })
}

function saidOf(message: Message, lines: Line[], { language }: Speaker, parts: AssistantParts): Reply[] {
  const dueAt = parts.lullMs ? message.now + parts.lullMs : undefined
  return message.group
    ? groupReplies(message, lines, language, parts.directThread, dueAt)
    : replies(message.incoming, privateLines(lines), language, dueAt)
}

/** Who has called us and was answered has been heard: what they say next is said to the group again. */
function heardOut(session: Session, message: Message, lines: Line[]): Session {
  return session.ear !== null && session.ear === message.session.ear && lines.length > 0 ? { ...session, ear: null } : session
}

function settleIn(db: Db, incoming: Incoming, parts: AssistantParts) {
  const directThread = parts.directThread(incoming.channel, incoming.sender.id)
  return settle(db, { incoming, areas: parts.areas, freshId: newId(parts.clock, parts.chance), directThread })
}

async function sessionOf(db: Db, incoming: Incoming, person: string, now: number): Promise<Session> {
  return readSession((await getSession(db, { ...threadOf(incoming), person }, now)) ?? null)
}

const threadOf = ({ channel, thread }: Incoming) => ({ channel, thread: thread.id })
