/**
 * What the product itself sees of each training question: the candidates that it finds, their features and vectors. `reader.py`
 * learns from it, so that what is weighed in training is what is weighed in answering.
 *
 *   npx tsx models/train/features.ts held|train|kinds|own FOLDER [--encoder FOLDER] [--groups N [--texts N]] [--reader FOLDER [--close]]
 *
 * Documents are put together to bases of about two dozen, as a community's folder is. Each question is asked where its document lies; one in
 * six also where it does not, and there has no answer. Writes rows.jsonl, vectors.bin (float32: question, then its candidates).
 * `kinds` writes the vectors of the questions whose kind alone decides, and of ordinary ones beside them.
 */
import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { systemClock } from '../../clock.ts'
import { chinaDay } from '../../knowledge/answer.ts'
import { windowOf } from '../../knowledge/close-reading.ts'
import { LocalEmbeddings } from '../../knowledge/embeddings.ts'
import { type GoldQuestion, hits } from '../../knowledge/evaluate.ts'
import { inForceAt } from '../../knowledge/in-force.ts'
import { type Library, openLibrary } from '../../knowledge/library.ts'
import { Gazetteer } from '../../knowledge/places.ts'
import { readQuestion } from '../../knowledge/question.ts'
import { cite } from '../../knowledge/quotation.ts'
import type { Reader } from '../../knowledge/reading.ts'
import { retrieve } from '../../knowledge/retrieve.ts'
import { shelfOf } from '../../knowledge/shelf.ts'
import { signalsOf } from '../../knowledge/signals.ts'
import { consider } from '../../knowledge/sufficiency.ts'
import { silentLog } from '../../log.ts'
import { openCrossEncoder } from '../cross-encoder/cross-encoder.ts'
import { openEncoder } from '../encoder/encoder.ts'
import { openReader } from '../reader/reader.ts'
import { basesOf, readMaterials, textOf } from './bases.ts'
import { isHeldOut, readKinds, type TrainingQuestion } from './documents.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    encoder: { type: 'string' },
    groups: { type: 'string', default: '12' },
    texts: { type: 'string' },
    reader: { type: 'string' },
    close: { type: 'boolean', default: false },
  },
})
const [part, folder] = positionals
if (!part || !['held', 'train', 'kinds', 'own'].includes(part) || !folder)
  throw new Error('usage: features.ts held|train|kinds|own FOLDER [--encoder FOLDER]')

/** One in so many questions is also asked where its document is not. */
const ELSEWHERE = 6
/** Candidates of which the text is written. */
const READ_CLOSELY = 12

/** Bases of statutes and of texts at most. */
const limits = { statutes: Number(values.groups), texts: Number(values.texts ?? values.groups) }

const materials = readMaterials()
const { documents, questions, asked } = materials

const encoder = await openEncoder(values.encoder ? { folder: values.encoder } : {})
const embeddings = new LocalEmbeddings(encoder)
const reader: Reader = values.reader ? openReader(values.reader) : unread(embeddings.id)
const together = values.close ? await openCrossEncoder() : undefined
const closeReader = together && {
  score: async (asked: string, texts: readonly string[]) => [...(await together.scores(asked, texts))],
}

/** Reads nothing: every candidate keeps its place, and its vectors are written for the one that will be taught. */
function unread(id: string): Reader {
  const nothing = { bias: 0, weights: {} }
  return {
    encoder: id,
    ranking: { bias: 0, weights: { passageMeaning: 1, sentenceMeaning: 0.8, passageWords: 1, sentenceWords: 0.8 } },
    decision: nothing,
    read: (_, sentences) => sentences.map(() => 0),
    kindsOf: () => ({ normal: 1 }),
  }
}

const rowsFile = join(folder, 'rows.jsonl')
const vectorsFile = join(folder, 'vectors.bin')
mkdirSync(folder, { recursive: true })
for (const file of [rowsFile, vectorsFile]) rmSync(file, { force: true })
writeFileSync(join(folder, 'encoder.txt'), embeddings.id)
let written = 0

const bases = part === 'kinds' || part === 'own' ? [] : basesOf(materials, part === 'held', limits)
for (const [number, group] of bases.entries()) {
  const base = join(folder, `base-${number}`)
  rmSync(base, { recursive: true, force: true })
  mkdirSync(base, { recursive: true })
  const files = new Map<string, string>()
  for (const [at, name] of group.names.entries()) {
    const path = `${String(at).padStart(2, '0')}-${name.replace(/\.(md|txt)$/, '').slice(0, 40)}.${name.endsWith('.md') ? 'md' : 'txt'}`
    writeFileSync(join(base, path), textOf(name, materials))
    files.set(name, path)
  }
  const library = openLibrary({
    folder: base,
    dataFolder: join(folder, 'data'),
    embeddings,
    reader,
    ...(closeReader && { closeReader }),
    clock: systemClock,
    log: silentLog,
  })
  await library.ready
  await library.meaningReady()
  const own = group.names.flatMap((name) => asked.get(name)!)
  const elsewhere = questions.filter(
    (question, at) =>
      at % ELSEWHERE === number % ELSEWHERE &&
      isHeldOut(question.document) === (part === 'held') &&
      !files.has(question.document) &&
      question.kind === 'answerable',
  )
  for (const question of own)
    await write(
      library,
      question,
      files.get(question.document)!,
      group.area ? documents.get(question.document)!.file.place : undefined,
    )
  for (const question of elsewhere.filter((_, at) => at % 12 === 0))
    await write(library, { ...question, kind: 'near_miss' }, undefined, undefined, 'elsewhere')
  const kinds = readKinds().filter(
    ({ kind }, at) => kind !== 'normal' && isHeldOut(String(at)) === (part === 'held') && at % 12 === number % 12,
  )
  for (const { question, kind, voice } of kinds) {
    await write(library, { document: '', question, kind: 'near_miss', voice, batch: 'kinds' }, undefined, undefined, kind)
  }
  await library.close()
  process.stderr.write(`base ${number}: ${group.names.length} documents, ${written} questions so far\n`)
}
if (part === 'kinds') await writeKinds()
if (part === 'own') await writeOwn()
await together?.close()
await encoder.close()

