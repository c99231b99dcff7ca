/** People write as they speak: in pieces, in a row, with another matter in between. What only asks waits for a lull (2 s here). */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Answer } from '../../knowledge/answer-types.ts'
import { type Neighbourhood, NO_ANSWER, neighbourhood } from './neighbourhood.ts'

const LULL = 2_000
const QUOTE = '居住登记满半年，可以申领居住证。'
const ANSWER: Answer = {
  outcome: 'answered',
  citations: [{ file: 'a.md', title: '居住证', quote: QUOTE }],
  passages: [],
  trace: {},
}
const IMAGE = { type: 'image' as const, name: 'a.jpg', mediaType: 'image/jpeg', bytes: 9, ref: 'r1' }
const GROUP = { group: '桂花苑' }
const CALLED = { group: '桂花苑', addressed: true }

let street: Neighbourhood
const open = () =>
  neighbourhood({
    assistant: { lullMs: LULL },
    knowledge: async ({ text }) => (text.includes('居住证') ? ANSWER : NO_ANSWER),
  })
beforeEach(async () => {
  street = await open()
})
afterEach(() => street.close())

/** Says them a second apart, and gives all that is heard in the thread, the lull after the last included. */
async function row(who: string, texts: string[], extra: Parameters<Neighbourhood['say']>[2] = {}): Promise<string[]> {
  const thread = extra.group ? `g:${extra.group}` : `d:${who}`
  const from = street.heard(thread).length
  for (const text of texts) {
    await street.say(who, text, extra)
    await street.clock.advance(1_000)
  }
  await lull()
  return street.heard(thread).slice(from)
}

async function lull(): Promise<void> {
  await street.clock.advance(LULL)
  await street.calm()
}

async function restart(afterMs: number): Promise<void> {
  await street.close({ keep: true })
  const { folder, clock, channel } = street
  await clock.advance(afterMs)
  street = await neighbourhood({ folder, clock, channels: [channel], assistant: { lullMs: LULL } })
}

const places = async () => (await street.tickets()).map(({ place }) => JSON.parse(place))
const kept = async () =>
  (await Promise.all((await street.tickets()).map(({ id }) => street.events(id)))).flat().map(({ note }) => note)

describe('a report in pieces', () => {
  test('a smell is no more of a lamp: it is a report of its own', async () => {
    const said = await row('刘', ['桂花苑3栋2单元灯不亮了', '楼道味道好难闻'])
    expect((await kept()).some((note) => note?.includes('难闻'))).toBe(false)
    // Nobody is asked what the matter is who has just said it.
    expect(said.join()).not.toContain('什么问题')
    await row('陈', ['桂花苑5栋1单元下水道堵了', '楼道味道好难闻'])
    expect((await kept()).some((note) => note?.includes('难闻'))).toBe(true)
  })

  test('is one ticket, its later lines are added, and at most two short lines are said', async () => {
    const said = await row('刘', ['桂花苑3栋', '2单元', '灯不亮了', '都好几天了', '晚上看不见'])
    expect(said).toHaveLength(2)
    expect(said[0]).toContain('已登记')
    expect(said[1]).toContain('已补充')
    expect(await places()).toMatchObject([{ area: 'guihuayuan-3', building: '3', unit: '2' }])
    expect(await street.tickets()).toMatchObject([{ service: 'fac_light', text: '灯不亮了' }])
    expect(await kept()).toEqual([null, '都好几天了', '晚上看不见'])
  })

  test('in a group after our name: none of the pieces needs it again', async () => {
    const said = await row('刘', ['小格', '3栋', '2单元', '灯不亮了', '都好几天了'], GROUP)
    expect(said.map((one) => one.match(/已登记|已补充/)?.[0])).toEqual(['已登记', '已补充'])
    expect(await places()).toMatchObject([{ building: '3', unit: '2' }])
  })

  test('the matter first, the place in pieces', async () => {
    const said = await row('刘', ['垃圾满了', '桂花苑', '5栋'])
    expect(said.length).toBeLessThanOrEqual(2)
    expect(await places()).toMatchObject([{ area: 'guihuayuan-5' }])
  })

  test('what is said before anybody knows of what is kept for the ticket', async () => {
    await row('刘', ['都好几天了', '桂花苑3栋', '灯不亮了'])
    expect(await street.tickets()).toMatchObject([{ service: 'fac_light', text: expect.stringContaining('都好几天了') }])
  })

  test('a stair that comes after filing is in the place that the leader reads', async () => {
    await row('刘', ['桂花苑3栋', '灯不亮了', '2单元'])
    expect(await places()).toMatchObject([{ building: '3', unit: '2' }])
    expect(street.last('d:王')?.text).toContain('2单元')
  })

  test('a photo, a place, the matter', async () => {
    await street.say('刘', '', { ...CALLED, parts: [IMAGE] })
    const said = await row('刘', ['3栋楼下', '垃圾满了'], GROUP)
    expect(said).toHaveLength(1)
    expect(await street.tickets()).toMatchObject([{ service: 'env_clean', text: expect.stringContaining('照片1张') }])
  })

  test('a photo right after filing goes to the ticket', async () => {
    await row('刘', ['桂花苑3栋垃圾满了'])
    await street.say('刘', '', { parts: [IMAGE] })
    expect(await street.tickets()).toHaveLength(1)
    expect((await kept()).at(-1)).toContain('照片')
  })
})

