/**
 * The contract of a flow (流程): a message in, a plan out. Flows do not know each other and never call a channel.
 *
 * A plan is made outside of any transaction (it may ask the knowledge base and look things up) and committed inside of one, together
 * with the outbox rows of what it says: so whatever may have changed meanwhile is decided in `commit`, by the desk.
 */
import type { Choice, Incoming } from '../../adapters/adapter.ts'
import type { Chance, Clock } from '../../clock.ts'
import type { Answer, Question } from '../../knowledge/answer-types.ts'
import type { Log } from '../../log.ts'
import type { Db } from '../../store/store.ts'
import type { Area, AreaTree } from '../../tickets/area.ts'
import type { Desk } from '../../tickets/desk.ts'
import type { Service } from '../../tickets/service.ts'
import type { Understanding } from '../hear/understanding.ts'
import type { Command } from '../reports/command.ts'
import type { Pending, Session } from '../waiting/session.ts'
import type { Language } from '../words/script.ts'

/** Who speaks, as the database knows them: never by what they say of themselves. */
export interface Speaker {
  /** Null before their first message is committed. */
  person: string | null
  /** Where what they say without a place is: the group's area, else their own. */
  area: string | null
  /** Areas in which they hold a post. */
  posts: Area[]
  language: Language
}

/** 来信, understood. */
export interface Message {
  incoming: Incoming
  /** What was said, without the name that called us. */
  text: string
  /** The same for comparing: one width, Simplified, lower case. */
  folded: string
  understanding: Understanding
  speaker: Speaker
  session: Session
  /** Others read along. */
  group: boolean
  now: number
  command: Command | null
  /** The id of the choice that was picked among `session.pending.choices`. */
  choice: string | null
  /** The ticket that the text or the quoted message names. */
  number: number | null
  /** Said in a group, not to us: it counts only if it clearly answers what we asked. */
  tentative: boolean
}

/** What a flow wants said. */
export interface Line {
  text: string
  choices?: Choice[]
  /** In a group, the fuller words for the speaker alone; in private they replace `text`. */
  inPrivate?: string
  /** What stands for both beside other lines of its kind. */
  brief?: string
  /** It only asks: held for a lull, and not said at all where the person goes on meanwhile (holding.ts). */
  asks?: boolean
}

export interface Outcome {
  lines: Line[]
  session: Session
  /** The report that was begun is not wanted any more. */
  dropped?: boolean
}

export interface Plan {
  /** `person`: the speaker, who has a row by now. Only database work. */
  commit(db: Db, person: string): Promise<Outcome>
}

/** What the flows work with. */
export interface Room {
  desk: Desk
  knowledge: { ask(question: Question): Promise<Answer> }
  areas: AreaTree
  services: readonly Service[]
  understand(text: string): Understanding
  /** For planning. */
  read: Db
  clock: Clock
  chance: Chance
  /** People who may let colleagues in. */
  admins: ReadonlySet<string>
  log: Log
}

/** A plan that only speaks. What was pending is settled by it, unless `session` says otherwise. */
export function say(message: Message, lines: string | Line | Line[], session: Partial<Session> = {}): Plan {
  const said = typeof lines === 'string' ? [{ text: lines }] : Array.isArray(lines) ? lines : [lines]
  return { commit: async () => ({ lines: said, session: { ...settled(message), ...session } }) }
}

/** The report that was begun is given up, as its reporter wishes. */
export function drop(message: Message, text: string): Plan {
  return {
    commit: async () => ({
      lines: [{ text }],
      session: { ...settled(message), dropped: message.session.pending },
      dropped: true,
    }),
  }
}

/** Says nothing and forgets nothing. */
export function silent(message: Message): Plan {
  return { commit: async () => ({ lines: [], session: message.session }) }
}

/** The session once what was asked is answered. */
export function settled(message: Message): Session {
  return { ...message.session, pending: null }
}

type Asked = { [Flow in Pending['flow']]: Omit<Extract<Pending, { flow: Flow }>, 'at' | 'misses' | 'choices'> }[Pending['flow']]

/** What is waited for, beginning now. */
export function asked(
  message: Message,
  what: Asked,
  { choices = [], misses = 0 }: { choices?: Choice[]; misses?: number } = {},
): Pending {
  return { ...what, choices, misses, at: message.now } as Pending
}
