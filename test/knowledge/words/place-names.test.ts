import { describe, expect, test } from 'vitest'
import { otherPlaceIn, placesCalled } from '../../../knowledge/place-names.ts'

const names = (text: string) => placesCalled(text).map(({ name, kind }) => name + kind)

describe('places that no list has', () => {
  test.each([
    ['塘南村哪天停电', ['塘南村']],
    ['请问梅岭社区的值班电话', ['梅岭社区']],
    ['绮园小区的充电棚有几个充电口', ['绮园小区']],
    ['住在翠湖花园和东风新村', ['翠湖花园', '东风新村']],
    ['老旧小区加装电梯', []],
    ['我们社区几点上班', []],
    ['这个村谁管', []],
    ['所在社区的居民委员会', []],
    ['第三社区', []],
    ['新楼盘要白给社区多大的房子', []],
    ['永安市社区的经费', []],
    ['开发商建新楼盘,要给社区多大的场地', []],
    ['钱交给村里还是留在社区', []],
    ['找街道还是找社区', []],
    ['村民委员会和社区居民', []],
  ])('%s', (text, found) => expect(names(text)).toEqual(found))

  const instead = (question: string, passage: string, file = passage) =>
    otherPlaceIn(passage, () => file, placesCalled(question))

  test('a passage of another one is not of the one asked for, unless its file speaks of that as well', () => {
    const passage = '对以下区域停电：塘北村一组至五组、镇中心小学'
    expect(instead('塘南村哪天停电', passage)).toEqual({ asked: '塘南村', written: '塘北村' })
    expect(instead('塘北村哪天停电', passage)).toBeUndefined()
    expect(instead('塘南村哪天停电', passage, `塘南村不停电。${passage}`)).toBeUndefined()
    expect(instead('塘南村和塘北村哪天停电', passage)).toBeUndefined()
    expect(instead('绮园小区哪天停电', passage)).toBeUndefined()
    expect(instead('哪天停电', passage)).toBeUndefined()
    expect(instead('塘南村的狗要登记吗', '养犬人应当办理登记。村民委员会应当协助。')).toBeUndefined()
  })
})
