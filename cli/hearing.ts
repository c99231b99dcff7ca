/** The house's ear: rules, the listener that ships with it, the encoder for a second look, a chat model for a third; by rules alone where the files are missing. */
import { createAdvising } from '../bot/advising.ts'
import { createEar, type Ear } from '../bot/hear/ear.ts'
import type { Vocabulary } from '../bot/hear/understanding.ts'
import type { Clock } from '../clock.ts'
import type { PatientChat } from '../knowledge/chat.ts'
import type { NamedEmbeddings } from '../knowledge/embeddings.ts'
import { type Log, silentLog } from '../log.ts'
import { type Listener, openListener } from '../models/listener/listener.ts'

/** Undefined, and why in the log, where it cannot be opened. */
function openOwnListener(log: Log): Listener | undefined {
  try {
    return openListener()
  } catch (error) {
    log.error('listener.unavailable', { reason: (error as Error).message })
    return undefined
  }
}

export interface HearingParts {
  vocabulary: Vocabulary
  clock: Clock
  log?: Log
  /** As the knowledge base has them; another encoder's than the listener's are of no use to it. */
  embeddings?: (() => Promise<NamedEmbeddings>) | undefined
  /** The chat model, in the patience that a reply has for it. */
  adviser?: PatientChat | undefined
}

/** After a failure nobody waits for the encoder again for so long. */
const REST_MS = 30_000

export function openHearing({ vocabulary, clock, log = silentLog, embeddings, adviser }: HearingParts): Ear {
  const listener = openOwnListener(log)
  const advise = adviser && createAdvising({ chat: adviser, vocabulary, clock })
  if (!embeddings || !listener) return createEar({ vocabulary, listener, advise })
  let opening: Promise<NamedEmbeddings> | undefined
  let restsUntil = 0
  return createEar({
    ...{ vocabulary, listener, advise },
    async encode(text) {
      if (clock.elapsed() < restsUntil) return undefined
      try {
        opening ??= embeddings()
        const known = await opening
        return known.id === listener.encoder ? Float32Array.from(await known.embedQuery(text)) : undefined
      } catch (error) {
        opening = undefined
        restsUntil = clock.elapsed() + REST_MS
        log.warn('hearing.first-look-only', { reason: (error as Error).message })
        return undefined
      }
    },
  })
}
