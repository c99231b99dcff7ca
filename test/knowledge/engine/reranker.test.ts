import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { DocumentInterface } from '@langchain/core/documents'
import { BaseDocumentCompressor } from '@langchain/core/retrievers/document_compressors'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { systemClock } from '../../../clock.ts'
import { EndpointCompressor, LocalCompressor } from '../../../knowledge/compressors.ts'
import { RERANKED, reordered } from '../../../knowledge/reordering.ts'
import { type Compressor, createReranker } from '../../../knowledge/reranker.ts'
import { type Log, type LogFields, silentLog } from '../../../log.ts'
import { handClock } from '../../bot/neighbourhood.ts'

const KEY = 'sk-canary-9921'
const TEXTS = ['遛狗要牵绳', '路灯坏了找值班室', '垃圾分四类']

/** Keeps and scores what a function says: any LangChain compressor looks like this from here. */
class Saying extends BaseDocumentCompressor {
  asked = 0
  private readonly says: (documents: DocumentInterface[]) => Promise<DocumentInterface[]>
  constructor(says: Saying['says']) {
    super()
    this.says = says
  }
  async compressDocuments(documents: DocumentInterface[]) {
    this.asked += 1
    return this.says(documents)
  }
}

const reversed = new Saying(async (documents) => documents.toReversed())
const of = (compressor: Compressor, clock = systemClock) => createReranker({ compressor, clock, log: silentLog })

describe('a reranker', () => {
  test('gives scores in the order of the texts: as its compressor says, else by rank; what is left out comes last', async () => {
    expect(await of(reversed).rerank('问', TEXTS)).toEqual([1, 2, 3])
    const scored = new Saying(async ([, second, third]) => [
      { ...third!, metadata: { ...third!.metadata, relevanceScore: 0.9 } },
      { ...second!, metadata: { ...second!.metadata, relevanceScore: 0.2 } },
    ])
    expect(await of(scored).rerank('问', TEXTS)).toEqual([Number.NEGATIVE_INFINITY, 0.2, 0.9])
    expect(await of(reversed).rerank('问', [])).toBeUndefined()
  })

  test.each<[string, Saying['says']]>([
    ['hangs up', async () => Promise.reject(new Error('no'))],
    ['gives nothing', async () => []],
    ['gives one twice', async ([first]) => [first!, first!]],
    ['gives what it was not handed', async ([first]) => [{ ...first!, metadata: { number: 99 } }]],
  ])('that %s has no opinion', async (_, says) => {
    const reranker = of(new Saying(says))
    expect(await reranker.rerank('问', TEXTS)).toBeUndefined()
    expect(reranker.problem).toBeDefined()
  })

  test('that is late is not waited for', async () => {
    const clock = handClock()
    const asked = of(new Saying(() => new Promise(() => {})), clock).rerank('问', TEXTS)
    await clock.advance(2_000)
    expect(await asked).toBeUndefined()
  })

  test('that fails three times rests a minute, is then tried by one question, and comes back', async () => {
    const clock = handClock()
    let works = false
    const compressor = new Saying(async (documents) => (works ? documents : Promise.reject(new Error('down'))))
    const reranker = of(compressor, clock)
    for (let time = 0; time < 6; time++) expect(await reranker.rerank('问', TEXTS)).toBeUndefined()
    expect(compressor.asked).toBe(3)
    await clock.advance(61_000)
    await Promise.all([1, 2, 3].map(() => reranker.rerank('问', TEXTS)))
    expect(compressor.asked).toBe(4)
    works = true
    await clock.advance(61_000)
    expect(await reranker.rerank('问', TEXTS)).toEqual([3, 2, 1])
    expect(reranker.problem).toBeUndefined()
    expect(await reranker.rerank('问', TEXTS)).toEqual([3, 2, 1])
  })
})

interface Item {
  name: number
  score: number
}

