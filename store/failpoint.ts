/**
 * Named places between two steps, where a test lets the process fail. In production nothing is armed and each is a no-op.
 *
 * A room names its own points beside their use, `declareFailpoints('bot.afterAnswer')`, so that a test can take
 * `failpointNames()` and break the house at every one of them.
 */

/** `throw`: the step fails. `kill`: the process ends as with kill -9. A function: whatever the test wants, awaited. */
export type FailpointAction = 'throw' | 'kill' | (() => void | Promise<void>)

interface Armed {
  action: FailpointAction
  /** The how-manieth passage it strikes at; later passages are free. */
  countdown: number
}

const known = new Set<string>([
  'migrate.beforeStatement',
  'migrate.beforeCommit',
  'open.beforeRename',
  'tx.afterBegin',
  'tx.afterUnit',
  'tx.beforeCommit',
  'tx.afterCommit',
  'inbox.afterInsert',
  'inbox.afterCommit',
])
const armed = new Map<string, Armed>()

export class FailpointError extends Error {
  override readonly name = 'FailpointError'
}

/** Passes at once unless a test has armed `name`. */
export function failpoint(name: string): Promise<void> | undefined {
  return armed.size === 0 ? undefined : strike(name)
}

async function strike(name: string): Promise<void> {
  if (!known.has(name)) throw new Error(`failpoint ${name} is not declared`)
  const trap = armed.get(name)
  if (trap === undefined || --trap.countdown !== 0) return
  if (typeof trap.action === 'function') return trap.action()
  if (trap.action === 'throw') throw new FailpointError(name)
  process.kill(process.pid, 'SIGKILL')
  await new Promise(() => {})
}

export function declareFailpoints(...names: string[]): void {
  for (const name of names) known.add(name)
}

/** All declared names, sorted: of the rooms that have been imported. */
export function failpointNames(): string[] {
  return [...known].sort()
}

/** Strikes at the `nth` passage (1: the next one). Throws when nobody has declared `name`: a test with a slip would pass always. */
export function armFailpoint(name: string, action: FailpointAction, nth = 1): void {
  if (!known.has(name)) throw new Error(`failpoint ${name} is not declared; known: ${failpointNames().join(' ')}`)
  armed.set(name, { action, countdown: nth })
}

/** `inbox.afterCommit=kill@3`: how a child process is told by the one that starts it. `@1` may be left out. */
export function armFailpointBy(spec: string): void {
  const parts = /^([A-Za-z.]+)=(throw|kill)(?:@([1-9]\d*))?$/.exec(spec)
  if (parts === null) throw new Error(`a failpoint is name=throw|kill[@nth], not ${spec}`)
  armFailpoint(parts[1]!, parts[2] as 'throw' | 'kill', Number(parts[3] ?? 1))
}

export function disarmFailpoints(): void {
  armed.clear()
}
