/** 细读 for the house: our own cross-encoder, opened behind everybody's back; one question after the other, and nobody waits for it long. */
import type { Clock } from '../clock.ts'
import type { CloseReader } from '../knowledge/reading.ts'
import type { Log } from '../log.ts'
import { type CrossEncoder, openCrossEncoder } from '../models/cross-encoder/cross-encoder.ts'

export interface CloseReading {
  closeReader: CloseReader
  /** It is open, or will not be. */
  ready: Promise<void>
  /** Why it is not, where it is not. */
  readonly problem: string | undefined
  close(): Promise<void>
}

/** Who has waited so long is answered without: the decision then has its other weights. */
const LONGEST_WAIT_MS = 700

export function openCloseReading({ clock, log }: { clock: Clock; log: Log }): CloseReading {
  let model: CrossEncoder | undefined
  let problem: string | undefined
  let closed = false
  let turn: Promise<unknown> = Promise.resolve()
  let opening: Promise<void>

  const open = async (): Promise<void> => {
    try {
      const opened = await openCrossEncoder({ clock })
      if (closed) return await opened.close()
      model = opened
      problem = undefined
    } catch (error) {
      problem = (error as Error).message
      log.error('close_reader.unavailable', { reason: problem })
    }
  }
  opening = open()

  const read = async (question: string, texts: readonly string[], since: number): Promise<readonly number[] | undefined> => {
    if (!model || clock.elapsed() - since > LONGEST_WAIT_MS) return undefined
    try {
      return Array.from(await model.scores(question, texts))
    } catch (error) {
      log.warn('close_reader.failed', { reason: (error as Error).message })
      if (model.alive || closed) return undefined
      // Its thread is lost: another is opened, and meanwhile nobody waits.
      model = undefined
      opening = open()
      return undefined
    }
  }

  return {
    closeReader: {
      async score(question, texts) {
        const since = clock.elapsed()
        const mine = turn.then(() => read(question, texts, since))
        turn = mine
        // Also where its thread hangs, and with it everybody before.
        const answered = new AbortController()
        const late = clock.sleep(LONGEST_WAIT_MS, answered.signal).then(() => undefined)
        const scores = await Promise.race([mine, late])
        answered.abort()
        return scores
      },
    },
    get ready() {
      return opening
    },
    get problem() {
      return problem
    },
    async close() {
      closed = true
      await opening
      await turn
      await model?.close()
    },
  }
}
