/** The card comes first and needs nothing that can be down. */

import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { createEmergencyLane, LOOK_UP_MS } from '../../bot/loop/emergency-lane.ts'
import { silentLog } from '../../log.ts'
import { openConnection } from '../../store/database.ts'
import {
  breathe,
  countingChance,
  handClock,
  type Neighbourhood,
  neighbourhood,
  PretendChannel,
  until,
} from './neighbourhood.ts'

let street: Neighbourhood
afterEach(() => street.close())

const CRY = '桂花苑3栋2单元一股煤气味，人都晕了'

describe('life at risk', () => {
  test('the card is the first thing said, its numbers alone on their lines; then the ticket, leader, deputy and office', async () => {
    street = await neighbourhood()
    const said = await street.say('刘', CRY)
    for (const number of ['119', '120', '110']) expect(said[0]!.split('\n')).toContain(number)
    expect(said[0]).toContain('不要')
    expect(said[1]).toContain('已按紧急登记')
    expect(await street.tickets()).toMatchObject([{ urgency: 'emergency' }])
    for (const post of ['d:王', 'd:赵', 'd:李']) expect(street.last(post)?.text).toContain('【紧急】')
  })

  test('without a place it is filed all the same, and the place is asked after the card', async () => {
    street = await neighbourhood()
    const said = await street.say('刘奶奶', '救命，电梯困人了')
    expect(said[0]).toContain('119')
    expect(said[1]).toContain('准确位置')
    expect(await street.tickets()).toHaveLength(1)
    const [moved] = await street.say('刘奶奶', '桂花苑6栋1单元')
    expect(moved).toContain('王网格长')
    const tickets = await street.tickets()
    expect(tickets.map(({ status, urgency, area }) => ({ status, urgency, area }))).toEqual([
      { status: 'withdrawn', urgency: 'emergency', area: 'guiyuan' },
      { status: 'assigned', urgency: 'emergency', area: 'grid-1' },
    ])
    for (const post of ['d:王', 'd:赵']) expect(street.last(post)?.text).toContain('桂花苑6栋1单元')
  })

  test('where the grid is known already, the exact place is added to the same ticket', async () => {
    street = await neighbourhood()
    await street.say('刘', '小格，救命，电梯困人了', { group: '桂花苑' })
    await street.say('刘', '6栋1单元', { group: '桂花苑' })
    const [ticket, ...others] = await street.tickets()
    expect(others).toEqual([])
    expect((await street.events(ticket!.id)).at(-1)).toMatchObject({ verb: 'add', note: expect.stringContaining('6栋1单元') })
  })

  test('a second cry shows the card again and is added to the ticket', async () => {
    street = await neighbourhood()
    await street.say('刘', CRY)
    const said = await street.say('刘', '煤气味越来越大了')
    expect(said[0]).toContain('119')
    expect(await street.tickets()).toHaveLength(1)
  })

  test('who has called for help already still gets the card, and a ticket', async () => {
    street = await neighbourhood()
    const said = await street.say('刘', '翠湖花园5栋3单元有煤气味，119我打过了')
    expect(said[0]).toContain('119')
    expect(await street.tickets()).toMatchObject([{ urgency: 'emergency', service: 'fac_gas' }])
  })

  test('another trouble told while the place is waited for is a ticket of its own', async () => {
    street = await neighbourhood()
    await street.say('刘', '救命，电梯困人了')
    await street.say('刘', '桂花苑3栋楼上漏水漏到我家了')
    const tickets = await street.tickets()
    expect(tickets.map(({ service, urgency }) => [service, urgency === 'emergency'])).toEqual([
      ['fac_elevator', true],
      ['fac_water', false],
    ])
  })

  test('it interrupts a report that is under way', async () => {
    street = await neighbourhood()
    await street.say('刘', '路灯坏了')
    expect((await street.say('刘', '着火了，桂花苑3栋'))[0]).toContain('119')
  })

  test('a leader’s word on a ticket is no new emergency', async () => {
    street = await neighbourhood()
    await street.say('刘', CRY)
    const number = (await street.tickets())[0]!.id
    await street.say('王', `#${number} 煤气味已处理，阀门关了`)
    expect(await street.tickets()).toHaveLength(1)
  })
})

