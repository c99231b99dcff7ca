/** 训练材料: the documents and questions under data/, read as the product reads knowledge files. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { isRefused, readKnowledgeFile } from '../../knowledge/read-file.ts'
import type { KnowledgeFile } from '../../knowledge/snapshot.ts'

export interface TrainingQuestion {
  /** A statute's title, or the name of a file in data/texts. */
  document: string
  /** Of a statute: which of its articles the question was written beside. */
  article?: number
  question: string
  /** `near_miss`: beside the matter, not answered there. `false_premise`: takes for granted what the text does not say. */
  kind: 'answerable' | 'near_miss' | 'false_premise'
  /** Verbatim piece of the document; only of answerable questions. */
  evidence?: string
  /** plain short typo dialect ramble polite angry trad en */
  voice: string
  batch: string
}

export interface TrainingDocument {
  file: KnowledgeFile
  /** Of a statute: where each article begins in `file.text`. */
  articles?: number[]
}

const data = (name: string) => new URL(`./data/${name}`, import.meta.url)

function jsonLines<T>(text: string): T[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T)
}

export function readQuestions(): TrainingQuestion[] {
  return jsonLines(readFileSync(data('questions.jsonl'), 'utf8'))
}

export interface KindQuestion {
  kind: string
  voice: string
  question: string
}

export function readKinds(): KindQuestion[] {
  return jsonLines(readFileSync(data('kinds.jsonl'), 'utf8'))
}

/** A passage as the close reader sees it, and questions word for word near to it. */
export interface NearThing {
  document: string
  passage: string
  /** Verbatim piece of the passage: what answers `same`. */
  evidence: string
  same: string[]
  /** Asked of another thing than the passage speaks of, and not answered by it. */
  near: string[]
}

/** Files of near things that the shipped reader was not taught. */
export type MoreNearThings = 'papers' | 'reports'

/** `also`: with those, too. `judges`: it only judges. */
export function readNearThings(also: readonly MoreNearThings[] = []): (NearThing & { judges: boolean })[] {
  const read = (name: string) => jsonLines<NearThing>(readFileSync(data(name), 'utf8'))
  const things = ['near-things.jsonl', ...(also.includes('papers') ? ['near-things-of-papers.jsonl'] : [])]
  return [
    ...things.flatMap(read).map((thing) => ({ ...thing, judges: isHeldOut(thing.document) })),
    // Most of these reports are held out elsewhere; here one in seven of them is.
    ...(also.includes('reports') ? read('near-things-of-reports.jsonl') : []).map((thing) => ({
      ...thing,
      judges: isHeldOut(`${thing.document} near`),
    })),
  ]
}

/** By `TrainingQuestion.document`. */
export function readDocuments(): Map<string, TrainingDocument> {
  const documents = new Map<string, TrainingDocument>()
  const statutes = gunzipSync(readFileSync(data('statutes.jsonl.gz'))).toString('utf8')
  for (const { title, articles } of jsonLines<{ title: string; articles: string[] }>(statutes)) {
    let text = `${title}\n\n`
    const starts = articles.map((article) => {
      const at = text.length
      text += `${article}\n\n`
      return at
    })
    documents.set(title, { file: readFile(`${title}.txt`, text), articles: starts })
  }
  for (const name of readdirSync(data('texts')).sort()) {
    documents.set(name, { file: readFile(name, readFileSync(data(`texts/${name}`), 'utf8')) })
  }
  return documents
}

function readFile(path: string, text: string): KnowledgeFile {
  const file = readKnowledgeFile(path, text)
  if (isRefused(file)) throw new Error(`${path}: ${file.reason}`)
  return file
}

/** Whether a document's questions only judge and never train: one in seven, by the hash of its name. */
export function isHeldOut(document: string): boolean {
  return createHash('sha256').update(document).digest().readUInt32BE(0) % 7 === 0
}
