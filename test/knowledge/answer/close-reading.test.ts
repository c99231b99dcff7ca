/** 细读: who reads question and passage together has a say in whether there is an answer; without it there are answers all the same. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answer } from '../../../knowledge/answer.ts'
import type { Candidate } from '../../../knowledge/candidate.ts'
import { surestFirst, windowOf } from '../../../knowledge/close-reading.ts'
import { LocalEmbeddings } from '../../../knowledge/embeddings.ts'
import type { Place } from '../../../knowledge/places.ts'
import type { CloseReader } from '../../../knowledge/reading.ts'
import { type Encoder, openEncoder } from '../../../models/encoder/encoder.ts'
import { dayClock, FIXTURE, type OpenBase, openBase } from './base.ts'

let encoder: Encoder
let base: OpenBase
beforeAll(async () => {
  encoder = await openEncoder()
  base = await openBase(FIXTURE, new LocalEmbeddings(encoder))
}, 60_000)
afterAll(async () => {
  await base.close()
  await encoder.close()
})

const clock = dayClock('2026-11-25')
const ask = (text: string, closeReader: CloseReader) => answer({ text }, { ...base.snapshot, closeReader }, { clock })
const saying = (score: number | undefined) => {
  const read: string[][] = []
  const score_ = async (_: string, texts: readonly string[]) => {
    read.push([...texts])
    return score === undefined ? undefined : texts.map(() => score)
  }
  return { read, reader: { score: score_ } }
}

const placeOf = (read: string) => base.snapshot.files.find(({ title }) => read.startsWith(title.slice(0, 40)))?.place

/** A question of the fixture that is answered; `fits`: how the first passages that were found for it, with their titles, are to be. */
async function answered(fits: (read: readonly string[]) => boolean = () => true): Promise<string> {
  const questions = base.snapshot.files.flatMap(({ title }) => [`${title}讲了什么`, `${title}里规定了哪些事`])
  const own = [
    '积分怎么兑换',
    '文明积分可以换什么',
    '办理居住证明要带什么材料',
    '电动自行车充电怎么收费',
    '养犬要办什么手续',
    ...questions,
  ]
  for (const question of own) {
    if ((await base.ask(question)).outcome !== 'answered') continue
    const { read, reader } = saying(3)
    await ask(question, reader)
    if (fits(read[0]!)) return question
  }
  throw new Error('the fixture answers none of them')
}
const ofOnePlace = (read: readonly string[]) => read.length > 1 && read.every((text) => placeOf(text) === placeOf(read[0]!))

describe('a close reader', () => {
  test('is given the first passages, each with its title, and no more than fits', async () => {
    const { read, reader } = saying(3)
    await ask(await answered(), reader)
    expect(read).toHaveLength(1)
    expect(read[0]!.length).toBeGreaterThan(0)
    expect(read[0]!.length).toBeLessThanOrEqual(3)
    const titles = base.snapshot.files.map(({ title }) => title.slice(0, 40))
    for (const text of read[0]!) {
      expect(titles.some((title) => text.startsWith(title))).toBe(true)
      expect(text.length).toBeLessThanOrEqual(40 + 1 + 24 + 1 + 150)
    }
  })

  test('that is certain of the contrary keeps a wrong answer back', async () => {
    const question = await answered()
    expect((await ask(question, saying(5).reader)).outcome).toBe('answered')
    expect((await ask(question, saying(-7).reader)).outcome).not.toBe('answered')
  })

  test('that is far surer of the second passage has it quoted first, and alike sure leaves the order', async () => {
    const question = await answered(ofOnePlace)
    const twice = (first: number, second: number) => {
      let read: readonly string[] = []
      const score = async (_: string, texts: readonly string[]) => {
        read = texts
        return texts.map((_text, at) => (at === 1 ? second : first))
      }
      return { reader: { score }, read: () => read }
    }
    const bodyOf = (text: string) => text.slice(text.indexOf('：') + 1)
    const [alike, other] = [twice(4, 4), twice(-2, 9)]
    const asFound = await ask(question, alike.reader)
    expect(bodyOf(alike.read()[0]!)).toContain(asFound.citations[0]!.quote.slice(0, 12))
    const swapped = await ask(question, other.reader)
    expect(swapped.outcome).toBe('answered')
    expect(bodyOf(other.read()[1]!)).toContain(swapped.citations[0]!.quote.slice(0, 12))
  })

  test('that finds what one city has no answer at all asks for no city', async () => {
    const question = '养犬每户限养几只'
    const surerOf = (title: string, by: number): CloseReader => ({
      score: async (_, texts) => texts.map((text) => (text.includes(title) ? 3 : 3 - by)),
    })
    const asked = await ask(question, surerOf('云溪市', 5))
    expect(asked).toMatchObject({ reason: 'which_place', options: expect.arrayContaining(['云溪市', '海棠市']) })
    for (const city of ['云溪市', '海棠市']) {
      const { outcome, citations } = await ask(question, surerOf(city, 9))
      expect(outcome).toBe('answered')
      expect(new Set(citations.map(({ place }) => place))).toEqual(new Set([citations[0]!.place]))
      expect(citations[0]!.place).toContain(city)
    }
  })

  test('that says nothing changes nothing', async () => {
    const question = await answered()
    expect(await ask(question, saying(undefined).reader)).toEqual(await base.ask(question))
  })
})

