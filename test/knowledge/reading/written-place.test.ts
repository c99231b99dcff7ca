/** Where a file holds that says so below its title, in its name, or in its first sentence. */
import { describe, expect, test } from 'vitest'
import { readKnowledgeFile } from '../../../knowledge/read-file.ts'
import { accepted } from './reading.ts'

const BODY = '网格员每天走访，居民有事当面说，能办的当场办。'
const placeOf = (path: string, ...lines: string[]) => accepted(readKnowledgeFile(path, [...lines, '', BODY].join('\n\n'))).place

describe('the place of a file', () => {
  test('whose title names none stands below it', () => {
    expect(placeOf('a.txt', '一把小板凳，坐出大和睦', '——苇川市莲湾街道邻里议事实践')).toBe('苇川市莲湾街道')
    expect(placeOf('a.md', '# 楼门口的小账本', '——记苇川市莲湾街道荷叶社区')).toBe('苇川市莲湾街道荷叶社区')
    expect(placeOf('a.md', '# 一把小板凳', '—— 句容市宝华镇实践')).toBe('江苏省镇江市句容市宝华镇')
  })

  test('is told more fully by its first sentence', () => {
    const lies = (sentence: string) => placeOf('a.txt', '一把小板凳', '——苇川市莲湾街道实践', sentence)
    expect(lies('莲湾街道地处苇川市西湖区老城片区，辖九个社区。')).toBe('苇川市西湖区莲湾街道')
    expect(lies('莲湾街道是苇川市的老城区，房子旧。')).toBe('苇川市莲湾街道')
    expect(placeOf('a.txt', '一把小板凳', '莲湾街道位于苇川市北部，靠河。')).toBe('苇川市莲湾街道')
  })

  test('may stand in the name of the file alone', () => {
    expect(placeOf('经验/苇川市莲湾街道板凳会.txt', '一把小板凳')).toBe('苇川市莲湾街道')
    expect(placeOf('经验材料3.txt', '一把小板凳')).toBeUndefined()
  })

  test('is told by its first words where the source tells the province alone', () => {
    const lines = (first: string) => placeOf('a.txt', '小亭子连着大民生', '2023年05月18日17:51 来源：浙江基层治理网', first)
    expect(lines('在浙江省嘉兴市海宁市硖石街道，走进小区就能看到亭子。')).toBe('浙江省嘉兴市海宁市')
    expect(lines('走进任何一个小区，都能看到亭子。')).toBe('浙江省')
  })

  test('is not the district of another city that a list knows', () => {
    expect(placeOf('a.txt', '一把小板凳', '苇川市东湖区各社区都在试点。') ?? '').not.toContain('南昌市')
    expect(placeOf('a.txt', '一把小板凳', '在全市东湖区各社区试点。')).toContain('东湖区')
  })

  test.each([
    ['湖南苇川市莲湾区：一本存折', '湖南省苇川市莲湾区'],
    ['浙江苇川县“四个融”解难题', '浙江省苇川县'],
    ['廣東葦川市蓮灣區：樓棟同心', '广东省苇川市莲湾区'],
    ['江苏苇川市莲湾镇：船头议事', '江苏省苇川市莲湾镇'],
    ['云南苇川市荷叶社区治理见闻', '云南省苇川市荷叶社区'],
    ['浙江省苇川市莲湾区网格治理经验', '浙江省苇川市莲湾区'],
    ['湖南苇川市莲湾区推进网格治理', '湖南省苇川市莲湾区'],
    ['浙江省苇川市老城区改造经验', '浙江省苇川市'],
    ['浙江省苇川市居民区治理经验', '浙江省苇川市'],
    ['湖南：一本存折存下善意', '湖南省'],
    ['湖南城市社区治理见闻', '湖南省'],
    ['四川各市县推行网格', '四川省'],
  ])('“%s”: a district, a town, a city below its province', (title, place) => {
    expect(placeOf('a.txt', title)).toBe(place)
  })

  test.each([['海滨的老镇'], ['各市区'], ['三县五镇联动']])('“%s” names none', (words) => {
    expect(placeOf('a.txt', '一把小板凳', `——${words}经验交流`)).toBeUndefined()
  })
})
