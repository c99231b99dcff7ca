import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { covers, farness, samePlace } from '../../../knowledge/place-relations.ts'
import { Gazetteer, gazetteer, NATION, placeName, placesIn } from '../../../knowledge/places.ts'

const named = (text: string, base = gazetteer()) => base.placesIn(text).map(placeName)
const place = (words: string, base = gazetteer()) => base.resolve(words)[0]!

describe('the places a text names', () => {
  test.each([
    ['嘉兴市养犬管理条例', '浙江省嘉兴市'],
    ['我在嘉兴，能养狗吗', '浙江省嘉兴市'],
    ['浙江省的电动车要上牌吗', '浙江省'],
    ['福建三明永安市的做法', '福建省三明市永安市'],
    ['江蘇省句容市寶華鎮', '江苏省镇江市句容市宝华镇'],
    ['内蒙古怎么供暖', '内蒙古自治区'],
    ['延边的政策', '吉林省延边朝鲜族自治州'],
    ['上海浦东', '上海市浦东新区'],
    ['神农架林区', '湖北省神农架林区'],
    ['北京朝阳的停车', '北京市朝阳区'],
    ['臺灣的做法', '台湾省'],
  ])('%s', (text, expected) => expect(named(text)).toEqual([expected]))

  test('several, in the order of the text', () => {
    expect(named('潍坊和烟台哪个禁放')).toEqual(['山东省潍坊市', '山东省烟台市'])
  })

  test.each([
    ['is the ebike plate free in Zhejiang', '浙江省'],
    ['weifang heating time', '山东省潍坊市'],
    ["Xi'an metro", '陕西省西安市'],
    ['Shaanxi rules', '陕西省'],
    ['Shanxi rules', '山西省'],
    ['Hong Kong', '香港特别行政区'],
    ['in Inner Mongolia', '内蒙古自治区'],
  ])('in Latin letters: %s', (text, expected) => expect(named(text)).toEqual([expected]))

  test('names spelt alike are told, the one near the context first', () => {
    const [alone] = placesIn('parking in Suzhou')
    expect([alone!, ...alone!.others].map(placeName).sort()).toEqual(['安徽省宿州市', '江苏省苏州市'])
    expect(placeName(placesIn('parking in Suzhou', [place('安徽')])[0]!)).toBe('安徽省宿州市')
  })

  test.each([
    '中山路的路灯不亮',
    '今天日照时间短',
    '来宾登记在哪里',
    '要提高安全意识',
    '适应城市发展',
    '省和县的规定',
    '投资兴办食堂',
    '和平区别对待',
    '在社区小区里',
    '东方市场几点关门',
    'a long show about xian',
    '城区和郊区都一样',
    '重庆小面、四川菜好吃吗',
  ])('everyday words are no places: %s', (text) => {
    expect(named(text).filter((name) => !/^(?:重庆市|四川省)$/.test(name))).toEqual([])
  })

  test('an ambiguous name is that of the asking area, else of the base, else of the greater city', () => {
    expect(named('朝阳区')).toEqual(['北京市朝阳区'])
    expect(placesIn('朝阳区', [place('长春')]).map(placeName)).toEqual(['吉林省长春市朝阳区'])
    const base = new Gazetteer(['北京市朝阳区'])
    expect(named('朝阳这边能停车吗', base)).toEqual(['北京市朝阳区'])
    expect(placeName(base.placesIn('朝阳这边', [place('辽宁')])[0]!)).toBe('辽宁省朝阳市')
  })

  test('offsets are those of the folded text', () => {
    const [ref] = placesIn('請問嘉興市怎麼辦')
    expect([ref!.start, ref!.end, ref!.words]).toEqual([2, 5, '嘉兴市'])
  })

  test('any text: no exception, within bounds, in order', () => {
    const part = fc.constantFrom('北京', '朝阳', '市', '区', '永安', '社区', '、', ' ', 'Xian', "Ji'an", '全国', '省', '安和')
    fc.assert(
      fc.property(fc.array(fc.oneof(part, fc.string({ unit: 'grapheme', maxLength: 4 })), { maxLength: 30 }), (parts) => {
        let at = 0
        for (const { start, end } of placesIn(parts.join(''))) {
          expect(start).toBeGreaterThanOrEqual(at)
          expect(end).toBeGreaterThan(start)
          at = end
        }
      }),
    )
  })
})

