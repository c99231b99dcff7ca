/**
 * The side of the base that is found by meaning: makes the vectors that are missing, behind everybody's back, and gives the index of them.
 *
 * Whatever goes wrong here (no runtime, no network, an encoder that talks nonsense) costs meaning only: the base answers by words, and
 * `state` says why.
 */
import { join } from 'node:path'
import type { EmbeddingsInterface } from '@langchain/core/embeddings'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { Base } from './base.ts'
import { type NamedEmbeddings, named } from './embeddings.ts'
import { encodeInto } from './encoding.ts'
import type { Entry } from './folder.ts'
import { loadGraphs, saveGraph } from './index-files.ts'
import { buildGraph, type Graph, VectorIndex } from './vector-index.ts'
import { Vectors } from './vectors.ts'

export interface MeaningOptions {
  dataFolder: string
  clock: Clock
  log: Log
  indexFiles: { folder: string; log: Log }
  embeddings?: EmbeddingsInterface | Promise<EmbeddingsInterface> | undefined
  /** There is more to find by meaning than before. */
  changed(): void
}

export interface MeaningState {
  /** Units of the followed base that have a vector. */
  vectors: number
  encoder?: string
  problem?: string
  /** Nothing more is to come for the followed base, and all its units have vectors. */
  complete: boolean
}

interface Opened {
  embeddings: NamedEmbeddings
  vectors: Vectors
}

// So many missing vectors are worth waiting for before a new snapshot shows itself.
const FEW = 60
// A base of which more than this share has no vector yet is searched by words only: the rest would be found by meaning alone what it is not.
const MOST_MISSING = 0.1
const REMEMBERED_QUERIES = 256

export class Meaning {
  private readonly options: MeaningOptions
  private readonly closing = new AbortController()
  private readonly opening: Promise<void>
  private opened: Opened | undefined
  private problem: string | undefined
  private graph: Graph | undefined
  private following: Base | undefined
  private stop = new AbortController()
  private job: Promise<void> = Promise.resolve()
  private building: Promise<void> | undefined
  private made: { base: Base; rows: number; graph: Graph | undefined; index: VectorIndex | undefined } | undefined
  private readonly keys = new WeakMap<Entry, string[]>()
  private readonly queries = new Map<string, Promise<ArrayLike<number> | undefined>>()

  constructor(options: MeaningOptions) {
    this.options = options
    this.opening = this.open()
  }

  /** Makes what this base lacks, instead of what another one lacked. */
  follow(base: Base): void {
    if (this.following === base || this.closing.signal.aborted) return
    this.following = base
    this.stop.abort()
    const stop = new AbortController()
    this.stop = stop
    // The old job ends with its batch, so that nothing is made twice.
    this.job = this.job.then(() => this.run(base, stop.signal))
  }

  /** Follows a base, and waits a little when little is missing. */
  async prepare(base: Base, patienceMs: number): Promise<void> {
    this.follow(base)
    if (!this.opened || this.missing(base, this.opened.vectors).size > FEW) return
    const done = new AbortController()
    await Promise.race([this.job, this.options.clock.sleep(patienceMs, done.signal)])
    done.abort()
  }

  /** The job at hand is done, or given up. */
  async settled(): Promise<void> {
    await this.opening
    for (let job: Promise<void> | undefined; job !== this.job; ) {
      job = this.job
      await job
    }
    await this.building
  }

  /** The index of a base's vectors; undefined while too many are missing. */
  indexOf(base: Base): VectorIndex | undefined {
    if (!this.opened || base.units.length === 0) return undefined
    const { vectors } = this.opened
    const { made, graph } = this
    if (made?.base === base && made.rows === vectors.size && made.graph === graph) return made.index
    const rowOfUnit = this.rowsOf(base, vectors)
    const missing = rowOfUnit.reduce((sum, row) => sum + (row < 0 ? 1 : 0), 0)
    const index =
      missing > MOST_MISSING * base.units.length ? undefined : new VectorIndex({ vectors, rowOfUnit, ...(graph && { graph }) })
    this.made = { base, rows: vectors.size, graph, index }
    return index
  }

  /** Of length and numbers as promised, or undefined. The last few are remembered: one question is asked of several indexes. */
  toVector(query: string): Promise<ArrayLike<number> | undefined> {
    const known = this.queries.get(query)
    if (known) return known
    const vector = this.askFor(query)
    this.queries.set(query, vector)
    if (this.queries.size > REMEMBERED_QUERIES) this.queries.delete(this.queries.keys().next().value!)
    vector.then((value) => value === undefined && this.queries.delete(query))
    return vector
  }

