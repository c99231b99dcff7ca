/** What is shown of a passage: the line that announces with what it announces, and every row that was asked for. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerText } from '../../../bot/words/answer-text.ts'
import { type OpenBase, openFiles } from './base.ts'

const FILES = {
  '停电.md': `# 云溪市松岭镇计划停电通知

各村民委员会，各用电单位：

因线路改造，定于2026年12月3日（星期四）7:00至17:00对以下区域停电：

上塘村一组至五组、松岭老街、镇小学、镇冷库、镇农机站。

2026年12月5日（星期六）8:00至12:00对以下区域停电：

水磨村全村、东风水泥厂。

如遇雨雪天气顺延，另行通知。请提前做好准备，停电期间线路视为带电。`,
  '收费.md': `# 云溪市松岭镇公共用房收费标准

| 项目 | 收费对象 | 标准（元/小时） | 押金（元） | 备注 |
| --- | --- | --- | --- | --- |
| 多功能厅 | 本镇居民 | 30 | 200 | 需提前三天预约，用后打扫干净 |
| 多功能厅 | 外单位 | 80 | 500 | 需提前五天预约，凭介绍信办理 |
| 会议室 | 不分对象 | 20 | 100 | 每次不超过四小时，不得饮酒聚餐 |`,
  '养鸽.md': `# 云溪市松岭镇居民养鸽约定

**第一条** 为了邻里和睦，制定本约定。

**第二条** 每户养鸽**不超过二十只**，养鸽申请人：____。

**第三条** 鸽舍每周清扫一次。`,
}

let base: OpenBase
beforeAll(async () => {
  base = await openFiles(Object.fromEntries(Object.entries(FILES).map(([name, text]) => [`云溪市/${name}`, text])))
})
afterAll(() => base.close())

const told = async (question: string) => answerText(await base.ask(question, '云溪市松岭镇'))

test.each([
  ['松岭老街哪天停电', '12月3日', '12月5日'],
  ['镇小学停电是几号', '12月3日', '12月5日'],
  ['东风水泥厂停电时间', '12月5日', '12月3日'],
])('“%s”: the day of just that place', async (question, day, other) => {
  const words = await told(question)
  expect(words).toContain(day)
  expect(words).not.toContain(other)
})

test('a price that depends on who pays is told for each of them', async () => {
  const words = await told('多功能厅怎么收费')
  expect(words).toContain('本镇居民')
  expect(words).toContain('外单位')
  expect(words).not.toContain('会议室')
  expect(await told('外单位租多功能厅一小时多少钱')).toContain('80')
})

test('is read without the marks of Markdown, of the article that answers alone', async () => {
  const words = await told('每户养鸽最多几只')
  expect(words).toContain('第二条 每户养鸽不超过二十只，养鸽申请人：____。')
  expect(words).not.toMatch(/[*]|邻里和睦/)
})
