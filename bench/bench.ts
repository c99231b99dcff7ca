/**
 * `npm run bench`: how fast and how heavy the house is, as ratios to yardsticks that are measured beside it in the same run; and how good its
 * search is, beside engines that others would have taken.
 *
 *   npm run bench -- [messages question understand start memory retrieval answers ablation] [--quick] [--json] [--knowledge DIR] [--statutes FILE]
 *   npm run bench -- retrieval [--full] [--vectors DIR] [--base-encoder DIR] [--corpus FILE --queries FILE]
 *
 * `--only messages,question` names them as well.
 * The table goes to stdout, progress to stderr. Each figure says what it is the ratio of and how it was taken; figures of a busy machine are
 * to be read with that in mind.
 */
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { PROJECT_ROOT } from '../config/settings.ts'
import { type BenchOptions, type Measurement, type Row, shown } from './figure.ts'

/** Loaded when it is its turn: the memory of one is not that of the others. */
const MEASUREMENTS: Record<string, () => Promise<Measurement>> = {
  messages: async () => (await import('./messages.ts')).messages,
  question: async () => (await import('./question.ts')).question,
  understand: async () => (await import('./understand.ts')).understand,
  start: async () => (await import('./start.ts')).start,
  memory: async () => (await import('./memory.ts')).memory,
  retrieval: async () => (await import('./retrieval.ts')).retrieval,
  answers: async () => (await import('./answers.ts')).answers,
  ablation: async () => (await import('./ablation.ts')).ablation,
}

/** Without what `retrieval` takes anyway. */
const EVERYTHING = Object.keys(MEASUREMENTS).filter((name) => name !== 'answers')

/** Run by a measurement in a process of their own; each gets JSON and gives JSON. */
const CHILDREN: Record<string, (args: string) => Promise<unknown>> = {
  'large-base': async (args) => (await import('./large-base.ts')).largeBase(JSON.parse(args)),
  contest: async (args) => (await import('./contestant.ts')).contest(JSON.parse(args)),
  'one-core': async (args) => (await import('./one-core.ts')).messagesOnOneCore(JSON.parse(args)),
  card: async (args) => (await import('./card.ts')).card(JSON.parse(args)),
  answers: async (args) => (await import('./large-answers.ts')).largeAnswers(JSON.parse(args)),
}

const USAGE =
  `npm run bench -- [--only ${Object.keys(MEASUREMENTS).join(',')}] [--quick] [--json] [--knowledge DIR] [--statutes FILE] ` +
  '[--full] [--vectors DIR] [--base-encoder DIR] [--corpus FILE --queries FILE]'

process.exitCode = await bench(process.argv.slice(2))

/** The exit code: 0, 1 when a measurement failed, 2 for wrong words. */
async function bench(words: string[]): Promise<number> {
  const asked = readWords(words)
  if (typeof asked === 'string') {
    process.stderr.write(`${asked}\n${USAGE}\n`)
    return 2
  }
  if (asked.child) {
    process.stdout.write(JSON.stringify(await asked.child()))
    return 0
  }
  const rows: Row[] = []
  let failures = 0
  for (const name of asked.names) {
    if (!asked.json) process.stdout.write(`\n${name}\n`)
    const taken = await take(name, asked.options)
    failures += taken ? 0 : 1
    rows.push(...(taken ?? []))
    if (!asked.json) for (const row of taken ?? []) process.stdout.write(`${shown(row)}\n`)
  }
  if (asked.json) process.stdout.write(`${JSON.stringify({ rows })}\n`)
  return failures === 0 ? 0 : 1
}

/** One that fails costs only itself. */
async function take(name: string, options: BenchOptions): Promise<Row[] | undefined> {
  try {
    const measure = await MEASUREMENTS[name]!()
    return await measure(options)
  } catch (error) {
    options.say(`${name} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    return undefined
  }
}

interface Asked {
  names: string[]
  json: boolean
  options: BenchOptions
  child?: () => Promise<unknown>
}

function readWords(words: string[]): Asked | string {
  let parsed: ReturnType<typeof parse>
  try {
    parsed = parse(words)
  } catch (error) {
    return (error as Error).message
  }
  const { values, positionals } = parsed
  const { quick, full, statutes } = values
  // The sample community's own files are a tenth of the shipped ones.
  const knowledge = values.knowledge ?? join(PROJECT_ROOT, 'knowledge', 'files', ...(quick ? ['示例社区'] : []))
  const run = values.child === undefined ? undefined : CHILDREN[values.child]
  if (values.child !== undefined && run === undefined) return `no child “${values.child}”`
  const named = [...(values.only?.split(',').filter(Boolean) ?? []), ...(run ? [] : positionals)]
  const names = named.length === 0 && values.only === undefined ? EVERYTHING : named
  const unknown = names.find((name) => !(name in MEASUREMENTS))
  if (unknown !== undefined || names.length === 0) return `there is no “${unknown ?? ''}” to be measured`
  const { corpus, queries, 'base-encoder': baseEncoder } = values
  if ((corpus === undefined) !== (queries === undefined)) return '--corpus and --queries belong together'
  return {
    names,
    json: values.json,
    options: {
      quick,
      knowledge: resolve(knowledge),
      statutes: resolve(statutes),
      full,
      sets: values.set ?? [],
      vectors: resolve(values.vectors),
      ...(corpus !== undefined && { corpus: resolve(corpus) }),
      ...(queries !== undefined && { queries: resolve(queries) }),
      ...(baseEncoder !== undefined && { baseEncoder: resolve(baseEncoder) }),
      say: (line) => process.stderr.write(`${line}\n`),
    },
    ...(run && { child: () => run(positionals[0] ?? '') }),
  }
}

function parse(words: string[]) {
  return parseArgs({
    args: words,
    allowPositionals: true,
    options: {
      only: { type: 'string' },
      quick: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      statutes: { type: 'string', default: join(PROJECT_ROOT, '..', 'shared', 'training', 'statutes.jsonl.gz') },
      knowledge: { type: 'string' },
      full: { type: 'boolean', default: false },
      // Beside the house's own, which keep only what is in its base.
      vectors: { type: 'string', default: join(PROJECT_ROOT, 'data', 'bench-vectors') },
      'base-encoder': { type: 'string' },
      corpus: { type: 'string' },
      queries: { type: 'string' },
      set: { type: 'string', multiple: true },
      child: { type: 'string' },
    },
  })
}
