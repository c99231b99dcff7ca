/**
 * An encoder behind a network: any endpoint that speaks OpenAI's /embeddings (Ollama's /v1 among them), through LangChain's own client.
 *
 * What goes wrong there is told by its status alone: an answer's text may repeat the key, and is nobody's business in a log.
 */
import { Embeddings } from '@langchain/core/embeddings'
import type { NamedEmbeddings } from './embeddings.ts'
import { fold } from './fold.ts'

export interface Endpoint {
  /** Up to and without `/embeddings`: `http://127.0.0.1:11434/v1`. */
  url: string
  model: string
  /** Secret; undefined where none is asked for. */
  key?: string | undefined
}

const LONGEST_WAIT_MS = 60_000
/** The client would look into the environment for a key of its own. */
const NO_KEY = 'none'

/** Rejects, with nothing secret in the message, where the endpoint does not give a vector. */
export async function openEndpoint({ url, model, key }: Endpoint): Promise<NamedEmbeddings> {
  // Some hundred files that only this needs.
  const { OpenAIEmbeddings } = await import('@langchain/openai')
  const client = new OpenAIEmbeddings({
    ...{ model, apiKey: key || NO_KEY, encodingFormat: 'float', timeout: LONGEST_WAIT_MS },
    // Trying again is the caller's affair: a question does not wait for it.
    maxRetries: 0,
    configuration: { baseURL: url, organization: '' },
  })
  const first = await plainly(() => client.embedQuery('社区'))
  // The last part counts what is done to a text before the endpoint sees it.
  return new EndpointEmbeddings(client, `${model}@${url}+fold1`, first.length)
}

class EndpointEmbeddings extends Embeddings implements NamedEmbeddings {
  readonly id: string
  readonly dimension: number
  private readonly client: Embeddings

  constructor(client: Embeddings, id: string, dimension: number) {
    super({})
    this.client = client
    this.id = id
    this.dimension = dimension
  }

  override embedDocuments(documents: string[]): Promise<number[][]> {
    return plainly(() => this.client.embedDocuments(documents.map(fold)))
  }

  override embedQuery(document: string): Promise<number[]> {
    return plainly(() => this.client.embedQuery(fold(document)))
  }
}

async function plainly<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    const { status, name } = error as { status?: unknown; name?: string }
    throw new Error(typeof status === 'number' ? `the endpoint answers ${status}` : `the endpoint does not answer (${name})`)
  }
}
