/** The real process, as `npm start` runs it, on a folder and a port of its own, and a visitor of its page. */
import { type ChildProcess, spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { newId, systemChance, systemClock } from '../clock.ts'
import { environmentWith, PROJECT_ROOT } from '../config/settings.ts'
import { freePort, runNode, stopped } from './child.ts'

const LOOK_EVERY_MS = 5
const PATIENCE_MS = 120_000

export interface Served {
  /** Resolves when `/livez` answers. */
  alive(): Promise<void>
  /** Says it as the sample's resident, alone with us; resolves with the answer. */
  ask(question: string): Promise<string>
  /** Resolves when `/readyz` has nothing more to note: the vectors are made. */
  complete(): Promise<void>
  /** What memory it holds now, MB. */
  megabytes(): Promise<number>
  stop(): Promise<void>
}

/** Returns as soon as the process is begun. */
export async function serve({ dataFolder, knowledge }: { dataFolder: string; knowledge: string }): Promise<Served> {
  const port = await freePort()
  const env = environmentWith({
    ...{ XIAOGE_DATA: dataFolder, XIAOGE_CHANNELS: 'web', XIAOGE_LOG_LEVEL: 'error', XIAOGE_ENCODER: 'on' },
    ...{ XIAOGE_WEB_HOST: '127.0.0.1', XIAOGE_WEB_PORT: String(port), XIAOGE_WEB_ORIGIN: '' },
    ...{ XIAOGE_CONFIG: 'config', XIAOGE_KNOWLEDGE: knowledge },
  })
  const run = [join(PROJECT_ROOT, 'cli', 'run.mjs'), 'serve']
  const child = spawn(process.execPath, run, { cwd: PROJECT_ROOT, env, stdio: ['ignore', 'ignore', 'pipe'] })
  const page = new Page(`http://127.0.0.1:${port}`, child)
  return {
    alive: () => page.until('it lives', async () => (await page.get('/livez')).ok),
    ask: (question) => page.ask(question),
    complete: () => page.until('it is complete', async () => page.isComplete()),
    megabytes: () => residentMegabytes(child.pid!),
    stop: () => stopped(child),
  }
}

interface Chat {
  seats: { id: string; messages: { message: { seq: number; from: string; text: string } }[] }[]
}

class Page {
  readonly #url: string
  readonly #child: ChildProcess
  readonly #complaints: Buffer[] = []

  constructor(url: string, child: ChildProcess) {
    this.#url = url
    this.#child = child
    child.stderr?.on('data', (chunk: Buffer) => this.#complaints.push(chunk))
  }

  get(path: string): Promise<Response> {
    return fetch(`${this.#url}${path}`)
  }

  /** Looks again and again; a process that ended ends it. */
  async until(what: string, look: () => Promise<boolean>): Promise<void> {
    const end = systemClock.elapsed() + PATIENCE_MS
    while (!(await look().catch(() => false))) {
      const ended = this.#child.exitCode !== null && `the process ended (${this.#child.exitCode}) before ${what}`
      const late = systemClock.elapsed() > end && `waited ${PATIENCE_MS / 1000} s in vain until ${what}`
      if (ended || late) throw new Error(`${ended || late}; it said:\n${Buffer.concat(this.#complaints).toString('utf8')}`)
      await systemClock.sleep(LOOK_EVERY_MS)
    }
  }

  async ask(question: string): Promise<string> {
    const response = await fetch(`${this.#url}/api/seats/resident/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: this.#url },
      // A fresh id every time: what was said before the restart is in the history, with its answer.
      body: JSON.stringify({ id: newId(systemClock, systemChance), text: question, to: 'direct' }),
    })
    const { seq } = (await response.json()) as { seq?: number }
    if (seq === undefined) throw new Error(`a question was not taken: ${response.status}`)
    let answer = ''
    await this.until('it answers', async () => {
      answer = (await this.#heardAfter(seq))[0] ?? ''
      return answer !== ''
    })
    return answer
  }

  async isComplete(): Promise<boolean> {
    const { ok, notes } = (await (await this.get('/readyz')).json()) as { ok: boolean; notes?: string[] }
    return ok && (notes ?? []).length === 0
  }

  async #heardAfter(seq: number): Promise<string[]> {
    const { seats } = (await (await this.get('/api/chat')).json()) as Chat
    const messages = seats.find(({ id }) => id === 'resident')?.messages ?? []
    return messages.flatMap(({ message }) => (message.from === 'us' && message.seq > seq ? [message.text] : []))
  }
}

/** From /proc, else from `ps`. */
async function residentMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]
  if (kilobytes !== undefined) return Number(kilobytes) / 1024
  const script = `process.stdout.write(require('node:child_process').execFileSync('ps', ['-o', 'rss=', '-p', '${pid}']))`
  return Number((await runNode(['-e', script])).trim()) / 1024
}