  state(): MeaningState {
    const base = this.following
    const rows = base && this.opened ? this.rowsOf(base, this.opened.vectors) : new Int32Array()
    const vectors = rows.reduce((sum, row) => sum + (row < 0 ? 0 : 1), 0)
    return {
      vectors,
      ...(this.opened && { encoder: this.opened.embeddings.id }),
      ...(this.problem !== undefined && { problem: this.problem }),
      complete: this.opened !== undefined && base !== undefined && vectors === base.units.length,
    }
  }

  async close(): Promise<void> {
    this.closing.abort()
    this.stop.abort()
    await this.opening
    await this.job
    await this.building
    await this.opened?.vectors.close()
  }

  private async open(): Promise<void> {
    const { embeddings, dataFolder, log } = this.options
    if (!embeddings) return
    try {
      const known = await named(await embeddings)
      const vectors = await Vectors.open({ encoder: known.id, dimension: known.dimension, folder: join(dataFolder, 'vectors') })
      this.opened = { embeddings: known, vectors }
    } catch (error) {
      this.problem = (error as Error).message
      log.warn('encoder.unavailable', { reason: this.problem })
    }
  }

  private async run(base: Base, signal: AbortSignal): Promise<void> {
    await this.opening
    if (!this.opened || signal.aborted) return
    const { vectors } = this.opened
    try {
      const { clock, log } = this.options
      await encodeInto(vectors, [...this.missing(base, vectors)], { embeddings: this.opened.embeddings, clock, log, signal })
      this.problem = undefined
      if (signal.aborted) return
    } catch (error) {
      if (this.closing.signal.aborted) return
      this.problem = (error as Error).message
      this.options.log.warn('vectors.failed', { reason: this.problem })
    }
    this.options.changed()
    const index = this.indexOf(base)
    if (index?.needsGraph) this.building ??= this.makeGraph(base, this.opened).finally(() => (this.building = undefined))
    const used = new Set(this.rowsOf(base, vectors))
    await vectors.compact((row) => used.has(row)).catch((error) => this.notKept(error as Error))
  }

  /** Loads a graph that fits, or builds one. Edits do not disturb it: what they add stands beside the graph. */
  private async makeGraph(base: Base, { vectors, embeddings }: Opened): Promise<void> {
    const { indexFiles, clock, log } = this.options
    try {
      const rowOfUnit = this.rowsOf(base, vectors)
      for await (const graph of loadGraphs(indexFiles, embeddings.id, vectors)) {
        if (new VectorIndex({ vectors, rowOfUnit, graph }).needsGraph) continue
        this.graph = graph
        return this.options.changed()
      }
      const from = clock.elapsed()
      const rows = Int32Array.from(new Set(rowOfUnit.filter((row) => row >= 0))).sort()
      const graph = await buildGraph(vectors, rows, { clock, signal: this.closing.signal })
      if (!graph) return
      this.graph = graph
      this.options.changed()
      log.info('graph.built', { rows: rows.length, seconds: Math.round((clock.elapsed() - from) / 1000) })
      await saveGraph(indexFiles, embeddings.id, graph, vectors)
    } catch (error) {
      // Without a graph every vector is compared: slower, not wrong.
      this.notKept(error as Error)
    }
  }

  private async askFor(query: string): Promise<ArrayLike<number> | undefined> {
    if (!this.opened) return undefined
    const { id, dimension } = this.opened.embeddings
    try {
      const vector = await this.opened.embeddings.embedQuery(query)
      if (vector.length === dimension && vector.every(Number.isFinite)) return vector
      throw new Error(`not a vector of ${dimension} numbers`)
    } catch (error) {
      if (!this.closing.signal.aborted)
        this.options.log.warn('encoder.failed', { encoder: id, reason: (error as Error).message })
      return undefined
    }
  }

  private notKept(error: Error): void {
    this.options.log.warn('index.not_saved', { reason: error.message })
  }

  /** Key → text, of the units without a vector, each text once. */
  private missing(base: Base, vectors: Vectors): Map<string, string> {
    const missing = new Map<string, string>()
    for (const entry of base.entries) {
      for (const [number, key] of this.keysOf(entry, vectors).entries()) {
        if (vectors.rowOf(key) === undefined) missing.set(key, entry.units[number]!.indexed)
      }
    }
    return missing
  }

  private rowsOf(base: Base, vectors: Vectors): Int32Array {
    const keys = base.entries.flatMap((entry) => this.keysOf(entry, vectors))
    return Int32Array.from(keys, (key) => vectors.rowOf(key) ?? -1)
  }

  private keysOf(entry: Entry, vectors: Vectors): string[] {
    let keys = this.keys.get(entry)
    if (!keys) {
      keys = entry.units.map(({ indexed }) => vectors.keyOf(indexed))
      this.keys.set(entry, keys)
    }
    return keys
  }
}
