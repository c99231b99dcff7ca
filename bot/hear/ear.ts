/**
 * 耳朵: understanding in two looks. The first is by rules, words and what was learnt from them: at once, and all that the emergency card waits for.
 * The second, for a message of which the first is not sure, adds the encoder's vector; it comes before the message's turn is planned.
 * What was understood of a text is remembered, so that every later look at it, by whomever, sees the same.
 */
import type { Listener } from '../../models/listener/listener.ts'
import { look } from './look.ts'
import { understand } from './understand.ts'
import type { Understanding, Vocabulary } from './understanding.ts'

export interface Ear {
  /** What is known of it by now. Pure but for the remembering; the value is shared and may not be changed. */
  understand(text: string): Understanding
  /** Looks again where it is worth it. Never rejects: without an encoder the first look stands. */
  ponder(text: string): Promise<Understanding>
}

export interface EarParts {
  vocabulary: Vocabulary
  listener?: Listener | undefined
  /** The vector of a text, masked and folded, by the listener's encoder; undefined where there is none now. */
  encode?: ((text: string) => Promise<Float32Array | undefined>) | undefined
  /** Texts that are remembered. */
  most?: number
}

/** Below this certainty of the intent a second look is worth its five milliseconds. */
const UNSURE = 0.7
/** As much of a message as the listener was taught with. UTF-16 units. */
const MEANT = 200

export function createEar({ vocabulary, listener, encode, most = 256 }: EarParts): Ear {
  /** In order of first use. */
  const known = new Map<string, { heard: Understanding; pondered: boolean }>()
  const keep = (text: string, heard: Understanding, pondered: boolean) => {
    known.set(text, { heard, pondered })
    if (known.size > most) known.delete(known.keys().next().value!)
    return heard
  }
  const first = (text: string) => known.get(text)?.heard ?? keep(text, understand(text, vocabulary, { listener }), false)
  return {
    understand: first,
    async ponder(text) {
      const heard = first(text)
      if (!encode || !listener || heard.certainty >= UNSURE || known.get(text)?.pondered) return heard
      const vector = await encode(look(text, vocabulary).anonymous.slice(0, MEANT)).catch(() => undefined)
      if (!vector) return heard
      const again = understand(text, vocabulary, { listener, vector })
      // Whom the first look saw in danger had the card already; no second thought takes it back.
      return keep(text, heard.emergency ? heard : again, true)
    },
  }
}
