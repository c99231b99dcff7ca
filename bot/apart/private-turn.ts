/** 私下说, as turns: the group hears one line that names nothing, the direct thread all the rest. */
import type { Incoming } from '../../adapters/adapter.ts'
import type { Db } from '../../store/store.ts'
import { decide } from '../deciding.ts'
import { emergency } from '../flows/emergency.ts'
import type { Line, Message, Plan, Room, Speaker } from '../flows/flow.ts'
import { type Reply, replies } from '../replying.ts'
import { isBarePlace } from '../reports/bare-place.ts'
import type { Turn } from '../turn.ts'
import type { Session } from '../waiting/session.ts'
import { helpIsComing, movedToPrivate, placeHere, placePrivately, tellPrivately } from '../words/private.zh.ts'
import { keepMatter, saidInDirect } from './private-matter.ts'

type Known = Speaker & { person: string }

/** What a turn is made with: the assistant's own hands. */
export interface Hands {
  look(incoming: Incoming): Promise<Speaker>
  settle(db: Db, incoming: Incoming): Promise<Known>
  session(db: Db, incoming: Incoming, person: string | null): Promise<Session>
  keep(db: Db, incoming: Incoming, person: string, session: Session): Promise<void>
  /** Commits the plan, keeps the session of the message's thread, and gives what is said. */
  write(db: Db, turn: { message: Message; plan: Plan; speaker: Known }): Promise<Reply[]>
  directThread(channel: string, senderId: string): string | undefined
}

const toOwn = (incoming: Incoming, id: string): Incoming => ({ ...incoming, thread: { id, kind: 'direct' } })

/** Said in another thread, it answers no message there. */
const unanswering = (said: Reply[]) => said.map(({ answers, ...reply }): Reply => reply)

/** Asked in private where it is, who says it in the group answers there. */
export async function answersThere(message: Message, { read }: Room, { directThread, session }: Hands): Promise<boolean> {
  const { incoming, speaker, group } = message
  if (!group || message.session.pending !== null || !isBarePlace(message)) return false
  const own = directThread(incoming.channel, incoming.sender.id)
  const there = own === undefined ? undefined : await session(read, toOwn(incoming, own), speaker.person)
  return there?.pending?.flow === 'place' || there?.pending?.flow === 'where'
}

/** Null: nothing to say. */
export async function privateTurn(message: Message, room: Room, hands: Hands): Promise<Turn | null> {
  const { incoming, speaker } = message
  const own = hands.directThread(incoming.channel, incoming.sender.id)
  if (own === undefined) return kept(message, hands)
  const there = await hands.session(room.read, toOwn(incoming, own), speaker.person)
  const moved = saidInDirect(message, own, there)
  const plan = await decide(moved, room, null)
  if (plan === null) return null
  return {
    first: [],
    async commit(db) {
      const known = await hands.settle(db, incoming)
      const said = await hands.write(db, { message: moved, plan, speaker: known })
      if (said.length === 0) return []
      await letGo(db, message, known.person, hands)
      return [...unanswering(said), ...replies(incoming, [{ text: movedToPrivate() }], known.language)]
    },
  }
}

/** The channel cannot speak first: it is kept until they do. */
function kept(message: Message, hands: Hands): Turn {
  return {
    first: [],
    async commit(db) {
      const known = await hands.settle(db, message.incoming)
      await keepMatter(db, message, known.person)
      await letGo(db, message, known.person, hands)
      return replies(message.incoming, [{ text: tellPrivately() }], known.language)
    },
  }
}

/** What was open in the group has gone along. */
async function letGo(db: Db, { incoming, session }: Message, person: string, hands: Hands): Promise<void> {
  if (session.pending !== null) await hands.keep(db, incoming, person, { ...session, pending: null, steps: [] })
}

/**
 * Life at risk: the card was in the group at once. There it is said that help is coming, and nothing of whom or where; the number and the
 * rest go to the direct thread. The place may be told in either.
 */
export async function privateEmergency(
  db: Db,
  { message, room, speaker, hands }: { message: Message; room: Room; speaker: Known; hands: Hands },
): Promise<Reply[]> {
  const { incoming } = message
  const own = hands.directThread(incoming.channel, incoming.sender.id)
  const whole = await emergency(message, room).commit(db, speaker.person)
  const where = whole.session.pending === null ? '' : own === undefined ? placeHere() : placePrivately()
  const line: Line = { text: `${helpIsComing()}${where}` }
  const here = await hands.write(db, { message, plan: said([line], whole.session), speaker })
  if (own === undefined) return here
  const there = saidInDirect(message, own, await hands.session(db, toOwn(incoming, own), speaker.person))
  const { pending, emergency: number, place, tickets } = whole.session
  const plan = said(whole.lines, { ...there.session, pending, emergency: number, place, tickets })
  return [...here, ...unanswering(await hands.write(db, { message: there, plan, speaker }))]
}

function said(lines: Line[], session: Session): Plan {
  return { commit: async () => ({ lines, session }) }
}
