/**
 * 重排: another model's opinion on the order of the ten best, behind LangChain's document compressor: Cohere's, Jina's, one of one's own.
 *
 * It may only reorder. It has a short time, and after a few failures a rest; without an opinion the own order stands, and nobody waits.
 */
import { Document, type DocumentInterface } from '@langchain/core/documents'
import type { BaseDocumentCompressor } from '@langchain/core/retrievers/document_compressors'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'

/** What LangChain's compressors have that a reranker needs. */
export type Compressor = Pick<BaseDocumentCompressor, 'compressDocuments'>

export interface Reranker {
  /** A score for each text, in their order, higher is better; undefined when there is no opinion in time. Never rejects. */
  rerank(question: string, texts: readonly string[]): Promise<number[] | undefined>
  /** Why it has none at present. */
  readonly problem: string | undefined
}

export interface RerankerOptions {
  compressor: Compressor
  clock: Clock
  log: Log
  limitMs?: number
}

export const RERANK_LIMIT_MS = 1_500
/** Failures in a row after which it rests, and how long. */
const PATIENCE = 3
const REST_MS = 60_000

export function createReranker({ compressor, clock, log, limitMs = RERANK_LIMIT_MS }: RerankerOptions): Reranker {
  let failures = 0
  let restUntil = 0
  let problem: string | undefined
  /** After a rest one question tries it; the others do not wait for what comes of that. */
  let trying = false
  const resting = () => failures >= PATIENCE && (trying || clock.elapsed() < restUntil)

  async function inTime(question: string, texts: readonly string[]): Promise<number[]> {
    const answered = new AbortController()
    const late = clock.sleep(limitMs, answered.signal).then(() => {
      throw new Error(`no order within ${limitMs} ms`)
    })
    late.catch(() => {})
    try {
      const documents = texts.map((pageContent, number) => new Document({ pageContent, metadata: { number } }))
      return scoresOf(await Promise.race([compressor.compressDocuments(documents, question), late]), texts.length)
    } finally {
      answered.abort()
    }
  }

  return {
    get problem() {
      return problem
    },
    async rerank(question, texts) {
      if (texts.length === 0 || resting()) return undefined
      const trial = failures >= PATIENCE
      if (trial) trying = true
      try {
        const scores = await inTime(question, texts)
        if (problem !== undefined) log.info('reranker.back')
        failures = 0
        problem = undefined
        return scores
      } catch (error) {
        failures += 1
        restUntil = clock.elapsed() + REST_MS
        problem = (error as Error).message
        log.warn('reranker.failed', { reason: problem, rests: failures >= PATIENCE })
        return undefined
      } finally {
        if (trial) trying = false
      }
    },
  }
}

/** A compressor gives what it keeps, best first, and mostly says how good; what it left out comes last. */
function scoresOf(ranked: readonly DocumentInterface[], count: number): number[] {
  const order = ranked.map(({ metadata }) => metadata.number as unknown)
  const numbers = order.filter(
    (number): number is number => Number.isInteger(number) && Number(number) >= 0 && Number(number) < count,
  )
  if (numbers.length !== order.length || new Set(numbers).size !== numbers.length || numbers.length === 0)
    throw new Error('the reranker gave back other texts than it was handed')
  const said = ranked.map(({ metadata }) => metadata.relevanceScore as unknown)
  const scored = said.every((score): score is number => typeof score === 'number' && Number.isFinite(score))
  const scores = new Array<number>(count).fill(Number.NEGATIVE_INFINITY)
  for (const [rank, number] of numbers.entries()) scores[number] = scored ? (said[rank] as number) : count - rank
  return scores
}
