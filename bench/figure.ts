/**
 * A figure: something measured over a yardstick taken beside it in the same run. Machines differ and drift; the ratio says what is ours.
 */

export interface Amount {
  what: string
  value: number
  unit: string
}

export interface Figure {
  /** `messages.single`: the measurement, then what it says. */
  id: string
  /** measured / yardstick. Where there are rounds it is the median of the rounds' own ratios, not the ratio of the medians. */
  ratio: number
  measured: Amount
  yardstick: Amount
  /** How it was measured, in one sentence. */
  how: string
}

/** A figure that could not be taken here, and why. */
export interface Missing {
  id: string
  missing: string
}

/** Things of one kind side by side, in the same columns. */
export interface Table {
  id: string
  columns: readonly string[]
  /** `null`: has no meaning there. `missing`: why there is nothing in the line. */
  lines: { name: string; values: (number | null)[]; missing?: string }[]
  how: string
}

export type Row = Figure | Missing | Table

export interface BenchOptions {
  /** Small numbers: shows that everything runs, says little about speed. */
  quick: boolean
  /** The knowledge folder that the house is given: the shipped one, unless it must be quick. */
  knowledge: string
  /** `statutes.jsonl.gz`: lines of {title, text}. */
  statutes: string
  /** Of `retrieval`: another set than our own, as bench/judged.ts says. */
  corpus?: string
  queries?: string
  /** Of `retrieval`: all passages of the large set are encoded, which takes the better part of an hour, and kept in `vectors`. */
  full: boolean
  /** Of `ablation`: further sets, NAME=FOLDER,QUESTIONS.jsonl. */
  sets: readonly string[]
  vectors: string
  /** Of `retrieval`: the model folder of the encoder that ours began as. */
  baseEncoder?: string
  /** Progress, for people who wait. */
  say(line: string): void
}

/** What is measured: one file each. */
export type Measurement = (options: BenchOptions) => Promise<Row[]>

/** A figure of one pair of numbers. */
export function figure(id: string, measured: Amount, yardstick: Amount, how: string): Figure {
  return { id, ratio: measured.value / yardstick.value, measured, yardstick, how }
}

/** A figure of interleaved rounds: the medians are shown, the ratio is the median of the rounds'. */
export function figureOfRounds(
  id: string,
  measured: Omit<Amount, 'value'> & { values: readonly number[] },
  yardstick: Omit<Amount, 'value'> & { values: readonly number[] },
  how: string,
): Figure {
  const ratios = measured.values.map((value, round) => value / yardstick.values[round]!)
  return { id, ratio: median(ratios), measured: middle(measured), yardstick: middle(yardstick), how }
}

const middle = ({ what, unit, values }: Omit<Amount, 'value'> & { values: readonly number[] }): Amount => ({
  what,
  unit,
  value: median(values),
})

/** The mean of the two in the middle where the number is even. NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length / 2
  return (sorted[Math.ceil(half) - 1]! + sorted[Math.floor(half)]!) / 2
}

/** Nearest rank; `share` in (0, 1]. NaN of nothing. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN
}

/** A row as people read it: the ratio first, then of what, the two amounts, and how; a table with its columns. */
export function shown(row: Row): string {
  if ('lines' in row) return shownTable(row)
  if ('missing' in row) return `        –  ${row.id}: ${row.missing}`
  const { ratio, measured, yardstick, how } = row
  const first = `${digits(ratio).padStart(7)} ×  ${row.id}: ${measured.what} ÷ ${yardstick.what}`
  return `${first}\n           ${amount(measured)} ÷ ${amount(yardstick)} · ${how}`
}

function shownTable({ id, columns, lines, how }: Table): string {
  const width = Math.max(...lines.map(({ name }) => name.length))
  return [`  ${id.padEnd(width)}${cells(columns)}`, ...lines.map((line) => shownLine(line, width)), `  ${how}`].join('\n')
}

const cells = (of: readonly string[]) => of.map((cell) => cell.padStart(9)).join('')

/** One line of a table, its name `width` wide. */
export function shownLine({ name, values, missing }: Table['lines'][number], width: number): string {
  const shown = values.map((value) => (value === null ? '–' : digits(value)))
  return `  ${name.padEnd(width)}${missing === undefined ? cells(shown) : `  – ${missing}`}`
}

const amount = ({ value, unit }: Amount) => `${digits(value)} ${unit}`

function digits(value: number): string {
  const size = Math.abs(value)
  return value.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3)
}