describe('what comes right after filing', () => {
  test.each(['楼上5栋也漏水', '桂花苑5栋电梯坏了', '路灯也坏了，就是刚才说的那里'])(
    'another trouble is another ticket: %s',
    async (next) => {
      await row('刘', ['桂花苑3栋垃圾没人清'])
      await row('刘', [next])
      expect(await street.tickets()).toHaveLength(2)
    },
  )

  test('“就是刚才说的那里” is the place that was filed last', async () => {
    await row('刘', ['桂花苑3栋电梯坏了', '路灯也坏了，就是刚才说的那里'])
    expect(await street.tickets()).toMatchObject([{ service: 'fac_elevator' }, { service: 'fac_light' }])
    expect((await places()).map(({ building }) => building)).toEqual(['3', '3'])
  })

  test('what no service was found for takes no other trouble in, but its name', async () => {
    await row('刘', ['桂花苑3栋的信箱没了盖子', '车库入口积水快到小腿了'])
    expect(await street.tickets()).toMatchObject([{ service: 'other' }, { text: '车库入口积水快到小腿了' }])
    await row('陈', ['桂花苑5栋的信箱没了盖子', '说的是奶箱的盖子'])
    expect(await street.tickets()).toHaveLength(3)
    expect(await kept()).toContain('说的是奶箱的盖子')
  })

  test.each(['居住证怎么办？', '谢谢', '好的', '辛苦了', '哈哈'])('“%s” is no word about it', async (next) => {
    await row('刘', ['桂花苑3栋灯不亮了', next])
    expect(await kept()).toEqual([null])
  })

  test('three minutes later it is none either', async () => {
    await row('刘', ['桂花苑3栋灯不亮了'])
    await street.clock.advance(3 * 60_000)
    await street.say('刘', '今天风好大')
    expect(await kept()).toEqual([null])
  })

  test('in a group, talk with the neighbours is not taken for one', async () => {
    await row('刘', ['3栋灯不亮了'], CALLED)
    expect(await row('刘', ['今天真冷', '谁家的菜便宜', '我先去接孙子放学了'], GROUP)).toEqual([])
    expect(await kept()).toEqual([null])
  })

  test('an emergency is one at once', async () => {
    await row('刘', ['桂花苑3栋灯不亮了'])
    const [card] = await street.say('刘', '有人触电倒地了')
    expect(card).toContain('120')
  })
})

