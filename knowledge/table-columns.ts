/** 表头: what the columns of a table are called, for a row that is quoted, or read, without its head. Pure. */
import { CELLS, DELIMITER } from './outline.ts'
import type { Span } from './sentences.ts'
import { spacedCells, spacedTableAt } from './spaced-rows.ts'
import { cellsOf, cellsUnder, hasMerged, withMerged } from './table-cells.ts'

/** Rows above that are looked at. */
const MOST_ROWS = 500

/** The cells of the head of the table in which the line at `offset` stands, none for a table without head; undefined where it stands in none, or is the head itself. */
export function columnsAt(text: string, offset: number): string[] | undefined {
  let start = text.lastIndexOf('\n', offset - 1) + 1
  if (!CELLS.test(lineAt(text, start))) return spacedColumnsAt(text, offset)
  let head: string | undefined
  for (let rows = 0; start > 0 && rows < MOST_ROWS; rows++) {
    start = text.lastIndexOf('\n', start - 2) + 1
    const line = lineAt(text, start)
    if (!CELLS.test(line) && !DELIMITER.test(line)) break
    if (!DELIMITER.test(line)) head = line
  }
  return head === undefined ? undefined : cellsOf(head)
}

function spacedColumnsAt(text: string, offset: number): string[] | undefined {
  const table = spacedTableAt(text, offset)
  const [first] = table?.rows ?? []
  if (!table?.headed || !first) return table && []
  return offset < first.end ? undefined : spacedCells(first.text)
}

/** 标准（元）: the unit that the head gives its column's figures. */
const UNIT_OF_COLUMN =
  /[（(](?:单位[:：])?((?:万?元|[天日月年岁周人名户件次间套辆个米度斤吨分%]|个?工作日|小时|分钟|个月|周岁|平方米?|㎡|公斤)(?:\/[^（()）]{1,6})?)[）)]\s*$/u
const BARE_FIGURE = /^\d[\d.,]*(?:[-—–~～至]\d[\d.,]*)?$/

/** A piece of a table as somebody reads it out: 年龄：90岁，每人每月（元）：260元. What stands in no table comes back as it is. */
export function readOut(text: string, { start, end }: Span, columns = columnsAt(text, start)): string {
  const piece = text.slice(start, end)
  if (!columns) return piece
  let next = start
  const said = piece.split('\n').flatMap((row) => {
    const offset = next
    next += row.length + 1
    return DELIMITER.test(row.trim()) ? [] : [rowSaid(cellsInFull(text, offset, row, columns), columns)]
  })
  return said.join('\n')
}

/** The cells of a row that stands at `offset`, with those that are merged downward: left empty, they are what stands above. */
function cellsInFull(text: string, offset: number, row: string, columns: readonly string[]): string[] {
  const begin = text.lastIndexOf('\n', offset - 1) + 1
  const before = text.slice(begin, offset)
  const cells = cellsUnder(before.trim() === '' ? before + row : row, columns)
  return hasMerged(cells, columns) ? withMerged(cells, rowsAbove(text, begin, columns), columns) : cells
}

/** The rows of the table above a line, nearest first, its head left out. */
function* rowsAbove(text: string, begin: number, columns: readonly string[]): Generator<string[]> {
  let below: string[] | undefined
  for (let start = begin, rows = 0; start > 0 && rows < MOST_ROWS; rows++) {
    const end = start - 1
    start = text.lastIndexOf('\n', end - 1) + 1
    const line = text.slice(start, end)
    if (DELIMITER.test(line.trim())) continue
    if (!CELLS.test(line.trim())) return
    if (below) yield below
    below = cellsUnder(line, columns)
  }
}

function rowSaid(cells: readonly string[], columns: readonly string[]): string {
  const said = cells.flatMap((value, at) => {
    const name = columns[at] ?? ''
    const unit = BARE_FIGURE.test(value) ? (UNIT_OF_COLUMN.exec(name)?.[1] ?? '') : ''
    return value === '' ? [] : [`${name === '' ? '' : `${name}：`}${value}${unit}`]
  })
  return said.join('，')
}

function lineAt(text: string, start: number): string {
  const end = text.indexOf('\n', start)
  return text.slice(start, end < 0 ? text.length : end).trim()
}
