import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asMeant, mishearingsIn, type Vocabulary } from '../../../knowledge/mishearing.ts'
import { buildWordIndex } from '../../../knowledge/word-index.ts'

const TEXTS = [
  '携带电动自行车进入电梯轿厢的，处罚款',
  '民用建筑的阳台、窗口、屋顶禁止燃放烟花爆竹',
  '共驻共建联席会议实行轮值主席制度',
  ...['通过三单制解决居民需求', '三单制办理流程', '三单制平台', '推行三单制', '三单制成效'],
  '生活垃圾分类投放',
  '健康证明由从业人员取得',
  '信访事项应当在六十日内答复',
]
const index = buildWordIndex(TEXTS)
const vocabulary: Vocabulary = { frequency: (word) => index.frequency(word), named: (word) => word === '电瓶' }
const meant = (question: string) => asMeant(question, mishearingsIn(question, vocabulary))

describe('what was misheard', () => {
  test.each([
    ['把车推进店梯', '电梯'],
    ['在羊台放小言花', '阳台'],
    ['在羊台放小言花', '烟花'],
    ['轮直主席是什么', '轮值主席'],
    ['三单志怎么办理', '三单制'],
    ['没有建康证明', '健康'],
    ['信仿的人', '信访'],
    ['电平车上楼', '电瓶'],
  ])('%s is heard as %s', (question, word) => {
    expect(meant(question)).toContain(word)
  })

  test('sounds that many do not keep apart are guessed, and not called sure', () => {
    const [guess] = mishearingsIn('森活垃圾怎么分', vocabulary)
    expect(guess).toMatchObject({ written: '森活', meant: '生活', sure: false })
  })

  test('a question whose words are known stays as it is', () => {
    const words = fc.constantFrom(
      '电梯',
      '阳台',
      '窗口',
      '燃放',
      '烟花',
      '爆竹',
      '轮值',
      '主席',
      '垃圾',
      '分类',
      '健康',
      '的',
      '在',
      '吗',
    )
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), (chosen) => {
        expect(mishearingsIn(chosen.join('，'), vocabulary)).toEqual([])
      }),
    )
  })

  test('figures and function words are left alone, and nothing becomes one', () => {
    for (const question of ['三栋二单元', '一届两年', '你们在哪里呢', '我要去问他']) expect(meant(question)).toBe(question)
  })

  test('a word that the base writes itself is not corrected to another of the same sound', () => {
    const both = buildWordIndex(['报修电话', '家电保修三年'])
    const words = { frequency: (word: string) => both.frequency(word), named: () => false }
    expect(mishearingsIn('保修找谁', words)).toEqual([])
  })

  test('never fails, keeps the length, and looks up a bounded number of spellings in a hostile text', () => {
    const hostile = fc.string({ unit: fc.constantFrom(...'店羊直志仿森言报主是以一石实𠮷\ud800 a，'), maxLength: 1_000 })
    fc.assert(
      fc.property(hostile, (text) => {
        let asked = 0
        const ask = () => {
          asked++
          return 0
        }
        const counting = { frequency: ask, named: () => ask() > 0 }
        expect(asMeant(text, mishearingsIn(text, counting))).toHaveLength(text.length)
        expect(asked).toBeLessThan(50_000)
      }),
      { numRuns: 20 },
    )
  })
})
