import { execFile } from 'node:child_process'
import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { systemClock } from '../../../clock.ts'
import { openSealed, seal, sweepDrafts } from '../../../knowledge/manifest.ts'
import { CountingEmbeddings } from './counting-embeddings.ts'
import { byWords, FILES, library, save, scratchFolder } from './scratch.ts'

const run = promisify(execFile)

interface Case {
  file: string
  damage: string
  warnings: string[]
  rebuilt: boolean
  made: number
  answers: { words: unknown[]; meaning: unknown[] }
}

/** Enough units for a graph. */
function manyArticles(): string {
  const words = ['路灯', '楼道', '电梯', '养犬', '垃圾', '噪声', '停车', '充电', '绿化', '供水', '供暖']
  return Array.from({ length: 2400 }, (_, at) => {
    const [a, b, c] = [words[at % 11], words[Math.floor(at / 11) % 11], words[Math.floor(at / 121) % 11]]
    return `第${at}条 ${a}与${b}由${c}小组负责。`
  }).join('\n\n')
}

test('a damaged index costs a rebuild: never the process, never an answer', { timeout: 240_000 }, async () => {
  const folder = scratchFolder({ 'many.txt': `管理规定\n\n${manyArticles()}` })
  const data = scratchFolder()
  const base = library(folder, data, { embeddings: new CountingEmbeddings() })
  await base.meaningReady()
  await base.close()
  const [graphs, words] = ['graph-', 'words-'].map((prefix) =>
    readdirSync(join(data, 'index')).filter((name) => name.startsWith(prefix)),
  )
  expect([graphs?.length, words?.length]).toEqual([1, 1])

  const child = fileURLToPath(new URL('./damage-child.ts', import.meta.url))
  const { stdout } = await run(process.execPath, ['--import', 'tsx', child, folder, data], { maxBuffer: 2 ** 26 })
  const cases = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Case)
  expect(new Set(cases.map(({ file }) => file))).toEqual(
    new Set(['manifest.json', 'entries.jsonl', 'words.bin', 'graph.hnsw', 'keys.bin', '000001.seg']),
  )
  const whole = cases.find(({ damage }) => damage === 'nothing')!
  expect(whole.answers.words.length).toBeGreaterThan(0)
  expect(whole.answers.meaning.length).toBeGreaterThan(0)
  for (const { file, damage, warnings, rebuilt, made, answers } of cases) {
    expect(answers, `${file}, ${damage}`).toEqual(whole.answers)
    if (damage === 'nothing') expect([warnings, rebuilt, made], file).toEqual([[], false, 0])
    if (['graph.hnsw', 'keys.bin'].includes(file) && damage !== 'nothing') expect(rebuilt, `${file}, ${damage}`).toBe(true)
    if (['entries.jsonl', 'words.bin'].includes(file) && damage !== 'nothing')
      expect(warnings, `${file}, ${damage}`).toContain('index.damaged')
    // A byte is in one record: only that vector is made again.
    if (file.endsWith('.seg') && damage.startsWith('a byte')) expect(made, damage).toBe(1)
  }
})

describe('a folder under a manifest', () => {
  const write = async (draft: string) => writeFileSync(join(draft, 'a.bin'), 'content')

  test('is whole, or it is not there', async () => {
    const parent = scratchFolder()
    const target = join(parent, 'sealed')
    await expect(
      seal(target, {}, async (draft) => {
        await write(draft)
        throw new Error('the disk is full')
      }),
    ).rejects.toThrow('the disk is full')
    expect(readdirSync(parent)).toEqual([])
    await seal(target, { of: 1 }, write)
    expect(await openSealed(target, ['a.bin'])).toEqual({ about: { of: 1 }, files: { 'a.bin': Buffer.from('content') } })
  })

  test('is replaced by a new one, also by two at once', async () => {
    const parent = scratchFolder()
    const target = join(parent, 'sealed')
    await seal(target, { of: 0 }, write)
    await Promise.allSettled([1, 2, 3].map((of) => seal(target, { of }, write)))
    expect(await openSealed(target, ['a.bin'])).toMatchObject({ files: { 'a.bin': Buffer.from('content') } })
    expect(readdirSync(parent)).toEqual(['sealed'])
  })

  test.each([
    ['names a file outside', { format: 1, files: { '../../a.bin': { bytes: 7, sha256: '' } } }],
    ['is of another format', { format: 2, files: {} }],
    ['is no manifest', null],
    ['lacks a file', { format: 1, files: {} }],
  ])('is not opened when the manifest %s', async (_, manifest) => {
    const folder = scratchFolder({ 'a.bin': 'content', 'manifest.json': JSON.stringify(manifest) })
    expect(await openSealed(folder, ['a.bin'])).toHaveProperty('damage')
  })

  test('leaves drafts of dead processes to be swept, not those of living ones', async () => {
    const parent = scratchFolder()
    for (const name of ['draft-old', 'draft-new', 'words-1']) mkdirSync(join(parent, name))
    const now = systemClock.now()
    for (const name of ['draft-old', 'words-1'])
      utimesSync(join(parent, name), (now - 7_200_000) / 1000, (now - 7_200_000) / 1000)
    await sweepDrafts(parent, now)
    expect(readdirSync(parent)).toEqual(['draft-new', 'words-1'])
  })
})

describe('an index of other times', () => {
  test('of the same folder tells what changed since', async () => {
    const folder = scratchFolder(FILES)
    const data = scratchFolder()
    const first = library(folder, data)
    await first.ready
    expect(first.report()).toMatchObject({ added: ['dogs.html', 'lights.md', 'stairs.txt'], changed: [], removed: [] })
    await first.close()
    save(folder, 'lights.md', '# 路灯\n\n改过的一句话。\n')
    save(folder, 'new.md', '# 新\n\n新的一句话。\n')
    const second = library(folder, data)
    await second.ready
    expect(second.report()).toMatchObject({ added: ['new.md'], changed: ['lights.md'], removed: [] })
    expect(byWords(second, '改过的一句话')[0]).toBe('lights.md')
    expect(byWords(second, '值班室')).toEqual([])
  })

  test('of another folder is left alone, though both keep theirs in one place', async () => {
    const data = scratchFolder()
    const [one, other] = [scratchFolder(FILES), scratchFolder({ 'pool.md': '# 泳池\n\n泳池六点开放。\n' })]
    const bases = [one, other, one, other].map((folder) => library(folder, data, { embeddings: new CountingEmbeddings() }))
    await Promise.all(bases.map((base) => base.meaningReady()))
    await Promise.all(bases.map((base) => base.close()))
    for (const [folder, path] of [
      [one, 'lights.md'],
      [other, 'pool.md'],
    ] as const) {
      const embeddings = new CountingEmbeddings()
      const base = library(folder, data, { embeddings })
      await base.meaningReady()
      expect(byWords(base, '路灯 泳池')).toEqual([path])
      expect(embeddings.documents).toEqual([])
    }
  })
})