describe('towns and communities that no list knows', () => {
  const base = new Gazetteer(['青禾市 梧桐街道', '青禾市 梧桐街道 安和社区', '福建省三明市永安市'])

  test('count as the base writes them, by their full and their short names', () => {
    expect(named('梧桐街道的食堂', base)).toEqual(['青禾市梧桐街道'])
    expect(named('我们安和社区停水吗', base)).toEqual(['青禾市梧桐街道安和社区'])
    expect(named('青禾的规定', base)).toEqual(['青禾市'])
    expect(named('永安的三单制', base)).toEqual(['福建省三明市永安市'])
    expect(named('梧桐街道的食堂')).toEqual([])
  })

  test('of one name are told by what they are, and a district stands above its street', () => {
    const known = new Gazetteer(['松涛市槐荫街道', '松涛市团结社区', '松涛市和平街道', '福建省三明市永安市'])
    expect(place('松涛市槐荫镇', known).chain).toEqual(['松涛市', '槐荫镇'])
    expect(place('松涛市槐荫', known).chain).toEqual(['松涛市', '槐荫街道'])
    expect(place('松涛市和平区和平街道', known).chain).toEqual(['松涛市', '和平区', '和平街道'])
    expect(place('嘉兴市南湖街道', known).chain).toEqual(['浙江省', '嘉兴市', '南湖街道'])
    expect(place('永安镇', known).chain).toEqual(['永安镇'])
    expect(named('松涛市和平区和平街道能停车吗', known)).toEqual(['松涛市和平区和平街道'])
    expect(named('槐荫镇能停车吗', known)).toEqual([])
    expect(named('槐荫能停车吗', known)).toEqual(['松涛市槐荫街道'])
    expect(named('槐荫乡下的路', known)).toEqual(['松涛市槐荫街道'])
  })

  test('that a word is named for are meant by it only where nothing else can be', () => {
    const known = new Gazetteer(['松涛市团结社区', '松涛市文明社区', '松涛市梧桐街道'])
    for (const text of ['文明养犬怎么登记', '团结邻里有什么奖', '文明停车', '讲文明的人'])
      expect(named(text, known)).toEqual([])
    expect(named('松涛市文明养犬怎么登记', known)).toEqual(['松涛市'])
    expect(named('团结社区怎么登记', known)).toEqual(['松涛市团结社区'])
    expect(named('团结这边怎么登记', known)).toEqual(['松涛市团结社区'])
    expect(named('梧桐的食堂几点开', known)).toEqual(['松涛市梧桐街道'])
    expect(place('松涛市 文明', known).chain).toEqual(['松涛市', '文明社区'])
  })

  test('a short name inside other words is none', () => {
    expect(named('大家要平安和气', base)).toEqual([])
  })

  test('an area is read whole, known or not', () => {
    expect(place('青禾市 梧桐街道', base).chain).toEqual(['青禾市', '梧桐街道'])
    expect(place('白石市/南门镇', base).chain).toEqual(['白石市', '南门镇'])
    expect(place('嘉兴市南湖区建设街道', base).chain).toEqual(['浙江省', '嘉兴市', '南湖区', '建设街道'])
    expect(place('梧桐街道', base).chain).toEqual(['青禾市', '梧桐街道'])
    expect(place('湛江', base).chain).toEqual(['广东省', '湛江市'])
    expect(place('永安社区').chain).toEqual(['永安社区'])
    expect(place('全国')).toBe(NATION)
    expect(gazetteer().resolve('  ')).toEqual([])
  })
})

describe('where a rule holds', () => {
  const base = new Gazetteer(['青禾市 梧桐街道'])
  const at = (rule: string, asked: string) => covers(place(rule, base), place(asked, base))

  test('a rule nearer to the asking place is nearer by its number', () => {
    expect(at('嘉兴市', '嘉兴')).toBe(0)
    expect(at('浙江省', '嘉兴')).toBe(1)
    expect(at('全国', '嘉兴')).toBe(3)
    expect(at('浙江', '嘉兴市南湖区')).toBe(2)
    expect(at('青禾市', '青禾市 梧桐街道 安和社区')).toBe(2)
    expect(at('全国', '青禾市')).toBe(2)
  })

  test('between a community and its city lies less than between cities, provinces and the nation', () => {
    const far = (rule: string, asked: string) => farness(place(rule, base), place(asked, base))
    expect(far('嘉兴市', '嘉兴')).toBe(0)
    expect(far('浙江省', '嘉兴')).toBe(1)
    expect(far('全国', '嘉兴')).toBe(3)
    expect(far('青禾市 梧桐街道', '青禾市 梧桐街道 安和社区')).toBeCloseTo(0.1)
    expect(far('青禾市', '青禾市 梧桐街道 安和社区')).toBeCloseTo(0.2)
    expect(far('嘉兴市', '嘉兴市南湖区建设街道')).toBeCloseTo(0.4)
    expect(far('全国', '青禾市 梧桐街道')).toBeCloseTo(2.1)
    expect(far('嘉兴', '湖州')).toBeUndefined()
  })

  test('one city’s rule does not hold in another, nor a city’s in its province', () => {
    expect(at('嘉兴', '湖州')).toBeUndefined()
    expect(at('山东', '嘉兴')).toBeUndefined()
    expect(at('嘉兴', '浙江')).toBeUndefined()
    expect(at('嘉兴', '全国')).toBeUndefined()
    expect(at('青禾市 梧桐街道', '青禾市')).toBeUndefined()
  })

  test('districts of one name in two cities are two places', () => {
    const [beijing, changchun] = gazetteer().resolve('朝阳区')
    expect(covers(beijing!, changchun!)).toBeUndefined()
    expect(samePlace(beijing!, beijing!)).toBe(true)
  })

  test('a place known only by its last name is the same as one known with what stands above', () => {
    expect(covers({ name: '安和社区', chain: ['安和社区'], level: 'local' }, place('青禾市 梧桐街道 安和社区', base))).toBe(0)
  })

  test('reading what was written gives the place back', () => {
    for (const words of [
      '浙江省嘉兴市',
      '北京市朝阳区',
      '江苏省镇江市句容市宝华镇',
      '全国',
      '河南省济源市',
      '青禾市梧桐街道',
    ]) {
      expect(placeName(place(words, base))).toBe(words)
    }
  })
})
