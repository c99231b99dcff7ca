import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sentencesIn } from '../../../knowledge/sentences.ts'

const split = (text: string, wrapped = false) =>
  sentencesIn(text, { start: 0, end: text.length }, wrapped).map(({ start, end }) => text.slice(start, end))

describe('where sentences end', () => {
  test('at full stops, questions and calls, marks kept', () => {
    expect(split('门坏了。谁来修？快点！！好……再说')).toEqual(['门坏了。', '谁来修？', '快点！！', '好……', '再说'])
  })

  test('not inside quotes, titles and brackets', () => {
    const text = '他说：“先登记。再领牌。”大家同意了。依据《甲办法。乙》执行（见附件。第二页）。'
    expect(split(text)).toEqual(['他说：“先登记。再领牌。”', '大家同意了。', '依据《甲办法。乙》执行（见附件。第二页）。'])
  })

  test('a bracket that never closes does not swallow the text', () => {
    expect(split('一层（东侧不通。二层通。')).toEqual(['一层（东侧不通。', '二层通。'])
  })

  test('not in numbers, addresses and versions', () => {
    expect(split('身高1.80米。见www.example.cn/a?b=1。价12.5元。')).toEqual([
      '身高1.80米。',
      '见www.example.cn/a?b=1。',
      '价12.5元。',
    ])
  })

  test('short clauses stay together, long ones part at ；', () => {
    expect(split('东门走人；西门走车。')).toEqual(['东门走人；西门走车。'])
    const clause = '违反前款规定在楼道内停放电动自行车并且拒不改正的由有关部门处五百元以上一千元以下的罚款'
    expect(split(`${clause}；${clause}；${clause}。`)).toEqual([`${clause}；`, `${clause}；`, `${clause}。`])
  })

  test('half-width commas and semicolons count the same', () => {
    const clause = '社区每月召开一次联席会议,研究解决居民反映的停车、漏水、加装电梯等各类问题,会后七日内公开结果'
    expect(split(`${clause};${clause}.`)).toEqual([`${clause};`, `${clause}.`])
  })

  test('items written in one line part before their marks, with the stem by itself', () => {
    const text =
      '申请时应当带上下列材料，缺少任何一项的窗口会一次告知：（一）本人身份证明原件以及复印件各一份；（二）房屋租赁合同或者房东出具的居住证明；（三）近期一寸免冠照片两张，背面写上本人的姓名和联系电话。'
    expect(split(text)).toEqual([
      '申请时应当带上下列材料，缺少任何一项的窗口会一次告知：',
      '（一）本人身份证明原件以及复印件各一份；',
      '（二）房屋租赁合同或者房东出具的居住证明；',
      '（三）近期一寸免冠照片两张，背面写上本人的姓名和联系电话。',
    ])
  })

  test('a line ends a sentence, unless the lines are wrapped', () => {
    expect(split('时间：八点\n地点：东门')).toEqual(['时间：八点', '地点：东门'])
    expect(split('门禁卡由物业前\n台办理。', true)).toEqual(['门禁卡由物业前\n台办理。'])
  })

  test('English in between', () => {
    expect(split('Bring your passport. The window is open until 5 p.m. every day.')[0]).toBe('Bring your passport.')
  })

  test('text without any mark is cut where a reader can follow', () => {
    const pieces = split('居民可以在这里领取材料，'.repeat(60))
    expect(pieces.length).toBeGreaterThan(1)
    expect(pieces.every((piece) => piece.length <= 320)).toBe(true)
  })
})

const hostile = fc.array(
  fc.oneof(
    fc.constantFrom(
      '。',
      '；',
      ';',
      '“',
      '”',
      '（',
      '）',
      '(',
      '《',
      '》',
      '：',
      '\n',
      '\r\n',
      ' ',
      '\u3000',
      '.',
      '1.8',
      '（一）',
      '①',
      '…',
      '😀',
      '\ud83d',
    ),
    fc.string({ unit: 'grapheme', maxLength: 6 }),
  ),
  { maxLength: 80 },
)

test('for any text: in order, within bounds, trimmed, nothing but white space in between', () => {
  fc.assert(
    fc.property(hostile, fc.boolean(), (parts, wrapped) => {
      const text = parts.join('')
      let at = 0
      for (const { start, end } of sentencesIn(text, { start: 0, end: text.length }, wrapped)) {
        expect(start).toBeGreaterThanOrEqual(at)
        expect(end).toBeGreaterThan(start)
        expect(
          text
            .slice(at, start)
            .trim()
            .replace(/[\u200b\ufeff]/g, ''),
        ).toBe('')
        expect(text.slice(start, end).trim()).toBe(text.slice(start, end))
        at = end
      }
      expect(
        text
          .slice(at)
          .trim()
          .replace(/[\u200b\ufeff]/g, ''),
      ).toBe('')
    }),
    { numRuns: 500 },
  )
})
