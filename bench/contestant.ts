/** One engine in a process of its own, over one set: how good it is, how long it takes, what it weighs. */
import { search } from '../cli/search.ts'
import { systemClock } from '../clock.ts'
import { wordsOf } from '../knowledge/words.ts'
import { restingMegabytes } from './child.ts'
import { openCounted } from './encoders.ts'
import type { Engine } from './engine.ts'
import { type Judged, type JudgedFiles, readJudged, textOf } from './judged.ts'
import { meaning, words } from './own-engines.ts'
import { LOOKED_AT, rankOf } from './quality.ts'
import { fts5, miniSearch, orama } from './rivals.ts'

export interface ContestArgs extends JudgedFiles {
  engine: string
  /** Where vectors are kept; nowhere where it is left out. */
  vectors?: string
  /** See EncoderArgs. */
  standInsAfter?: number
  /** The folder of the base encoder. */
  baseEncoder?: string
}

export interface Contest {
  /** Per question: rank of the first right passage, null where it is not among the first ten. */
  ranks: (number | null)[]
  /** From nothing to an index in memory, libraries, dictionaries and model loaded, s. */
  buildSeconds: number
  /** Per question, ms. */
  ms: number[]
  /** What the process holds more than before, the index being there and garbage collected, MB. */
  residentMegabytes: number
  heapMegabytes: number
  /** The most it ever held more than before, MB. */
  peakMegabytes: number
  /** Texts that were encoded for it. */
  encoded: number
}

type Opening = (args: ContestArgs) => Promise<Engine>

const encoderOf = ({ standInsAfter }: ContestArgs, folder?: string) =>
  openCounted({ ...(standInsAfter !== undefined && { standInsAfter }), ...(folder !== undefined && { folder }) })

const ENGINES: Record<string, Opening> = {
  MiniSearch: () => miniSearch(),
  'MiniSearch, our words': () => miniSearch(wordsOf),
  'Orama, mandarin': () => orama(),
  'FTS5, trigram': () => fts5(),
  'FTS5, our words': () => fts5(wordsOf),
  'our words alone (BM25)': async () => words(),
  'base encoder alone': async (args) => meaning(await encoderOf(args, args.baseEncoder), args.vectors),
  'our encoder alone': async (args) => meaning(await encoderOf(args), args.vectors),
}
const PRODUCT = 'xiaoge search'

/** In the order in which they are shown. */
export const CONTESTANTS = [...Object.keys(ENGINES), PRODUCT]
/** Those to whom `vectors` and `standInsAfter` mean something. */
export const ENCODING = ['base encoder alone', 'our encoder alone', PRODUCT]

const WARM_UPS = 20

export async function contest(args: ContestArgs): Promise<Contest> {
  return args.engine === PRODUCT ? contestOfSearch(args) : contestOf(ENGINES[args.engine]!, args)
}

async function contestOf(open: Opening, args: ContestArgs): Promise<Contest> {
  const { passages, queries } = await readJudged(args)
  const texts = passages.map(textOf)
  const before = weight()
  const began = systemClock.elapsed()
  const engine = await open(args)
  await engine.build(texts)
  const buildSeconds = (systemClock.elapsed() - began) / 1000
  // Code is still being compiled.
  for (let at = 0; at < WARM_UPS; at++) await engine.find(texts[at % texts.length]!.slice(0, 20))
  const ms: number[] = []
  const ranks: (number | null)[] = []
  for (const { text, positive_ids } of queries) {
    const from = systemClock.elapsed()
    const found = await engine.find(text)
    ms.push(systemClock.elapsed() - from)
    ranks.push(
      rankOf(
        found.map((place) => passages[place]!.id),
        new Set(positive_ids),
      ) ?? null,
    )
  }
  const grown = growth(before)
  const encoded = engine.encoded?.() ?? 0
  await engine.close?.()
  return { ranks, buildSeconds, ms, ...grown, encoded }
}

/** The command itself, as others script against it; what it weighs is looked at when it has the first answer. */
async function contestOfSearch(args: ContestArgs): Promise<Contest> {
  let judged: Judged | undefined = await readJudged(args)
  const right = new Map(judged.queries.map(({ id, positive_ids }) => [id, new Set(positive_ids)]))
  const before = weight()
  // It reads its own copy of the texts.
  judged = undefined
  const encoder = await encoderOf(args)
  const ms: number[] = []
  const ranks: (number | null)[] = []
  let grown: ReturnType<typeof growth> | undefined
  let buildSeconds = Number.NaN
  const code = await search({
    ...{ corpus: args.corpus, queries: args.queries, k: LOOKED_AT, json: true, clock: systemClock },
    ...(args.vectors !== undefined && { vectorsFolder: args.vectors }),
    embeddings: async () => encoder.embeddings,
    stderr: (text) => process.stderr.write(text),
    stdout(line) {
      const { id, ranked, ms: took, summary } = JSON.parse(line) as Line
      if (summary) buildSeconds = summary.index_s
      else {
        grown ??= growth(before)
        ms.push(took)
        ranks.push(rankOf(ranked, right.get(id)!) ?? null)
      }
    },
  })
  if (code !== 0 || !grown) throw new Error(`xiaoge search ended with ${code}`)
  await encoder.close()
  return { ranks, buildSeconds, ms, ...grown, encoded: encoder.encoded() }
}

interface Line {
  id: string
  ranked: string[]
  ms: number
  summary?: { index_s: number }
}

interface Weight {
  resident: number
  heap: number
}

function weight(): Weight {
  return { resident: restingMegabytes(), heap: process.memoryUsage().heapUsed / 2 ** 20 }
}

function growth(before: Weight): Pick<Contest, 'residentMegabytes' | 'heapMegabytes' | 'peakMegabytes'> {
  const { resident, heap } = weight()
  return {
    residentMegabytes: resident - before.resident,
    heapMegabytes: heap - before.heap,
    peakMegabytes: process.resourceUsage().maxRSS / 1024 - before.resident,
  }
}
