/**
 * Our encoder, counted; and with stand-ins for most of a large base, which would take it the better part of an hour: encoded vectors turned by
 * seeded noise to a cosine of 0.8, so that a graph meets neighbourhoods as a real base has them.
 */
import { LocalEmbeddings, type NamedEmbeddings } from '../knowledge/embeddings.ts'
import { openTwoThreads } from '../models/encoder/two-threads.ts'
import { seeded, turned } from './seeded.ts'

export interface OpenedEncoder {
  embeddings: NamedEmbeddings
  /** Texts really encoded so far. */
  encoded(): number
  /** From now on every text is, or only what the stand-ins are made of. */
  encodeAll(all: boolean): void
  close(): Promise<void>
}

export interface EncoderArgs {
  /** Another model's folder than our own. */
  folder?: string
  /** So many texts are encoded, the others get stand-ins; all are where it is left out. */
  standInsAfter?: number
}

const COSINE = 0.8
const SEED = 57

export async function openCounted({ folder, standInsAfter }: EncoderArgs): Promise<OpenedEncoder> {
  const encoder = await openTwoThreads(folder === undefined ? {} : { folder })
  const real = new LocalEmbeddings(encoder)
  const random = seeded(SEED)
  const made: number[][] = []
  let encoded = 0
  let all = standInsAfter === undefined
  return {
    embeddings: {
      // Kept apart from true ones, should they ever be kept.
      id: all ? real.id : `${real.id}+stand-ins`,
      dimension: real.dimension,
      embedQuery: (text) => real.embedQuery(text),
      async embedDocuments(texts) {
        const isReal = all || made.length < (standInsAfter ?? 0)
        if (!isReal) return texts.map(() => [...turned(made[Math.floor(random() * made.length)]!, COSINE, random)])
        encoded += texts.length
        const vectors = await real.embedDocuments(texts)
        if (!all) made.push(...vectors)
        return vectors
      },
    },
    encoded: () => encoded,
    encodeAll(wanted) {
      all = wanted
    },
    close: () => encoder.close(),
  }
}
