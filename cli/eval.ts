/** `xiaoge eval`: how good the answers are to questions whose answers are known. A table for people, JSON for scripts. */
import { createReadStream } from 'node:fs'
import { systemClock } from '../clock.ts'
import { chinaDay } from '../knowledge/answer.ts'
import {
  type CurvePoint,
  errorCurve,
  type FileFacts,
  type GoldQuestion,
  type Measures,
  measure,
  measureByKind,
  type RowScore,
  scoreRow,
} from '../knowledge/evaluate.ts'
import { placeName } from '../knowledge/places.ts'
import { distance, shelfOf } from '../knowledge/shelf.ts'
import type { Snapshot } from '../knowledge/snapshot.ts'
import { type Answering, replyTo } from './ask.ts'
import { jsonLines } from './json-lines.ts'
import { type LibraryArgs, type Streams, withLibrary } from './library.ts'

export interface EvalArgs extends LibraryArgs {
  /** JSON lines: {id, question, answerable, file?, evidence?, more?, kind?, area?}. */
  questions: string
  /** Only the JSON. */
  json?: boolean
  /** Both error rates at other thresholds of the decision. */
  curve?: boolean
}

const COLUMNS: readonly [keyof Measures, string][] = [
  ['questions', '题数'],
  ['hitAt1', '首条命中'],
  ['hitAt3', '前三命中'],
  ['numbersInReply', '数字齐'],
  ['refusal', '该拒即拒'],
  ['needlessRefusal', '误拒'],
  ['wrongPlace', '答错地方'],
  ['supersededGiven', '用旧文'],
]
const COUNTS: ReadonlySet<keyof Measures> = new Set(['questions', 'supersededGiven'])

/** 0 when all rows were scored; 1 when the questions or the base could not be read. */
export async function evaluate(args: EvalArgs, streams: Streams): Promise<number> {
  try {
    const gold = await readGold(args.questions)
    return await withLibrary(args, streams, async (library, rephrase) => {
      const rows = await scoreAll(gold, { snapshot: library.snapshot(), rephrase })
      const all = measure(rows)
      const kinds = measureByKind(rows)
      const curve = args.curve ? errorCurve(rows) : undefined
      if (!args.json) streams.stdout.write(table({ 全部: all, ...kinds }))
      if (!args.json && curve) streams.stdout.write(curveTable(curve))
      streams.stdout.write(`${JSON.stringify({ all, kinds, ...(curve && { curve }) })}\n`)
      return 0
    })
  } catch (error) {
    streams.stderr.write(`${(error as Error).message}\n`)
    return 1
  }
}

/** Throws with the file and the line where a row is not a gold question. */
export async function readGold(path: string): Promise<GoldQuestion[]> {
  const rows: GoldQuestion[] = []
  for await (const line of jsonLines(createReadStream(path))) {
    if ('error' in line) throw new Error(`${path}：${line.error}`)
    const { question, answerable } = line.value
    if (typeof question !== 'string' || typeof answerable !== 'boolean') {
      throw new Error(`${path}：第 ${line.line} 行要有 question（文字）和 answerable（true 或 false）`)
    }
    const row = line.value as unknown as GoldQuestion
    rows.push({ ...row, id: row.id ?? String(line.line) })
  }
  if (rows.length === 0) throw new Error(`${path}：没有题目`)
  return rows
}

/** Answers and scores every row against one snapshot. */
export async function scoreAll(gold: readonly GoldQuestion[], base: Answering): Promise<RowScore[]> {
  const facts = factsOf(base.snapshot)
  const rows: RowScore[] = []
  for (const row of gold) {
    const given = await replyTo({ text: row.question, ...(row.area ? { area: row.area } : {}) }, base)
    rows.push(scoreRow(row, given, facts))
  }
  return rows
}

function factsOf(snapshot: Snapshot): FileFacts {
  const { gazetteer, known, outdated } = shelfOf(snapshot, chinaDay(systemClock))
  const numbers = new Map(snapshot.files.map((file, number) => [file.path, number]))
  return {
    placeOf: (file) => snapshot.files[numbers.get(file) ?? -1]?.place,
    holdsIn: (place, asked) => distance(gazetteer.resolve(place)[0], gazetteer.resolve(asked, known).slice(0, 1)) !== undefined,
    superseded: (file) => outdated[numbers.get(file) ?? -1] ?? false,
    placesNamed: (question) => gazetteer.placesIn(question, known).map((place) => placeName(place)),
  }
}

function table(rows: Record<string, Measures>): string {
  const cells = Object.entries(rows).map(([name, measures]) => [
    name,
    ...COLUMNS.map(([key]) => cell(measures[key], COUNTS.has(key))),
  ])
  const all = [['', ...COLUMNS.map(([, title]) => title)], ...cells]
  const widths = all[0]!.map((_, column) => Math.max(...all.map((row) => width(row[column]!))))
  return `${all
    .map((row) =>
      row
        .map((cell, column) => cell + ' '.repeat(widths[column]! - width(cell)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')}\n`
}

function curveTable(curve: readonly CurvePoint[]): string {
  const lines = curve.map(({ threshold, needlessRefusal, refusal }) =>
    [threshold.toFixed(2).padStart(8), needlessRefusal.toFixed(3).padStart(8), refusal.toFixed(3).padStart(10)].join(''),
  )
  return ['    门槛    误拒  该拒即拒', ...lines, ''].join('\n')
}

function cell(value: number | null, isCount: boolean): string {
  if (value === null) return '–'
  return isCount ? String(value) : value.toFixed(3)
}

/** Han characters take two columns of a terminal. */
function width(text: string): number {
  return [...text].reduce((sum, char) => sum + (/[\u2e80-\uffdc]/.test(char) ? 2 : 1), 0)
}
