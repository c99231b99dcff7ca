import { Embeddings } from '@langchain/core/embeddings'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answer } from '../../../knowledge/answer.ts'
import type { Answer } from '../../../knowledge/answer-types.ts'
import { isStandingPath, readStandingFile } from '../../../knowledge/standing-file.ts'
import { library, save, scratchFolder } from '../engine/scratch.ts'
import { dayClock } from './base.ts'

const FAQ = `---
title: 桂园大厅问答
place: 青禾市桂园社区
date: 2026-03-01
---

# 时间

问：社区服务大厅几点上班
也问：大厅什么时候开门
不答：社区服务大厅几点下班
不答：派出所几点上班
答：周一到周五八点半开门。
  中午不休息。

问：三号楼的门禁卡怎么办
答：带身份证到大厅，当场办好。
来源：桂园社区居民手册

问：消防通道堵了打谁的电话
答：打社区值班电话。
有效期至：2026-06-30

问：养犬登记收费吗
答：青禾市不收费。
地区：青禾市
`
const OTHER = `问：养犬登记收费吗
答：海棠市每只每年收二百元。
地区：海棠市
`
const RULES = '# 值班\n\n消防通道堵塞的，拨打物业值班室电话。\n'

/** Near where the table says so, whatever the words. */
class TableEmbeddings extends Embeddings {
  readonly id = 'table'
  readonly dimension = 4
  constructor() {
    super({})
  }
  async embedDocuments(texts: string[]) {
    return texts.map((text) => this.vectorOf(text))
  }
  async embedQuery(text: string) {
    return this.vectorOf(text)
  }
  private vectorOf(text: string): number[] {
    if (/上班|开门|办公|营业/.test(text)) return /派出所|警/.test(text) ? [0.93, 0.37, 0, 0] : [1, 0, 0, 0]
    return /养犬|养狗/.test(text) ? [0, 0, 1, 0] : [0, 0.1, 0.1, 1]
  }
}

async function open(files: Record<string, string> = { '大厅.faq.md': FAQ, '值班.md': RULES }, embeddings?: Embeddings) {
  const folder = scratchFolder(files)
  const base = library(folder, scratchFolder(), { ...(embeddings && { embeddings }) })
  await base.meaningReady()
  const ask = (text: string, area?: string, day = '2026-11-25'): Promise<Answer> =>
    answer({ text, ...(area && { area }) }, base.snapshot(), { clock: dayClock(day) })
  return { base, folder, ask }
}

const HERE = '青禾市 桂园社区'

