/** Which edition is told, end to end: by the terms that files say and by what is asked. By words only, over files that are made here. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenBase, openFiles } from './base.ts'

const FILES: Record<string, string[]> = {
  '遛鸟-1.txt': [
    '清河市高新区遛鸟管理办法',
    '第一条 每户限养画眉三只，鸟笼挂在指定的树下。',
    '第二条 本办法自2021年3月1日起施行。',
  ],
  '遛鸟-2.txt': [
    '清河市高新区遛鸟管理办法',
    '第一条 每户限养画眉五只，鸟笼挂在指定的树下。',
    '第二条 本办法自2027年3月1日施行。',
  ],
  '老兵-1.txt': ['白塔镇老兵送奶办法', '第一条 老兵每月免费送奶八袋。', '第二条 本办法自2018年3月1日起施行。'],
  '老兵-2.txt': ['白塔镇老兵送奶办法', '第一条 老兵每月免费送奶十二袋。', '第二条 本办法自2022年3月1日起施行。'],
  '公约.txt': ['柳湾社区茶室公约', '第一条 茶室每位每次收茶水费三元。', '第二条 本公约规定的周末茶水费自2027年1月1日起执行。'],
  '滑梯.txt': ['柳湾社区滑梯使用规定', '第一条 滑梯每晚七点关闭。', '第二条 本规定自2025年7月1日起试行一年半。'],
}

let base: OpenBase
beforeAll(async () => {
  base = await openFiles(Object.fromEntries(Object.entries(FILES).map(([path, lines]) => [path, lines.join('\n')])))
})
afterAll(() => base.close())

const told = async (text: string, day?: string) => {
  const { outcome, citations } = await base.ask(text, undefined, day)
  return `${outcome} ${citations.map(({ quote }) => quote).join(' ')}`
}

test('a district that is called new asks for no new rule; who asks for it gets it', async () => {
  expect(await told('清河市高新区遛鸟管理办法每户限养画眉几只')).toMatch(/^answered (?!.*五只).*三只/)
  expect(await told('高新区遛鸟管理办法每户限养画眉几只')).toMatch(/^answered (?!.*五只).*三只/)
  expect(await told('清河市高新区新的遛鸟管理办法每户限养画眉几只')).toMatch(/^answered (?!.*三只).*五只/)
})

test('who is old asks for no old rule', async () => {
  expect(await told('白塔镇老兵送奶办法每月免费送奶几袋')).toMatch(/^answered (?!.*八袋).*十二袋/)
})

test('a day of one item keeps the rest in force', async () => {
  expect(await told('柳湾社区茶室每位每次收茶水费几元')).toMatch(/^answered .*三元/)
})

test('a year and a half is not over after a year', async () => {
  const asked = '柳湾社区滑梯每晚几点关闭'
  expect(await told(asked, '2026-12-31')).toMatch(/^answered .*七点/)
  expect(await told(asked, '2027-01-01')).toBe('no_answer ')
})
