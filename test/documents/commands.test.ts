/** Every command in the READMEs is run, as it stands there. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { environmentWith, PROJECT_ROOT } from '../../config/settings.ts'

const READMES = ['README.md', 'README.zh-CN.md'].map((name) => readFileSync(join(PROJECT_ROOT, name), 'utf8'))
const commands = READMES.map((text) =>
  [...text.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block]) => block!.split('\n').filter((line) => line.trim() !== '')),
)

/** What each command must show; a command without a row here is a failure. */
const SHOWN: Record<string, RegExp> = {
  'npm start': /http:\/\/127\.0\.0\.1:\d+/,
  'npm run -s xiaoge -- ask "永安的三单制是怎么个流程？"': /提单[\s\S]*〔1〕[\s\S]*2018-10-10/,
  'npm run -s xiaoge -- understand "3栋2单元的灯又坏了😅"': /fac_light/,
  'npm run -s xiaoge -- doctor': /✓ 知识库/,
}

let data: string
beforeAll(() => {
  data = mkdtempSync(join(tmpdir(), 'xiaoge-readme-'))
})
afterAll(() => rmSync(data, { recursive: true, force: true }))

describe('the commands of the README', () => {
  test('are the same in both languages', () => {
    expect(commands[0]!.length).toBeGreaterThan(3)
    expect(commands[1]).toEqual(commands[0])
  })

  test('npm test is what CI runs, and what runs this', () => {
    expect(commands[0]).toContain('npm test')
    expect(
      readFileSync(join(PROJECT_ROOT, '.ci', 'run'), 'utf8')
        .trim()
        .split('\n')
        .at(-1),
    ).toBe('npm test')
  })

  test.each(commands[0]!.filter((command) => command !== 'npm test'))('%s', { timeout: 90_000 }, async (command) => {
    const wanted = SHOWN[command]
    expect(wanted, `no row for: ${command}`).toBeDefined()
    expect(await shownBy(command, wanted!)).toMatch(wanted!)
  })
})

/** Everything the command printed until it ended, or until what is wanted was there (a server does not end). */
function shownBy(command: string, wanted: RegExp): Promise<string> {
  const env = environmentWith({ XIAOGE_DATA: data, XIAOGE_WEB_PORT: '0', XIAOGE_LOG_LEVEL: 'silent' })
  const child = spawn(command, { cwd: PROJECT_ROOT, env, shell: true, detached: true })
  let shown = ''
  return new Promise((resolve) => {
    const hear = (chunk: Buffer) => {
      shown += chunk
      // npm, its shell and the server are one process group.
      if (command === 'npm start' && wanted.test(shown)) process.kill(-child.pid!, 'SIGTERM')
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.on('close', () => resolve(shown))
  })
}
