/** What this adapter needs kept: the hosted chat, and who entered. main wires both to the store. */

export interface StoredMessage {
  /** Grows with every message of the whole history. */
  seq: number
  id: string
  /** Ours to read: see message.ts. */
  body: string
  /** ms UTC. */
  at: number
}

export interface ChatHistory {
  /** Keeps a message. The same id again changes nothing: `fresh` is false and `seq` is the first one's. Resolves once committed. */
  append(message: { id: string; thread: string; body: string; at: number }): Promise<{ seq: number; fresh: boolean }>
  /** At most `limit` messages of the thread behind `seq`, oldest first. */
  after(thread: string, seq: number, limit: number): Promise<StoredMessage[]>
  /** The newest `limit` messages of the thread, oldest first. */
  latest(thread: string, limit: number): Promise<StoredMessage[]>
}

/** Visitors who entered with a code. The keeper stores a hash of the cookie's token, never the token. */
export interface WebLogins {
  create(token: string, login: { sender: string; name: string; expiresAt: number }, now: number): Promise<void>
  /** Undefined for a token that is unknown or expired at `now`. */
  find(token: string, now: number): Promise<{ sender: string; name: string } | undefined>
  drop(token: string): Promise<void>
}
