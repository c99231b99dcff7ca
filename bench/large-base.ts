/**
 * A base of many passages in a process of its own: what it takes to index them, to hold them and to search them.
 *
 * Only some are encoded, to measure how fast that is; the others get stand-ins: encoded ones turned by seeded noise to a cosine of 0.8, so that
 * the graph meets neighbourhoods as a real base has them (vectors of pure noise have none, and make every graph slow).
 */
import { systemClock } from '../clock.ts'
import { LocalEmbeddings } from '../knowledge/embeddings.ts'
import { fuse } from '../knowledge/fuse.ts'
import { buildGraph, VectorIndex } from '../knowledge/vector-index.ts'
import { Vectors } from '../knowledge/vectors.ts'
import { buildWordIndex, type WordIndex } from '../knowledge/word-index.ts'
import { openEncoder } from '../models/encoder/encoder.ts'
import { restingMegabytes } from './child.ts'
import { readPassages } from './passages.ts'
import { knownQuestions } from './questions.ts'
import { seeded, turned } from './seeded.ts'

export interface LargeBaseArgs {
  statutes: string
  /** Where the questions come from. */
  knowledge: string
  passages: number
  encoded: number
  rounds: number
}

export interface LargeBase {
  questions: number
  characters: number
  wordsSeconds: number
  graphSeconds: number
  /** Per round: ms of one passage and of one question in the encoder. */
  passageMs: number[]
  questionMs: number[]
  /** Per question: the encoder alone; words, meaning and fusion together; the part of it that is not the encoder's, ms. */
  encoderMs: number[]
  searchMs: number[]
  outsideMs: number[]
  restingMegabytes: number
  peakMegabytes: number
}

const COSINE = 0.8
const CANDIDATES = 200
const SEED = 57

export async function largeBase(args: LargeBaseArgs): Promise<LargeBase> {
  const passages = await readPassages(args.statutes, args.passages)
  const questions = await knownQuestions(args.knowledge)
  const [words, wordsSeconds] = await timed(async () => buildWordIndex(passages))
  const encoder = await openEncoder()
  const embeddings = new LocalEmbeddings(encoder)
  const { made, passageMs, questionMs } = await encodeSome(embeddings, passages.slice(0, args.encoded), questions, args.rounds)
  const vectors = await Vectors.open({ encoder: embeddings.id, dimension: embeddings.dimension })
  await fill(vectors, passages, made)
  const rowOfUnit = Int32Array.from(passages, (passage) => vectors.rowOf(vectors.keyOf(passage))!)
  const rows = Int32Array.from(new Set(rowOfUnit)).sort()
  const [graph, graphSeconds] = await timed(() => buildGraph(vectors, rows, { clock: systemClock, restMs: 0 }))
  const meaning = new VectorIndex({ vectors, rowOfUnit, ...(graph && { graph }) })
  const times = await searchAll({ words, meaning, embeddings }, questions, args.rounds)
  const memory = restingMegabytes()
  await encoder.close()
  return {
    ...{ wordsSeconds, graphSeconds, passageMs, questionMs, ...times },
    questions: questions.length,
    characters: passages.reduce((sum, { length }) => sum + length, 0),
    restingMegabytes: memory,
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
  }
}

/** Passages and questions in turns, so that both meet the same machine. */
async function encodeSome(embeddings: LocalEmbeddings, passages: string[], questions: string[], rounds: number) {
  const made: number[][] = []
  const passageMs: number[] = []
  const questionMs: number[] = []
  const share = Math.ceil(passages.length / rounds)
  for (let round = 0; round < rounds; round++) {
    const batch = passages.slice(round * share, (round + 1) * share)
    const [vectors, seconds] = await timed(() => embeddings.embedDocuments(batch))
    made.push(...vectors)
    passageMs.push((seconds * 1000) / batch.length)
    const [, asking] = await timed(async () => {
      for (const question of questions) await embeddings.embedQuery(question)
    })
    questionMs.push((asking * 1000) / questions.length)
  }
  return { made, passageMs, questionMs }
}

async function fill(vectors: Vectors, passages: readonly string[], made: readonly number[][]): Promise<void> {
  const random = seeded(SEED)
  for (const [at, passage] of passages.entries()) {
    const vector = made[at] ?? turned(made[at % made.length]!, COSINE, random)
    await vectors.add([{ key: vectors.keyOf(passage), vector }])
  }
}

interface Searched {
  words: WordIndex
  meaning: VectorIndex
  embeddings: LocalEmbeddings
}

/** The encoder alone and a whole search, in turns. */
async function searchAll(searched: Searched, questions: readonly string[], rounds: number) {
  const times = { encoderMs: [] as number[], searchMs: [] as number[], outsideMs: [] as number[] }
  // Code and caches get warm first.
  for (const question of questions.slice(0, 20)) await search(searched, question)
  for (let round = 0; round < rounds; round++) {
    for (const question of questions) {
      const [, alone] = await timed(() => searched.embeddings.embedQuery(question))
      const [outside, whole] = await timed(() => search(searched, question))
      times.encoderMs.push(alone * 1000)
      times.searchMs.push(whole * 1000)
      times.outsideMs.push(outside)
    }
  }
  return times
}

/** As `xiaoge search` does it: the encoder's thread computes while this one looks for words. Gives the ms spent on this thread. */
async function search({ words, meaning, embeddings }: Searched, question: string): Promise<number> {
  const asked = embeddings.embedQuery(question)
  const began = systemClock.elapsed()
  const byWords = words.search(question, CANDIDATES)
  const mass = words.mass(question)
  const between = systemClock.elapsed()
  const vector = await asked
  const after = systemClock.elapsed()
  fuse({ byWords, byMeaning: meaning.search(vector, CANDIDATES), mass })
  return between - began + systemClock.elapsed() - after
}

/** What came of it, and seconds. */
async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const began = systemClock.elapsed()
  const value = await work()
  return [value, (systemClock.elapsed() - began) / 1000]
}
