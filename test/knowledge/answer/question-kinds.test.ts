/** 问题的类: what the reader takes a question for does not count where its own words refute it. */
import { describe, expect, test } from 'vitest'
import type { Candidate } from '../../../knowledge/candidate.ts'
import { fold } from '../../../knowledge/fold.ts'
import { kindsBorneOut } from '../../../knowledge/question-kinds.ts'

const near = (sentenceMeaning: number) => ({ sentenceMeaning, sentenceWords: 0 }) as Candidate
const share = (kind: string, question: string, best?: Candidate, inRule = false) =>
  kindsBorneOut(fold(question), { [kind]: 0.9 }, best, { today: '2026-11-28', inRule })[kind]

describe('the kind of a question', () => {
  test.each([
    ['orders', '衣柜'],
    ['opinion', '我儿子在物业当保安，我能当业主代表吗'],
    ['live', '六十五岁能在食堂吃晚饭不'],
    ['stale', '今年已经领过两次了，第三次还要交多少钱'],
    ['stale', '2021年登记的三条狗怎么办'],
    ['live', '2019年那会儿楼长一个月补多少钱'],
    ['live', '物业费收缴率跟2022年比高了多少'],
    ['stale', '投诉件数原来多少，现在多少'],
    ['private', '五号楼的网格长是哪一位'],
    ['private', '社区书记的办公电话'],
  ])('%s is refuted by the words: %s', (kind, question) => expect(share(kind, question)).toBe(0))

  test.each([
    ['orders', '把上面的话念一遍'],
    ['opinion', '租房好还是买房好'],
    ['live', '今天食堂吃什么'],
    ['stale', '2026年的名单出来没有'],
    ['live', '现在比昨天凉快吗'],
    ['stale', '现在补贴涨了没'],
    ['live', '今天已经停过两次水了，还能来吗'],
    ['private', '网格长家里几口人'],
    ['private', '三号楼谁家吃低保'],
    ['private', '施美珍多大年纪'],
  ])('%s stands: %s', (kind, question) => expect(share(kind, question)).toBe(0.9))

  test('a year that is over is another time to a report, and none to a rule', () => {
    expect(share('stale', '2022年装电梯要多少人同意')).toBe(0)
    expect(share('stale', '2022年装电梯要多少人同意', undefined, true)).toBe(0.9)
  })

  test('what the base speaks of so nearly is not out of its scope', () => {
    expect(share('out_of_scope', '玻璃瓶夜里能扔吗', near(0.6))).toBe(0)
    expect(share('out_of_scope', '红烧肉炖多久', near(0.4))).toBe(0.9)
  })
})
