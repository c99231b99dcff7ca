/** Whole answers over 57,000 passages: on one core, twenty at once, and while so many are being indexed. Measured in large-answers.ts. */
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { runChild } from './child.ts'
import { type BenchOptions, type Figure, figure, percentile, type Row } from './figure.ts'
import { withFolder } from './folder.ts'
import type { LargeAnswers, LargeAnswersArgs } from './large-answers.ts'
import { writeStatutes } from './statute-files.ts'

const SIZES = {
  full: { passages: 57_000, more: 400, pool: 1_000, idle: 600, everyMs: 100, encodeSeconds: 90 },
  quick: { passages: 300, more: 20, pool: 20, idle: 10, everyMs: 20, encodeSeconds: 1 },
}
/** Beyond every edition of the statutes that the many are made of. */
const OTHER_EDITION = 9

export async function answers({ quick, knowledge, say }: BenchOptions): Promise<Row[]> {
  const { passages, more, ...sizes } = quick ? SIZES.quick : SIZES.full
  return withFolder(async (folder) => {
    await cp(knowledge, join(folder, 'knowledge'), { recursive: true })
    const many = await writeStatutes(join(folder, 'many'), passages)
    const further = await writeStatutes(join(folder, 'more'), more, OTHER_EDITION)
    say(`answers: ${many.passages} passages and their sentences, ${many.units} units in all${quick ? '' : '; half an hour'}`)
    const args: LargeAnswersArgs = { folder, ...sizes }
    const measured = await runChild<LargeAnswers>('answers', [JSON.stringify(args)])
    return figuresOf(measured, `${many.passages} passages with their sentences (${measured.units} units)`, further.passages)
  })
}

const ms = (what: string, value: number) => ({ what, value, unit: 'ms' })
const p99 = (what: string, values: readonly number[]) => ms(`${what}, 99th percentile`, percentile(values, 0.99))

function figuresOf(found: LargeAnswers, base: string, further: number): Row[] {
  const { idle, oneCore, encoderAlone, twenty, fewIdle, reading, encoding, graph, more, encoded } = found
  const idleThere = p99('an answer there with nothing else to do', idle)
  const asked = (values: readonly number[]) =>
    `${values.length} questions at a steady pace, each from the instant at which it was due`
  const during = (id: string, what: string, values: readonly number[], yardstick: Figure['yardstick'], how: string): Row =>
    values.length === 0
      ? { id, missing: 'nobody could ask: it was over before' }
      : figure(id, p99(what, values), yardstick, `${asked(values)}; ${how}`)
  const core = oneCore
    ? figure(
        'answers.one-core',
        p99('a whole answer on one core', oneCore),
        p99('the encoder alone there', encoderAlone),
        `${base}, ${oneCore.length} questions in turn, all threads on one core; ${Math.round(found.residentMegabytes)} MB`,
      )
    : { id: 'answers.one-core', missing: 'this system cannot keep a process to one core (taskset)' }
  return [
    core,
    figure(
      'answers.twenty',
      ms('20 people at once, the last one’s wait', Math.max(...twenty)),
      idleThere,
      `${base}, the worst of ${twenty.length} rounds`,
    ),
    during(
      'answers.reading',
      'an answer while so many are read and their words indexed',
      reading,
      p99('an answer before, with nothing else to do', fewIdle),
      `${found.wordsSeconds.toFixed(0)} s`,
    ),
    during(
      'answers.encoding',
      'an answer while they are being encoded',
      encoding,
      idleThere,
      `${encoded[0]} units encoded meanwhile, found by words until most have vectors`,
    ),
    during(
      'answers.graph',
      'an answer while their graph is being built',
      graph,
      idleThere,
      `${found.graphSeconds.toFixed(0)} s`,
    ),
    during(
      'answers.more',
      `an answer while ${further} passages more are indexed and encoded`,
      more,
      idleThere,
      `${encoded[1]} units encoded, found by meaning meanwhile`,
    ),
  ]
}
