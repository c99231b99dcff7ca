/** 留意险情: off by default, switched by who may, offered once, filed only when somebody says so. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Neighbourhood, neighbourhood } from './neighbourhood.ts'
import { FIRE, GROUP, shouting, watched } from './watched-group.ts'

const MINUTE = 60_000

let street: Neighbourhood
beforeEach(async () => {
  street = await neighbourhood()
})
afterEach(() => street.close())
const said = (who: string, text: string) => street.say(who, text, { group: GROUP })

describe('the switch', () => {
  test('off by default: an un-mentioned danger is neighbours among themselves', async () => {
    expect(await said('路人', FIRE)).toEqual([])
    expect(await street.tickets()).toEqual([])
  })

  test.each([
    ['王', 'the leader of the grid'],
    ['李', 'the staff of the community'],
  ])('%s, %s, may; each time is a row', async (who) => {
    expect((await said(who, '小格 留意险情'))[0]).toContain('我也会提醒一次')
    expect(await said('路人', FIRE)).toHaveLength(2)
    expect((await said(who, '小格 不用留意险情'))[0]).toContain('不再留意')
    await street.clock.advance(31 * MINUTE)
    expect(await said('路人', FIRE)).toEqual([])
    const acts = await street.store.read.selectFrom('group_acts').select(['actor', 'verb', 'group_id']).execute()
    const actor = street.people[who as '王' | '李']
    expect(acts).toEqual([
      { actor, verb: 'watch', group_id: `pretend:g:${GROUP}` },
      { actor, verb: 'unwatch', group_id: `pretend:g:${GROUP}` },
    ])
  })

  test.each([
    ['刘', 'a resident'],
    ['周', 'a member of the grid'],
    ['马', 'the leader of another grid'],
  ])('%s, %s, may not', async (who) => {
    expect((await said(who, '小格 留意险情'))[0]).toContain('社区工作人员或本网格的网格长')
    expect(await said('路人', FIRE)).toEqual([])
  })

  test('it holds for one group, and not in private', async () => {
    await watched(street)
    expect(await street.say('路人', FIRE, { group: '桂园社区' })).toEqual([])
    expect((await street.say('王', '留意险情'))[0]).toContain('群里')
  })

  test('what was set cannot be rewritten', async () => {
    await watched(street)
    await expect(
      street.store.tx(async (db) => void (await db.updateTable('group_acts').set({ verb: 'unwatch' }).execute())),
    ).rejects.toThrow(/append-only/)
    await expect(street.store.tx(async (db) => void (await db.deleteFrom('group_acts').execute()))).rejects.toThrow()
  })
})

describe('a danger that nobody called us for', () => {
  beforeEach(() => watched(street))

  test('the card, then one offer; nothing is filed', async () => {
    const [card, offer] = await said('路人', FIRE)
    expect(card).toMatch(/【紧急】火情[\s\S]*\n119\n/)
    expect(offer).toMatch(/要登记吗/)
    expect(await street.tickets()).toEqual([])
  })

  test('ten people shout: once', async () => {
    expect(await shouting(street)).toEqual([])
  })

  test('another kind is offered, the same again only after half an hour', async () => {
    await said('路人', FIRE)
    expect(await said('路人', '3栋闻到好大的煤气味')).toHaveLength(2)
    await street.clock.advance(29 * MINUTE)
    expect(await said('张', FIRE)).toEqual([])
    await street.clock.advance(2 * MINUTE)
    expect(await said('张', FIRE)).toHaveLength(2)
  })

  test('also after a restart', async () => {
    await said('路人', FIRE)
    await street.close({ keep: true })
    await street.clock.advance(MINUTE)
    street = await neighbourhood({ folder: street.folder, clock: street.clock, channels: [street.channel] })
    expect(await said('张', FIRE)).toEqual([])
    expect((await said('张', '登记'))[0]).toMatch(/已按紧急登记 #1001/)
  })

  test.each([
    '燃气什么时候通',
    '着火了怎么办，应该先打哪个电话',
    '新闻里说隔壁市着火了',
    '昨天电视里演的火灾真吓人',
    '哈哈着火了开玩笑的',
    '消防演习今天下午着火点在南门',
    '今天真冷',
  ])('no danger: %s', async (text) => expect(await said('路人', text)).toEqual([]))

  test.each(['登记', '登记吧', '请登记一下', '是的', '要', '1', '１', '一', '①', '好的', '小格', '小格 登记', '小格，是的'])(
    'filed on “%s”, with the words of the first message',
    async (yes) => {
      await said('路人', FIRE)
      expect((await said('路人', yes))[0]).toMatch(/已按紧急登记 #1001/)
      const [ticket] = await street.tickets()
      expect(ticket).toMatchObject({ text: FIRE, urgency: 'emergency', service: 'fac_fire' })
      expect(JSON.parse(ticket!.place)).toMatchObject({ detail: '南门' })
      expect(street.last('d:王')?.text).toContain('【紧急】#1001')
    },
  )

  test('somebody else may say so; a bare yes of theirs only for five minutes', async () => {
    await said('路人', FIRE)
    await street.clock.advance(6 * MINUTE)
    expect(await said('张', '好的')).toEqual([])
    expect((await said('张', '登记'))[0]).toMatch(/#1001/)
    expect(await street.tickets()).toHaveLength(1)
  })

  test('said twice it is filed once, and who asks again is told', async () => {
    await said('路人', FIRE)
    await said('张', '登记')
    expect((await said('孙二', '登记'))[0]).toMatch(/已经登记/)
    expect(await said('孙二', '要')).toEqual([])
    expect(await street.tickets()).toHaveLength(1)
  })

  test.each(['不用', '今晚吃什么', '我家猫丢了谁看见', '100块钱转让', '2'])('“%s” files nothing', async (text) => {
    await said('路人', FIRE)
    expect(await said('路人', text)).toEqual([])
    expect(await street.tickets()).toEqual([])
  })

  test('who took it back is not asked again, and a later “登记” of theirs files nothing', async () => {
    await said('路人', FIRE)
    await said('路人', '不用了')
    await said('路人', '登记')
    expect(await street.tickets()).toEqual([])
  })

  test('filed by name, the shouts that follow are not offered anything', async () => {
    expect(await said('路人', `小格 ${FIRE}`)).toHaveLength(2)
    expect(await said('张', FIRE)).toEqual([])
    expect(await street.tickets()).toHaveLength(1)
  })

  test('of a private matter neither who nor where is said, and the number goes to who had it filed', async () => {
    const here = await said('路人', '桂花苑3栋501老李要跳楼')
    expect(here.join()).not.toMatch(/老李|501|3栋/)
    const [filed] = await said('路人', '登记')
    expect(filed).not.toMatch(/#\d|老李|501|3栋/)
    expect(street.last('d:路人')?.text).toContain('#1001')
  })
})
