/**
 * The contract between 小格 and a channel (渠道).
 *
 * An adapter translates and decides nothing: what the platform sent becomes an `Incoming`, what 小格 wants said becomes
 * whatever the platform takes. Abilities are data (`Capabilities`), never names of platforms, and `render` (render.ts) turns one
 * `Outgoing` into what those abilities allow. Everything here is plain JSON, because both kinds of message rest in the database.
 */

/** Who wrote a message. `id` is the channel's own and is only unique inside one account of one channel. */
export interface Sender {
  id: string
  name: string
  /** It is we who said this (an echo): never answered. */
  us: boolean
  /** False where the id changes when the account logs in again (WeChat's web protocol). */
  stable: boolean
}

/** Where a message was said. `id` is opaque: only its own adapter can read it. */
export interface ThreadRef {
  id: string
  kind: 'direct' | 'group'
  name?: string
}

export type Part =
  | { type: 'text'; text: string }
  | { type: 'mention'; id: string; name: string }
  | { type: 'image' | 'voice' | 'file'; name: string; mediaType: string; bytes: number; ref: string }
  | { type: 'location'; latitude: number; longitude: number; datum: 'GCJ-02' | 'WGS-84'; label?: string }
  | { type: 'link'; url: string; title?: string }

export type IncomingKind = 'message' | 'edit' | 'action' | 'start' | 'join' | 'leave'

/** 来信: one thing that happened on a channel, in our words. */
export interface Incoming {
  /** channel + account + native id: the same when the platform delivers again, another for an edit. */
  key: string
  channel: string
  kind: IncomingKind
  /** When it was said, ms UTC, by the platform's clock. */
  at: number
  sender: Sender
  thread: ThreadRef
  parts: Part[]
  /** The text of all parts, our own mention stripped, trimmed. */
  text: string
  /** Direct, @us, or a reply to something we said. */
  addressed: boolean
  quoted?: { id: string; text: string; us: boolean }
  /** The id of the choice that was pressed. */
  action?: string
  /** What came with "start": a one-time code, for instance. */
  start?: string
}

export interface Choice {
  id: string
  label: string
}

export interface Outgoing {
  /** Our outbox id. */
  id: string
  /** The thread's opaque id. */
  thread: string
  parts: Part[]
  choices?: Choice[]
  /** Native id of the message that this answers. */
  answers?: string
  urgency: 'reply' | 'notify' | 'bulk'
}

/** What became of a send. Peers' faults are values; `send` throws only for our own bugs. */
export type Sent =
  | { ok: true; ids: string[] }
  | { ok: false; reason: 'rate'; retryAfterMs: number }
  /** Surely not delivered, worth trying again. */
  | { ok: false; reason: 'transient'; detail: string }
  /** Perhaps delivered. */
  | { ok: false; reason: 'unknown'; detail: string }
  | { ok: false; reason: 'blocked' | 'window_closed' | 'gone' | 'invalid'; detail: string }
  | { ok: false; reason: 'moved'; thread: string }

export interface Capabilities {
  groups: boolean
  /** May speak first. */
  proactive: boolean
  /** Bytes a button's id may have; 0: no buttons, choices become numbers. */
  buttonBytes: number
  edit: boolean
  recall: boolean
  quote: boolean
  mention: boolean
  /** Longest text in UTF-16 units. */
  longestText: number
  media: boolean
  location: boolean
  stableIds: boolean
  replay: 'server-queue' | 'none'
  rates: { perMinute: number; perChatMs: number }
}

export interface Health {
  state: 'up' | 'connecting' | 'down' | 'needs_login' | 'superseded'
  since: number
  lastEventAt?: number
  detail?: string
}

/** An update that its adapter could not turn into an `Incoming`: kept, acknowledged, and never in the way of the next. */
export interface Unreadable {
  key: string
  channel: string
  reason: string
  raw: string
}

/** Where an adapter puts what it heard. It may confirm to its platform only after the promise resolved: then a row is committed. */
export interface Sink {
  take(incoming: Incoming): Promise<void>
  quarantine(update: Unreadable): Promise<void>
}

export interface Adapter {
  /** The channel's name, the first part of every key: `web`. */
  readonly channel: string
  readonly capabilities: Capabilities
  start(sink: Sink): Promise<void>
  /** Leaves no live handle. */
  stop(): Promise<void>
  send(outgoing: Outgoing): Promise<Sent>
  /** The direct thread in which a person of this channel is reached, or undefined where the channel cannot speak first. */
  directThread(senderId: string): string | undefined
  health(): Health
}
