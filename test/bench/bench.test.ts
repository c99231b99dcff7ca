/** The bench runs and prints every figure that it promises. How fast anything is, is not looked at. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Figure, Row, Table } from '../../bench/figure.ts'
import { PROJECT_ROOT } from '../../config/settings.ts'

const FIGURES = {
  messages: ['messages.single', 'messages.group'],
  question: ['question.p50', 'question.p99', 'question.encoder', 'question.outside'],
  understand: [
    ...['understand.p50', 'understand.p99', 'understand.encoded.p50', 'understand.encoded.p99'],
    ...['understand.house', 'understand.card', 'understand.card.due'],
  ],
  start: ['start.first.lives', 'start.first.answers', 'start.repeated.lives', 'start.repeated.answers'],
  answers: ['answers.one-core', 'answers.twenty', 'answers.reading', 'answers.encoding', 'answers.graph', 'answers.more'],
  memory: [
    ...['memory.shipped', 'memory.large', 'memory.large.peak', 'memory.encoding', 'memory.graph'],
    ...['memory.query.p50', 'memory.query.p99', 'memory.query.outside'],
  ],
}
const LONG_MS = 150_000

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'xiaoge-bench-test-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function bench(...words: string[]) {
  const args = ['--import', 'tsx', join(PROJECT_ROOT, 'bench', 'bench.ts'), ...words]
  return spawnSync(process.execPath, args, { cwd: PROJECT_ROOT, encoding: 'utf8', maxBuffer: 2 ** 24 })
}

function rowsOf(...words: string[]): Row[] {
  const { status, stdout, stderr } = bench('--json', '--quick', ...words)
  expect(status, stderr).toBe(0)
  return (JSON.parse(stdout) as { rows: Row[] }).rows
}

function expectFigures(rows: Row[], ids: readonly string[]): void {
  expect(rows.map(({ id }) => id)).toEqual(ids)
  for (const row of rows) {
    expect(row, JSON.stringify(row)).not.toHaveProperty('missing')
    const { ratio, measured, yardstick, how } = row as Figure
    for (const number of [ratio, measured.value, yardstick.value]) expect(number, row.id).toSatisfy(Number.isFinite)
    expect(measured.value, row.id).toBeGreaterThanOrEqual(0)
    expect(yardstick.value, row.id).toBeGreaterThan(0)
    expect(how).not.toBe('')
  }
}

/** Enough different passages, made of the shipped files. */
async function statutes(): Promise<string> {
  const knowledge = join(PROJECT_ROOT, 'knowledge', 'files')
  const paths = (await readdir(knowledge, { recursive: true })).filter((path) => path.endsWith('.md'))
  const texts = paths.map((path) => readFileSync(join(knowledge, path), 'utf8').split('---').at(-1)!)
  const articles = Array.from({ length: 2_100 }, (_, number) => ({
    title: `第${number}号规定`,
    text: `第${number}条 ${texts[number % texts.length]!.replace(/\s+/g, '').slice(0, 120)}。`,
  }))
  const file = join(folder, 'statutes.jsonl.gz')
  writeFileSync(file, gzipSync(articles.map((article) => JSON.stringify(article)).join('\n')))
  return file
}

describe('every figure is printed, and is a number', () => {
  test('messages', () => expectFigures(rowsOf('--only', 'messages'), FIGURES.messages), LONG_MS)
  test('question', () => expectFigures(rowsOf('--only', 'question'), FIGURES.question), LONG_MS)
  test(
    'understand',
    () => {
      const rows = rowsOf('--only', 'understand')
      expect(rows.map(({ id }) => id)).toEqual(FIGURES.understand)
      // Without taskset there is no house on one core.
      const taken = rows.filter((row) => !('missing' in row))
      expect(taken.length).toBeGreaterThanOrEqual(rows.length - 1)
      expectFigures(
        taken,
        taken.map(({ id }) => id),
      )
    },
    LONG_MS,
  )
  test('start', () => expectFigures(rowsOf('--only', 'start'), FIGURES.start), LONG_MS)
  test('memory', async () => expectFigures(rowsOf('--only', 'memory', '--statutes', await statutes()), FIGURES.memory), LONG_MS)
})

test(
  'retrieval: two tables, every engine with every number that has a meaning there, and the whole answers',
  () => {
    const [small, large, ...answers] = rowsOf('retrieval') as [Table, Table, ...Row[]]
    const engines = large.lines.filter(({ missing }) => missing === undefined).map(({ name }) => name)
    expect(engines).toEqual(expect.arrayContaining(['MiniSearch', 'Orama, mandarin', 'FTS5, trigram', 'xiaoge search']))
    for (const { columns, lines } of [small, large]) {
      for (const { name, values } of lines.filter(({ missing }) => missing === undefined)) {
        const isStandIn = lines === large.lines && ['our encoder alone', 'xiaoge search'].includes(name)
        expect(values, name).toHaveLength(columns.length)
        expect(values.filter((value) => value === null).length, name).toBe(isStandIn ? 3 : 0)
      }
      expect(lines.filter(({ missing }) => missing !== undefined).map(({ name }) => name)).toEqual(['base encoder alone'])
    }
    expect(answers.map(({ id }) => id)).toEqual(FIGURES.answers)
    // Any other may be missing: a phase that was over before anybody asked, a system without taskset.
    expectFigures([answers[1]!], ['answers.twenty'])
  },
  LONG_MS,
)

test(
  'where the statutes are not beside the checkout, their figures are told as missing',
  () => {
    const rows = rowsOf('--only', 'memory', '--statutes', join(folder, 'nowhere.jsonl.gz'))
    expect(rows.map(({ id }) => id)).toEqual(FIGURES.memory)
    expect(rows.filter((row) => 'missing' in row).map(({ id }) => id)).toEqual(FIGURES.memory.slice(1))
  },
  LONG_MS,
)

test('wrong words are refused with what would be right', () => {
  for (const words of [['--only', 'speed'], ['--fast'], ['speed'], ['--only', ''], ['retrieval', '--corpus', 'alone.jsonl']]) {
    const { status, stdout, stderr } = bench(...words)
    expect(status, words.join(' ')).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toContain('--only messages,question,understand,start,memory')
  }
})
