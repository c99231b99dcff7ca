/** Rerankers that the settings can name, as LangChain's document compressors: an endpoint that has /rerank, and a model of one's own. */
import type { DocumentInterface } from '@langchain/core/documents'
import { BaseDocumentCompressor } from '@langchain/core/retrievers/document_compressors'
import { fold } from './fold.ts'

export interface RerankEndpoint {
  /** The whole address, `…/rerank`. */
  url: string
  model: string
  /** Secret. */
  key?: string | undefined
  limitMs: number
}

/** What Cohere, Jina and vLLM answer, and, as a bare list, text-embeddings-inference. */
interface Ranked {
  index?: unknown
  relevance_score?: unknown
  score?: unknown
}

/** Rejects with the status alone: an answer's text may repeat the key. */
export class EndpointCompressor extends BaseDocumentCompressor {
  private readonly endpoint: RerankEndpoint

  constructor(endpoint: RerankEndpoint) {
    super()
    this.endpoint = endpoint
  }

  async compressDocuments(documents: DocumentInterface[], query: string): Promise<DocumentInterface[]> {
    const { url, model, key, limitMs } = this.endpoint
    const texts = documents.map(({ pageContent }) => pageContent)
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) },
      body: JSON.stringify({ ...(model && { model }), query, documents: texts, top_n: texts.length }),
      signal: AbortSignal.timeout(limitMs),
      // Elsewhere the key is none of theirs.
      redirect: 'error',
    }).catch((error: Error) => {
      throw new Error(`the endpoint does not answer (${error.name})`)
    })
    if (!response.ok) throw new Error(`the endpoint answers ${response.status}`)
    return rankedBy(documents, await listOf(response))
  }
}

async function listOf(response: Response): Promise<Ranked[]> {
  const body = (await response.json().catch(() => undefined)) as { results?: unknown } | unknown[] | undefined
  const list = Array.isArray(body) ? body : body?.results
  if (!Array.isArray(list)) throw new Error('the endpoint’s answer is no ranking')
  return list as Ranked[]
}

function rankedBy(documents: readonly DocumentInterface[], list: readonly Ranked[]): DocumentInterface[] {
  const scored = list.map(({ index, relevance_score, score = relevance_score }) => {
    const document = documents[Number(index)]
    if (!document || typeof score !== 'number') throw new Error('the endpoint’s answer is no ranking')
    return withScore(document, score)
  })
  return scored.sort((a, b) => b.metadata.relevanceScore - a.metadata.relevanceScore)
}

/** What scores a question against texts off the main thread: models/cross-encoder is one. */
export interface PairScorer {
  scores(question: string, texts: readonly string[]): Promise<ArrayLike<number>>
}

export class LocalCompressor extends BaseDocumentCompressor {
  private readonly open: () => Promise<PairScorer>

  /** `open`: asked each time; it gives the same one while that works. */
  constructor(open: () => Promise<PairScorer>) {
    super()
    this.open = open
  }

  async compressDocuments(documents: DocumentInterface[], query: string): Promise<DocumentInterface[]> {
    const scorer = await this.open()
    const scores = await scorer.scores(
      fold(query),
      documents.map(({ pageContent }) => fold(pageContent)),
    )
    const scored = documents.map((document, at) => withScore(document, scores[at]!))
    return scored.sort((a, b) => b.metadata.relevanceScore - a.metadata.relevanceScore)
  }
}

function withScore(document: DocumentInterface, relevanceScore: number): DocumentInterface {
  return { ...document, metadata: { ...document.metadata, relevanceScore } }
}
