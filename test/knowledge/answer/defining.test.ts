/** 释义: who asks what is meant by a name is given the sentence that says it. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { defines, nameAskedOf } from '../../../knowledge/defining.ts'
import { fold } from '../../../knowledge/fold.ts'
import { type OpenBase, openFilesByMeaning } from './base.ts'

describe('the name that is asked about', () => {
  test.each([
    ['啥叫“两代表一委员”啊', '两代表一委员'],
    ['快办平台里的246是什么意思', '246'],
    ['三色院墙里紫色代表什么', '紫色'],
    ['什么样的事算紫色事项', '紫色事项'],
    ['「五老理事」到底是哪五老', '五老理事'],
    ['能不能帮我把“五联”是哪五样列一下', '五联'],
    ['请问莲湾区所说“1+2+4”，各个数字分别代表什么', '1+2+4'],
    ['一核多元,给我拆开讲讲', '一核多元'],
  ])('of “%s” is %s', (question, name) => {
    expect(nameAskedOf(fold(question))).toBe(name)
  })

  test.each(['食堂几点开门', '停车费一个月多少钱', '网格员怎么联系'])('there is none in “%s”', (question) => {
    expect(nameAskedOf(fold(question))).toBeUndefined()
  })

  test('is found, or not, in any text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (question, sentence) => {
        const name = nameAskedOf(fold(question))
        if (name !== undefined) expect(typeof defines(name, fold(sentence))).toBe('boolean')
      }),
    )
  })
})

describe('a sentence that says what is meant', () => {
  test.each([
    ['246', '“246”快办机制，即小事2小时办、大事4天办、难事6天办。'],
    ['紫色事项', '蓝色为邻里琐事，紫色为需要几家一起办的事。'],
    ['1+2+4', '所谓“1+2+4”，“1”是一名管家，“2”是两支队伍。'],
    ['三单', '推行居民点单、支部派单、党员接单的“三单工作法”。'],
    ['邻里三单', '推行居民点单、支部派单、党员接单的“邻里三单”。'],
  ])('%s: %s', (name, sentence) => {
    expect(defines(name, fold(sentence))).toBe(true)
  })

  test.each([
    ['246', '今年以来，“246”快办机制办结事项812件。'],
    ['紫色事项', '全镇共办结紫色事项42件。'],
  ])('%s, not: %s', (name, sentence) => {
    expect(defines(name, fold(sentence))).toBe(false)
  })
})

describe('asked what is meant', () => {
  let base: OpenBase
  beforeAll(async () => {
    base = await openFilesByMeaning({
      'a.md': `# 苇川市快办经验\n\n今年以来，苇川市以“街呼快办”为牵引，“246”快办机制越办越顺，群众都说好。\n\n平台上办结的紫色事项有42件，紫色事项满意率九成。\n\n“246”快办机制，即小事2小时到场、大事4天办结、难事6天办结。事项分为蓝、紫两类：蓝色为邻里琐事，紫色为需要几家单位一起办的事。`,
    })
  })
  afterAll(() => base.close())

  test.each([
    ['苇川快办里的246是啥意思', '小事2小时到场'],
    ['苇川什么样的事算紫色事项', '几家单位一起办'],
  ])('“%s” is answered by the sentence that says it', async (question, words) => {
    expect((await base.ask(question)).citations[0]?.quote).toContain(words)
  })
})
