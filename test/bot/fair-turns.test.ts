/** One person cannot starve the others: whoever says very much is told so once, answered at a steady pace, and stands in nobody's way. */
import { afterEach, describe, expect, test, vi } from 'vitest'
import { AT_ONCE, createHaste, PACE_MS } from '../../bot/loop/haste.ts'
import { tooFast } from '../../bot/words/haste.zh.ts'
import { handClock, type Neighbourhood, NO_ANSWER, neighbourhood, PretendChannel, until } from './neighbourhood.ts'

let street: Neighbourhood | undefined
afterEach(async () => {
  await street?.close()
  street = undefined
  vi.doUnmock('../../store/turns.ts')
  vi.resetModules()
})

const FLOOD = 150
const NEIGHBOURS = 20
const GROUP = { group: '桂花苑', addressed: true }

interface Run {
  street: Neighbourhood
  /** Who asked what, in the order in which it came up. */
  order: string[]
}

/** With one turn at a time: what is asked stands in line, and the line is what is looked at. */
async function evening(open: typeof neighbourhood, speak: (channel: PretendChannel) => Promise<unknown>): Promise<Run> {
  const order: string[] = []
  const here = await open({
    asleep: true,
    clock: handClock(),
    parallel: 1,
    knowledge: async ({ text }) => {
      order.push(text)
      return NO_ANSWER
    },
  })
  street = here
  await speak(here.channel)
  here.intake.start()
  here.delivery.start()
  return { street: here, order }
}

const flood = async (channel: PretendChannel, count = FLOOD) => {
  // Alone with us and in the group, by turns.
  for (let n = 0; n < count; n++)
    await channel.hear(channel.message('话多', `话多的第${n}个居住证怎么办理？`, n % 2 === 0 ? {} : GROUP))
}
const neighbours = async (channel: PretendChannel) => {
  for (let n = 0; n < NEIGHBOURS; n++)
    await channel.hear(channel.message(`邻居${n}`, `邻居${n}的居住证怎么办理？`, n % 2 === 0 ? {} : GROUP))
}

/** How many turns of somebody else stand before the last of the neighbours. */
function othersBefore(order: readonly string[]): number {
  const last = order.findLastIndex((text) => text.startsWith('邻居'))
  return order.slice(0, last).filter((text) => text.startsWith('话多')).length
}

async function served(open: typeof neighbourhood): Promise<string[]> {
  const { order } = await evening(open, async (channel) => {
    await flood(channel)
    await neighbours(channel)
  })
  await until(() => order.filter((text) => text.startsWith('邻居')).length === NEIGHBOURS, 'the neighbours', 20_000)
  return order
}

test('neighbours are answered as though nobody else were there, though they come last', async () => {
  const order = await served(neighbourhood)
  expect(othersBefore(order)).toBeLessThanOrEqual(1)
  const own = order.filter((text) => text.startsWith('邻居'))
  expect(own).toEqual(Array.from({ length: NEIGHBOURS }, (_, n) => `邻居${n}的居住证怎么办理？`))
})

test('the planted bug, first come first served, is found', async () => {
  vi.doMock('../../store/turns.ts', () => ({ createTurns: () => ({ deal: () => 1, serve() {} }) }))
  vi.resetModules()
  const { neighbourhood: unfair } = await import('./neighbourhood.ts')
  expect(othersBefore(await served(unfair))).toBeGreaterThan(1)
})

test('who says too much is told once, and all of it is answered in the end, in its order', async () => {
  const { street: here, order } = await evening(neighbourhood, flood)
  await until(
    async () => {
      await here.clock.advance(PACE_MS.group)
      return (await here.inbox.waiting()).rows === 0
    },
    'all of it',
    40_000,
  )
  await here.calm()
  const texts = Array.from({ length: FLOOD }, (_, n) => `话多的第${n}个居住证怎么办理？`)
  for (const rest of [0, 1]) {
    const own = texts.filter((_, n) => n % 2 === rest)
    expect(order.filter((text) => own.includes(text))).toEqual(own)
  }
  expect(here.channel.said.filter(({ text }) => text.includes(tooFast()))).toHaveLength(1)
})

test('what the same person cries is an emergency at once, and its ticket waits for nothing', async () => {
  const { street: here, order } = await evening(neighbourhood, flood)
  await here.channel.hear(here.channel.message('话多', '救命，电梯困人了，桂花苑3栋2单元'))
  await until(async () => (await here.tickets()).length === 1, 'the ticket')
  expect(order.length).toBeLessThan(FLOOD)
  const heard = here.heard('d:话多')
  expect(heard.filter((text) => text.split('\n').includes('119'))).toHaveLength(1)
})

test('a leader’s words on tickets are work, and never too many', async () => {
  street = await neighbourhood({ asleep: true })
  for (let n = 0; n < AT_ONCE + 20; n++) await street.channel.hear(street.channel.message('王', `接单 #${1001 + n}`))
  const rows = await street.store.read.selectFrom('inbox').select(['due_at', 'received_at']).execute()
  expect(rows.filter(({ due_at, received_at }) => due_at > received_at)).toEqual([])
})

describe('haste', () => {
  const channel = new PretendChannel()
  const said = (who = '甲', group?: string) => channel.message(who, '居住证怎么办理？', group === undefined ? {} : { group })

  test('nothing waits within what anybody types, then each comes one step later than the one before, and it is told once', () => {
    const haste = createHaste(handClock())
    const heard = Array.from({ length: AT_ONCE + 5 }, () => haste.heard(said()))
    expect(heard.slice(0, AT_ONCE).every(({ laterMs, tell }) => laterMs === 0 && !tell)).toBe(true)
    expect(heard.slice(AT_ONCE).map(({ laterMs }) => laterMs)).toEqual([1, 2, 3, 4, 5].map((n) => n * PACE_MS.direct))
    expect(heard.filter(({ tell }) => tell)).toHaveLength(1)
    expect(haste.heard(said('乙'))).toEqual({ laterMs: 0, tell: false })
  })

  test('who has been calm is as welcome as at first, and is told again another time', async () => {
    const clock = handClock()
    const haste = createHaste(clock)
    for (let round = 0; round < 2; round++) {
      const heard = Array.from({ length: AT_ONCE + 1 }, () => haste.heard(said()))
      expect(heard.filter(({ tell }) => tell)).toHaveLength(1)
      await clock.advance((AT_ONCE + 1) * PACE_MS.direct)
    }
  })

  test('in a group it goes slower, as everybody reads along', () => {
    const haste = createHaste(handClock())
    for (let n = 0; n < AT_ONCE; n++) haste.heard(said('甲', '群'))
    expect(haste.heard(said('甲', '群'))).toEqual({ laterMs: PACE_MS.group, tell: true })
  })
})

test('the sentence is short', () => expect(tooFast().length).toBeLessThanOrEqual(120))
