/** 自己的叫法: what one place calls its own is no answer for another, whatever else is written there. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerText } from '../../../bot/words/answer-text.ts'
import { type OpenBase, openFiles } from './base.ts'

let base: OpenBase
beforeAll(async () => {
  base = await openFiles({
    'a.txt': '栎川市商圈治理经验\n\n在银塔商圈建起“蓝立方”服务站，每天八点开门。“社区食堂”每份十元。',
    'b.txt': '荆口市商圈治理经验\n\n在商圈建起服务站，每天九点开门。助餐点每份十二元，商圈食堂晚上不开。',
  })
})
afterAll(() => base.close())

const grids = (city: string, count: string) => `${city}网格治理经验\n\n全市划分网格${count}个。Grids are divided in ${count}.`

test('a place that only the base knows is also known by its spelling', async () => {
  const own = await openFiles({ 'a.txt': grids('浙江省澄埠市', '62'), 'b.txt': grids('福建省澜溪市', '85') })
  const placeOf = async (question: string) => (await own.ask(question)).citations[0]?.place
  expect(await placeOf('How many grids does Chengbu have? 网格多少个')).toBe('浙江省澄埠市')
  expect(await placeOf('网格多少个，lanxi')).not.toBe('浙江省澄埠市')
  expect(await placeOf('Lanxi 网格多少个')).toBe('福建省澜溪市')
  await own.close()
})

describe('a name that one place made up', () => {
  test('is answered where it is that place’s', async () => {
    expect((await base.ask('栎川的蓝立方服务站每天几点开门')).citations[0]?.quote).toContain('八点')
  })

  test.each(['荆口的蓝立方服务站每天几点开门', '荊口的藍立方服務站每天幾點開門'])(
    'answers nobody elsewhere, and it is said whose it is: %s',
    async (question) => {
      const found = await base.ask(question)
      expect(found).toMatchObject({ outcome: 'no_answer', reason: 'no_basis', citations: [], elsewhere: ['栎川市'] })
      expect(answerText(found)).toContain('只查到栎川市的说法')
    },
  )

  test('counts for who asks from there without naming the place', async () => {
    expect(await base.ask('蓝立方服务站每天几点开门', '荆口市')).toMatchObject({ reason: 'no_basis' })
  })

  test('is not made up where anybody calls it so', async () => {
    expect((await base.ask('荆口商圈的社区食堂晚上开不开')).elsewhere ?? []).toEqual([])
  })
})
