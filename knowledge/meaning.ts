/**
 * The side of the base that is found by meaning: makes the vectors that are missing, behind everybody's back, and gives the index of them.
 *
 * Whatever goes wrong here (no runtime, no network, an encoder that talks nonsense) costs meaning only: the base answers by words,
 * `state` says why, and it is tried again (encoder-line.ts).
 */
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { Base, SnapshotParts } from './base.ts'
import type { Behind } from './crowd.ts'
import { type EmbeddingsSource, EncoderLine, type OpenLine } from './encoder-line.ts'
import { encodeInto } from './encoding.ts'
import { type IndexFilesOptions, loadGraphs, saveGraph } from './index-files.ts'
import { atOnce, inSlices } from './slices.ts'
import { buildGraph, type Graph, VectorIndex } from './vector-index.ts'
import { VectorKeys } from './vector-keys.ts'
import type { Vectors } from './vectors.ts'

export interface MeaningOptions {
  dataFolder: string
  clock: Clock
  /** Whom its long work gives way to. */
  behind: Behind
  log: Log
  indexFiles: IndexFilesOptions
  embeddings?: EmbeddingsSource | undefined
  /** There is more to find by meaning than before, or it is lost. */
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

// So many missing vectors are worth waiting for before a new snapshot shows itself.
const FEW = 60
// A base of which more than this share has no vector yet is searched by words only: the rest would be found by meaning alone what it is not.
const MOST_MISSING = 0.1

interface Made {
  vectors: Vectors
  /** As many rows as there were. */
  rows: number
  graph: Graph | undefined
  index: VectorIndex | undefined
  rowOfUnit: Int32Array
  /** Units without a vector. */
  missing: number
}

/** One that takes longer than people wait is not asked: words alone meanwhile. */
const quick = (index: VectorIndex | undefined) => (index?.isQuick ? index : undefined)

export class Meaning {
  private readonly options: MeaningOptions
  private readonly closing = new AbortController()
  private readonly line: EncoderLine
  private graph: { of: Vectors; graph: Graph } | undefined
  private following: Base | undefined
  private stop = new AbortController()
  private job: Promise<void> = Promise.resolve()
  private building: Promise<void> | undefined
  private readonly made = new WeakMap<Base, Made>()
  private readonly keys = new VectorKeys()

  constructor(options: MeaningOptions) {
    this.options = options
    const { embeddings, dataFolder, clock, log, changed } = options
    const mended = () => this.following && this.begin(this.following)
    this.line = new EncoderLine({ source: embeddings, dataFolder, clock, log, mended, lost: changed })
  }

  /** Makes what this base lacks, instead of what another one lacked. */
  follow(base: Base): void {
    if (this.following === base) return
    this.following = base
    this.begin(base)
  }

  private begin(base: Base): void {
    if (this.closing.signal.aborted) return
    this.stop.abort()
    const stop = new AbortController()
    this.stop = stop
    // The old job ends with its batch, so that nothing is made twice.
    this.job = this.job.then(() => this.run(base, stop.signal))
  }

  /** Follows a base, and waits a little when little is missing. */
  async prepare(base: Base, patienceMs: number): Promise<void> {
    this.follow(base)
    const { opened } = this.line
    if (!opened) return
    const { clock, behind } = this.options
    const missing = await inSlices(this.keys.missing(base, opened.vectors), behind)
    if (missing.size <= FEW) {
      const done = new AbortController()
      await Promise.race([this.job, clock.sleep(patienceMs, done.signal)])
      done.abort()
    }
    await inSlices(this.indexing(base), behind)
  }

  /** The job at hand is done, or given up. */
  async settled(): Promise<void> {
    await this.line.ready
    for (let job: Promise<void> | undefined; job !== this.job; ) {
      job = this.job
      await job
    }
    await this.building
  }

  /** What a snapshot of this base finds by meaning with. */
  findersOf(base: Base): Pick<SnapshotParts, 'meaning' | 'phrases' | 'toVector'> {
    const [meaning, phrases] = [this.indexOf(base), this.phrasesOf(base)]
    return { ...(meaning && { meaning }), ...(phrases && { phrases }), toVector: this.asker() }
  }

  /** The index of a base's vectors; undefined while too many are missing, or too many wait for their graph. */
  private indexOf(base: Base): VectorIndex | undefined {
    return quick(atOnce(this.indexing(base))?.index)
  }

  /** The same, in steps between which others may run; what was made is not made again while nothing has changed. */
  private *indexing(base: Base, recount = false): Generator<void, Made | undefined> {
    if (!this.line.opened || base.units.length === 0) return undefined
    const { vectors } = this.line.opened
    const graph = this.graph?.of === vectors ? this.graph.graph : undefined
    const { size } = vectors
    const known = this.made.get(base)
    const before = known?.vectors === vectors ? known : undefined
    if (before && before.graph === graph && !recount) {
      const missing = before.missing - (size - before.rows)
      // While most are being made nobody asks how many: each look takes the time of an answer.
      if (before.rows === size || missing > MOST_MISSING * base.units.length) return before
    }
    const rowOfUnit = yield* this.keys.rowsOf(base, vectors, before?.rowOfUnit)
    const missing = rowOfUnit.reduce((sum, row) => sum + (row < 0 ? 1 : 0), 0)
    const index =
      missing > MOST_MISSING * base.units.length ? undefined : new VectorIndex({ vectors, rowOfUnit, ...(graph && { graph }) })
    const made = { vectors, rows: size, graph, index, rowOfUnit, missing }
    this.made.set(base, made)
    return made
  }

