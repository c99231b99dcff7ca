/** The menu for the old (row 64, chat half): at most six numbered lines, every number in every spelling, one step back, a person at any time. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { LONGEST_REPLY } from '../../bot/words/brevity.ts'
import { handlerMenu, residentMenu } from '../../bot/words/menu.zh.ts'
import { MENU_TABLE, menuFaults } from './menu-table.ts'
import { type Neighbourhood, neighbourhood } from './neighbourhood.ts'

let street: Neighbourhood
beforeEach(async () => {
  street = await neighbourhood()
})
afterEach(() => street.close())

const MENU = /^(?:.{0,20})回复数字就行：\n1\. /u

describe('the menu', () => {
  test.each([residentMenu, handlerMenu])('has at most six lines', (...items) => {
    expect(items.length).toBeLessThanOrEqual(6)
  })

  test.each(['帮助', '菜单', '功能', '怎么用', '？', 'help', '开始'])('is shown on %s', async (word) => {
    const [said] = await street.say('奶奶', word)
    expect(said).toMatch(MENU)
    expect(said!.length).toBeLessThanOrEqual(LONGEST_REPLY)
    expect(said!.split('\n')).toHaveLength(residentMenu.length + 1)
  })

  test(`the whole table: ${MENU_TABLE.length} rows, each number in each spelling`, async () => {
    expect(await menuFaults(street, MENU_TABLE)).toEqual([])
  })

  test('in a group it works without our name, for who asked only', async () => {
    await street.say('奶奶', '小格 帮助', { group: '桂花苑' })
    expect(await street.say('张', '2', { group: '桂花苑' })).toEqual([])
    expect((await street.say('奶奶', '２', { group: '桂花苑' }))[0]).toContain('哪里出了什么问题')
  })

  test('who handles tickets has their own', async () => {
    expect((await street.say('王', '菜单'))[0]).toContain('待办')
    expect((await street.say('王', '第二个'))[0]).toContain('接单 工单号')
    expect((await street.say('王', '六'))[0]).toContain('留意险情')
    expect((await street.say('王', '1'))[0]).toContain('没有要办的工单')
  })

  test('a number out of nowhere brings the menu, not a riddle', async () => {
    expect((await street.say('奶奶', '2'))[0]).toMatch(/过期.*回复数字就行/)
    expect((await street.say('奶奶', '2'))[0]).toContain('哪里出了什么问题')
  })

  test('asked for in the middle of a report, the report goes on', async () => {
    await street.say('奶奶', '路灯坏了')
    await street.say('奶奶', '菜单')
    expect((await street.say('奶奶', '桂花苑南门'))[0]).toMatch(/已登记 #1001/)
  })
})

describe('返回, 重来, 人工', () => {
  test('one step back is one question back, and from the first to the menu', async () => {
    await street.say('奶奶', '菜单')
    const [asked] = await street.say('奶奶', '2')
    await street.say('奶奶', '路灯坏了')
    expect(await street.say('奶奶', '返回')).toEqual([asked])
    expect((await street.say('奶奶', '返回'))[0]).toMatch(MENU)
    expect((await street.say('奶奶', '返回'))[0]).toMatch(MENU)
    expect(await street.tickets()).toEqual([])
  })

  test('back in a report of their own the menu says that nothing was filed', async () => {
    await street.say('奶奶', '路灯坏了')
    expect((await street.say('奶奶', '返回'))[0]).toMatch(/先不登记。回复数字就行/)
    expect((await street.say('奶奶', '3'))[0]).toContain('还没有工单')
  })

  test('the step before works when it is reached again', async () => {
    await street.say('奶奶', '菜单')
    await street.say('奶奶', '2')
    await street.say('奶奶', '路灯坏了')
    await street.say('奶奶', '返回')
    await street.say('奶奶', '桂花苑南门井盖松了')
    expect((await street.tickets())[0]!.text).toContain('井盖')
  })

  test('nothing to go back from: the menu', async () => {
    expect((await street.say('奶奶', '返回'))[0]).toMatch(MENU)
    expect((await street.say('奶奶', '重来'))[0]).toMatch(MENU)
    await street.say('奶奶', '路灯坏了')
    expect((await street.say('奶奶', '重来'))[0]).toMatch(/重新来。回复数字就行/)
  })

  test.each([
    [['菜单'], /0100-5550001/],
    [['菜单', '1'], /0100-5550001/],
    [['路灯坏了'], /#1001/],
    [['食堂收不收外卖盒？'], /#1001/],
    [['随便说说咕噜咕噜'], /0100-5550001|#1001/],
  ])('人工 after %j', async (before, expected) => {
    for (const text of before) await street.say('奶奶', text)
    expect((await street.say('奶奶', '人工'))[0]).toMatch(expected)
  })

  test('cancel is still cancel', async () => {
    await street.say('奶奶', '路灯坏了')
    expect((await street.say('奶奶', '取消'))[0]).toContain('已取消')
  })
})
