import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Glossary, type GlossaryGroup } from '../../../knowledge/glossary.ts'
import { readGlossary, shippedGroups } from '../../../knowledge/glossary-file.ts'
import { Gazetteer } from '../../../knowledge/places.ts'
import { readQuestion } from '../../../knowledge/question.ts'
import { retrieve } from '../../../knowledge/retrieve.ts'
import { scopeOfFiles } from '../../../knowledge/scope.ts'
import { shelfOf } from '../../../knowledge/shelf.ts'
import type { Snapshot } from '../../../knowledge/snapshot.ts'
import { FILES, library, save, scratchFolder } from '../engine/scratch.ts'

describe('a glossary', () => {
  test('says what documents call the everyday words of a question, the longest first', () => {
    const glossary = new Glossary([
      { said: ['电驴', '小电驴'], written: ['电动自行车'] },
      { said: ['驴'], written: ['牲畜'] },
    ])
    expect(glossary.otherWords('小电驴放哪').written).toEqual(['电动自行车'])
    expect(glossary.otherWords('电动自行车放哪').said).toEqual(['电驴', '小电驴'])
    expect(glossary.names('小电驴')).toBe(true)
  })

  test('the shipped one can be read and is broad', () => {
    expect(shippedGroups().length).toBeGreaterThanOrEqual(250)
    const glossary = new Glossary(shippedGroups())
    expect(glossary.otherWords('电瓶车能推上楼吗').written).toContain('电动自行车')
    expect(glossary.otherWords('狗证在哪办').written).toContain('犬只登记')
  })

  test('lines may stand under themes or alone, in either script and width', () => {
    const group = { said: ['电驴'], written: ['电动自行车'] }
    expect(readGlossary('- 电驴 = 电动自行车')).toEqual([group])
    expect(readGlossary('车:\n  - 電驢 ＝ 電動自行車\n空着的:\n')).toEqual([group])
    expect(readGlossary('')).toEqual([])
  })

  test('a line with ≠ keeps things apart, and says what covers them all', () => {
    const [apart] = readGlossary('- 居住证、暂住证 ≠ 居住證明') as GlossaryGroup[]
    expect(apart).toEqual({ sides: [['居住证', '暂住证'], ['居住证明']], covering: [] })
    expect(readGlossary('- 居住证 != 居住证明')).toEqual([{ sides: [['居住证'], ['居住证明']], covering: [] }])
    const cats = { sides: [['猫'], ['狗', '犬'], ['鸽子']], covering: ['宠物', '动物'] }
    expect(readGlossary('- 猫 ≠ 狗、犬 ≠ 鸽子；总称：宠物、动物')).toEqual([cats])
    expect(readGlossary('- 猫≠狗、犬≠鸽子，总称 宠物、动物')).toEqual([cats])
    const glossary = new Glossary([apart!])
    expect(glossary.otherWords('居住证怎么办').written).toEqual([])
    expect(glossary.namesakes.in('居住证怎么办')).toHaveLength(1)
  })

  test.each([
    ['车:\n  - 电驴 = 电动自行车\n  - 电摩', 3, '等号'],
    ['- 居住证 ≠', 1, '两边都要有词'],
    ['- 居住证 ≠ 居住证明 ≠ ', 1, '两边都要有词'],
    ['- 猫 ≠ 犬；总称：宠物；总称：动物', 1, '总称'],
    ['- 电驴 = 电动自行车 = 电瓶车', 1, '一个等号'],
    ['- 电驴 =', 1, '等号两边都要有词'],
    ['- 电驴 = 电动自行车\n- 12', 2, '一行词'],
    ['- a = b\n- {x: y}', 2, '一行词'],
    ['- 电驴 = 电动自行车\n- "没有右引号', 2, '写法有误'],
    [`- 电驴 = ${'很'.repeat(30)}`, 1, '太长'],
  ])('a mistake is told with its line: %j', (text, line, words) => {
    const read = readGlossary(text)
    expect(read).toMatchObject({ line })
    expect('reason' in read && read.reason).toContain(words)
  })

  test('never fails, whatever is written', () => {
    const piece = fc.constantFrom(
      '- ',
      '=',
      '≠',
      '!=',
      '、',
      '电驴',
      '\n',
      ':',
      '[',
      '{',
      '&a',
      '*a',
      '"',
      '  ',
      '\t',
      '#',
      '|',
      '\ud800',
    )
    fc.assert(
      fc.property(fc.string({ unit: piece, maxLength: 40 }), (text) => {
        const read = readGlossary(text)
        if ('reason' in read) expect(read.line).toBeGreaterThan(0)
        else new Glossary(read).otherWords(text)
      }),
    )
  })
})

