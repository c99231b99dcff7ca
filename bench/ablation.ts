/**
 * What each lever adds to the answers: the same questions asked of the whole product, and of it with one lever taken away; and the ladder
 * from words alone upwards. Our own sets, and any that are named (`--set NAME=FOLDER,QUESTIONS.jsonl`, several times).
 */
import { join, resolve } from 'node:path'
import { readGold, scoreAll } from '../cli/eval.ts'
import { openMeaning, SHIPPED_ENCODER } from '../cli/meaning.ts'
import { systemClock } from '../clock.ts'
import { PROJECT_ROOT } from '../config/settings.ts'
import { type GoldQuestion, measure } from '../knowledge/evaluate.ts'
import { Glossary } from '../knowledge/glossary.ts'
import { type Library, openLibrary } from '../knowledge/library.ts'
import type { Reader } from '../knowledge/reading.ts'
import type { Snapshot } from '../knowledge/snapshot.ts'
import { silentLog } from '../log.ts'
import type { BenchOptions, Table } from './figure.ts'

interface Lever {
  name: string
  change(snapshot: Snapshot): Snapshot
}

const without = ({ reader: _, ...snapshot }: Snapshot): Snapshot => snapshot
const withoutCloseReader = ({ closeReader: _, ...snapshot }: Snapshot): Snapshot => snapshot
const withReader = (snapshot: Snapshot, change: (reader: Reader) => Reader): Snapshot =>
  snapshot.reader ? { ...snapshot, reader: change(snapshot.reader) } : snapshot
const byWordsAlone = (snapshot: Snapshot): Snapshot => ({
  ...without(snapshot),
  byMeaning: async () => undefined,
  closeup: async () => undefined,
})
const lacking = (names: RegExp) => (snapshot: Snapshot) =>
  withReader(snapshot, (reader) => ({
    ...reader,
    ranking: thinned(reader.ranking, names),
    decision: thinned(reader.decision, names),
    ...(reader.closeDecision && { closeDecision: thinned(reader.closeDecision, names) }),
  }))

function thinned({ bias, weights }: Reader['ranking'], names: RegExp): Reader['ranking'] {
  return { bias, weights: Object.fromEntries(Object.entries(weights).filter(([name]) => !names.test(name))) }
}

const LADDER: readonly Lever[] = [
  { name: 'words alone', change: byWordsAlone },
  { name: '+ encoder, fused', change: without },
  { name: '+ reader', change: withoutCloseReader },
  { name: '+ close reader: the product', change: (snapshot) => snapshot },
]

const TAKEN_AWAY: readonly Lever[] = [
  { name: '− words', change: (snapshot) => ({ ...snapshot, byWords: () => [], mass: () => 1 }) },
  {
    name: '− learned order',
    change: (snapshot) =>
      withReader(snapshot, (reader) => ({
        ...reader,
        ranking: {
          bias: 0,
          weights: { passageMeaning: 1, sentenceMeaning: 0.8, passageWords: 1, sentenceWords: 0.8, shaped: 0.03 },
        },
      })),
  },
  {
    name: '− head on question × sentence',
    change: (snapshot) =>
      withReader(snapshot, (reader) => ({
        ...reader,
        read: (_, sentences) => sentences.map(() => 0),
      })),
  },
  {
    name: '− kinds of question',
    change: (snapshot) => withReader(snapshot, (reader) => ({ ...reader, kindsOf: () => ({ normal: 1 }) })),
  },
  { name: '− shapes of answers', change: lacking(/shape|penalty|lacks|asks/i) },
  { name: '− more asked of plain papers', change: lacking(/^plain$/) },
  { name: '− figures and premises', change: lacking(/figure(?:Agrees|Differs|Absent)|presum/) },
  { name: '− glossary', change: (snapshot) => ({ ...snapshot, glossary: new Glossary([]) }) },
  { name: '− places', change: (snapshot) => ({ ...snapshot, files: snapshot.files.map(({ place: _, ...file }) => file) }) },
  {
    name: '− aliases',
    change: (snapshot) => ({ ...snapshot, files: snapshot.files.map((file) => ({ ...file, aliases: [] })) }),
  },
]

interface Set {
  name: string
  folder: string
  questions: string
}

const OWN_SETS: readonly Set[] = [
  {
    name: 'own regulations',
    folder: join(PROJECT_ROOT, 'test', 'fixtures', 'regulations', 'kb'),
    questions: join(PROJECT_ROOT, 'test', 'fixtures', 'regulations', 'questions.jsonl'),
  },
  {
    name: 'shipped base',
    folder: join(PROJECT_ROOT, 'knowledge', 'files'),
    questions: join(PROJECT_ROOT, 'knowledge', 'golden.jsonl'),
  },
]

export async function ablation({ quick, sets, vectors, say }: BenchOptions): Promise<Table[]> {
  const tables: Table[] = []
  for (const set of quick ? OWN_SETS.slice(1) : [...OWN_SETS, ...sets.map(named)]) {
    const gold = await readGold(set.questions)
    say(`ablation: ${set.name}, ${gold.length} questions`)
    tables.push(
      await withBase(set.folder, join(vectors, set.name.replaceAll(' ', '-')), (snapshot) =>
        tableOf(set.name, gold, snapshot, quick, say),
      ),
    )
  }
  return tables
}

function named(words: string): Set {
  const [name, files = ''] = words.split('=')
  const [folder, questions] = files.split(',')
  if (!name || !folder || !questions) throw new Error(`--set ${words}: NAME=FOLDER,QUESTIONS.jsonl`)
  return { name, folder: resolve(folder), questions: resolve(questions) }
}

async function withBase<T>(folder: string, dataFolder: string, work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  const meaning = openMeaning(SHIPPED_ENCODER, { clock: systemClock, log: silentLog })
  const { embeddings, reader, closeReading } = meaning
  const library: Library = openLibrary({
    ...{ folder, dataFolder, clock: systemClock, log: silentLog },
    ...(embeddings && { embeddings }),
    ...(reader && { reader }),
    ...(closeReading && { closeReader: closeReading.closeReader }),
  })
  try {
    await library.ready
    await library.meaningReady()
    await closeReading?.ready
    return await work(library.snapshot())
  } finally {
    await library.close()
    await meaning.close()
  }
}

const COLUMNS = ['hit@1', 'hit@3', 'refused', 'needless', 'wrong place'] as const

async function tableOf(
  name: string,
  gold: readonly GoldQuestion[],
  snapshot: Snapshot,
  quick: boolean,
  say: (line: string) => void,
): Promise<Table> {
  const lines: Table['lines'] = []
  for (const lever of quick ? LADDER : [...LADDER, ...TAKEN_AWAY]) {
    const { hitAt1, hitAt3, refusal, needlessRefusal, wrongPlace } = measure(
      await scoreAll(gold, { snapshot: lever.change(snapshot) }),
    )
    lines.push({ name: lever.name, values: [hitAt1, hitAt3, refusal, needlessRefusal, wrongPlace] })
    say(`ablation: ${name}: ${lever.name}`)
  }
  return {
    id: `ablation.${name}`,
    columns: COLUMNS,
    lines,
    how: `${gold.length} questions through answer(); “−” takes one lever away from the product`,
  }
}
