/** Of what is not so nobody tells how it came about: it is said that the files do not have it, and what they have. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerText } from '../../../bot/words/answer-text.ts'
import { type OpenBase, openFilesByMeaning } from './base.ts'

let base: OpenBase
beforeAll(async () => {
  base = await openFilesByMeaning({
    'a.md':
      '# 浙江省苇川市渔港网格经验\n\n以作业海域和船队为单元，划分“海上网格”18个，由船队支部书记担任网格长。\n\n全市建成充电棚2座、充电口140个，花了8.6万元。',
  })
})
afterAll(() => base.close())

test.each(['苇川的海上网格一共50个，为啥一下子添了那么多', '苇川海上网格怎么一下子变成50个了'])(
  '“%s”: what is written is shown, and that no file says so',
  async (question) => {
    const found = await base.ask(question)
    expect(found).toMatchObject({ outcome: 'no_answer', reason: 'false_premise' })
    expect(found.citations[0]?.quote).toContain('18个')
    expect(answerText(found)).toContain('没查到这样的说法')
  },
)

test('a figure that is right takes nothing wrong for granted', async () => {
  expect((await base.ask('苇川那18个海上网格，网格长由谁担任')).citations[0]?.quote).toContain('船队支部书记')
  expect((await base.ask('苇川建那两个充电棚花了多少钱')).citations[0]?.quote).toContain('8.6万元')
})
