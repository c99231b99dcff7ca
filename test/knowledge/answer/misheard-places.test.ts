/** A place of the base that was heard or typed amiss is that place; one that only sounds like two of them is neither. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenBase, openFiles } from './base.ts'

const grids = (place: string, count: number) => `${place}网格治理经验\n\n全区划分网格${count}个，每格一名网格员。`

let base: OpenBase
beforeAll(async () => {
  base = await openFiles({
    'a.txt': grids('浙江省苇川市鹭湾区', 62),
    'b.txt': grids('福建省荆口市青篁区', 85),
    'c.txt': grids('福建省荆口市松岭镇', 17),
    'd.txt': grids('湖南省砚州市松领镇', 29),
  })
})
afterAll(() => base.close())

const countOf = async (question: string) => (await base.ask(question)).citations[0]?.quote

test.each([
  ['鹭弯区有多少个网格', '62'],
  ['请问青黄区有多少个网格', '85'],
  ['青篁区有多少个网格', '85'],
])('“%s”: %s', async (question, count) => {
  expect(await countOf(question)).toContain(count)
})

test('松铃镇, which may be either of two, is not guessed', async () => {
  const { citations } = await base.ask('松铃镇有多少个网格')
  expect(citations.map(({ place }) => place).filter((place) => place?.includes('松'))).toEqual([])
})

test('a place that a list knows is itself, whatever it sounds like', async () => {
  expect((await base.ask('鹿湾镇有多少个网格')).citations.map(({ quote }) => quote).join()).not.toContain('62')
  expect((await base.ask('泸州市有多少个网格')).citations).toEqual([])
})

test('who is elsewhere and names a place of the base asks for that', async () => {
  expect(await countOf('我人在哈尔滨，鹭湾区有多少个网格')).toContain('62')
  expect(await countOf('在苏州打工，老家松岭那边有多少个网格')).toContain('17')
  expect((await base.ask('我人在哈尔滨，有多少个网格')).citations).toEqual([])
})
