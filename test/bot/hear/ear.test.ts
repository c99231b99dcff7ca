/** Two looks: the first at once, the second with what the close reader hears, and what a second thought may and may not change. */
import { describe, expect, test } from 'vitest'
import { createEar } from '../../../bot/hear/ear.ts'
import type { Listener } from '../../../models/listener/listener.ts'

const VOCABULARY = { services: [], places: [] }
const others = { service: { other: 1 }, urgency: { normal: 1 }, problems: { one: 1 } }

/** Unsure at the first look, sure with meanings. */
function hesitant(first: Record<string, number>, second: Record<string, number>): Listener {
  return {
    hearer: 'x',
    heads: {},
    listen: (_, meanings) => ({ intent: meanings ? second : first, ...others }),
    because: () => [],
  }
}

function counting(fails = false) {
  const asked: string[] = []
  const hear = async (text: string) => {
    asked.push(text)
    if (fails) throw new Error('no close reader')
    return new Float32Array(512)
  }
  return { asked, hear }
}

describe('the second look', () => {
  test('is taken where the first is not sure, once a text, and is what everybody sees from then on', async () => {
    const { asked, hear } = counting()
    const listener = hesitant({ chitchat: 0.6, ticket: 0.4 }, { ticket: 0.9, chitchat: 0.1 })
    const ear = createEar({ vocabulary: VOCABULARY, listener, hear })
    expect(ear.understand('那边老是那样').intent).toBe('chitchat')
    expect((await ear.ponder('那边老是那样')).intent).toBe('ticket')
    expect((await ear.ponder('那边老是那样')).intent).toBe('ticket')
    expect(ear.understand('那边老是那样').intent).toBe('ticket')
    expect(asked).toHaveLength(1)
  })

  test('is spared where the first is sure', async () => {
    const { asked, hear } = counting()
    const ear = createEar({ vocabulary: VOCABULARY, listener: hesitant({ ticket: 1 }, { chitchat: 1 }), hear })
    expect((await ear.ponder('路灯坏了')).intent).toBe('ticket')
    expect(asked).toEqual([])
  })

  test('hears a danger that the first did not, and never takes one back', async () => {
    const { hear } = counting()
    const late = createEar({
      vocabulary: VOCABULARY,
      listener: hesitant({ ticket: 0.6, chitchat: 0.2, emergency: 0.2 }, { emergency: 0.9, ticket: 0.1 }),
      hear,
    })
    expect(late.understand('那边那个人好像有点不对劲').emergency).toBeUndefined()
    expect((await late.ponder('那边那个人好像有点不对劲')).intent).toBe('emergency')
    const early = createEar({
      vocabulary: VOCABULARY,
      listener: hesitant({ emergency: 0.6, ticket: 0.4 }, { ticket: 1, emergency: 0 }),
      hear,
    })
    expect(early.understand('家里着火了').emergency).toBe('fire')
    expect((await early.ponder('家里着火了')).emergency).toBe('fire')
  })

  test('decides what the first doubts; where none comes the doubt is enough for a card', async () => {
    const doubtful = (second: Record<string, number>) => hesitant({ ticket: 0.7, emergency: 0.3 }, second)
    const says = async (second: Record<string, number>, hear?: ReturnType<typeof counting>['hear']) => {
      const ear = createEar({ vocabulary: VOCABULARY, listener: doubtful(second), hear })
      const first = ear.understand('家里着火了').emergency
      return [first, (await ear.ponder('家里着火了')).emergency]
    }
    expect(await says({ ticket: 0.95, emergency: 0.05 }, counting().hear)).toEqual([undefined, undefined])
    expect(await says({ ticket: 0.7, emergency: 0.3 }, counting().hear)).toEqual([undefined, 'fire'])
    expect(await says({ ticket: 1 }, counting(true).hear)).toEqual([undefined, 'fire'])
    expect(await says({ ticket: 1 })).toEqual(['fire', 'fire'])
  })

  test.each([
    ['楼道味道好难闻', undefined],
    ['门口那袋垃圾臭得很', undefined],
    ['楼道一股臭鸡蛋那种味', 'gas'],
    ['味道好难闻，闻着头疼', 'gas'],
  ])('what only stinks is hardly gas: %s', async (text, kind) => {
    const shares = {
      intent: { ticket: 0.4, emergency: 0.6 },
      service: { fac_gas: 1 },
      urgency: { normal: 1 },
      problems: { one: 1 },
    }
    const listener: Listener = { hearer: 'x', heads: {}, listen: () => shares, because: () => [] }
    const ear = createEar({ vocabulary: VOCABULARY, listener, hear: counting().hear })
    expect((await ear.ponder(text)).emergency).toBe(kind)
  })

  test('a close reader that fails leaves the first look as it is', async () => {
    const { hear } = counting(true)
    const ear = createEar({ vocabulary: VOCABULARY, listener: hesitant({ update: 0.5, ticket: 0.5 }, { ticket: 1 }), hear })
    expect((await ear.ponder('还是那样')).intent).toBe('update')
  })

  test('the close reader is shown no personal data', async () => {
    const { asked, hear } = counting()
    const ear = createEar({ vocabulary: VOCABULARY, listener: hesitant({ ticket: 0.5, update: 0.5 }, { ticket: 1 }), hear })
    await ear.ponder('还是那样，打我电话13800138000')
    expect(asked).toHaveLength(1)
    expect(asked[0]).not.toMatch(/1380/)
  })
})

test('a text is understood once for everybody, and the oldest are forgotten', () => {
  let looks = 0
  const listener: Listener = {
    hearer: 'x',
    heads: {},
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
