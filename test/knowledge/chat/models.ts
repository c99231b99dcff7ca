/** Chat models in processes of their own, asked through LangChain as the product asks them. */
import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { systemClock } from '../../../clock.ts'
import type { Answer } from '../../../knowledge/answer-types.ts'
import { type PatientChat, patient } from '../../../knowledge/chat.ts'
import { openChat } from '../../../knowledge/chat-model.ts'
import { silentLog } from '../../../log.ts'

export interface ModelServer {
  url: string
  /** Everything that it was told: the texts of all messages. */
  prompts(): Promise<{ messages: { role: string; content: string }[]; key?: string }[]>
  stop(): Promise<void>
}

export async function startHostile(): Promise<ModelServer> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('hostile-model.mjs', import.meta.url))], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const port = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (data) => resolve(String(data).trim()))
    child.once('exit', (code) => reject(new Error(`the model ended with ${code}`)))
  })
  const root = `http://127.0.0.1:${port}`
  return {
    url: `${root}/v1`,
    prompts: async () => (await (await fetch(`${root}/prompts`)).json()) as Awaited<ReturnType<ModelServer['prompts']>>,
    stop: () => stopped(child),
  }
}

export function stopped(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })
}

export function chatWith(url: string, model: string, limitMs = 60_000): PatientChat {
  return patient(openChat({ provider: 'openai', model, url, key: 'sk-canary-key' }), {
    clock: systemClock,
    log: silentLog,
    limitMs,
  })
}

export const saidBy = ({ rephrased = [] }: Answer) => rephrased.map(({ text }) => text).join('')
