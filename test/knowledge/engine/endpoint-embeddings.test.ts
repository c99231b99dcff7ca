import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

import { describe, expect, onTestFinished, test } from 'vitest'
import { systemClock } from '../../../clock.ts'
import { openEndpoint } from '../../../knowledge/endpoint-embeddings.ts'
import type { Log, LogFields } from '../../../log.ts'
import { CountingEmbeddings } from './counting-embeddings.ts'
import { byMeaning, byWords, FILES, library, scratchFolder, until } from './scratch.ts'

const KEY = 'sk-canary-4417'

/** The far side: an embeddings endpoint as OpenAI, Ollama and vLLM have it. */
class EmbeddingServer {
  url = ''
  /** Answers with this status instead, and repeats the key in its text, as some do. */
  trouble: number | undefined
  /** Numbers that stand in front of each vector: another size. */
  more = 0
  readonly asked: { model: string; key: string | undefined; texts: string[] }[] = []
  private readonly vectors = new CountingEmbeddings()
  private server: Server | undefined

  async start(port = 0): Promise<this> {
    this.server = createServer(async (request, response) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk as Buffer)
      const { model, input } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as { model: string; input: string | string[] }
      const texts = [input].flat()
      this.asked.push({ model, key: request.headers.authorization, texts })
      response.setHeader('content-type', 'application/json')
      if (this.trouble !== undefined || request.url !== '/v1/embeddings') {
        response.statusCode = this.trouble ?? 404
        return response.end(JSON.stringify({ error: { message: `wrong key: ${request.headers.authorization}` } }))
      }
      const made = await this.vectors.embedDocuments(texts)
      const data = made.map((vector, index) => ({ index, embedding: [...Array(this.more).fill(0.1), ...vector] }))
      response.end(JSON.stringify({ object: 'list', model, data, usage: { prompt_tokens: 1, total_tokens: 1 } }))
    })
    await new Promise<void>((resolve) => this.server!.listen(port, '127.0.0.1', resolve))
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1`
    return this
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections()
    await new Promise((resolve) => (this.server ? this.server.close(resolve) : resolve(undefined)))
    this.server = undefined
  }
}

async function served(): Promise<EmbeddingServer> {
  const server = await new EmbeddingServer().start()
  onTestFinished(() => server.stop())
  return server
}

function notebook(): { log: Log; written: () => string } {
  const lines: string[] = []
  const write = (event: string, fields: LogFields = {}) => {
    const plainly = Object.entries(fields).map(
      ([name, value]) => `${name}=${value instanceof Error ? value.stack : String(value)}`,
    )
    lines.push([event, ...plainly].join(' '))
  }
  return { log: { debug: write, info: write, warn: write, error: write }, written: () => lines.join('\n') }
}

describe('an encoder behind an OpenAI-compatible endpoint', () => {
  test('finds by meaning, with the model and the key that were set', async () => {
    const server = await served()
    const source = () => openEndpoint({ url: server.url, model: 'bge-m3', key: KEY })
    const base = library(scratchFolder(FILES), scratchFolder(), { embeddings: source })
    await base.meaningReady()
    expect((await byMeaning(base, '路灯不亮的，拨打街道值班室电话报修'))?.[0]).toBe('lights.md')
    expect(base.report()).toMatchObject({ state: 'complete', encoder: `bge-m3@${server.url}+fold1` })
    expect(new Set(server.asked.map(({ model, key }) => `${model} ${key}`))).toEqual(new Set([`bge-m3 Bearer ${KEY}`]))
  })

  test('that goes down leaves the words, says so without the key, and is found again when it is back', async () => {
    const server = await served()
    const { log, written } = notebook()
    // The later tries come sooner.
    const clock = {
      ...systemClock,
      sleep: (ms: number, signal?: AbortSignal) => systemClock.sleep(ms < 10_000 ? ms : 500, signal),
    }
    const source = () => openEndpoint({ url: server.url, model: 'bge-m3', key: KEY })
    const base = library(scratchFolder(FILES), scratchFolder(), { embeddings: source, log, clock })
    await base.meaningReady()
    server.trouble = 401
    for (const query of ['一', '二', '三']) expect(await byMeaning(base, query)).toBeUndefined()
    expect(byWords(base, '牵引绳')).toEqual(['dogs.html'])
    expect(base.report().encoderProblem).toBe('the endpoint answers 401')
    const port = Number(new URL(server.url).port)
    await server.stop()
    await until(() => /does not answer/.test(base.report().encoderProblem ?? ''))
    expect(`${written()} ${JSON.stringify(base.report())}`).not.toContain(KEY)
    expect(written()).toContain('encoder.unavailable')
    // It comes back as another model of the same name: its vectors are made anew, beside the old.
    server.trouble = undefined
    server.more = 8
    await server.start(port)
    await until(() => base.report().encoderProblem === undefined)
    expect((await byMeaning(base, '路灯不亮的，拨打街道值班室电话报修'))?.[0]).toBe('lights.md')
  }, 30_000)

  test('asks for no key where none is set, whatever the environment holds', async () => {
    const server = await served()
    await openEndpoint({ url: server.url, model: 'm' })
    expect(server.asked[0]!.key).toBe('Bearer none')
  })
})
