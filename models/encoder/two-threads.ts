/**
 * 两条线程: an encoder that never lets a question wait for a passage. A thread cannot be stopped in the middle of a long passage (70 ms), so when
 * a question comes while passages are encoded, a second thread with its own copy of the model takes these over, until there are none left
 * for a while. It leaves the cores to those who answer. Who is never asked anything meanwhile never pays for it.
 */
import { systemClock } from '../../clock.ts'
import { silentLog } from '../../log.ts'
import { type Encoder, type EncoderOptions, openEncoder } from './encoder.ts'

/** Between two batches of one job there is less. */
const REST_MS = 10_000

/** As `openEncoder`, with the same errors; a second thread that does not start, or is lost, costs only waiting. */
export async function openTwoThreads(options: EncoderOptions = {}): Promise<Encoder> {
  const first = await openEncoder(options)
  const passages = new PassageThread(options, first.id)
  return {
    id: first.id,
    dimension: first.dimension,
    encode(texts, { priority = 'background', signal } = {}) {
      if (priority === 'background') return passages.encode(texts, first, signal)
      passages.asked()
      return first.encode(texts, { priority, ...(signal && { signal }) })
    },
    async close() {
      await Promise.all([first.close(), passages.close()])
    },
  }
}

class PassageThread {
  private readonly options: EncoderOptions
  private readonly id: string
  /** Of passages. */
  private jobs = 0
  private thread: Encoder | undefined
  private opening: Promise<Encoder | undefined> | undefined
  private rest = new AbortController()
  /** Threads that are ending. */
  private readonly parting = new Set<Promise<void>>()
  private closed = false

  constructor(options: EncoderOptions, id: string) {
    this.options = options
    this.id = id
  }

  /** A question has come: should passages be under way, they are in its way. */
  asked(): void {
    if (this.jobs === 0 || this.closed || this.opening) return
    const opening = this.open()
    this.opening = opening
    void opening.then((thread) => {
      if (this.opening === opening) this.thread = thread
      else this.part(thread)
    })
  }

  async encode(texts: readonly string[], first: Encoder, signal?: AbortSignal): Promise<Float32Array[]> {
    this.jobs += 1
    this.rest.abort()
    const options = { priority: 'background', ...(signal && { signal }) } as const
    // While their thread starts, passages in the first one would be a third that wants a core.
    const thread = this.thread ?? (await this.opening)
    try {
      return await (thread ?? first).encode(texts, options)
    } catch (error) {
      if (!thread || signal?.aborted || this.closed) throw error
      this.thread = undefined
      this.part(thread)
      return await first.encode(texts, options)
    } finally {
      this.jobs -= 1
      if (this.jobs === 0 && this.opening) void this.closeAfterRest()
    }
  }

  /** Resolves when no thread of this is left. */
  async close(): Promise<void> {
    this.closed = true
    await this.end()
  }

  private async open(): Promise<Encoder | undefined> {
    const { log = silentLog } = this.options
    try {
      const thread = await openEncoder({ ...this.options, givesWay: true })
      // Other files than before would be other vectors.
      if (thread.id !== this.id) return void (await thread.close())
      log.info('encoder.second_thread')
      return thread
    } catch (error) {
      log.warn('encoder.one_thread', { reason: (error as Error).message })
      return undefined
    }
  }

  private async closeAfterRest(): Promise<void> {
    const rest = new AbortController()
    this.rest = rest
    await (this.options.clock ?? systemClock).sleep(REST_MS, rest.signal)
    if (!rest.signal.aborted) await this.end()
  }

  private async end(): Promise<void> {
    const { opening, thread } = this
    this.rest.abort()
    this.opening = undefined
    this.thread = undefined
    this.part(thread)
    // One that is still being opened is closed when it is there.
    await opening
    await Promise.all(this.parting)
  }

  /** Nobody waits for a thread to end but `close`. */
  private part(thread: Encoder | undefined): void {
    if (!thread) return
    const parting = thread.close().finally(() => this.parting.delete(parting))
    this.parting.add(parting)
  }
}
