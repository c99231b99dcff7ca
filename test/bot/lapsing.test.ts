/** A report that was begun and left is not dropped in silence: its reporter is told once, kindly, and not at night. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { isDay } from '../../bot/loop/lapsing.ts'
import { handClock, MORNING, type Neighbourhood, neighbourhood, PretendChannel } from './neighbourhood.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** 22:30 in China. */
const NIGHT = MORNING + 12.5 * HOUR

let street: Neighbourhood
beforeEach(async () => {
  street = await neighbourhood()
})
afterEach(() => street.close())

async function sweepAfter(ms: number): Promise<void> {
  await street.clock.advance(ms)
  await street.sweeper.round()
  await street.calm()
}

const told = (thread: string) => street.heard(thread).filter((text) => text.includes('还没登记'))

describe('told', () => {
  test('what was not filed, what it lacked, and how to take it up again; once', async () => {
    await street.say('刘', '路灯坏了')
    await sweepAfter(29 * MINUTE)
    expect(told('d:刘')).toEqual([])
    await sweepAfter(2 * MINUTE)
    await sweepAfter(HOUR)
    expect(told('d:刘')).toEqual([expect.stringMatching(/照明.*还没登记.*缺位置.*再说一次/)])
    expect(told('d:刘')[0]!.length).toBeLessThanOrEqual(120)
    expect(await street.tickets()).toEqual([])
  })

  test('in private, of what was said in a group', async () => {
    await street.say('刘', '小格 路灯坏了', { group: '桂花苑' })
    await sweepAfter(31 * MINUTE)
    expect(told('g:桂花苑')).toEqual([])
    expect(told('d:刘')).toHaveLength(1)
  })

  test('in the group, by name, where the channel cannot speak first', async () => {
    street.channel.hidden.add('刘')
    await street.say('刘', '小格 路灯坏了', { group: '桂花苑' })
    await sweepAfter(31 * MINUTE)
    expect(told('g:桂花苑')).toEqual([expect.stringContaining('@刘')])
  })

  test('that two still wait for a yes', async () => {
    await street.say('刘', '桂花苑3栋楼道灯不亮，另外5栋门口垃圾没人清')
    await sweepAfter(31 * MINUTE)
    expect(told('d:刘')).toEqual([expect.stringContaining('等您确认')])
  })

  test('in Traditional to whoever writes so', async () => {
    await street.say('劉', '路燈壞了')
    await sweepAfter(31 * MINUTE)
    expect(street.heard('d:劉').at(-1)).toContain('還沒登記')
  })

  test('once, whatever restarts lie between', async () => {
    await street.say('刘', '路灯坏了')
    await street.close({ keep: true })
    const { folder, clock, channel } = street
    await clock.advance(31 * MINUTE)
    street = await neighbourhood({ folder, clock, channels: [channel] })
    await sweepAfter(MINUTE)
    await sweepAfter(MINUTE)
    expect(told('d:刘')).toHaveLength(1)
  })
})

describe('not told', () => {
  test.each(['取消', '桂花苑3栋'])('what was settled: %s', async (next) => {
    await street.say('刘', '路灯坏了')
    await street.say('刘', next)
    await sweepAfter(31 * MINUTE)
    expect(told('d:刘')).toEqual([])
  })

  test('a question, a place or a photo that nothing was said about', async () => {
    await street.say('刘', '桂花苑3栋')
    await street.say('张', '居住证怎么办？')
    await sweepAfter(31 * MINUTE)
    expect([...told('d:刘'), ...told('d:张')]).toEqual([])
  })

  test('somebody who goes on talking of something else, until they stop', async () => {
    await street.say('刘', '路灯坏了')
    await street.clock.advance(20 * MINUTE)
    await street.say('刘', '居住证怎么办？')
    await sweepAfter(20 * MINUTE)
    expect(told('d:刘')).toEqual([])
    await sweepAfter(11 * MINUTE)
    expect(told('d:刘')).toHaveLength(1)
  })
})

describe('by night', () => {
  beforeEach(async () => {
    await street.close()
    street = await neighbourhood({ clock: handClock(NIGHT), channels: [new PretendChannel()] })
    await street.say('刘', '路灯坏了')
  })

  test('nobody is woken; it is said in the morning', async () => {
    await sweepAfter(HOUR)
    expect(told('d:刘')).toEqual([])
    await sweepAfter(9 * HOUR)
    expect(told('d:刘')).toHaveLength(1)
  })

  test('whoever speaks again is told then, and not in the morning, too', async () => {
    await sweepAfter(HOUR)
    expect((await street.say('刘', '居住证怎么办？')).join()).toContain('还没登记')
    await sweepAfter(9 * HOUR)
    expect(told('d:刘')).toHaveLength(1)
  })

  test('whoever files it after all is not told', async () => {
    await sweepAfter(HOUR)
    await street.say('刘', '桂花苑3栋路灯坏了')
    await sweepAfter(9 * HOUR)
    expect(told('d:刘')).toEqual([])
  })
})

test('day is from eight to nine in the evening, in China', () => {
  const at = (clock: string) => isDay(Date.parse(`2026-11-24T${clock}:00+08:00`))
  expect(['07:59', '08:00', '20:59', '21:00', '00:00'].map(at)).toEqual([false, true, true, false, false])
})
