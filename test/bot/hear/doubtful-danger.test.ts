import { describe, expect, test } from 'vitest'
import { understand } from '../../../bot/hear/understand.ts'
import { hesitant } from './hesitant.ts'

const VOCABULARY = { services: [], places: [] }

/** What the only look makes of it, where what was learnt gives an emergency so much. */
const isCard = (text: string, share: number, service = 'safety') => {
  const listener = hesitant({ intent: { emergency: share, ticket: 1 - share }, service: { [service]: 1 } })
  return understand(text, VOCABULARY, { listener }).emergency !== undefined
}

describe('a danger that no rule sees and only the listener hears', () => {
  test.each([
    ['车库入口那边水漫进来了，快到小腿', 'fac_water'],
    ['负一楼积水一大片，储物间全泡了', 'fac_water'],
    ['电梯又停了，按哪层都没反应', 'fac_elevator'],
    ['楼下垃圾房那股味儿臭得很', 'fac_gas'],
  ])('needs more where nobody is in it: “%s”', (text, service) => {
    expect(isCard(text, 0.84, service)).toBe(false)
    expect(isCard(text, 0.86, service)).toBe(true)
  })

  test.each([
    '车库入口那边水漫进来了，有个阿姨还在下面',
    '负一楼积水一大片，插座都泡着',
    '水漫进来了，已经到腰',
    '积水里那个井看不见了',
    '进水了，我在里头推不开',
  ])('needs no more where somebody is, or may fall or be struck: “%s”', (text) => {
    expect(isCard(text, 0.6, 'fac_water')).toBe(true)
  })

  test.each([
    '昨天广告牌掉下来砸到个骑车的，人没大事',
    '台阶上绊了一跤，还好没事，就是心里发慌',
    '三楼花盆掉下来，没伤着人',
    '梯子倒了，幸好人没啥事',
    '那块玻璃掉下来，没有人受伤',
  ])('must be all but certain where somebody is said to be unharmed: “%s”', (text) => {
    expect(isCard(text, 0.94)).toBe(false)
    expect(isCard(text, 0.96)).toBe(true)
  })

  test('who plays it down for themselves is believed sooner than who speaks of others', () => {
    const text = '没啥大事吧，就是我家老头子歪在椅子上不说话'
    expect(isCard(text, 0.86)).toBe(true)
    expect(isCard(text, 0.84)).toBe(false)
  })
})
