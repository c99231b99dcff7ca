/** What scripts rely on: exit codes, stdout for answers alone, and a sentence for every mistake. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { environmentWith, PROJECT_ROOT } from '../../config/settings.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'xiaoge-cli-'))
  mkdirSync(join(folder, '知识'))
  writeFileSync(join(folder, '知识', '好.md'), '# 图书室\n\n图书室周三和周日下午两点到五点开放，凭身份证借书。\n')
  writeFileSync(join(folder, '知识', '坏.md'), '---\ndate: 不是日期\n---\n\n# 坏\n\n一句话。\n')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function xiaoge(args: string[], { input = '', env = {} }: { input?: string; env?: Record<string, string> } = {}) {
  const run = spawnSync(process.execPath, ['cli/run.mjs', ...args], {
    cwd: PROJECT_ROOT,
    env: environmentWith({
      XIAOGE_DATA: join(folder, 'data'),
      XIAOGE_ENCODER: 'off',
      XIAOGE_KNOWLEDGE: join(folder, '知识'),
      ...env,
    }),
    input,
    encoding: 'utf8',
  })
  return { code: run.status, out: run.stdout, err: run.stderr }
}

describe('exit codes', () => {
  test.each([
    ['an unknown command', ['fetch']],
    ['a missing option', ['search', '--corpus', 'x']],
    ['an unknown option', ['ask', '--lauder', 'x']],
    ['no question', ['ask']],
  ])('2 for %s, and nothing on stdout', (_, args) => {
    const { code, out, err } = xiaoge(args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).not.toBe('')
  })

  test('1 for wrong settings, with all of them in words', () => {
    const { code, out, err } = xiaoge(['ask', '几点开门'], { env: { XIAOGE_WEB_PORT: 'x', XIAOGE_LOG_LEVEL: 'y' } })
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toContain('XIAOGE_WEB_PORT')
    expect(err).toContain('XIAOGE_LOG_LEVEL')
    expect(err).not.toContain('    at ')
  })

  test('0 for help', () => {
    expect(xiaoge(['--help']).code).toBe(0)
  })
})

test('JSON lines come back one for one, in order, and a bad line costs only itself', () => {
  const input = '{"id":"a","question":"图书室几点开"}\n这不是JSON\n{"id":"b","question":"图书室谁能借书"}\n'
  const { code, out } = xiaoge(['ask', '--json'], { input })
  const lines = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(lines.map(({ id, error }) => id ?? (error ? 'bad' : '?'))).toEqual(['a', 'bad', 'b'])
  expect(lines[0]).toMatchObject({
    outcome: 'answered',
    citations: [{ file: '好.md', quote: expect.stringContaining('周三和周日') }],
  })
  expect(code).toBe(1)
})

test('index says what was added and what was refused: file, line, why', () => {
  const { code, out } = xiaoge(['index'], { env: { XIAOGE_DATA: join(folder, 'fresh') } })
  expect(code).toBe(0)
  expect(out).toContain('好.md')
  expect(out).toMatch(/坏\.md 第 2 行：.*date/)
})

describe('doctor', () => {
  test('says in one screen what is there, what is less than it could be, and leaves with 0', () => {
    const { code, out } = xiaoge(['doctor'])
    expect(code).toBe(0)
    expect(out).toMatch(/✓ 知识库.*1 个文件/)
    expect(out).toMatch(/没收 坏\.md/)
    expect(out).toMatch(/XIAOGE_ENCODER=off：只按字词检索/)
    expect(out.trim().split('\n').length).toBeLessThan(24)
  })

  test('an empty base is wrong, and it says so', () => {
    mkdirSync(join(folder, '空'), { recursive: true })
    const { code, out } = xiaoge(['doctor', '--json'], { env: { XIAOGE_KNOWLEDGE: join(folder, '空') } })
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({
      ok: false,
      findings: expect.arrayContaining([expect.objectContaining({ part: '知识库', state: 'bad' })]),
    })
  })
})

test('invite gives a code to a configured person, and a hint for a slip', () => {
  expect(xiaoge(['invite', '王网格长']).out).toMatch(/绑定码：\d{6}/)
  const slip = xiaoge(['invite', 'wang-leadr'])
  expect(slip.code).toBe(1)
  expect(slip.err).toContain('wang-leader')
})
