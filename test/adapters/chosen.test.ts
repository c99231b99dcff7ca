/** What is asked to be chosen takes its number in any spelling. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Choice } from '../../adapters/adapter.ts'
import { chosen, numberMeant } from '../../adapters/chosen.ts'

const choices: Choice[] = ['问政策', '报问题', '查工单', '撤回工单', '找工作人员'].map((label, index) => ({
  id: `c${index + 1}`,
  label,
}))

/** Each line: the number, then ways to say it. */
const SPELLINGS: [number, string][] = [
  [
    1,
    '1 １ 一 壹 ① ❶ ➀ ➊ ⓵ 1️⃣ 1. 1、 (1) （一） ⑴ 第一个 第1个 第一项 第一 选1 选一 选第一个 我选1 我选第一个 一号 1号 就第一个吧 那就1吧 要第一个 按1 回复1 发1 选项一 1吧 1了 第一个谢谢 No.1',
  ],
  [2, '2 ２ 二 贰 两 ② ❷ 2️⃣ 第二个 第２个 第二条 选2 选二 二号 2号 就第二个 就2吧 那第二个吧 我要第二个 请选2 点2 2.'],
  [3, '3 ３ 三 叁 ③ 3️⃣ 第三个 选3 三号 第三种 ㈢ 就三吧'],
  [4, '4 四 肆 ④ 4️⃣ 第四个 选四'],
  [5, '5 五 伍 ⑤ 5️⃣ 第五个 选5'],
]

describe.each(SPELLINGS)('%i', (number, spellings) => {
  test.each(spellings.split(' '))('%s', (text) => {
    expect(chosen(text, choices)?.id).toBe(`c${number}`)
    expect(numberMeant(text)).toBe(number)
  })
})

describe('by where it stands', () => {
  test.each([
    ['前面那个', 1],
    ['上面那个吧', 1],
    ['头一个', 1],
    ['就最上面那个', 1],
    ['中间那个', 3],
    ['后面那个', 5],
    ['最后一个', 5],
    ['最下面的', 5],
    ['倒数第二个', 4],
  ])('%s', (text, number) => expect(chosen(text, choices)?.id).toBe(`c${number}`))

  test('of two the one behind is the second; the middle of four is none', () => {
    expect(chosen('后面那个', choices.slice(0, 2))?.id).toBe('c2')
    expect(chosen('中间那个', choices.slice(0, 4))).toBeUndefined()
  })
})

describe('no choice', () => {
  test.each([
    '0',
    '6',
    '六',
    '第九个',
    '1号楼灯坏了',
    '一样',
    '一点',
    '一下',
    '两头',
    '十一',
    '前面路灯坏了',
    '后面还有吗',
    '最后怎么样了',
    '三号楼',
    '3栋',
    '一共',
    '1-2',
    '12345',
    '二单元',
  ])('%s', (text) => expect(chosen(text, choices)).toBeUndefined())
})

test('words that point need something to point at', () => {
  expect(numberMeant('后面那个')).toBeUndefined()
  expect(chosen('后面那个', [])).toBeUndefined()
})

test('any text is read without complaint', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void chosen(text, choices)))
})
