/** The house keeps its own rules: who may import whom, where the clock is read, how long a file may grow. */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { PROJECT_ROOT } from '../../config/settings.ts'

const ROOMS = [
  'main.ts',
  'cli',
  'bot',
  'knowledge',
  'adapters',
  'tickets',
  'store',
  'config',
  'models',
  'bench',
  'clock.ts',
  'log.ts',
]

/** What git would take: tracked, or new and not ignored. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: PROJECT_ROOT,
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path && existsSync(join(PROJECT_ROOT, path)))
const read = (path: string) => readFileSync(join(PROJECT_ROOT, path), 'utf8')
const code = files.filter((path) => /\.(ts|mjs|js)$/.test(path))
const product = code.filter((path) => ROOMS.some((room) => path === room || path.startsWith(`${room}/`)))

describe('imports', () => {
  test('fall: no rule of .dependency-cruiser.cjs is broken, and there is no circle', () => {
    const rooms = ROOMS.filter((room) => existsSync(join(PROJECT_ROOT, room)))
    expect(cruise(rooms)).toMatch(/no dependency violations found/)
  })

  test('a planted upward import is caught', () => {
    const planted = join('test', 'fixtures', 'planted-import', 'store', 'row.ts')
    expect(cruise([planted], 'test/fixtures/planted-import')).toMatch(/store-is-ground/)
  })

  function cruise(rooms: string[], base?: string): string {
    const args = [
      'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
      '--config',
      join(PROJECT_ROOT, '.dependency-cruiser.cjs'),
    ]
    const paths = base ? rooms.map((room) => room.slice(base.length + 1)) : rooms
    const tool = args.map((arg) => (arg.startsWith('node_modules') ? join(PROJECT_ROOT, arg) : arg))
    const run = spawnSync(process.execPath, [...tool, ...paths], {
      cwd: base ? join(PROJECT_ROOT, base) : PROJECT_ROOT,
      encoding: 'utf8',
    })
    return run.stdout + run.stderr
  }
})

describe('clock, chance and environment', () => {
  const forbidden: [RegExp, string, RegExp][] = [
    [
      /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bsetTimeout\(|\bsetInterval\(|\bperformance\.now\(/,
      'the clock',
      /^(clock|log)\.ts$|^cli\/setup\.mjs$|^adapters\/web\/page\//,
    ],
    [/\bprocess\.env\b/, 'the environment', /^config\/settings\.ts$|^cli\/setup\.mjs$/],
  ]
  test.each(forbidden)('%s is read in its one home only', (pattern, _what, home) => {
    const offenders = product.filter((path) => !home.test(path) && pattern.test(withoutComments(read(path))))
    expect(offenders).toEqual([])
  })

  test('the pattern sees a planted reading', () => {
    for (const line of ['const t = Date.now()', 'setTimeout(done, 5)', 'Math.random() < 0.5'])
      expect(line).toMatch(forbidden[0]![0])
    expect('process.env.HOME').toMatch(forbidden[1]![0])
  })
})

describe('files', () => {
  test('no source file is above 250 lines without a reason in its head', () => {
    const long = product.filter((path) => {
      const lines = read(path).split('\n')
      return (
        lines.length > 250 && !/why (so )?long|one file because|longer than other files/i.test(lines.slice(0, 25).join('\n'))
      )
    })
    expect(long).toEqual([])
  })

  test('names are kebab-case nouns; there is no utils, helpers, common, types or barrel', () => {
    const bad = code.filter(
      (path) =>
        /(^|\/)(utils?|helpers?|common|types|index)(\/|\.ts$)/.test(path) ||
        /[A-Z_]/.test(path.replace(/_/g, '_').split('/').pop()!.replace(/^\d+-/, '')),
    )
    expect(bad).toEqual([])
  })

  test('nothing large is in the repository but the model files', () => {
    const large = files.filter(
      (path) => !path.startsWith('models/') && readFileSync(join(PROJECT_ROOT, path)).length > 1_500_000,
    )
    expect(large).toEqual([])
  })

  test('no path of a developer machine, no registry host and no skipped or lonely test stands in it', () => {
    const text = files.filter(
      (path) => /\.(ts|mjs|js|cjs|json|md|yaml|yml|html|css)$|\/run$/.test(path) && !path.startsWith('test/house/'),
    )
    const offenders = text.filter((path) =>
      /\/(work|home|root|Users)\/[a-z]|registry\.[a-z]+|"resolved":|\b(test|describe|it)\.only\(/.test(read(path)),
    )
    expect(offenders.filter((path) => path !== 'models/encoder/tokenizer.json')).toEqual([])
  })
})

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '')
}
