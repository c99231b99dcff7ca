/**
 * Opens vector graphs whose files are damaged in one way after the other, and says what came of each: run in a process of its own,
 * because what is tested is that the process does not die.
 *
 * argv: `make FOLDER` writes a graph there; `open FOLDER` damages and opens it; `save FOLDER` saves graphs and words until it is killed.
 * stdout: one JSON line per case.
 */
import { copyFileSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { systemClock } from '../../../clock.ts'
import { EMPTY } from '../../../knowledge/base.ts'
import { type IndexFilesOptions, loadGraphs, saveGraph, saveWords } from '../../../knowledge/index-files.ts'
import { buildGraph, VectorIndex } from '../../../knowledge/vector-index.ts'
import { Vectors } from '../../../knowledge/vectors.ts'
import { buildWordIndex } from '../../../knowledge/word-index.ts'
import { silentLog } from '../../../log.ts'

const [deed, folder = ''] = process.argv.slice(2)
const ROWS = 1_200
const DIMENSION = 24
const HEADER = 96
const BODY = 200

/** The same numbers in every process. */
async function vectorsOf(dimension: number): Promise<Vectors> {
  const vectors = await Vectors.open({ encoder: 'test', dimension })
  const number = (row: number, at: number) => Math.sin(row * 12.9898 + at * 78.233) * 43758.5453
  await vectors.add(
    Array.from({ length: ROWS }, (_, row) => ({
      key: vectors.keyOf(String(row)),
      vector: Array.from({ length: dimension }, (_, at) => number(row, at) - Math.floor(number(row, at)) - 0.5),
    })),
  )
  return vectors
}

const rows = Int32Array.from({ length: ROWS }, (_, row) => row)

async function search(options: IndexFilesOptions, vectors: Vectors): Promise<string> {
  for await (const graph of loadGraphs(options, 'test', vectors)) {
    const index = new VectorIndex({ vectors, rowOfUnit: rows, graph })
    return JSON.stringify([3, 500, 1100].map((row) => index.search(vectors.read(row), 5).map(({ unit }) => unit)))
  }
  return 'passed over'
}

const flip = (path: string, at: number) => {
  const bytes = readFileSync(path)
  bytes[at]! ^= 0x55
  writeFileSync(path, bytes)
}

async function openDamaged(): Promise<void> {
  const graph = readdirSync(folder).find((name) => name.startsWith('graph-'))!
  const file = join(folder, graph, 'graph.hnsw')
  const manifest = join(folder, graph, 'manifest.json')
  const says = readFileSync(manifest, 'utf8')
  copyFileSync(file, join(folder, 'kept'))
  const { size } = statSync(file)
  const header = Array.from({ length: HEADER }, (_, at) => at)
  const body = Array.from({ length: BODY }, (_, nth) => HEADER + Math.floor(((nth + 0.5) / BODY) * (size - HEADER)))
  const damages: [string, () => void][] = [
    ['nothing', () => {}],
    ...[...header, ...body].map((at): [string, () => void] => [`byte ${at}`, () => flip(file, at)]),
    ...[0, 50, HEADER, size >> 1, size - 1].map((bytes): [string, () => void] => [
      `cut to ${bytes}`,
      () => truncateSync(file, bytes),
    ]),
    ['old version', () => writeFileSync(manifest, says.replace('"format":1', '"format":0'))],
    [
      'another dimension in its manifest',
      () => writeFileSync(manifest, says.replace(`"dimension":${DIMENSION}`, '"dimension":12')),
    ],
  ]
  const vectors = await vectorsOf(DIMENSION)
  const options = { folder, log: silentLog }
  for (const [damage, apply] of damages) {
    copyFileSync(join(folder, 'kept'), file)
    writeFileSync(manifest, says)
    apply()
    console.log(JSON.stringify({ damage, found: await search(options, vectors) }))
  }
  copyFileSync(join(folder, 'kept'), file)
  writeFileSync(manifest, says)
  console.log(
    JSON.stringify({ damage: 'vectors of another dimension', found: await search(options, await vectorsOf(DIMENSION / 2)) }),
  )
}

async function make(): Promise<void> {
  const vectors = await vectorsOf(DIMENSION)
  const graph = await buildGraph(vectors, rows, { clock: systemClock, restMs: 0 })
  await saveGraph({ folder, log: silentLog }, 'test', graph!, vectors)
}

/** Each round saves something else, so that each is written anew. */
async function save(): Promise<void> {
  const options = { folder, log: silentLog }
  const words = buildWordIndex(Array.from({ length: 400 }, (_, at) => `第${at}条 路灯由小组负责`))
  console.log('ready')
  for (let round = 0; ; round++) {
    const sources: [string, string][] = [[`${process.pid}-${round}`, '']]
    await saveWords(options, { folder: '/base', code: 'test', sources }, EMPTY, words)
  }
}

if (deed === 'make') await make()
else if (deed === 'open') await openDamaged()
else await save()
