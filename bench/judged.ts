/**
 * Passages and questions whose right passages are known, as files: lines of `{id, title?, text}` and of `{id, text, positive_ids}`, the form
 * that `xiaoge search` reads.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface JudgedPassage {
  id: string
  title?: string
  text: string
}

export interface JudgedQuery {
  id: string
  text: string
  /** One of them is enough. */
  positive_ids: string[]
}

export interface JudgedFiles {
  corpus: string
  queries: string
}

export interface Judged {
  passages: JudgedPassage[]
  queries: JudgedQuery[]
}

/** Throws, with file and line, where a line is of another form or nothing is there. */
export async function readJudged({ corpus, queries }: JudgedFiles): Promise<Judged> {
  return { passages: await rowsOf(corpus, passageOf), queries: await rowsOf(queries, queryOf) }
}

export async function writeJudged(folder: string, name: string, { passages, queries }: Judged): Promise<JudgedFiles> {
  const files = { corpus: join(folder, `${name}-corpus.jsonl`), queries: join(folder, `${name}-queries.jsonl`) }
  await writeFile(files.corpus, linesOf(passages))
  await writeFile(files.queries, linesOf(queries))
  return files
}

/** What every engine is given of a passage: the same string. */
export function textOf({ title, text }: JudgedPassage): string {
  return title ? `${title}\n${text}` : text
}

const linesOf = (rows: readonly object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('')

async function rowsOf<T>(file: string, read: (row: Record<string, unknown>) => T | undefined): Promise<T[]> {
  const lines = (await readFile(file, 'utf8')).split('\n')
  const rows = lines.flatMap((line, at) => {
    if (line.trim() === '') return []
    const row = read(parsed(line))
    if (row === undefined) throw new Error(`${file}, line ${at + 1}: not of the form that is measured`)
    return [row]
  })
  if (rows.length === 0) throw new Error(`${file} is empty`)
  return rows
}

function parsed(line: string): Record<string, unknown> {
  try {
    return { ...(JSON.parse(line) as object) }
  } catch {
    return {}
  }
}

function passageOf({ id, title, text }: Record<string, unknown>): JudgedPassage | undefined {
  if (typeof id !== 'string' || typeof text !== 'string') return undefined
  return { id, text, ...(typeof title === 'string' && title !== '' ? { title } : {}) }
}

function queryOf({ id, text, positive_ids: positive }: Record<string, unknown>): JudgedQuery | undefined {
  if (typeof id !== 'string' || typeof text !== 'string' || !Array.isArray(positive)) return undefined
  return { id, text, positive_ids: positive.map(String) }
}
