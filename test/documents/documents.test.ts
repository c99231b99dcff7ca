/** A document that can be wrong is tested: tables hold what the code has, both ways; links lead somewhere; commands run. */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { terminalCapabilities } from '../../adapters/terminal/capabilities.ts'
import { webCapabilities } from '../../adapters/web/capabilities.ts'
import { readCommunity } from '../../config/community.ts'
import { CHANNELS, PROJECT_ROOT } from '../../config/settings.ts'
import { STORE_ERRORS } from '../../store/store-error.ts'
import { VERBS } from '../../tickets/ticket.ts'

const read = (path: string) => readFileSync(join(PROJECT_ROOT, path), 'utf8')
const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: PROJECT_ROOT,
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path && existsSync(join(PROJECT_ROOT, path)))

/** The rows of the table under a heading: its cells, without code marks. */
function table(document: string, heading: string): string[][] {
  const section = read(document)
    .split(/^#+ /m)
    .find((part) => part.startsWith(heading))
  expect(section, `${document}: ${heading}`).toBeDefined()
  return section!
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replace(/^`([^`]*)`$/, '$1')),
    )
}

/** The members of a union of string literals, as the source declares them. */
function union(path: string, name: string): string[] {
  const source = read(path)
  const from = source.indexOf(`export type ${name}`)
  expect(from).toBeGreaterThan(-1)
  const end = source.indexOf('\n\n', from)
  const declared = source.slice(from, end).replace(/\/\*\*[\s\S]*?\*\//g, '')
  return [...declared.matchAll(/'(\w+)'/g)].map((match) => match[1]!)
}

const first = (rows: string[][]) => rows.map(([cell]) => cell).sort()

describe('words', () => {
  test('every verb has its row, with the word people use', () => {
    expect(Object.fromEntries(table('docs/words.md', 'Verbs').map(([code, word]) => [code, word]))).toEqual(VERBS)
  })

  test('every status of the default workflow has its row', () => {
    const { workflows } = readCommunity(join(PROJECT_ROOT, 'config'))
    const statuses = workflows.find(({ code }) => code === 'default')!.statuses
    expect(table('docs/words.md', 'Statuses')).toEqual(statuses.map(({ code, title }) => [code, title]))
  })

  test('intents and reasons are those of the code', () => {
    expect(first(table('docs/words.md', 'What a message is'))).toEqual(union('bot/hear/understanding.ts', 'Intent').sort())
    expect(first(table('docs/words.md', 'Why there is no answer'))).toEqual(union('knowledge/answer-types.ts', 'Reason').sort())
  })
})

describe('errors', () => {
  test('the store has these codes and no others', () => {
    const rows = table('docs/errors.md', 'The store')
    expect(Object.fromEntries(rows.map(([code, , meaning]) => [code, meaning]))).toEqual(STORE_ERRORS)
    for (const [, chinese] of rows) expect(chinese).toMatch(/[\u4e00-\u9fff]/)
  })

  test('tickets refuse for these reasons and no others', () => {
    expect(first(table('docs/errors.md', 'Tickets'))).toEqual(union('tickets/ticket.ts', 'Refusal').sort())
  })

  test('every other error class is named with its file', () => {
    const named = table('docs/errors.md', 'Others').map(([name, path]) => `${path} ${name}`)
    for (const row of named) {
      const [path, name] = row.replace(/`/g, '').split(' ')
      expect(read(path!)).toContain(`export class ${name}`)
    }
  })
})

describe('channels', () => {
  test('the table says what the adapters say, for every channel that can be configured', () => {
    const yes = (value: boolean) => (value ? 'yes' : 'no')
    const rows = Object.entries({ web: webCapabilities, terminal: terminalCapabilities }).map(([name, can]) =>
      [name, yes(can.groups), yes(can.proactive), yes(can.buttonBytes > 0), String(can.longestText), can.replay].join(' '),
    )
    expect(table('docs/adapters.md', 'Channels').map((row) => row.slice(0, 6).join(' '))).toEqual(rows)
    expect(first(table('docs/adapters.md', 'Channels'))).toEqual([...CHANNELS].sort())
  })
})

describe('the map', () => {
  test('names every source file once, and nothing that is not there', () => {
    const map = read('docs/map.md')
    const sections = map.split(/^## /m).slice(1)
    for (const room of ['bot', 'tickets', 'knowledge', 'store', 'cli']) {
      const section = sections.find((part) => part.startsWith(room === 'cli' ? 'The door' : `${room}/`))!
      const named = [...section.matchAll(/`([\w./-]+\.(?:ts|mjs))`/g)].map(([, name]) => name!.split('/').pop()!)
      const real = tracked
        .filter((path) => path.startsWith(`${room}/`) && /\.(ts|mjs)$/.test(path) && !path.startsWith('store/migrations/'))
        .map((path) => path.split('/').pop()!)
      const own = named.filter((name) => name !== 'main.ts')
      expect([...new Set(own)].sort(), room).toEqual([...new Set(real)].sort())
    }
  })

  test('the READMEs name every folder of the top level', () => {
    const folders = readdirSync(PROJECT_ROOT, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !/^\.|^(node_modules|data)$/.test(entry.name))
      .map(({ name }) => `${name}/`)
    for (const readme of ['README.md', 'README.zh-CN.md']) {
      expect(first(table(readme, readme === 'README.md' ? 'Where things are' : '文件夹'))).toEqual(folders.sort())
    }
  })
})

describe('links and cards', () => {
  test('every link between documents leads to something that is there', () => {
    for (const document of tracked.filter(
      (path) => path.endsWith('.md') && !path.startsWith('knowledge/files/') && !path.startsWith('test/'),
    )) {
      for (const [, target] of read(document).matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)) {
        expect(existsSync(join(PROJECT_ROOT, dirname(document), target!)), `${document} → ${target}`).toBe(true)
      }
    }
  })

  test('a decision fits on a page', () => {
    for (const page of readdirSync(join(PROJECT_ROOT, 'docs/decisions'))) {
      expect(read(`docs/decisions/${page}`).split('\n').length, page).toBeLessThanOrEqual(41)
    }
  })
})
