/**
 * 交叉编码器: how well a text answers a question, read together. None ships: a folder of one's own (README.md), opened in a thread of its own.
 */
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

const PATIENCE_MS = 60_000

/** Rejects, with the reason, where the runtime does not load, a file is missing or damaged, or it is no cross-encoder. */
export async function openCrossEncoder({
  folder,
  clock = systemClock,
}: {
  folder: string
  clock?: Clock
}): Promise<CrossEncoder> {
  const worker = new URL('./worker.ts', import.meta.url)
  const runner = await startRunner({ worker, input: { folder, sealed: false }, clock, patienceMs: PATIENCE_MS })
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
