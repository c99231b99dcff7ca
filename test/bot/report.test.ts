import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Question } from '../../knowledge/answer-types.ts'
import { type Neighbourhood, NO_ANSWER, neighbourhood } from './neighbourhood.ts'

let street: Neighbourhood
const asked: Question[] = []
beforeEach(async () => {
  asked.length = 0
  street = await neighbourhood({
    knowledge: async (question) => {
      asked.push(question)
      return NO_ANSWER
    },
  })
})
afterEach(() => street.close())

const places = async () => (await street.tickets()).map(({ place }) => JSON.parse(place))

describe('what is missing is asked for, one thing at a time', () => {
  test('the place, and nothing else', async () => {
    const [question] = await street.say('刘', '路灯坏了，晚上黑漆漆的')
    expect(question).toContain('在哪里')
    expect(await street.tickets()).toEqual([])
    const [filed] = await street.say('刘', '桂花苑5栋')
    expect(filed).toContain('已登记')
    expect(await places()).toMatchObject([{ area: 'guihuayuan-5', building: '5' }])
    expect((await street.tickets())[0]!.text).toBe('路灯坏了，晚上黑漆漆的')
  })

  test('an estate is chosen by number where several have that building', async () => {
    const [question] = await street.say('刘', '10栋楼道灯不亮', { group: '桂园社区', addressed: true })
    expect(question).toContain('哪个小区')
    expect(street.last('g:桂园社区')!.choices.map(({ label }) => label)).toEqual(['团结巷', '翠湖花园'])
    await street.say('刘', '二', { group: '桂园社区' })
    expect(await places()).toMatchObject([{ area: 'cuihu-10', building: '10' }])
  })

  test('a place in their own words is enough', async () => {
    await street.say('刘', '路灯坏了', { group: '桂花苑', addressed: true })
    await street.say('刘', '老李小卖部旁边', { group: '桂花苑', addressed: true })
    expect(await places()).toMatchObject([{ area: 'guihuayuan', detail: '老李小卖部旁边' }])
  })

  test('a place alone, then what is the matter there', async () => {
    const [question] = await street.say('刘', '桂花苑3栋2单元')
    expect(question).toContain('出了什么问题')
    await street.say('刘', '楼道灯不亮')
    expect(await places()).toMatchObject([{ area: 'guihuayuan-3', building: '3', unit: '2' }])
  })

  test('a photo alone, then words', async () => {
    const image = { type: 'image' as const, name: 'a.jpg', mediaType: 'image/jpeg', bytes: 9, ref: 'r1' }
    const [question] = await street.say('刘', '', { parts: [image] })
    expect(question).toContain('照片')
    await street.say('刘', '桂花苑3栋楼下垃圾没人清')
    expect((await street.tickets())[0]!.text).toContain('照片')
  })

  test('a shared location is a place', async () => {
    await street.say('刘', '路灯坏了')
    await street.say('刘', '', {
      parts: [{ type: 'location', latitude: 30.1, longitude: 120.2, datum: 'GCJ-02', label: '桂花苑南门' }],
    })
    expect(await places()).toMatchObject([{ detail: expect.stringContaining('桂花苑南门') }])
  })

  test('two answers that say no place: a person takes over, nothing is lost', async () => {
    await street.say('刘', '路灯坏了')
    expect((await street.say('刘', '不知道怎么说'))[0]).toContain('人工')
    const [handed] = await street.say('刘', '说不清楚')
    expect(handed).toContain('已登记')
    expect(await street.tickets()).toHaveLength(1)
  })

  test('thanks in between count for nothing', async () => {
    await street.say('刘', '路灯坏了')
    await street.say('刘', '谢谢')
    expect((await street.say('刘', '我也说不清'))[0]).toContain('没听明白')
    expect(await street.tickets()).toEqual([])
  })

  test('“我家” is a place only to who says it', async () => {
    await street.say('刘', '路灯坏了')
    expect((await street.say('刘', '我家'))[0]).toContain('没听明白')
  })

  test('asked where the lamp is, they tell of the water: both are filed with one place', async () => {
    await street.say('刘', '路灯坏了')
    await street.say('刘', '家里停水了')
    await street.say('刘', '东风院2栋')
    await street.say('刘', '是')
    expect((await places()).map(({ area }) => area)).toEqual(['dongfengyuan-2', 'dongfengyuan-2'])
  })

  test('人工 in the middle files what there is', async () => {
    await street.say('刘', '路灯坏了')
    await street.say('刘', '人工')
    expect(await street.tickets()).toMatchObject([{ text: '路灯坏了' }])
  })

  test.each(['取消', '返回', '算了'])('%s leaves nothing behind', async (word) => {
    await street.say('刘', '路灯坏了')
    expect((await street.say('刘', word))[0]).toMatch(/已取消|先不登记/)
    await street.say('刘', '桂花苑5栋')
    expect(await street.tickets()).toEqual([])
  })

  test('a question in the middle is answered and the report waits', async () => {
    await street.say('刘', '路灯坏了')
    await street.say('刘', '居住证怎么办理？')
    expect(asked).toHaveLength(1)
    await street.say('刘', '桂花苑5栋')
    expect(await street.tickets()).toHaveLength(1)
  })

  test('the memory lapses: half an hour later a place is only a place', async () => {
    await street.say('刘', '路灯坏了')
    await street.clock.advance(31 * 60_000)
    await street.say('刘', '桂花苑5栋')
    expect(await street.tickets()).toEqual([])
  })
})

describe('several and again', () => {
  test('several problems become several tickets after one yes', async () => {
    const [question] = await street.say('刘', '桂花苑3栋楼道灯不亮，另外5栋门口垃圾没人清')
    expect(question).toContain('都提交吗')
    expect(await street.tickets()).toEqual([])
    const [filed] = await street.say('刘', '是')
    expect(filed!.match(/#\d+/g)).toHaveLength(2)
    expect((await places()).map(({ building }) => building)).toEqual(['3', '5'])
  })

  test('“还是那里” is the place of the last report', async () => {
    await street.say('刘', '桂花苑3栋楼道灯不亮')
    await street.say('刘', '又有垃圾没人清')
    await street.say('刘', '还是那里')
    expect((await places()).map(({ building }) => building)).toEqual(['3', '3'])
  })

  test('an edited message does not file twice', async () => {
    await street.say('刘', '桂花苑3栋楼道灯不亮')
    await street.say('刘', '桂花苑3栋楼道灯都不亮', { kind: 'edit' })
    expect(await street.tickets()).toHaveLength(1)
  })
})

test('the knowledge base hears the masked text and the place of the asking group', async () => {
  await street.say('刘', '我电话13800138000，居住证怎么办理？', { group: '桂花苑', addressed: true })
  expect(asked[0]!.text).not.toContain('13800138000')
  expect(asked[0]!.area).toContain('青禾市')
})
