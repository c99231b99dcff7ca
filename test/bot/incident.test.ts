/** 多人同报, spoken in the groups of the sample community: what each of them hears, and what becomes of the tickets. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Neighbourhood, neighbourhood } from './neighbourhood.ts'

let street: Neighbourhood
beforeEach(async () => {
  street = await neighbourhood()
})
afterEach(() => street.close())

const HOURS = 3_600_000
const HERE = { group: '桂花苑' }
const TO_US = { ...HERE, addressed: true }
const us = (text: string) => ({ quoted: { id: 'q', text, us: true } })
const theirs = (text: string) => ({ quoted: { id: 'q', text, us: false } })
const open = async () => (await street.tickets()).filter(({ closed_at: closed }) => closed === null)
const joiners = async () => (await street.store.read.selectFrom('joinings').selectAll().orderBy('person').execute()).length
const shared = () => street.heard('g:桂花苑')
const ask = async (who: string, text: string, extra: Parameters<Neighbourhood['say']>[2] = TO_US) =>
  (await street.say(who, text, extra)).join('\n')

describe('who reports what is open joins it', () => {
  test('two residents and one lamp: one ticket, and one short line', async () => {
    await ask('刘', '3栋2单元楼道灯不亮')
    expect(await ask('梅', '3号楼二单元的灯坏了')).toMatch(/#1001 已有人报过，已把您加上/)
    expect(await open()).toHaveLength(1)
    expect(street.last('d:王')?.text).toContain('又有1户反映')
  })

  test('two lamps in two units are two tickets', async () => {
    await ask('刘', '3栋2单元楼道灯不亮')
    expect(await ask('梅', '3栋1单元楼道灯不亮')).toContain('已登记 #1002')
    expect(await joiners()).toBe(0)
  })

  test('the lift of a building, reported by three: one ticket, and the leader hears how many', async () => {
    await ask('刘', '6栋电梯坏了，停在3楼')
    await ask('梅', '6号楼的电梯又不动了')
    await ask('陈婆', '桂花苑6栋电梯坏啦，我爬不动楼梯', {})
    expect(await open()).toHaveLength(1)
    expect(street.last('d:王')?.text).toContain('又有2户反映')
    expect(await ask('王', '#1001', {})).toContain('共3户反映')
  })

  test('the same building number of another estate is another building', async () => {
    await ask('刘', '桂花苑2栋电梯坏了', {})
    expect(await ask('梅', '翠湖花园2栋电梯坏了', {})).toContain('已登记 #1002')
  })

  test('an emergency joins, and everybody is told again', async () => {
    await ask('刘', '桂花苑5栋有煤气味，好大', {})
    const before = street.heard('d:王').length
    const said = await street.say('梅', '桂花苑5栋楼道里一股煤气味', {})
    expect(said[0]!.split('\n')).toContain('119')
    expect(said[1]).toContain('#1001 已有人报过')
    expect(await open()).toHaveLength(1)
    for (const post of ['d:王', 'd:赵', 'd:李']) expect(street.last(post)?.text).toContain('又有人报')
    expect(street.heard('d:王')).toHaveLength(before + 1)
  })

  test('the reporter’s own repetition is an addition, and no second ticket', async () => {
    await ask('刘', '3栋2单元楼道灯不亮')
    await street.clock.advance(HOURS)
    expect(await ask('刘', '3栋2单元楼道灯不亮')).toContain('已补充到 #1001')
    await street.clock.advance(HOURS)
    expect(await ask('刘', '3栋2单元的灯还没修')).toContain('#1001')
    await street.clock.advance(HOURS)
    expect(await ask('刘', '灯还没修')).toContain('#1001')
    expect(await street.tickets()).toHaveLength(1)
    expect((await street.events(1001)).map(({ verb }) => verb).slice(0, 2)).toEqual(['file', 'add'])
    expect(await joiners()).toBe(0)
  })

  test('three days later it is a lamp of its own', async () => {
    await ask('刘', '3栋2单元楼道灯不亮')
    await street.clock.advance(73 * HOURS)
    expect(await ask('梅', '3栋2单元楼道灯不亮')).toContain('已登记 #1002')
  })
})

describe('“我家也是”', () => {
  test('joins what was reported last', async () => {
    await ask('刘', '3栋停水了')
    expect(await ask('梅', '我家也是')).toContain('#1001 已有人报过')
    expect(await ask('陈婆', '俺家也停了')).toContain('#1001 已有人报过')
    expect(await ask('梅', '+1')).toContain('里已经有您了')
    expect(await joiners()).toBe(2)
  })

  test('of whoever reported it adds nothing', async () => {
    await ask('刘', '3栋停水了')
    expect(await ask('刘', '同问')).toContain('里已经有您了')
    expect((await street.events(1001)).map(({ verb }) => verb)).toEqual(['file'])
  })

  test('of another building it opens a ticket of its own', async () => {
    await ask('刘', '3栋停水了')
    expect(await ask('梅', '我家也是，5栋的')).toContain('已登记 #1002')
    expect((await street.tickets()).map(({ service }) => service)).toEqual(['fac_water', 'fac_water'])
    expect(JSON.parse((await street.tickets())[1]!.place)).toMatchObject({ area: 'guihuayuan-5', building: '5' })
    expect(await ask('陈婆', '5栋也没水了')).toContain('#1002 已有人报过')
  })

  test('a leak in somebody’s home is theirs: whose home is asked', async () => {
    await ask('刘', '3栋2单元501楼上漏水')
    expect(await ask('梅', '我家也是')).toContain('几栋几单元')
    expect(await ask('梅', '4栋1单元302')).toContain('已登记 #1002')
    expect(await joiners()).toBe(0)
  })

  test('with nothing open they are kindly asked what', async () => {
    expect(await ask('梅', '我也是')).toContain('您家是什么问题')
    expect(await ask('梅', '3栋2单元楼道灯不亮')).toContain('已登记 #1001')
  })

  test('with several open they choose by number', async () => {
    await ask('刘', '3栋停水了')
    await ask('陈婆', '6栋电梯坏了')
    expect(await ask('梅', '我家也是')).toContain('哪一单')
    expect(await ask('梅', '2', HERE)).toContain('#1001 已有人报过')
    expect(await joiners()).toBe(1)
  })

  test('nobody addressed: silence; in answer to us: joined', async () => {
    await ask('刘', '3栋停水了')
    await ask('陈婆', '6栋电梯坏了')
    expect(await ask('梅', '我家也是', HERE)).toBe('')
    expect(await joiners()).toBe(0)
    expect(await ask('梅', '我家也是', { ...HERE, ...us(shared()[0]!) })).toContain('#1001 已有人报过')
  })

  test('quoting a neighbour’s report means that one', async () => {
    await ask('刘', '3栋停水了')
    await ask('陈婆', '6栋电梯坏了')
    expect(await ask('梅', '我家也是', { ...TO_US, ...theirs('3栋停水了') })).toContain('#1001 已有人报过')
  })

  test('quoting what a neighbour never told us reports it', async () => {
    expect(await ask('梅', '我家也是', { ...TO_US, ...theirs('3栋停水了，谁知道怎么回事啊') })).toContain('已登记 #1001')
    expect(JSON.parse((await street.tickets())[0]!.place)).toMatchObject({ building: '3' })
  })

  test('a number from elsewhere joins nobody', async () => {
    await ask('刘', '桂花苑3栋停水了', {})
    await ask('梅', '同报 #1001', {})
    await ask('梅', '#1001 我家也是')
    expect(await joiners()).toBe(0)
  })

  test('where the neighbour’s matter is an emergency the card comes, also for another building', async () => {
    await ask('刘', '5栋有煤气味，好大')
    const said = await street.say('梅', '我家也是，6栋的', TO_US)
    expect(said.join('\n').split('\n')).toContain('119')
    expect((await street.tickets()).map(({ urgency }) => urgency)).toEqual(['emergency', 'emergency'])
  })
})

describe('who has joined', () => {
  const SECRET = '13800138000'
  const begin = async () => {
    await ask('刘', `桂花苑3栋2单元楼道灯不亮，我住501，电话${SECRET}`, {})
    await ask('梅', '桂花苑3栋2单元灯坏了', {})
    return 1001
  }

  test('reads where it stands, and neither the phone nor the words of who reported it', async () => {
    const number = await begin()
    await ask('王', `接单 #${number}`, {})
    const seen = await ask('梅', `#${number}`, {})
    expect(seen).toContain('办理中')
    expect(seen).toContain('灯坏了')
    expect(seen).not.toMatch(/13800138000|501|刘/)
    expect(await ask('梅', '我的工单', {})).toContain(`#${number}`)
    expect(await ask('邻居', `#${number}`, {})).toContain('没有找到')
    for (const said of street.heard('d:梅')) expect(said).not.toMatch(/13800138000|501/)
  })

  test('is told when it is done, may say that it is not, and rates nothing', async () => {
    const number = await begin()
    await ask('王', `接单 #${number}`, {})
    await ask('王', `办结 #${number} 换了灯泡`, {})
    await street.clock.advance(HOURS)
    expect(street.last('d:梅')?.text).toMatch(/您同报的 #1001.*已办结：换了灯泡/s)
    expect(await ask('梅', '没好', {})).toContain('已重办')
    expect((await street.tickets())[0]!.status).toBe('assigned')
    expect(street.last('d:刘')?.text).toContain('要重办')
  })

  test('takes back their own part only', async () => {
    const number = await begin()
    await ask('梅', '不用修了，撤回', {})
    expect(await ask('梅', '是', {})).toContain('不再算上您')
    expect(await joiners()).toBe(0)
    expect(await ask('刘', `#${number}`, {})).toContain('已派单')
  })

  test('takes over when the reporter leaves: it goes on, and they are the one to ask', async () => {
    const number = await begin()
    await ask('刘', `撤回 #${number}`, {})
    expect(await ask('刘', '是', {})).toContain('还有邻居在等，照常办')
    expect(street.last('d:王')?.text).toContain('请照常办')
    expect(await ask('刘', `#${number}`, {})).toContain('没有找到')
    await ask('王', `接单 #${number}`, {})
    expect(street.last('d:梅')?.text).toContain('您的 #1001')
    for (const said of street.heard('d:梅')) expect(said).not.toMatch(/13800138000|501/)
  })

  test('what they add reaches the handler, and no other resident', async () => {
    await begin()
    await ask('梅', '#1001 三楼的也闪，我电话13900139000', {})
    expect(street.heard('d:王').join('\n')).toContain('三楼的也闪')
    expect(street.heard('d:刘').join('\n')).not.toContain('三楼的也闪')
    expect(street.heard('d:王').join('\n')).not.toContain('13900139000')
  })
})

test('every reply of it is short', async () => {
  await ask('刘', '3栋停水了')
  await ask('梅', '我家也是')
  await ask('陈婆', '我家也是，5栋的')
  await ask('老张', '我也是')
  for (const said of shared()) expect(said.length).toBeLessThanOrEqual(120)
})
