/**
 * Holds a model's thread: starts it, hands it one request at a time, notices when it dies or hangs.
 */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { Clock } from '../../clock.ts'
import type { EncodeRequest, WorkerInput, WorkerReply } from './worker.ts'

export interface Runner {
  /** What the thread said of itself when it was ready. */
  readonly about: { id: string; width: number }
  /** The vectors of `texts`, one after the other. Rejects when the thread reports an error, dies or hangs. One call at a time. */
  run(texts: string[]): Promise<Float32Array>
  /** False once the thread has died, hung or been stopped. */
  readonly alive: boolean
  stop(): Promise<void>
}

export interface RunnerOptions {
  worker: URL
  input: WorkerInput
  clock: Clock
  /** How long a thread may take to get ready, or for one request. */
  patienceMs: number
}

interface Waiting {
  settle(reply: WorkerReply): void
  fail(error: Error): void
}

/** A thread that is ready. Rejects with the reason when the runtime or a file of the model does not load. */
export async function startRunner({ worker: file, input, clock, patienceMs }: RunnerOptions): Promise<Runner> {
  const worker = new Worker(bootstrap(file, input.givesWay), { eval: true, execArgv: [], workerData: input })
  let waiting: Waiting | undefined
  let gone: Error | undefined
  const lose = (error: Error) => {
    gone ??= error
    waiting?.fail(gone)
  }
  worker.on('message', (reply: WorkerReply) => waiting?.settle(reply))
  worker.on('error', (error) => lose(error))
  worker.on('exit', (code) => lose(new Error(`the model's thread ended (${code})`)))

  const expect = (ask: () => void): Promise<WorkerReply> =>
    new Promise((resolve, reject) => {
      if (gone) return reject(gone)
      const answered = new AbortController()
      const finish = (end: () => void) => {
        waiting = undefined
        answered.abort('answered')
        worker.unref()
        end()
      }
      waiting = { settle: (reply) => finish(() => resolve(reply)), fail: (error) => finish(() => reject(error)) }
      // A thread that owes an answer keeps the process; an idle one does not.
      worker.ref()
      clock.sleep(patienceMs, answered.signal).then(() => {
        if (answered.signal.aborted) return
        lose(new Error(`the model's thread has not answered for ${patienceMs} ms`))
        void worker.terminate()
      })
      ask()
    })

  const started = await expect(() => {})
  if (started.kind !== 'ready') {
    await worker.terminate()
    throw new Error(started.kind === 'unavailable' ? started.reason : 'the model spoke before it was ready')
  }
  return {
    about: { id: started.id, width: started.width },
    async run(texts) {
      const reply = await expect(() => worker.postMessage({ texts } satisfies EncodeRequest))
      if (reply.kind === 'vectors') return reply.vectors
      throw new Error(reply.kind === 'failed' ? reply.reason : 'the model gave no numbers')
    },
    get alive() {
      return gone === undefined
    },
    async stop() {
      lose(new Error('the model is closed'))
      await worker.terminate()
    },
  }
}

/** As nice as a thread can be; and by how much who gives way is nicer than the process, which may have been started with `nice` itself. */
const NICEST = 19
const GIVES_WAY_BY = 10

/**
 * tsx leaves other threads than the main one alone on Node 20, so the thread calls it itself. Who gives way does so before anything is loaded, which takes a
 * second of a core; on Linux alone: elsewhere it would be the whole process.
 */
function bootstrap(file: URL, givesWay = false): string {
  const tsx = dirname(createRequire(import.meta.url).resolve('tsx/package.json'))
  const api = pathToFileURL(join(tsx, 'dist/esm/api/index.mjs')).href
  const polite = givesWay && process.platform === 'linux'
  const nicer = `Math.min(${NICEST}, os.getPriority() + ${GIVES_WAY_BY})`
  const first = polite ? `{ const os = require('node:os'); os.setPriority(${nicer}) }` : ''
  return `${first}import(${JSON.stringify(api)}).then((tsx) => { tsx.register(); return import(${JSON.stringify(file.href)}) })`
}
