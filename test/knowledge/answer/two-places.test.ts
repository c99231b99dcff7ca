import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FIXTURE, type OpenBase, openBase } from './base.ts'

const RULE = `柏川市会客凉亭租用管理办法

第一条 会客凉亭租用，每天收费三十元，押金一百元，租用人应当提前三天到街道便民服务中心预约，并且出示本人身份证。
第二条 会客凉亭租用人应当在当天清扫干净。`
const GUIDE = `云河市会客凉亭租用办事指南和常见问题解读（试行）

一、会客凉亭租用怎么收费
| 时段 | 会客凉亭租用收费 |
| --- | --- |
| 白天 | 50元 |
| 夜间 | 80元 |`
const OTHER = `云河市烧烤炉租用服务指南

烧烤炉租用，每天收费四十元，炭火自备。`

let folder = ''
let base: OpenBase
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xiaoge-two-'))
  await cp(FIXTURE, folder, { recursive: true })
  for (const [name, text] of Object.entries({ 'x.txt': RULE, 'y.md': GUIDE, 'z.txt': OTHER }))
    await writeFile(join(folder, name), text)
  base = await openBase(folder)
})
afterAll(async () => {
  await base.close()
  await rm(folder, { recursive: true, force: true })
})

describe('a figure of which two places have their own', () => {
  test('is asked back where no place is known, though the one is an article and the other a guide’s table', async () => {
    const answer = await base.ask('会客凉亭租用一天收费多少钱')
    expect(answer).toMatchObject({ outcome: 'clarify', reason: 'which_place' })
    expect(answer.options?.toSorted()).toEqual(['云河市', '柏川市'])
  })

  test('is not asked back where the question has the place’s name in another one’s', async () => {
    expect((await base.ask('柏川社区租用会客凉亭每天收费多少钱')).citations[0]?.quote).toContain('三十元')
  })

  test('is said where the place is known', async () => {
    expect((await base.ask('租用会客凉亭每天收费多少元', '柏川市')).citations[0]?.quote).toContain('三十元')
  })

  test('and of which only one has it, is answered at once', async () => {
    expect((await base.ask('烧烤炉租用每天收费多少元')).citations[0]?.quote).toContain('四十元')
    expect((await base.ask('租用会客凉亭应当提前几天到便民服务中心预约')).citations[0]?.quote).toContain('提前三天')
  })
})
