/** Which row a figure picks: 不超过 beside 不少于, cells that are merged downward, rows for all the rest. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerText } from '../../../bot/words/answer-text.ts'
import { type OpenBase, openFiles } from './base.ts'

const FILES = {
  '周转房.md': `# 云溪市松岭镇周转房租金

| 家庭人口 | 每月租金 |
| --- | --- |
| 不超过2人 | 260元 |
| 不少于3人 | 410元 |`,
  '装修押金.md': `# 云溪市松岭镇装修保证金

| 建筑面积 | 保证金 |
| --- | --- |
| 不超过100平方米 | 800元 |
| 超过100平方米、不超过150平方米 | 1200元 |
| 不低于150平方米 | 1800元 |`,
  '楼道.md': `# 云溪市松岭镇桂苑小区楼道长名单

| 楼栋 | 单元 | 楼道长 |
| --- | --- | --- |
| 3号楼 | 1单元 | 韩梅 |
| | 2单元 | 傅山 |
| 4号楼 | 1单元 | 乔木 |
| | 2单元 | 邢露 |`,
  '篮球馆.md': `# 云溪市松岭镇篮球馆门票

| 人群 | 上午 | 下午 |
| --- | --- | --- |
| 12岁以下 | 2元 | 4元 |
| 65岁以上 | 3元 | 6元 |
| 其他人员 | 11元 | 22元 |`,
  '网格.txt': `云溪市松岭镇梅园小区网格长分片

1-5号楼 归第一网格，网格长石磊
6#-8#楼 归第二网格，网格长卫东
其余楼栋 归第三网格，网格长温雅`,
  '冬季采暖.txt': `云溪市松岭镇竹园小区采暖管家公示

- 1—4号楼，采暖管家盛夏
- 5A号楼、5B号楼，采暖管家柏青
- 6—9号楼，采暖管家江帆`,
  '滑冰.md': `# 云溪市松岭镇滑冰场票价

${['6岁以下儿童由家长陪着进场，不收钱，冰鞋押金50元，走的时候退', '6岁以上、18岁以下的学生，凭学生证，每场8元，含冰鞋，一场两个小时', '65岁以上老人，凭身份证，每场5元，含冰鞋，护膝另租，每副2元', '其他人员，每场32元，含冰鞋，一场两个小时，过时每半小时加收6元'].map((row) => `- ${row}`).join('\n')}`,
  '体检.txt': `云溪市松岭镇老人体检项目

40岁以上　血糖
65岁及65岁以上　眼底、骨密度
39岁以下　自费检查`,
  '敬老.md': `# 云溪市松岭镇敬老金标准

| 年龄 | 每月 |
| --- | --- |
| 80周岁以上（含80周岁）、90周岁以下（不含90周岁） | 120元 |
| 90周岁以上（含90周岁） | 330元 |`,
}

let base: OpenBase
beforeAll(async () => {
  base = await openFiles(Object.fromEntries(Object.entries(FILES).map(([name, text]) => [`云溪市/${name}`, text])))
})
afterAll(() => base.close())

const told = async (question: string) => answerText(await base.ask(question, '云溪市松岭镇'))

describe('the row that holds the figure', () => {
  test.each([
    ['我家2口人，周转房每月租金多少', '260元', '410元'],
    ['我家4口人，周转房每月租金多少', '410元', '260元'],
    ['我家90平米，装修保证金交多少', '800元', '1800元'],
    ['我家130平方米，装修保证金标准是多少元', '1200元', '800元'],
    ['我家180平米，装修保证金交多少', '1800元', '1200元'],
    ['3号楼2单元的楼道长是谁', '傅山', '乔木'],
    ['3号楼2单元的楼道长是谁', '傅山', '韩梅'],
    ['4号楼2单元的楼道长是谁', '邢露', '傅山'],
    ['4号楼1单元的楼道长是谁', '乔木', '韩梅'],
    ['我70岁，篮球馆下午门票多少钱', '6元', '22元'],
    ['奶奶91岁，敬老金每月发多少', '330元', '120元'],
    ['我爸90岁，敬老金每月发多少', '330元', '120元'],
    ['我爸89岁，敬老金每月发多少', '120元', '330元'],
  ])('“%s”: %s, and not %s', async (question, own, other) => {
    const words = await told(question)
    expect(words).toContain(own)
    expect(words).not.toContain(other)
  })

  test('a cell that is merged downward is said with the row', async () => {
    expect(await told('3号楼2单元的楼道长是谁')).toContain('楼栋：3号楼，单元：2单元，楼道长：傅山')
    expect(await told('4号楼2单元的楼道长是谁')).toContain('楼栋：4号楼，单元：2单元，楼道长：邢露')
  })

  test.each([
    ['7号楼网格长是谁', '卫东'],
    ['5B号楼采暖管家是谁', '柏青'],
    ['我72岁，免费体检查哪些项目', '骨密度'],
  ])('“%s”: %s is told', async (question, own) => {
    expect(await told(question)).toContain(own)
  })
})

describe('a figure that no row holds', () => {
  test.each([
    ['我30岁，篮球馆下午门票多少钱', '其他人员'],
    ['12号楼网格长是谁', '温雅'],
    ['我40岁，滑冰场票价每场多少钱', '32元'],
  ])('“%s”: the row for all the rest is told: %s', async (question, row) => {
    expect((await base.ask(question, '云溪市松岭镇')).outcome).toBe('answered')
    expect(await told(question)).toContain(row)
  })

  test('where no row is for the rest, there is no basis for another house', async () => {
    expect((await base.ask('12号楼采暖管家是谁', '云溪市松岭镇')).reason).toBe('no_basis')
  })

  test('what begins later is told with its bound and not as the asker’s own row alone', async () => {
    expect(await told('我妈75岁，敬老金每月发多少')).toContain('80周岁以上')
  })
})
