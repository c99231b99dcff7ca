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
const ofOnePlace = (read: readonly string[]) => read.length === 2 && placeOf(read[0]!) === placeOf(read[1]!)

describe('a close reader', () => {
  test('is given the first passages, each with its title, and no more than fits', async () => {
    const { read, reader } = saying(3)
    await ask(await answered(), reader)
    expect(read).toHaveLength(1)
    expect(read[0]!.length).toBeGreaterThan(0)
    expect(read[0]!.length).toBeLessThanOrEqual(2)
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

  test('that is far surer of the second passage has it quoted first, and a little surer leaves the order', async () => {
    const question = await answered(ofOnePlace)
    const twice = (first: number, second: number) => {
      let read: readonly string[] = []
      const score = async (_: string, texts: readonly string[]) => {
        read = texts
        return texts.map((_text, at) => (at === 0 ? first : second))
      }
      return { reader: { score }, read: () => read }
    }
    const bodyOf = (text: string) => text.slice(text.indexOf('：') + 1)
    const [alike, other] = [twice(4, 5), twice(1, 8)]
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

test('a second passage comes first where it is far likelier, further from another file, and nothing is lost', () => {
  const found = (fileOf: (passage: number) => number) =>
    [7, 7, 3, 9, 3].map((passage, unit) => ({ passage, unit, file: fileOf(passage) }) as Candidate)
  const order = (candidates: Candidate[], ...close: number[]) => surestFirst(candidates, [], close).map(({ unit }) => unit)
  const inOneFile = found(() => 1)
  const inTwo = found((passage) => (passage === 7 ? 1 : 2))
  expect(order(inOneFile, -1, 1.5)).toEqual([2, 4, 0, 1, 3])
  expect(order(inTwo, -1, 1.5)).toEqual([0, 1, 2, 3, 4])
  expect(order(inTwo, -2, 1.5)).toEqual([2, 4, 0, 1, 3])
  expect(order(inOneFile, -1, 0.5)).toEqual([0, 1, 2, 3, 4])
  expect(order(inOneFile, 2)).toEqual([0, 1, 2, 3, 4])
  expect(order(inOneFile)).toEqual([0, 1, 2, 3, 4])
  expect(order(found(() => 1).slice(0, 2), 2)).toEqual([0, 1])
  expect(surestFirst([], [], [])).toEqual([])
})

test('however sure the reader is, what another place wrote of the matter never goes before what was found first', () => {
  const candidates = [7, 3].map((passage, unit) => ({ passage, unit, file: unit }) as Candidate)
  const city = (name: string): Place => ({ name, chain: ['南江省', name], level: 'city' })
  const order = (...places: (Place | undefined)[]) => surestFirst(candidates, places, [-6, 6]).map(({ unit }) => unit)
  expect(order(city('海棠市'), city('云州市'))).toEqual([0, 1])
  expect(order(city('海棠市'), undefined)).toEqual([0, 1])
  expect(order(city('海棠市'), city('海棠市'))).toEqual([1, 0])
  expect(order(undefined, undefined)).toEqual([1, 0])
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
