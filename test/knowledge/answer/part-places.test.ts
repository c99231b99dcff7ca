/** 辖区: a district that only one city's files name is that city's; one that nobody names is answered by no other district's papers. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OpenBase, openFiles } from './base.ts'

const rule = (place: string, title: string, ...articles: string[]) =>
  `---\ntitle: ${title}\nplace: ${place}\ndate: 2025-03-01\n---\n${articles.map((text, at) => `第${'一二三四'[at]}条 ${text}`).join('\n')}`

let base: OpenBase
beforeAll(async () => {
  base = await openFiles({
    'a.md': rule(
      '檀溪市',
      '檀溪市养犬管理条例',
      '望汐区全域和石磴县县城为养犬重点管理区。',
      '重点管理区内每户限养一只犬。',
      '养犬登记证有效期为两年。',
    ),
    'b.md': rule('砚岭市', '砚岭市养犬管理办法', '每户限养两只犬。', '养犬登记证有效期为三年。', '青碑区按照本办法执行。'),
    'c.md': rule('砚岭市青碑区石蒲镇', '石蒲镇镇区停车管理办法', '镇区居民停车月卡每张每月一百二十元。'),
    '0.md': rule('檀溪市潮音社区', '潮音社区凉亭使用规定', '凉亭每次使用不超过两小时。'),
    'd.md': rule('砚岭市', '砚岭市绿化条例', '经批准砍伐一棵树木的，应当补种三棵。'),
  })
})
afterAll(() => base.close())

describe('a district that no list has', () => {
  test.each(['望汐区每户限养几只犬', '我住石磴县,养犬登记证有效期几年', '望汐区养犬登记证有效期几年'])(
    '%s: the city whose rules name it',
    async (question) => {
      const { outcome, citations } = await base.ask(question)
      expect(outcome).toBe('answered')
      expect(citations.map(({ place }) => place)).toEqual(citations.map(() => '檀溪市'))
    },
  )

  test('a group of another city means its own district of that name', async () => {
    const { citations } = await base.ask('石磴县每户限养几只犬', '砚岭市')
    expect(citations.map(({ place }) => place)).toEqual(citations.map(() => '砚岭市'))
    expect((await base.ask('望汐区养犬登记证有效期几年', '檀溪市')).citations[0]).toMatchObject({ place: '檀溪市' })
  })

  test('that two cities name, or none, tells of no city', async () => {
    expect(await base.ask('养犬登记证有效期几年')).toMatchObject({ reason: 'which_place' })
  })

  test.each([
    ['苇塘镇停车月卡每张每月多少元', '石蒲镇', '苇塘镇'],
    ['鹭堤区停车月卡每张每月多少元', '青碑区', '鹭堤区'],
  ])('%s: what is written of another one is no answer', async (question, written, asked) => {
    expect(await base.ask(question)).toMatchObject({ outcome: 'no_answer', instead: { asked, written } })
  })

  test.each(['禁养区每户限养几只犬', '小区每户限养几只犬'])('%s names none', async (question) => {
    expect(await base.ask(question)).toMatchObject({ reason: 'which_place' })
  })
})

test('an estate that goes by the name of another city is asked about', async () => {
  const answer = await base.ask('檀溪小区里砍一棵树要补种几棵')
  expect(answer).toMatchObject({ outcome: 'clarify', options: ['砚岭市', '檀溪市'] })
})