describe('an order', () => {
  const items = Array.from({ length: 13 }, (_, at) => ({ name: at, score: 1 - at / 20 }))
  const textOf = ({ name }: { name: number }) => String(name)

  test('is changed within the first ten, and nothing is lost or invented', async () => {
    const scores: fc.Arbitrary<number[]> = fc.array(fc.double({ noNaN: true }), { minLength: RERANKED, maxLength: RERANKED })
    await fc.assert(
      fc.asyncProperty(scores, async (given) => {
        const after = await reordered<Item>(items, { question: '问', textOf, rerank: async () => given })
        expect(after.map(({ score }) => score)).toEqual(items.map(({ score }) => score))
        expect(after.map(({ name }) => name).sort((a, b) => a - b)).toEqual(items.map(({ name }) => name))
        expect(after.slice(RERANKED)).toEqual(items.slice(RERANKED))
        const ranked = after.slice(0, RERANKED).map(({ name }) => given[name]!)
        expect(ranked).toEqual([...ranked].sort((a, b) => b - a))
      }),
    )
  })

  test('stands where there is no opinion', async () => {
    expect(await reordered<Item>(items, { question: '问', textOf, rerank: async () => undefined })).toEqual(items)
  })
})

describe('behind an endpoint', () => {
  async function served(answer: (asked: { query: string; documents: string[] }) => unknown, status = 200) {
    const seen: { key: string | undefined; body: Record<string, unknown> }[] = []
    const server = createServer(async (request, response) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk as Buffer)
      const body = JSON.parse(Buffer.concat(chunks).toString('utf8'))
      seen.push({ key: request.headers.authorization, body })
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(answer(body)))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/rerank`
    return { seen, compressor: new EndpointCompressor({ url, model: 'bge-reranker', key: KEY, limitMs: 5_000 }) }
  }
  const byLength = ({ documents }: { documents: string[] }) =>
    documents.map((text, index) => ({ index, relevance_score: text.length }))

  test('as Cohere, Jina and vLLM answer, and as a bare list', async () => {
    const cohere = await served((asked): unknown => ({ results: byLength(asked).reverse() }))
    expect(await of(cohere.compressor).rerank('灯', TEXTS)).toEqual([5, 8, 5])
    expect(cohere.seen[0]).toMatchObject({
      key: `Bearer ${KEY}`,
      body: { model: 'bge-reranker', query: '灯', documents: TEXTS },
    })
    const bare = await served((asked): unknown =>
      byLength(asked).map(({ index, relevance_score }) => ({ index, score: relevance_score })),
    )
    expect(await of(bare.compressor).rerank('灯', TEXTS)).toEqual([5, 8, 5])
  })

  test.each<[string, () => unknown, number]>([
    ['refuses', () => ({ error: KEY }), 401],
    ['answers nonsense', () => ({ results: [{ index: 7, relevance_score: 1 }] }), 200],
    ['answers no list', () => 'hello', 200],
  ])('that %s there is no opinion, and the key stays secret', async (_, answer, status) => {
    const { compressor } = await served(answer, status)
    const written: string[] = []
    const write = (event: string, fields?: LogFields) => void written.push(`${event} ${JSON.stringify(fields)}`)
    const log: Log = { debug: write, info: write, warn: write, error: write }
    const reranker = createReranker({ compressor, clock: systemClock, log })
    expect(await reranker.rerank('灯', TEXTS)).toBeUndefined()
    expect(written.join()).toContain('reranker.failed')
    expect(`${written.join()} ${reranker.problem}`).not.toContain(KEY)
  })
})

test('a scorer of one’s own is asked anew each time, as it may have been lost', async () => {
  let opened = 0
  const compressor = new LocalCompressor(async () => {
    opened += 1
    return { scores: async (_, texts) => texts.map((text) => text.length) }
  })
  const reranker = of(compressor)
  expect(await reranker.rerank('灯', TEXTS)).toEqual([5, 8, 5])
  await reranker.rerank('灯', TEXTS)
  expect(opened).toBe(2)
})
