/** 私下说: what a group may not hear, and where the rest goes. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Neighbourhood, neighbourhood } from './neighbourhood.ts'
import { GROUP, leaks, NAMING, PRIVATE_REPORTS } from './private-talk.ts'

/** What was told in the tests below. */
const TOLD = /跺脚|噪声|桂花苑|3栋|501/

let street: Neighbourhood
beforeEach(async () => {
  street = await neighbourhood()
})
afterEach(() => street.close())

describe('a private matter told in the group', () => {
  test.each(PRIVATE_REPORTS)('%s: one short line there that names nothing, the rest in private', async (_, text) => {
    expect(await leaks(street, text)).toEqual([])
    expect(await street.tickets()).toHaveLength(1)
  })

  test('the question for the place is asked in private, and answered there; nothing more is said in the group', async () => {
    const [here] = await street.say('刘', '小格 楼上老是半夜跺脚', { group: GROUP })
    expect(here).toContain('私下说更合适')
    expect(street.heard('d:刘')).toHaveLength(1)
    const [filed] = await street.say('刘', '桂花苑3栋2单元')
    expect(filed).toMatch(/^已登记 #1001/)
    expect(street.heard(`g:${GROUP}`)).toHaveLength(1)
  })

  test('the ticket hangs on the private thread, so that no neighbour joins or reads it', async () => {
    await street.say('刘', '小格 桂花苑3栋2单元501天天半夜跺脚', { group: GROUP })
    const [ticket] = await street.tickets()
    expect(ticket!.thread).toBe('d:刘')
    for (const text of ['小格 #1001', '小格 我也是', '小格 1001怎么样了'])
      expect((await street.say('张', text, { group: GROUP })).join(), text).not.toMatch(TOLD)
  })

  test('asked after in the group by who reported it, neither what nor where is said there', async () => {
    await street.say('刘', '小格 桂花苑3栋2单元501天天半夜跺脚', { group: GROUP })
    const [here] = await street.say('刘', '小格 #1001', { group: GROUP })
    expect(here).not.toMatch(TOLD)
    expect(here).toContain('私下的事')
    expect(street.last('d:刘')!.text).toContain('桂花苑3栋')
  })

  test('who handles it takes it in the group without naming it, and reads it in private', async () => {
    await street.say('刘', '小格 桂花苑3栋2单元501天天半夜跺脚', { group: GROUP })
    const [here] = await street.say('王', '小格 接单 1001', { group: GROUP })
    expect(here).not.toMatch(TOLD)
    expect(street.last('d:王')!.text).toMatch(/跺脚/)
  })

  test('what was asked in the group goes along', async () => {
    await street.say('刘', '小格 桂花苑3栋2单元501', { group: GROUP })
    const here = await street.say('刘', '那家男的天天打孩子', { group: GROUP })
    expect(here.join()).not.toMatch(NAMING)
    expect((await street.tickets())[0]!.place).toContain('"room":"501"')
  })

  test('only those who handle it are told, and none of them who told it', async () => {
    await street.say('刘阿婆', '小格 桂花苑3栋2单元501天天半夜跺脚', { group: GROUP })
    await street.say('张', '小格 路灯坏了', { group: GROUP })
    await street.say('王', '催办 1001')
    const rows = await street.store.read
      .selectFrom('outbox')
      .select(['person', 'body'])
      .where('person', 'is not', null)
      .execute()
    const told = new Set(rows.filter(({ body }) => body.includes('"ticket":1001')).map(({ person }) => person))
    const handlers = ['wang-leader', 'zhao-deputy', 'zhou-member', 'chen-steward', 'li-staff', 'sun-staff']
    expect([...told].filter((person) => !handlers.includes(person!))).toEqual([])
    const heard = street.channel.said.filter(({ thread }) => thread !== 'd:刘阿婆' && !thread.startsWith('g:'))
    expect(heard.map(({ text }) => text).join('\n')).not.toContain('刘阿婆')
  })

  test('an ordinary leak from upstairs is filed in the group, without the room', async () => {
    const [here] = await street.say('刘', '小格 桂花苑3栋2单元502漏水到我家402', { group: GROUP })
    expect(here).toMatch(/已登记 #1001：给排水，桂花苑3栋2单元/)
    expect(here).not.toMatch(/502|402/)
  })

  test('a question of policy, talk among neighbours and orders of handlers stay where they are', async () => {
    await street.say('刘', '小格 残疾人补贴怎么申请', { group: GROUP })
    expect(await street.say('刘', '楼上天天半夜跺脚，你们呢', { group: GROUP })).toEqual([])
    expect(street.heard('d:刘')).toEqual([])
  })

  test('in private nothing is moved', async () => {
    expect((await street.say('刘', '桂花苑3栋2单元501天天半夜跺脚'))[0]).toMatch(/^已登记 #1001/)
  })
})

describe('where the channel cannot speak first', () => {
  beforeEach(() => street.channel.hidden.add('钱'))

  test('the group is told how to reach us, and the words are kept until they do', async () => {
    const [here] = await street.say('钱', '小格 桂花苑3栋2单元501天天半夜跺脚', { group: GROUP })
    expect(here).toContain('请私聊我')
    expect(here).not.toMatch(NAMING)
    expect(await street.tickets()).toEqual([])
    expect((await street.say('钱', '你好'))[0]).toMatch(/^已登记 #1001：(?:噪声|邻里纠纷)，桂花苑3栋2单元501/)
    // Taken up once.
    expect((await street.say('钱', '你好'))[0]).not.toContain('已登记')
  })

  test('who tells it anew in private is not asked twice', async () => {
    await street.say('钱', '小格 501天天半夜跺脚', { group: GROUP })
    await street.say('钱', '桂花苑3栋2单元501天天半夜跺脚，睡不着')
    await street.say('钱', '谢谢')
    expect(await street.tickets()).toHaveLength(1)
  })

  test('the matter is theirs alone, and gone after a day', async () => {
    await street.say('钱', '小格 桂花苑3栋2单元501天天半夜跺脚', { group: GROUP })
    expect((await street.say('孙二', '你好'))[0]).not.toContain('已登记')
    await street.clock.advance(25 * 3_600_000)
    expect((await street.say('钱', '你好'))[0]).not.toContain('已登记')
  })
})

describe('life at risk', () => {
  test('the card is in the group at once; who and which room are not said there', async () => {
    const here = await street.say('赵六', '小格 桂花苑3栋501老李要跳楼', { group: GROUP })
    expect(here[0]).toMatch(/【紧急】[\s\S]*120/)
    expect(here[1]).toMatch(/已按紧急登记/)
    expect(here.join()).not.toMatch(/老李|501|3栋|#\d/)
    expect(street.last('d:赵六')!.text).toMatch(/#1001/)
    expect(street.last('d:王')!.text).toMatch(/老李要跳楼/)
  })

  test('the place may then be told in either thread', async () => {
    await street.say('赵六', '小格 我不想活了', { group: GROUP })
    await street.say('赵六', '小格 桂花苑5栋', { group: GROUP })
    const [first] = await street.tickets()
    expect(await street.events(first!.id).then((events) => JSON.stringify(events))).toContain('5栋')
    await street.say('孙八', '小格 我不想活了', { group: GROUP })
    await street.say('孙八', '桂花苑6栋')
    const all = await street.tickets()
    expect(JSON.stringify(await street.events(all.at(-1)!.id))).toContain('6栋')
  })

  test('without a private way the place is asked in the group, and nothing else', async () => {
    street.channel.hidden.add('钱')
    const here = await street.say('钱', '小格 502的老头拿刀追着老婆打', { group: GROUP })
    expect(here[1]).toMatch(/准确位置在哪里/)
    expect(here.join()).not.toMatch(/502|老头|#\d/)
  })
})
