/** Why there is no answer: the reason is true, and none is given where a sentence answers. Over files that are made here, by meaning as the house reads them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerText } from '../../../bot/words/answer-text.ts'
import { answer } from '../../../knowledge/answer.ts'
import type { Snapshot } from '../../../knowledge/snapshot.ts'
import { type CrossEncoder, openCrossEncoder } from '../../../models/cross-encoder/cross-encoder.ts'
import { dayClock, type OpenBase, openFilesByMeaning } from './base.ts'

const ROSTER = `---
title: 芦苇社区楼栋长公示栏
place: 澄江市河西区芦苇社区
---
芦苇家园1—4号楼，楼长施美珍，办公电话0555-6630011；5—8号楼，楼长汤建军，办公电话0555-6630012。

楼长每周二晚上在社区议事厅值班。
`
const PETS = `---
title: 澄江市养犬管理办法
place: 澄江市
---

（2023年5月1日公布）

第一条 为了规范养犬行为，制定本办法。

第二条 养犬人应当到社区服务窗口办理犬只登记，办理犬只登记不收取任何费用。

第三条 每户限养两只犬；本办法施行前已经登记三只的，可以继续饲养。

第四条 未办理犬只登记的，由公安机关处二百元以上五百元以下罚款。

第五条 犬吠影响他人休息的，养犬人应当采取措施制止。
`
const RENOVATION = `---
title: 澄江市住宅装修管理规定
place: 澄江市
---

（2022年3月1日公布）

第一条 为了规范住宅装修活动，制定本规定。

第二条 每日十二时至十四时、二十时至次日七时，不得进行产生噪声的装修施工。

第三条 装修押金不得超过一千元，验收合格后十日内退还。

第四条 建成于1999年以前的住宅加装电梯，每台另补贴四万元。
`
const ALLOWANCE = `---
title: 澄江市高龄老人津贴发放指南
place: 澄江市
---

一、满八十周岁的户籍老人可以申请高龄津贴，每月一百元。

二、津贴在每季度末发放到社保卡。
`
const ALLOWANCE_ELSEWHERE = `---
title: 望海市高龄津贴一问一答
place: 望海市
---
高龄津贴多少岁开始发？满七十周岁就发，每人每月六十元。

高龄津贴忘了认证怎么办？补认证以后，从下个月起恢复发放，停发的不补。
`
const BATHS_ELSEWHERE = `---
title: 望海市公共浴室收费公示
place: 望海市
---
公共浴室每次收费五元，六十周岁以上老人免费。
`
const FIRE = `---
title: 澄江市居住建筑消防安全规定
place: 澄江市
---

第一条 为了加强居住建筑消防安全，制定本规定。

第二条 住户家中鼓励配备灭火器；独居老人家中的感烟报警器由街道出资安装。
`

describe('the reason why there is no answer', () => {
  let base: OpenBase
  let reader: CrossEncoder
  let snapshot: Snapshot

  beforeAll(async () => {
    const texts = { ROSTER, PETS, RENOVATION, ALLOWANCE, ALLOWANCE_ELSEWHERE, BATHS_ELSEWHERE, FIRE }
    const files = Object.entries(texts).map(([name, text]) => [`${name.toLowerCase()}.md`, text])
    base = await openFilesByMeaning(Object.fromEntries(files))
    reader = await openCrossEncoder()
    const closeReader = {
      score: async (question: string, texts: readonly string[]) => [...(await reader.scores(question, texts))],
    }
    snapshot = { ...base.snapshot, closeReader }
  })

  afterAll(async () => {
    await base.close()
    await reader.close()
  })

  const ask = (text: string) => answer({ text, area: '澄江市河西区芦苇社区' }, snapshot, { clock: dayClock('2026-11-25') })

  test.each([
    ['六号楼的楼长是谁呀', '汤建军'],
    ['3号楼楼长的电话', '0555-6630011'],
    ['周六晚上九点还能电钻打孔装修吗', '不得进行产生噪声的装修施工'],
    ['97年盖的房子加装电梯补贴多少', '每台另补贴四万元'],
    ['我家已经登记过三条狗了，现在还能接着养吗', '可以继续饲养'],
    ['独居老人家里的烟雾报警器谁出钱装', '由街道出资安装'],
  ])('none is given where a sentence answers: %s', async (text, quote) => {
    const { outcome, citations } = await ask(text)
    expect(outcome).toBe('answered')
    expect(citations[0]?.quote).toContain(quote)
  })

  test.each([
    ['狗证一年两百上哪里缴', '不收取任何费用'],
    ['办犬只登记要交三百块对吧，交给谁', '不收取任何费用'],
    ['规定不是说装修押金收五千吗', '不得超过一千元'],
  ])('what is wrongly taken for granted is corrected by the sentence that says otherwise: %s', async (text, quote) => {
    const given = await ask(text)
    expect(given).toMatchObject({ outcome: 'no_answer', reason: 'false_premise' })
    expect(given.citations[0]?.quote).toContain(quote)
    expect(answerText(given)).toContain(quote)
  })

  test.each(['养狗的邻居是不是都没素质', '养泰迪好还是养柯基好'])(
    'where people or tastes are judged, nothing on file is shown: %s',
    async (text) => {
      expect(await ask(text)).toMatchObject({ outcome: 'no_answer', reason: 'opinion', citations: [] })
    },
  )

  test('another city is named only for what one’s own place has no file on', async () => {
    expect((await ask('高龄津贴忘了认证还补不补')).elsewhere).toBeUndefined()
    expect((await ask('公共浴室每次收多少钱')).elsewhere).toEqual(['望海市'])
  })

  test('nobody is told that nothing is written of a thing that is', async () => {
    expect((await ask('感烟报警器多少钱一个')).instead).toBeUndefined()
  })
})
