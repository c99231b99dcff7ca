/** 已经过去的一句: what a paper that still holds says of a time that is over is shown as that, and never as what holds today. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerText } from '../../../bot/words/answer-text.ts'
import { hasEnded } from '../../../knowledge/ended.ts'
import { type OpenBase, openFiles } from './base.ts'

const TODAY = '2026-11-25'

test.each([
  '开业期间实行全场八折,该优惠已于2023年12月31日结束',
  '未调解成功的每件补贴20元,该规定执行至2022年12月31日',
  '一次性补交的可免滞纳金,该政策截止2023年9月30日',
  '免费停车优惠期至2025年6月30日',
])('over: %s', (sentence) => expect(hasEnded(sentence, TODAY)).toBe(true))

test.each([
  '截至2023年底,共办结三百件',
  '适用于2000年12月31日前建成的住宅',
  '该优惠执行至2027年12月31日',
  '活动于2023年5月1日开始',
  '本办法自2023年1月1日起执行',
  '2023年12月31日前补交的,免收滞纳金',
  '每年执行至次年三月',
])('not over: %s', (sentence) => expect(hasEnded(sentence, TODAY)).toBe(false))

describe('in a report', () => {
  let base: OpenBase
  beforeAll(async () => {
    base = await openFiles({
      'a.md':
        '---\ntitle: 柳岸食堂运营情况\nplace: 檀溪市\ndate: 2025-04-08\n---\n柳岸食堂午餐每份十二元。开业时实行全场八折，该优惠已于2023年12月31日结束。',
      'b.txt': '檀溪市加装电梯工作总结\n\n2023年度加装电梯财政补贴标准为每部二十二万元。全市建成电梯六十三部，群众满意。',
    })
  })
  afterAll(() => base.close())

  test('its sentence is shown, with the word that it is over', async () => {
    const found = await base.ask('柳岸食堂全场八折的优惠')
    expect(found).toMatchObject({ outcome: 'no_answer', reason: 'ended' })
    expect(answerText(found)).toMatch(/《柳岸食堂运营情况》.*已经过期/)
    expect(answerText(found)).toContain('该优惠已于2023年12月31日结束')
  })

  test('who asks whether it goes on is told so, however little of it is met', async () => {
    for (const question of ['柳岸食堂现在还打八折吗', '柳岸食堂的全场八折还有没有'])
      expect(await base.ask(question), question).toMatchObject({ reason: 'ended' })
    expect(await base.ask('柳岸食堂还招不招帮厨')).not.toMatchObject({ reason: 'ended' })
  })

  test('who asks for that time is answered', async () => {
    expect(await base.ask('柳岸食堂2023年全场八折的优惠')).toMatchObject({ outcome: 'answered' })
  })

  test('what holds beside it is answered', async () => {
    expect(await base.ask('柳岸食堂午餐每份多少元')).toMatchObject({ outcome: 'answered' })
  })

  test('a report without a day is of the year that its sentence names', async () => {
    expect(await base.ask('今年加装电梯财政补贴标准每部多少元')).toMatchObject({ reason: 'earlier_year' })
    expect(await base.ask('加装电梯财政补贴标准每部多少元')).toMatchObject({ outcome: 'answered' })
  })
})
