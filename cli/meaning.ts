/** The encoder behind LangChain's port, opened beside everything else: who needs it waits, who does not answers by words. */
import type { Clock } from '../clock.ts'
import { LocalEmbeddings } from '../knowledge/embeddings.ts'
import type { Log } from '../log.ts'
import { openEncoder } from '../models/encoder/encoder.ts'

export interface Meaning {
  /** Undefined where the settings switch it off; rejects where the runtime does not load. */
  embeddings: Promise<LocalEmbeddings> | undefined
  close(): Promise<void>
}

export function openMeaning(wanted: boolean, { clock, log }: { clock: Clock; log: Log }): Meaning {
  if (!wanted) return { embeddings: undefined, close: async () => {} }
  const encoder = openEncoder({ clock, log })
  const embeddings = encoder.then((opened) => new LocalEmbeddings(opened))
  embeddings.catch((error: unknown) => log.error('encoder.unavailable', { error }))
  return {
    embeddings,
    close: () =>
      encoder.then(
        (opened) => opened.close(),
        () => {},
      ),
  }
}
