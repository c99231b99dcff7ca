/**
 * Whole answers while a large folder of files comes into a base, and over it when it is there; in a process of its own.
 *
 * A base of few files is complete and is asked. Then the many come: their words are read and indexed, and the encoder's thread begins to encode them.
 * That would take hours, so after a while stand-ins take its place (encoders.ts), until the graph is built. Last come a few more: so few
 * that the base goes on being searched by meaning, so that question and passages want the same encoder.
 */
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { openCloseReading } from '../cli/close-reading.ts'
import { systemClock } from '../clock.ts'
import { createCrowd } from '../knowledge/crowd.ts'
import { type Library, openLibrary } from '../knowledge/library.ts'
import { silentLog } from '../log.ts'
import { openReader } from '../models/reader/reader.ts'
import { Asking } from './asking.ts'
import { restingMegabytes } from './child.ts'
import { openCounted } from './encoders.ts'
import { percentile } from './figure.ts'
import { pin } from './one-core.ts'
import { residentsQuestions } from './statute-set.ts'

export interface LargeAnswersArgs {
  /** Holds `knowledge` (the few), `many` and `more`, which are moved into it, and gets `data`. */
  folder: string
  /** Passages that stand-ins are made of. */
  pool: number
  /** Questions of each time that nothing else happens. */
  idle: number
  everyMs: number
  /** How long the encoder is watched at work on the many, s. */
  encodeSeconds: number
}

/** Per answer, ms. */
export interface LargeAnswers {
  units: number
  residentMegabytes: number
  /** With nothing else to do: over the few; over the many in turn, on one core (null: it cannot be had here); the encoder alone there; at a steady pace. */
  fewIdle: number[]
  oneCore: number[] | null
  encoderAlone: number[]
  idle: number[]
  /** Twenty at once, the longest of each round. */
  twenty: number[]
  /** While words are read and indexed, while passages are encoded, while the graph is built; while a few more come. */
  reading: number[]
  encoding: number[]
  graph: number[]
  more: number[]
  /** From the first file of the many to the snapshot that has their words; building the graph, s. */
  wordsSeconds: number
  graphSeconds: number
  /** Passages really encoded, of the many and of the few more. */
  encoded: [number, number]
}

const PEOPLE = 20
const ROUNDS = 10

export async function largeAnswers(args: LargeAnswersArgs): Promise<LargeAnswers> {
  const questions = residentsQuestions()
  const encoder = await openCounted({ standInsAfter: args.pool })
  const events = new Set<string>()
  const close = openCloseReading({ clock: systemClock, log: silentLog })
  await close.ready
  const crowd = createCrowd(systemClock)
  const library = openLibrary({
    // As though the stand-ins were our encoder's own: whole answers are read closely.
    reader: { ...openReader(), encoder: encoder.embeddings.id },
    closeReader: close.closeReader,
    folder: join(args.folder, 'knowledge'),
    dataFolder: join(args.folder, 'data'),
    embeddings: async () => encoder.embeddings,
    clock: systemClock,
    crowd,
    log: {
      ...silentLog,
      info(event, fields) {
        if (event === 'vectors.progress' && fields?.done === fields?.of) events.add(event)
      },
    },
  })
  const asking = new Asking(library, questions, crowd)
  const whole = { library, asking, questions, args, encoder, events }
  try {
    encoder.encodeAll(true)
    await library.meaningReady()
    await asking.inTurn(Math.min(args.idle, 50))
    say('few passages, nothing else to do')
    const fewIdle = told(await asking.steadily({ everyMs: args.everyMs, count: args.idle }))
    const coming = await comeIn(whole)
    const there = await askMany(whole)
    const { more, encoded } = await comeMore(whole)
    return { fewIdle, ...coming, ...there, more, encoded: [coming.encoded, encoded] }
  } finally {
    await library.close()
    await close.close()
    await encoder.close()
  }
}

