/**
 * 小格's own page: here the server is the platform. It keeps the chat, shows it to those who take part in it, and hands what
 * they say to the sink. Nothing is acknowledged to a page before the sink has it.
 */
import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import type { Chance, Clock } from '../../clock.ts'
import type { Log } from '../../log.ts'
import type { Adapter, Health, Incoming, Outgoing, Sent, Sink } from '../adapter.ts'
import { webCapabilities } from './capabilities.ts'
import { encode } from './encode.ts'
import { readPage } from './files.ts'
import type { ChatHistory } from './history.ts'
import { Intake } from './intake.ts'
import { STANDARD_LIMITS, type WebLimits } from './limits.ts'
import { quoteOf, readBody } from './message.ts'
import { createRoutes, type Readiness } from './routes.ts'
import { directThreadOf, isThread, SEAT_ID, type Seat } from './seats.ts'
import { Streams } from './streams.ts'
import { type Door, Visitors } from './visitors.ts'

export interface WebOptions {
  host: string
  /** 0: any free one, see `url`. */
  port: number
  /** What people call us; the first is what stands before our words. */
  names: readonly [string, ...string[]]
  /** The community's name, at the head of the page. */
  title: string
  history: ChatHistory
  /** The sample community: anybody may take these seats. Leave it out everywhere else. */
  seats?: readonly Seat[]
  /** The way in where there are no sample seats. */
  door?: Door
  /** The address that people type, where it is not the one we listen on: `https://chat.example.cn`. */
  origin?: string | undefined
  readiness?: () => Promise<Readiness>
  limits?: Partial<WebLimits>
  clock: Clock
  chance: Chance
  log: Log
}

/** How long `stop` lets what is on its way in arrive. */
const STOP_MS = 5000
/** A request must be told within these; an answer (a stream) may last. */
const PATIENCE = { headersTimeout: 10_000, requestTimeout: 30_000 }
const MOST_CONNECTIONS = 2000
/** How far back the message that is answered is looked for. */
const ANSWERS_WITHIN = 100

export class WebAdapter implements Adapter {
  readonly channel = 'web'
  readonly capabilities = webCapabilities

  readonly #options: WebOptions
  readonly #limits: WebLimits
  readonly #streams: Streams
  #intake: Intake | undefined
  #server: Server | undefined
  #health: Health

  constructor(options: WebOptions) {
    if ((options.seats === undefined) === (options.door === undefined)) throw new TypeError('either seats or a door')
    const bad = options.seats?.find(({ id }) => !SEAT_ID.test(id))
    if (bad) throw new TypeError(`a seat's id must match ${SEAT_ID}: ${bad.id}`)
    const { history, clock, log, names } = options
    this.#options = options
    this.#limits = { ...STANDARD_LIMITS, ...options.limits }
    this.#streams = new Streams({ history, clock, log, limits: this.#limits, ourName: names[0] })
    this.#health = { state: 'down', since: clock.now() }
  }

  /** Where the page is, once started: `http://127.0.0.1:8080`. */
  get url(): string {
    const address = this.#server?.address()
    if (!address || typeof address === 'string') throw new Error('the page is not served yet')
    const { port } = address
    const { host } = this.#options
    const shown = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host
    return `http://${shown}:${port}`
  }

  /** @throws the system's error, where the port cannot be had. */
  async start(sink: Sink): Promise<void> {
    const { host, port, clock, chance, log, seats, door, origin, names, title, history, readiness } = this.#options
    const streams = this.#streams
    const noted: Sink = {
      ...sink,
      take: (incoming) => this.#noted(sink, incoming),
      quarantine: (update) => sink.quarantine(update),
    }
    const changed = (thread: string) => streams.wake(thread)
    const intake = new Intake({ channel: this.channel, names, history, sink: noted, clock, log, changed })
    const secure = origin?.startsWith('https:') ?? false
    const limits = this.#limits
    const visitors = new Visitors({ clock, chance, seats, door, secure, limits })
    const files = await readPage()
    const app = createRoutes({
      origin,
      title,
      ourName: names[0],
      history,
      files,
      visitors,
      streams,
      intake,
      limits,
      clock,
      log,
      readiness,
    })
    const server = createAdaptorServer({ fetch: app.fetch, hostname: host, serverOptions: PATIENCE }) as Server
    server.maxConnections = MOST_CONNECTIONS
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, host, () => {
        server.off('error', reject)
        resolve()
      })
    })
    this.#server = server
    this.#intake = intake
    this.#health = { state: 'up', since: clock.now() }
  }

  async stop(): Promise<void> {
    const server = this.#server
    if (!server) return
    this.#server = undefined
    this.#health = { ...this.#health, state: 'down', since: this.#options.clock.now() }
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    this.#streams.close()
    const patience = new AbortController()
    await Promise.race([this.#intake?.settled(), this.#options.clock.sleep(STOP_MS, patience.signal)])
    // Answers to what has just settled still have to be written.
    server.closeIdleConnections()
    await Promise.race([closed, this.#options.clock.sleep(200, patience.signal)])
    server.closeAllConnections()
    await closed
    patience.abort()
  }

  /** Kept in the history under our outbox id, then shown: sent again, it is still there once. */
  async send(outgoing: Outgoing): Promise<Sent> {
    if (!isThread(outgoing.thread)) return { ok: false, reason: 'gone', detail: 'no thread of this page' }
    const { history, names, clock, log } = this.#options
    try {
      // The native id alone, or the whole key: both name a message of this thread.
      const recent = outgoing.answers === undefined ? [] : await history.latest(outgoing.thread, ANSWERS_WITHIN)
      const answered = recent.findLast((row) => [row.id, readBody(row).clientId].includes(outgoing.answers))
      const rows = encode(outgoing, answered && quoteOf(answered, names[0]))
      for (const row of rows) await history.append({ ...row, thread: outgoing.thread, at: clock.now() })
      this.#streams.wake(outgoing.thread)
      return { ok: true, ids: rows.map(({ id }) => id) }
    } catch (error) {
      log.warn('web.send_failed', { error })
      return { ok: false, reason: 'transient', detail: error instanceof Error ? error.message : String(error) }
    }
  }

  directThread(senderId: string): string {
    return directThreadOf(senderId)
  }

  health(): Health {
    return this.#health
  }

  async #noted(sink: Sink, incoming: Incoming): Promise<void> {
    await sink.take(incoming)
    this.#health = { ...this.#health, lastEventAt: this.#options.clock.now() }
  }
}
