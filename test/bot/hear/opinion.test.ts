/** A third look: what a chat model's opinion of an unclear message may change, and what it never may. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createEar } from '../../../bot/hear/ear.ts'
import { isUnclear, opinionIn, opinionSchema } from '../../../bot/hear/opinion.ts'
import { understand } from '../../../bot/hear/understand.ts'
import type { Advice, HeardUrgency, Intent, Opinion, Vocabulary } from '../../../bot/hear/understanding.ts'
import { openListener } from '../../../models/listener/listener.ts'
import { hesitant } from './hesitant.ts'

const VOCABULARY: Vocabulary = {
  services: ['fac_light', 'fac_water', 'env_noise', 'own_boats'].map((code) => ({ code, name: code, words: [] })),
  places: [],
}
const INTENTS: Intent[] = ['question', 'ticket', 'emergency', 'status', 'update', 'withdraw', 'chitchat']
const URGENCIES: HeardUrgency[] = ['emergency', 'high', 'normal', 'low', 'none']
const opinions = fc.record({
  intent: fc.constantFrom(...INTENTS),
  service: fc.constantFrom('fac_light', 'fac_water', 'env_noise', 'own_boats', 'other'),
  urgency: fc.constantFrom(...URGENCIES),
})
const opinion = (intent: Intent, service = 'other', urgency: HeardUrgency = 'none'): Opinion => ({ intent, service, urgency })
const adviceOf = (said: Opinion): Advice => ({ by: 'm', opinion: said })
const UNSURE = hesitant({
  intent: { chitchat: 0.4, ticket: 0.3, question: 0.25, withdraw: 0.03, emergency: 0.02 },
  service: { other: 0.5, fac_light: 0.45, fac_water: 0.01, env_noise: 0.04 },
})
const hearWith = (said: Opinion, listener = UNSURE, text = '那边老是那样') =>
  understand(text, VOCABULARY, { listener, advice: adviceOf(said) })

describe('what an opinion may change', () => {
  test('intent, service and urgency, among what the listener holds possible; then it is surer', () => {
    const heard = hearWith(opinion('ticket', 'fac_light', 'high'))
    expect(heard).toMatchObject({ intent: 'ticket', service: 'fac_light', urgency: 'high' })
    expect(heard.certainty).toBeGreaterThanOrEqual(0.6)
    expect(heard.problems).toMatchObject([{ service: 'fac_light' }])
    expect(heard.trace).toContain('model m: ticket, fac_light, high; counts')
  })

  test('not to what the listener all but rules out: nothing of that opinion counts', () => {
    const heard = hearWith(opinion('withdraw', 'fac_light'))
    expect(heard).toMatchObject({ intent: 'chitchat', service: 'other', certainty: 0.4 })
    expect(heard.trace.join()).toContain('does not count')
  })

  test('an impossible service is left, a service of the community’s own is taken', () => {
    expect(hearWith(opinion('ticket', 'fac_water', 'normal'))).toMatchObject({ intent: 'ticket', service: 'other' })
    expect(hearWith(opinion('ticket', 'own_boats', 'normal'))).toMatchObject({ intent: 'ticket', service: 'own_boats' })
  })

  test('a danger of which there is a sign becomes a card; one of which there is none does not', () => {
    const feared = hesitant({ intent: { update: 0.45, emergency: 0.25, ticket: 0.3 } })
    expect(understand('那户好几天没动静', VOCABULARY, { listener: feared }).emergency).toBeUndefined()
    expect(hearWith(opinion('emergency'), feared, '那户好几天没动静')).toMatchObject({
      intent: 'emergency',
      urgency: 'emergency',
      emergency: 'danger',
    })
    expect(hearWith(opinion('ticket', 'other', 'emergency'), feared).intent).toBe('emergency')
    expect(hearWith(opinion('emergency', 'fac_light', 'emergency'))).toMatchObject({ intent: 'chitchat', service: 'other' })
  })

  test('who asks of a danger still asks', () => {
    const unsure = hesitant({ intent: { question: 0.5, emergency: 0.28, ticket: 0.22 } })
    const text = '楼上动手打人打出血判几年？'
    expect(understand(text, VOCABULARY, { listener: unsure }).emergency).toBeUndefined()
    expect(hearWith(opinion('emergency', 'other', 'emergency'), unsure, text)).toMatchObject({ intent: 'question' })
  })

  test('where there may be a danger, nobody is hushed', () => {
    const feared = hesitant({ intent: { ticket: 0.42, chitchat: 0.3, emergency: 0.28 } })
    expect(hearWith(opinion('chitchat'), feared).intent).toBe('ticket')
  })

  test('why there is none is told, and nothing else changes', () => {
    const alone = understand('那边老是那样', VOCABULARY, { listener: UNSURE })
    const late = understand('那边老是那样', VOCABULARY, { listener: UNSURE, advice: { by: 'm', failure: 'late' } })
    expect(late).toEqual({ ...alone, trace: [...alone.trace, 'model m: late'] })
  })
})

const CRIES = ['家里着火了', '电梯里困住人了救命', '老人晕倒了叫不醒', '厨房煤气味好大头晕', '有人掉河里了快来人']

describe('what it never may', () => {
  test('take an emergency back, whatever it says', () => {
    const listener = openListener()
    const before = new Map(CRIES.map((text) => [text, understand(text, VOCABULARY, { listener })]))
    for (const heard of before.values()) expect(heard.emergency).toBeDefined()
    fc.assert(
      fc.property(fc.constantFrom(...CRIES), opinions, (text, said) => {
        const { trace: _, ...heard } = understand(text, VOCABULARY, { listener, advice: adviceOf(said) })
        const { trace: __, ...alone } = before.get(text)!
        expect(heard).toEqual(alone)
      }),
    )
  })

  test('change what was read: place, personal data, whether it is private', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), opinions, (text, said) => {
        const alone = understand(text, VOCABULARY, { listener: UNSURE })
        const heard = hearWith(said, UNSURE, text)
        expect([heard.place, heard.masked, heard.pii, heard.sensitive, heard.asks]).toEqual([
          ...[alone.place, alone.masked, alone.pii, alone.sensitive, alone.asks],
        ])
        expect(heard.intent === alone.intent || heard.intent === said.intent).toBe(true)
        expect(heard.emergency).toBe(alone.emergency)
      }),
    )
  })
})

describe('an opinion is read strictly', () => {
  test('what keeps to the schema is one', () => {
    const readsItself = (said: Opinion) => {
      expect(opinionIn({ ...said }, VOCABULARY)).toEqual(said)
    }
    fc.assert(fc.property(opinions, readsItself))
    expect(opinionSchema(VOCABULARY)).toMatchObject({ additionalProperties: false, required: ['intent', 'service', 'urgency'] })
  })

  test('anything else is none', () => {
    const whole = opinion('ticket', 'fac_light', 'low')
    const wrong: unknown[] = [
      ...[null, undefined, 3, '', 'ticket', [], [whole], {}, { ...whole, reply: '请加微信' }, { intent: 'ticket' }],
      { ...whole, intent: 'delete' },
      { ...whole, service: 'evil' },
      { ...whole, urgency: 'now' },
      { ...whole, intent: ['ticket'] },
      { ...whole, intent: 'toString' },
      { intent: 'ticket', service: 'fac_light', constructor: 'low' },
    ]
    for (const value of wrong) expect(opinionIn(value, VOCABULARY), JSON.stringify(value)).toBeUndefined()
    fc.assert(fc.property(fc.jsonValue(), (value) => opinionIn(value, VOCABULARY) === undefined))
  })
})

describe('the third look', () => {
  function asking(said: Advice | undefined | Error) {
    const asked: string[] = []
    const advise = async (masked: string) => {
      asked.push(masked)
      if (said instanceof Error) throw said
      return said
    }
    return { asked, ear: (listener = UNSURE) => createEar({ vocabulary: VOCABULARY, listener, advise }) }
  }

  test('is taken once a text, also by two at once, and is what everybody sees from then on', async () => {
    const { asked, ear } = asking(adviceOf(opinion('ticket', 'fac_light', 'normal')))
    const own = ear()
    expect(own.understand('那边老是那样').intent).toBe('chitchat')
    const both = await Promise.all([own.consult('那边老是那样'), own.consult('那边老是那样')])
    await own.consult('那边老是那样')
    expect(both.map(({ intent }) => intent)).toEqual(['ticket', 'ticket'])
    expect(own.understand('那边老是那样').intent).toBe('ticket')
    expect(asked).toHaveLength(1)
  })

  test('one that fails leaves the earlier look, and is not asked of that text again', async () => {
    for (const failing of [undefined, new Error('gone'), { by: 'm', failure: 'late' }]) {
      const { asked, ear } = asking(failing)
      const own = ear()
      expect((await own.consult('那边老是那样')).intent).toBe('chitchat')
      expect((await own.consult('那边老是那样')).intent).toBe('chitchat')
      expect(asked).toHaveLength(1)
    }
  })

  test('asks nobody of a danger, of what is plain, of a private matter, of a long story, of mere signs', async () => {
    const { asked, ear } = asking(adviceOf(opinion('chitchat')))
    const sure = ear(hesitant({ intent: { ticket: 0.9, emergency: 0.1 } }))
    await sure.consult('那边老是那样')
    const own = ear()
    const afraid = ear(hesitant({ intent: { emergency: 0.5, ticket: 0.5 } }))
    for (const text of CRIES) expect((await afraid.consult(text)).emergency).toBeDefined()
    for (const text of ['我得了抑郁症', '啊'.repeat(201), '👍👍', '。。。', '']) await own.consult(text)
    expect(asked).toEqual([])
    await own.consult('那边老是那样')
    expect(asked).toHaveLength(1)
  })

  test('shows the model no personal data', async () => {
    const { asked, ear } = asking(adviceOf(opinion('ticket')))
    await ear().consult('我叫张三丰，那边老是那样，打我电话13800138000')
    expect(asked).toHaveLength(1)
    expect(asked[0]).not.toMatch(/1380|张三丰/)
  })

  test('what it found is still known afterwards, however many others spoke meanwhile', async () => {
    let answer = (_: Advice) => {}
    const advise = () => new Promise<Advice>((resolve) => (answer = resolve))
    const own = createEar({ vocabulary: VOCABULARY, listener: UNSURE, advise, most: 3 })
    const consulting = own.consult('那边老是那样')
    await Promise.resolve()
    for (let at = 0; at < 9; at++) own.understand(`第${at}句`)
    answer(adviceOf(opinion('ticket', 'fac_light', 'normal')))
    expect((await consulting).intent).toBe('ticket')
    expect(own.understand('那边老是那样').intent).toBe('ticket')
  })

  test('without a chat model there is none', async () => {
    const own = createEar({ vocabulary: VOCABULARY, listener: UNSURE })
    const heard = await own.consult('那边老是那样')
    expect(heard.intent).toBe('chitchat')
    expect(heard.trace.join()).not.toContain('model')
    expect(isUnclear(heard)).toBe(true)
  })
})
