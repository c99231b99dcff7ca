/** Another danger or more of the same, and what is only a cry. */
import { describe, expect, test } from 'vitest'
import { isBareCry } from '../../../bot/hear/bare-cry.ts'
import { isOtherDanger } from '../../../bot/hear/danger-sort.ts'
import { understand } from '../../../bot/hear/understand.ts'
import { fold } from '../../../knowledge/fold.ts'

const told = (text: string) => ({
  folded: fold(text),
  kind: understand(text, { services: [], places: [] }).emergency ?? ('danger' as const),
})

describe('another danger', () => {
  test.each([
    ['桂花苑5栋有个男的在楼顶要跳', '我爸突然晕倒了'],
    ['5栋有人要跳！快来人', '我老婆突然晕过去了叫不醒'],
    ['5栋有人要跳！快来人', '我们一家人吃了超市买的凉菜，又吐又拉'],
    ['7栋门口有人拿刀砍人', '一家四口吃了外卖都上吐下泻'],
    ['我孙子走丢了', '有个老头走丢了，说不清家在哪'],
    ['小孩不见了', '我爸走丢了，有老年痴呆'],
    ['我孙子在广场走丢了', '有个小伙子晕倒在地上'],
    ['我孙子走丢了', '7栋门口有人拿刀砍人'],
    ['7栋门口有人拿刀砍人', '我女儿不见了'],
    ['3栋电梯困人了', '我爸突然晕倒了，在家里'],
    ['我爸晕倒了', '有个小伙子晕倒在路边'],
    ['我爸晕倒了', '食堂吃完饭，几个人上吐下泻'],
  ])('%s, then: %s', (before, now) => expect(isOtherDanger(told(now), told(before))).toBe(true))
})

describe('more of the same', () => {
  test.each([
    ['桂花苑5栋有个男的在楼顶要跳', '他没反应了'],
    ['5栋有个小伙子要跳楼', '小伙子跳下来了，躺在地上没反应'],
    ['7栋门口有人拿刀砍人', '还在流血'],
    ['7栋门口有人拿刀砍人', '有个男的倒在地上，全是血'],
    ['我爸突然晕倒了', '快不行了'],
    ['我爸突然晕倒了', '老人没呼吸了'],
    ['3栋着火了', '我妈晕倒了'],
    ['家里煤气味好大', '老人叫不醒了'],
    ['煤气罐着火了', '又爆了一声'],
    ['电梯困住人了', '我妈晕过去了'],
    ['我孙子走丢了', '孩子不见了，穿红衣服'],
    ['我孙子走丢了', '孙子找到了，掉水里没反应了'],
    ['我们一家人吃了凉菜，又吐又拉', '我婆婆都起不来了'],
    ['我爸晕倒了', '我妈也晕倒了'],
    ['我女儿要跳楼', '我女儿晕倒了'],
  ])('%s, then: %s', (before, now) => expect(isOtherDanger(told(now), told(before))).toBe(false))
})

describe('several who ate the same', () => {
  test.each([
    '我们一家人吃了超市买的凉菜，又吐又拉',
    '一家四口吃了外卖都上吐下泻',
    '吃了食堂的菜三个孩子都吐了',
    '聚餐完几个人上吐下泻肚子疼',
    '昨晚吃席，今天全家拉肚子呕吐',
  ])('%s', (text) => expect(told(text).kind).toBe('medical'))
  test.each(['我们吃完饭再拉垃圾', '吃了饭大家都吐槽物业', '几个人吃完烧烤吐了一地痰', '狗狗吃了剩菜上吐下泻', '我拉肚子'])(
    'not: %s',
    (text) => expect(understand(text, { services: [], places: [] }).emergency).toBeUndefined(),
  )
})

describe('a bare cry', () => {
  test.each([
    '快点来人啊',
    '快救人',
    '有人吗',
    '救命',
    '快来',
    '救命啊，快来人！！',
    '快点快点',
    '求求你们快来人吧',
    '有没有人啊',
    '来人啊',
    '小格快来',
    '救救我爸',
  ])('%s', (text) => expect(isBareCry(fold(text))).toBe(true))
  test.each([
    '来了',
    '过来了',
    '谢谢大家',
    '5栋着火了快来人',
    '快递来了',
    '有人吗？我想问医保',
    '马上',
    '快来领鸡蛋',
    '有人晕倒了',
    '请',
    '快好了',
  ])('not: %s', (text) => expect(isBareCry(fold(text))).toBe(false))
})
