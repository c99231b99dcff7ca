/** The third look in the talk: whom a chat model may be asked about, and what a reply does with its word. */
import { afterEach, describe, expect, test } from 'vitest'
import { createEar } from '../../bot/hear/ear.ts'
import type { Advice, HeardUrgency, Intent } from '../../bot/hear/understanding.ts'
import type { Listener, Shares } from '../../models/listener/listener.ts'
import { hesitant } from './hear/hesitant.ts'
import { type Neighbourhood, neighbourhood } from './neighbourhood.ts'

const open: Neighbourhood[] = []
afterEach(async () => {
  for (const street of open.splice(0)) await street.close()
})

const UNSURE: Shares = { chitchat: 0.4, ticket: 0.2, withdraw: 0.2, update: 0.15, emergency: 0.05 }

/** A street whose ear is never sure, and whose model always says the same. */
async function street(said: [Intent, string, HeardUrgency], intent: Shares = UNSURE) {
  const asked: string[] = []
  const [heard, service, urgency] = said
  const advise = async (masked: string): Promise<Advice> => {
    asked.push(masked)
    return { by: 'm', opinion: { intent: heard, service, urgency } }
  }
  const services = [{ code: 'fac_light', name: '路灯', words: [] }]
  const unsure = hesitant({ intent, service: { other: 0.6, fac_light: 0.4 } })
  const sure = hesitant({ intent: { ticket: 1 }, service: { fac_light: 1 } })
  const listener: Listener = {
    ...unsure,
    listen: (traits) => (traits.has('trouble') ? sure : unsure).listen(traits),
  }
  const ear = createEar({ vocabulary: { services, places: [] }, listener, advise })
  const { understand, ponder, consult } = ear
  const opened = await neighbourhood({ assistant: { understand, ponder, consult } })
  open.push(opened)
  return { ...opened, asked }
}

describe('a chat model is asked', () => {
  test('about what is said to us; never about what neighbours say among themselves', async () => {
    const { say, asked } = await street(['chitchat', 'other', 'none'])
    await say('刘', '那边老是那样', { group: '桂花苑' })
    expect(asked).toEqual([])
    await say('刘', '小格，那边老是那样', { group: '桂花苑' })
    await say('刘', '这边也老是那样')
    expect(asked).toEqual(['那边老是那样', '这边也老是那样'])
  })

  test('neither about commands nor numbers nor what is quoted, nor while an answer is awaited', async () => {
    const { say, asked } = await street(['ticket', 'fac_light', 'normal'])
    for (const text of ['帮助', '我的工单', '#1001 怎么样了', '更多']) await say('刘', text)
    const quoted = { id: 'x', us: true, text: '#1001 路灯，桂花苑3栋，待接单' }
    await say('刘', '这个老是那样', { quoted })
    expect(asked).toEqual([])
    const [where] = await say('刘', '那边老是那样')
    expect(asked).toHaveLength(1)
    expect(where).toMatch(/哪/)
    await say('刘', '就在那个亭子旁边')
    expect(asked).toHaveLength(1)
  })
})

describe('its word', () => {
  test('makes a request of small talk, and the talk goes on as ever: the place is asked for', async () => {
    const { say, tickets } = await street(['ticket', 'fac_light', 'normal'])
    const [where] = await say('刘', '那边老是那样')
    expect(where).toMatch(/哪/)
    expect(await tickets()).toEqual([])
  })

  test('withdraws nothing: who is heard so is asked first', async () => {
    const { say, tickets } = await street(['withdraw', 'other', 'none'])
    await say('刘', '桂花苑3栋2单元的路灯坏了')
    expect(await tickets()).toHaveLength(1)
    const [asked] = await say('刘', '那边老是那样')
    expect(asked).toMatch(/撤回/)
    expect((await tickets()).map(({ status }) => status)).toEqual(['assigned'])
  })

  test('shows the card where the listener had a sign of danger, before anything else; else not', async () => {
    const feared = await street(['emergency', 'other', 'emergency'], { update: 0.5, emergency: 0.3, ticket: 0.2 })
    const [card] = await feared.say('刘', '那户好久没动静')
    expect(card).toMatch(/110|120|119/)
    expect(await feared.tickets()).toHaveLength(1)
    const calm = await street(['emergency', 'other', 'emergency'])
    expect((await calm.say('刘', '那边老是那样')).join()).not.toMatch(/110|120|119/)
    expect(await calm.tickets()).toEqual([])
  })
})
