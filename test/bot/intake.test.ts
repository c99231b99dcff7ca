/** Stored, then acknowledged, then worked on: once, in order, wherever it breaks. */

import { afterEach, describe, expect, test } from 'vitest'
import { armFailpoint, disarmFailpoints, failpointNames } from '../../store/failpoint.ts'
import { breathe, handClock, type Neighbourhood, NO_ANSWER, neighbourhood, until } from './neighbourhood.ts'

let street: Neighbourhood
afterEach(async () => {
  disarmFailpoints()
  await street.close()
})

const REPORT = '桂花苑3栋2单元厨房漏水'

describe('once', () => {
  test('an update that is delivered again, also after a restart, changes nothing', async () => {
    street = await neighbourhood()
    const incoming = street.channel.message('刘', REPORT)
    await Promise.all([street.channel.hear(incoming), street.channel.hear(incoming), street.channel.hear(incoming)])
    await street.calm()
    const { folder } = street
    await street.close({ keep: true })
    street = await neighbourhood({ folder })
    await street.channel.hear(incoming)
    await street.calm()
    expect(await street.tickets()).toHaveLength(1)
    expect(street.channel.said).toEqual([])
  })

  const points = failpointNames().filter((name) => /^(inbox|intake|tx)\./.test(name))

  test('the points between receiving and replying are known', () => {
    expect(points.filter((name) => name.startsWith('intake.')).length).toBeGreaterThanOrEqual(7)
  })

  test.each(points)('a failure at %s leaves exactly one ticket, one reply and one notice', async (point) => {
    const clock = handClock()
    street = await neighbourhood({ clock })
    const incoming = street.channel.message('刘', REPORT)
    armFailpoint(point, 'throw')
    // As a platform does: deliver again until it is confirmed.
    for (let confirmed = false; !confirmed; ) {
      confirmed = await street.channel.hear(incoming).then(
        () => true,
        () => false,
      )
    }
    await until(async () => {
      await clock.advance(1_000)
      return (await street.inbox.waiting()).rows === 0
    }, 'the row')
    await street.calm()
    expect(await street.tickets()).toHaveLength(1)
    expect(street.heard('d:刘')).toHaveLength(1)
    expect(street.heard('d:王')).toHaveLength(1)
    expect(await street.events((await street.tickets())[0]!.id)).toHaveLength(1)
  })

  test.each(points.filter((name) => name.startsWith('intake.')))(
    'the same when the process ends at %s and another one starts',
    async (point) => {
      const first = await neighbourhood({ asleep: true })
      await first.channel.hear(first.channel.message('刘', REPORT))
      // The first process never comes past this point.
      let there = false
      armFailpoint(point, () => {
        there = true
        throw new Error('the process ends here')
      })
      first.inbox.failed = () => Promise.reject(new Error('it has ended'))
      first.intake.start()
      await until(() => there, point)
      await first.store.close()
      disarmFailpoints()
      street = await neighbourhood({ folder: first.folder })
      await street.calm()
      expect(await street.tickets()).toHaveLength(1)
      expect(street.heard('d:刘')).toHaveLength(1)
      expect(street.heard('d:王')).toHaveLength(1)
    },
  )
})

