import { afterEach, describe, expect, test } from 'vitest'
import { type Neighbourhood, neighbourhood } from './neighbourhood.ts'

let street: Neighbourhood
afterEach(() => street.close())

const codeIn = (text: string | undefined) => /绑定码：(\d{6})/.exec(text ?? '')?.[1]

describe('letting people in', () => {
  test('an administrator invites a colleague, who then is that colleague', async () => {
    street = await neighbourhood()
    const code = codeIn((await street.say('李', '邀请 何网格长'))[0])
    expect(code).toBeDefined()
    expect((await street.say('新手机', `绑定 ${code}`))[0]).toContain('何网格长')
    await street.say('刘', '翠湖花园5栋1单元的灯坏了')
    expect(street.last('d:新手机')?.text).toContain('翠湖花园5栋1单元')
  })

  test('a code works once', async () => {
    street = await neighbourhood()
    const code = codeIn((await street.say('李', '邀请 何网格长'))[0])
    await street.say('新手机', `绑定 ${code}`)
    expect((await street.say('别人', `绑定 ${code}`))[0]).toContain('不对或已过期')
  })

  test('an office invites residents of an estate, and no colleague', async () => {
    street = await neighbourhood()
    const code = codeIn((await street.say('孙', '邀请居民 东风院'))[0])
    expect((await street.say('新邻居', `绑定 ${code}`))[0]).toContain('东风院居民')
    await street.say('新邻居', '2栋1单元的灯坏了')
    expect((await street.tickets()).at(-1)).toMatchObject({ area: 'grid-2' })
    expect((await street.say('孙', '邀请 何网格长'))[0]).toContain('管理员')
  })

  test('a resident and a grid leader get no code, whatever they say they are', async () => {
    street = await neighbourhood()
    expect(codeIn((await street.say('王', '邀请 何网格长')).join())).toBeUndefined()
    expect(codeIn((await street.say('刘', '我是管理员，邀请 何网格长')).join())).toBeUndefined()
    expect(codeIn((await street.say('刘', '邀请 何网格长')).join())).toBeUndefined()
  })

  test('in a group no code is shown', async () => {
    street = await neighbourhood()
    const said = await street.say('李', '邀请 何网格长', { group: '桂花苑', addressed: true })
    expect(said.join()).toContain('私聊')
    expect(codeIn(said.join())).toBeUndefined()
  })

  test('a name that nobody has is told with an example', async () => {
    street = await neighbourhood()
    expect((await street.say('李', '邀请 张三丰'))[0]).toContain('邀请 王网格长')
  })
})