describe('with parts broken', () => {
  test('the knowledge base is down and never answers', async () => {
    street = await neighbourhood({ knowledge: () => new Promise(() => {}) })
    expect((await street.say('刘', CRY))[0]).toContain('119')
  })

  test('the ticket cannot be filed: the card is out, once, and the row is tried again', async () => {
    let down = true
    const clock = handClock()
    street = await neighbourhood({ clock })
    const { report } = street.desk
    street.desk.report = (db, request) => (down ? Promise.reject(new Error('disk trouble')) : report(db, request))
    void street.channel.hear(street.channel.message('刘', CRY))
    await until(() => street.heard('d:刘').length > 0, 'the card')
    expect(street.heard('d:刘')[0]).toContain('119')
    let failures = 0
    const { failed } = street.inbox
    street.inbox.failed = (...args) => failed(...args).finally(() => (failures += 1))
    await until(async () => {
      await clock.advance(1_000)
      return failures > 0
    }, 'another failure')
    expect(street.heard('d:刘')).toHaveLength(1)
    down = false
    await until(async () => {
      await clock.advance(1_000)
      return (await street.inbox.waiting()).rows === 0
    }, 'the ticket')
    await street.calm()
    expect(street.heard('d:刘')).toHaveLength(2)
    expect(await street.tickets()).toHaveLength(1)
  })

  test('the database is locked by another program: the card is handed over all the same, and said only once', async () => {
    const clock = handClock()
    street = await neighbourhood({ clock })
    const other = await openConnection(join(street.folder, 'xiaoge.db'), 'write')
    await other.exec('BEGIN IMMEDIATE')
    let stored = false
    void street.channel.hear(street.channel.message('刘', CRY)).then(() => {
      stored = true
    })
    await until(() => street.heard('d:刘').length > 0, 'the card')
    expect(street.heard('d:刘')[0]).toContain('119')
    expect(stored).toBe(false)
    await other.exec('ROLLBACK')
    await other.close()
    await until(async () => {
      await clock.advance(500)
      return stored
    }, 'the row')
    await street.calm()
    expect(street.heard('d:刘').filter((text) => text.includes('119\n'))).toHaveLength(1)
    expect(await street.tickets()).toMatchObject([{ urgency: 'emergency' }])
  })

  test('a channel that refuses the card at first is asked again', async () => {
    street = await neighbourhood()
    street.channel.troubles.push({ ok: false, reason: 'transient', detail: 'a wire' })
    const said = await street.say('刘', CRY)
    expect(said[0]).toContain('119\n')
    expect(said.filter((text) => text.includes('119\n'))).toHaveLength(1)
  })

  test('a channel that never answers does not hold the ticket up', async () => {
    const clock = handClock()
    street = await neighbourhood({ clock })
    let answer = () => {}
    const never = new Promise<void>((resolve) => {
      answer = resolve
    })
    street.channel.beforeSend = ({ thread }) => (thread === 'd:刘' ? never : Promise.resolve())
    void street.channel.hear(street.channel.message('刘', CRY))
    await until(async () => {
      await clock.advance(500)
      return (await street.tickets()).length === 1
    }, 'the ticket')
    await until(() => street.heard('d:王').length > 0, 'the leader')
    answer()
  })
})

describe('the lane', () => {
  const card = { channel: 'pretend', thread: 'd:1', parts: [{ type: 'text' as const, text: '119' }], choices: [], urgent: true }

  async function laneOf() {
    street = await neighbourhood({ asleep: true })
    const clock = handClock()
    const channel = new PretendChannel()
    const channels = new Map([['pretend', channel]])
    return { clock, channel, lane: createEmergencyLane({ channels, clock, chance: countingChance(), log: silentLog }) }
  }

  test('hands a card over once, and knows what became of it', async () => {
    const { channel, lane } = await laneOf()
    lane.serve('k', [card], async () => false)
    lane.serve('k', [card], async () => false)
    expect(await lane.handed('k')).toEqual(['n1'])
    expect(await lane.handed('other')).toBeUndefined()
    expect(channel.said).toHaveLength(1)
  })

  test('says nothing to a message that was served before a restart', async () => {
    const { channel, lane } = await laneOf()
    lane.serve('k', [card], async () => true)
    expect(await lane.handed('k')).toBeUndefined()
    expect(channel.said).toEqual([])
  })

  test.each([
    ['fails', () => Promise.reject(new Error('disk'))],
    ['never answers', () => new Promise<boolean>(() => {})],
  ])('does not wait where the look-up %s', async (_, known) => {
    const { clock, channel, lane } = await laneOf()
    lane.serve('k', [card], known)
    await clock.advance(LOOK_UP_MS)
    await until(() => channel.said.length === 1, 'the card')
  })

  test('calls the channel in the very call that brings the message, once it remembers what was served', async () => {
    const { channel, lane } = await laneOf()
    let sends = 0
    channel.beforeSend = async () => {
      sends += 1
    }
    lane.remember(['old'])
    const never = () => new Promise<boolean>(() => {})
    lane.serve('old', [card], never)
    expect(sends).toBe(0)
    lane.serve('k', [card], never)
    expect(sends).toBe(1)
  })

  test('a message that had its card before a restart, brought again, changes nothing', async () => {
    const first = await neighbourhood()
    const incoming = first.channel.message('刘', CRY)
    await first.channel.hear(incoming)
    await first.calm()
    await first.close({ keep: true })
    street = await neighbourhood({ folder: first.folder })
    await street.channel.hear(incoming)
    await street.calm()
    expect(street.channel.said).toEqual([])
    await breathe(50)
    await street.channel.hear({ ...incoming })
    await street.calm()
    expect(street.channel.said).toEqual([])
  })
})
