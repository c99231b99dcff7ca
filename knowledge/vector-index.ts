/**
 * 向量索引: the units nearest in meaning. The only file that knows hnswlib-node.
 *
 * Up to EXACT_ROWS candidates (a small base, a narrow filter) every one is compared: exact, 0.7 milliseconds per
 * thousand, and nothing to build. Beyond, an HNSW graph gives the candidates: 0.3 ms where comparing 57,000 takes 30, at the price
 * of a long build and of finding 98 or 99 of 100.
 *
 * A graph is built over rows of `Vectors`, not over units, and never changes: an edit leaves it alone. Rows that are not in it yet are compared
 * exactly beside it, rows that no unit uses any more are passed over; when there are too many of either, `needsGraph` says so and
 * the owner builds another.
 *
 * Of the native library: it aborts the process on anything but plain finite numbers of the right length (what `Vectors` promises),
 * crashes when a live index is read into (so: always a new object), lets a damaged or foreign file pass (so: only files whose
 * SHA-256 is in a verified manifest, see manifest.ts, and count and size are compared after), and wraps labels at 2³² (ours
 * count from 0 to the number of rows).
 */
import type { HierarchicalNSW } from 'hnswlib-node'
import type { Clock } from '../clock.ts'
import { type Best, bestOf } from './best.ts'
import { everyUnit, type Scope } from './scope.ts'
import type { Hit } from './snapshot.ts'
import type { Vectors } from './vectors.ts'

export const EXACT_ROWS = 1_000
/** While a graph is being built so many are compared all the same: 7 milliseconds. */
const MOST_COMPARED = 10_000
// M and ef as hnswlib's authors advise for some hundred dimensions; the seed makes two builds of the same rows the same graph.
const GRAPH = { m: 16, efConstruction: 200, randomSeed: 100 }
const EF_SEARCH = 128
/**
 * The fewer units pass a filter, the more vectors the graph looks at before it has found enough, and it asks back for each. Where size² is below this many times the
 * base, comparing all that pass is quicker: of 218,000 units with 2,200 that pass 3 ms against 19, with 6,900 both take 10, with 15,000 22 against 6.
 */
const NARROW = 200
/** Where more than this share passes, more are asked for without asking back, and the others left out. */
const WIDE = 0.6
const SPARE = 1.25
/** How long a build may keep others waiting: an answer waits for several slices, one after each thing that it asks another thread for. */
const SLICE_MS = 4

/** Loaded when a graph is: a machine on which it does not load compares every vector, and answers all the same. */
async function newGraph(dimension: number): Promise<HierarchicalNSW> {
  const { default: hnswlib } = await import('hnswlib-node')
  return new hnswlib.HierarchicalNSW('ip', dimension)
}

export interface Graph {
  /** Label → row of `Vectors`. */
  rows: Int32Array
  native: HierarchicalNSW
}

export interface VectorIndexParts {
  vectors: Vectors
  /** Unit → row of its vector, or −1 when it has none yet. */
  rowOfUnit: Int32Array
  graph?: Graph
}

/** No unit: the end of a row's list. */
const NONE = -1

export class VectorIndex {
  private readonly vectors: Vectors
  private readonly rowOfUnit: Int32Array
  private readonly graph: Graph | undefined
  /** Row → its first unit, unit → the next one of its row: in flat arrays, as 200,000 small lists would stop everybody for a tenth of a second. */
  private readonly firstOfRow: Int32Array
  private readonly nextOfUnit: Int32Array
  /** Rows that have units; of these, rows that are in the graph. */
  private readonly used: number
  private readonly usedInGraph: number = 0
  private readonly all: Scope
  /** Units whose rows are not in the graph. */
  private readonly beside: number[] = []

  constructor({ vectors, rowOfUnit, graph }: VectorIndexParts) {
    this.vectors = vectors
    this.rowOfUnit = rowOfUnit
    this.graph = graph
    this.all = everyUnit(rowOfUnit.length)
    this.firstOfRow = new Int32Array(vectors.size).fill(NONE)
    this.nextOfUnit = new Int32Array(rowOfUnit.length).fill(NONE)
    let used = 0
    for (let unit = rowOfUnit.length - 1; unit >= 0; unit--) {
      const row = rowOfUnit[unit]!
      if (row < 0) continue
      if (this.firstOfRow[row] === NONE) used++
      this.nextOfUnit[unit] = this.firstOfRow[row]!
      this.firstOfRow[row] = unit
    }
    this.used = used
    if (!graph) return
    const inGraph = new Uint8Array(vectors.size)
    for (let label = 0; label < graph.rows.length; label++) {
      const row = graph.rows[label]!
      if (row < 0 || inGraph[row] === 1) continue
      inGraph[row] = 1
      if (this.firstOfRow[row] !== NONE) this.usedInGraph++
    }
    for (let unit = 0; unit < rowOfUnit.length; unit++)
      if (rowOfUnit[unit]! >= 0 && inGraph[rowOfUnit[unit]!] === 0) this.beside.push(unit)
  }

  /** Of the encoder that made the vectors. */
  get encoder(): string {
    return this.vectors.encoder
  }

  /** A unit's own vector, of length 1; undefined while it has none. */
  vectorOf(unit: number): Float32Array | undefined {
    const row = this.rowOfUnit[unit] ?? -1
    return row < 0 ? undefined : new Float32Array(this.vectors.read(row))
  }

  /** Cosine of a unit and a query of length 1; undefined while the unit has no vector. */
  nearness(unit: number, query: Float64Array): number | undefined {
    const row = this.rowOfUnit[unit] ?? -1
    return row < 0 ? undefined : this.vectors.similarity(row, query)
  }

