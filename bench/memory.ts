/** What the house weighs: the real process with the shipped base, and a search over 57,000 passages; each in a process of its own. */
import { existsSync } from 'node:fs'
import { relative } from 'node:path'
import { PROJECT_ROOT } from '../config/settings.ts'
import { runChild, runNode } from './child.ts'
import { type BenchOptions, figure, figureOfRounds, median, percentile, type Row } from './figure.ts'
import { withFolder } from './folder.ts'
import type { LargeBase, LargeBaseArgs } from './large-base.ts'
import { knownQuestions } from './questions.ts'
import { serve } from './served.ts'

const MB = 'MB'
/** The page holds up who says more. */
const MOST_SAID_AT_ONCE = 15
/** Figures of the large base, by id: what is told as missing where the passages are. */
const LARGE = [
  'memory.large',
  'memory.large.peak',
  'memory.encoding',
  'memory.graph',
  'memory.query.p50',
  'memory.query.p99',
  'memory.query.outside',
]

export async function memory(options: BenchOptions): Promise<Row[]> {
  const { quick, knowledge, statutes, say } = options
  const nothing = Number(await runNode(['-e', 'process.stdout.write(String(process.memoryUsage().rss / 2 ** 20))']))
  say('memory: the real process')
  const questions = (await knownQuestions(knowledge)).slice(0, quick ? 3 : MOST_SAID_AT_ONCE)
  const house = await weighHouse(knowledge, questions)
  const empty = { what: 'an empty node', value: nothing, unit: MB }
  const shipped = {
    what: `resident memory of the served house with ${relative(PROJECT_ROOT, knowledge)}`,
    value: house,
    unit: MB,
  }
  const rows: Row[] = [
    figure(
      'memory.shipped',
      shipped,
      empty,
      `cli/run.mjs serve, vectors made, after ${questions.length} questions; one process each`,
    ),
  ]
  if (!existsSync(statutes)) {
    return [
      ...rows,
      ...LARGE.map((id) => ({ id, missing: `skipped, there is no ${statutes} (--statutes FILE names another)` })),
    ]
  }
  const args: LargeBaseArgs = {
    ...{ statutes, knowledge },
    ...(quick ? { passages: 2_100, encoded: 20, rounds: 1 } : { passages: 57_000, encoded: 1_000, rounds: 5 }),
  }
  say(`memory: ${args.passages} passages${quick ? '' : ', some minutes'}`)
  const large = await runChild<LargeBase>('large-base', [JSON.stringify(args)])
  return [...rows, ...weightOf(large, args, { ...empty, value: nothing }), ...speedOf(large, args)]
}

async function weighHouse(knowledge: string, questions: readonly string[]): Promise<number> {
  return withFolder(async (folder) => {
    const served = await serve({ dataFolder: folder, knowledge })
    try {
      await served.alive()
      await served.complete()
      for (const question of questions) await served.ask(question)
      return await served.megabytes()
    } finally {
      await served.stop()
    }
  })
}

function weightOf(
  large: LargeBase,
  { passages, encoded }: LargeBaseArgs,
  empty: { what: string; value: number; unit: string },
): Row[] {
  const how =
    `texts, words, vectors and graph of ${passages} passages (${large.characters} characters), of which ${encoded} encoded, ` +
    'the others seeded stand-ins; encoder loaded; one process'
  const resting = { what: `resident memory of a search over ${passages} passages`, value: large.restingMegabytes, unit: MB }
  const peak = { what: 'its highest, while the graph is built', value: large.peakMegabytes, unit: MB }
  return [
    figure('memory.large', resting, empty, `${how}, after collecting garbage`),
    figure('memory.large.peak', peak, resting, how),
  ]
}

function speedOf(large: LargeBase, { passages, encoded, rounds }: LargeBaseArgs): Row[] {
  const { questions, passageMs, questionMs, encoderMs, searchMs, outsideMs } = large
  const asked = `${questions} questions × ${rounds} rounds, words and meaning over ${passages} passages`
  const turns = 'each beside the encoder alone on the same question'
  const encoderP50 = { what: 'the encoder alone, median', value: median(encoderMs), unit: 'ms' }
  const encoderP99 = { what: 'the encoder alone, 99th percentile', value: percentile(encoderMs, 0.99), unit: 'ms' }
  const search = { what: 'a search, median', value: median(searchMs), unit: 'ms' }
  return [
    figureOfRounds(
      'memory.encoding',
      { what: `encoding a passage (${(1000 / median(passageMs)).toFixed(0)} a second)`, unit: 'ms', values: passageMs },
      { what: 'encoding a question', unit: 'ms', values: questionMs },
      `${encoded} passages and ${questions} questions in ${rounds} rounds by turns, one thread`,
    ),
    figure(
      'memory.graph',
      { what: 'building the graph of vectors', value: large.graphSeconds, unit: 's' },
      { what: 'building the word index', value: large.wordsSeconds, unit: 's' },
      `once each, ${passages} passages`,
    ),
    figure('memory.query.p50', search, encoderP50, `${asked}, ${turns}`),
    figure(
      'memory.query.p99',
      { what: 'a search, 99th percentile', value: percentile(searchMs, 0.99), unit: 'ms' },
      encoderP99,
      `${asked}, ${turns}`,
    ),
    figure(
      'memory.query.outside',
      { what: 'of a search, what is not the encoder, median', value: median(outsideMs), unit: 'ms' },
      search,
      `${asked}, timed inside the search; its 99th percentile is ${percentile(outsideMs, 0.99).toFixed(2)} ms`,
    ),
  ]
}
