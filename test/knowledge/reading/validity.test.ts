/** Until when a notice holds by its own words. */
import { expect, test } from 'vitest'
import { readKnowledgeFile } from '../../../knowledge/read-file.ts'
import { accepted } from './reading.ts'

const BODY = '凭身份证到社区服务大厅办理，每辆补贴一次，资金用完为止，详情请咨询社区服务大厅值班电话。'
const until = (...lines: string[]) => accepted(readKnowledgeFile('a.md', [...lines, BODY].join('\n\n'))).validUntil

test.each([
  ['电动车换新活动通知', '一、活动时间', '2026年1月10日至2026年6月30日，资金用完为止。'],
  ['电动车换新活动通知', '活动时间：2026年1月10日至6月30日'],
  ['关于停车优惠的公告', '优惠期限：2026年01月10日—2026年06月30日。'],
  ['关于停车优惠的公告', '本公告有效期至2026年6月30日。'],
])('%s, %s: the last day', (...lines) => expect(until(...lines)).toBe('2026-06-30'))

test.each([
  ['去年换新活动的经验总结', '活动时间：2026年1月10日至2026年6月30日'],
  ['电动车换新活动通知', '报名时间：2026年1月10日至2026年6月30日'],
  ['电动车换新活动通知', '活动时间：2026年6月30日'],
  ['电动车换新活动通知', '活动时间：2026年6月30日至2026年1月10日'],
  ['青禾市停车管理办法', '执行期限：2026年1月10日至2026年6月30日'],
])('%s, %s: none', (...lines) => expect(until(...lines)).toBeUndefined())

test('what the front matter says is believed', () => {
  const file = readKnowledgeFile(
    'a.md',
    `---\nvalid-until: 2027-01-01\n---\n# 换新活动通知\n\n活动时间：2026年1月10日至6月30日\n\n${BODY}`,
  )
  expect(accepted(file).validUntil).toBe('2027-01-01')
})
