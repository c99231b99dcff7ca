/** The house's ear: rules, the listener that ships with it, the close reader for a second look, a chat model for a third; by rules alone where the files are missing. */
import { createAdvising } from '../bot/advising.ts'
import { createEar, type Ear } from '../bot/hear/ear.ts'
import type { Vocabulary } from '../bot/hear/understanding.ts'
import type { Clock } from '../clock.ts'
import type { PatientChat } from '../knowledge/chat.ts'
import { type Log, silentLog } from '../log.ts'
import { type Listener, openListener } from '../models/listener/listener.ts'
import type { Meanings } from './close-reading.ts'

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
  meanings?: Meanings | undefined
  /** The chat model, in the patience that a reply has for it. */
  adviser?: PatientChat | undefined
}

export function openHearing({ vocabulary, clock, log = silentLog, meanings, adviser }: HearingParts): Ear {
  const listener = openOwnListener(log)
  const advise = adviser && createAdvising({ chat: adviser, vocabulary, clock })
  // Another one's numbers would be weighed as if they were its own.
  const hear = async (text: string) => {
    const heard = await meanings?.of(text)
    return meanings?.hearer === listener?.hearer ? heard : undefined
  }
  return createEar({ vocabulary, listener, advise, ...(meanings && { hear }) })
}
