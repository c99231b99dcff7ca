import { afterEach, describe, expect, test } from 'vitest'
import type { Outgoing } from '../../adapters/adapter.ts'
import { armFailpoint, disarmFailpoints } from '../../store/failpoint.ts'
import { enqueue } from '../../store/outbox.ts'
import { bind, meet } from '../../store/people.ts'
import { breathe, handClock, MORNING, type Neighbourhood, neighbourhood, PretendChannel, until } from './neighbourhood.ts'

let street: Neighbourhood
afterEach(async () => {
  disarmFailpoints()
  await street.close()
})

const REPORT = '桂花苑3栋2单元厨房漏水'
/** One look: between two the row moves on. */
const triedOnce = async () => {
  const [row] = await rows()
  return row?.attempts === 1 && row.state === 'pending'
}

const rows = () => street.store.read.selectFrom('outbox').selectAll().orderBy('seq').execute()

/** One text to a thread, past the assistant. */
async function put(
  text: string,
  { thread = 'd:刘', urgency = 'reply' as const, id = text } = {},
  as: 'reply' | 'notify' | 'bulk' = urgency,
) {
  const body = JSON.stringify({ kind: 'said', parts: [{ type: 'text', text }], choices: [], urgent: false })
  await street.store.tx((db) =>
    enqueue(db, [{ id, to: { channel: 'pretend', thread }, urgency: as, body }], street.clock.now()),
  )
  street.delivery.wake()
}

describe('to a thread', () => {
  test('in the order in which it was said, one at a time; threads do not wait for each other', async () => {
    street = await neighbourhood()
    const under = new Map<string, number>()
    let most = 0
    street.channel.beforeSend = async ({ thread }: Outgoing) => {
      under.set(thread, (under.get(thread) ?? 0) + 1)
      most = Math.max(most, under.get(thread)!)
      await breathe(1)
      under.set(thread, under.get(thread)! - 1)
    }
    for (let n = 0; n < 12; n++) await put(`${n}`, { thread: n % 2 ? 'd:刘' : 'd:张', id: `id${n}` })
    await street.calm()
    expect(street.heard('d:刘')).toEqual(['1', '3', '5', '7', '9', '11'])
    expect(most).toBe(1)
  })

  test('a transient fault is tried again and the order is kept', async () => {
    const clock = handClock()
    street = await neighbourhood({ clock })
    street.channel.troubles.push({ ok: false, reason: 'transient', detail: '503' })
    await put('一')
    await put('二')
    await until(async () => (await rows())[0]!.attempts === 1, 'the first try')
    await breathe(20)
    expect(street.channel.said).toEqual([])
    await until(async () => {
      await clock.advance(1_000)
      return street.channel.said.length === 2
    }, 'both')
    expect(street.heard('d:刘')).toEqual(['一', '二'])
  })

  test('“slow down” is obeyed to the millisecond it names', async () => {
    const clock = handClock()
    street = await neighbourhood({ clock })
    street.channel.troubles.push({ ok: false, reason: 'rate', retryAfterMs: 30_000 })
    await put('一')
    await until(triedOnce, 'the first try')
    expect((await rows())[0]!.due_at).toBe(MORNING + 30_000)
    await clock.advance(30_000)
    await street.calm()
    expect(street.heard('d:刘')).toEqual(['一'])
  })

  test('perhaps delivered: a reply is said again, an announcement is left to staff', async () => {
    const clock = handClock()
    street = await neighbourhood({ clock })
    street.channel.troubles.push({ ok: false, reason: 'unknown', detail: 'reset' })
    await put('回复')
    await until(triedOnce, 'the first try')
    await clock.advance(2_000)
    await street.calm()
    expect(street.heard('d:刘')).toEqual(['回复', '回复'])
    street.channel.troubles.push({ ok: false, reason: 'unknown', detail: 'reset' })
    await put('公告', { thread: 'g:桂花苑' }, 'bulk')
    await until(async () => (await rows())[1]!.state === 'uncertain', 'uncertain')
    await clock.advance(600_000)
    await street.calm()
    expect(street.heard('g:桂花苑')).toEqual(['公告'])
  })

  test('blocked is given up, and what comes after is said', async () => {
    street = await neighbourhood()
    street.channel.troubles.push({ ok: false, reason: 'blocked', detail: '403' })
    await put('一')
    await put('二')
    await street.calm()
    expect((await rows()).map(({ state }) => state)).toEqual(['dead', 'sent'])
  })

  test('a group that has moved gets it where it is now', async () => {
    street = await neighbourhood()
    street.channel.troubles.push({ ok: false, reason: 'moved', thread: 'g:新' })
    await put('一', { thread: 'g:旧' })
    await street.calm()
    expect(street.heard('g:新')).toEqual(['一'])
  })

  test('a day later it is given up aloud', async () => {
    const clock = handClock()
    street = await neighbourhood({ clock })
    street.channel.troubles.push(
      ...Array.from({ length: 2 }, () => ({ ok: false as const, reason: 'transient' as const, detail: 'x' })),
    )
    await put('一')
    await until(async () => (await rows())[0]!.attempts === 1, 'the first try')
    await clock.advance(25 * 3_600_000)
    // The loop may have looked just before, and looks again by the clock.
    await until(async () => {
      await clock.advance(1_000)
      return (await rows())[0]!.state === 'dead'
    }, 'dead')
  })

  test('the pace of the channel is kept, a card does not wait for it', async () => {
    const clock = handClock()
    const channel = new PretendChannel()
    channel.capabilities = { ...channel.capabilities, rates: { perMinute: 2, perChatMs: 0 } }
    street = await neighbourhood({ clock, channels: [channel] })
    for (const n of [1, 2, 3]) await put(`${n}`, { thread: `d:${n}`, id: `id${n}` })
    await until(() => channel.said.length === 2, 'two')
    await breathe(20)
    expect(channel.said).toHaveLength(2)
    await street.channel.hear(channel.message('刘', '着火了，桂花苑3栋'))
    await until(() => channel.said.some(({ text }) => text.includes('119')), 'the card')
    await until(async () => {
      await clock.advance(60_000)
      return channel.said.some(({ text }) => text === '3')
    }, 'the third')
  })
})

