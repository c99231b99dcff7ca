/**
 * 耳朵: understanding in two looks, or three. The first is by rules, words and what was learnt from them: at once, and all that the emergency card waits for.
 * The second, for a message of which the first is not sure, adds the encoder's vector; it comes before the message's turn is planned.
 * The third, where the house has a chat model, asks it what is still unclear (opinion.ts); that takes a breath, and is for what was said to us alone.
 * What was understood of a text is remembered, so that every later look at it, by whomever, sees the same.
 */
import type { Listener } from '../../models/listener/listener.ts'
import { look } from './look.ts'
import { isUnclear } from './opinion.ts'
import { understand, understandLook } from './understand.ts'
import type { Advice, Understanding, Vocabulary } from './understanding.ts'

export interface Ear {
  /** What is known of it by now. Pure but for the remembering; the value is shared and may not be changed. */
  understand(text: string): Understanding
  /** Looks again where it is worth it. Never rejects: without an encoder the first look stands. */
  ponder(text: string): Promise<Understanding>
  /** Ponders, and asks the chat model where it is still unclear, once a text. Never rejects: without an opinion the earlier looks stand. */
  consult(text: string): Promise<Understanding>
}

export interface EarParts {
  vocabulary: Vocabulary
  listener?: Listener | undefined
  /** The vector of a text, masked and folded, by the listener's encoder; undefined where there is none now. */
  encode?: ((text: string) => Promise<Float32Array | undefined>) | undefined
  /** What a chat model makes of a masked text; undefined, or a failure, where it says nothing of use. Ends within seconds. */
  advise?: ((masked: string) => Promise<Advice | undefined>) | undefined
  /** Texts that are remembered. */
  most?: number
}

/** Below this certainty of the intent, or of the service, a second look is worth its five milliseconds. */
const UNSURE = { intent: 0.7, service: 0.6 }
/** As much of a message as the listener was taught with. UTF-16 units. */
const MEANT = 200

interface Known {
  heard: Understanding
  /** The vector of the second look; null where that look has not been taken. */
  vector: Float32Array | null
  /** The third look, under way or over. */
  consulting?: Promise<Understanding>
}

export function createEar({ vocabulary, listener, encode, advise, most = 256 }: EarParts): Ear {
  /** In order of first use. */
  const known = new Map<string, Known>()
  const remember = (text: string, one: Known) => {
    known.set(text, one)
    if (known.size > most) known.delete(known.keys().next().value!)
  }
  const knownOf = (text: string): Known => {
    const before = known.get(text)
    if (before) return before
    const now: Known = { heard: understand(text, vocabulary, { listener }), vector: null }
    remember(text, now)
    return now
  }
  const ponder = async (text: string) => {
    const one = knownOf(text)
    const { certainty, serviceCertainty } = one.heard
    const isSure = certainty >= UNSURE.intent && serviceCertainty >= UNSURE.service
    if (!encode || !listener || isSure || one.vector) return one
    const seen = look(text, vocabulary)
    const vector = await encode(seen.anonymous.slice(0, MEANT)).catch(() => undefined)
    if (!vector || one.vector) return one
    one.vector = vector
    // Whom the first look saw in danger had the card already; no second thought takes it back.
    if (!one.heard.emergency) one.heard = understandLook(seen, vocabulary, { listener, vector })
    return one
  }
  const ask = async (text: string, one: Known) => {
    const advice = await advise?.(one.heard.masked).catch(() => undefined)
    if (advice) one.heard = understand(text, vocabulary, { listener, vector: one.vector ?? undefined, advice })
    // It took so long that others may have pushed it out; whoever waited for it reads it next.
    known.delete(text)
    remember(text, one)
    return one.heard
  }
  return {
    understand: (text) => knownOf(text).heard,
    ponder: async (text) => (await ponder(text)).heard,
    async consult(text) {
      const one = await ponder(text)
      if (!advise || !listener || one.consulting || !isUnclear(one.heard)) return one.consulting ?? one.heard
      one.consulting = ask(text, one)
      return one.consulting
    },
  }
}
