/** Figures that people say of themselves and of their house, and the ranges that papers write. */
import { expect, test } from 'vitest'
import { fold } from '../../../knowledge/fold.ts'
import { figuresSaid, housesBetween, rangesIn, readFor, verdictOf } from '../../../knowledge/ranges.ts'

const verdict = (question: string, text: string) => verdictOf(fold(text), figuresSaid(fold(question)))

test.each([
  ['我今年67，坐公交要钱吗', '65至69岁', '70周岁以上'],
  ['我妈八十三了', '80～89周岁', '90—99周岁'],
  ['老伴四十来岁', '不满50周岁', '50岁及以上'],
  ['我爸六十多，办得了吗', '60—69岁', '70—79岁'],
  ['奶奶快90了', '80周岁以上不满90周岁', '90周岁（含）以上'],
  ['刚满60能办吗', '年满60周岁', '不满60周岁'],
  ['7栋归哪个网格', '第二网格：5栋至8栋', '第一网格：1—4栋'],
  ['十二号楼谁负责', '10—15号楼，530户', '1—9号楼，368户'],
  ['我住6号楼', '2、4、6号楼', '1、3、5号楼'],
  ['我住6号楼', '楼栋：5—8，楼长：孔明', '楼栋：1—4，楼长：鲍雷'],
  ['我家5号楼3楼停水吗', '5号楼至9号楼3层以下', '5号楼至9号楼7层以上'],
  ['房子88平米交多少', '60至90平方米', '90平方米以上的'],
  ['一家4口能申请几间', '4口以上', '1—3口'],
  ['我干了12年了能休几天', '满10年不满20年', '满20年'],
])('“%s”: “%s” holds it, “%s” does not', (question, holds, excludes) => {
  expect(verdict(question, holds)).toBe('holds')
  expect(verdict(question, excludes)).toBe('excludes')
})

test.each([
  ['我家2口人', '不超过3人', '不少于4人'],
  ['我家5口人', '不低于4口', '不多于3口'],
  ['房子80平米', '不超过90平方米的', '不低于90平方米的'],
  ['房子120平米', '建筑面积≥90㎡', '建筑面积≤90㎡'],
  ['房子90平米', '不得超过90平方米', '超过90平方米'],
  ['我90平米的房子', '未超过90平方米', '>90㎡'],
  ['房子75平米', '60㎡＜面积≤90㎡', '90㎡＜面积≤120㎡'],
  ['我爸60岁', '至少60周岁', '不满60周岁'],
  ['我爸70岁', '60岁≤年龄≤70岁', '60岁≤年龄<70岁'],
  ['我72岁', '65岁及65岁以上', '60岁及60岁以下'],
  ['我65岁', '65周岁和65周岁以上', '64岁或64岁以下'],
  ['我妈85岁', '80周岁以上（含80周岁）、90周岁以下', '90周岁以上（含90周岁）'],
  ['我妈75岁', '70周岁以上（包括70周岁），80周岁以下（不包括80周岁）', '80周岁以上（含80周岁）、90周岁以下'],
  ['我妈80岁', '80周岁至90周岁(不含)', '80周岁(不含)以下'],
  ['我妈90岁', '90周岁(含)以上', '80周岁(含)至90周岁(不含)'],
  ['我妈80岁', '80（含）—90（不含）岁', '70（含）—80（不含）岁'],
  ['爷爷65岁', '年满60周岁、70周岁以下', '年满70周岁、80周岁以下'],
  ['12号楼谁管', '11#-15#楼', '6#、7#、8#楼'],
  ['7栋谁管', '6号、7号、8号楼', '3号至5号楼'],
  ['住2#楼', '楼栋：1#—3#，楼长：孔明', '楼栋：4#—6#，楼长：鲍雷'],
  ['3A号楼谁管', '3A号楼、3B号楼', '3号楼'],
  ['3A号楼谁管', '1—5号楼', '6—9号楼'],
  ['我住C座', 'A座至D座', 'E座、F座'],
  ['1号楼2单元', '1号楼2单元', '1号楼1单元'],
  ['1号楼2单元', '1号楼1—3单元', '2号楼1—3单元'],
])('“%s”: bounds, notes and ways to write a house: “%s” holds it, “%s” does not', (question, holds, excludes) => {
  expect(verdict(question, holds)).toBe('holds')
  expect(verdict(question, excludes)).toBe('excludes')
})

test.each([
  ['3号楼谁管', '小区有三座公厕、2座凉亭'],
  ['5号楼哪天停水', '12月5号、12月6号停水'],
  ['我住2号楼', '2单元的楼道灯'],
  ['我72', '每人每月100元'],
  ['3号楼谁管', '堆放点在2号楼西侧'],
  ['3号楼谁管', '2026年9月1日起'],
  ['住了8年了', '2026年起执行'],
  ['停车怎么收费', '1—5号楼'],
  ['我有3个孩子', '3—6周岁'],
  ['我三个月没交了', '3岁以上'],
])('“%s” and “%s” have nothing to do with each other', (question, text) => {
  expect(verdict(question, text)).toBe('silent')
})

test('two figures are held where one of them is; what is open on both sides is no range of nobody', () => {
  expect(verdict('我72，老伴68', '65—69岁')).toBe('holds')
  expect(verdict('我30岁', '60岁以上、18岁以下免费')).toBe('excludes')
  expect(verdict('我17岁', '60岁以上、18岁以下免费')).toBe('holds')
})

test('a house within a range is found, and read, as the one that is asked', () => {
  expect(housesBetween(fold('1—3号楼，7栋'))).toEqual(['1号楼', '2号楼', '3号楼'])
  expect(housesBetween(fold('1—900号楼'))).toEqual([])
  expect(readFor(fold('第一网格：1—3号楼，412户'), figuresSaid('2号楼谁管'))).toBe(fold('第一网格：2号楼，412户'))
  expect(readFor(fold('第一网格：1—3号楼，412户'), figuresSaid('9号楼谁管'))).toBe(fold('第一网格：1—3号楼，412户'))
  const rows = fold('1—3号楼归王芳，其余楼栋归李强，楼道归保洁')
  expect(readFor(rows, figuresSaid('12号楼归谁'))).toBe(fold('1—3号楼归王芳，12号楼归李强，楼道归保洁'))
  expect(readFor(rows, figuresSaid('2号楼归谁'))).toBe(fold('2号楼归王芳，其余楼栋归李强，楼道归保洁'))
})

test('a hostile run of figures costs no more than its length', () => {
  const long = '1、'.repeat(20_000)
  const start = performance.now()
  expect(rangesIn(`${long}楼`)).toEqual([])
  expect(rangesIn('一'.repeat(40_000))).toEqual([])
  expect(rangesIn('80(含'.repeat(10_000))).toEqual([])
  expect(rangesIn('1#、'.repeat(20_000))).toEqual([])
  expect(performance.now() - start).toBeLessThan(2_000)
})
