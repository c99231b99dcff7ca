/**
 * 等一等: what only asks waits for a short lull, because people write as they speak: “3栋”, “2单元”, “灯不亮了”. Answers, filed
 * tickets and emergencies never wait.
 *
 * A held question is an outbox row that is due later. The next turn of the same person in the same thread takes it back while it is still
 * pending, in its own transaction: a restart in between loses nothing and says nothing twice.
 */
import { takeBack } from '../../store/outbox.ts'
import type { Db } from '../../store/store.ts'
import type { Line, Message } from '../flows/flow.ts'
import type { Reply } from '../replying.ts'
import type { Session } from '../waiting/session.ts'
import { replyKey } from './saying.ts'

/** Was what we asked last not said yet? Then going on is no answer to it, and nothing was misunderstood. */
export function isUnsaid({ session, now }: Pick<Message, 'session' | 'now'>): boolean {
  return session.held !== null && now < session.held.until
}

/** Takes back what the turn has overtaken: a question that is settled, or that is asked anew. What stays open stays held. */
export async function overtaken(db: Db, message: Message, { lines, session }: { lines: Line[]; session: Session }) {
  const { held } = message.session
  if (held === null) return session
  // Nothing was said and nothing has changed: it is not answered.
  if (lines.length === 0 && session === message.session) return session
  const before = message.session.pending
  const open = session.pending !== null && session.pending.flow === before?.flow && session.pending.at === before.at
  if (open && !lines.some(({ asks }) => asks)) return session
  await takeBack(db, held.keys)
  return { ...session, held: null }
}

/** The session that remembers which of the replies are held. */
export function holding(session: Session, message: Message, replies: readonly Reply[]): Session {
  const held = replies.flatMap(({ dueAt }, index) => (dueAt === undefined ? [] : [{ dueAt, index }]))
  const [first] = held
  if (!first) return session
  return { ...session, held: { keys: held.map(({ index }) => replyKey(message.incoming.key, index)), until: first.dueAt } }
}
