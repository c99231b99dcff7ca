/**
 * The line to the encoder: opened in the background, used within a time limit, given a rest when it fails, and tried again until it works,
 * so that an endpoint that comes back, or a model file that is put right, is found without a restart.
 *
 * While it rests nobody waits for it: questions are answered by words.
 */
import { join } from 'node:path'
import type { EmbeddingsInterface } from '@langchain/core/embeddings'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import { type NamedEmbeddings, named } from './embeddings.ts'
import { Vectors } from './vectors.ts'

/** A function is asked anew after each failure; anything else is what it is. */
export type EmbeddingsSource = EmbeddingsInterface | Promise<EmbeddingsInterface> | (() => Promise<EmbeddingsInterface>)

export interface LineOptions {
  source: EmbeddingsSource | undefined
  dataFolder: string
  clock: Clock
  log: Log
  /** It works, again or with other vectors than before: what is missing can be made. */
  mended(): void
  /** It has come to rest. */
  lost(): void
}

export interface OpenLine {
  embeddings: NamedEmbeddings
  /** Kept by encoder and dimension, each beside the others: going back to an encoder costs nothing. */
  vectors: Vectors
}

/** A question waits no longer. */
const QUERY_LIMIT_MS = 5_000
/** Failures of questions in a row after which it rests. */
const PATIENCE = 2
const MENDING_MS = [2_000, 10_000, 30_000, 60_000, 120_000]
const REMEMBERED_QUERIES = 256
const PROBE = '社区'

export class EncoderLine {
  /** The first try is over; it may have failed. */
  readonly ready: Promise<void>
  opened: OpenLine | undefined
  /** Why nothing is found by meaning, or not everything; kept until all is made again. */
  problem: string | undefined
  private readonly options: LineOptions
  private readonly closing = new AbortController()
  private readonly queries = new Map<string, Promise<ArrayLike<number> | undefined>>()
  private resting = false
  private failures = 0
  /** Mendings since all was well: the next one waits longer. */
  private tries = 0
  private mending: Promise<void> | undefined

  constructor(options: LineOptions) {
    this.options = options
    this.ready = this.open().catch((error: unknown) => this.failed((error as Error).message))
  }

  /** Of length and numbers as promised, or undefined. The last few are remembered: one question is asked of several indexes. */
  toVector(query: string): Promise<ArrayLike<number> | undefined> {
    if (!this.opened || this.resting) return Promise.resolve(undefined)
    const known = this.queries.get(query)
    if (known) return known
    const vector = this.askFor(query, this.opened)
    this.queries.set(query, vector)
    if (this.queries.size > REMEMBERED_QUERIES) this.queries.delete(this.queries.keys().next().value!)
    vector.then((value) => value === undefined && this.queries.get(query) === vector && this.queries.delete(query))
    return vector
  }

  /** All that was missing is made. That passages could be encoded does not say that questions can. */
  worked(): void {
    if (this.resting) return
    this.problem = undefined
    this.tries = 0
  }

  /** It is given a rest, and tried again by and by. */
  failed(reason: string): void {
    if (this.closing.signal.aborted || !this.options.source) return
    if (this.problem !== reason) this.options.log.warn('encoder.unavailable', { reason })
    this.problem = reason
    this.resting = true
    this.mending ??= this.mend().finally(() => (this.mending = undefined))
    this.options.lost()
  }

  async close(): Promise<void> {
    this.closing.abort()
    await this.ready
    await this.mending
    await this.opened?.vectors.close()
  }

  private async open(): Promise<void> {
    const { source, dataFolder } = this.options
    if (!source) return
    const embeddings = await named(await (typeof source === 'function' ? source() : source))
    if (this.closing.signal.aborted) return
    const { opened } = this
    if (opened?.embeddings.id === embeddings.id && opened.vectors.dimension === embeddings.dimension) {
      this.opened = { embeddings, vectors: opened.vectors }
      return
    }
    const { id, dimension } = embeddings
    this.opened = { embeddings, vectors: await Vectors.open({ encoder: id, dimension, folder: join(dataFolder, 'vectors') }) }
    this.queries.clear()
    await opened?.vectors.close()
  }

  private async mend(): Promise<void> {
    const { clock, log, mended } = this.options
    const { signal } = this.closing
    while (!signal.aborted) {
      await clock.sleep(MENDING_MS[Math.min(this.tries, MENDING_MS.length - 1)]!, signal)
      if (signal.aborted) return
      this.tries += 1
      try {
        await this.open()
        const { embeddings } = this.opened!
        checked(await embeddings.embedQuery(PROBE), embeddings.dimension)
      } catch (error) {
        this.problem = (error as Error).message
        log.debug('encoder.still_unavailable', { reason: this.problem })
        continue
      }
      this.resting = false
      this.failures = 0
      if (!signal.aborted) mended()
      return
    }
  }

  private async askFor(query: string, { embeddings }: OpenLine): Promise<ArrayLike<number> | undefined> {
    const answered = new AbortController()
    const late = this.options.clock.sleep(QUERY_LIMIT_MS, answered.signal).then(() => {
      throw new Error(`no vector within ${QUERY_LIMIT_MS} ms`)
    })
    try {
      const vector = checked(await Promise.race([embeddings.embedQuery(query), late]), embeddings.dimension)
      this.failures = 0
      return vector
    } catch (error) {
      this.missed(error as Error, embeddings)
      return undefined
    } finally {
      answered.abort()
      late.catch(() => {})
    }
  }

  private missed(error: Error & { code?: string }, { id }: NamedEmbeddings): void {
    if (this.closing.signal.aborted) return
    this.options.log.warn('encoder.failed', { encoder: id, reason: error.message })
    this.failures += 1
    if (this.failures >= PATIENCE || error.code === 'encoder_unavailable') this.failed(error.message)
  }
}

function checked(vector: number[], dimension: number): number[] {
  if (vector.length === dimension && vector.every(Number.isFinite)) return vector
  throw new Error(`not a vector of ${dimension} numbers`)
}
