/** 险情的细节: how somebody looks, how it is in a lift; and what is neither. */
import { describe, expect, test } from 'vitest'
import { tellsLooks, tellsOfLift } from '../../../bot/hear/danger-detail.ts'

describe('how somebody looks who is looked for', () => {
  test.each([
    '牵着一条黄狗',
    '他抱着一只猫',
    '骑一辆红色电动车',
    '推着婴儿车',
    '拄着拐杖',
    '穿蓝色外套',
    '身边跟着一只狗',
    '走的时候拎着个布袋',
    '有点老年痴呆',
    '花白头发,个子不高',
  ])('%s', (text) => expect(tellsLooks(text)).toBe(true))
  test.each([
    '有人牵着狗不拴绳',
    '狗到处拉屎',
    '邻居推着车堵门',
    '骑着电动车的把路挡了',
    '电动车没地方充电',
    '灯坏了',
    '提个建议',
    '楼上背着人装修',
  ])('none: %s', (text) => expect(tellsLooks(text)).toBe(false))
})

describe('how it is in a lift', () => {
  test.each([
    '空气好闷',
    '灯也灭了',
    '里面好黑',
    '按铃没反应',
    '没信号了',
    '我们三个人',
    '有个孩子在哭',
    '停在8楼',
    '又往下掉了一截',
  ])('%s', (text) => expect(tellsOfLift(text)).toBe(true))
  test.each(['楼道灯坏了', '小区好黑', '垃圾没人收', '路灯不亮', '我家停电了', '快递到了'])('none: %s', (text) =>
    expect(tellsOfLift(text)).toBe(false),
  )
})
