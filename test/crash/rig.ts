/** Starts, kills and questions the real house; what it finds wrong is a list of sentences. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { systemClock } from '../../clock.ts'
import { silentLog } from '../../log.ts'
import { openStore } from '../../store/database.ts'
import type { HouseOrder, Mutant } from './house-process.ts'
import { Platform } from './platform.ts'

const CHATS = 12
/** Messages a second. */
const RATE = 50
/** Nothing moved for so long: it is over. Longer than the second after which a send that failed is tried again. */
const QUIET_MS = 1_500
const PROCESS = fileURLToPath(new URL('./house-process.ts', import.meta.url))

export class Rig {
  /** The marker in each message that was said. */
  readonly said: string[] = []
  readonly #folder = mkdtempSync(join(tmpdir(), 'xiaoge-crash-'))
  readonly #platform = new Platform(seeded(20_261_125))
  readonly #random = seeded(7)
  readonly #mutant: Mutant
  readonly #held: number
  #url = ''
  #child: ChildProcess | undefined

  /** `heldSeconds`: how many seconds' worth of messages wait at the platform at most; then people pause. */
  constructor(mutant: Mutant, { heldSeconds } = { heldSeconds: 1 }) {
    this.#mutant = mutant
    this.#held = heldSeconds * RATE
    mkdirSync(join(this.#folder, 'knowledge'))
    writeFileSync(join(this.#folder, 'knowledge', '一页.md'), '# 服务大厅\n\n周一至周五 8:30 到 17:30 开门。\n')
  }

  async close(): Promise<void> {
    await this.#end('SIGKILL')
    this.#platform.close()
    rmSync(this.#folder, { recursive: true, force: true })
  }

  /**
   * Lets people speak without a pause while the house is started and killed, each time `from` to `from + span` ms after it was ready;
   * then starts it once more and lets it finish.
   */
  async speakUnderKills(kills: number, { from, span } = { from: 50, span: 750 }): Promise<void> {
    this.#url ||= await this.#platform.listen()
    const speaking = new AbortController()
    const speech = this.#speak(speaking.signal)
    for (let killed = 0; killed < kills; killed++) {
      await this.#start()
      await systemClock.sleep(from + this.#random() * span)
      await this.#end('SIGKILL')
    }
    speaking.abort()
    await speech
    await this.#start()
    await this.#settled()
    await this.#end('SIGTERM')
  }

  async #speak(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      if (this.#platform.waiting < this.#held) {
        const marker = `编号${10_000 + this.said.length}`
        this.#platform.say(String(this.said.length % CHATS), `桂花苑${1 + (this.said.length % 8)}栋1单元有老鼠，${marker}`)
        this.said.push(marker)
      }
      await systemClock.sleep(1000 / RATE, signal)
    }
  }

  async #start(): Promise<void> {
    const order: HouseOrder = {
      platform: this.#url,
      dataFolder: join(this.#folder, 'data'),
      knowledgeFolder: join(this.#folder, 'knowledge'),
      mutant: this.#mutant,
    }
    const started = spawn(process.execPath, ['--import', 'tsx', PROCESS, JSON.stringify(order)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#child = started
    const errors: Buffer[] = []
    started.stderr.on('data', (chunk: Buffer) => errors.push(chunk))
    await new Promise<void>((resolve, reject) => {
      started.stdout.once('data', () => resolve())
      started.once('exit', (code) => reject(new Error(`the house did not start (${code}): ${Buffer.concat(errors)}`)))
    })
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const ending = this.#child
    this.#child = undefined
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return
    await new Promise<void>((resolve) => {
      ending.once('exit', () => resolve())
      ending.kill(signal)
    })
  }

  /** Nothing waits at the platform, and nothing more is said for a while. */
  async #settled(): Promise<void> {
    let quietFor = 0
    let before = -1
    for (let waited = 0; waited < 60_000 && quietFor < QUIET_MS; waited += 100) {
      await systemClock.sleep(100)
      quietFor = this.#platform.waiting === 0 && this.#platform.sent.length === before ? quietFor + 100 : 0
      before = this.#platform.sent.length
    }
  }

  /** What the database and the platform disagree about. */
  async findFaults(): Promise<string[]> {
    const store = await openStore({
      file: join(this.#folder, 'data', 'xiaoge.db'),
      clock: systemClock,
      log: silentLog,
      readers: 1,
    })
    try {
      const tickets = await store.read.selectFrom('tickets').select(['id', 'text']).execute()
      const events = await store.read.selectFrom('ticket_events').select(['ticket', 'verb']).execute()
      const outbox = await store.read.selectFrom('outbox').select(['id', 'person', 'state', 'body']).execute()
      const inbox = await store.read.selectFrom('inbox').select(['key', 'state']).execute()
      const heard = new Set(this.#platform.sent.map(({ id }) => id))
      return [
        ...this.said.flatMap((marker) => counted(marker, tickets.filter(({ text }) => text.includes(marker)).length)),
        ...tickets.flatMap(({ id }) => counted(`filing of #${id}`, events.filter(({ ticket }) => ticket === id).length)),
        ...tickets.flatMap(({ id }) =>
          counted(`notice of #${id}`, outbox.filter(({ person, body }) => person && isOf(body, id)).length),
        ),
        ...inbox.filter(({ state }) => state !== 'done').map(({ key, state }) => `${key} is ${state}`),
        ...counted('replies', outbox.filter(({ person }) => !person).length, this.said.length),
        ...outbox
          .filter(({ state, id }) => state !== 'sent' || !heard.has(id))
          .map(({ id, state }) => `${id} is ${state}, unheard`),
      ]
    } finally {
      await store.close()
    }
  }
}

const isOf = (body: string, ticket: number) => (JSON.parse(body) as { ticket?: number }).ticket === ticket

const counted = (what: string, count: number, expected = 1) =>
  count === expected ? [] : [`${what}: ${count} instead of ${expected}`]

/** mulberry32 (public domain, Tommy Ettinger): the same kills in every run. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
