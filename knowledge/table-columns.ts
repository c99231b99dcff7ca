/** 表头: what the columns of a table are called, for a row that is quoted without its head. Pure. */
import { CELLS, DELIMITER } from './outline.ts'

/** Rows above that are looked at. */
const MOST_ROWS = 500

/** The cells of the head of the table in which the line at `offset` stands; undefined where it stands in none, or is the head itself. */
export function columnsAt(text: string, offset: number): string[] | undefined {
  let start = text.lastIndexOf('\n', offset - 1) + 1
  if (!CELLS.test(lineAt(text, start))) return undefined
  let head: string | undefined
  for (let rows = 0; start > 0 && rows < MOST_ROWS; rows++) {
    start = text.lastIndexOf('\n', start - 2) + 1
    const line = lineAt(text, start)
    if (!CELLS.test(line) && !DELIMITER.test(line)) break
    if (!DELIMITER.test(line)) head = line
  }
  return head === undefined ? undefined : cellsOf(head)
}

function lineAt(text: string, start: number): string {
  const end = text.indexOf('\n', start)
  return text.slice(start, end < 0 ? text.length : end).trim()
}

function cellsOf(row: string): string[] {
  const bare = row.replace(/^\||\|$/g, '')
  return bare.split(/\||\t/).map((cell) => cell.trim())
}
