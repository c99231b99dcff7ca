import { afterEach, describe, expect, test } from 'vitest'
import type { Answer } from '../../knowledge/answer-types.ts'
import { type Neighbourhood, NO_ANSWER, neighbourhood } from './neighbourhood.ts'

let street: Neighbourhood
afterEach(() => street.close())

const RULE: Answer = {
  outcome: 'answered',
  citations: [{ file: '规定.md', title: '照明规定', quote: '公共照明由物业在三日内修复。' }],
  passages: [],
  trace: {},
}
/** A base that knows of lamps alone. */
const lamps = async ({ text }: { text: string }) => (/灯|照明/.test(text) ? RULE : NO_ANSWER)

describe('words that may be a question', () => {
  test('a trouble told as a question, without a place: what is written, and the way to report it', async () => {
    street = await neighbourhood({ knowledge: lamps })
    const said = await street.say('刘', '我们这的路灯坏了好几天了，谁来管啊？')
    expect(said.join('\n')).toContain('公共照明由物业在三日内修复。')
    expect(said.join('\n')).toContain('3栋2单元')
    expect(await street.tickets()).toEqual([])
    await street.say('刘', '桂花苑3栋2单元')
    expect(await street.tickets()).toMatchObject([{ service: 'fac_light' }])
  })

  test('with a place it is a report', async () => {
    street = await neighbourhood({ knowledge: lamps })
    const said = await street.say('刘', '桂花苑3栋2单元灯坏了谁管？')
    expect(said.join('\n')).toContain('已登记')
  })

  test('what nothing is written about is asked for its place, as before', async () => {
    street = await neighbourhood({ knowledge: lamps })
    const said = await street.say('刘', '下水道堵了谁管？')
    expect(said.join('\n')).not.toContain('公共照明')
    expect(said).toHaveLength(1)
  })

  test('small talk is not looked up', async () => {
    let asked = 0
    street = await neighbourhood({
      knowledge: async () => {
        asked += 1
        return NO_ANSWER
      },
    })
    for (const talk of ['你好', '谢谢小格', '好的', '早上好']) await street.say('刘', talk)
    expect(asked).toBe(0)
  })
})
