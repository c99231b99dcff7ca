/** What a report of one year says is not given as the figure of another. By words only, over files that are made here. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerText } from '../../../bot/words/answer-text.ts'
import { type OpenBase, openFiles } from './base.ts'

const REPORT = `---
title: 云溪市网格工作情况
place: 云溪市
date: 2023-08-02
---
云溪市把主城区划分为三百一十二个网格，配备专职网格员四百零六名。

网格员每天上午巡查，遇到居民反映的问题当天登记。

去年全市网格共收到居民反映的问题九千一百件，办结八千九百件。

到2025年，全市计划建成邻里食堂四十家。
`
const RULE = `云溪市邻里食堂管理办法

（2022年5月1日公布）

第一条 为了规范邻里食堂，制定本办法。

第二条 七十岁以上老人在邻里食堂用餐，每餐补助三元。

第三条 邻里食堂每天上午十点半到下午一点供餐。
`

describe('a question about one year', () => {
  let base: OpenBase

  beforeAll(async () => {
    base = await openFiles({ '网格.md': REPORT, '食堂.txt': RULE })
  })

  afterAll(() => base.close())

  test.each(['今年云溪市有多少个网格', '云溪市的网格员有多少名（今年）', '云溪市2024年划分了多少个网格'])(
    '%s: a report of an earlier year does not know, and is shown as what it is',
    async (question) => {
      const found = await base.ask(question, undefined, '2026-11-25')
      expect(found).toMatchObject({ outcome: 'no_answer', reason: 'earlier_year', past: { date: '2023-08-02' } })
      const said = answerText(found)
      expect(said).toContain('2023-08-02')
      expect(said).toContain('文件里写的是')
      expect(said).toMatch(/三百一十二|四百零六/)
    },
  )

  test.each([
    ['云溪市有多少个网格', '2026-11-25'],
    ['今年云溪市有多少个网格', '2023-11-25'],
    ['云溪市2023年有多少个网格', '2026-11-25'],
    ['云溪市到2025年计划建成多少家邻里食堂', '2026-11-25'],
  ])('%s, asked on %s: is answered', async (question, day) => {
    expect(await base.ask(question, undefined, day)).toMatchObject({ outcome: 'answered' })
  })

  test('what a rule in force says holds this year as well', async () => {
    expect(await base.ask('今年云溪市七十岁以上老人在邻里食堂用餐每餐补助多少元')).toMatchObject({ outcome: 'answered' })
  })

  test('a sum that looks like a year asks of none', async () => {
    const found = await base.ask('云溪市有没有2050个网格，一共多少个网格')
    expect(found.reason).not.toBe('earlier_year')
  })

  test('somebody’s age this year asks of no year', async () => {
    const found = await base.ask('我妈今年八十一，云溪市有多少个网格')
    expect(found.reason).not.toBe('earlier_year')
  })
})
