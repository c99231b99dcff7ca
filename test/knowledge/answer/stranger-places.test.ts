import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerText } from '../../../bot/words/answer-text.ts'
import { readQuestion } from '../../../knowledge/question.ts'
import { shelfOf } from '../../../knowledge/shelf.ts'
import { FIXTURE, type OpenBase, openBase } from './base.ts'

let base: OpenBase
beforeAll(async () => {
  base = await openBase(FIXTURE)
})
afterAll(() => base.close())

const AREA = '云溪市 松岭街道'

function placesOf(text: string, area = AREA): string[] {
  const shelf = shelfOf(base.snapshot, '2026-11-25')
  return readQuestion({ text, area }, shelf.gazetteer, shelf.known, base.snapshot).named.map(({ chain }) => chain.join(''))
}

describe('a place that nobody knows', () => {
  test.each([
    '鹭洲市养犬每户限养几只',
    '我在鹭洲市，养犬每户限养几只',
    '隔壁鹭洲市养犬每户限养几只',
    '澄溪县养犬每户限养几只',
    '请问湘海省养犬每户限养几只',
    '外省养犬每户限养几只',
    '外省市养犬每户限养几只',
    '外县市养犬每户限养几只',
    '别的城市养犬每户限养几只',
    '外地的规定，养犬每户限养几只',
  ])('has no answer from another: %s', async (text) => {
    for (const area of [AREA, undefined])
      expect(await base.ask(text, area)).toMatchObject({ outcome: 'no_answer', reason: 'no_basis', citations: [] })
  })

  test('is named in the reply, which says that there are no files of it', async () => {
    const answer = await base.ask('鹭洲市遛狗牵绳罚多少', AREA)
    expect(answer.lacking).toEqual(['鹭洲市'])
    expect(answerText(answer)).toMatch(/没有鹭洲市的文件|不是您问的地方/)
    expect((await base.ask('外省遛狗牵绳罚多少', AREA)).lacking).toBeUndefined()
  })

  test('has the nation’s', async () => {
    expect((await base.ask('鹭洲市议事会的决定公示期不少于几日', AREA)).citations[0]?.quote).toContain('公示期不少于七日')
  })

  test('is said beside one that is known', async () => {
    const text = '鹭洲市和海棠市养犬每户限养几只'
    expect(placesOf(text)).toEqual(['鹭洲市', '海棠市'])
    const quotes = (await base.ask(text, AREA)).citations.map(({ quote }) => quote).join('')
    expect(quotes).toContain('限养两只')
    expect(quotes).not.toContain('限养一只')
  })

  test.each([
    ['浙江省鹭洲市遛狗要牵绳吗', ['浙江省鹭洲市']],
    ['我老家鹭洲市遛狗要牵绳吗', ['鹭洲市']],
    ['我儿子在椰浦湾市上班', ['椰浦湾市']],
    ['听说鹭洲市民政局发补贴', ['鹭洲市']],
    ['其他城市罚多少', ['其他城市']],
    ['外地是怎么规定的', ['外地']],
  ])('%s', (text, places) => expect(placesOf(text)).toEqual(places))
})

describe('what is no place', () => {
  test.each([
    '超市门口能停车吗',
    '我们市养犬每户限养几只',
    '城市里养犬每户限养几只',
    '菜市场旁边能遛狗吗',
    '夜市几点收摊',
    '养犬市公安局管吗',
    '装电梯市财政补多少',
    '公司上市了要报备吗',
    '问问市里怎么规定',
    '市民怎么办证',
    '全市一共几个社区',
    '门市房能住人吗',
    '怎么省电',
    '这样能省多少钱',
    '节省下来的钱归谁',
    '县城里能养鸡吗',
    '外省人能办居住证吗',
    '外省车牌能进小区吗',
    '外省市户口的住户能领补贴吗',
    '外市县户籍怎么办居住证',
    '外县市来的亲戚能停车吗',
    '外省、外市户口的孩子能上幼儿园吗',
    '外省或外市的车牌能进小区吗',
    '外省退休职工能办老年卡吗',
    '我是外地的，能办证吗',
    '外地户口能领补贴吗',
    '从外地带过来的狗多久要登记',
    '我人在外地，怎么认证',
    '垃圾能不能扔到别的地方',
    '其他城市有什么好做法',
    '别的城市罚两百，我们这里罚多少',
  ])('%s', (text) => expect(placesOf(text)).toEqual([]))

  test('the asking group’s own place, of which the base has not heard', () => {
    expect(placesOf('青芦县养犬每户限养几只', '云溪市青芦县')).toEqual([])
  })
})