/** The grid leader was heard on the page last. */
const leaderIsOnPage = () =>
  street.store.tx(async (db) => {
    await meet(db, {
      channel: 'page',
      nativeId: 'w',
      name: '王',
      stable: true,
      at: MORNING + 1_000,
      freshId: 'fresh-w',
      directThread: 'd:w',
    })
    await bind(db, { account: 'page:w', person: 'wang-leader', code: null, at: MORNING })
  })

describe('to a person', () => {
  test('a notice goes to the channel where they were heard last', async () => {
    const [phone, page] = [new PretendChannel(), new PretendChannel('page')]
    street = await neighbourhood({ channels: [phone, page] })
    await leaderIsOnPage()
    await street.say('刘', REPORT)
    expect(page.said.map(({ thread }) => thread)).toEqual(['d:w'])
    await phone.hear(phone.message('王', '待办', { at: MORNING + 5_000 }))
    await street.calm()
    await street.say('刘', '桂花苑5栋楼道灯不亮')
    expect(phone.said.findLast(({ thread }) => thread === 'd:王')?.text).toContain('新工单')
  })

  test('an account that blocks us is passed over for the next one', async () => {
    const [phone, page] = [new PretendChannel(), new PretendChannel('page')]
    street = await neighbourhood({ channels: [phone, page] })
    await leaderIsOnPage()
    page.troubles.push({ ok: false, reason: 'blocked', detail: '403' })
    await street.say('刘', REPORT)
    expect(page.said).toEqual([])
    expect(phone.said.filter(({ thread }) => thread === 'd:王')).toHaveLength(1)
  })

  test('nobody to be reached: it stays, says why, and is tried again', async () => {
    const clock = handClock()
    street = await neighbourhood({ clock })
    await street.say('刘', '翠湖花园3栋楼道灯不亮')
    const waiting = (await rows()).find(({ person }) => person === 'he-leader')
    expect(waiting).toMatchObject({ state: 'pending', error: expect.stringContaining('no channel') })
  })

  test('the words are made when it is sent: what has changed meanwhile is in them', async () => {
    const first = await neighbourhood({ asleep: true })
    first.intake.start()
    await first.channel.hear(first.channel.message('刘', REPORT))
    await until(async () => (await first.tickets()).length === 1, 'the ticket')
    const [ticket] = await first.tickets()
    await first.store.tx((db) =>
      first.desk.act(db, { actor: 'li-staff', number: ticket!.id, verb: 'reassign', to: 'ma-leader' }),
    )
    await first.close({ keep: true })
    street = await neighbourhood({ folder: first.folder })
    await street.calm()
    expect(street.heard('d:王').join('\n')).not.toContain('接单。')
    expect(street.heard('d:王').join('\n')).toContain('不用再办')
    expect(street.last('d:马')?.text).toContain('新工单')
  })
})

describe('when the process ends', () => {
  test.each(['delivery.afterClaim', 'delivery.afterSend'])('at %s: said at least once, never lost', async (point) => {
    const first = await neighbourhood()
    armFailpoint(point, 'throw')
    await first.channel.hear(first.channel.message('刘', '你好'))
    await until(
      async () =>
        (await first.store.read.selectFrom('outbox').select('state').execute()).some(({ state }) => state === 'sending'),
      point,
    )
    await breathe(20)
    const before = first.heard('d:刘').length
    disarmFailpoints()
    await first.close({ keep: true })
    street = await neighbourhood({ folder: first.folder })
    await street.calm()
    expect(before + street.heard('d:刘').length).toBe(point === 'delivery.afterSend' ? 2 : 1)
  })

  test('an announcement that was under way is not said twice: staff are asked', async () => {
    street = await neighbourhood()
    armFailpoint('delivery.afterSend', 'throw')
    await put('公告', { thread: 'g:桂花苑' }, 'bulk')
    await until(() => street.channel.said.length === 1, 'sent')
    await breathe(20)
    const { folder } = street
    disarmFailpoints()
    await street.close({ keep: true })
    street = await neighbourhood({ folder })
    await street.calm()
    expect(street.channel.said).toEqual([])
    expect(await rows()).toMatchObject([{ state: 'uncertain' }])
  })
})
