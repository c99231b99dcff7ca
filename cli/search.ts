/**
 * `xiaoge search`: ranks any corpus for any questions with the search of the knowledge base, without reading it as knowledge files.
 *
 * One result per query in input order on stdout, then the summary; progress on stderr. A document is its title and text, found as one; the
 * encoder sees its first 512 tokens (windows over the rest were tried on two sets and gained nothing).
 */
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Clock } from '../clock.ts'
import { type NamedEmbeddings, named } from '../knowledge/embeddings.ts'
import { encodeInto } from '../knowledge/encoding.ts'
import { fuse } from '../knowledge/fuse.ts'
import type { Hit } from '../knowledge/snapshot.ts'
import { buildGraph, VectorIndex } from '../knowledge/vector-index.ts'
import { Vectors } from '../knowledge/vectors.ts'
import { buildWordIndex, type WordIndex } from '../knowledge/word-index.ts'
import { silentLog } from '../log.ts'

export interface SearchArguments {
  /** Paths of JSON lines: `{id, title?, text}` and `{id, text}`. */
  corpus: string
  queries: string
  /** Results per query, 1 or more. */
  k: number
  json: boolean
  stdout: (text: string) => void
  stderr: (text: string) => void
  /** Where vectors are kept by what they were made of, so that the next run does not make them; nowhere where it is left out. */
  vectorsFolder?: string
  /** Rejects where no encoder runs: then it is a search by words. */
  embeddings: () => Promise<NamedEmbeddings>
  clock: Clock
}

interface Row {
  /** As it was given, and so it comes out. */
  id: string | number
  title?: string
  text: string
}

interface Index {
  words: WordIndex
  meaning?: VectorIndex
  embeddings?: NamedEmbeddings
}

// What each side brings to the fusion: far more than anybody asks for, far less than all.
const CANDIDATES = 100
const WARM_UPS = 20

/** A line that cannot be used, or a file that cannot be read: told by place and reason. */
class BadInput extends Error {}

/** The exit code: 0; 1 when the input cannot be used; 2 when the arguments are wrong. */
export async function search(options: SearchArguments): Promise<number> {
  const { k, json, stdout, stderr, clock } = options
  if (!Number.isSafeInteger(k) || k < 1) {
    stderr('--k 要是一个不小于 1 的整数，例如 --k 10\n')
    return 2
  }
  try {
    const documents = await readRows(options.corpus)
    const queries = await readRows(options.queries)
    const started = clock.elapsed()
    const index = await buildIndex(documents, options)
    // The first searches of a process are slow (code is still being compiled): they are part of getting ready.
    for (let round = 0; round < WARM_UPS; round++) await find(index, documents[round]?.text.slice(0, 20) ?? '', k)
    const indexSeconds = (clock.elapsed() - started) / 1000
    const took: number[] = []
    for (const { id, text } of queries) {
      const from = clock.elapsed()
      const hits = await find(index, text, k)
      const ms = clock.elapsed() - from
      took.push(ms)
      const ranked = hits.map(({ unit }) => documents[unit]!.id)
      stdout(json ? `${JSON.stringify({ id, ranked, ms: round(ms) })}\n` : `${id}：${ranked.join(' ')}\n`)
    }
    const summary = {
      documents: documents.length,
      queries: queries.length,
      index_s: round(indexSeconds),
      p50_ms: round(percentile(took, 0.5)),
      p99_ms: round(percentile(took, 0.99)),
    }
    stdout(json ? `${JSON.stringify({ summary })}\n` : inWords(summary))
    return 0
  } catch (error) {
    if (!(error instanceof BadInput)) throw error
    stderr(`${error.message}\n`)
    return 1
  }
}

