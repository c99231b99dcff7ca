/**
 * 知识库的一刻: entries put together to what a snapshot is made of, and the snapshot itself.
 */
import { isInternalPath } from './audience.ts'
import type { Behind } from './crowd.ts'
import type { Entry } from './folder.ts'
import { Glossary } from './glossary.ts'
import { shippedGroups } from './glossary-file.ts'
import { completedPlaces } from './place-chains.ts'
import type { CloseReader, Reader } from './reading.ts'
import { titlesRepealed } from './repeal.ts'
import type { Reranker } from './reranker.ts'
import type { FiledUnits } from './scope.ts'
import { atOnce, inSlices } from './slices.ts'
import type { Closeup, Hit, KnowledgeFile, RefusedFile, Snapshot, StandingAnswer, Unit } from './snapshot.ts'
import type { VectorIndex } from './vector-index.ts'
import { buildingWordIndex, buildWordIndex, type WordIndex } from './word-index.ts'
import { mergingWordIndexes } from './word-index-merge.ts'

export interface Base extends FiledUnits {
  /** In the order of their paths. */
  entries: readonly Entry[]
  files: readonly KnowledgeFile[]
  units: readonly Unit[]
  refused: readonly RefusedFile[]
  standing: readonly StandingAnswer[]
  /** The community's own and the shipped one. */
  glossary: Glossary
  /** Path → number of its first unit, in the order of the files. */
  firstUnit: ReadonlyMap<string, number>
}

export const EMPTY: Base = putTogether([])

/** Entries of one folder, in any order, as one base: numbers of files, passages and units run through. May be interrupted. */
export function* puttingTogether(entries: Iterable<Entry>): Generator<void, Base> {
  const sorted = [...entries].sort((a, b) => (a.path < b.path ? -1 : 1))
  const files: KnowledgeFile[] = []
  const units: Unit[] = []
  const refused: RefusedFile[] = []
  const written = sorted.flatMap(({ file, standing = [] }) =>
    [...(file ? [file] : []), ...standing].flatMap(({ place }) => place ?? []),
  )
  const whole = completedPlaces(written)
  const placed = <T extends { place?: string }>(one: T): T => {
    const place = one.place === undefined ? undefined : whole.get(one.place)
    return place === undefined ? one : { ...one, place }
  }
  const standing = sorted.flatMap((entry) => entry.standing ?? []).map(placed)
  const firstUnit = new Map<string, number>()
  for (const entry of sorted) {
    if (entry.refused) refused.push(entry.refused)
    if (!entry.file) continue
    const first = units.length
    firstUnit.set(entry.path, first)
    for (const unit of entry.units) units.push({ ...unit, file: files.length, passage: first + unit.passage })
    const file = placed(entry.file)
    files.push(file)
    // Remembered with the file: the first question must not read all texts for it.
    titlesRepealed(file)
    yield
  }
  const own = sorted.flatMap((entry) => entry.glossary ?? [])
  const glossary = new Glossary([...own, ...shippedGroups()])
  const firstUnitOf = Int32Array.from([...firstUnit.values(), units.length])
  return {
    entries: sorted,
    files,
    units,
    fileOf: filesOf(firstUnitOf),
    firstUnitOf,
    refused,
    standing,
    firstUnit,
    glossary,
  }
}

function filesOf(firstUnitOf: Int32Array): Int32Array {
  const fileOf = new Int32Array(firstUnitOf.at(-1)!)
  for (let file = 0; file + 1 < firstUnitOf.length; file++) fileOf.fill(file, firstUnitOf[file], firstUnitOf[file + 1])
  return fileOf
}

export function putTogether(entries: Iterable<Entry>): Base {
  return atOnce(puttingTogether(entries))
}

/**
 * The word index of `next` from that of `base`: units of entries that both hold (the same object) are taken over, `fresh` is the index
 * of the other entries' units, in their order. May be interrupted.
 */
export function* updatingWords(base: Base, words: WordIndex, next: Base, fresh: WordIndex): Generator<void, WordIndex> {
  const old = new Set(base.entries)
  const kept = new Int32Array(base.units.length).fill(-1)
  const added = new Int32Array(fresh.documents)
  let addedUnits = 0
  for (const entry of next.entries) {
    yield
    const to = next.firstUnit.get(entry.path)
    if (to === undefined) continue
    const from = base.firstUnit.get(entry.path)!
    for (let unit = 0; unit < entry.units.length; unit++) {
      if (old.has(entry)) kept[from + unit] = to + unit
      else added[addedUnits++] = to + unit
    }
  }
  const parts = [
    { index: words, places: kept },
    { index: fresh, places: added },
  ]
  return yield* mergingWordIndexes(parts, next.units.length)
}

/** The word index of these entries' units alone. */
export function indexWords(entries: readonly Entry[], behind: Behind): Promise<WordIndex> {
  const texts = entries.flatMap(({ units }) => units.map(({ indexed }) => indexed))
  return inSlices(buildingWordIndex(texts), behind)
}

export interface View {
  base: Base
  words: WordIndex
}

/** The same as residents may know it, numbered anew; the very same where there is nothing to leave out. May be interrupted. */
export function* openingView(view: View): Generator<void, View> {
  const { base, words } = view
  const open = base.entries.filter((entry) => !isInternal(entry))
  if (open.length === base.entries.length) return view
  const part = yield* puttingTogether(open)
  return { base: part, words: yield* updatingWords(base, words, part, buildWordIndex([])) }
}

function isInternal({ path, file, standing }: Entry): boolean {
  return isInternalPath(path) || file?.audience === 'staff' || standing?.[0]?.audience === 'staff'
}

export interface SnapshotParts {
  base: Base
  words: WordIndex
  meaning?: VectorIndex
  /** Of the phrases of the standing answers. */
  phrases?: VectorIndex
  rerank?: Reranker['rerank']
  /** A question's vector; undefined when it cannot be had. */
  toVector(query: string): Promise<ArrayLike<number> | undefined>
  reader?: Reader
  closeReader?: CloseReader
}

export function makeSnapshot({
  base,
  words,
  meaning,
  phrases,
  rerank,
  toVector,
  reader,
  closeReader,
}: SnapshotParts): Snapshot {
  return {
    ...(reader && { reader }),
    ...(closeReader && { closeReader }),
    files: base.files,
    units: base.units,
    fileOf: base.fileOf,
    firstUnitOf: base.firstUnitOf,
    refused: base.refused,
    standing: base.standing,
    ...(rerank && { rerank }),
    glossary: base.glossary,
    byWords: (query, k, among) => words.search(query, k, among),
    known: (query) => words.known(query),
    mass: (query) => words.mass(query),
    frequency: (word) => words.frequency(word),
    async byMeaning(query, k, among): Promise<Hit[] | undefined> {
      if (!meaning) return undefined
      const vector = await toVector(query)
      return vector && meaning.search(vector, k, among)
    },
    async standingByMeaning(query) {
      const vector = phrases && (await toVector(query))
      return vector && phrases.cosines(vector)
    },
    async closeup(query): Promise<Closeup | undefined> {
      const vector = meaning && (await toVector(query))
      if (!meaning || !vector) return undefined
      const { encoder } = meaning
      const exact = Float64Array.from(vector)
      return {
        ...{ encoder, question: Float32Array.from(vector) },
        vectorOf: (unit) => meaning.vectorOf(unit),
        nearness: (unit) => meaning.nearness(unit, exact),
      }
    },
  }
}
