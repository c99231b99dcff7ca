/** All threads of this process on one core, as on the smallest machine; and how many messages the whole house handles there. */
import { spawnSync } from 'node:child_process'
import type { BenchOptions, Figure } from './figure.ts'
import { messages } from './messages.ts'

/** All threads of this process onto one core, or back onto all. False where the system has no way to. */
export function pin(toOne: boolean): boolean {
  const cores = toOne ? '0x1' : '0xffffffff'
  return spawnSync('taskset', ['-a', '-p', cores, String(process.pid)], { stdio: 'ignore' }).status === 0
}

export type MessagesOnOneCoreArgs = Pick<BenchOptions, 'quick' | 'knowledge'>

/** The figures of `messages`, in a process of its own; null where one core cannot be had. Threads that begin later stay on it. */
export async function messagesOnOneCore(args: MessagesOnOneCoreArgs): Promise<Figure[] | null> {
  if (!pin(true)) return null
  const rest = { statutes: '', full: false, sets: [], vectors: '' }
  return messages({ ...rest, ...args, say: (line) => process.stderr.write(`${line}\n`) })
}
