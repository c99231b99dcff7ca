/**
 * 交叉编码器: how well a text answers a question, read together, in a thread of its own: our own (README.md), or a folder of somebody's choice.
 */
import { fileURLToPath } from 'node:url'
import { type Clock, systemClock } from '../../clock.ts'
import { startRunner } from '../encoder/runner.ts'

export interface CrossEncoder {
  readonly id: string
  /** One number per text, higher is better. One call at a time; rejects when the thread is lost or hangs. */
  scores(question: string, texts: readonly string[]): Promise<Float32Array>
  /** False once its thread has died or hung: open another. */
  readonly alive: boolean
  close(): Promise<void>
}

/** Tokens of either half; what is beyond is cut. */
export interface MostTokens {
  question: number
  text: number
}

const PATIENCE_MS = 60_000
const OWN_FOLDER = fileURLToPath(new URL('.', import.meta.url))
/** As our own learnt to read (models/train/close.py). */
const OWN_MOST: MostTokens = { question: 48, text: 150 }

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
  return {
    id: runner.about.id,
    get alive() {
      return runner.alive
    },
    async scores(question, texts) {
      const scores = await runner.run([question, ...texts])
      if (scores.length !== texts.length) throw new Error(`${scores.length} numbers for ${texts.length} texts`)
      return scores
    },
    close: () => runner.stop(),
  }
}
