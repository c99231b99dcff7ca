/** A chat model of the registry, @dwmkerr/mock-llm, in a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../adapters/server-process.ts'
import { stopped } from './models.ts'

const path = '/v1/chat/completions'

/** `says`: by a part of what is asked. Its rules: JMESPath over the request, the last that fits wins. JSON is YAML. */
export async function startMockLlm(
  says: Record<string, string>,
  { otherwise, refused }: { otherwise: string; refused?: string },
): Promise<{ url: string; child: ChildProcess; stop(): Promise<void> }> {
  const rule = (match: string, content: string) => ({
    ...{ path, match },
    response: {
      status: 200,
      content: JSON.stringify({
        id: 'mock',
        object: 'chat.completion',
        model: 'mock',
        choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
      }),
    },
  })
  const asks = (part: string) => `contains(body.messages[-1].content, '${part}')`
  const rules = [
    rule('@', otherwise),
    ...Object.entries(says).map(([part, content]) => rule(asks(part), content)),
    ...(refused
      ? [
          {
            ...{ path, match: asks(refused) },
            response: { status: 401, content: '{"error":{"message":"Incorrect API key provided: sk-canary"}}' },
          },
        ]
      : []),
  ]
  const folder = await mkdtemp(join(tmpdir(), 'xiaoge-mock-llm-'))
  const config = join(folder, 'mock-llm.yaml')
  await writeFile(config, JSON.stringify({ rules }))
  const port = await freePort()
  const script = createRequire(import.meta.url).resolve('@dwmkerr/mock-llm')
  const child = spawn(process.execPath, [script, '--config', config], {
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (data) => String(data).includes('server running') && resolve())
    child.once('exit', (code) => reject(new Error(`mock-llm ended with ${code}`)))
  })
  return {
    ...{ url: `http://127.0.0.1:${port}/v1`, child },
    async stop() {
      await stopped(child)
      await rm(folder, { recursive: true, force: true })
    },
  }
}
