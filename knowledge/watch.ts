/**
 * Says that a folder has changed, shortly after it has. What changed is for the reader to find out: an event may come twice, late, of a
 * half-written file, or (network drives, too many watches) not at all; so the folder is also looked through every half minute.
 */
import { relative, sep } from 'node:path'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import { isPassing } from './folder.ts'

export interface WatchOptions {
  folder: string
  clock: Clock
  log: Log
  /** Not called again before it is done. */
  changed(): Promise<void>
}

// An editor's save is several events within some milliseconds; copying a folder is many within seconds.
const QUIET_MS = 120
const LONGEST_WAIT_MS = 800
const LOOK_THROUGH_MS = 30_000

/** Watches until the returned function is called. */
export async function watchFolder({ folder, clock, log, changed }: WatchOptions): Promise<() => Promise<void>> {
  let closed = false
  let since: number | undefined
  let last = 0
  let wake = new AbortController()
  const noted = () => {
    last = clock.elapsed()
    since ??= last
    wake.abort()
  }
  // Commands that only ask need not load it.
  const { watch } = await import('chokidar')
  const watcher = watch(folder, {
    ignoreInitial: true,
    followSymlinks: false,
    ignored: (path) => relative(folder, path).split(sep).some(isPassing),
  })
  watcher.on('all', noted)
  watcher.on('error', (error) => log.warn('knowledge.watch_failed', { reason: (error as Error).message }))
  // What changed while the watcher was getting ready it does not tell.
  watcher.on('ready', noted)

  const loop = async () => {
    while (!closed) {
      wake = new AbortController()
      if (since === undefined) await clock.sleep(LOOK_THROUGH_MS, wake.signal)
      while (since !== undefined && !closed) {
        const wait = Math.min(last + QUIET_MS, since + LONGEST_WAIT_MS) - clock.elapsed()
        if (wait <= 0) break
        await clock.sleep(wait)
      }
      since = undefined
      if (!closed) await changed()
    }
  }
  const running = loop()
  return async () => {
    closed = true
    wake.abort()
    await watcher.close()
    await running
  }
}
