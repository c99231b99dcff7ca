import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { systemClock } from '../../../clock.ts'
import { type Scope, scopeOf } from '../../../knowledge/scope.ts'
import { buildGraph, EXACT_ROWS, type Graph, readGraph, VectorIndex, writeGraph } from '../../../knowledge/vector-index.ts'
import { Vectors } from '../../../knowledge/vectors.ts'
import { save, scratchFolder } from './scratch.ts'

const DIMENSION = 24
const number = fc.double({ min: -1, max: 1, noNaN: true })
const vector = fc.array(number, { minLength: DIMENSION, maxLength: DIMENSION }).filter((one) => Math.hypot(...one) > 0.01)

const open = (folder?: string, encoder = 'test') =>
  Vectors.open({ encoder, dimension: DIMENSION, ...(folder !== undefined && { folder }) })
const entry = (vectors: Vectors, text: string, numbers: number[]) => ({ key: vectors.keyOf(text), vector: numbers })
const segments = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.seg'))

/** Points in clumps, the same ones every time: what texts look like to an encoder. */
function clump(at: number): number[] {
  return Array.from(
    { length: DIMENSION },
    (_, axis) => Math.sin((at % 40) * 7.3 + axis * 1.7) + 0.5 * Math.sin(at * 12.9 + axis * 78.2),
  )
}

function cosine(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, at) => sum + value * b[at]!, 0) / Math.hypot(...a) / Math.hypot(...b)
}

describe('kept vectors', () => {
  test('give the cosine within a thousandth, whatever the length of what came in', async () => {
    await fc.assert(
      fc.asyncProperty(vector, vector, fc.double({ min: 0.1, max: 50, noNaN: true }), async (a, b, length) => {
        const vectors = await open()
        await vectors.add([
          entry(
            vectors,
            'a',
            a.map((value) => value * length),
          ),
        ])
        const query = Float64Array.from(b, (value) => value / Math.hypot(...b))
        expect(Math.abs(vectors.similarity(0, query) - cosine(a, b))).toBeLessThan(0.01)
        expect(Math.hypot(...vectors.read(0))).toBeCloseTo(1, 5)
      }),
    )
  })

  test('are there after a restart, under their encoder only', async () => {
    const folder = scratchFolder()
    const vectors = await open(folder)
    await vectors.add([entry(vectors, 'a', clump(1)), entry(vectors, 'b', clump(2))])
    await vectors.close()
    const again = await open(folder)
    expect(again.size).toBe(2)
    expect(again.read(again.rowOf(again.keyOf('b'))!)).toEqual(vectors.read(1))
    const other = await open(folder, 'another encoder')
    expect(other.size).toBe(0)
  })

  test('survive a torn tail and a changed byte: what is whole stays', async () => {
    const folder = scratchFolder()
    const vectors = await open(folder)
    for (let at = 0; at < 5; at++) await vectors.add([entry(vectors, `${at}`, clump(at))])
    await vectors.close()
    const [name] = segments(folder)
    const bytes = readFileSync(join(folder, name!))
    const size = bytes.length / 5
    bytes[size + 30]! ^= 1
    writeFileSync(join(folder, name!), bytes.subarray(0, bytes.length - 3))
    const again = await open(folder)
    expect([0, 1, 2, 3, 4].filter((at) => again.rowOf(again.keyOf(`${at}`)) !== undefined)).toEqual([0, 2, 3])
    // What is added now is not lost behind the torn tail.
    await again.add([entry(again, '4', clump(4))])
    await again.close()
    expect((await open(folder)).size).toBe(4)
  })

  test('of two who write at once are all kept', async () => {
    const folder = scratchFolder()
    const [one, other] = [await open(folder), await open(folder)]
    await Promise.all(Array.from({ length: 30 }, (_, at) => (at % 2 ? one! : other!).add([entry(one!, `${at}`, clump(at))])))
    await Promise.all([one!.close(), other!.close()])
    expect((await open(folder)).size).toBe(30)
  })

  test('are brought together when they lie in many pieces', async () => {
    const folder = scratchFolder()
    for (let at = 0; at < 12; at++) {
      const vectors = await open(folder)
      await vectors.add([entry(vectors, `${at}`, clump(at))])
      await vectors.close()
    }
    expect(segments(folder)).toHaveLength(12)
    const vectors = await open(folder)
    await vectors.compact(() => true)
    await vectors.add([entry(vectors, 'later', clump(99))])
    await vectors.close()
    expect(segments(folder)).toHaveLength(2)
    expect((await open(folder)).size).toBe(13)
  })

  test('skip what is no segment of theirs', async () => {
    const folder = scratchFolder()
    const vectors = await open(folder)
    await vectors.add([entry(vectors, 'a', clump(1))])
    await vectors.close()
    const home = join(folder, segments(folder)[0]!, '..')
    save(home, '000009-1.seg', Buffer.alloc(5000, 7))
    save(home, '000010-1.part', readFileSync(join(folder, segments(folder)[0]!)))
    appendFileSync(join(home, 'note.txt'), 'nothing')
    expect((await open(folder)).size).toBe(1)
  })

  test.each([
    ['too short', [1, 2]],
    ['not finite', new Array<number>(DIMENSION).fill(Number.POSITIVE_INFINITY)],
    ['not a number', new Array<number>(DIMENSION).fill(Number.NaN)],
  ])('refuse a vector that is %s', async (_, numbers) => {
    const vectors = await open()
    await expect(vectors.add([entry(vectors, 'a', numbers)])).rejects.toThrow(/a vector/)
    expect(vectors.size).toBe(0)
  })
})

