/**
 * 交叉编码器: how well a text answers a question, read together, in a thread of its own: our own (README.md), or a folder of somebody's choice. Our own also
 * hears what a message means.
 */
import { fileURLToPath } from 'node:url'
import { type Clock, systemClock } from '../../clock.ts'
import { startRunner } from '../encoder/runner.ts'

export interface CrossEncoder {
  readonly id: string
  /** One number per text, higher is better. Rejects when the thread is lost or hangs. */
  scores(question: string, texts: readonly string[]): Promise<Float32Array>
  /**
   * What speaks for each label that a message may have, head after head as models/listener names them. Goes before all texts that wait to be read: it waits at most
   * for the one that is being read. Rejects as `scores`, and where the model is not our own.
   */
  hear(message: string): Promise<Float32Array>
  /** False once its thread has died or hung: open another. */
  readonly alive: boolean
  close(): Promise<void>
}

/** Tokens of either half of a pair, and of a message; what is beyond is cut. */
export interface MostTokens {
  question: number
  text: number
  message: number
}

const PATIENCE_MS = 60_000
const OWN_FOLDER = fileURLToPath(new URL('.', import.meta.url))
/** As our own learnt to read (models/train/close_lessons.py). It learnt to hear 150 tokens; what an unusually long message says after 48 is not worth the wait (README.md). */
const OWN_MOST: MostTokens = { question: 48, text: 150, message: 48 }

/** Rejects, with the reason, where the runtime does not load, a file is missing or damaged, or it is no cross-encoder. */
export async function openCrossEncoder({
  folder,
  clock = systemClock,
}: {
  /** Left out: our own, whose files must be those of its checksums.json. */
  folder?: string
  clock?: Clock
} = {}): Promise<CrossEncoder> {
  const worker = new URL('./worker.ts', import.meta.url)
  const input = folder === undefined ? { folder: OWN_FOLDER, sealed: true, most: OWN_MOST } : { folder, sealed: false }
  const runner = await startRunner({ worker, input, clock, patienceMs: PATIENCE_MS })
  const turns = new Turns()
  return {
    id: runner.about.id,
    get alive() {
      return runner.alive
    },
    async scores(question, texts) {
      const scores = await Promise.all(texts.map((text) => turns.take('reading', () => runner.run([question, text]))))
      return Float32Array.from(scores, ([score]) => score!)
    },
    hear: (message) => turns.take('hearing', () => runner.run([message])),
    close: () => runner.stop(),
  }
}

/** One thing at a time; hearing before reading, and of each the first that came. */
class Turns {
  private readonly waiting: Record<'hearing' | 'reading', (() => Promise<void>)[]> = { hearing: [], reading: [] }
  private isBusy = false

  take<T>(queue: 'hearing' | 'reading', work: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.waiting[queue].push(() => work().then(resolve, reject))
      void this.go()
    })
  }

  private async go(): Promise<void> {
    if (this.isBusy) return
    this.isBusy = true
    for (let next = this.next(); next; next = this.next()) await next()
    this.isBusy = false
  }

  private next(): (() => Promise<void>) | undefined {
    return this.waiting.hearing.shift() ?? this.waiting.reading.shift()
  }
}