interface Whole {
  library: Library
  asking: Asking
  questions: readonly string[]
  args: LargeAnswersArgs
  encoder: Awaited<ReturnType<typeof openCounted>>
  events: Set<string>
}

/** The many come in, and are asked all the while. */
async function comeIn({ library, asking, args, encoder, events }: Whole) {
  const { folder, everyMs, encodeSeconds } = args
  const before = encoder.encoded()
  events.clear()
  say('many passages are read and their words indexed')
  await rename(join(folder, 'many'), join(folder, 'knowledge', 'many'))
  const began = systemClock.elapsed()
  const read = flagged(library.refresh())
  const reading = told(await asking.steadily({ everyMs, enough: () => read.done }))
  const wordsSeconds = (systemClock.elapsed() - began) / 1000
  await read.promise
  say('they are encoded')
  const until = systemClock.elapsed() + encodeSeconds * 1000
  const encoding = told(
    await asking.steadily({
      everyMs,
      enough: () => systemClock.elapsed() > until || events.has('vectors.progress'),
    }),
  )
  const encoded = encoder.encoded() - before
  say('stand-ins are made of the rest')
  encoder.encodeAll(false)
  while (!events.has('vectors.progress')) await systemClock.sleep(100)
  say('the graph is built')
  const vectorsMade = systemClock.elapsed()
  const complete = flagged(library.meaningReady())
  const graph = told(await asking.steadily({ everyMs, enough: () => complete.done }))
  await complete.promise
  return { reading, wordsSeconds, encoding, encoded, graph, graphSeconds: (systemClock.elapsed() - vectorsMade) / 1000 }
}

/** The many are there. */
async function askMany({ library, asking, questions, args, encoder }: Whole) {
  const { idle: count, everyMs } = args
  say('many passages, nothing else to do')
  await asking.inTurn(Math.min(count, 50))
  const idle = told(await asking.steadily({ everyMs, count }))
  say('twenty at once, the longest of each round')
  const twenty: number[] = []
  for (let round = 0; round < ROUNDS; round++) twenty.push(Math.max(...(await asking.atOnce(PEOPLE))))
  told(twenty)
  say('all on one core')
  const pinned = pin(true)
  const oneCore = told(await asking.inTurn(count))
  const encoderAlone: number[] = []
  for (let at = 0; at < count; at++) {
    const began = systemClock.elapsed()
    await encoder.embeddings.embedQuery(questions[at % questions.length]!)
    encoderAlone.push(systemClock.elapsed() - began)
  }
  pin(false)
  return {
    ...{ idle, twenty, encoderAlone, oneCore: pinned ? oneCore : null },
    units: library.snapshot().units.length,
    residentMegabytes: restingMegabytes(),
  }
}

async function comeMore({ library, asking, args, encoder }: Whole) {
  say('some more come in')
  const before = encoder.encoded()
  encoder.encodeAll(true)
  await rename(join(args.folder, 'more'), join(args.folder, 'knowledge', 'more'))
  const complete = flagged(library.refresh().then(() => library.meaningReady()))
  const more = told(await asking.steadily({ everyMs: args.everyMs, enough: () => complete.done }))
  await complete.promise
  return { more, encoded: encoder.encoded() - before }
}

/** For people who wait. */
function say(what: string): void {
  process.stderr.write(`answers: ${what}\n`)
}

/** What was measured is told when it is there: half an hour's run that is stopped has not been for nothing. */
function told(ms: number[]): number[] {
  const [middle, most] = [percentile(ms, 0.5), percentile(ms, 0.99)].map((value) => value.toFixed(1))
  process.stderr.write(`answers:   ${ms.length} answers, p50 ${middle} ms, p99 ${most} ms\n`)
  return ms
}

/** A promise of which one can see that it is over. */
function flagged(promise: Promise<void>): { done: boolean; promise: Promise<void> } {
  const flag = { done: false, promise }
  promise.finally(() => (flag.done = true)).catch(() => {})
  return flag
}
