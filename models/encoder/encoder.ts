/**
 * 编码器: Chinese text → 512 numbers whose cosine says how near two texts are in meaning. What it is: README.md beside this.
 *
 * It runs in a thread of its own. A question goes before all passages that wait; it waits at most for the one that is
 * being computed.
 */
import { fileURLToPath } from 'node:url'
import { type Clock, systemClock } from '../../clock.ts'
import { type Log, silentLog } from '../../log.ts'
import { type Runner, startRunner } from './runner.ts'

export interface Encoder {
  /** Changes whenever the vectors would. */
  readonly id: string
  readonly dimension: number
  /**
   * One vector of length 1 per text, in order. Texts beyond 512 tokens are cut. `now` is for a question somebody waits for.
   * Rejects with `EncoderUnavailable` when the thread is lost, with the signal's reason when it is aborted.
   */
  encode(texts: readonly string[], options?: EncodeOptions): Promise<Float32Array[]>
  close(): Promise<void>
}

export interface EncodeOptions {
  priority?: 'now' | 'background'
  signal?: AbortSignal
}

/** There is no encoder, for a reason that an operator can read. Callers go on without. */
export class EncoderUnavailable extends Error {
  override readonly name = 'EncoderUnavailable'
  readonly code = 'encoder_unavailable'
}

export interface EncoderOptions {
  /** Another model's folder; by default this one, whose files must be those of its checksums.json. Elsewhere that file may be missing. */
  folder?: string
  /** Its thread leaves a core to whoever else wants it (on Linux, where a thread can). */
  givesWay?: boolean
  log?: Log
  clock?: Clock
  /** Another thread's program: for tests of a thread that dies or hangs. */
  worker?: URL
}

interface Job {
  texts: readonly string[]
  vectors: Float32Array[]
  signal?: AbortSignal
  resolve(vectors: Float32Array[]): void
  reject(error: unknown): void
}

const OWN_FOLDER = fileURLToPath(new URL('.', import.meta.url))
const PATIENCE_MS = 60_000
// Characters handed over at once in the background: what a question may have to wait for.
const SLICE_CHARACTERS = 256

/** Ready to encode, or `EncoderUnavailable`: no native library for this machine, a file missing or damaged. */
export async function openEncoder(options: EncoderOptions = {}): Promise<Encoder> {
  const { log = silentLog, clock = systemClock } = options
  const worker = options.worker ?? new URL('./worker.ts', import.meta.url)
  const input = {
    folder: options.folder ?? OWN_FOLDER,
    sealed: options.folder === undefined,
    givesWay: options.givesWay ?? false,
  }
  const start = () => startRunner({ worker, input, clock, patienceMs: PATIENCE_MS })
  let first: Runner
  try {
    first = await start()
  } catch (error) {
    throw new EncoderUnavailable(`the encoder does not run: ${(error as Error).message}`, { cause: error })
  }
  const queue = new EncoderQueue(first, start, log)
  return {
    id: first.about.id,
    dimension: first.about.width,
    encode: (texts, { priority = 'background', signal } = {}) => queue.add(texts, priority, signal),
    close: () => queue.close(),
  }
}

class EncoderQueue {
  private readonly jobs: Record<'now' | 'background', Job[]> = { now: [], background: [] }
  private runner: Runner
  private readonly start: () => Promise<Runner>
  private readonly log: Log
  private busy = false
  /** Starts left. A thread that works again after its loss earns the next one. */
  private restarts = 1
  private closed: EncoderUnavailable | undefined

  constructor(runner: Runner, start: () => Promise<Runner>, log: Log) {
    this.runner = runner
    this.start = start
    this.log = log
  }

  add(texts: readonly string[], priority: 'now' | 'background', signal?: AbortSignal): Promise<Float32Array[]> {
    if (this.closed) return Promise.reject(this.closed)
    if (texts.length === 0) return Promise.resolve([])
    return new Promise((resolve, reject) => {
      this.jobs[priority].push({ texts, vectors: [], resolve, reject, ...(signal && { signal }) })
      void this.pump()
    })
  }

  async close(): Promise<void> {
    this.end(new EncoderUnavailable('the encoder is closed'))
    await this.runner.stop()
  }

  private async pump(): Promise<void> {
    if (this.busy) return
    this.busy = true
    for (let queue = this.next(); queue !== undefined && !this.closed; queue = this.next()) await this.step(queue)
    this.busy = false
  }

  private next(): Job[] | undefined {
    return [this.jobs.now, this.jobs.background].find((queue) => queue.length > 0)
  }

  /** One slice of the first job of a queue. */
  private async step(queue: Job[]): Promise<void> {
    const job = queue[0]!
    const drop = () => queue.splice(queue.indexOf(job), 1)
    if (job.signal?.aborted) {
      drop()
      return job.reject(job.signal.reason)
    }
    const slice = sliceOf(job)
    const { width } = this.runner.about
    try {
      const joined = await this.runner.run(slice)
      if (joined.length !== slice.length * width) throw new Error(`${joined.length} numbers for ${slice.length} texts`)
      for (let at = 0; at < joined.length; at += width) job.vectors.push(joined.subarray(at, at + width))
      this.restarts = 1
    } catch (error) {
      drop()
      job.reject(new EncoderUnavailable(`the encoder failed: ${(error as Error).message}`, { cause: error }))
      if (!this.runner.alive && !this.closed) await this.restart(error as Error)
      return
    }
    if (job.vectors.length === job.texts.length) {
      drop()
      job.resolve(job.vectors)
    }
  }

  private async restart(cause: Error): Promise<void> {
    this.log.warn('encoder.lost', { reason: cause.message, restarts: this.restarts })
    if (this.restarts-- === 0)
      return this.end(new EncoderUnavailable(`the encoder was lost twice: ${cause.message}`, { cause }))
    const { id } = this.runner.about
    try {
      this.runner = await this.start()
      if (this.runner.about.id !== id) throw new Error('its files are others now')
    } catch (error) {
      this.end(new EncoderUnavailable(`the encoder does not start again: ${(error as Error).message}`, { cause: error }))
    }
    if (this.closed) await this.runner.stop()
  }

  private end(reason: EncoderUnavailable): void {
    this.closed ??= reason
    for (const queue of Object.values(this.jobs)) for (const job of queue.splice(0)) job.reject(this.closed)
  }
}

function sliceOf({ texts, vectors }: Job): string[] {
  const slice: string[] = []
  let characters = 0
  for (let at = vectors.length; at < texts.length; at++) {
    const text = texts[at]!
    characters += text.length
    if (slice.length > 0 && characters > SLICE_CHARACTERS) break
    slice.push(text)
  }
  return slice
}
