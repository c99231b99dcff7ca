/** Does a question ask for the rule that comes, or for one that was? */
import { expect, test } from 'vitest'
import { asksForComing, asksForOldRule, asksForPast } from '../../../knowledge/asked-time.ts'

const TODAY = '2026-11-25'
const coming = (text: string) => asksForComing(text, TODAY, '2027-03-01')

test.each([
  '新的停车办法一小时收几块',
  '新出台的养狗规定能养几条',
  '新规罚多少',
  '明年垃圾费多少',
  '以后停车怎么收',
  '马上要实行的办法押金多少',
  '2027年4月押金最多几个月',
  '物业条例什么时候开始施行',
  '租房条例生效了吗',
])('%s: what comes', (text) => expect(coming(text)).toBe(true))

test.each([
  '停车一小时收几块',
  '现在按新办法收几块',
  '搬走以后押金几天退',
  '2025年押金最多几个月',
  '新生儿落户要带什么',
  '新能源车停车收费标准是多少',
  '新的房子装修有什么规定',
  '新房装修规定几点停工',
  '快要到期的身份证怎么换',
  '养犬条例是什么时候施行的',
])('%s: not', (text) => expect(coming(text)).toBe(false))

test.each([
  '老规定罚多少',
  '旧的停车标准',
  '老停车办法收几块',
  '以前的办法押金几个月',
  '以前是怎么规定的',
  '2019年的办法押金几个月',
  '旧条例废止前罚多少',
])('%s: the old rule', (text) => expect(asksForOldRule(text, TODAY)).toBe(true))

test.each([
  '我家以前登记过两条狗怎么办',
  '去年交的押金退不退',
  '老旧小区装电梯补多少',
  '2019年的办法现在还算数吗',
  '2019年的办法还管用吗',
  '老年人补贴标准是多少',
  '旧家电回收政策',
  '老旧小区改造政策',
])('%s: not the old rule', (text) => expect(asksForOldRule(text, TODAY)).toBe(false))

test('a year of a thing is none of a rule', () => {
  expect(asksForPast('1998年的房子能装电梯吗', TODAY)).toBe(false)
  expect(asksForPast('2019年罚多少', TODAY)).toBe(true)
})