describe('in order, and in nobody’s way', () => {
  test('each thread in its order, several threads at once', async () => {
    const begun: string[] = []
    let most = 0
    let busy = 0
    let openAll = () => {}
    const full = new Promise<void>((resolve) => {
      openAll = resolve
    })
    street = await neighbourhood({
      asleep: true,
      parallel: 4,
      knowledge: async ({ text }) => {
        begun.push(text)
        busy += 1
        most = Math.max(most, busy)
        if (busy === 4) openAll()
        await full
        await breathe(1)
        busy -= 1
        return NO_ANSWER
      },
    })
    const threads = ['甲', '乙', '丙', '丁', '戊']
    for (let n = 0; n < 8; n++)
      for (const who of threads) await street.channel.hear(street.channel.message(who, `${who}${n}号文件怎么办理？`))
    street.intake.start()
    street.delivery.start()
    await street.calm()
    for (const who of threads) {
      expect(begun.filter((text) => text.startsWith(who))).toEqual(
        Array.from({ length: 8 }, (_, n) => `${who}${n}号文件怎么办理？`),
      )
    }
    expect(most).toBe(4)
  })

  test('a message that cannot be handled is tried again, given up kindly, and the next one is answered', async () => {
    const clock = handClock()
    street = await neighbourhood({ clock })
    const { report } = street.desk
    street.desk.report = (db, request) =>
      request.text.includes('漏水') ? Promise.reject(new Error('poison')) : report(db, request)
    await street.channel.hear(street.channel.message('刘', REPORT))
    await street.channel.hear(street.channel.message('刘', '桂花苑5栋楼道灯不亮'))
    await street.channel.hear(street.channel.message('张', '桂花苑6栋楼道灯不亮'))
    await until(async () => (await street.tickets()).length === 1, 'another thread goes on meanwhile')
    await until(async () => {
      await clock.advance(20_000)
      return (await street.inbox.waiting()).rows === 0
    }, 'given up')
    await street.calm()
    const heard = street.heard('d:刘')
    expect(heard[0]).toContain('没能处理好')
    expect(heard[1]).toContain('已登记')
    expect(heard).toHaveLength(2)
  })

  test('a body that is no message is given up without a word', async () => {
    const clock = handClock()
    street = await neighbourhood({ clock })
    await street.inbox.put({ key: 'k', channel: 'pretend', thread: 'd:刘', body: '{"text":' })
    await until(async () => {
      await clock.advance(20_000)
      return (await street.inbox.waiting()).rows === 0
    }, 'given up')
    expect((await street.say('刘', REPORT))[0]).toContain('已登记')
  })

  test('what an adapter could not read is kept aside, once', async () => {
    street = await neighbourhood()
    const update = { key: 'q', channel: 'pretend', reason: 'no text', raw: '{}' }
    await street.intake.quarantine(update)
    await street.intake.quarantine(update)
    expect(await street.store.read.selectFrom('quarantine').selectAll().execute()).toHaveLength(1)
  })

  test('a message without a key is kept aside instead of coming back for ever', async () => {
    street = await neighbourhood()
    await street.channel.hear(street.channel.message('刘', REPORT, { key: '' }))
    expect(await street.store.read.selectFrom('quarantine').selectAll().execute()).toHaveLength(1)
  })

  test('ticket, event, replies, session and the done mark are one: none without the others', async () => {
    street = await neighbourhood({ asleep: true })
    await street.channel.hear(street.channel.message('刘', REPORT))
    armFailpoint('intake.afterDone', 'throw')
    street.inbox.failed = () => Promise.reject(new Error('it has ended'))
    street.intake.start()
    await until(() => failedOnce(street), 'the attempt')
    for (const table of ['tickets', 'ticket_events', 'outbox', 'sessions'] as const) {
      expect(await street.store.read.selectFrom(table).selectAll().execute()).toEqual([])
    }
    expect((await street.inbox.waiting()).rows).toBe(1)
    const { folder } = street
    await street.store.close()
    street = await neighbourhood({ folder })
    await street.calm()
    expect(await street.tickets()).toHaveLength(1)
  })

  test('turns under way are finished when it stops, and nothing else is begun', async () => {
    let open: (() => void) | undefined
    street = await neighbourhood({ knowledge: () => new Promise((resolve) => (open = () => resolve(NO_ANSWER))) })
    await street.channel.hear(street.channel.message('刘', '居住证怎么办理？'))
    await until(() => open !== undefined, 'the turn begins')
    const stopped = street.intake.stop()
    await street.channel.hear(street.channel.message('张', REPORT))
    open!()
    await stopped
    expect((await street.inbox.waiting()).rows).toBe(1)
  })
})

test('a turn that does not end does not hold the stop up: it is taken up at the next start', async () => {
  const clock = handClock()
  const first = await neighbourhood({ clock, knowledge: () => new Promise(() => {}) })
  await first.channel.hear(first.channel.message('刘', '居住证怎么办理？'))
  await breathe(50)
  const stopped = first.close({ keep: true })
  await breathe(20)
  await clock.advance(5_000)
  await stopped
  street = await neighbourhood({ folder: first.folder })
  await street.calm()
  expect(street.heard('d:刘')).toHaveLength(1)
})

/** The failpoint is free again once it struck. */
async function failedOnce(street: Neighbourhood): Promise<boolean> {
  await breathe(30)
  return (await street.inbox.waiting()).rows === 1
}