describe('the vector index', () => {
  async function filled(count: number): Promise<{ vectors: Vectors; rowOfUnit: Int32Array }> {
    const vectors = await open()
    await vectors.add(Array.from({ length: count }, (_, at) => entry(vectors, `${at}`, clump(at))))
    return { vectors, rowOfUnit: Int32Array.from({ length: count }, (_, at) => at) }
  }

  test('compares a small base exactly, and needs no graph for it', async () => {
    const { vectors, rowOfUnit } = await filled(200)
    rowOfUnit[17] = -1
    const index = new VectorIndex({ vectors, rowOfUnit })
    expect(index.needsGraph).toBe(false)
    const passes = (unit: number) => unit % 3 !== 0
    const expected = [...rowOfUnit.keys()]
      .filter((unit) => unit !== 17 && passes(unit))
      .map((unit) => ({ unit, score: cosine(vectors.read(unit), clump(1003)) }))
      .sort((a, b) => b.score - a.score)
      .slice(0, 8)
    const hits = index.search(clump(1003), 8, scopeOf(200, passes))
    expect(hits.map(({ unit }) => unit)).toEqual(expected.map(({ unit }) => unit))
    for (const [at, { score }] of hits.entries()) expect(score).toBeCloseTo(expected[at]!.score, 6)
  })

  test('finds by a graph what comparing would find, through filters and edits, also when written and read', async () => {
    const count = EXACT_ROWS + 2000
    const { vectors, rowOfUnit } = await filled(count)
    expect(new VectorIndex({ vectors, rowOfUnit }).needsGraph).toBe(true)
    const graph = (await buildGraph(vectors, rowOfUnit.slice(), { clock: systemClock }))!
    const path = join(scratchFolder(), 'graph.hnsw')
    await writeGraph(graph, path)
    const read = await readGraph(path, graph.rows, DIMENSION)
    // An edit: units renumbered, some gone, some rows shared, some too new for the graph.
    await vectors.add(Array.from({ length: 50 }, (_, at) => entry(vectors, `new ${at}`, clump(count + at))))
    const edited = Int32Array.from([
      ...Array.from({ length: 50 }, (_, at) => count + at),
      ...rowOfUnit.filter((row) => row % 5 !== 0),
      1,
      2,
      3,
    ])
    for (const [rows, used] of [
      [rowOfUnit, graph],
      [rowOfUnit, read],
      [edited, read],
    ] as [Int32Array, Graph][]) {
      const exact = new VectorIndex({ vectors, rowOfUnit: rows })
      const quick = new VectorIndex({ vectors, rowOfUnit: rows, graph: used })
      expect(quick.needsGraph).toBe(false)
      // All; nearly all; half (the graph asks back); few; all but the nearest, which are what it proposes.
      const passing = [
        () => true,
        (unit: number) => unit % 10 !== 0,
        (unit: number) => unit % 12 < 7,
        (unit: number) => unit < 40,
      ]
      const scopes = passing.map((passes) => () => scopeOf(rows.length, passes))
      const butNearest = (query: number[]) => {
        const nearest = new Set(exact.search(query, 200).map(({ unit }) => unit))
        return scopeOf(rows.length, (unit) => !nearest.has(unit))
      }
      for (const scopeFor of [...scopes, butNearest] as ((query: number[]) => Scope)[]) {
        let found = 0
        for (let at = 0; at < 20; at++) {
          const query = clump(5000 + at)
          const among = scopeFor(query)
          const [expected, hits] = [exact, quick].map((index) => index.search(query, 10, among))
          expect(hits).toHaveLength(10)
          for (const { unit } of hits!) expect(among.has(unit)).toBe(true)
          found += hits!.filter(({ unit }) => expected!.some((one) => one.unit === unit)).length
        }
        expect(found).toBeGreaterThanOrEqual(190)
      }
    }
  })

  test('refuses a graph of another count, and queries that are none', async () => {
    const { vectors, rowOfUnit } = await filled(30)
    const graph = (await buildGraph(vectors, rowOfUnit, { clock: systemClock }))!
    const path = join(scratchFolder(), 'graph.hnsw')
    await writeGraph(graph, path)
    await expect(readGraph(path, rowOfUnit.slice(1), DIMENSION)).rejects.toThrow('30')
    const index = new VectorIndex({ vectors, rowOfUnit, graph })
    expect(() => index.search([1, 2], 5)).toThrow('2 numbers')
    expect(() => index.search(new Array<number>(DIMENSION).fill(Number.NaN), 5)).toThrow('numbers')
    expect(index.search(clump(1), 0)).toEqual([])
    expect(
      index.search(
        clump(1),
        5,
        scopeOf(30, () => false),
      ),
    ).toEqual([])
  })
})
