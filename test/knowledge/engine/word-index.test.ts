import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { figuresOf } from '../../../knowledge/figures.ts'
import { scopeOf } from '../../../knowledge/scope.ts'
import { buildWordIndex, type WordIndex } from '../../../knowledge/word-index.ts'
import { readWordIndex, writeWordIndex } from '../../../knowledge/word-index-file.ts'
import { mergeWordIndexes } from '../../../knowledge/word-index-merge.ts'
import { wordsOf } from '../../../knowledge/words.ts'

const syllable = fc.constantFrom(...'水电停修网格员楼道灯坏了谁管a1')
const document = fc.string({ unit: syllable, maxLength: 24 })
const documents = fc.array(document, { maxLength: 20 })

/** BM25 by its formula, document by document. */
function naive(texts: readonly string[], query: string): { unit: number; score: number }[] {
  const bags = texts.map(wordsOf)
  const withFigures = texts.map((text, at) => [...bags[at]!, ...figuresOf(text)])
  const asked = [
    ...wordsOf(query).map((word) => ({ word, weight: 1 })),
    ...figuresOf(query).map((word) => ({ word, weight: 0.5 })),
  ]
  const average = bags.reduce((sum, bag) => sum + bag.length, 0) / Math.max(1, bags.length) || 1
  const score = (bag: string[], at: number) =>
    asked.reduce((sum, { word, weight }) => {
      const df = withFigures.filter((other) => other.includes(word)).length
      const tf = withFigures[at]!.filter((other) => other === word).length
      const idf = Math.log(1 + (texts.length - df + 0.5) / (df + 0.5))
      return sum + (weight * idf * tf * 2.5) / (tf + 1.5 * (0.25 + (0.75 * bag.length) / average))
    }, 0)
  return bags
    .map((bag, unit) => ({ unit, score: score(bag, unit) }))
    .filter((hit) => hit.score > 0)
    .sort((a, b) => b.score - a.score || a.unit - b.unit)
}

function same(index: WordIndex, other: WordIndex, query: string) {
  const [a, b] = [index, other].map((one) =>
    one.search(query, 50).map(({ unit, score }) => ({ unit, score: score.toFixed(4) })),
  )
  expect(a).toEqual(b)
  expect(index.known(query)).toBeCloseTo(other.known(query), 9)
  expect(index.mass(query)).toBeCloseTo(other.mass(query), 9)
}

describe('further words of a query', () => {
  const further = fc.array(fc.record({ text: document, weight: fc.double({ min: 0, max: 1, noNaN: true }) }), { maxLength: 3 })

  test('raise what holds them, by their weight, and never lower anything', () => {
    fc.assert(
      fc.property(documents, document, further, (texts, text, also) => {
        const index = buildWordIndex(texts)
        const before = new Map(index.search(text, 50).map(({ unit, score }) => [unit, score]))
        for (const { unit, score } of index.search({ text, also }, 50)) {
          expect(score).toBeGreaterThanOrEqual((before.get(unit) ?? 0) - 1e-9)
        }
        expect(index.search({ text, also: [] }, 50)).toEqual(index.search(text, 50))
        expect(index.search({ text, also: [{ text, weight: 1 }] }, 50)).toEqual(index.search(text, 50))
      }),
    )
  })

  test('no score exceeds the mass, with or without them', () => {
    fc.assert(
      fc.property(documents, document, further, (texts, text, also) => {
        const index = buildWordIndex(texts)
        for (const query of [text, { text, also }]) {
          const mass = index.mass(query)
          for (const { score } of index.search(query, 50)) expect(score).toBeLessThanOrEqual(mass + 1e-6)
        }
        expect(index.mass({ text, also })).toBeGreaterThanOrEqual(index.mass(text))
      }),
    )
  })
})

const written = (index: WordIndex) => Buffer.concat([...writeWordIndex(index)])

describe('the word index', () => {
  test('scores every document as the formula says', () => {
    fc.assert(
      fc.property(documents, document, (texts, query) => {
        const expected = new Map(naive(texts, query).map(({ unit, score }) => [unit, score]))
        const hits = buildWordIndex(texts).search(query, 50)
        expect(hits.map(({ unit }) => unit).sort()).toEqual([...expected.keys()].sort())
        for (const { unit, score } of hits) expect(score).toBeCloseTo(expected.get(unit)!, 4)
      }),
    )
  })

  test('gives the k best of what passes, in order, the same each time', () => {
    fc.assert(
      fc.property(documents, document, fc.nat(5), fc.integer({ min: 1, max: 3 }), (texts, query, k, step) => {
        const index = buildWordIndex(texts)
        const passes = (unit: number) => unit % step === 0
        const all = index.search(query, 50).filter(({ unit }) => passes(unit))
        expect(index.search(query, k, scopeOf(texts.length, passes))).toEqual(all.slice(0, k))
        for (const [at, hit] of all.entries()) {
          const next = all[at + 1]
          if (next) expect(hit.score > next.score || (hit.score === next.score && hit.unit < next.unit)).toBe(true)
        }
      }),
    )
  })

  test('never scores above the query’s mass, and knows all of what it holds', () => {
    fc.assert(
      fc.property(documents, document, (texts, query) => {
        const index = buildWordIndex(texts)
        for (const { score } of index.search(query, 50)) expect(score).toBeLessThanOrEqual(index.mass(query) * 1.000001)
        const known = buildWordIndex([...texts, query]).known(query)
        expect(known).toBe(wordsOf(query).length === 0 ? 0 : 1)
      }),
    )
  })

  test('tells a query of which it knows nothing from one of which it knows half', () => {
    const index = buildWordIndex(['网格员每周巡查楼道', '物业负责维修电梯'])
    expect(index.known('量子纠缠')).toBe(0)
    expect(index.known('网格员量子纠缠')).toBeGreaterThan(0.2)
    expect(index.known('网格员量子纠缠')).toBeLessThan(0.8)
    expect(index.known('')).toBe(0)
    expect(index.search('', 5)).toEqual([])
  })

  test('is the same after being written and read', () => {
    fc.assert(
      fc.property(documents, document, (texts, query) => {
        const index = buildWordIndex(texts)
        same(readWordIndex(written(index)), index, query)
      }),
    )
  })

  test('refuses bytes that are cut, and other bytes', () => {
    const bytes = written(buildWordIndex(['网格员', '楼道灯坏了']))
    for (const length of [0, 3, 19, 40, bytes.length - 1]) expect(() => readWordIndex(bytes.subarray(0, length))).toThrow()
    expect(() => readWordIndex(Buffer.alloc(4096, 1))).toThrow()
  })

  test('is the same when edited as when built afresh', () => {
    const part = fc.record({ text: document, fate: fc.constantFrom('kept', 'gone', 'new') })
    fc.assert(
      fc.property(fc.array(part, { maxLength: 25 }), document, (parts, query) => {
        const old = parts.filter(({ fate }) => fate !== 'new')
        const next = parts.filter(({ fate }) => fate !== 'gone')
        const fresh = parts.filter(({ fate }) => fate === 'new')
        const placesOf = (some: typeof parts) => Int32Array.from(some, (one) => next.indexOf(one))
        const texts = (some: typeof parts) => some.map(({ text }) => text)
        const merged = mergeWordIndexes(
          [
            { index: buildWordIndex(texts(old)), places: placesOf(old) },
            { index: buildWordIndex(texts(fresh)), places: placesOf(fresh) },
          ],
          next.length,
        )
        same(merged, buildWordIndex(texts(next)), query)
      }),
    )
  })
})