async function buildIndex(documents: readonly Row[], options: SearchArguments): Promise<Index> {
  const { stderr, clock, vectorsFolder: folder } = options
  // The encoder gets ready in its thread while the words are cut.
  const opening = options.embeddings().then(named, (error: Error) => error)
  const texts = documents.map(({ title, text }) => (title ? `${title}\n${text}` : text))
  const started = clock.elapsed()
  const words = buildWordIndex(texts)
  stderr(`词索引：${documents.length} 篇，${round((clock.elapsed() - started) / 1000)} 秒\n`)
  const embeddings = await opening
  if (embeddings instanceof Error) {
    stderr(`没有编码器，只按词查找：${embeddings.message}\n`)
    return { words }
  }
  const { id, dimension } = embeddings
  const vectors = await Vectors.open({ encoder: id, dimension, ...(folder !== undefined && { folder }) })
  const keyed = texts.map((text) => [vectors.keyOf(text), text] as const)
  const missing = new Map(keyed.filter(([key]) => vectors.rowOf(key) === undefined))
  const progress = (event: string, fields: Record<string, unknown> = {}) => {
    if (event === 'vectors.progress') stderr(`向量：${fields.done}/${fields.of}，${fields.seconds} 秒\n`)
  }
  const log = { ...silentLog, info: progress, warn: progress }
  await encodeInto(vectors, [...missing], { embeddings, clock, log, signal: new AbortController().signal })
  await vectors.close()
  const rowOfUnit = Int32Array.from(keyed, ([key]) => vectors.rowOf(key) ?? -1)
  const meaning = new VectorIndex({ vectors, rowOfUnit })
  if (!meaning.needsGraph) return { words, meaning, embeddings }
  stderr('向量图：正在建立\n')
  const graph = await buildGraph(vectors, Int32Array.from(new Set(rowOfUnit)).sort(), { clock, restMs: 0 })
  return { words, meaning: new VectorIndex({ vectors, rowOfUnit, ...(graph && { graph }) }), embeddings }
}

async function find({ words, meaning, embeddings }: Index, text: string, k: number): Promise<Hit[]> {
  const wanted = Math.max(CANDIDATES, k)
  // The encoder's thread computes while this one looks for words.
  const asked = embeddings?.embedQuery(text)
  const byWords = words.search(text, wanted)
  const mass = words.mass(text)
  const byMeaning = asked && meaning?.search(await asked, wanted)
  return fuse({ byWords, byMeaning, mass }).slice(0, k)
}

async function readRows(path: string): Promise<Row[]> {
  const rows: Row[] = []
  const seen = new Map<string | number, number>()
  let number = 0
  try {
    for await (const line of createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity })) {
      number++
      if (line.trim() === '') continue
      const row = parseRow(line.replace(/^\ufeff/, ''))
      if (typeof row === 'string') throw new BadInput(`${path} 第 ${number} 行：${row}`)
      const before = seen.get(row.id)
      if (before !== undefined) throw new BadInput(`${path} 第 ${number} 行：id “${row.id}” 在第 ${before} 行已经用过`)
      seen.set(row.id, number)
      rows.push(row)
    }
  } catch (error) {
    if (error instanceof BadInput) throw error
    throw new BadInput(`读不了 ${path}：${(error as Error).message}`)
  }
  return rows
}

/** A row, or what is wrong with it. */
function parseRow(line: string): Row | string {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return '不是一个 JSON 对象，每行要像 {"id":"1","text":"…"}'
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return '不是一个 JSON 对象，每行要像 {"id":"1","text":"…"}'
  const { id, title, text } = value as Record<string, unknown>
  if (typeof id !== 'string' && typeof id !== 'number') return '缺少 id（文字或数字）'
  if (typeof text !== 'string') return '缺少 text（文字）'
  if (title !== undefined && title !== null && typeof title !== 'string') return 'title 要是文字'
  return { id, text, ...(title ? { title } : {}) }
}

/** Nearest rank; 0 of nothing. */
function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}

function inWords({ documents, queries, index_s, p50_ms, p99_ms }: Record<string, number>): string {
  return `${documents} 篇，${queries} 问；建索引 ${index_s} 秒；每问中位 ${p50_ms} 毫秒，第 99 百分位 ${p99_ms} 毫秒\n`
}