  /** Whether a search takes a few milliseconds, not a tenth of a second. */
  get isQuick(): boolean {
    return this.graph !== undefined || this.rowOfUnit.length <= MOST_COMPARED || !this.needsGraph
  }

  /** Whether a new graph would pay: there is none and many rows, or the one there is has missed or outlived too much. */
  get needsGraph(): boolean {
    if (this.used <= EXACT_ROWS) return false
    if (!this.graph) return true
    return this.beside.length > Math.max(EXACT_ROWS, this.used / 10) || this.graph.rows.length > 2 * this.usedInGraph
  }

  /** The `k` units with the highest cosine, best first. `query` must be of the vectors' dimension; its length does not matter. */
  search(query: ArrayLike<number>, k: number, among: Scope = this.all): Hit[] {
    const unit = normal(query, this.vectors.dimension)
    if (!this.graph || k <= 0 || isNarrow(among, this.all)) return this.compareAll(unit, k, among)
    const best = bestOf(k)
    for (const one of this.beside) if (among.has(one)) this.weigh(one, unit, best)
    for (const row of this.nearest(unit, k, this.graph, among)) {
      // The graph proposes; the score is computed as everywhere.
      const score = this.vectors.similarity(row, unit)
      for (let one = this.firstOfRow[row]!; one !== NONE; one = this.nextOfUnit[one]!) if (among.has(one)) best.add(score, one)
    }
    return best.hits()
  }

  /** Of every unit, in their order; 0 for one without a vector. */
  cosines(query: ArrayLike<number>): Float64Array {
    const unit = normal(query, this.vectors.dimension)
    return Float64Array.from(this.rowOfUnit, (row) => (row < 0 ? 0 : this.vectors.similarity(row, unit)))
  }

  private compareAll(query: Float64Array, k: number, { spans }: Scope): Hit[] {
    const best = bestOf(k)
    for (let at = 0; at < spans.length; at += 2)
      for (let unit = spans[at]!, end = spans[at + 1]!; unit < end; unit++) this.weigh(unit, query, best)
    return best.hits()
  }

  private weigh(unit: number, query: Float64Array, best: Best): void {
    const row = this.rowOfUnit[unit]!
    if (row >= 0) best.add(this.vectors.similarity(row, query), unit)
  }

  /** Rows that have a unit of the scope, the `k` nearest or more. */
  private nearest(query: Float64Array, k: number, { rows, native }: Graph, among: Scope): number[] {
    const passes = (label: number) => this.hasUnit(rows[label]!, among)
    const numbers = Array.from(query)
    const find = (count: number, filter?: (label: number) => boolean) => {
      const wanted = Math.min(count, rows.length)
      native.setEf(Math.max(EF_SEARCH, 2 * k))
      return native.searchKnn(numbers, wanted, filter).neighbors
    }
    const share = (among.size / this.all.size) * (this.usedInGraph / rows.length)
    if (share > WIDE) {
      const found = find(Math.ceil((k / share) * SPARE)).filter(passes)
      if (found.length >= k) return found.map((label) => rows[label]!)
    }
    return find(k, passes).map((label) => rows[label]!)
  }

  private hasUnit(row: number, among: Scope): boolean {
    for (let unit = this.firstOfRow[row]!; unit !== NONE; unit = this.nextOfUnit[unit]!) if (among.has(unit)) return true
    return false
  }
}

const isNarrow = ({ size }: Scope, all: Scope) => size <= EXACT_ROWS || size * size <= NARROW * all.size

export interface BuildOptions {
  clock: Clock
  /** Between two slices of work others have the thread for so long; 0 where nobody else is there. */
  restMs?: number
  signal?: AbortSignal
}

/** A graph over these rows. Long (more than a millisecond a row), so it is made in slices. Undefined when it is aborted. */
export async function buildGraph(
  vectors: Vectors,
  rows: Int32Array,
  { clock, restMs = SLICE_MS, signal }: BuildOptions,
): Promise<Graph | undefined> {
  const native = await newGraph(vectors.dimension)
  native.initIndex({ maxElements: Math.max(1, rows.length), ...GRAPH })
  let pause = clock.elapsed() + SLICE_MS
  for (const [label, row] of rows.entries()) {
    native.addPoint(vectors.read(row), label)
    if (clock.elapsed() < pause) continue
    await clock.sleep(restMs)
    if (signal?.aborted) return undefined
    pause = clock.elapsed() + SLICE_MS
  }
  return { rows, native }
}

export async function writeGraph(graph: Graph, path: string): Promise<void> {
  await graph.native.writeIndex(path)
}

/** Only for a file whose SHA-256 was compared just before: the library itself would take any. */
export async function readGraph(path: string, rows: Int32Array, dimension: number): Promise<Graph> {
  const native = await newGraph(dimension)
  await native.readIndex(path)
  if (native.getCurrentCount() !== rows.length)
    throw new Error(`a graph of ${native.getCurrentCount()} rows where ${rows.length} were kept`)
  return { rows, native }
}

function normal(query: ArrayLike<number>, dimension: number): Float64Array {
  if (query.length !== dimension) throw new Error(`a query of ${query.length} numbers where ${dimension} were promised`)
  const numbers = new Float64Array(query)
  const length = Math.sqrt(numbers.reduce((sum, number) => sum + number * number, 0))
  if (!Number.isFinite(length)) throw new Error('a query that is not made of numbers')
  return length === 0 ? numbers : numbers.map((number) => number / length)
}
