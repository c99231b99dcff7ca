/**
 * 细读 for the house: our own cross-encoder, opened behind everybody's back; one question after the other, messages between its passages, and nobody waits
 * for it long.
 */
import type { Clock } from '../clock.ts'
import type { CloseReader } from '../knowledge/reading.ts'
import type { Log } from '../log.ts'
import { type CrossEncoder, openCrossEncoder } from '../models/cross-encoder/cross-encoder.ts'

/** What the close reader hears in messages. */
export interface Meanings {
  /** Whose they are; undefined while it is not open. */
  readonly hearer: string | undefined
  /** Undefined where there is none now. Never rejects. Who comes while it opens waits for it, but not long. */
  of(message: string): Promise<Float32Array | undefined>
  /** It is open, or will not be. */
  readonly ready: Promise<void>
}

export interface CloseReading {
  closeReader: CloseReader
  meanings: Meanings
  /** It is open, or will not be. */
  ready: Promise<void>
  /** Why it is not, where it is not. */
  readonly problem: string | undefined
  close(): Promise<void>
}

/** Who has waited so long, or would, is answered without: the decision then has its other weights. */
export const LONGEST_WAIT_MS = 500
/** Where more than so many are there at once, the first passage of each is read and no other: half the time, and most of what reading tells. */
const UNHURRIED = 3
/** How much the last question's time says of the next one's. */
const LATEST = 0.3
/** Once somebody waited that long to be heard, nobody waits at all for so long: a message has its first look. */
const REST_MS = 30_000

export function openCloseReading({ clock, log }: { clock: Clock; log: Log }): CloseReading {
  let model: CrossEncoder | undefined
  let problem: string | undefined
  let closed = false
  let turn: Promise<unknown> = Promise.resolve()
  /** Questions that are read or wait to be; how long one usually takes, ms. */
  let waiting = 0
  let usual = 0
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

  /** A thread that is lost is replaced by another; meanwhile nobody waits. */
  const failed = (used: CrossEncoder, error: unknown): undefined => {
    log.warn('close_reader.failed', { reason: (error as Error).message })
    if (used.alive || used !== model || closed) return
    model = undefined
    opening = open()
  }
  /** Also where its thread hangs, and with it everybody before. */
  const inPatience = async <T>(work: Promise<T | undefined>): Promise<T | undefined> => {
    const answered = new AbortController()
    const late = clock.sleep(LONGEST_WAIT_MS, answered.signal).then(() => undefined)
    const done = await Promise.race([work, late])
    answered.abort()
    return done
  }

  const read = async (question: string, texts: readonly string[], since: number): Promise<readonly number[] | undefined> => {
    const used = model
    if (!used || clock.elapsed() - since > LONGEST_WAIT_MS) return undefined
    const began = clock.elapsed()
    return used.scores(question, waiting > UNHURRIED ? texts.slice(0, 1) : texts).then(
      (scores) => {
        usual += LATEST * (clock.elapsed() - began - usual)
        return Array.from(scores)
      },
      (error: unknown) => failed(used, error),
    )
  }
  let restsUntil = 0

  return {
    closeReader: {
      score(question, texts) {
        // Nobody stands in a queue that is too long, only to be answered without in the end.
        if (waiting * usual > LONGEST_WAIT_MS) return Promise.resolve(undefined)
        const since = clock.elapsed()
        waiting += 1
        const mine = turn.then(() => read(question, texts, since)).finally(() => (waiting -= 1))
        turn = mine
        return inPatience(mine)
      },
    },
    meanings: {
      get hearer() {
        return model?.id
      },
      async of(message) {
        if (clock.elapsed() < restsUntil) return undefined
        const used = model ?? (await inPatience(opening.then(() => model)))
        if (!used) return undefined
        const meanings = await inPatience(used.hear(message).catch((error: unknown) => failed(used, error)))
        if (!meanings) restsUntil = clock.elapsed() + REST_MS
        return meanings
      },
      get ready() {
        return opening
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
