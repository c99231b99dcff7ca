import { describe, expect, test } from 'vitest'
import { type Chat, patient, type Said } from '../../../knowledge/chat.ts'
import { silentLog } from '../../../log.ts'
import { type HandClock, handClock } from '../../bot/neighbourhood.ts'

const PROMPT = { system: '任务', user: '问题' }

/** A model whose answers are given by hand. */
function byHand(clock: HandClock, answer: (call: number) => Promise<Said> | Said) {
  let calls = 0
  const signals: AbortSignal[] = []
  const chat: Chat = {
    id: 'hand',
    async say(_, signal) {
      signals.push(signal)
      calls++
      return answer(calls)
    },
  }
  return { chat: patient(chat, { clock, log: silentLog, limitMs: 10_000 }), calls: () => calls, signals }
}

const never = () => new Promise<Said>(() => {})

describe('patience with a chat model', () => {
  test('after the time limit it is late, and what it was doing is broken off', async () => {
    const clock = handClock()
    const { chat, signals } = byHand(clock, never)
    const said = chat.say(PROMPT)
    await clock.advance(9_999)
    expect(signals[0]!.aborted).toBe(false)
    await clock.advance(1)
    expect(await said).toEqual({ failure: 'late' })
    expect(signals[0]!.aborted).toBe(true)
  })

  test('after three failures in a row nobody waits for it for a minute; then one tries, and a second rest is longer', async () => {
    const clock = handClock()
    const { chat, calls } = byHand(clock, () => ({ failure: 'http 503' }))
    for (let at = 0; at < 3; at++) await chat.say(PROMPT)
    expect(chat.resting()).toBe('http 503')
    for (let at = 0; at < 20; at++) expect(await chat.say(PROMPT)).toEqual({ failure: 'resting' })
    expect(calls()).toBe(3)
    await clock.advance(60_000)
    expect(await chat.say(PROMPT)).toEqual({ failure: 'http 503' })
    await clock.advance(60_000)
    expect(await chat.say(PROMPT)).toEqual({ failure: 'resting' })
    await clock.advance(60_000)
    await chat.say(PROMPT)
    expect(calls()).toBe(5)
  })

  test('while one tries, the others do not wait with it', async () => {
    const clock = handClock()
    const { chat, calls } = byHand(clock, (call) => (call <= 3 ? { failure: 'unreachable' } : never()))
    for (let at = 0; at < 3; at++) await chat.say(PROMPT)
    await clock.advance(60_000)
    const trying = chat.say(PROMPT)
    expect(await chat.say(PROMPT)).toEqual({ failure: 'resting' })
    expect(calls()).toBe(4)
    await clock.advance(10_000)
    expect(await trying).toEqual({ failure: 'late' })
  })

  test('one that answers again is asked again by everybody', async () => {
    const clock = handClock()
    const { chat } = byHand(clock, (call) => (call <= 3 ? { failure: 'unreachable' } : { text: '好' }))
    for (let at = 0; at < 3; at++) await chat.say(PROMPT)
    await clock.advance(60_000)
    expect(await chat.say(PROMPT)).toEqual({ text: '好' })
    expect(chat.resting()).toBeUndefined()
    expect(await chat.say(PROMPT)).toEqual({ text: '好' })
  })

  test('two failures and an answer are no row of three', async () => {
    const clock = handClock()
    const { chat } = byHand(clock, (call) => (call % 3 === 0 ? { text: '好' } : { failure: 'late' }))
    for (let at = 0; at < 12; at++) await chat.say(PROMPT)
    expect(chat.resting()).toBeUndefined()
  })

  test.each([
    ['nothing', ''],
    ['far too much', '办'.repeat(4_001)],
    ['thoughts without an end', '<think>他想要'],
  ])('%s is a failure', async (_, text) => {
    const { chat } = byHand(handClock(), () => ({ text }))
    expect(await chat.say(PROMPT)).toEqual({ failure: 'unusable' })
  })

  test('thoughts are not said', async () => {
    const { chat } = byHand(handClock(), () => ({ text: '<think>想一想</think>\n好' }))
    expect(await chat.say(PROMPT)).toEqual({ text: '好' })
  })
})
