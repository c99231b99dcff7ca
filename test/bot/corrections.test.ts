/** 更正: the right ticket gets the right place, and whoever goes there hears of it. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Neighbourhood, neighbourhood } from './neighbourhood.ts'

let street: Neighbourhood
beforeEach(async () => {
  street = await neighbourhood()
})
afterEach(() => street.close())

const places = async () =>
  (await street.tickets()).map(({ place }) => JSON.parse(place) as { building: string; unit: string; area: string })

describe('“不是3栋是13栋” after it was filed', () => {
  test('moves the ticket, by which its leader reads it, and is said in one line', async () => {
    await street.say('刘', '桂花苑3栋2单元楼道灯不亮')
    const said = await street.say('刘', '不是3栋，是5栋')
    expect(said).toHaveLength(1)
    expect(said[0]).toContain('桂花苑5栋2单元')
    expect(await places()).toMatchObject([{ area: 'guihuayuan-5', building: '5', unit: '2' }])
    expect(street.last('d:王')?.text).toContain('桂花苑5栋2单元')
    const [ticket] = await street.tickets()
    expect((await street.events(ticket!.id)).at(-1)).toMatchObject({ verb: 'correct' })
  })

  test.each(['说错了，是5栋', '是5栋不是3栋', '写错了，应该是5栋', '3栋改成5栋', '更正：5栋', '不是三号楼，是五号楼'])(
    'also as “%s”',
    async (words) => {
      await street.say('刘', '桂花苑3栋2单元楼道灯不亮')
      await street.say('刘', words)
      expect(await places()).toMatchObject([{ building: '5', unit: '2' }])
    },
  )

  test.each([
    ['哦不对，是1单元', { unit: '1', room: '501' }],
    ['说错了，是502', { unit: '2', room: '502' }],
  ])('also of a stair or a flat alone: %s', async (words, place) => {
    await street.say('刘', '桂花苑3栋2单元501漏水')
    await street.say('刘', words)
    expect(await places()).toMatchObject([{ building: '3', ...place }])
  })

  test('into another grid it goes to whoever answers there, and who had it hears so', async () => {
    await street.say('刘', '桂花苑3栋楼道灯不亮')
    await street.say('王', '接单')
    const [said] = await street.say('刘', '说错了，是东风院')
    expect(said).toContain('马网格长')
    expect(await street.tickets()).toMatchObject([{ area: 'grid-2', assignee: 'ma-leader', status: 'assigned' }])
    expect(street.last('d:马')?.text).toContain('新工单')
    expect(street.last('d:王')?.text).toContain('不用再办')
  })

  test('while the report is open, it changes the draft', async () => {
    await street.say('刘', '桂花苑3栋楼道灯不亮，另外5栋门口垃圾没人清')
    expect((await street.say('刘', '不是3栋，是7栋'))[0]).toContain('7栋')
    expect(await street.tickets()).toEqual([])
    await street.say('刘', '是')
    expect((await places()).map(({ building }) => building)).toEqual(['7', '5'])
  })

  test('of what is done already it is noted', async () => {
    await street.say('刘', '桂花苑3栋楼道灯不亮')
    await street.say('王', '接单')
    await street.say('王', '办结 换了灯泡')
    await street.say('刘', '不是3栋，是5栋')
    const [ticket] = await street.tickets()
    expect((await street.events(ticket!.id)).at(-1)).toMatchObject({ verb: 'add', note: expect.stringContaining('5栋') })
    expect(await places()).toMatchObject([{ building: '3' }])
  })

  test('the leader corrects it by number, a stranger does not even learn that it is there', async () => {
    await street.say('刘', '桂花苑3栋楼道灯不亮')
    const number = (await street.tickets())[0]!.id
    expect((await street.say('外人', `更正 #${number} 5栋`))[0]).toContain('没有找到')
    await street.say('王', `更正 #${number} 6栋1单元`)
    expect(await places()).toMatchObject([{ building: '6', unit: '1' }])
    expect(street.last('d:刘')?.text).toContain('位置更正了')
  })

  test('“不是灯，是水管” corrects no place, and is not lost', async () => {
    await street.say('刘', '桂花苑3栋楼道灯不亮')
    await street.say('刘', '不是灯，是水管')
    const [ticket] = await street.tickets()
    const events = await street.events(ticket!.id)
    expect(
      [ticket!.text, ...events.map(({ note }) => note), ...(await street.tickets()).map(({ text }) => text)].join(),
    ).toContain('水管')
  })

  test('another place in the changed words of a message is a correction, and no second ticket', async () => {
    await street.say('刘', '翠湖花园3栋楼道灯不亮')
    await street.say('刘', '翠湖花园13栋楼道灯不亮', { kind: 'edit' })
    expect(await places()).toMatchObject([{ building: '13' }])
  })
})

describe('of several tickets', () => {
  beforeEach(async () => {
    await street.say('刘', '翠湖花园3栋楼道灯不亮')
    await street.say('刘', '翠湖花园6栋垃圾没人清')
  })

  test('the wrong building names the right ticket', async () => {
    await street.say('刘', '不是3栋，是5栋')
    expect((await places()).map(({ building }) => building)).toEqual(['5', '6'])
  })

  test('so does what it is about', async () => {
    await street.say('刘', '垃圾那个说错了，是7栋')
    expect((await places()).map(({ building }) => building)).toEqual(['3', '7'])
  })

  test('where the words fit both, a number decides', async () => {
    const [asked] = await street.say('刘', '写错了，应该是8栋')
    expect(asked).toContain('哪一单')
    const labels = street.last('d:刘')!.choices.map(({ label }) => label)
    expect(labels).toEqual([expect.stringMatching(/保洁.*6栋/), expect.stringMatching(/照明.*3栋/)])
    await street.say('刘', '2')
    expect((await places()).map(({ building }) => building)).toEqual(['8', '6'])
  })

  test('“灯那个不用了” takes the lamp back, and not the rubbish', async () => {
    await street.clock.advance(3 * 60_000)
    const [asked] = await street.say('刘', '灯那个不用了')
    expect(asked).toContain('照明')
    await street.say('刘', '是')
    expect((await street.tickets()).map(({ status }) => status)).toEqual(['withdrawn', 'assigned'])
  })

  test('“那个怎么样了” is asked back with numbers, service and place; a word that fits one needs none', async () => {
    await street.say('刘', '翠湖花园9栋电梯坏了')
    const [asked] = await street.say('刘', '那个怎么样了')
    expect(asked).toContain('哪一单')
    expect(street.last('d:刘')!.choices).toHaveLength(3)
    expect((await street.say('刘', '2'))[0]).toContain('6栋')
    expect((await street.say('刘', '灯那个怎么样了'))[0]).toContain('3栋')
  })
})