describe('the community’s own glossary', () => {
  const find = (snapshot: Snapshot, text: string) => {
    const shelf = shelfOf(snapshot, '2026-11-25')
    return retrieve(
      readQuestion({ text }, shelf.gazetteer, shelf.known, snapshot),
      snapshot,
      shelf,
      scopeOfFiles(snapshot, () => true),
    )
  }

  const words = (base: ReturnType<typeof library>, text: string) => {
    const snapshot = base.snapshot()
    const query = readQuestion({ text }, new Gazetteer([]), [], snapshot).words
    return snapshot.byWords(query, 5).map(({ unit }) => snapshot.files[snapshot.units[unit]!.file]!.path)
  }

  test('beside the knowledge files is read with them, followed when it changes, and is no knowledge itself', async () => {
    const folder = scratchFolder(FILES)
    const base = library(folder, scratchFolder())
    await base.ready
    expect(words(base, '呱啦板')).toEqual([])
    save(folder, 'glossary.yaml', '- 呱啦板 = 牵引绳\n')
    await base.refresh()
    expect(words(base, '呱啦板')[0]).toBe('dogs.html')
    expect(base.report().files).toBe(3)
    expect(base.snapshot().glossary.otherWords('电瓶车').written).toContain('电动自行车')
  })

  test('keeps two things of one name apart: what speaks only of the other is no answer', async () => {
    const page = (title: string, text: string) => `# ${title}\n\n${text}\n`
    const files = {
      'a.md': page('楼长津贴', '楼长津贴每月一百元，月底发到卡上。'),
      'b.md': page('楼长补贴', '楼长补贴每年两百元，年底发到卡上。'),
    }
    const ask = async (glossary: string, text: string) => {
      const base = library(scratchFolder({ ...files, 'glossary.yaml': glossary }), scratchFolder())
      await base.ready
      const { candidates } = await find(base.snapshot(), text)
      return [...new Set(candidates.map(({ file }) => base.snapshot().files[file]!.path))]
    }
    expect((await ask('- 呱啦板 = 牵引绳', '楼长津贴多少钱')).toSorted()).toEqual(['a.md', 'b.md'])
    expect(await ask('- 楼长津贴 ≠ 楼长补贴', '楼长津贴多少钱')).toEqual(['a.md'])
    expect(await ask('- 楼长津贴 ≠ 楼长补贴', '楼长补贴多少钱')).toEqual(['b.md'])
    expect(await ask('- 楼长奖金 ≠ 楼长津贴、楼长补贴', '楼长奖金多少钱')).toEqual([])
  })

  test('with a mistake is refused by line, and everything else stands', async () => {
    const base = library(scratchFolder({ ...FILES, 'glossary.yaml': '车:\n  - 呱啦板\n' }), scratchFolder())
    await base.ready
    expect(base.report().refused).toMatchObject([{ path: 'glossary.yaml', line: 2 }])
    expect(base.report().files).toBe(3)
  })

  test('is kept with the index of the next start', async () => {
    const [folder, data] = [scratchFolder({ ...FILES, 'glossary.yaml': '- 呱啦板 = 牵引绳\n' }), scratchFolder()]
    const first = library(folder, data)
    await first.ready
    await first.close()
    const second = library(folder, data)
    await second.ready
    expect(words(second, '呱啦板')[0]).toBe('dogs.html')
  })
})
