/** Which row of a table or a list answers, and what is shown of it: the one that holds the figure, all papers, and the clause that takes back the rest. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerText } from '../../../bot/words/answer-text.ts'
import { type OpenBase, openFiles } from './base.ts'

const FILES = {
  '泳池.txt': `云溪市松岭镇游泳池开放告示

门票价钱：
6到17岁　上午8元　下午10元
18到59岁　上午15元　下午20元
60到74岁　上午6元　下午9元
75岁以上　上午不开放　下午3元

更衣柜押金20元，走的时候退。`,
  '楼长.txt': `云溪市松岭镇楼长分片公示

东片：1—4号楼，楼长孔明，电话0100-5550001
中片：5号楼至8号楼，楼长鲍雷，电话0100-5550002
西片：9、11、13号楼，楼长路青，电话0100-5550003
南片：铁道新村，楼长严华，电话0100-5550004`,
  '租房.md': `# 云溪市松岭镇公租房申请

## 申请材料

| 材料 | 份数 | 本地户籍 | 外来务工 | 说明 |
| --- | --- | --- | --- | --- |
| 公租房申请表 | 1 | 要 | 要 | 社区窗口领取，申请人签名并按手印 |
| 全家户口簿复印件 | 1 | 要 | 要 | 首页和每个人的单页都要，带原件核对 |
| 社保缴费证明 | 1 | 不需要 | 要 | 连续缴满十二个月，社保窗口打印盖章 |
| 单位开具的劳动合同 | 1 | 不需要 | 要 | 签订一年以上，单位盖章，带原件核对 |
| 住房情况承诺书 | 2 | 要 | 要 | 全家成年人签名，一份交街道留存备查 |`,
  '场地.md': `# 云溪市松岭镇礼堂借用说明

居民可以借用礼堂开会、排练和办展览。借用人提前五天到社区二楼登记，写清楚时间、人数和用途，当天用完打扫干净，桌椅放回原处，音响设备由社区的人来开关，损坏的照价赔偿。逢年过节和有会议的日子排不开，先登记的先用，同一个单位一个月最多用两次。收费的培训、推销商品和摆酒席的不借。

## 晾衣架改造

改造组介绍，南区和北区的楼前各装一排晾衣架，每排二十米，由社区出钱，居民不用分摊。南区的居民担心挡住一楼的窗户，提了很多意见，大家讨论了两个晚上，也到现场看过，还请了设计院的人来量过尺寸。会议决定，北区的晾衣架先装；南区的晾衣架暂缓，等设计图改好再议。`,
}

let base: OpenBase
beforeAll(async () => {
  base = await openFiles(Object.fromEntries(Object.entries(FILES).map(([name, text]) => [`云溪市/${name}`, text])))
})
afterAll(() => base.close())

const told = async (question: string) => answerText(await base.ask(question, '云溪市松岭镇'))

describe('a figure that the question says', () => {
  test.each([
    ['我66，去游泳池上午门票多少钱', '60到74岁，上午6元，下午9元', '15元'],
    ['孩子12岁，游泳池下午门票多少钱', '6到17岁，上午8元', '20元'],
    ['爷爷八十了，游泳池下午门票多少钱', '75岁以上', '60到74岁'],
    ['四十来岁的人去游泳池门票多少钱', '18到59岁', '60到74岁'],
  ])('“%s”: only the row that holds it', async (question, row, other) => {
    const words = await told(question)
    expect(words).toContain(row)
    expect(words).not.toContain(other)
  })

  test('without a figure, all rows', async () => {
    const words = await told('游泳池上午和下午的门票价钱是多少')
    for (const row of ['6到17岁', '18到59岁', '60到74岁', '75岁以上']) expect(words).toContain(row)
  })

  test.each([
    ['3号楼归哪个楼长管', '孔明'],
    ['6号楼归哪个楼长管', '鲍雷'],
    ['11号楼归哪个楼长管', '路青'],
  ])('“%s”: the part of the list that has the house is quoted first', async (question, name) => {
    const { outcome, citations } = await base.ask(question, '云溪市松岭镇')
    expect(outcome).toBe('answered')
    expect(citations[0]!.focus ?? citations[0]!.quote).toContain(name)
  })

  test('a house that is on no part of the list: no basis; whether it is on it, the list says', async () => {
    expect((await base.ask('20号楼归哪个楼长管', '云溪市松岭镇')).reason).toBe('no_basis')
    expect((await base.ask('10号楼归哪个楼长管', '云溪市松岭镇')).reason).toBe('no_basis')
  })
})

describe('papers', () => {
  test('all of them are quoted and told, none of them as if it were the only one', async () => {
    const words = await told('申请公租房要带哪些材料')
    for (const paper of ['申请表', '户口簿', '社保缴费证明', '劳动合同']) expect(words).toContain(paper)
    const { citations } = await base.ask('申请公租房要带哪些材料', '云溪市松岭镇')
    expect(citations[0]!.quote.split('\n')).toHaveLength(5)
    // As many rows as there is room for, each of them whole.
    expect(words.split('\n').filter((line) => line.startsWith('材料：')).length).toBeGreaterThanOrEqual(4)
  })

  test('of a kind that has a column, those that it needs', async () => {
    const words = await told('本地户籍申请公租房要带哪些材料')
    expect(words).toContain('住房情况承诺书')
    expect(words).not.toContain('劳动合同')
  })

  test('one paper that is asked about stays one row', async () => {
    const words = await told('公租房劳动合同要签订几年以上')
    expect(words).toContain('劳动合同')
    expect(words).not.toContain('承诺书')
  })
})

describe('what takes back', () => {
  test('the clause that forbids stands beside the one that allows', async () => {
    expect(await told('居民可以借用礼堂吗')).toMatch(/^居民可以借用礼堂.*摆酒席的不借/)
    expect(await told('礼堂能借来摆酒席吗')).toContain('摆酒席的不借')
  })

  test('what is put off is said with what was planned', async () => {
    const words = await told('南区和北区楼前装多少米晾衣架')
    expect(words).toContain('二十米')
    expect(words).toContain('南区的晾衣架暂缓')
    expect(words).not.toContain('两个晚上')
  })
})
