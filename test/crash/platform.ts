/**
 * The far side of a channel, in the test's own process: a platform that keeps updates until they are confirmed, hands them out again
 * until then, out of order between chats, and notes everything that is sent to it. It survives the kills of the other side.
 */
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { systemClock } from '../../clock.ts'

const NETWORK_MS = 40

export interface Update {
  /** Grows in the order in which people spoke. */
  id: number
  chat: string
  text: string
}

export interface SentMessage {
  /** The outbox id: the platform does not know it from another's, the test does. */
  id: string
  thread: string
  text: string
}

export class Platform {
  readonly #waiting = new Map<number, Update>()
  readonly confirmed = new Set<number>()
  readonly sent: SentMessage[] = []
  readonly #server: Server
  readonly #random: () => number
  #lastId = 0
  /** Confirmed last. */
  #last: Update | undefined

  constructor(random: () => number) {
    this.#random = random
    this.#server = createServer((request, response) => {
      this.#answer(request).then(
        (body) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
        () => response.writeHead(500).end(),
      )
    })
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  close(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }

  say(chat: string, text: string): Update {
    const update = { id: ++this.#lastId, chat, text }
    this.#waiting.set(update.id, update)
    return update
  }

  get waiting(): number {
    return this.#waiting.size
  }

  async #answer(request: IncomingMessage): Promise<unknown> {
    const body = await readBody(request)
    if (request.url === '/poll') return this.#batch()
    if (request.url === '/confirm') return this.#confirm(body as { ids?: number[]; upTo?: number })
    // A network between the two: what is on its way when the sender dies does not arrive.
    await systemClock.sleep(NETWORK_MS)
    if (!request.socket.destroyed) this.sent.push(body as SentMessage)
    return {}
  }

  /** Up to 20 updates, each chat's in order, the chats in any order; now and then one that was confirmed already comes again. */
  #batch(): Update[] {
    const chats = new Map<string, Update[]>()
    const again = this.#last && this.#waiting.size > 0 && this.#random() < 0.15 ? [this.#last] : []
    for (const update of [...again, ...[...this.#waiting.values()].slice(0, 20)]) {
      chats.set(update.chat, [...(chats.get(update.chat) ?? []), update])
    }
    return [...chats.values()]
      .map((updates) => ({ updates, place: this.#random() }))
      .sort((one, other) => one.place - other.place)
      .flatMap(({ updates }) => updates)
  }

  #confirm({ ids, upTo }: { ids?: number[]; upTo?: number }): unknown {
    const gone = ids ?? [...this.#waiting.keys()].filter((id) => id <= (upTo ?? 0))
    for (const id of gone) {
      this.#last = this.#waiting.get(id) ?? this.#last
      this.#waiting.delete(id)
      this.confirmed.add(id)
    }
    return {}
  }
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return JSON.parse(Buffer.concat(chunks).toString() || 'null')
}
