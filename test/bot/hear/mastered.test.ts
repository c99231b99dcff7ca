/** A danger is over where the clause that names it says so, and nothing else is told. */
import { describe, expect, test } from 'vitest'
import { emergencyIn } from '../../../bot/hear/emergency.ts'
import { withoutMastered } from '../../../bot/hear/mastered.ts'

describe('over', () => {
  test.each([
    '5栋火势控制住了,没有人受伤',
    '5栋火势已经得到控制',
    '大火扑灭了',
    '4栋打人的控制住了',
    '打架的两个人被民警带走了',
    '5栋困在电梯里的老人救出来了',
    '2栋跳楼的劝下来了',
    '5栋持刀的人被带走了',
    '4栋触电的人救下来了',
    '6栋晕倒的大爷已经送医院了',
    '3栋着火的屋子扑灭了',
  ])('%s', (said) => expect(emergencyIn(said)).toBeUndefined())
})

describe('not over', () => {
  test.each([
    '5栋着火了我们跑出来了',
    '5栋火势控制住了,6栋着火了',
    '5栋火势控制不住了',
    '跳楼的跳下来了',
    '打人的跑了',
    '火势控制住了又烧起来了',
    '火势控制住了但里面有人被困',
    '着火了,火势控制住了吗',
    '被困的人快要没气了',
  ])('%s', (said) => expect(emergencyIn(said)).toBeDefined())
})

test('what the clause tells of something else is left', () => {
  expect(withoutMastered('5栋火势控制住了,没有人受伤')).toBe('没有人受伤')
  for (const said of ['着火的屋里烟都出来了', '5栋着火,人救出来了', '困的人出来了吗', '电梯困的人救出来了,还有一个没出来'])
    expect(withoutMastered(said)).toBeUndefined()
})
