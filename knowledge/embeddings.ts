/**
 * The port to meaning is LangChain's `Embeddings`: whatever its users already have plugs in. This file gives such a thing
 * the name and the size that an index needs, and puts our own encoder behind the same port.
 */
import { Embeddings, type EmbeddingsInterface } from '@langchain/core/embeddings'
import { fold } from './fold.ts'

/** What knows how to turn texts to vectors off the main thread: models/encoder is one. */
export interface TextEncoder {
  readonly id: string
  readonly dimension: number
  encode(texts: readonly string[], options?: { priority?: 'now' | 'background'; signal?: AbortSignal }): Promise<Float32Array[]>
}

/** Embeddings that an index can be kept of. */
export interface NamedEmbeddings extends EmbeddingsInterface {
  /** Vectors are kept under it: it must change whenever the vectors would. */
  readonly id: string
  readonly dimension: number
}

export class LocalEmbeddings extends Embeddings implements NamedEmbeddings {
  readonly id: string
  readonly dimension: number
  private readonly encoder: TextEncoder

  constructor(encoder: TextEncoder) {
    super({})
    this.encoder = encoder
    // The second part counts what this file does to a text before the encoder sees it.
    this.id = `${encoder.id}+fold1`
    this.dimension = encoder.dimension
  }

  override async embedDocuments(documents: string[]): Promise<number[][]> {
    const vectors = await this.encoder.encode(documents.map(fold), { priority: 'background' })
    return vectors.map((vector) => [...vector])
  }

  /** Goes before every document that waits. bge's query instruction is left out: it gained nothing on the sets tried. */
  override async embedQuery(document: string): Promise<number[]> {
    const [vector] = await this.encoder.encode([fold(document)], { priority: 'now' })
    return [...vector!]
  }
}

/**
 * Any Embeddings as ones that an index can be kept of. Without an `id` of its own (a cloud model's name, say) it goes by
 * its class. Asks for one vector to learn the size.
 */
export async function named(embeddings: EmbeddingsInterface, id?: string): Promise<NamedEmbeddings> {
  const own = embeddings as Partial<NamedEmbeddings>
  const name = id ?? own.id ?? embeddings.constructor.name
  const dimension = own.dimension ?? (await embeddings.embedQuery('社区')).length
  return {
    id: name,
    dimension,
    embedDocuments: (documents) => embeddings.embedDocuments(documents),
    embedQuery: (document) => embeddings.embedQuery(document),
  }
}
