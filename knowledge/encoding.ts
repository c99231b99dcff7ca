/**
 * Makes missing vectors, batch by batch, and says how far it is.
 */
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { NamedEmbeddings } from './embeddings.ts'
import type { Vectors } from './vectors.ts'

export interface EncodingOptions {
  embeddings: NamedEmbeddings
  clock: Clock
  log: Log
  /** Before each batch. */
  giveWay?: () => Promise<void>
  /** Ends it after the batch at hand. */
  signal: AbortSignal
}

// At once as many as are done in about a quarter of a second: what an edit or the end has to wait for.
const BATCH_TEXTS = 16
const BATCH_CHARACTERS = 2_000
const RETRIES_MS = [1_000, 5_000, 25_000]
const PROGRESS_MS = 5_000

/** Adds the vectors of these [key, text]. Throws when the encoder fails for good or gives what is no vector. */
export async function encodeInto(
  vectors: Vectors,
  entries: readonly [string, string][],
  options: EncodingOptions,
): Promise<void> {
  const { embeddings, clock, log, giveWay, signal } = options
  const from = clock.elapsed()
  let told = from
  for (let at = 0; at < entries.length && !signal.aborted; ) {
    await giveWay?.()
    const batch = batchOf(entries, at)
    const made = await patiently(() => embeddings.embedDocuments(batch.map(([, text]) => text)), options)
    if (made === undefined) return
    if (made.length !== batch.length) throw new Error(`the encoder gave ${made.length} vectors for ${batch.length} texts`)
    try {
      await vectors.add(batch.map(([key], number) => ({ key, vector: made[number]! })))
    } catch (error) {
      // In memory they are: only the disk refused, and the next start will make them again.
      if (batch.some(([key]) => vectors.rowOf(key) === undefined)) throw error
      log.warn('vectors.not_saved', { reason: (error as Error).message })
    }
    at += batch.length
    const now = clock.elapsed()
    if (now - told < PROGRESS_MS && at < entries.length) continue
    told = now
    log.info('vectors.progress', { done: at, of: entries.length, seconds: Math.round((now - from) / 1000) })
  }
}

/** An encoder behind a network may fail for a while; one whose thread is lost will not come back. Undefined: aborted meanwhile. */
async function patiently<T>(ask: () => Promise<T>, { clock, signal }: EncodingOptions): Promise<T | undefined> {
  for (let failures = 0; ; failures++) {
    try {
      return await ask()
    } catch (error) {
      const pause = RETRIES_MS[failures]
      if (pause === undefined || (error as { code?: string }).code === 'encoder_unavailable') throw error
      await clock.sleep(pause, signal)
      if (signal.aborted) return undefined
    }
  }
}

function batchOf(entries: readonly [string, string][], from: number): [string, string][] {
  const batch: [string, string][] = []
  let characters = 0
  for (let at = from; at < entries.length && batch.length < BATCH_TEXTS; at++) {
    characters += entries[at]![1].length
    if (batch.length > 0 && characters > BATCH_CHARACTERS) break
    batch.push(entries[at]!)
  }
  return batch
}
