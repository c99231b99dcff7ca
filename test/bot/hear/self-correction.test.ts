/** 改口: the place that the same message puts right counts. */
import { describe, expect, test } from 'vitest'
import { foldText } from '../../../bot/hear/folded-text.ts'
import { housesIn } from '../../../bot/hear/house-number.ts'
import { placeInText } from '../../../bot/hear/place-in-text.ts'
import { spotIn } from '../../../bot/hear/spot.ts'

const vocabulary = {
  services: [],
  places: [
    { id: 'gh', names: ['桂花苑'] },
    { id: 'df', names: ['东风院', '老东风'] },
  ],
}
const place = (text: string) => {
  const { building, unit, room } = placeInText(text, vocabulary)
  return [building, unit, room].map((part) => part ?? '').join('/')
}

describe('said first, then put right', () => {
  test.each([
    ['5栋的门禁坏了，哎说错了，是6栋的', '6//'],
    ['3栋 不对 是4栋2单元灯不亮', '4/2/'],
    ['8栋门口路灯不亮 啊不 7栋门口', '7//'],
    ['我刚才在3栋报的灯坏了 应该是4栋', '4//'],
    ['3栋灯坏了 啊不是7栋', '7//'],
    ['3栋的灯坏了，不，是4栋', '4//'],
    ['3栋灯坏了，不是，是7栋', '7//'],
    ['3栋不对4栋灯不亮', '4//'],
    ['5栋水管爆了 打错了 6栋', '6//'],
    ['三号楼电梯坏了，哦不对，五号楼', '5//'],
    ['3栋灯坏了，我是说4栋', '4//'],
    ['3棟燈壞咗，唔係，係4棟', '4//'],
    ['3栋灯不亮，4栋，看错了', '4//'],
    ['5栋水管爆了你们记错了吧我报的是6栋', '6//'],
    // What is not put right stays.
    ['6栋1单元灯不亮 我说错了应该是3单元', '6/3/'],
    ['5栋1单元漏水 应该是2单元 我老糊涂了', '5/2/'],
    ['3栋2单元灯坏了说错了是4栋', '4/2/'],
    ['3栋2单元501漏水，搞错了搞错了是601室', '3/2/601'],
  ])('%s', (text, right) => {
    expect(place(text)).toBe(right)
    expect(housesIn(foldText(text).text).putsRight).toBe(true)
  })

  test('an estate', () => {
    expect(placeInText('桂花苑3栋灯坏了，说错了，是东风院3栋', vocabulary).community).toBe('东风院')
    expect(placeInText('桂花苑3栋灯坏了，说错了，是老东风', vocabulary).community).toBe('东风院')
    expect(placeInText('桂花苑3栋灯坏了，东风院的是好的', vocabulary).community).toBe('桂花苑')
  })

  test('a spot', () => {
    expect(spotIn('东门路灯坏了，说错了，是西门', false)).toBe('西门')
    expect(spotIn('东门路灯坏了，西门的是好的', false)).toBe('东门')
  })
})

describe('where it stays unclear which is meant, only what is sure', () => {
  test.each([
    ['3栋灯坏了，哎呀说错了', '//'],
    ['3栋灯坏了，说错了，4栋还是5栋来着', '//'],
    ['5栋狗乱叫，应该是6栋的', '//'],
    ['5栋1单元漏水，应该是2单元', '5//'],
  ])('%s', (text, sure) => {
    expect(place(text)).toBe(sure)
  })
})

describe('nothing is put right', () => {
  test.each([
    ['3栋灯不亮，4栋的是好的', '3//'],
    ['我家5栋，6栋的狗叫', '5//'],
    ['应该是3栋漏到2栋了', '3//'],
    ['2栋漏水 应该是3栋漏下来的', '2//'],
    ['3栋漏水应该是4栋漏下来的', '3//'],
    ['3栋灯坏了，不是7栋', '3//'],
    ['3栋的水压不对，4栋也是', '3//'],
    ['3栋灯坏了，保安说错了，6栋没坏', '3//'],
    ['3栋门禁坏了，应该是线路老化', '3//'],
    ['3栋灯不亮 不对啊 4栋灯也不亮', '3//'],
    ['3栋和5栋没水', '3//'],
    ['3栋垃圾没人收，5栋邻居打错电话了', '3//'],
  ])('%s', (text, said) => {
    expect(place(text)).toBe(said)
    expect(housesIn(text).putsRight).toBe(false)
  })
})
