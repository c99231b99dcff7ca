/** Starts that cannot be: each ends by itself, with a sentence, and costs the one that runs nothing. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { environmentWith, PROJECT_ROOT } from '../../config/settings.ts'
import { type Served, serveSample } from './newcomer.ts'

let folder: string
let house: Served
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'xiaoge-start-'))
  house = await serveSample(join(folder, 'data'))
}, 60_000)
afterAll(async () => {
  await house?.stop()
  rmSync(folder, { recursive: true, force: true })
})

function serve(changes: Record<string, string>) {
  const env = environmentWith({ XIAOGE_ENCODER: 'off', XIAOGE_LOG_LEVEL: 'silent', XIAOGE_WEB_PORT: '0', ...changes })
  const run = spawnSync(process.execPath, ['cli/run.mjs', 'serve'], {
    cwd: PROJECT_ROOT,
    env,
    encoding: 'utf8',
    timeout: 30_000,
  })
  return { code: run.status, said: run.stderr }
}

test('a second process on the same database refuses', () => {
  const { code, said } = serve({ XIAOGE_DATA: join(folder, 'data') })
  expect(code).toBe(1)
  expect(said).toContain('正被另一个小格进程使用')
})

test('a port that is taken is told, with another to try', () => {
  const { code, said } = serve({ XIAOGE_DATA: join(folder, 'other'), XIAOGE_WEB_PORT: new URL(house.url).port })
  expect(code).toBe(1)
  expect(said).toContain('XIAOGE_WEB_PORT=8081')
})

test('the one that runs goes on', async () => {
  expect(await (await fetch(`${house.url}/livez`)).text()).toBe('ok')
})
