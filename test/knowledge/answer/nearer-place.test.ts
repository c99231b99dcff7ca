/** Who asks from a community is answered by the file that knows, be it the community's own or the city's. With the shipped encoder and reader. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenBase, openFilesByMeaning } from './base.ts'

const FILES = {
  '社区常见问题.md': `---
title: 柳浪社区居民常见问题
place: 青禾市梧桐街道柳浪社区
---
问：失独家庭有什么照顾？
答：六十岁起，每人每月发慰问金一百二十元，带户口簿到社区服务站登记。

问：打印收费吗？
答：黑白每张两角，彩色每张一元。
`,
  '护理补贴.md': `---
title: 青禾市失能老年人护理补贴发放指南
place: 青禾市
---
## 发多少

| 失能等级 | 每月补贴 |
| --- | --- |
| 中度失能 | 260元 |
| 重度失能 | 480元 |

## 怎么申请

本人或家属向户籍所在地社区提出，评估后的次月起发放。
`,
}

let base: OpenBase
beforeAll(async () => {
  base = await openFilesByMeaning(FILES)
})
afterAll(async () => {
  await base.close()
})

test.each(['青禾市', '青禾市梧桐街道', '青禾市梧桐街道柳浪社区'])('asked in %s: the city’s guide', async (area) => {
  const { citations } = await base.ask('失能老人每人每月发多少', area)
  expect(citations[0]?.title).toBe('青禾市失能老年人护理补贴发放指南')
})
