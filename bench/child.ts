/** Processes of their own, so that memory and start are those of nothing else. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { systemClock } from '../clock.ts'
import { PROJECT_ROOT } from '../config/settings.ts'

/** Where children's own children of this bench begin. */
const BENCH = join(PROJECT_ROOT, 'bench', 'bench.ts')
const GRACE_MS = 15_000

/** Runs Node to its end and gives what it printed. Rejects when it fails. */
export async function runNode(args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, args, { cwd: PROJECT_ROOT, stdio: ['ignore', 'pipe', 'inherit'] })
  const chunks: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  const [code, signal] = await ended(child)
  if (code !== 0) throw new Error(`node ${args.join(' ')} ended with ${signal ?? code}`)
  return Buffer.concat(chunks).toString('utf8')
}

/** Runs one of this bench's own children (see bench.ts) and gives the JSON it printed. */
export async function runChild<T>(name: string, args: readonly string[]): Promise<T> {
  const node = ['--expose-gc', '--import', 'tsx', BENCH, '--child', name, ...args]
  return JSON.parse(await runNode(node)) as T
}

/** What memory the process that runs this holds when nothing is left to collect, MB. */
export function restingMegabytes(): number {
  // Twice: what the first round frees may have held something else.
  for (let round = 0; round < 2; round++) globalThis.gc?.()
  return process.memoryUsage().rss / 2 ** 20
}

/** Resolves with exit code and signal, also where it has ended already. */
export function ended(child: ChildProcess): Promise<[number | null, NodeJS.Signals | null]> {
  return new Promise((resolve, reject) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve([child.exitCode, child.signalCode])
    child.once('error', reject)
    child.once('close', (code, signal) => resolve([code, signal]))
  })
}

/** Asks it to stop; after a while it has to. */
export async function stopped(child: ChildProcess): Promise<void> {
  const patience = new AbortController()
  const gone = ended(child)
  child.kill('SIGTERM')
  void systemClock.sleep(GRACE_MS, patience.signal).then(() => {
    if (!patience.signal.aborted) child.kill('SIGKILL')
  })
  await gone
  patience.abort()
}

/** A port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
