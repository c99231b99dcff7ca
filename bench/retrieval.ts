/**
 * `npm run bench -- retrieval`: the engines that others would have taken and our own, side by side: same machine, same passages, same questions,
 * one process each, one after the other. Then whole answers over many passages (answers.ts).
 */
import { answers } from './answers.ts'
import { runChild } from './child.ts'
import { CONTESTANTS, type Contest, type ContestArgs, ENCODING } from './contestant.ts'
import { type BenchOptions, median, percentile, type Row, shownLine, type Table } from './figure.ts'
import { withFolder } from './folder.ts'
import { type JudgedFiles, readJudged, writeJudged } from './judged.ts'
import { qualityOf } from './quality.ts'
import { largeSet, smallSet } from './statute-set.ts'

const SMALL = 1_100
const LARGE = 57_000
/** Passages that stand-ins are made of. */
const POOL = 1_000
const COLUMNS = ['R@1', 'R@5', 'MRR@10', 'build s', 'encoded', 'p50 ms', 'p99 ms', 'RSS MB', 'heap MB', 'peak MB']

export async function retrieval(options: BenchOptions): Promise<Row[]> {
  const { corpus, queries } = options
  return withFolder(async (folder) => {
    if (corpus !== undefined && queries !== undefined) {
      return [await tableOf('retrieval.given', { corpus, queries }, options, {})]
    }
    const { quick, full } = options
    const [few, many, pool] = quick ? [60, 120, 20] : [SMALL, LARGE, POOL]
    const small = await writeJudged(folder, 'small', cut(smallSet(few), quick))
    const large = await writeJudged(folder, 'large', cut(largeSet(many), quick))
    const vectors = full ? { vectors: options.vectors } : { standInsAfter: pool }
    return [
      await tableOf(`retrieval.${few}`, small, options, {}),
      await tableOf(`retrieval.${many}`, large, options, vectors),
      ...(await answers(options)),
    ]
  })
}

const cut = <T extends { queries: unknown[] }>(set: T, quick: boolean): T =>
  quick ? { ...set, queries: set.queries.slice(0, 10) } : set

type Vectors = Pick<ContestArgs, 'vectors' | 'standInsAfter'>

async function tableOf(id: string, files: JudgedFiles, options: BenchOptions, vectors: Vectors): Promise<Table> {
  const { baseEncoder, say } = options
  const { passages, queries } = await readJudged(files)
  const lines: Table['lines'] = []
  for (const engine of CONTESTANTS) {
    if (engine === 'base encoder alone' && baseEncoder === undefined) {
      lines.push({ name: engine, values: [], missing: 'no --base-encoder FOLDER was given' })
      continue
    }
    say(`${id}: ${engine}`)
    const args: ContestArgs = {
      ...{ engine, ...files },
      ...(ENCODING.includes(engine) && vectors),
      ...(baseEncoder !== undefined && { baseEncoder }),
    }
    const ran = await runChild<Contest>('contest', [JSON.stringify(args)])
    const line = { name: engine, values: valuesOf(ran, ENCODING.includes(engine) && vectors.standInsAfter !== undefined) }
    lines.push(line)
    // At once: a long run that is stopped has not been for nothing.
    say(shownLine(line, engine.length))
  }
  const how =
    `${passages.length} passages, ${queries.length} questions, the ten best of each engine; build: from nothing to an index in memory, ` +
    'libraries, dictionaries and model loaded; MB: more than before, garbage collected, and at its highest; a process each'
  return {
    id,
    columns: COLUMNS,
    lines,
    how: vectors.standInsAfter === undefined ? how : `${how}. ${STAND_INS(vectors.standInsAfter)}`,
  }
}

const STAND_INS = (made: number) =>
  `Where something is encoded it is ${made} passages, the others have seeded stand-ins: no quality is shown, and the time to build lacks them (--full makes all)`

function valuesOf({ ranks, buildSeconds, encoded, ms, ...memory }: Contest, isStandIn: boolean): (number | null)[] {
  const { r1, r5, mrr10 } = qualityOf(ranks.map((rank) => rank ?? undefined))
  const { residentMegabytes, heapMegabytes, peakMegabytes } = memory
  return [
    ...(isStandIn ? [null, null, null] : [r1, r5, mrr10]),
    ...[buildSeconds, encoded, median(ms), percentile(ms, 0.99), residentMegabytes, heapMegabytes, peakMegabytes],
  ]
}
