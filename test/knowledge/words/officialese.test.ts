/** 公文腔: papers that residents read are told from reports that offices write for each other. */
import { expect, test } from 'vitest'
import { plainness } from '../../../knowledge/officialese.ts'

const NOTICE = '社区食堂每天十一点开饭，老人凭卡八元一份，家属十二元。打包盒另收五角，卡丢了到服务台补办，当场就能用。'
const REPORT =
  '近年来，街道坚持党建引领，统筹推进网格化治理，构建多方联动格局，创新议事机制，辖区矛盾化解成效明显，满意度提升。'

test('a notice is plain, a report is not, and one between them is between', () => {
  expect(plainness(NOTICE)).toBe(1)
  expect(plainness(REPORT)).toBe(0)
  const both = plainness(`${NOTICE.repeat(20)}${REPORT.slice(0, 20)}`)
  expect(both).toBeGreaterThan(0)
  expect(both).toBeLessThan(1)
})

test('a text without a character is plain, and a long one costs no more than its beginning', () => {
  expect(plainness('')).toBe(1)
  expect(plainness('12:00 – 13:30 | ☎')).toBe(1)
  expect(plainness(`${NOTICE.repeat(200)}${REPORT.repeat(9000)}`)).toBe(1)
})
