/**
 * The open pages: server-sent events that can be taken up again at any point.
 *
 * A stream holds no messages, only how far it has read each thread; it reads on from the history whenever its peer is ready for
 * more. So a slow reader costs nothing but its place, is cut when it stands still, and misses nothing when it returns.
 * The id of every event is that position (`12.40.7`, one number a thread in the order of `threadsOf`), opaque to the page.
 */
import type { ServerResponse } from 'node:http'
import type { Clock } from '../../clock.ts'
import type { Log } from '../../log.ts'
import type { ChatHistory, StoredMessage } from './history.ts'
import type { WebLimits } from './limits.ts'
import { viewOf } from './message.ts'
import { directThreadOf, placesOf, type Seat, threadOf, threadsOf } from './seats.ts'

const BEAT_MS = 15_000
/** A peer that takes nothing for so long is cut. */
const STALLED_MS = 30_000
const PAGE = 100

export interface StreamVisit {
  seats: readonly Seat[]
  address: string
  after: string | undefined
  stillWelcome(): Promise<boolean>
}

interface Stream {
  address: string
  seats: readonly Seat[]
  response: ServerResponse
  /** Asked with each beat: a login that ended ends its open pages too. */
  stillWelcome(): Promise<boolean>
  /** Insertion order is the order of the event id. */
  position: Map<string, number>
  dirty: Set<string>
  wake: AbortController
  closed: boolean
}

export interface StreamsOptions {
  history: ChatHistory
  clock: Clock
  log: Log
  limits: WebLimits
  ourName: string
}

export class Streams {
  readonly #options: StreamsOptions
  readonly #open = new Set<Stream>()

  constructor(options: StreamsOptions) {
    this.#options = options
  }

  get size(): number {
    return this.#open.size
  }

  /** False where no more pages can be served. */
  hasRoom(address: string): boolean {
    const { streams, streamsPerAddress } = this.#options.limits
    const same = [...this.#open].filter((stream) => stream.address === address).length
    return this.#open.size < streams && same < streamsPerAddress
  }

  /** Serves `response` until either side ends it. `after` is the id of the last event that the page saw. */
  serve(response: ServerResponse, visit: StreamVisit): void {
    const { seats, address, after, stillWelcome } = visit
    const threads = threadsOf(seats)
    const seen = readPosition(after, threads)
    const position = seen ?? new Map(threads.map((thread) => [thread, 0]))
    const wake = new AbortController()
    const stream: Stream = { address, seats, response, stillWelcome, position, dirty: new Set(threads), wake, closed: false }
    this.#open.add(stream)
    response.once('close', () => this.#end(stream))
    response.on('error', () => this.#end(stream))
    void this.#pump(stream, seen !== undefined).catch((error: unknown) => {
      this.#options.log.warn('web.stream_failed', { error })
      this.#end(stream)
    })
  }

  /** Something new stands in the thread. */
  wake(thread: string): void {
    for (const stream of this.#open) {
      if (!stream.position.has(thread)) continue
      stream.dirty.add(thread)
      stream.wake.abort()
    }
  }

  /** Ends the pages of one person. */
  endOf(senderId: string): void {
    for (const stream of this.#open) if (stream.seats.some((seat) => seat.senderId === senderId)) this.#end(stream)
  }

  close(): void {
    for (const stream of this.#open) this.#end(stream)
  }

  #end(stream: Stream): void {
    if (stream.closed) return
    stream.closed = true
    this.#open.delete(stream)
    stream.wake.abort()
    stream.response.destroy()
  }

  async #pump(stream: Stream, known: boolean): Promise<void> {
    await this.#write(stream, 'retry: 1000\n\n')
    if (!known || !(await this.#reachable(stream))) {
      await this.#write(stream, event('reset', '{}'))
      stream.response.end()
      return
    }
    await this.#write(stream, event('hello', '{}'))
    while (!stream.closed) {
      const [thread] = stream.dirty
      if (thread === undefined) await this.#idle(stream)
      else await this.#advance(stream, thread)
    }
  }

  /** A position beyond the end belongs to another history: the page must start over. */
  async #reachable(stream: Stream): Promise<boolean> {
    for (const [thread, seq] of stream.position) {
      const [last] = seq > 0 ? await this.#options.history.latest(thread, 1) : []
      if (seq > (last?.seq ?? 0)) return false
    }
    return true
  }

  async #idle(stream: Stream): Promise<void> {
    stream.wake = new AbortController()
    await this.#options.clock.sleep(BEAT_MS, stream.wake.signal)
    if (stream.closed || stream.dirty.size > 0) return
    if (await stream.stillWelcome()) await this.#write(stream, event('beat', '{}'))
    else this.#end(stream)
  }

  async #advance(stream: Stream, thread: string): Promise<void> {
    stream.dirty.delete(thread)
    const rows = await this.#options.history.after(thread, stream.position.get(thread) ?? 0, PAGE)
    if (rows.length === PAGE) stream.dirty.add(thread)
    for (const row of rows) {
      stream.position.set(thread, row.seq)
      await this.#write(
        stream,
        event('message', JSON.stringify(this.#views(stream, thread, row)), writePosition(stream.position)),
      )
    }
  }

  #views(stream: Stream, thread: string, row: StoredMessage) {
    return stream.seats.flatMap((seat) => {
      if (!placesOf(seat).some((place) => threadOf(seat, place)?.id === thread)) return []
      const place = thread === directThreadOf(seat.senderId) ? 'direct' : 'group'
      return [{ seat: seat.id, place, message: viewOf(row, seat.senderId, this.#options.ourName) }]
    })
  }

  /** Resolves when the peer has room for more; a peer that stands still is cut. */
  async #write(stream: Stream, text: string): Promise<void> {
    const { response } = stream
    if (stream.closed || response.write(text)) return
    const moved = new AbortController()
    const move = () => moved.abort()
    response.once('drain', move)
    response.once('close', move)
    await this.#options.clock.sleep(STALLED_MS, moved.signal)
    response.off('drain', move)
    response.off('close', move)
    if (!moved.signal.aborted) this.#end(stream)
  }
}

export function writePosition(position: ReadonlyMap<string, number>): string {
  return [...position.values()].join('.')
}

function readPosition(text: string | undefined, threads: readonly string[]): Map<string, number> | undefined {
  const numbers = text?.split('.') ?? []
  if (numbers.length !== threads.length || !numbers.every((number) => /^\d{1,15}$/.test(number))) return undefined
  return new Map(threads.map((thread, index) => [thread, Number(numbers[index])]))
}

function event(name: string, data: string, id?: string): string {
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${name}\ndata: ${data}\n\n`
}
