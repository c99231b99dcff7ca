/**
 * The tables, as both SQLite and PostgreSQL have them.
 *
 * Instants are integers, ms UTC. JSON is text. Booleans are 0 and 1. Names say what a row is, in the words of the domain.
 */
import type { Generated } from 'kysely'
import type { JoiningsTable, TicketEventsTable, TicketsTable } from './ticket-tables.ts'

export interface Schema {
  inbox: InboxTable
  outbox: OutboxTable
  quarantine: QuarantineTable
  tickets: TicketsTable
  ticket_events: TicketEventsTable
  joinings: JoiningsTable
  people: PeopleTable
  accounts: AccountsTable
  bindings: BindingsTable
  codes: CodesTable
  code_tries: CodeTriesTable
  groups: GroupsTable
  group_acts: GroupActsTable
  sessions: SessionsTable
  chat_messages: ChatMessagesTable
  web_logins: WebLoginsTable
  standing_hits: StandingHitsTable
  conditions: ConditionsTable
}

/** 来信, each once: unique on `key`. */
export interface InboxTable {
  id: Generated<number>
  key: string
  channel: string
  /** Messages of one thread are worked on one at a time: by `turn`, then `id`. */
  thread: string
  /** The native id of who said it; '' where it is not known. What one sender says in a thread keeps its order. */
  sender: Generated<string>
  /** 0: life is at risk; the others as store/turns.ts deals them out. */
  turn: Generated<number>
  /** An `Incoming` as JSON. */
  body: string
  received_at: number
  state: 'new' | 'done' | 'failed'
  attempts: Generated<number>
  /** Not worked on before: later than `received_at` after a failed attempt, or where its sender says too much at once. */
  due_at: number
  error: string | null
  done_at: number | null
}

/** 待发箱. A row names either a thread (a direct reply) or a person (a notice; where to reach them is looked up on sending). */
export interface OutboxTable {
  /** The order in which things were said: kept per thread and person. */
  seq: Generated<number>
  id: string
  /** Two producers that would say the same thing write the same key; unique where present. */
  key: string | null
  channel: string | null
  thread: string | null
  person: string | null
  /** Where it goes, as one text: what is said to one place keeps its order. */
  place: string
  urgency: 'reply' | 'notify' | 'bulk'
  /** What is to be said, as JSON; only bot/ reads it. */
  body: string
  /** Native id of the message that this answers. */
  answers: string | null
  state: 'pending' | 'sending' | 'sent' | 'uncertain' | 'dead'
  attempts: Generated<number>
  due_at: number
  error: string | null
  /** JSON array of the channel's ids. */
  native_ids: string | null
  created_at: number
  sent_at: number | null
}

export interface QuarantineTable {
  id: Generated<number>
  key: string
  channel: string
  reason: string
  raw: string
  at: number
}

export interface PeopleTable {
  id: string
  name: string
  /** Where the row comes from: the configured people, or a first message. */
  source: 'config' | 'chat'
  /** The area the person lives or asks in, where known. */
  area: string | null
  language: 'zh-Hans' | 'zh-Hant'
  created_at: number
}

/** One account of a person on one channel. */
export interface AccountsTable {
  /** channel + ':' + native id. */
  id: string
  channel: string
  native_id: string
  name: string
  person: string
  stable: number
  seen_at: number
  /** The latest direct thread in which this account was heard. */
  direct_thread: string | null
}

/** Which account was bound to which person, by whom, when: a log. */
export interface BindingsTable {
  id: Generated<number>
  account: string
  person: string
  /** To whom the account belonged before. */
  previous: string | null
  /** The code that bound it, or null where the channel itself vouched. */
  code: number | null
  at: number
}

/** One-time codes: only a hash is kept. */
export interface CodesTable {
  id: Generated<number>
  hash: string
  purpose: 'bind'
  person: string
  created_by: string
  created_at: number
  expires_at: number
  used_at: number | null
  used_by: string | null
}

/** Wrong codes that were typed: who guesses is stopped. */
export interface CodeTriesTable {
  id: Generated<number>
  /** An account's id. */
  tried_by: string
  at: number
}

/** A group chat and the area it speaks for. */
export interface GroupsTable {
  /** channel + ':' + thread id. */
  id: string
  channel: string
  thread: string
  name: string | null
  area: string | null
  bound_by: string | null
  seen_at: number
}

/** What staff set for a group, act by act: append-only, enforced by triggers; the last one is the setting. */
export interface GroupActsTable {
  id: Generated<number>
  group_id: string
  at: number
  /** A person's id. */
  actor: string
  verb: 'watch' | 'unwatch'
}

/** 会话记忆: what a flow is in the middle of, for one person in one thread. */
export interface SessionsTable {
  /** channel + ':' + thread + ':' + person. */
  id: string
  /** JSON; only bot/ reads it. */
  state: string
  updated_at: number
  expires_at: number
}

/** What stands in a chat that we host ourselves (the web page): people's messages and ours. A reader resumes after a `seq`. */
export interface ChatMessagesTable {
  seq: Generated<number>
  /** The client's or our outbox's id: the same message twice in a thread is one row. */
  id: string
  thread: string
  /** JSON; only its adapter reads it. */
  body: string
  at: number
}

/** A visitor of the web page who entered with a code: only a hash of the cookie's token is kept. */
export interface WebLoginsTable {
  token_hash: string
  sender: string
  name: string
  created_at: number
  expires_at: number
}

/** How often a standing answer (标准问答) was given in chat. */
export interface StandingHitsTable {
  /** What knowledge/ calls it: it holds while the file and the question are called the same. */
  key: string
  hits: number
  last_at: number
}

/** How something that the house leans on is: so that staff are told of a change once, whatever restarts lie between. */
export interface ConditionsTable {
  name: string
  /** `ailing`: not well, and nobody told yet. */
  state: 'well' | 'ailing' | 'lost'
  since: number
}