describe('surest first', () => {
  const anywhere = { places: [], sameMatter: () => true }
  const found = [
    { passage: 7, rank: 5 },
    { passage: 7, rank: 4.5 },
    { passage: 3, rank: 4 },
    { passage: 9, rank: 3.8 },
    { passage: 3, rank: 1 },
  ].map((one, unit) => ({ ...one, unit, file: one.passage }) as Candidate)
  const units = (candidates: readonly Candidate[]) => candidates.map(({ unit }) => unit)
  const order = (close: Record<number, number>, shelf: Parameters<typeof surestFirst>[2] = anywhere) =>
    units(surestFirst(found, new Map(Object.entries(close).map(([passage, sure]) => [Number(passage), sure])), shelf))

  test('both readings count alike, and nothing is lost', () => {
    expect(order({ 7: 0, 3: 0.9, 9: -3 })).toEqual([0, 2, 1, 4, 3])
    expect(order({ 7: -1, 3: 3, 9: -3 })).toEqual([2, 0, 4, 1, 3])
    expect(order({ 7: 1, 3: 1, 9: 1 })).toEqual([0, 1, 2, 3, 4])
  })

  test('what was not read counts as the least that was', () => {
    expect(order({ 7: -2, 3: 3 })).toEqual([2, 4, 0, 1, 3])
    expect(order({ 7: 3, 3: 3 })).toEqual([0, 1, 2, 3, 4])
  })

  test('one passage alone is compared with nothing', () => {
    expect(order({ 7: -9 })).toEqual([0, 1, 2, 3, 4])
    expect(order({})).toEqual([0, 1, 2, 3, 4])
    expect(surestFirst([], new Map(), anywhere)).toEqual([])
  })

  test('however sure it is, what another place wrote of the same matter never goes before what was found first', () => {
    const city = (name: string): Place => ({ name, chain: ['南江省', name], level: 'city' })
    const first = (own: Place | undefined, other: Place | undefined, sameMatter = true) => {
      const places = Array.from({ length: 10 }, (_, file) => (file === 7 ? own : other))
      return order({ 7: -6, 3: 6, 9: -6 }, { places, sameMatter: () => sameMatter })[0]
    }
    expect(first(city('海棠市'), city('云州市'))).toBe(0)
    expect(first(city('海棠市'), undefined)).toBe(0)
    expect(first(city('海棠市'), undefined, false)).toBe(2)
    expect(first(city('海棠市'), city('海棠市'))).toBe(2)
    expect(first(undefined, undefined)).toBe(2)
  })
})

test('every sentence’s window holds the sentence’s beginning, lies in its passage, and never exceeds its room', () => {
  const { units, files } = base.snapshot
  for (const [unit, { kind, passage, start, end, file }] of units.entries()) {
    if (kind !== 'sentence') continue
    const window = windowOf({ unit, passage }, base.snapshot)
    const body = window.slice(window.indexOf('：', Math.min(files[file]!.title.length, 40)) + 1)
    const { text } = files[file]!
    expect(body.length).toBeLessThanOrEqual(150)
    expect(body).toContain(text.slice(start, Math.min(end, start + 150)))
    expect(text.slice(units[passage]!.start, units[passage]!.end)).toContain(body)
  }
})
