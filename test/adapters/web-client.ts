/** A visitor's browser without the browser: posts as the page does, and follows the stream. */
import type { MessageView } from '../../adapters/web/message.ts'
import { turns } from './contract.ts'

export interface StreamEvent {
  event: string
  id?: string
  data: unknown
}

export interface SeatMessage {
  seat: string
  place: 'group' | 'direct'
  message: MessageView
}

export interface OpenedChat {
  sample: boolean
  title: string
  after: string
  seats: { id: string; name: string; group?: string; messages: { place: string; message: MessageView }[] }[]
}

export class WebClient {
  readonly url: string
  readonly headers: Record<string, string>
  #ids = 0

  constructor(url: string, headers: Record<string, string> = {}) {
    this.url = url
    this.headers = headers
  }

  newId(): string {
    this.#ids += 1
    return `client-${String(this.#ids).padStart(6, '0')}`
  }

  post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${this.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: this.url, ...this.headers, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${this.url}${path}`, { headers: { ...this.headers, ...headers }, redirect: 'manual' })
  }

  async chat(): Promise<OpenedChat> {
    return (await this.get('/api/chat')).json() as Promise<OpenedChat>
  }

  /** Posts until it is told for good, as the page does. */
  async insist(path: string, body: unknown): Promise<number> {
    for (;;) {
      const { status } = await this.post(path, body)
      if (status !== 503 && status !== 429) return status
      await turns(1)
    }
  }

  say(seat: string, text: string, more: Record<string, unknown> = {}): Promise<number> {
    return this.insist(`/api/seats/${seat}/messages`, { id: this.newId(), text, ...more })
  }

  /** Reads the stream until `enough` says so, or it ends. */
  async follow(after: string, enough: (events: StreamEvent[]) => boolean): Promise<StreamEvent[]> {
    const ending = new AbortController()
    const events: StreamEvent[] = []
    try {
      const response = await fetch(`${this.url}/api/stream?after=${after}`, { headers: this.headers, signal: ending.signal })
      const decoder = new TextDecoder()
      let text = ''
      for await (const chunk of response.body ?? []) {
        text += decoder.decode(chunk, { stream: true })
        const blocks = text.split('\n\n')
        text = blocks.pop() ?? ''
        for (const block of blocks) if (block.includes('event: ')) events.push(readEvent(block))
        if (enough(events)) break
      }
    } finally {
      ending.abort()
    }
    return events
  }
}

/** The messages of a stream, one entry a seat that sees it. */
export function messagesIn(events: readonly StreamEvent[]): SeatMessage[] {
  return events.filter(({ event }) => event === 'message').flatMap(({ data }) => data as SeatMessage[])
}

function readEvent(block: string): StreamEvent {
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1]
  const id = field('id')
  return { event: field('event') ?? '', ...(id === undefined ? {} : { id }), data: JSON.parse(field('data') ?? 'null') }
}
