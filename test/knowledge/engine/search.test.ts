import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { search } from '../../../cli/search.ts'
import { systemClock } from '../../../clock.ts'
import { LocalEmbeddings, type NamedEmbeddings } from '../../../knowledge/embeddings.ts'
import { openEncoder } from '../../../models/encoder/encoder.ts'
import { scratchFolder } from './scratch.ts'

const CORPUS = [
  { id: 'stairs', text: '禁止在公共门厅、疏散通道、楼梯间停放电动自行车。' },
  { id: 'dogs', title: '养犬', text: '携带犬只出户的，应当使用牵引绳。' },
  { id: 7, title: '噪声', text: '夜间不得使用高音喇叭，不得进行产生噪声的装修。' },
]
const QUERIES = [
  { id: 'q2', text: '半夜楼上还在打钻装修' },
  { id: 'q1', text: '電動自行車能停樓梯間嗎' },
]
const lines = (rows: unknown[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('')

async function run(
  corpus: string,
  queries: string,
  more: { k?: number; json?: boolean; embeddings?: () => Promise<NamedEmbeddings> } = {},
) {
  const folder = scratchFolder({ 'corpus.jsonl': corpus, 'queries.jsonl': queries })
  let [out, err] = ['', '']
  const code = await search({
    corpus: join(folder, 'corpus.jsonl'),
    queries: join(folder, 'queries.jsonl'),
    k: 10,
    json: true,
    stdout: (text) => (out += text),
    stderr: (text) => (err += text),
    embeddings: async () => {
      throw new Error('no encoder in this test')
    },
    clock: systemClock,
    ...more,
  })
  return {
    code,
    out,
    err,
    rows:
      out.trim() === ''
        ? []
        : out
            .trim()
            .split('\n')
            .map((line) => (more.json === false ? line : JSON.parse(line))),
  }
}

describe('search', () => {
  test('ranks by words and meaning, one line per query in input order, then the summary', async () => {
    const encoder = await openEncoder()
    const { code, rows, err } = await run(lines(CORPUS), lines(QUERIES), {
      embeddings: async () => new LocalEmbeddings(encoder),
      k: 2,
    })
    await encoder.close()
    expect(code).toBe(0)
    expect(rows).toHaveLength(3)
    expect(rows[0]).toMatchObject({ id: 'q2', ranked: [7, expect.anything()], ms: expect.any(Number) })
    expect(rows[1]).toMatchObject({ id: 'q1', ranked: ['stairs', expect.anything()], ms: expect.any(Number) })
    expect(rows[2]).toEqual({
      summary: {
        documents: 3,
        queries: 2,
        index_s: expect.any(Number),
        p50_ms: expect.any(Number),
        p99_ms: expect.any(Number),
      },
    })
    expect(err).toContain('向量：3/3')
  })

  test('goes on by words where no encoder runs, and says so', async () => {
    const { code, rows, err } = await run(lines(CORPUS), lines(QUERIES))
    expect(code).toBe(0)
    expect(rows[1].ranked[0]).toBe('stairs')
    expect(err).toContain('no encoder in this test')
  })

  test('without --json speaks to people', async () => {
    const { rows } = await run(lines(CORPUS), lines(QUERIES), { json: false })
    expect(rows[1]).toBe('q1：stairs')
    expect(rows[2]).toContain('3 篇，2 问')
  })

  test('takes empty files, empty lines and a byte order mark', async () => {
    expect((await run('', '')).rows).toEqual([
      { summary: { documents: 0, queries: 0, index_s: expect.any(Number), p50_ms: 0, p99_ms: 0 } },
    ])
    const { code, rows } = await run(`\ufeff${lines(CORPUS)}\n\r\n`, lines([{ id: 1, text: '' }]))
    expect(code).toBe(0)
    expect(rows[0]).toMatchObject({ id: 1, ranked: [] })
  })

  test.each([
    ['{"id":"a","text":"b"}\n{"id":', '第 2 行：不是一个 JSON 对象'],
    ['[1]\n', '第 1 行：不是一个 JSON 对象'],
    ['{"text":"b"}\n', '第 1 行：缺少 id'],
    ['{"id":"a"}\n', '第 1 行：缺少 text'],
    ['{"id":"a","text":"b","title":3}\n', '第 1 行：title'],
    ['{"id":"a","text":"b"}\n\n{"id":"a","text":"c"}\n', '第 3 行：id “a” 在第 1 行已经用过'],
  ])('tells the line that cannot be used: %j', async (corpus, sentence) => {
    const { code, out, err } = await run(corpus, lines(QUERIES))
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain('corpus.jsonl')
    expect(err).toContain(sentence)
  })

  test('tells a file that is not there, and a k that is none', async () => {
    const there = {
      k: 10,
      json: true,
      stdout: () => {},
      clock: systemClock,
      embeddings: async () => Promise.reject(new Error('none')),
    }
    let err = ''
    const stderr = (text: string) => (err += text)
    expect(await search({ ...there, corpus: '/nowhere.jsonl', queries: '/nowhere.jsonl', stderr })).toBe(1)
    expect(err).toContain('/nowhere.jsonl')
    for (const k of [0, -1, 1.5, Number.NaN]) expect(await search({ ...there, corpus: '/a', queries: '/b', k, stderr })).toBe(2)
  })
})
