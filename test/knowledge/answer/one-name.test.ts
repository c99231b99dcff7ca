/** Places that share a name, or have a word as any other for one: 槐荫街道 and 槐荫镇, 团结社区. By words only, over files that are made here. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OpenBase, openFiles } from './base.ts'

const laundry = (place: string, fee: string) => `${place}公共洗衣房收费规定

第一条 公共洗衣房洗一桶衣服收费${fee}，烘干另收两元。
第二条 公共洗衣房每天早上七点开门，晚上九点关门。`
/** Matters of another kind, that the words weigh what they weigh in a base. */
const BESIDE = {
  '灯.txt': '松涛市楼道灯管理规定\n\n第一条 楼道灯坏了，物业应当在两天内修好。\n第二条 楼道灯用电由业主分摊。',
  '伞.txt': '松涛市共享雨伞约定\n\n第一条 借雨伞三天内归还，押金二十元。\n第二条 雨伞坏了照价赔偿。',
}
const FILES = {
  ...BESIDE,
  '街道.txt': laundry('松涛市槐荫街道', '六元'),
  '镇.txt': laundry('松涛市槐荫镇', '四元'),
}

const open = async (files: Readonly<Record<string, string>>, check: (base: OpenBase) => Promise<void>) => {
  const base = await openFiles(files)
  await check(base).finally(() => base.close())
}

describe('a town and a street of one name in one city', () => {
  let base: OpenBase
  beforeAll(async () => {
    base = await openFiles(FILES)
  })
  afterAll(() => base.close())

  test.each([
    ['槐荫镇公共洗衣房洗一桶衣服收费多少钱', undefined, '四元'],
    ['松涛市槐荫镇公共洗衣房洗一桶衣服收费多少钱', undefined, '四元'],
    ['槐荫街道公共洗衣房洗一桶衣服收费多少钱', undefined, '六元'],
    ['公共洗衣房洗一桶衣服收费多少钱', '松涛市槐荫镇', '四元'],
    ['公共洗衣房洗一桶衣服收费多少钱', '松涛市槐荫街道', '六元'],
  ])('are two: %s (%s)', async (text, area, fee) => {
    const { citations } = await base.ask(text, area)
    expect(citations[0]?.quote).toContain(fee)
    expect(citations.map(({ quote }) => quote).join('')).not.toContain(fee === '四元' ? '六元' : '四元')
  })

  test('are asked back by what each is called', async () => {
    const { options } = await base.ask('公共洗衣房洗一桶衣服收费多少钱')
    expect(options?.toSorted()).toEqual(['槐荫街道', '槐荫镇'])
  })
})

test('of which only the one has files, these do not hold in the other', () =>
  open({ ...BESIDE, '街道.txt': FILES['街道.txt'] }, async (base) => {
    for (const area of ['松涛市槐荫镇', '松涛市槐荫社区', '松涛市槐荫乡'])
      expect(await base.ask('公共洗衣房洗一桶衣服收费多少钱', area)).toMatchObject({ reason: 'no_basis', citations: [] })
    expect((await base.ask('公共洗衣房洗一桶衣服收费多少钱', '松涛市槐荫街道幸福里')).outcome).toBe('answered')
  }))

describe('two places of one name', () => {
  const QUESTION = '公共洗衣房洗一桶衣服收费多少钱'
  let base: OpenBase
  beforeAll(async () => {
    base = await openFiles({
      ...BESIDE,
      '甲.txt': laundry('松涛市柳岸县槐荫社区', '六元'),
      '乙.txt': laundry('松涛市白塔县槐荫社区', '四元'),
      '伞槐荫.txt': '松涛市柳岸县槐荫社区晾衣架借用约定\n\n第一条 借晾衣架每次收费一元。\n第二条 晾衣架用完放回门厅。',
    })
  })
  afterAll(() => base.close())

  test('are asked back, each by as much of its name as tells it', async () => {
    for (const [text, area] of [
      [`槐荫社区${QUESTION}`],
      [`松涛市槐荫社区${QUESTION}`],
      [QUESTION, '槐荫社区'],
      [QUESTION, '松涛市槐荫社区'],
    ] as const) {
      const answer = await base.ask(text, area)
      expect(answer).toMatchObject({ outcome: 'clarify', reason: 'which_place' })
      expect(answer.options?.toSorted()).toEqual(['柳岸县槐荫社区', '白塔县槐荫社区'].toSorted())
    }
  })

  test.each([
    [`白塔县槐荫社区${QUESTION}`, undefined, '四元'],
    [`白塔县的槐荫社区${QUESTION}`, undefined, '四元'],
    [`槐荫社区${QUESTION}`, '松涛市柳岸县', '六元'],
    [`槐荫社区${QUESTION}`, '松涛市柳岸县槐荫社区', '六元'],
    [`槐荫社区${QUESTION}`, '白塔县槐荫社区', '四元'],
    [QUESTION, '白塔县槐荫社区', '四元'],
    ['槐荫社区借晾衣架每次收费多少钱', undefined, '一元'],
    ['槐荫社区楼道灯坏了几天内修好', undefined, '两天'],
  ])('are not, where it is said, or only one has it: %s (%s)', async (text, area, told) => {
    const { outcome, citations } = await base.ask(text, area)
    expect(outcome).toBe('answered')
    expect(citations[0]?.quote).toContain(told)
  })
})

test('a word of the question that some community is called is no place', () =>
  open(
    { ...BESIDE, '甲.txt': laundry('松涛市文明社区', '六元'), '乙.txt': laundry('松涛市槐荫社区', '四元') },
    async (base) => {
      for (const text of ['文明使用公共洗衣房，洗一桶衣服收费多少钱', '公共洗衣房洗一桶衣服收费多少钱'])
        expect((await base.ask(text)).options?.toSorted()).toEqual(['文明社区', '槐荫社区'])
      expect((await base.ask('文明社区公共洗衣房洗一桶衣服收费多少钱')).citations[0]?.quote).toContain('六元')
    },
  ))
