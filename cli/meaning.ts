/** The encoder that the settings name, behind LangChain's port: opened when it is asked for, and anew when it was lost. */
import type { Clock } from '../clock.ts'
import type { Settings } from '../config/settings.ts'
import { LocalEmbeddings, type NamedEmbeddings } from '../knowledge/embeddings.ts'
import { openEndpoint } from '../knowledge/endpoint-embeddings.ts'
import type { Reader } from '../knowledge/reading.ts'
import type { Log } from '../log.ts'
import type { Encoder } from '../models/encoder/encoder.ts'
import { openTwoThreads } from '../models/encoder/two-threads.ts'
import { openReader } from '../models/reader/reader.ts'
import { type CloseReading, type Meanings, openCloseReading } from './close-reading.ts'

export type EncoderSettings = Pick<Settings, 'encoder' | 'encoderModel' | 'encoderKey'>

/** What a command uses that was told nothing. */
export const SHIPPED_ENCODER: EncoderSettings = { encoder: { kind: 'shipped' }, encoderModel: '', encoderKey: '' }

export interface Meaning {
  /** Undefined where the settings switch it off; rejects, with the reason, where it does not work now. */
  embeddings: (() => Promise<NamedEmbeddings>) | undefined
  /** Reads with the shipped encoder's vectors; undefined for any other, and where its files are missing or damaged. */
  reader?: Reader
  /** Reads the first passages together with the question, where there is a reader that listens to it. */
  closeReading?: CloseReading
  /** Hears messages, whatever encoder there is; undefined where the settings switch all of it off. Opened for who asks for it. */
  readonly meanings?: Meanings
  close(): Promise<void>
}

export function openMeaning(settings: EncoderSettings, { clock, log }: { clock: Clock; log: Log }): Meaning {
  const { encoder: source, encoderModel: model, encoderKey: key } = settings
  if (source.kind === 'off') return { embeddings: undefined, close: async () => {} }
  let opened: CloseReading | undefined
  const closeReading = () => {
    opened ??= openCloseReading({ clock, log })
    return opened
  }
  if (source.kind === 'endpoint') {
    return {
      embeddings: () => openEndpoint({ url: source.url, model, key }),
      get meanings() {
        return closeReading().meanings
      },
      close: async () => opened?.close(),
    }
  }
  let present: Promise<Encoder> | undefined
  const own = source.kind === 'shipped' ? openOwnReader(log) : {}
  return {
    async embeddings() {
      const before = await present?.catch(() => undefined)
      if (!before || !(await works(before))) {
        await before?.close()
        present = openTwoThreads({ clock, log, ...(source.kind === 'folder' ? { folder: source.folder } : {}) })
      }
      return new LocalEmbeddings(await present!)
    },
    ...own,
    ...(own.reader?.closeDecision && { closeReading: closeReading() }),
    get meanings() {
      return closeReading().meanings
    },
    async close() {
      await opened?.close()
      await (await present?.catch(() => undefined))?.close()
    },
  }
}

function openOwnReader(log: Log): { reader?: Reader } {
  try {
    return { reader: openReader() }
  } catch (error) {
    log.error('reader.unavailable', { reason: (error as Error).message })
    return {}
  }
}

/** One whose thread was lost twice will not come back by itself. */
function works(encoder: Encoder): Promise<boolean> {
  return encoder.encode(['在吗'], { priority: 'now' }).then(
    () => true,
    () => false,
  )
}
