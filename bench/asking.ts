/** People who ask whole questions of a base, and how long each of them waits. */
import { systemClock } from '../clock.ts'
import { answer } from '../knowledge/answer.ts'
import type { Crowd } from '../knowledge/crowd.ts'
import type { Library } from '../knowledge/library.ts'

export class Asking {
  private readonly library: Library
  private readonly questions: readonly string[]
  private readonly crowd: Crowd
  private next = 0

  /** `crowd`: the one whom the library gives way to, as in the house. */
  constructor(library: Library, questions: readonly string[], crowd: Crowd) {
    this.library = library
    this.crowd = crowd
    this.questions = questions
  }

  /** One after the other: ms of each. */
  async inTurn(count: number): Promise<number[]> {
    const ms: number[] = []
    for (let at = 0; at < count; at++) ms.push(await this.ask())
    return ms
  }

  /** All at the same instant: ms of each. */
  atOnce(count: number): Promise<number[]> {
    return Promise.all(Array.from({ length: count }, () => this.ask()))
  }

  /**
   * One every `everyMs`, until `count` have asked or `enough` says so, whether or not those before have their answer. Who comes while nothing moves waits
   * too: an answer's time counts from the instant at which its question was due.
   */
  async steadily({ everyMs, count = Number.POSITIVE_INFINITY, enough }: Steadily): Promise<number[]> {
    const ms: Promise<number>[] = []
    const began = systemClock.elapsed()
    for (let at = 0; at < count && !enough?.(); at++) {
      const due = began + at * everyMs
      await systemClock.sleep(due - systemClock.elapsed())
      // A timer may come a little early.
      ms.push(this.ask(Math.min(due, systemClock.elapsed())))
    }
    return Promise.all(ms)
  }

  private async ask(due = systemClock.elapsed()): Promise<number> {
    const text = this.questions[this.next++ % this.questions.length]!
    await this.crowd.join((turn) => answer({ text }, this.library.snapshot(), { clock: systemClock, turn }))
    return systemClock.elapsed() - due
  }
}

export interface Steadily {
  everyMs: number
  count?: number
  enough?(): boolean
}
