/** 援引: a penalty is found by the deed it only points at. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { referencesIn } from '../../../knowledge/references.ts'
import { splitFile } from '../../../knowledge/units.ts'

const RULES = `某市楼道管理规定

第一条 为了加强楼道管理，制定本规定。

第二条 任何人不得在楼道内停放电动自行车。
楼道内禁止下列行为：
（一）堆放杂物；
（二）饲养家禽；
（三）晾晒衣物。

第三条 物业服务企业应当每日巡查楼道。

第四条 违反本规定第二条第一款的，由消防救援机构处二百元罚款。

第五条 违反本规定第二条第二款第二项、第三条规定的，责令改正。
逾期不改正的，处一百元罚款。

第六条 违反《某省消防条例》第二条的，从其规定。`

function indexedOf(words: string): string[] {
  const file = { title: '某市楼道管理规定', text: RULES }
  return splitFile(file)
    .filter(({ start, end, kind }) => kind === 'sentence' && RULES.slice(start, end).includes(words))
    .map(({ indexed }) => indexed)
}

describe('a provision that points at another', () => {
  test('is indexed with the paragraph it names', () => {
    const [penalty] = indexedOf('处二百元罚款')
    expect(penalty).toContain('不得在楼道内停放电动自行车')
    expect(penalty).not.toContain('堆放杂物')
  })

  test('is indexed with the item it names, under its stem', () => {
    const [order] = indexedOf('责令改正')
    expect(order).toContain('楼道内禁止下列行为')
    expect(order).toContain('饲养家禽')
    expect(order).not.toContain('堆放杂物')
    expect(order).toContain('每日巡查')
  })

  test('lends its deed to the sentence that goes on about it', () => {
    expect(indexedOf('处一百元罚款')[0]).toContain('饲养家禽')
  })

  test('takes nothing for another text’s article of the same number', () => {
    expect(indexedOf('从其规定')[0]).not.toContain('电动自行车')
  })

  test('is quoted as it was written: only what is indexed grows', () => {
    for (const { start, end } of splitFile({ title: '某市楼道管理规定', text: RULES })) {
      expect(RULES.slice(start, end).trim()).toBe(RULES.slice(start, end))
    }
  })
})

describe('the words of a reference', () => {
  test('name article, paragraph and items', () => {
    expect(referencesIn('违反本条例第二十三条第一款第三项、第四项和第三十条规定的')).toEqual([
      { article: '第二十三条', paragraph: 1, items: [3, 4] },
      { article: '第三十条', items: [] },
    ])
  })

  test('are read from any text without failing', () => {
    const pieces = fc.array(fc.constantFrom('本条例', '第', '二十', '条', '款', '项', '、', '（', '）', '和', '一', '违反'))
    fc.assert(fc.property(pieces, (parts) => void referencesIn(parts.join(''))))
  })
})
