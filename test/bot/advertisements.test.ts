/** Whoever sells something gets no answer, alone or in a group, and nothing of it is kept as knowledge; who speaks of the same things does. */
import { afterEach, expect, test, vi } from 'vitest'
import { type Neighbourhood, neighbourhood } from './neighbourhood.ts'
import { ownTexts } from './own-texts.ts'

const TEXTS = ownTexts('adverts.txt')
const ADVERTS = TEXTS.get('advertisement')!
const MEANT = TEXTS.get('meant')!
/** Of the advertisements, answered by nobody. */
const IGNORED = 0.95

let street: Neighbourhood | undefined
afterEach(async () => {
  await street?.close()
  vi.doUnmock('../../bot/hear/advertisement.ts')
  vi.resetModules()
})

type Say = (text: string, index: number) => Parameters<Neighbourhood['channel']['message']>

/** Each by a person of their own; gives the texts that were answered. */
async function answered(open: typeof neighbourhood, texts: readonly string[], say: Say): Promise<Set<string>> {
  const here = await open()
  street = here
  const threads = new Map<string, string>()
  await Promise.all(
    texts.map((text, index) => {
      const incoming = here.channel.message(...say(text, index))
      threads.set(incoming.thread.id, text)
      return here.channel.hear(incoming)
    }),
  )
  await here.calm()
  return new Set(here.channel.said.flatMap(({ thread }) => (threads.has(thread) ? [threads.get(thread)!] : [])))
}

const ALONE: Say = (text, index) => [`卖${index}`, text]
const IN_A_GROUP: Say = (text, index) => [`卖${index}`, text, { group: `群${index}`, addressed: true }]

test('there are enough of both, all different', () => {
  for (const texts of [ADVERTS, MEANT]) {
    expect(texts.length).toBeGreaterThanOrEqual(150)
    expect(new Set(texts).size).toBe(texts.length)
  }
})

test.each([
  ['alone with us', ALONE],
  ['in a group, even spoken to us', IN_A_GROUP],
])('%s: advertisements are not answered, and leave nothing behind', async (_, say) => {
  const heard = await answered(neighbourhood, ADVERTS, say)
  expect(1 - heard.size / ADVERTS.length, [...heard].join('\n')).toBeGreaterThanOrEqual(IGNORED)
  const tickets = await street!.tickets()
  expect(tickets.length).toBeLessThanOrEqual(heard.size)
  expect(await street!.store.read.selectFrom('standing_hits').selectAll().execute()).toEqual([])
})

test('who complains of the same things, needs or lost them is answered', async () => {
  const heard = await answered(neighbourhood, MEANT, ALONE)
  const silent = MEANT.filter((text) => !heard.has(text))
  expect(silent.length / MEANT.length, silent.join('\n')).toBeLessThanOrEqual(0.01)
})

test('the planted bug, an ear for nothing that is sold, is found', async () => {
  vi.doMock('../../bot/hear/advertisement.ts', () => ({ advertisementIn: () => undefined }))
  vi.resetModules()
  const { neighbourhood: deaf } = await import('./neighbourhood.ts')
  const heard = await answered(deaf, ADVERTS, ALONE)
  expect(1 - heard.size / ADVERTS.length).toBeLessThan(IGNORED)
})
