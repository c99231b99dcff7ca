/**
 * What visitors post, on its way in: into the history, then into the sink, and only then is it acknowledged.
 *
 * The history comes first so that an answer can never stand above its question. Both steps are idempotent by the same key, so a
 * page that heard no acknowledgement simply posts again. One thread's posts go one after another: their order in the history is
 * the order in which 小格 hears them.
 */
import { createHash } from 'node:crypto'
import type { Clock } from '../../clock.ts'
import type { Log } from '../../log.ts'
import type { Incoming, Sink } from '../adapter.ts'
import { type Context, decodeAction, decodeMessage, readAction, readMessage } from './decode.ts'
import { encodeIncoming } from './encode.ts'
import type { ChatHistory, StoredMessage } from './history.ts'
import { type Body, quoteOf } from './message.ts'
import { type Seat, threadOf } from './seats.ts'

export interface IntakeOptions {
  channel: string
  names: readonly [string, ...string[]]
  history: ChatHistory
  sink: Sink
  clock: Clock
  log: Log
  /** Called when something new stands in a thread. */
  changed(thread: string): void
}

export type Posted =
  | { outcome: 'taken'; seq: number }
  /** For good: the page must not try again. */
  | { outcome: 'unreadable'; reason: string }
  /** The page tries again. */
  | { outcome: 'busy' }

/** Posts of one thread that may wait for the one before them. */
const MOST_WAITING = 200
const RAW_LENGTH = 2000

export class Intake {
  readonly #options: IntakeOptions
  readonly #turns = new Map<string, { last: Promise<unknown>; waiting: number }>()
  #working = 0
  #idle: () => void = () => {}

  constructor(options: IntakeOptions) {
    this.#options = options
  }

  /** Resolves once nothing is on its way in. */
  async settled(): Promise<void> {
    if (this.#working === 0) return
    await new Promise<void>((resolve) => {
      this.#idle = resolve
    })
  }

  async message(raw: string, seat: Seat): Promise<Posted> {
    const posted = readMessage(parse(raw), seat)
    if (typeof posted === 'string') return this.#unreadable(raw, seat, posted)
    const thread = threadOf(seat, posted.place)?.id ?? ''
    return this.#inTurn(thread, async () => {
      const quoted = posted.quote === undefined ? undefined : await this.#find(thread, posted.quote)
      const incoming = decodeMessage(posted, quoted, this.#context(seat))
      return this.#take(incoming, posted.clientId, quoted ? { quote: quoteOf(quoted, this.#options.names[0]) } : {})
    })
  }

  async action(raw: string, seat: Seat): Promise<Posted> {
    const posted = readAction(parse(raw), seat)
    if (typeof posted === 'string') return this.#unreadable(raw, seat, posted)
    const thread = threadOf(seat, posted.place)?.id ?? ''
    return this.#inTurn(thread, async () => {
      const incoming = decodeAction(posted, await this.#find(thread, posted.seq), this.#context(seat))
      if (typeof incoming === 'string') return this.#unreadable(raw, seat, incoming)
      return this.#take(incoming, posted.clientId, { pressed: { seq: posted.seq, choice: posted.choice } })
    })
  }

  async #take(incoming: Incoming, clientId: string, more: Pick<Body, 'quote' | 'pressed'>): Promise<Posted> {
    const { history, sink, changed } = this.#options
    const row = encodeIncoming(incoming, clientId, more)
    const thread = incoming.thread.id
    const { seq, fresh } = await history.append({ ...row, thread, at: incoming.at })
    if (fresh) changed(thread)
    await sink.take(incoming)
    return { outcome: 'taken', seq }
  }

  async #unreadable(raw: string, seat: Seat, reason: string): Promise<Posted> {
    const { channel, sink, log } = this.#options
    const hash = createHash('sha256').update(raw).digest('hex').slice(0, 32)
    try {
      const key = `${channel}:${seat.senderId}:unreadable-${hash}`
      await sink.quarantine({ key, channel, reason, raw: raw.slice(0, RAW_LENGTH) })
      return { outcome: 'unreadable', reason }
    } catch (error) {
      log.warn('web.quarantine_failed', { error })
      return { outcome: 'busy' }
    }
  }

  async #inTurn(thread: string, work: () => Promise<Posted>): Promise<Posted> {
    const turn = this.#turns.get(thread) ?? { last: Promise.resolve(), waiting: 0 }
    if (turn.waiting >= MOST_WAITING) return { outcome: 'busy' }
    this.#turns.set(thread, turn)
    turn.waiting += 1
    this.#working += 1
    const mine = turn.last.then(work).catch((error: unknown): Posted => {
      this.#options.log.warn('web.take_failed', { error })
      return { outcome: 'busy' }
    })
    turn.last = mine
    const posted = await mine
    turn.waiting -= 1
    this.#working -= 1
    if (turn.waiting === 0) this.#turns.delete(thread)
    if (this.#working === 0) this.#idle()
    return posted
  }

  async #find(thread: string, seq: number): Promise<StoredMessage | undefined> {
    const [row] = await this.#options.history.after(thread, seq - 1, 1)
    return row?.seq === seq ? row : undefined
  }

  #context(seat: Seat): Context {
    const { channel, names, clock } = this.#options
    return { channel, names, seat, at: clock.now() }
  }
}

/** Undefined, which is no message, for what is not JSON. */
function parse(raw: string): unknown {
  try {
    return JSON.parse(raw)
  } catch {
    return undefined
  }
}
