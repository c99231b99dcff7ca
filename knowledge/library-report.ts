/**
 * What a library says of itself: for `xiaoge index` and `doctor`.
 */
import type { Entry } from './folder.ts'
import type { KnowledgeFile, RefusedFile } from './snapshot.ts'

export interface LibraryReport {
  /** Files in the base, units they were cut into, and how many of these have a vector. */
  files: number
  units: number
  vectors: number
  /** 标准问答. */
  standing: number
  /** Against what was known before: of the last start, later of the last change. Paths; what is refused is neither added nor changed. */
  added: string[]
  changed: string[]
  removed: string[]
  refused: readonly RefusedFile[]
  /** Words in files that speak to a machine: left out of every answer, for staff to look at. */
  planted: readonly RefusedFile[]
  /** The encoder's id; missing when there is none, and then why. */
  encoder?: string
  encoderProblem?: string
  /** What the last change took until it answered by words. */
  seconds: number
  /** `reading`: nothing answers yet. `words`: meaning is being made or there is none to come. `complete`: both. */
  state: 'reading' | 'words' | 'complete'
}

/** Paths, against the SHA-256 by path that were known before. */
export function differences(known: ReadonlyMap<string, string>, entries: readonly Entry[]) {
  const there = new Set(entries.map(({ path }) => path))
  const taken = entries.filter(({ refused }) => !refused)
  const paths = (chosen: readonly Entry[]) => chosen.map(({ path }) => path)
  return {
    added: paths(taken.filter(({ path }) => !known.has(path))),
    changed: paths(taken.filter(({ path, sha256 }) => known.has(path) && known.get(path) !== sha256)),
    removed: [...known.keys()].filter((path) => !there.has(path)),
  }
}

/** The words in these files that speak to a machine. */
export function plantedIn(files: readonly KnowledgeFile[]): LibraryReport['planted'] {
  return files.flatMap(({ path, planted = [] }) => planted.map(({ line, reason }) => ({ path, line, reason })))
}