  /** The same of the phrases of its standing answers; undefined while one is missing: nearer and less near must be compared. */
  private phrasesOf(base: Base): VectorIndex | undefined {
    if (!this.line.opened || base.standing.length === 0) return undefined
    const { vectors } = this.line.opened
    const rowOfUnit = this.keys.phraseRowsOf(base, vectors)
    return rowOfUnit.includes(-1) ? undefined : new VectorIndex({ vectors, rowOfUnit })
  }

  /** Questions as vectors of the encoder at hand; undefined once it is another one: an index that is still held knows nothing of its vectors. */
  private asker(): (query: string) => Promise<ArrayLike<number> | undefined> {
    const vectors = this.line.opened?.vectors
    return async (query) => (this.line.opened?.vectors === vectors ? this.line.toVector(query) : undefined)
  }

  state(): MeaningState {
    const base = this.following
    const { opened, problem } = this.line
    const made = base && atOnce(this.indexing(base))
    // Reckoned on from the last look: exact again when the job is done.
    const since = made && opened ? opened.vectors.size - made.rows : 0
    const vectors = base && made ? base.units.length - Math.max(0, made.missing - since) : 0
    return {
      vectors,
      ...(opened && { encoder: opened.embeddings.id }),
      ...(problem !== undefined && { problem }),
      complete: made !== undefined && made.missing === 0,
    }
  }

  async close(): Promise<void> {
    this.closing.abort()
    this.stop.abort()
    await this.line.ready
    await this.job
    await this.building
    await this.line.close()
  }

  private async run(base: Base, signal: AbortSignal): Promise<void> {
    await this.line.ready
    const { opened } = this.line
    if (!opened || signal.aborted) return
    const { vectors, embeddings } = opened
    try {
      const { clock, log, behind } = this.options
      const missing = await inSlices(this.keys.missing(base, vectors), behind)
      await encodeInto(vectors, [...missing], { embeddings, clock, log, giveWay: behind.giveWay, signal })
      if (signal.aborted) return
      this.line.worked()
    } catch (error) {
      if (this.closing.signal.aborted) return
      this.options.log.warn('vectors.failed', { reason: (error as Error).message })
      this.line.failed((error as Error).message)
    }
    // Of several units with the same text one vector was made: only counting tells what is still missing.
    const made = await inSlices(this.indexing(base, true), this.options.behind)
    this.options.changed()
    if (made?.index?.needsGraph)
      this.building ??= this.makeGraph(base, opened, made.rowOfUnit).finally(() => (this.building = undefined))
    if (!made || made.vectors !== vectors) return
    const used = new Uint8Array(vectors.size)
    for (const rows of [made.rowOfUnit, this.keys.phraseRowsOf(base, vectors)])
      for (const row of rows) if (row >= 0) used[row] = 1
    await vectors.compact((row) => used[row] === 1).catch((error) => this.notKept(error as Error))
  }

  /** Loads a graph that fits, or builds one. Edits do not disturb it: what they add stands beside the graph. */
  private async makeGraph(base: Base, { vectors, embeddings }: OpenLine, rowOfUnit: Int32Array): Promise<void> {
    const { indexFiles, clock, log } = this.options
    try {
      for await (const graph of loadGraphs(indexFiles, embeddings.id, vectors)) {
        if (new VectorIndex({ vectors, rowOfUnit, graph }).needsGraph) continue
        return await this.useGraph(base, { of: vectors, graph })
      }
      const from = clock.elapsed()
      const rows = Int32Array.from(new Set(rowOfUnit.filter((row) => row >= 0))).sort()
      const graph = await buildGraph(vectors, rows, { clock, signal: this.closing.signal })
      if (!graph) return
      await this.useGraph(base, { of: vectors, graph })
      log.info('graph.built', { rows: rows.length, seconds: Math.round((clock.elapsed() - from) / 1000) })
      await saveGraph(indexFiles, embeddings.id, graph, vectors)
    } catch (error) {
      // Without a graph every vector is compared: slower, not wrong.
      this.notKept(error as Error)
    }
  }

  private async useGraph(base: Base, graph: { of: Vectors; graph: Graph }): Promise<void> {
    this.graph = graph
    await inSlices(this.indexing(this.following ?? base), this.options.behind)
    this.options.changed()
  }

  private notKept(error: Error): void {
    this.options.log.warn('index.not_saved', { reason: error.message })
  }
}
