/** Our own two sides, each alone. Both together are `xiaoge search`: contestant.ts. */
import { systemClock } from '../clock.ts'
import { encodeInto } from '../knowledge/encoding.ts'
import { buildGraph, VectorIndex } from '../knowledge/vector-index.ts'
import { Vectors } from '../knowledge/vectors.ts'
import { buildWordIndex } from '../knowledge/word-index.ts'
import { silentLog } from '../log.ts'
import type { OpenedEncoder } from './encoders.ts'
import type { Engine } from './engine.ts'
import { LOOKED_AT } from './quality.ts'

export function words(): Engine {
  let index = buildWordIndex([])
  return {
    async build(texts) {
      index = buildWordIndex(texts)
    },
    find: async (question) => index.search(question, LOOKED_AT).map(({ unit }) => unit),
  }
}

/** Vectors are kept in `folder` where one is given, and not made again. */
export function meaning({ embeddings, encoded, close }: OpenedEncoder, folder?: string): Engine {
  const { id, dimension } = embeddings
  let index: VectorIndex | undefined
  return {
    async build(texts) {
      const vectors = await Vectors.open({ encoder: id, dimension, ...(folder !== undefined && { folder }) })
      const missing = new Map(texts.map((text) => [vectors.keyOf(text), text]))
      for (const key of [...missing.keys()]) if (vectors.rowOf(key) !== undefined) missing.delete(key)
      const { signal } = new AbortController()
      await encodeInto(vectors, [...missing], { embeddings, clock: systemClock, log: silentLog, signal })
      const rowOfUnit = Int32Array.from(texts, (text) => vectors.rowOf(vectors.keyOf(text))!)
      index = new VectorIndex({ vectors, rowOfUnit })
      if (index.needsGraph) {
        const rows = Int32Array.from(new Set(rowOfUnit)).sort()
        const graph = (await buildGraph(vectors, rows, { clock: systemClock, restMs: 0 }))!
        index = new VectorIndex({ vectors, rowOfUnit, graph })
      }
      await vectors.close()
    },
    async find(question) {
      return index!.search(await embeddings.embedQuery(question), LOOKED_AT).map(({ unit }) => unit)
    },
    encoded,
    close,
  }
}
