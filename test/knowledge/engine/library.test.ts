import { renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { systemClock } from '../../../clock.ts'
import { LocalEmbeddings } from '../../../knowledge/embeddings.ts'
import { EncoderUnavailable, openEncoder } from '../../../models/encoder/encoder.ts'
import { CountingEmbeddings } from './counting-embeddings.ts'
import { byMeaning, byWords, FILES, library, save, scratchFolder, until } from './scratch.ts'

describe('a folder of files', () => {
  test('answers by words and, with the encoder that ships, by meaning', async () => {
    const encoder = await openEncoder()
    const base = library(scratchFolder(FILES), scratchFolder(), { embeddings: new LocalEmbeddings(encoder) })
    await base.ready
    expect(byWords(base, '路燈不亮找誰')[0]).toBe('lights.md')
    await base.meaningReady()
    expect((await byMeaning(base, '过道里放满了东西没人管'))?.[0]).toBe('stairs.txt')
    expect((await byMeaning(base, '宠物打预防针'))?.[0]).toBe('dogs.html')
    expect(base.report()).toMatchObject({ files: 3, state: 'complete', vectors: base.report().units })
    await base.close()
    await encoder.close()
  })

  test('says of every unit where it stands, verbatim', async () => {
    const base = library(scratchFolder(FILES), scratchFolder())
    await base.ready
    const { units, files } = base.snapshot()
    expect(units.length).toBeGreaterThan(5)
    for (const [number, unit] of units.entries()) {
      const text = files[unit.file]!.text.slice(unit.start, unit.end)
      expect(unit.indexed).toContain(text)
      expect(units[unit.passage]).toMatchObject({ kind: 'passage', file: unit.file })
      if (unit.kind === 'passage') expect(unit.passage).toBe(number)
    }
  })

  test('leaves out what is hidden, passing or outside, and refuses by name what it cannot read', async () => {
    const outside = scratchFolder({ 'secret.md': '# 外面的文件\n\n不该读到的一句话。\n' })
    const folder = scratchFolder({
      ...FILES,
      '.hidden.md': '隐藏文件',
      '.git/note.md': '隐藏文件夹',
      '~$lights.md': '办公软件的锁',
      'draft.md~': '编辑器的备份',
      'picture.png': Buffer.from([1, 2, 3]),
      'empty.md': '',
      'endless.txt': Buffer.alloc(6 * 2 ** 20, '字'),
      'minutes.docx': Buffer.from('PK\u0003\u0004'),
      'image.txt': Buffer.from(Array.from({ length: 500 }, (_, at) => at % 7)),
      'sub/pool.md': '# 泳池\n\n泳池每天早上六点开放。\n',
    })
    symlinkSync(join(outside, 'secret.md'), join(folder, 'link.md'))
    symlinkSync(outside, join(folder, 'linked'))
    symlinkSync(folder, join(folder, 'circle'))
    symlinkSync(join(folder, 'nowhere.md'), join(folder, 'dangling.md'))
    const base = library(folder, scratchFolder())
    await base.ready
    expect(base.snapshot().files.map(({ path }) => path)).toEqual(['dogs.html', 'lights.md', 'stairs.txt', 'sub/pool.md'])
    expect(base.report().refused.map(({ path }) => path)).toEqual(['empty.md', 'endless.txt', 'image.txt', 'minutes.docx'])
    for (const { reason, line } of base.report().refused) {
      expect(reason).not.toBe('')
      expect(line).toBeGreaterThan(0)
    }
  })

  test('reads what Windows writes in China', async () => {
    const gb18030 = Buffer.from('bfd5b5f7d6aacac20d0a0d0abfd5b5f7cde2bbfab2bbb5c3cff2c2c5c1b7bfcfd6b1b4b5a1a30d0a', 'hex')
    const base = library(scratchFolder({ 'air.txt': gb18030, ...FILES }), scratchFolder())
    await base.ready
    expect(byWords(base, '空调外机')[0]).toBe('air.txt')
  })

  test('that does not exist is told by name', async () => {
    const base = library('/nowhere/at-all', scratchFolder())
    await expect(base.ready).rejects.toThrow('/nowhere/at-all')
    expect(base.snapshot().byWords('路灯', 3)).toEqual([])
  })

  test('that is empty finds nothing, and says so', async () => {
    const base = library(scratchFolder(), scratchFolder(), { embeddings: new CountingEmbeddings() })
    await base.meaningReady()
    expect(base.snapshot().byWords('路灯', 3)).toEqual([])
    expect(await base.snapshot().byMeaning('路灯', 3)).toBeUndefined()
    expect(base.snapshot().known('路灯')).toBe(0)
    expect(base.report()).toMatchObject({ files: 0, units: 0, vectors: 0 })
  })
})

describe('an edit while it runs', () => {
  test('is found, by both ways of finding, without asking again', async () => {
    const folder = scratchFolder(FILES)
    const embeddings = new CountingEmbeddings()
    const base = library(folder, scratchFolder(), { embeddings, watch: true })
    await base.meaningReady()
    expect(byWords(base, '充电桩收费')).toEqual([])
    save(folder, 'charging.md', '# 充电桩收费\n\n充电桩每度电收取一元服务费。\n')
    await until(() => byWords(base, '充电桩收费')[0] === 'charging.md')
    await base.meaningReady()
    expect((await byMeaning(base, '充电桩每度电收取一元服务费'))?.[0]).toBe('charging.md')
    expect(base.report()).toMatchObject({ added: ['charging.md'], changed: [], removed: [], state: 'complete' })
  })

  test('takes the place of the old text, also when the editor saves by renaming', async () => {
    const folder = scratchFolder(FILES)
    const base = library(folder, scratchFolder(), { watch: true })
    await base.ready
    writeFileSync(join(folder, '.lights.md.tmp'), '# 路灯\n\n路灯故障由城管热线受理。\n')
    renameSync(join(folder, '.lights.md.tmp'), join(folder, 'lights.md'))
    await until(() => byWords(base, '城管热线').length > 0)
    expect(byWords(base, '值班室')).toEqual([])
    expect(base.report().changed).toEqual(['lights.md'])
    rmSync(join(folder, 'lights.md'))
    await until(() => byWords(base, '城管热线').length === 0)
    expect(base.report().removed).toEqual(['lights.md'])
    expect(byWords(base, '牵引绳')).toEqual(['dogs.html'])
  })

  test('leaves snapshots that somebody holds as they were', async () => {
    const folder = scratchFolder(FILES)
    const base = library(folder, scratchFolder())
    await base.ready
    const held = base.snapshot()
    const before = held.byWords('路灯报修', 5)
    rmSync(join(folder, 'lights.md'))
    await base.refresh()
    expect(held.byWords('路灯报修', 5)).toEqual(before)
    expect(held.files).toHaveLength(3)
    expect(base.snapshot().files).toHaveLength(2)
  })

  test('answers as a base made afresh, after any of many edits', async () => {
    const folder = scratchFolder(FILES)
    const base = library(folder, scratchFolder())
    await base.ready
    const edits: [string, string | undefined][] = [
      ['a.md', '# 甲\n\n网格员每周走访独居老人。\n'],
      ['stairs.txt', '楼道管理\n\n楼道内不得停放电动车。\n'],
      ['z.md', '# 末\n\n路灯每晚七点亮起。\n'],
      ['lights.md', undefined],
      ['a.md', undefined],
    ]
    for (const [path, content] of edits) {
      if (content === undefined) rmSync(join(folder, path))
      else save(folder, path, content)
      await base.refresh()
      const afresh = library(folder, scratchFolder())
      await afresh.ready
      expect(base.snapshot().units).toEqual(afresh.snapshot().units)
      for (const query of ['路灯几点亮', '楼道', '网格员走访', '牵引绳']) {
        expect(base.snapshot().byWords(query, 10)).toEqual(afresh.snapshot().byWords(query, 10))
      }
    }
  })

  test('does nothing when nothing changed', async () => {
    const folder = scratchFolder(FILES)
    const base = library(folder, scratchFolder())
    await base.ready
    const present = base.snapshot()
    save(folder, 'lights.md', FILES['lights.md']!)
    await base.refresh()
    expect(base.snapshot()).toBe(present)
  })

  test('keeps the last base when the folder is gone', async () => {
    const folder = scratchFolder(FILES)
    const base = library(folder, scratchFolder())
    await base.ready
    rmSync(folder, { recursive: true })
    await expect(base.refresh()).rejects.toThrow()
    expect(byWords(base, '路灯')).toEqual(['lights.md'])
  })
})

describe('vectors', () => {
  test('are never made twice: not after an edit, not after a restart, not for a moved file', async () => {
    const folder = scratchFolder(FILES)
    const data = scratchFolder()
    const first = new CountingEmbeddings()
    const base = library(folder, data, { embeddings: first })
    await base.meaningReady()
    expect(new Set(first.documents).size).toBe(first.documents.length)
    const made = first.documents.length
    save(folder, 'new.md', '# 新\n\n这里只有一句新话。\n')
    renameSync(join(folder, 'lights.md'), join(folder, 'moved.md'))
    await base.refresh()
    await base.meaningReady()
    const added = first.documents.slice(made)
    expect(added.length).toBeGreaterThan(0)
    for (const text of added) expect(text).toContain('这里只有一句新话')
    await base.close()

    const second = new CountingEmbeddings()
    const again = library(folder, data, { embeddings: second })
    await again.meaningReady()
    expect(second.documents).toEqual([])
    expect(again.report().state).toBe('complete')
    expect((await byMeaning(again, '这里只有一句新话'))?.[0]).toBe('new.md')
  })

  test('that are missing cost meaning only, and the report says why', async () => {
    const embeddings = new CountingEmbeddings()
    embeddings.failure = new EncoderUnavailable('the encoder does not run: no such library')
    const base = library(scratchFolder(FILES), scratchFolder(), { embeddings })
    await base.meaningReady()
    expect(byWords(base, '路灯')).toEqual(['lights.md'])
    expect(await byMeaning(base, '路灯')).toBeUndefined()
    expect(base.report()).toMatchObject({
      state: 'words',
      vectors: 0,
      encoderProblem: 'the encoder does not run: no such library',
    })
  })

  test('are not to come when the encoder does not open', async () => {
    const embeddings = Promise.reject(new EncoderUnavailable('musl'))
    const base = library(scratchFolder(FILES), scratchFolder(), { embeddings })
    await base.meaningReady()
    expect(base.report()).toMatchObject({ state: 'words', encoderProblem: 'musl' })
    expect(base.report().encoder).toBeUndefined()
  })

  test('of a wrong size or with holes are refused, and no harm done', async () => {
    for (const vector of [[1, 2, 3], new Array(64).fill(Number.NaN)]) {
      const embeddings = new CountingEmbeddings()
      embeddings.embedDocuments = async (documents) => documents.map(() => vector)
      const base = library(scratchFolder(FILES), scratchFolder(), {
        embeddings,
        // The pauses between tries, short ones, are over at once.
        clock: { ...systemClock, sleep: (ms, signal) => systemClock.sleep(ms > 25_000 ? ms : 0, signal) },
      })
      await base.meaningReady()
      expect(base.report().encoderProblem).toMatch(/a vector/)
      expect(await byMeaning(base, '路灯')).toBeUndefined()
      expect(byWords(base, '路灯')).toEqual(['lights.md'])
    }
  })

  test('of a question that fails leave that question to the words', async () => {
    const embeddings = new CountingEmbeddings()
    const base = library(scratchFolder(FILES), scratchFolder(), { embeddings })
    await base.meaningReady()
    embeddings.failure = new Error('the line is dead')
    expect(await byMeaning(base, '路灯')).toBeUndefined()
    embeddings.failure = undefined
    expect((await byMeaning(base, '路灯不亮的，拨打街道值班室电话报修'))?.[0]).toBe('lights.md')
  })

  test('are asked of a failing encoder no more, until it works again: then without a restart', async () => {
    const folder = scratchFolder(FILES)
    const embeddings = new CountingEmbeddings()
    const base = library(folder, scratchFolder(), { embeddings })
    await base.meaningReady()
    let asked = 0
    embeddings.embedQuery = async () => {
      asked += 1
      throw new Error('the line is dead')
    }
    for (const query of ['一', '二', '三', '四', '五']) expect(await byMeaning(base, query)).toBeUndefined()
    expect(asked).toBe(2)
    expect(base.report().encoderProblem).toBe('the line is dead')
    save(folder, 'pool.md', '# 泳池\n\n泳池六点开放。\n')
    await base.refresh()
    expect(byWords(base, '泳池')).toEqual(['pool.md'])
    Object.assign(embeddings, { embedQuery: CountingEmbeddings.prototype.embedQuery })
    await until(() => base.report().encoderProblem === undefined)
    expect((await byMeaning(base, '泳池六点开放'))?.[0]).toBe('pool.md')
    expect(base.report().state).toBe('complete')
  })

  test('come when an encoder that did not open does, and each encoder keeps its own', async () => {
    const [folder, data] = [scratchFolder(FILES), scratchFolder()]
    let open = false
    const larger = Object.assign(new CountingEmbeddings(), { id: 'larger' })
    const source = async () => {
      if (!open) throw new Error('not yet')
      return larger
    }
    const first = library(folder, data, { embeddings: new CountingEmbeddings() })
    await first.meaningReady()
    await first.close()
    const second = library(folder, data, { embeddings: source })
    await second.meaningReady()
    expect(second.report()).toMatchObject({ state: 'words', encoderProblem: 'not yet' })
    expect(byWords(second, '牵引绳')).toEqual(['dogs.html'])
    open = true
    await until(() => second.report().state === 'complete')
    expect(second.report()).toMatchObject({ encoder: 'larger' })
    expect(larger.documents.length).toBeGreaterThan(0)
    await second.close()
    // Going back costs nothing.
    const again = new CountingEmbeddings()
    const third = library(folder, data, { embeddings: again })
    await third.meaningReady()
    expect(again.documents).toEqual([])
  })
})

test('listeners hear of each new snapshot until they leave', async () => {
  const folder = scratchFolder(FILES)
  const base = library(folder, scratchFolder())
  await base.ready
  let heard = 0
  const leave = base.onChange(() => heard++)
  save(folder, 'one.md', '# 一\n\n第一句。\n')
  await base.refresh()
  await base.meaningReady()
  const then = heard
  expect(then).toBeGreaterThan(0)
  leave()
  save(folder, 'two.md', '# 二\n\n第二句。\n')
  await base.refresh()
  expect(heard).toBe(then)
})