describe('what only asks', () => {
  test('is not said before the lull, and once after it', async () => {
    expect(await street.say('刘', '灯不亮了')).toEqual([])
    await street.clock.advance(LULL - 1)
    await street.calm()
    expect(street.heard('d:刘')).toEqual([])
    await street.clock.advance(1)
    await street.calm()
    expect(street.heard('d:刘')).toHaveLength(1)
    await street.clock.advance(60_000)
    await street.calm()
    expect(street.heard('d:刘')).toHaveLength(1)
  })

  test('is not said at all where the person went on', async () => {
    await street.say('刘', '灯不亮了')
    await street.say('刘', '桂花苑3栋')
    await lull()
    expect(street.heard('d:刘')).toEqual([expect.stringContaining('已登记')])
  })

  test('is still said after “谢谢”, which settles nothing', async () => {
    await street.say('刘', '灯不亮了')
    await street.say('刘', '谢谢')
    await lull()
    expect(street.heard('d:刘').map((one) => /在哪里/.test(one))).toEqual([false, true])
  })

  test('holds up nobody else in the group', async () => {
    await street.say('刘', '灯不亮了', CALLED)
    expect(await street.say('张', '居住证怎么办？', CALLED)).toHaveLength(1)
  })

  test('is not taken back by another’s words', async () => {
    await street.say('刘', '灯不亮了', CALLED)
    await street.say('张', '5栋垃圾满了', CALLED)
    await lull()
    expect(street.heard('g:桂花苑').filter((one) => one.includes('@刘'))).toHaveLength(1)
  })

  test.each(['救命，电梯困人了', '居住证怎么办？', '桂花苑3栋灯不亮了'])(
    'an answer, a filed ticket, a card never wait: %s',
    async (text) => {
      expect((await street.say('刘', text)).length).toBeGreaterThan(0)
    },
  )

  test('a restart before the lull loses it not, and says it once', async () => {
    await street.say('刘', '灯不亮了')
    await restart(LULL)
    await street.calm()
    expect(street.heard('d:刘')).toHaveLength(1)
    await street.say('刘', '桂花苑3栋')
    expect(await street.tickets()).toHaveLength(1)
  })

  test('after a restart it is taken back like before it', async () => {
    await street.say('刘', '灯不亮了')
    await restart(1)
    await street.say('刘', '桂花苑3栋')
    await lull()
    expect(street.heard('d:刘')).toEqual([expect.stringContaining('已登记')])
  })
})

describe('a call', () => {
  test('opens the ear: what the same person says next is to us', async () => {
    expect(await row('刘', ['小格', '3栋2单元的灯坏了'], GROUP)).toEqual([expect.stringContaining('已登记')])
  })

  test('also for more than a short answer', async () => {
    const long = '3栋2单元楼道里的灯坏了，已经有三天了，晚上老人小孩上下楼都看不见台阶，昨天差点摔着，麻烦尽快来人修一修吧'
    expect((await row('刘', ['小格', long], GROUP))[0]).toContain('已登记')
  })

  test('only for that person, and only for a minute', async () => {
    await row('刘', ['小格'], GROUP)
    expect(await street.say('张', '3栋2单元的灯坏了', GROUP)).toEqual([])
    await street.clock.advance(61_000)
    expect(await street.say('刘', '3栋2单元的灯坏了', GROUP)).toEqual([])
    expect(await street.tickets()).toEqual([])
  })

  test('and once answered, the rest is said to the neighbours', async () => {
    await row('刘', ['小格', '居住证怎么办？'], GROUP)
    expect(await street.say('刘', '3栋2单元的灯坏了', GROUP)).toEqual([])
  })

  test('an emergency cried into the open ear has its card', async () => {
    await street.say('刘', '小格', GROUP)
    expect((await street.say('刘', '电梯里困人了快来', GROUP))[0]).toContain('119')
  })

  test('“还有个事” is heard out, and files nothing', async () => {
    expect(await street.say('刘', '还有个事')).toEqual([])
    await lull()
    expect(street.heard('d:刘')).toEqual([expect.stringContaining('您请说')])
    expect(await street.tickets()).toEqual([])
  })
})

describe('two matters in one message', () => {
  test.each(['桂花苑3栋2单元灯坏了，另外居住证怎么办？', '居住证怎么办？还有桂花苑3栋2单元灯坏了'])('%s', async (text) => {
    const said = await row('刘', [text])
    expect(said).toHaveLength(2)
    expect(said[0]).toContain(QUOTE)
    expect(said[1]).toContain('已登记')
    expect(await street.tickets()).toMatchObject([{ service: 'fac_light' }])
    expect((await street.tickets())[0]!.text).not.toContain('居住证')
  })

  test('what is asked about the report itself belongs to it', async () => {
    await row('刘', ['桂花苑3栋2单元灯坏了，另外什么时候能来人修？'])
    expect(await street.tickets()).toHaveLength(1)
  })
})

