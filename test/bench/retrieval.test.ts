/** What the bench says of engines is reckoned rightly, and every engine is asked for what it is measured by. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { contest } from '../../bench/contestant.ts'
import type { Engine } from '../../bench/engine.ts'
import { shown, type Table } from '../../bench/figure.ts'
import { readJudged, writeJudged } from '../../bench/judged.ts'
import { words } from '../../bench/own-engines.ts'
import { qualityOf, rankOf } from '../../bench/quality.ts'
import { fts5, miniSearch, orama } from '../../bench/rivals.ts'
import { heldOutQuestions, largeSet, smallSet } from '../../bench/statute-set.ts'
import { wordsOf } from '../../knowledge/words.ts'
import { isHeldOut } from '../../models/train/documents.ts'

const folder = mkdtempSync(join(tmpdir(), 'xiaoge-retrieval-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('quality', () => {
  test('of four questions, found first, third, tenth and not at all, is what a hand reckons', () => {
    const ranked = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k']
    const ranks = ['a', 'c', 'j', 'k'].map((right) => rankOf(ranked, new Set([right])))
    expect(ranks).toEqual([1, 3, 10, undefined])
    const { r1, r5, mrr10 } = qualityOf(ranks)
    expect([r1, r5]).toEqual([1 / 4, 2 / 4])
    expect(mrr10).toBeCloseTo((1 + 1 / 3 + 1 / 10) / 4, 12)
  })

  test('counts the first of several right passages, once', () => {
    expect(rankOf(['x', 'b', 'a'], new Set(['a', 'b']))).toBe(2)
  })

  test('of no questions is no number', () => {
    expect(qualityOf([]).mrr10).toBeNaN()
  })
})

const PASSAGES = ['遛狗不拴绳，由公安机关处二百元以下罚款。', '生活垃圾应当分类投放。', '楼道内禁止给电动自行车充电。']

describe('every engine finds the passage that shares the words of the question', () => {
  const engines: [string, () => Promise<Engine>][] = [
    ['MiniSearch with our words', () => miniSearch(wordsOf)],
    ['Orama', orama],
    ['FTS5', () => fts5()],
    ['FTS5 with our words', () => fts5(wordsOf)],
    ['our words', async () => words()],
  ]
  test.each(engines)('%s', async (_, open) => {
    const engine = await open()
    await engine.build(PASSAGES)
    const found = [await engine.find('电动自行车在楼道充电行吗'), await engine.find('生活垃圾"分类* OR')]
    expect(found.map(([first]) => first)).toEqual([2, 1])
    expect(await engine.find('？')).toEqual([])
    await engine.close?.()
  })

  test('MiniSearch by itself finds only what stands between two marks', async () => {
    const engine = await miniSearch()
    await engine.build(PASSAGES)
    expect(await engine.find('遛狗不拴绳')).toEqual([0])
    expect(await engine.find('不拴绳')).toEqual([])
  })
})

test('one engine over one set: ranks and times of every question, and what it weighs', async () => {
  const judged = {
    passages: PASSAGES.map((text, at) => ({ id: `p${at}`, title: '规定', text })),
    queries: [
      { id: 'a', text: '遛狗要拴绳吗', positive_ids: ['p0'] },
      { id: 'b', text: '飞机几点起飞', positive_ids: ['p1'] },
    ],
  }
  const files = await writeJudged(folder, 'tiny', judged)
  expect(await readJudged(files)).toEqual(judged)
  const found = await contest({ engine: 'our words alone (BM25)', ...files })
  expect(found.ranks).toEqual([1, null])
  expect(found.ms).toHaveLength(2)
  expect(found.encoded).toBe(0)
  for (const number of [found.buildSeconds, found.residentMegabytes, found.peakMegabytes])
    expect(number).toSatisfy(Number.isFinite)
})

test('a line that has no right passage is refused with its place', async () => {
  const files = await writeJudged(folder, 'bad', {
    passages: [{ id: 'p', text: '一' }],
    queries: [{ id: 'q', text: '一' }] as never,
  })
  await expect(readJudged(files)).rejects.toThrow('bad-queries.jsonl, line 1')
})

describe('the sets of the statutes', () => {
  const large = largeSet(57_000)

  test('are asked only about statutes on which nothing was trained', () => {
    const questions = heldOutQuestions()
    expect(questions.length).toBeGreaterThan(300)
    expect(questions.every(({ document }) => isHeldOut(document))).toBe(true)
  })

  test.each([
    ['small', smallSet(1_100)],
    ['large', large],
  ])('the %s one: each id once, each question with a passage that is there', (_, { passages, queries }) => {
    const ids = new Set(passages.map(({ id }) => id))
    expect(ids.size).toBe(passages.length)
    expect(queries.length).toBeGreaterThan(100)
    for (const { positive_ids } of queries) expect(positive_ids.some((id) => ids.has(id))).toBe(true)
  })

  test('in the large one a sentence is right only when it holds the evidence', () => {
    const { passages, queries } = large
    const texts = new Map(passages.map(({ id, text }) => [id, text]))
    const evidence = new Map(heldOutQuestions().map(({ question, evidence }) => [question, evidence]))
    for (const { text, positive_ids } of queries) {
      const sentences = positive_ids.filter((id) => id.split('-').length === 3)
      for (const id of sentences) expect(texts.get(id)).toContain(evidence.get(text))
    }
  })
})

test('a table is shown with its columns, and says why a line is empty', () => {
  const table: Table = {
    id: 'retrieval.1100',
    columns: ['R@1', 'p50 ms'],
    lines: [
      { name: 'one', values: [0.5, 12.34] },
      { name: 'another', values: [null, 1] },
      { name: 'third', values: [], missing: 'nobody brought it' },
    ],
    how: 'as it is',
  }
  const lines = shown(table).split('\n')
  expect(lines[0]).toMatch(/R@1\s+p50 ms$/)
  expect(lines[1]).toMatch(/one\s+0\.500\s+12\.3$/)
  expect(lines[2]).toMatch(/another\s+–\s+1\.00$/)
  expect(lines[3]).toMatch(/third\s+– nobody brought it/)
  expect(lines.at(-1)).toContain('as it is')
})
