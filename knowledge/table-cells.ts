/**
 * 格子: the cells of a row of a table; and those that are merged downward, as clerks type them: the house stands in the first of its rows and is left
 * empty in the others. Pure.
 */
import { spacedCells } from './spaced-rows.ts'

/** The cells of a row, trimmed. */
export function cellsOf(row: string): string[] {
  const spaced = spacedCells(row)
  if (spaced) return spaced
  const bare = row.replace(/^\||\|$/g, '')
  return bare.split(/\||\t/).map((cell) => cell.trim())
}

/** The same, each below its column: an empty cell at the beginning counts, though no bar or only a tab tells of it. `line`: not trimmed. */
export function cellsUnder(line: string, columns: readonly string[]): string[] {
  const row = line.trim()
  const cells = cellsOf(row)
  const before = line.slice(0, line.indexOf(row)).split('\t').length - 1
  // A bar at the beginning alone parts an empty cell from the second one.
  const isOpen = before === 0 && /^\|.*[^|]$/.test(row) && cells.length === columns.length - 1
  const empty = Math.min(isOpen ? 1 : before, Math.max(0, columns.length - cells.length))
  return [...Array.from({ length: empty }, () => ''), ...cells]
}

/** A running number goes on in every row. */
const RUNNING = /^(?:序号?|编号|号|#|no\.?)$/iu
/** What is empty in these says “no”. */
const REMARK = /备注|说明|是否|必[备需填选]|选填|可选|标[记志注识]|勾选/
/** Of the whole, not of what stands above. */
const SUM = /^(?:合计|总计|小计|共计|总数|平均|注|备注|说明)/
const HAS_WORDS = /[\p{L}\p{N}]/u

/** The columns whose cell is merged with the one above: empty at the beginning of a row that goes on. */
function mergedAt(cells: readonly string[], columns: readonly string[]): number[] {
  const from = RUNNING.test(columns[0] ?? '') && cells[0] !== '' ? 1 : 0
  const filled = cells.findIndex((cell, at) => at >= from && cell !== '')
  if (filled <= from || SUM.test(cells[filled]!)) return []
  return Array.from({ length: filled - from }, (_, at) => from + at).filter((at) => !REMARK.test(columns[at] ?? ''))
}

export function hasMerged(cells: readonly string[], columns: readonly string[]): boolean {
  return mergedAt(cells, columns).length > 0
}

/** With what the nearest of the rows above, nearest first, has in its place. A mere mark (★, √) is the row's own. */
export function withMerged(cells: readonly string[], above: Iterable<readonly string[]>, columns: readonly string[]): string[] {
  const full = [...cells]
  const wanting = new Set(mergedAt(cells, columns))
  for (const row of above) {
    for (const at of wanting) {
      const value = row[at] ?? ''
      if (value === '') continue
      wanting.delete(at)
      if (HAS_WORDS.test(value)) full[at] = value
    }
    if (wanting.size === 0) break
  }
  return full
}
