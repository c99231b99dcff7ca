/** How much one visitor may ask of us. */
import type { Clock } from '../../clock.ts'

export interface WebLimits {
  /** Messages a seat may send at once, and then each second. */
  burst: number
  perSecond: number
  /** Open pages over all, and from one address. */
  streams: number
  streamsPerAddress: number
  /** Codes that may be tried from one address at once, and over all; one more a minute, and a dozen a minute. */
  codeTries: number
  codeTriesOverAll: number
}

export const STANDARD_LIMITS: WebLimits = {
  burst: 20,
  perSecond: 1,
  streams: 500,
  streamsPerAddress: 40,
  codeTries: 8,
  codeTriesOverAll: 60,
}

/** Bytes of one posted body: 40,000 units of text as UTF-8, with room for JSON. */
export const LONGEST_BODY = 256 * 1024

/** Token buckets, one a key. At most `MOST_KEYS` are remembered; the one that was idle longest is forgotten first. */
export class Buckets {
  readonly #clock: Clock
  readonly #capacity: number
  readonly #perSecond: number
  readonly #levels = new Map<string, { level: number; at: number }>()

  constructor(options: { clock: Clock; capacity: number; perSecond: number }) {
    this.#clock = options.clock
    this.#capacity = options.capacity
    this.#perSecond = options.perSecond
  }

  /** Takes one. @returns 0, or the ms after which one will be there. */
  take(key: string): number {
    const now = this.#clock.elapsed()
    const seen = this.#levels.get(key) ?? { level: this.#capacity, at: now }
    const level = Math.min(this.#capacity, seen.level + ((now - seen.at) / 1000) * this.#perSecond)
    this.#levels.delete(key)
    this.#levels.set(key, { level: level >= 1 ? level - 1 : level, at: now })
    const oldest = this.#levels.size > MOST_KEYS ? this.#levels.keys().next().value : undefined
    if (oldest !== undefined) this.#levels.delete(oldest)
    return level >= 1 ? 0 : Math.ceil(((1 - level) / this.#perSecond) * 1000)
  }
}

const MOST_KEYS = 10_000
