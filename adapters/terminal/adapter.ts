/**
 * A chat in the terminal: the reference adapter. The streams are parameters, so it also works piped, and in tests.
 *
 * A terminal keeps nothing: a line is "acknowledged" by reading the next one, so that a slow sink stops the reading, and a sink
 * that fails is asked again with the same key until it takes the line.
 */
import { createInterface, type Interface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { type Chance, type Clock, newId } from '../../clock.ts'
import type { Log } from '../../log.ts'
import type { Adapter, Health, Outgoing, Sent, Sink } from '../adapter.ts'
import { terminalCapabilities } from './capabilities.ts'
import { type Audience, decode, findSeat, readWord, type TerminalSeat, threadOf, type Word } from './decode.ts'
import { addressed, encode, help, prompt, seated } from './encode.ts'

export interface TerminalOptions {
  input: Readable & { isTTY?: boolean }
  output: Writable
  /** At least one; the first is taken at the start. */
  seats: readonly TerminalSeat[]
  /** What people call us; the first is what stands before our words. */
  names: readonly [string, ...string[]]
  clock: Clock
  chance: Chance
  log: Log
  /** Distinguishes terminals in keys. */
  account?: string
}

const RETRY_MS = [200, 1000, 5000] as const
/** How long `stop` waits for a sink that is busy with the last line. */
const STOP_MS = 5000

export class TerminalAdapter implements Adapter {
  readonly channel = 'terminal'
  readonly capabilities = terminalCapabilities
  /** Resolves when the person said `/退出`, or the input ended and all of it was taken. */
  readonly finished: Promise<void>

  readonly #options: TerminalOptions
  readonly #name: string
  readonly #threads = new Map<string, string>()
  /** What we said last in each thread: `/回复` answers it. */
  readonly #lastSaid = new Map<string, { id: string; text: string; us: true }>()
  readonly #stopping = new AbortController()
  #seat: TerminalSeat
  #to: Audience = 'us'
  #lines: Interface | undefined
  #reading: Promise<void> = Promise.resolve()
  #health: Health
  #finish: () => void = () => {}

  constructor(options: TerminalOptions) {
    const [first] = options.seats
    if (!first) throw new RangeError('a terminal needs a seat')
    this.#options = options
    this.#name = options.names[0]
    this.#seat = first
    this.#health = { state: 'down', since: options.clock.now() }
    this.finished = new Promise((resolve) => {
      this.#finish = resolve
    })
    for (const { senderId, title, name, group } of options.seats) {
      this.#threads.set(`d:${senderId}`, `${title} ${name} · 私聊`)
      if (group) this.#threads.set(`g:${group.id}`, group.name)
    }
  }

  async start(sink: Sink): Promise<void> {
    const { input, output, clock } = this.#options
    const terminal = input.isTTY === true
    this.#lines = createInterface({ input, terminal, ...(terminal ? { output } : {}) })
    this.#health = { state: 'up', since: clock.now() }
    // Nothing may be awaited before the lines are iterated: what comes earlier would be lost.
    this.#reading = this.#read(sink, this.#lines)
    this.#sit(this.#seat)
    await this.#write(`${seated(this.#seat, this.#name)}输入 /帮助 看能做什么。`)
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    this.#lines?.close()
    this.#options.input.pause()
    const patience = new AbortController()
    await Promise.race([this.#reading, this.#options.clock.sleep(STOP_MS, patience.signal)])
    patience.abort()
  }

  async send(outgoing: Outgoing): Promise<Sent> {
    const where = this.#threads.get(outgoing.thread)
    if (where === undefined) return { ok: false, reason: 'gone', detail: 'nobody sits there' }
    const blocks = encode(outgoing, where, this.#name)
    const text = blocks.join('\n')
    if (!(await this.#write(text))) return { ok: false, reason: 'transient', detail: 'the output is closed' }
    this.#lastSaid.set(outgoing.thread, { id: outgoing.id, text, us: true })
    return { ok: true, ids: blocks.map((_, index) => (index === 0 ? outgoing.id : `${outgoing.id}/${index + 1}`)) }
  }

  directThread(senderId: string): string | undefined {
    const thread = `d:${senderId}`
    return this.#threads.has(thread) ? thread : undefined
  }

  health(): Health {
    return this.#health
  }

  async #read(sink: Sink, lines: Interface): Promise<void> {
    try {
      for await (const line of lines) {
        if (this.#stopping.signal.aborted) break
        const said = readWord(line)
        if (said?.word === 'leave') break
        if (said && said.word !== 'reply') await this.#obey(said)
        else if ((said?.text ?? line).trim() !== '') await this.#hear(sink, said?.text ?? line, said !== undefined)
        this.#prompt()
      }
    } catch (error) {
      this.#options.log.error('terminal.failed', { error })
    } finally {
      this.#health = { ...this.#health, state: 'down', since: this.#options.clock.now() }
      lines.close()
      this.#finish()
    }
  }

  async #hear(sink: Sink, text: string, reply: boolean): Promise<void> {
    const { clock, chance, names } = this.#options
    const quoted = reply ? this.#lastSaid.get(threadOf(this.#seat, this.#to).id) : undefined
    const key = `${this.channel}:${this.#options.account ?? 'local'}:${newId(clock, chance)}`
    const at = clock.now()
    this.#health = { ...this.#health, lastEventAt: at }
    const line = { key, channel: this.channel, text, at, seat: this.#seat, to: this.#to, names }
    const incoming = decode({ ...line, ...(quoted ? { quoted } : {}) })
    if (typeof incoming !== 'string') return this.#insist(key, () => sink.take(incoming))
    const update = { key, channel: this.channel, reason: incoming, raw: text.slice(0, 2000) }
    await this.#insist(key, () => sink.quarantine(update))
    await this.#write('（这一行读不懂，已经放在一边。）')
  }

  /** The sink is asked until it takes the line: nobody else would bring it again. */
  async #insist(key: string, deliver: () => Promise<void>): Promise<void> {
    for (let attempt = 0; !this.#stopping.signal.aborted; attempt += 1) {
      try {
        await deliver()
        if (attempt > 0) await this.#write('（刚才那句已经送到。）')
        return
      } catch (error) {
        this.#options.log.warn('terminal.take_failed', { key, attempt, error })
        if (attempt === 0) await this.#write('（还没送到，正在重试……）')
        await this.#options.clock.sleep(RETRY_MS[Math.min(attempt, RETRY_MS.length - 1)] ?? 0, this.#stopping.signal)
      }
    }
  }

  async #obey(said: Exclude<Word, { word: 'reply' | 'leave' }>): Promise<void> {
    const { seats } = this.#options
    switch (said.word) {
      case 'sit': {
        const next = findSeat(said.seat, seats)
        if (next) this.#sit(next)
        await this.#write(next ? seated(next, this.#name) : `没有“${said.seat}”这个座位。\n${help(seats, this.#name)}`)
        return
      }
      case 'address':
        this.#sit(this.#seat, said.to)
        await this.#write(addressed(said.to, this.#name))
        return
      case 'help':
        await this.#write(help(seats, this.#name))
        return
      case 'unknown':
        await this.#write(`没有“/${said.name}”这个说法。\n${help(seats, this.#name)}`)
    }
  }

  #sit(seat: TerminalSeat, to: Audience = 'us'): void {
    this.#seat = seat
    this.#to = to
    this.#lines?.setPrompt(prompt(seat, to, this.#name))
  }

  #prompt(): void {
    if (this.#options.input.isTTY && !this.#stopping.signal.aborted) this.#lines?.prompt(true)
  }

  /** Resolves once the stream took the text; false where it is gone. A half-typed line stands again below it. */
  #write(text: string): Promise<boolean> {
    const { input, output } = this.#options
    if (output.destroyed || output.writableEnded) return Promise.resolve(false)
    return new Promise((resolve) => {
      output.write(`${input.isTTY ? '\r\u001b[K' : ''}${text}\n`, (error) => resolve(!error))
      this.#prompt()
    })
  }
}
