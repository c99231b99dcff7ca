/** It never was: told from what is over, from what still is, and from what is denied to be a joke. */
import { describe, expect, test } from 'vitest'
import { isFalseAlarm } from '../../../bot/hear/false-alarm.ts'
import { foldText } from '../../../bot/hear/folded-text.ts'

const isOne = (text: string) => isFalseAlarm(foldText(text).text)

describe('it was not real', () => {
  test.each([
    '开玩笑的 没着火',
    '不是真的着火 孩子演节目',
    '虚惊一场 没事了',
    '没出事 就是感叹一下',
    '我开玩笑的 别当真',
    '发错群了 没人出事',
    '不是真的 我在学演戏',
    '误报 是炒菜的烟',
    '看错了，是邻居家做饭',
    '逗你玩的哈哈',
    '骗你的',
    '别当真啊，随口说说',
    '我们在演习',
    '是消防演练',
    '说的是电视剧里的事',
    '没漏气，是隔壁炖肉',
    '其实没有着火',
    '假的，没这回事',
    '就是测试一下',
    '搞错了搞错了',
    '當我沒說',
  ])('%s', (text) => expect(isOne(text)).toBe(true))
})

describe('it is, or it was', () => {
  test.each([
    '不是开玩笑 真着火了',
    '没开玩笑！快来人',
    '别开玩笑了快来',
    '我没骗你',
    '谁跟你开玩笑',
    '这不是演习',
    '不是假的',
    '是不是真的想跳楼啊',
    '是真的着火了',
    '火灭了',
    '人救出来了',
    '没人受伤',
    '幸好没出事',
    '没着火，但是烟很大',
    '没着火 冒烟很大快来',
    '7栋1单元',
    '还没找到',
    '没人来',
    '没找到孩子',
    '门打不开，没电',
    '没着火吧？',
    '是误报吗',
    '不知道',
    '孩子在里面演不了',
    '小区大门口的广场',
  ])('%s', (text) => expect(isOne(text)).toBe(false))
})