/** Our own sets, as they are asked: for the balance of the decision, which their two classes share with use. */
async function writeOwn(): Promise<void> {
  const project = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
  const regulations = 'test/fixtures/regulations'
  await writeSet('own', project(`${regulations}/kb`), project(`${regulations}/questions.jsonl`))
  const reports = 'test/fixtures/reports'
  await writeSet('reports', project(`${reports}/kb`), project(`${reports}/questions.jsonl`))
  await writeSet('ground', project('knowledge/files'), project('test/fixtures/ground.jsonl'))
}

async function writeSet(batch: string, base: string, gold: string): Promise<void> {
  const dataFolder = join(folder!, `data-${batch}`)
  const library = openLibrary({
    ...{ folder: base, dataFolder, embeddings, reader, clock: systemClock, log: silentLog },
    ...(closeReader && { closeReader }),
  })
  await library.ready
  await library.meaningReady()
  for (const line of readFileSync(gold, 'utf8').trim().split('\n')) {
    const { question, answerable, file, evidence, kind, area } = JSON.parse(line) as GoldQuestion
    // Where places are compared or asked back another rule decides.
    if (kind === 'ambiguous' || kind === 'cross_place') continue
    const row = { document: file ?? '', question, voice: '', batch, kind: answerable ? 'answerable' : 'near_miss' } as const
    await write(library, { ...row, ...(evidence ? { evidence } : {}) }, file ?? undefined, area, kind)
  }
  await library.close()
}

async function writeKinds(): Promise<void> {
  const gazetteer = new Gazetteer([])
  const special = readKinds().map((row, at) => ({ ...row, heldOut: isHeldOut(String(at)) }))
  const ordinary = questions
    .filter((_, at) => at % 4 === 0)
    .map(({ question, voice, document }) => ({ question, voice, kind: 'normal', heldOut: isHeldOut(document) }))
  for (const row of [...special, ...ordinary]) {
    const vector = Float32Array.from(await embeddings.embedQuery(readQuestion({ text: row.question }, gazetteer, []).searched))
    appendFileSync(rowsFile, `${JSON.stringify(row)}\n`)
    appendFileSync(vectorsFile, vectorBytes(vector, []))
  }
}

async function write(
  library: Library,
  question: TrainingQuestion,
  file: string | undefined,
  area?: string,
  sort?: string,
): Promise<void> {
  const snapshot = library.snapshot()
  const shelf = shelfOf(snapshot, chinaDay(systemClock))
  const read = readQuestion({ text: question.question, ...(area ? { area } : {}) }, shelf.gazetteer, shelf.known, snapshot)
  const { here, elsewhere } = inForceAt(read.asked, snapshot, shelf)
  const found = await retrieve(read, snapshot, shelf, here)
  const closeup = await snapshot.closeup(read.searched)
  if (!closeup || found.candidates.length === 0) return
  const others = elsewhere.size > 0 ? await retrieve(read, snapshot, shelf, elsewhere, { closely: false }) : undefined
  const signals = signalsOf(read, found, snapshot, shelf, others && others.candidates.length > 0 ? others : undefined)
  const { evidence } = question
  const candidates = found.candidates.map((candidate, at) => ({
    // What the close reader learns from (close_lessons.py).
    ...(at < READ_CLOSELY && { text: windowOf(candidate, snapshot) }),
    hit: file !== undefined && evidence !== undefined && hits(cite(candidate, read, snapshot), file, evidence),
    rank: candidate.rank,
    features: candidate.features,
    passage: candidate.passage,
  }))
  const { document, kind, voice, batch } = question
  const row = {
    document,
    question: question.question,
    kind,
    sort,
    asked: read.searched,
    evidence: evidence ?? null,
    voice,
    batch,
    unanswerable: read.unanswerable?.reason,
    decision: consider(signals, found),
    candidates,
  }
  appendFileSync(
    rowsFile,
    `${JSON.stringify(row, (_, value) => (typeof value === 'number' ? Math.round(value * 1e5) / 1e5 : value))}\n`,
  )
  appendFileSync(
    vectorsFile,
    vectorBytes(
      closeup.question,
      found.candidates.map(({ unit }) => closeup.vectorOf(unit)!),
    ),
  )
  written++
}

function vectorBytes(question: Float32Array, sentences: readonly Float32Array[]): Buffer {
  return Buffer.concat(
    [question, ...sentences].map((vector) => Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength)),
  )
}
