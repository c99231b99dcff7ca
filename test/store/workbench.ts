/** A temporary folder, real files, real processes: what the store's tests stand on. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { type Clock, systemClock } from '../../clock.ts'
import { silentLog } from '../../log.ts'
import { openStore, type StoreOptions } from '../../store/database.ts'
import type { Store } from '../../store/store.ts'

/** The path of a database that is not there yet, in a folder that goes when the test ends. */
export async function freshFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'xiaoge-store-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return join(folder, 'xiaoge.db')
}

/** Closed when the test ends, if it is not before. */
export async function openAt(file: string, options: Partial<StoreOptions> = {}): Promise<Store> {
  const store = await openStore({ file, clock: systemClock, log: silentLog, ...options })
  onTestFinished(() => store.close())
  return store
}

export async function freshStore(options: Partial<StoreOptions> = {}): Promise<Store> {
  return openAt(await freshFile(), options)
}

/** Stands still until it is moved; sleeping moves it. */
export function handClock(start = 1_800_000_000_000): Clock & { move(ms: number): void } {
  let now = start
  return {
    now: () => now,
    elapsed: () => now - start,
    sleep: async (ms) => {
      now += ms
    },
    move: (ms) => {
      now += ms
    },
  }
}

export interface Child {
  process: ChildProcess
  /** Every line it has printed. */
  lines: string[]
  /** Resolves when it prints a line that starts so; rejects when it ends without. */
  said(start: string): Promise<string>
  /** Resolves with its exit code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals>
}

/** Runs `children/<name>.ts` in a process of its own, killed when the test ends. */
export function startChild(name: string, ...args: string[]): Child {
  const script = fileURLToPath(new URL(`children/${name}.ts`, import.meta.url))
  const process = spawn(globalThis.process.execPath, ['--import', 'tsx', script, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines: string[] = []
  const heard = new Set<() => void>()
  createInterface({ input: process.stdout! }).on('line', (line) => {
    lines.push(line)
    for (const tell of heard) tell()
  })
  // 'close', not 'exit': then everything that it printed has been read.
  const ended = new Promise<number | NodeJS.Signals>((resolve) =>
    process.once('close', (code, signal) => resolve(signal ?? code!)),
  )
  onTestFinished(async () => {
    process.kill('SIGKILL')
    await ended
  })
  const said = (start: string) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const line = lines.find((candidate) => candidate.startsWith(start))
        if (line === undefined) return
        heard.delete(look)
        resolve(line)
      }
      heard.add(look)
      void ended.then((how) => reject(new Error(`${name} ended with ${how} before it said ${start}: ${lines.join(' | ')}`)))
      look()
    })
  return { process, lines, said, ended }
}

/** The code of the `StoreError` that `work` rejects with. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
  } catch (error) {
    return (error as { code?: string }).code ?? `no code: ${String(error)}`
  }
  return 'no error'
}
