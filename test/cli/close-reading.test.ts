/** 细读 in the house: several at once have their turns, and nobody waits for a model that does not come. */
import { expect, onTestFinished, test } from 'vitest'
import { LONGEST_WAIT_MS, openCloseReading } from '../../cli/close-reading.ts'
import { openHearing } from '../../cli/hearing.ts'
import { type Clock, systemClock } from '../../clock.ts'
import { silentLog } from '../../log.ts'
import { openListener } from '../../models/listener/listener.ts'

/** A clock that moves only when it is told to, on which no patience ends: what comes of a question is then no matter of how quick this machine is. */
function patientClock() {
  let now = 0
  const clock: Clock = {
    ...systemClock,
    elapsed: () => now,
    sleep: (ms, signal) => systemClock.sleep(ms === LONGEST_WAIT_MS ? 600_000 : ms, signal),
  }
  return { clock, pass: (ms: number) => (now += ms) }
}

const PASSAGES = ['桂园社区积分办法：积分满200分可以换一次理发服务。', '城市养犬管理条例：犬只每年年检一次。']

test('before it is open there is no opinion, and when it is, everybody who asks at once has the same', async () => {
  const { closeReader, ready, close } = openCloseReading({ clock: patientClock().clock, log: silentLog })
  onTestFinished(close)
  expect(await closeReader.score('积分能换理发吗', PASSAGES)).toBeUndefined()
  await ready
  const all = await Promise.all([1, 2, 3].map(() => closeReader.score('积分能换理发吗', PASSAGES)))
  expect(all[0]).toHaveLength(2)
  expect(all[0]![0]!).toBeGreaterThan(all[0]![1]!)
  expect(all).toEqual([all[0], all[0], all[0]])
})

test('where many ask at once, one passage is read for each until few are left', async () => {
  const { closeReader, ready, close } = openCloseReading({ clock: patientClock().clock, log: silentLog })
  onTestFinished(close)
  await ready
  const alone = await closeReader.score('积分能换理发吗', PASSAGES)
  const all = await Promise.all([1, 2, 3, 4, 5].map(() => closeReader.score('积分能换理发吗', PASSAGES)))
  expect(all.slice(0, 2)).toEqual([alone!.slice(0, 1), alone!.slice(0, 1)])
  expect(all.slice(2)).toEqual([alone, alone, alone])
})

test('whoever has waited as long as people may is answered without', async () => {
  // A clock on which waiting is over at once: every patience ends before the model can speak.
  const hasty: Clock = {
    ...systemClock,
    sleep: async (ms, signal) => (ms === LONGEST_WAIT_MS ? undefined : systemClock.sleep(ms, signal)),
  }
  const { closeReader, ready, close } = openCloseReading({ clock: hasty, log: silentLog })
  onTestFinished(close)
  await ready
  expect(await closeReader.score('积分能换理发吗', PASSAGES)).toBeUndefined()
})

test('nobody stands in a queue that would take longer than people may wait', async () => {
  const { clock, pass } = patientClock()
  const { closeReader, ready, close } = openCloseReading({ clock, log: silentLog })
  onTestFinished(close)
  await ready
  const ask = () => closeReader.score('积分能换理发吗', PASSAGES)
  // A question that takes a second: what is usual is then 300 ms, and two of it are more than people wait.
  const slow = ask()
  await Promise.resolve()
  await Promise.resolve()
  pass(1_000)
  expect(await slow).toHaveLength(2)
  const answered: string[] = []
  const [first, second, , last] = await Promise.all(
    ['first', 'second', 'third', 'last'].map((who) => ask().finally(() => answered.push(who))),
  )
  expect([first, second]).toEqual([await slow, await slow])
  expect(last).toBeUndefined()
  expect(answered.indexOf('last')).toBeLessThan(answered.indexOf('first'))
})

test('a message is heard while questions are read, and nobody waits for one that is not heard in time', async () => {
  let isHasty = false
  const { clock: patient, pass } = patientClock()
  const clock: Clock = {
    ...patient,
    sleep: async (ms, signal) => (isHasty && ms === LONGEST_WAIT_MS ? undefined : patient.sleep(ms, signal)),
  }
  const { closeReader, meanings, ready, close } = openCloseReading({ clock, log: silentLog })
  onTestFinished(close)
  await ready
  const asked = closeReader.score('积分能换理发吗', PASSAGES)
  const heard = await meanings.of('3栋2单元楼道灯坏了')
  expect(heard!.length).toBeGreaterThan(26)
  expect(await asked).toHaveLength(2)
  isHasty = true
  expect(await meanings.of('3栋2单元楼道灯坏了')).toBeUndefined()
  // For half a minute then nobody tries.
  isHasty = false
  expect(await meanings.of('3栋2单元楼道灯坏了')).toBeUndefined()
  pass(31_000)
  expect(await meanings.of('3栋2单元楼道灯坏了')).toEqual(heard)
})

test('the listener weighs what its own close reader hears, and no other’s', async () => {
  const { heads, hearer } = openListener()
  const loud = Float32Array.from({ length: 47 }, (_, at) => (heads.intent![at] === 'withdraw' ? 50 : 0))
  const saying = async (by: string) => {
    const meanings = { hearer: by, ready: Promise.resolve(), of: async () => loud }
    return openHearing({ vocabulary: { services: [], places: [] }, clock: systemClock, meanings }).ponder('那边老是那样')
  }
  expect((await saying(hearer)).intent).toBe('withdraw')
  expect((await saying('another')).intent).not.toBe('withdraw')
})

test('the shipped listener names the shipped close reader', async () => {
  const { meanings, ready, close } = openCloseReading({ clock: patientClock().clock, log: silentLog })
  onTestFinished(close)
  await ready
  expect(meanings.hearer).toBe(openListener().hearer)
})