describe('a standing answer', () => {
  test('is given word for word with where it stands, for its question and the others like it', async () => {
    const { base, ask } = await open()
    for (const text of [
      '社区服务大厅几点上班',
      '请问，社区服務大廳幾點上班？',
      '大厅什么时候开门呢',
      '桂园社区服务大厅几点上班',
    ]) {
      const given = await ask(text, HERE)
      expect(given, text).toMatchObject({
        outcome: 'answered',
        citations: [{ file: '大厅.faq.md', title: '桂园大厅问答', place: '青禾市桂园社区', heading: '社区服务大厅几点上班' }],
        standing: '大厅.faq.md#社区服务大厅几点上班',
      })
      const [{ quote } = { quote: '' }] = given.citations
      expect(quote).toBe('周一到周五八点半开门。\n  中午不休息。')
      expect(FAQ).toContain(quote)
    }
    expect(base.report()).toMatchObject({ standing: 4, refused: [], files: 1 })
    expect((await ask('三号楼的门禁卡怎么办', HERE)).citations[0]?.title).toBe('桂园社区居民手册')
  })

  test('is blocked by a question that staff wrote as not this one, and by any nearer to that', async () => {
    const { ask } = await open({ '大厅.faq.md': FAQ }, new TableEmbeddings())
    for (const text of ['社区服务大厅几点下班', '派出所几点上班', '警务室几点上班'])
      expect((await ask(text, HERE)).standing, text).toBeUndefined()
    // The table says that this is the same, though it shares hardly a word.
    expect((await ask('你们何时营业', HERE)).trace).toMatchObject({ standing: 'meaning' })
  })

  test('is not given for another number, nor for another sort of answer', async () => {
    const { ask } = await open()
    for (const text of ['五号楼的门禁卡怎么办', '三号楼的门禁卡多少钱', '门禁', '', '？？'])
      expect((await ask(text, HERE)).standing, text).toBeUndefined()
  })

  test('is not given for another thing, though the questions are alike to one character', async () => {
    const files = {
      '大厅.faq.md':
        '问：结婚证去哪里办\n答：到区婚姻登记处。\n\n问：停水了打哪个电话\n答：打自来水公司。\n\n问：养狗要不要去社区登记\n答：要。\n',
    }
    const { ask } = await open(files, new TableEmbeddings())
    for (const text of ['离婚证去哪里办', '停电了打哪个电话', '养猫要不要去社区登记', '停气了打哪个电话'])
      expect((await ask(text)).standing, text).toBeUndefined()
    for (const text of ['结婚正去哪里办', '停水了打那个电话', '养犬要不要去社区登记', '结婚证到哪里办'])
      expect((await ask(text)).standing, text).toBeDefined()
  })

  test('of another city is never given; where no place is known, the places are asked back', async () => {
    const { ask } = await open({ '大厅.faq.md': FAQ, 'b/海棠.faq.md': OTHER })
    expect((await ask('养犬登记收费吗', HERE)).citations[0]?.quote).toBe('青禾市不收费。')
    expect((await ask('养犬登记收费吗', '海棠市')).citations[0]?.quote).toContain('二百元')
    expect((await ask('海棠市养犬登记收费吗', HERE)).citations[0]?.quote).toContain('二百元')
    expect((await ask('嘉兴市养犬登记收费吗', HERE)).standing).toBeUndefined()
    expect((await ask('养犬登记收费吗', '浙江省嘉兴市')).standing).toBeUndefined()
    const unknown = await ask('养犬登记收费吗')
    expect(unknown).toMatchObject({ outcome: 'clarify', options: expect.arrayContaining(['青禾市', '海棠市']) })
    expect((await ask('社区服务大厅几点上班', '青禾市松岭社区')).standing).toBeUndefined()
  })

  test('past its day is never given', async () => {
    const { ask } = await open()
    const text = '消防通道堵了打谁的电话'
    expect((await ask(text, HERE, '2026-06-30')).citations[0]?.quote).toBe('打社区值班电话。')
    expect((await ask(text, HERE, '2026-07-01')).standing).toBeUndefined()
  })

  test('stands in no search: neither its words nor those of the questions it is not for', async () => {
    const { base, ask } = await open()
    const seen = base.snapshot()
    expect(seen.byWords('派出所 下班 开门', 9)).toEqual([])
    expect((await ask('派出所下班', HERE)).citations).toEqual([])
  })

  test('follows the file while it runs, and survives a restart', async () => {
    const { base, folder, ask } = await open()
    save(folder, '大厅.faq.md', FAQ.replace('八点半', '九点'))
    await base.refresh()
    const again = await answer({ text: '社区服务大厅几点上班', area: HERE }, base.snapshot(), { clock: dayClock('2026-11-25') })
    expect(again.citations[0]?.quote).toContain('九点')
    save(folder, '大厅.faq.md', '问：没有答案')
    await base.refresh()
    expect(base.report().refused).toMatchObject([{ path: '大厅.faq.md', line: 1 }])
    expect((await ask('社区服务大厅几点上班', HERE)).standing).toBeUndefined()
  })

  test('for staff is not given to residents', async () => {
    const { base, ask } = await open({ '内部/大厅.faq.md': FAQ, '值班.md': RULES })
    expect((await ask('社区服务大厅几点上班', HERE)).standing).toBeUndefined()
    expect(base.snapshot('staff').standing).toHaveLength(4)
  })
})

describe('a file of standing answers', () => {
  test('goes by its name', () => {
    for (const path of ['大厅.faq.md', 'a/b.FAQ.txt', '大厅.标准问答.md']) expect(isStandingPath(path), path).toBe(true)
    for (const path of ['faq.md', '问答.md', '大厅.faq.html', '常见问答.txt']) expect(isStandingPath(path), path).toBe(false)
  })

  test.each([
    ['答：先有答案', 1, '前面还没有“问：”'],
    ['问：几点上班\n答：八点\n\n问：在哪', 4, '没有“答：”'],
    ['问：几点上班\n答：八点\n答：九点', 3, '写了两次'],
    ['问：几点上班\n也问：\n答：八点', 2, '是空的'],
    ['问：几点上班\n随便写的一行\n答：八点', 2, '不知道这一行是什么'],
    ['问：几点上班\n不答：几点上班？\n答：八点', 1, '既写了要答'],
    ['问：几点上班\n答：八点\n问：什么时候开门\n也问：几点上班\n答：九点', 3, '第 1 行'],
    ['问：几点上班\n答：八点\n有效期至：明年', 3, '不是一个日期'],
    [`问：${'长'.repeat(300)}\n答：八点`, 1, '太长'],
    ['---\ntitle: [\n---\n问：几点\n答：八点', 2, '写法有误'],
    ['什么也没有', 1, '不知道这一行是什么'],
    ['', 1, '没有找到“问：”'],
  ])('with a mistake is refused with its line and what to do (%#)', (text, line, reason) => {
    const read = readStandingFile('a.faq.md', text)
    expect(read).toMatchObject({ path: 'a.faq.md', line, reason: expect.stringContaining(reason) })
  })

  test('any text is read or refused; what is read quotes its file', () => {
    const piece = fc.constantFrom(
      '问：',
      '也问：',
      '不答：',
      '答：',
      '来源：',
      '地区：',
      '有效期至：',
      '\n',
      '\r\n',
      '八点',
      '2026-01-01',
      '#',
      ' ',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 30 }), (pieces) => {
        const text = pieces.join('')
        const read = readStandingFile('a.faq.md', text)
        if ('reason' in read) {
          expect(read.line).toBeGreaterThan(0)
          return
        }
        for (const { quote, start, end, question } of read) {
          expect(quote).toBe(text.slice(start, end))
          expect(quote.trim()).not.toBe('')
          expect(question).not.toBe('')
        }
      }),
    )
  })
})