describe('a change of subject and the way back', () => {
  test('that the report is open is recalled once, and the place files it', async () => {
    await row('刘', ['灯坏了'])
    const first = await row('刘', ['居住证怎么办？'])
    expect(first.map((one) => /还差位置/.test(one))).toEqual([false, true])
    expect((await row('刘', ['居住证多少钱？'])).some((one) => one.includes('还差位置'))).toBe(false)
    await row('刘', ['桂花苑3栋2单元'])
    expect(await street.tickets()).toMatchObject([{ service: 'fac_light' }])
  })

  test('not even once where the place comes at once', async () => {
    const said = await row('刘', ['灯坏了', '居住证怎么办？', '桂花苑3栋2单元'])
    expect(said.some((one) => one.includes('还差位置'))).toBe(false)
    expect(await street.tickets()).toHaveLength(1)
  })

  test('a place that waits for its matter survives a question, too', async () => {
    await row('刘', ['桂花苑3栋2单元', '居住证怎么办？', '灯坏了'])
    expect(await places()).toMatchObject([{ building: '3', unit: '2' }])
  })

  test('two that wait for a yes survive it', async () => {
    await row('刘', ['桂花苑3栋楼道灯不亮，另外5栋门口垃圾没人清'])
    await row('刘', ['居住证怎么办？'])
    await row('刘', ['都提交'])
    expect(await street.tickets()).toHaveLength(2)
  })
})

describe('哪个小区', () => {
  const which = () => row('刘', ['3栋垃圾满了'])

  test('is asked once with its choices', async () => {
    const [asked] = await which()
    expect(asked).toContain('哪个小区')
    const said = await row('刘', ['3栋2单元'])
    expect(said).toEqual([expect.stringContaining('已登记')])
  })

  test('never in a group of one estate', async () => {
    expect(await row('刘', ['3栋垃圾满了'], CALLED)).toEqual([expect.stringContaining('已登记')])
  })

  test.each([
    ['东风大院', 'dongfengyuan-3'],
    ['老东风那边的', 'dongfengyuan-3'],
    ['东风', 'dongfengyuan-3'],
    ['2', 'dongfengyuan-3'],
    ['２', 'dongfengyuan-3'],
    ['2️⃣', 'dongfengyuan-3'],
    ['二', 'dongfengyuan-3'],
    ['第二个', 'dongfengyuan-3'],
    ['是翠湖', 'cuihu-3'],
  ])('“%s” answers it', async (answer, area) => {
    await which()
    await row('刘', [answer])
    expect(await places()).toMatchObject([{ area, building: '3' }])
  })

  test('“就我们小区” is where their last trouble was', async () => {
    await row('刘', ['翠湖花园5栋电梯坏了'])
    await street.clock.advance(40 * 60_000)
    await which()
    await row('刘', ['就我们小区'])
    expect((await places()).at(-1)).toMatchObject({ area: 'cuihu-3' })
  })

  test('and where nobody knows which that is, a person finds out', async () => {
    await which()
    expect((await row('刘', ['就我们小区']))[0]).toContain('已登记')
  })
})

describe('a neighbour’s message that is quoted', () => {
  const quoted = (text: string) => ({ ...CALLED, quoted: { id: 'q1', text, us: false } })

  test.each(['这个', '', '帮忙报一下这个', '这个处理一下'])('“%s” reports what it says, by who quotes it', async (text) => {
    await street.say('刘', text, quoted('3栋电梯又停了'))
    const [ticket, ...others] = await street.tickets()
    expect(others).toEqual([])
    expect(ticket).toMatchObject({ service: 'fac_elevator', text: '3栋电梯又停了' })
    expect((await street.say('刘', '我的工单')).join()).toContain(`#${ticket!.id}`)
  })

  test('with a place that it lacks', async () => {
    await street.say('刘', '这个是5栋的', quoted('电梯又停了'))
    expect(await places()).toMatchObject([{ building: '5' }])
  })

  test('a danger in it has its card', async () => {
    expect((await street.say('刘', '这个', quoted('3栋电梯里困了人')))[0]).toContain('119')
  })

  test('talk that is quoted is no report', async () => {
    await street.say('刘', '这个', quoted('今天的菜真新鲜'))
    expect(await street.tickets()).toEqual([])
  })
})

describe('a report that is given up', () => {
  test.each(['不用修了', '取消', '算了'])('%s', async (text) => {
    await row('刘', ['灯坏了'])
    expect((await row('刘', [text]))[0]).toContain('已取消')
    await row('刘', ['桂花苑3栋'])
    expect(await street.tickets()).toEqual([])
  })
})
