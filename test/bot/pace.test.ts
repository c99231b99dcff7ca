import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createPace } from '../../bot/loop/pace.ts'

test('no minute holds more messages than the channel allows, and no chat two within its gap', () => {
  const sends = fc.array(fc.record({ thread: fc.constantFrom('a', 'b', 'c'), gap: fc.nat(3_000) }), { maxLength: 120 })
  fc.assert(
    fc.property(sends, fc.integer({ min: 1, max: 20 }), fc.nat(5_000), (all, perMinute, perChatMs) => {
      const pace = createPace()
      const sent: { thread: string; at: number }[] = []
      let now = 0
      for (const { thread, gap } of all) {
        now += gap
        sent.push({ thread, at: now + pace.reserve({ channel: 'x', thread, rates: { perMinute, perChatMs }, now }) })
      }
      const times = sent.map(({ at }) => at).sort((a, b) => a - b)
      for (const at of times)
        expect(times.filter((other) => other >= at && other < at + 60_000).length).toBeLessThanOrEqual(perMinute)
      for (const thread of ['a', 'b', 'c']) {
        const own = sent.filter((one) => one.thread === thread).map(({ at }) => at)
        own.forEach((at, index) => {
          if (index > 0) expect(at - own[index - 1]!).toBeGreaterThanOrEqual(perChatMs)
        })
      }
    }),
  )
})

test('a channel that is not full and a chat that is quiet do not wait', () => {
  const pace = createPace()
  const rates = { perMinute: 40, perChatMs: 1_000 }
  expect(pace.reserve({ channel: 'x', thread: 'a', rates, now: 0 })).toBe(0)
  expect(pace.reserve({ channel: 'x', thread: 'b', rates, now: 0 })).toBe(0)
  expect(pace.reserve({ channel: 'x', thread: 'a', rates, now: 0 })).toBe(1_000)
  expect(pace.reserve({ channel: 'y', thread: 'a', rates, now: 0 })).toBe(0)
})
