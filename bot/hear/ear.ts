/**
 * 耳朵: understanding in two looks, or three. The first is by rules, words and what was learnt from them: at once, and all that the emergency card waits for.
 * The second, for a message of which the first is not sure, adds what the close reader hears; it comes before the message's turn is planned.
 * The third, where the house has a chat model, asks it what is still unclear (opinion.ts); that takes a breath, and is for what was said to us alone.
 * What was understood of a text is remembered, so that every later look at it, by whomever, sees the same.
 */
import type { Listener } from '../../models/listener/listener.ts'
import type { Hearing } from './learnt.ts'
import { type Look, look } from './look.ts'
import { isUnclear } from './opinion.ts'
import { understandingOf } from './understand.ts'
import type { Advice, Understanding, Vocabulary } from './understanding.ts'

export interface Ear {
  /** What is known of it by now. Pure but for the remembering; the value is shared and may not be changed. */
  understand(text: string): Understanding
  /** Looks again where it is worth it. Never rejects: without a close reader the first look stands. */
  ponder(text: string): Promise<Understanding>
  /** Ponders, and asks the chat model where it is still unclear, once a text. Never rejects: without an opinion the earlier looks stand. */
  consult(text: string): Promise<Understanding>
}

export interface EarParts {
  vocabulary: Vocabulary
  listener?: Listener | undefined
  /** What the close reader hears in a text, masked and folded; undefined where there is none now. */
  hear?: ((text: string) => Promise<Float32Array | undefined>) | undefined
  /** What a chat model makes of a masked text; undefined, or a failure, where it says nothing of use. Ends within seconds. */
  advise?: ((masked: string) => Promise<Advice | undefined>) | undefined
  /** Texts that are remembered. */
  most?: number
}

/** Below this certainty of the intent, or of the service, a second look is worth its five milliseconds. */
const UNSURE = { intent: 0.85, service: 0.9 }
/** As much of a message as the listener was taught with. UTF-16 units. */
const MEANT = 200
/** What is heard of a message beyond its traits: without personal data. */
export const meant = ({ anonymous }: Look): string => anonymous.slice(0, MEANT)

interface Known {
  heard: Understanding
  /** As it was looked at, and what it means by all that is heard of it, for who looks again. */
  seen: Look
  understandBy: (hearing: Hearing) => Understanding
  /** What the second look heard. */
  meanings?: Float32Array | undefined
  /** The third look, under way or over. */
  consulting?: Promise<Understanding>
}

export function createEar({ vocabulary, listener, hear, advise, most = 256 }: EarParts): Ear {
  /** In order of first use. */
  const known = new Map<string, Known>()
  const remember = (text: string, one: Known) => {
    known.set(text, one)
    if (known.size > most) known.delete(known.keys().next().value!)
  }
  const knownOf = (text: string): Known => {
    const before = known.get(text)
    if (before) return before
    const seen = look(text, vocabulary)
    const understandBy = understandingOf(seen, vocabulary, listener)
    const now: Known = { seen, understandBy, heard: understandBy({ isFirst: hear !== undefined }) }
    remember(text, now)
    return now
  }
  const ponder = async (text: string) => {
    const one = knownOf(text)
    const { certainty, serviceCertainty } = one.heard
    const isSure = certainty >= UNSURE.intent && serviceCertainty >= UNSURE.service
    if (!hear || !listener || isSure || one.meanings) return one
    const meanings = await hear(meant(one.seen)).catch(() => undefined)
    if (one.meanings) return one
    one.meanings = meanings
    // Whom the first look saw in danger had the card already; no second thought takes it back. Where nobody hears more, it may not leave anything to that.
    if (!one.heard.emergency) one.heard = one.understandBy({ meanings })
    return one
  }
  const ask = async (text: string, one: Known) => {
    const advice = await advise?.(one.heard.masked).catch(() => undefined)
    if (advice) one.heard = one.understandBy({ meanings: one.meanings, advice })
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
