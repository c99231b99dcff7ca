/** The invented base of these tests, opened through the front door. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { EmbeddingsInterface } from '@langchain/core/embeddings'
import { type Clock, systemClock } from '../../../clock.ts'
import { answer } from '../../../knowledge/answer.ts'
import type { Answer } from '../../../knowledge/answer-types.ts'
import { LocalEmbeddings } from '../../../knowledge/embeddings.ts'
import { openLibrary } from '../../../knowledge/library.ts'
import type { Snapshot } from '../../../knowledge/snapshot.ts'
import { silentLog } from '../../../log.ts'
import { openEncoder } from '../../../models/encoder/encoder.ts'
import { openReader } from '../../../models/reader/reader.ts'

export const FIXTURE = fileURLToPath(new URL('../../fixtures/answer-base', import.meta.url))
export const SHIPPED = fileURLToPath(new URL('../../../knowledge/files', import.meta.url))

/** The day on which the tests ask. */
export function dayClock(day: string): Clock {
  return { ...systemClock, now: () => Date.parse(`${day}T12:00:00+08:00`) }
}

export interface OpenBase {
  snapshot: Snapshot
  ask(text: string, area?: string, day?: string): Promise<Answer>
  close(): Promise<void>
}

export async function openBase(folder: string, embeddings?: EmbeddingsInterface): Promise<OpenBase> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'xiaoge-answer-'))
  const meaning = embeddings ? { embeddings, reader: openReader() } : {}
  const library = openLibrary({ folder, dataFolder, ...meaning, clock: systemClock, log: silentLog })
  await library.ready
  await library.meaningReady()
  const snapshot = library.snapshot()
  return {
    snapshot,
    ask: (text, area, day = '2026-11-25') => answer({ text, ...(area ? { area } : {}) }, snapshot, { clock: dayClock(day) }),
    async close() {
      await library.close()
      await rm(dataFolder, { recursive: true, force: true })
    },
  }
}

/** A base of files that are made for it, by their paths; the folder goes when it is closed. */
export async function openFiles(files: Readonly<Record<string, string>>, embeddings?: EmbeddingsInterface): Promise<OpenBase> {
  const folder = await mkdtemp(join(tmpdir(), 'xiaoge-files-'))
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  const base = await openBase(folder, embeddings)
  return {
    ...base,
    async close() {
      await base.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The same, found by meaning as well and judged by the reader, as the product does. */
export async function openFilesByMeaning(files: Readonly<Record<string, string>>): Promise<OpenBase> {
  const encoder = await openEncoder()
  const base = await openFiles(files, new LocalEmbeddings(encoder))
  return {
    ...base,
    async close() {
      await base.close()
      await encoder.close()
    },
  }
}
