/** Planted bugs: a chat model that overrides an emergency, is asked about one, or decides alone. Each is caught by the same three looks. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { plantedCopy, TSX } from '../../planted-copy.ts'

const CRIES = ['家里着火了', '电梯里困住人了救命', '老人晕倒了叫不醒']

interface Seen {
  /** Cries that have their card in spite of a model that says “small talk”. */
  cards: number
  /** Cries that the model was asked about. */
  asked: number
  /** What becomes of small talk of which a model says “withdraw”, “emergency”. */
  intents: string[]
}

function seenIn(change?: { file: string; from: string; to: string }): Seen {
  const plant = (content: Buffer) => {
    const source = content.toString()
    expect(source).toContain(change!.from)
    return source.replace(change!.from, change!.to)
  }
  const root = plantedCopy({ files: change ? { [change.file]: plant } : {} })
  const from = (path: string) => JSON.stringify(pathToFileURL(join(root, path)).href)
  const script = `
    import { createEar } from ${from('bot/hear/ear.ts')}
    import { understand } from ${from('bot/hear/understand.ts')}
    import { openListener } from ${from('models/listener/listener.ts')}
    const vocabulary = { services: [], places: [] }
    const listener = openListener()
    const opinion = (intent) => ({ by: 'm', opinion: { intent, service: 'other', urgency: 'none' } })
    const cries = ${JSON.stringify(CRIES)}
    let asked = 0
    const ear = createEar({ vocabulary, listener, advise: async () => (asked++, opinion('chitchat')) })
    for (const text of cries) await ear.consult(text)
    const cards = cries.filter((text) => understand(text, vocabulary, { listener, advice: opinion('chitchat') }).emergency)
    const talk = { encoder: 'x', because: () => [], listen: () => ({ intent: { chitchat: 0.55, question: 0.4, withdraw: 0.03, emergency: 0.02 },
      service: { other: 1 }, urgency: { normal: 1 }, problems: { one: 1 } }) }
    const intents = ['withdraw', 'emergency'].map((said) => understand('那边老是那样', vocabulary, { listener: talk, advice: opinion(said) }).intent)
    console.log(JSON.stringify({ cards: cards.length, asked, intents }))`
  const out = execFileSync(process.execPath, [...TSX, '--input-type=module', '-e', script], { cwd: root })
  return JSON.parse(out.toString())
}

const RIGHT: Seen = { cards: CRIES.length, asked: 0, intents: ['chitchat', 'chitchat'] }

describe('planted bugs in what a chat model may do are caught', () => {
  test('none planted', () => {
    expect(seenIn()).toEqual(RIGHT)
  })

  test('its word stands before the danger that was heard', () => {
    const seen = seenIn({
      file: 'bot/hear/understand.ts',
      from: 'own ?? told?.danger',
      to: 'told ? told.danger : own',
    })
    expect(seen.cards).toBe(0)
  })

  test('it is asked about emergencies', () => {
    const seen = seenIn({
      file: 'bot/hear/opinion.ts',
      from: "if (emergency || intent === 'emergency' || sensitive) return false",
      to: 'if (emergency) return true',
    })
    expect(seen.asked).toBe(CRIES.length)
  })

  test('what the listener all but rules out counts', () => {
    const seen = seenIn({ file: 'bot/hear/opinion.ts', from: "if (!possible('intent', intent))", to: 'if (false)' })
    expect(seen.intents[0]).toBe('withdraw')
  })

  test('it makes an emergency of what shows no sign of one', () => {
    const seen = seenIn({ file: 'bot/hear/learnt.ts', from: 'share < SURE.only.withRule', to: 'share < 0' })
    expect(seen.intents[1]).toBe('emergency')
  })
})
