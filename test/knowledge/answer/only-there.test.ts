/** 只此一家: who names what the papers of one place alone write is not asked which place is meant. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { onlyOneNaming } from '../../../knowledge/only-there.ts'
import { type OpenBase, openFiles } from './base.ts'

const paper = (place: string, who: string, fee: string) =>
  `${place}搬迁小区治理经验\n\n物业费按每平方米每月${fee}元收取，头三年减半。调解员${who}调解纠纷120件。`

let base: OpenBase
beforeAll(async () => {
  base = await openFiles({
    'a.txt': `${paper('陕西省苇川县', '韦采苓', '0.4')}\n\n安禾社区住着三千户。`,
    'b.txt': paper('甘肃省荆口县', '石大勇', '0.6'),
  })
})
afterAll(() => base.close())

test('what both write is asked back', async () => {
  expect((await base.ask('搬迁小区物业费每平方米每月收多少元')).outcome).toBe('clarify')
})

test.each([
  ['调解员韦采苓调解了多少件', '韦采苓'],
  ['安禾物业费每平方米每月收多少元', '0.4'],
])('“%s” is not', async (question, words) => {
  expect((await base.ask(question)).citations[0]?.quote).toContain(words)
})

describe('a name', () => {
  test('that several write tells nothing', () => {
    expect(onlyOneNaming('韦采苓是谁', ['韦采苓来了', '韦采苓走了'])).toBeUndefined()
  })

  test('made of everyday words counts where a text sets it apart', () => {
    expect(onlyOneNaming('攒的蜂蜜积分兑得出什么', ['用积分换东西', '设“蜂蜜积分”换东西'])).toBe(1)
    expect(onlyOneNaming('攒的蜂蜜积分兑得出什么', ['用积分换东西', '卖蜂蜜积分期'])).toBeUndefined()
  })

  test('is no figure and no chance neighbours', () => {
    expect(onlyOneNaming('得十五户人到', ['十五户人到场', '开会'])).toBeUndefined()
    expect(onlyOneNaming('安禾的费', ['安禾苗', '开会'])).toBeUndefined()
  })
})
