/** The whole life of a ticket, told in chat by a resident, a grid leader and the community's staff. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Neighbourhood, neighbourhood } from './neighbourhood.ts'

let street: Neighbourhood
beforeEach(async () => {
  street = await neighbourhood()
})
afterEach(() => street.close())

const REPORT = '桂花苑3栋2单元502厨房水管漏水'

async function report(text = REPORT): Promise<number> {
  await street.say('刘', text)
  return (await street.tickets()).at(-1)!.id
}

describe('from the report to the rating', () => {
  test('the leader accepts and resolves by reply, somebody else checks, the resident rates', async () => {
    const [filed] = await street.say('刘', REPORT)
    const [ticket] = await street.tickets()
    const number = ticket!.id
    expect(filed).toContain(`#${number}`)
    expect(filed).toContain('给排水')
    expect(filed).toContain('桂花苑3栋2单元502')
    expect(filed).toContain('王网格长')

    expect(street.last('d:王')).toMatchObject({ choices: [{ label: '接单' }, { label: '退单' }] })
    const [accepted] = await street.say('王', '接单')
    expect(accepted).toContain(`已接单 #${number}`)
    expect(accepted).toContain('桂花苑3栋2单元502')
    expect(accepted).toMatch(/请在.+前办好/)
    expect(street.last('d:刘')?.text).toContain('王网格长已接单')

    const [done] = await street.say('王', `办结 ${number} 换了接头，不漏了`)
    expect(done).toContain('待核查')
    expect(street.last('d:刘')?.text).toContain('已办结')
    expect(street.last('d:李')?.text).toContain('换了接头，不漏了')

    await street.say('李', `核查 ${number} 通过`)
    expect(street.last('d:刘')?.choices).toHaveLength(5)
    const [thanks] = await street.say('刘', '5')
    expect(thanks).toContain('5分')
    expect((await street.tickets())[0]).toMatchObject({ status: 'archived', rating: 5 })
    expect((await street.events(number)).map(({ verb }) => verb)).toEqual(['file', 'accept', 'resolve', 'check', 'rate'])
  })

  test('a note is kept as it was written', async () => {
    const number = await report()
    await street.say('王', '接单')
    await street.say('王', `#${number} 已到场，下午修好`)
    expect((await street.events(number)).at(-1)).toMatchObject({ verb: 'add', note: '已到场，下午修好' })
    expect(street.last('d:刘')?.text).toContain('已到场，下午修好')
  })

  test('“灯还没修好” is of the lamp, which is open, and not of what was closed', async () => {
    const lamp = await report('桂花苑3栋楼道灯不亮')
    await street.say('刘', '桂花苑广场舞太吵')
    const noise = lamp + 1
    await street.say('李', `不受理 ${noise} 晚上八点前可以跳`)
    expect(await street.say('刘', '我那灯还没修好')).toEqual([expect.stringContaining(`催办 #${lamp}`)])
    expect((await street.tickets()).find(({ id }) => id === noise)?.status).toBe('declined')
  })

  test('“没好” reopens, and the leader hears of it', async () => {
    const number = await report()
    await street.say('王', '接单')
    await street.say('王', '办结 修好了')
    const [answer] = await street.say('刘', '没好')
    expect(answer).toContain('重办')
    expect((await street.tickets())[0]).toMatchObject({ status: 'assigned', reopens: 1 })
    expect(street.last('d:王')?.text).toContain(`#${number}`)
  })

  test('a complaint in their own words is no new report, unless it names another place', async () => {
    await report('桂花苑3栋楼道灯不亮')
    await street.say('王', '接单')
    await street.say('王', '办结 换了灯泡')
    expect((await street.say('刘', '没好，还是不亮'))[0]).toContain('重办')
    expect(await street.tickets()).toHaveLength(1)
    await street.say('王', '办结 换了灯座')
    await street.say('刘', '桂花苑5栋楼道灯也没修，不亮')
    expect(await street.tickets()).toHaveLength(2)
  })

  test('“好了” asks how good, once, and a low mark offers a reopening', async () => {
    await report()
    await street.say('王', '接单')
    await street.say('王', '办结 修好了')
    const [asked] = await street.say('刘', '好了')
    expect(asked).toContain('怎么样')
    const [rated] = await street.say('刘', '一')
    expect(rated).toContain('重新办理')
    await street.say('刘', '1')
    expect((await street.tickets())[0]).toMatchObject({ status: 'assigned', reopens: 1 })
  })

  test('a return needs its reason, then staff hand it on by name', async () => {
    const number = await report()
    const [why] = await street.say('王', '退单')
    expect(why).toContain('理由')
    await street.say('王', '这是二网格的管线，不归我们')
    expect((await street.tickets())[0]).toMatchObject({ status: 'triage', assignee: null })
    expect(street.last('d:李')?.text).toContain('这是二网格的管线，不归我们')
    const [given] = await street.say('李', `派单 ${number} 给马网格长`)
    expect(given).toContain('马网格长')
    expect((await street.tickets())[0]).toMatchObject({ status: 'assigned', assignee: 'ma-leader' })
    expect(street.last('d:马')?.text).toContain(`#${number}`)
  })

  test('a receiver that nobody knows is asked for, with people to choose from', async () => {
    await report()
    await street.say('王', '退单 不归我们')
    await street.say('李', '派单')
    const menu = street.last('d:李')!.choices
    expect(menu.length).toBeGreaterThan(1)
    expect(menu.length).toBeLessThanOrEqual(6)
    await street.say('李', '１')
    expect((await street.tickets())[0]!.assignee).not.toBeNull()
  })

  test('the fixer does not check; a check that fails sends it back', async () => {
    const number = await report()
    await street.say('王', '接单')
    await street.say('王', '办结 好了')
    expect((await street.say('王', `核查 ${number} 通过`))[0]).toContain('不能核查')
    expect((await street.say('李', `核查 ${number} 不通过，还在滴水`))[0]).toContain('不通过')
    expect((await street.tickets())[0]).toMatchObject({ status: 'assigned' })
    expect((await street.events(number)).at(-1)).toMatchObject({ verb: 'reopen', note: '还在滴水' })
  })

  test.each([
    ['电话问过了，不漏了，很满意', 'archived', 'check'],
    ['她说还在滴水', 'assigned', 'reopen'],
    ['打了两次没人接', 'follow_up', 'check'],
  ])('a second “通过” closes nothing in the resident’s place: their word is asked for: %s', async (heard, status, verb) => {
    const number = await report()
    await street.say('王', '接单')
    await street.say('王', '办结 好了')
    await street.say('李', '核查通过')
    expect((await street.say('李', `核查 ${number} 通过`))[0]).toContain('居民怎么说')
    expect((await street.tickets())[0]).toMatchObject({ status: 'follow_up' })
    await street.say('李', heard)
    expect((await street.tickets())[0]).toMatchObject({ status })
    const told = status === 'follow_up' ? null : heard
    expect((await street.events(number)).at(-1)).toMatchObject({ verb, note: told })
  })

  test('help goes up', async () => {
    await report()
    await street.say('王', '接单')
    await street.say('王', '求助 需要关总阀')
    expect(street.last('d:李')?.text).toContain('需要关总阀')
  })

  test('the reporter takes it back after one question', async () => {
    const number = await report()
    const [question] = await street.say('刘', `撤回 ${number}`)
    expect(question).toContain('吗')
    expect(await street.tickets()).toMatchObject([{ status: 'assigned' }])
    expect((await street.say('刘', '是'))[0]).toContain('已撤回')
    expect(await street.tickets()).toMatchObject([{ status: 'withdrawn' }])
    expect(street.last('d:王')?.text).toContain('已撤回')
  })
})

describe('which ticket', () => {
  test('with two that fit, the leader chooses by number', async () => {
    const first = await report()
    const second = await report('桂花苑5栋楼道灯不亮')
    const [which] = await street.say('王', '接单')
    expect(which).toContain('哪一单')
    await street.say('王', '第二个')
    const states = Object.fromEntries((await street.tickets()).map(({ id, status }) => [id, status]))
    expect(Object.values(states).sort()).toEqual(['assigned', 'working'])
    expect([first, second]).toContain(Number(Object.keys(states).find((id) => states[Number(id)] === 'working')))
  })

  test('a bare 1 after two notices asks which one, never guesses', async () => {
    await report()
    await report('桂花苑5栋楼道灯不亮')
    expect((await street.say('王', '1'))[0]).toContain('哪一单')
    expect((await street.tickets()).map(({ status }) => status)).toEqual(['assigned', 'assigned'])
    await street.say('王', '2')
    expect((await street.tickets()).map(({ status }) => status)).toEqual(['assigned', 'working'])
  })

  test.each(['1', '１', '一', '1️⃣', '①', '第一个', '接单', '接單', '1 接单'])('%s takes the first offer', async (answer) => {
    await report()
    await street.say('王', answer)
    expect((await street.tickets())[0]).toMatchObject({ status: 'working', assignee: 'wang-leader' })
  })

  test('a pressed button is the same as its words', async () => {
    await report()
    const [accept] = street.last('d:王')!.choices
    await street.say('王', '', { kind: 'action', action: accept!.id })
    expect((await street.tickets())[0]).toMatchObject({ status: 'working' })
  })

  test('the quoted notice names the ticket', async () => {
    const first = await report()
    await report('桂花苑5栋楼道灯不亮')
    await street.say('王', '接单', { quoted: { id: 'n1', text: `新工单 #${first} 给排水`, us: true } })
    expect((await street.tickets()).map(({ status }) => status)).toEqual(['working', 'assigned'])
  })

  test('a bare number is a ticket to who may see it', async () => {
    const number = await report()
    expect((await street.say('刘', `${number}怎么样了`))[0]).toContain('已派单')
    expect((await street.say('王', `${number} 已经在路上`))[0]).toContain('已记到')
  })

  test('a very long report is shown short and kept whole', async () => {
    const long = `桂花苑3栋2单元厨房漏水。${'水从天花板一直滴到地上👨‍👩‍👧。'.repeat(60)}`
    await report(long)
    expect(street.last('d:王')!.text.length).toBeLessThan(450)
    expect((await street.tickets())[0]!.text).toBe(long)
  })

  test('待办 and 我的工单 list what is theirs', async () => {
    const number = await report()
    expect((await street.say('王', '待办'))[0]).toContain(`#${number}`)
    expect((await street.say('刘', '我的工单'))[0]).toContain(`#${number}`)
    expect((await street.say('邻居', '我的工单'))[0]).not.toContain(`#${number}`)
  })

  test('one looks up what happened to it', async () => {
    const number = await report()
    await street.say('王', '接单')
    const [detail] = await street.say('刘', `#${number}`)
    expect(detail).toContain('办理中')
    expect(detail).toContain('王网格长接单')
  })
})

test('what is late is told to the handler and above, once', async () => {
  const number = await report()
  await street.clock.advance(3 * 86_400_000)
  expect(await street.sweeper.round()).toEqual([number])
  await street.calm()
  expect(street.last('d:王')?.text).toContain('超时')
  expect(street.last('d:李')?.text).toContain('超时')
  expect(await street.sweeper.round()).toEqual([])
})
