/** Two looks: the first at once, the second with the encoder's vector, and what a second thought may and may not change. */
import { describe, expect, test } from 'vitest'
import { createEar } from '../../../bot/hear/ear.ts'
import type { Listener } from '../../../models/listener/listener.ts'

const VOCABULARY = { services: [], places: [] }
const others = { service: { other: 1 }, urgency: { normal: 1 }, problems: { one: 1 } }

/** Unsure at the first look, sure with a vector. */
function hesitant(first: Record<string, number>, second: Record<string, number>): Listener {
  return { encoder: 'x', listen: (_, vector) => ({ intent: vector ? second : first, ...others }), because: () => [] }
}

function counting(fails = false) {
  const asked: string[] = []
  const encode = async (text: string) => {
    asked.push(text)
    if (fails) throw new Error('no encoder')
    return new Float32Array(512)
  }
  return { asked, encode }
}

describe('the second look', () => {
  test('is taken where the first is not sure, once a text, and is what everybody sees from then on', async () => {
    const { asked, encode } = counting()
    const listener = hesitant({ chitchat: 0.6, ticket: 0.4 }, { ticket: 0.9, chitchat: 0.1 })
    const ear = createEar({ vocabulary: VOCABULARY, listener, encode })
    expect(ear.understand('那边老是那样').intent).toBe('chitchat')
    expect((await ear.ponder('那边老是那样')).intent).toBe('ticket')
    expect((await ear.ponder('那边老是那样')).intent).toBe('ticket')
    expect(ear.understand('那边老是那样').intent).toBe('ticket')
    expect(asked).toHaveLength(1)
  })

  test('is spared where the first is sure', async () => {
    const { asked, encode } = counting()
    const ear = createEar({ vocabulary: VOCABULARY, listener: hesitant({ ticket: 1 }, { chitchat: 1 }), encode })
    expect((await ear.ponder('路灯坏了')).intent).toBe('ticket')
    expect(asked).toEqual([])
  })

  test('hears a danger that the first did not, and never takes one back', async () => {
    const { encode } = counting()
    const late = createEar({
      vocabulary: VOCABULARY,
      listener: hesitant({ ticket: 0.6, chitchat: 0.2, emergency: 0.2 }, { emergency: 0.9, ticket: 0.1 }),
      encode,
    })
    expect(late.understand('那边那个人好像有点不对劲').emergency).toBeUndefined()
    expect((await late.ponder('那边那个人好像有点不对劲')).intent).toBe('emergency')
    const early = createEar({
      vocabulary: VOCABULARY,
      listener: hesitant({ emergency: 0.6, ticket: 0.4 }, { ticket: 1, emergency: 0 }),
      encode,
    })
    expect(early.understand('家里着火了').emergency).toBe('fire')
    expect((await early.ponder('家里着火了')).emergency).toBe('fire')
  })

  test('an encoder that fails leaves the first look as it is', async () => {
    const { encode } = counting(true)
    const ear = createEar({ vocabulary: VOCABULARY, listener: hesitant({ update: 0.5, ticket: 0.5 }, { ticket: 1 }), encode })
    expect((await ear.ponder('还是那样')).intent).toBe('update')
  })

  test('the encoder is shown no personal data', async () => {
    const { asked, encode } = counting()
    const ear = createEar({ vocabulary: VOCABULARY, listener: hesitant({ ticket: 0.5, update: 0.5 }, { ticket: 1 }), encode })
    await ear.ponder('还是那样，打我电话13800138000')
    expect(asked).toHaveLength(1)
    expect(asked[0]).not.toMatch(/1380/)
  })
})

test('a text is understood once for everybody, and the oldest are forgotten', () => {
  let looks = 0
  const listener: Listener = {
    encoder: 'x',
    listen: () => {
      looks++
      return { intent: { ticket: 1 }, ...others }
    },
    because: () => [],
  }
  const ear = createEar({ vocabulary: VOCABULARY, listener, most: 2 })
  expect(ear.understand('一')).toBe(ear.understand('一'))
  expect(looks).toBe(1)
  ear.understand('二')
  ear.understand('三')
  ear.understand('一')
  expect(looks).toBe(4)
})
