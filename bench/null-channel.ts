/** A channel whose far side takes everything at once and keeps nothing: what is measured then is the house. */
import type { Adapter, Capabilities, Incoming, Outgoing, Sent, Sink } from '../adapters/adapter.ts'

const ABILITIES: Capabilities = {
  ...{ groups: true, proactive: true, buttonBytes: 64, edit: false, recall: false, quote: true, mention: true, media: false },
  ...{
    longestText: 4_000,
    location: false,
    stableIds: true,
    replay: 'none',
    rates: { perMinute: 1_000_000_000, perChatMs: 0 },
  },
}

export class NullChannel implements Adapter {
  readonly channel = 'bench'
  readonly capabilities = ABILITIES
  /** Called with everything that is said; what it throws is a bug of the bench. */
  onSaid: (outgoing: Outgoing) => void = () => {}
  /** Told of it, too. */
  readonly listeners = new Set<(outgoing: Outgoing) => void>()
  #sink: Sink | undefined
  #heard = 0
  #said = 0

  async start(sink: Sink): Promise<void> {
    this.#sink = sink
  }

  async stop(): Promise<void> {}

  directThread(senderId: string): string {
    return `d:${senderId}`
  }

  health() {
    return { state: 'up' as const, since: 0 }
  }

  async send(outgoing: Outgoing): Promise<Sent> {
    this.#said += 1
    this.onSaid(outgoing)
    for (const listener of this.listeners) listener(outgoing)
    return { ok: true, ids: [`n${this.#said}`] }
  }

  /** Resolves when it is stored. */
  hear(incoming: Omit<Incoming, 'key' | 'channel'>): Promise<void> {
    if (!this.#sink) throw new Error('the house has not started')
    this.#heard += 1
    return this.#sink.take({ ...incoming, key: `${this.channel}:us:m${this.#heard}`, channel: this.channel })
  }
}
