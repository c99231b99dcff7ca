/** The library that a command asks: opened, waited for, closed again. */
import { systemClock } from '../clock.ts'
import { type Library, openLibrary } from '../knowledge/library.ts'
import type { Rephrase } from '../knowledge/rephrase.ts'
import { createLog } from '../log.ts'
import { type ChatSettings, NO_CHAT, openRephrasing } from './chat.ts'
import { type EncoderSettings, openMeaning, SHIPPED_ENCODER } from './meaning.ts'
import { openReranking, type RerankerSettings } from './reranking.ts'

export interface LibraryArgs {
  /** The folder of documents. */
  knowledge: string
  /** The folder for the index and the vectors. */
  data: string
  /** False: by words only; left out: the one that ships. */
  encoder?: EncoderSettings | false
  /** Left out: none. */
  reranker?: RerankerSettings
  /** Left out: answers are quotations. */
  chat?: ChatSettings
}

/** What a command reads and writes. stdout is for answers only. */
export interface Streams {
  stdin: AsyncIterable<string | Uint8Array>
  stdout: { write(text: string): unknown }
  stderr: { write(text: string): unknown }
}

/** Runs `work` with a library whose vectors are made (or never will be). Throws when the folder cannot be read. */
export async function withLibrary<T>(
  args: LibraryArgs,
  streams: Streams,
  work: (library: Library, rephrase: Rephrase) => Promise<T>,
): Promise<T> {
  const log = createLog({ level: 'warn', mask: (text) => text })
  const { encoder = SHIPPED_ENCODER } = args
  const meaning = encoder ? openMeaning(encoder, { clock: systemClock, log }) : undefined
  const reranking = args.reranker && openReranking(args.reranker, { clock: systemClock, log })
  const { rephrase, loaded } = openRephrasing(args.chat ?? NO_CHAT, { clock: systemClock, log })
  const library = openLibrary({
    folder: args.knowledge,
    dataFolder: args.data,
    ...(meaning?.embeddings ? { embeddings: meaning.embeddings } : {}),
    ...(meaning?.reader ? { reader: meaning.reader } : {}),
    ...(meaning?.closeReading ? { closeReader: meaning.closeReading.closeReader } : {}),
    ...(reranking?.reranker ? { rerank: reranking.reranker.rerank } : {}),
    clock: systemClock,
    log,
  })
  try {
    await library.ready
    await withProgress(library, streams)
    await meaning?.closeReading?.ready
    await loaded
    return await work(library, rephrase)
  } finally {
    await library.close()
    await reranking?.close()
    await meaning?.close()
  }
}

const PROGRESS_MS = 2_000

/** Vectors of a big base take minutes: says on stderr how far they are. */
async function withProgress(library: Library, { stderr }: Streams): Promise<void> {
  const done = new AbortController()
  const report = async () => {
    for (;;) {
      await systemClock.sleep(PROGRESS_MS, done.signal)
      if (done.signal.aborted) return
      const { vectors, units } = library.report()
      stderr.write(`正在准备语义索引：${vectors} / ${units}\n`)
    }
  }
  const reporting = report()
  try {
    await library.meaningReady()
  } finally {
    done.abort()
    await reporting
  }
  const { encoderProblem } = library.report()
  if (encoderProblem) stderr.write(`没有语义检索，只按字词查找：${encoderProblem}\n`)
}
