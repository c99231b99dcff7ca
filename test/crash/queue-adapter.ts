/** A channel that polls the test's platform: as a real one does, it confirms an update only after the sink has it. */
import type { Adapter, Capabilities, Health, Incoming, Outgoing, Sent, Sink } from '../../adapters/adapter.ts'
import type { Clock } from '../../clock.ts'
import type { Update } from './platform.ts'

/** How the far side is told "received". Three of these are bugs, planted to see that the test finds them. */
export type Confirming = 'after_storing' | 'before_storing' | 'highest_id'

const capabilities: Capabilities = {
  groups: true,
  proactive: true,
  buttonBytes: 0,
  edit: false,
  recall: false,
  quote: false,
  mention: true,
  longestText: 4000,
  media: false,
  location: false,
  stableIds: true,
  replay: 'server-queue',
  rates: { perMinute: 60_000, perChatMs: 0 },
}

export class QueueAdapter implements Adapter {
  readonly channel: string
  readonly capabilities = capabilities
  readonly #url: string
  readonly #clock: Clock
  readonly #confirming: Confirming
  readonly #stopping = new AbortController()
  #polling: Promise<void> = Promise.resolve()

  constructor({
    url,
    clock,
    confirming,
    channel = 'queue',
  }: { url: string; clock: Clock; confirming: Confirming; channel?: string }) {
    this.channel = channel
    this.#url = url
    this.#clock = clock
    this.#confirming = confirming
  }

  async start(sink: Sink): Promise<void> {
    this.#polling = this.#poll(sink)
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#polling
  }

  async send(outgoing: Outgoing): Promise<Sent> {
    const text = outgoing.parts.map((part) => (part.type === 'text' ? part.text : '')).join('')
    try {
      await this.#call('/send', { id: outgoing.id, thread: outgoing.thread, text })
      return { ok: true, ids: [outgoing.id] }
    } catch (error) {
      return { ok: false, reason: 'unknown', detail: String(error) }
    }
  }

  directThread(senderId: string): string {
    return `direct-${senderId}`
  }

  health(): Health {
    return { state: 'up', since: 0 }
  }

  async #poll(sink: Sink): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      const batch = (await this.#call('/poll', null).catch(() => [])) as Update[]
      await this.#take(sink, batch)
      await this.#clock.sleep(5, this.#stopping.signal)
    }
  }

  async #take(sink: Sink, batch: Update[]): Promise<void> {
    for (const update of batch) {
      if (this.#confirming === 'before_storing') await this.#call('/confirm', { ids: [update.id] })
      await sink.take(incomingOf(update, this.channel))
      if (this.#confirming === 'after_storing') await this.#call('/confirm', { ids: [update.id] })
      if (this.#confirming === 'highest_id') await this.#call('/confirm', { upTo: update.id })
    }
  }

  async #call(path: string, body: unknown): Promise<unknown> {
    const response = await fetch(this.#url + path, { method: 'POST', body: JSON.stringify(body) })
    if (!response.ok) throw new Error(`${path}: ${response.status}`)
    return response.json()
  }
}

function incomingOf({ id, chat, text }: Update, channel: string): Incoming {
  return {
    key: `${channel}:${id}`,
    channel,
    kind: 'message',
    at: id,
    sender: { id: `resident-${chat}`, name: `居民${chat}`, us: false, stable: true },
    thread: { id: `direct-resident-${chat}`, kind: 'direct' },
    parts: [{ type: 'text', text }],
    text,
    addressed: true,
  }
}
