/**
 * 索引文件: the word index and the vector graph on disk, so that a start reads instead of building.
 *
 * index/words-<id>/ holds entries.jsonl and words.bin, index/graph-<id>/ holds graph.hnsw and keys.bin, each under a manifest. They are
 * named by what they were made of, and belong to the folder, the code and the encoder their manifests name. Anything damaged, older or foreign is
 * passed over: the knowledge files are the truth.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { open, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Log } from '../log.ts'
import { type Base, putTogether } from './base.ts'
import type { Behind } from './crowd.ts'
import type { Entry } from './folder.ts'
import { openSealed, readAbout, seal, unseal } from './manifest.ts'
import { pausing } from './slices.ts'
import { type Graph, readGraph, writeGraph } from './vector-index.ts'
import type { Vectors } from './vectors.ts'
import type { WordIndex } from './word-index.ts'
import { readWordIndex, writeWordIndex } from './word-index-file.ts'

/** Of the same folder or encoder the newest few stay: another version of the program may still read one. */
const KEPT = 3

export interface WordsAbout {
  folder: string
  code: string
  /** Path and SHA-256 of every file that was read. */
  sources: [string, string][]
}

export interface SavedWords {
  about: WordsAbout
  /** Missing when only the manifest could be used: damaged, or made by other code. */
  content?: { base: Base; words: WordIndex }
}

export interface IndexFilesOptions {
  /** The data folder's `index/`. */
  folder: string
  log: Log
  /** Whom writing gives way to. */
  behind?: Behind
}

export async function saveWords(
  { folder, behind }: IndexFilesOptions,
  about: WordsAbout,
  base: Base,
  words: WordIndex,
): Promise<void> {
  const target = join(folder, `words-${digest(about)}`)
  const present = (await readAbout(target)) as WordsAbout | undefined
  // Named by its content: what stands there is this, unless it is damaged.
  if (present && !('damage' in (await openSealed(target, [])))) return
  const pause = behind && pausing(behind)
  const write = async (draft: string) => {
    await writeParts(join(draft, 'entries.jsonl'), lines(base.entries), pause)
    await writeParts(join(draft, 'words.bin'), writeWordIndex(words), pause)
  }
  await seal(target, about, write, pause)
  await keepNewest(folder, 'words-', (other) => (other as WordsAbout | undefined)?.folder === about.folder)
}

/** A base of many files must not stop the answers while it is written. */
async function writeParts(path: string, parts: Iterable<Uint8Array | string>, pause?: () => Promise<void>): Promise<void> {
  const file = await open(path, 'wx')
  try {
    for (const part of parts) {
      await file.writeFile(part)
      await pause?.()
    }
  } finally {
    await file.close()
  }
}

function* lines(entries: Base['entries']): Generator<string, void> {
  for (const entry of entries) yield `${JSON.stringify(entry)}\n`
}

/** The newest word index of a knowledge folder that is whole and of this code, else at least what it was made of. */
export async function loadWords(
  { folder, log }: IndexFilesOptions,
  of: Pick<WordsAbout, 'folder' | 'code'>,
): Promise<SavedWords | undefined> {
  let about: WordsAbout | undefined
  for (const name of await newestFirst(folder, 'words-')) {
    const known = (await readAbout(join(folder, name))) as WordsAbout | undefined
    if (known?.folder !== of.folder || !Array.isArray(known.sources)) continue
    about ??= known
    if (known.code !== of.code) continue
    const content = await readWords(join(folder, name))
    if ('base' in content) return { about: known, content }
    log.warn('index.damaged', { index: name, reason: content.damage })
  }
  return about && { about }
}

async function readWords(path: string): Promise<{ base: Base; words: WordIndex } | { damage: string }> {
  const sealed = await openSealed(path, ['entries.jsonl', 'words.bin'])
  if ('damage' in sealed) return sealed
  try {
    const lines = sealed.files['entries.jsonl']!.toString('utf8').split('\n').slice(0, -1)
    const base = putTogether(lines.map((line) => JSON.parse(line) as Entry))
    const words = readWordIndex(sealed.files['words.bin']!)
    return words.documents === base.units.length ? { base, words } : { damage: 'words and entries do not belong together' }
  } catch (error) {
    return { damage: (error as Error).message }
  }
}

export async function saveGraph(
  { folder, behind }: IndexFilesOptions,
  encoder: string,
  graph: Graph,
  vectors: Vectors,
): Promise<void> {
  const keys = Array.from(graph.rows, (row) => (row < 0 ? '0'.repeat(32) : vectors.keyOfRow(row)))
  const prefix = `graph-${digest(encoder)}-`
  const write = async (draft: string) => {
    await writeGraph(graph, join(draft, 'graph.hnsw'))
    await writeFile(join(draft, 'keys.bin'), Buffer.from(keys.join(''), 'hex'))
  }
  const about = { encoder, dimension: vectors.dimension }
  await seal(join(folder, `${prefix}${digest(keys)}`), about, write, behind && pausing(behind))
  await keepNewest(folder, prefix, () => true)
}

/** Graphs of an encoder, newest first, whole ones only; rows that `vectors` does not hold are −1. */
export async function* loadGraphs(
  { folder, log }: IndexFilesOptions,
  encoder: string,
  vectors: Vectors,
): AsyncGenerator<Graph> {
  for (const name of await newestFirst(folder, `graph-${digest(encoder)}-`)) {
    const path = join(folder, name)
    const sealed = await openSealed(path, ['keys.bin'])
    try {
      if ('damage' in sealed) throw new Error(sealed.damage)
      const { dimension } = sealed.about as { dimension: number }
      if (dimension !== vectors.dimension) throw new Error('made of vectors of another size')
      const keys = sealed.files['keys.bin']!.toString('hex').match(/.{32}/g) ?? []
      yield await readGraph(
        join(path, 'graph.hnsw'),
        Int32Array.from(keys, (key) => vectors.rowOf(key) ?? -1),
        dimension,
      )
    } catch (error) {
      log.warn('index.damaged', { index: name, reason: (error as Error).message })
    }
  }
}

/** Changes with every line of this folder's code and with the packages that cut and fold words: an index of other code is not read. */
export function codeVersion(): string {
  const here = new URL('.', import.meta.url)
  const hash = createHash('sha256')
  for (const file of readdirSync(here, { withFileTypes: true }).filter((entry) => entry.isFile())) {
    hash.update(`${file.name}\n`).update(readFileSync(new URL(file.name, here)))
  }
  const { dependencies } = JSON.parse(readFileSync(new URL('../package.json', here), 'utf8')) as { dependencies: object }
  return hash.update(JSON.stringify(dependencies)).digest('hex').slice(0, 16)
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16)
}

async function newestFirst(folder: string, prefix: string): Promise<string[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.startsWith(prefix))
  const dated = await Promise.all(
    names.map(async (name) => ({
      name,
      at: await stat(join(folder, name)).then(
        (s) => s.mtimeMs,
        () => 0,
      ),
    })),
  )
  return dated.sort((a, b) => b.at - a.at || (a.name < b.name ? -1 : 1)).map(({ name }) => name)
}

async function keepNewest(folder: string, prefix: string, concerns: (about: unknown) => boolean): Promise<void> {
  let kept = 0
  for (const name of await newestFirst(folder, prefix)) {
    const path = join(folder, name)
    if (!concerns(await readAbout(path))) continue
    if (++kept > KEPT) await unseal(path)
  }
}
