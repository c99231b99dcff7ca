/**
 * 空格排的表: tables in plain text whose columns stand apart by two or more spaces or by a full-width one, as clerks type them. Pure.
 *
 * Three lines in a row with as many short cells each; and either the first names columns (类别、收费、电话) or a figure stands in nearly every
 * row (a list of prices). All else that is set apart by spaces stays text: verse, rosters of names, forms to be filled in, “时间：　…”.
 */
import { blockOf } from './blocks.ts'
import { type Line, linesOf } from './lines.ts'

const GAP = /[ \u3000\u00a0]{2,400}|\u3000/
const LONGEST_ROW = 240
const LONGEST_CELL = 60
const MOST_CELLS = 12
const FEWEST_ROWS = 3
/** UTF-16 units of a text that are looked at on both sides of a row. */
const REACH = 20_000

const SENTENCE = /[。！？!?]/
const LABEL_ONLY = /[:：]$/
const LABELLED = /^[^:：\d]{1,8}[:：]\s*\S/
const FIGURE = /\d|[一二两三四五六七八九十百千半]{1,6}(?:元|块|岁|周岁|点|号楼|楼|栋|天|次|分|个?月)/
/** What columns are called: at the end of a cell of the head, what stands in brackets left out. */
const COLUMN =
  /(?:序号|编号|号码|类[别型]|种类|项目|名称|品名|物品|姓名|内容|事项|业务|课程|活动|[时日]间|日期|时段|时限|期限|周期|频次|地[点址区]|位置|区域|范围|路线|站点|电话|联系(?:人|方式)|手机|收?费用?|价格|价钱|单价|标准|金额|补[贴助]|押金|积分|分值|分数|数量|份数|人数|户数|户型|面积|材料|证件|备注|说明|要求|条件|方式|对象|人群|年龄|楼[栋号层]|栋号|网格|小区|负责人|责任人|管理员|网格[长员]|楼长|职[务责]|分工|单位|部门|科室|机构|窗口|星期|周[一二三四五六日]|上午|下午|晚上|早上|例子|举例|做法|处理|办法|结果|次数|等级|级别|型号|规格|是否.{1,6})$|什么|多少|怎么|哪|谁|几[点个天次]/

export interface SpacedTable {
  rows: readonly Line[]
  /** Whether the first row names the columns; else it is a row as the others. */
  headed: boolean
}

/** The cells of a line that spaces cut into columns; undefined for any other line. */
export function spacedCells(text: string): string[] | undefined {
  if (text.length > LONGEST_ROW || !GAP.test(text) || /[|\t]/.test(text)) return undefined
  const cells = text.split(GAP)
  if (cells.length < 2 || cells.length > MOST_CELLS || cells.some((cell) => cell === '' || cell.length > LONGEST_CELL))
    return undefined
  if (SENTENCE.test(text) || LABEL_ONLY.test(cells[0]!) || cells.every((cell) => LABELLED.test(cell))) return undefined
  return cells
}

/** The tables among the lines, in order. Linear. */
export function spacedTables(lines: readonly Line[]): SpacedTable[] {
  const tables: SpacedTable[] = []
  for (let at = 0; at < lines.length; at++) {
    const run: { line: Line; cells: string[] }[] = []
    for (; at < lines.length; at++) {
      const line = lines[at]!
      const cells = spacedCells(line.text)
      // A numbered line, an article of a statute, a heading: the space behind the number parts no columns.
      if (!cells || blockOf(line, true).kind !== 'text') break
      // An empty line ends a table, unless one stands between all of its rows.
      if (run.length > 0 && line.afterGap && run.length > 1 && !run[1]!.line.afterGap) {
        at--
        break
      }
      run.push({ line, cells })
    }
    const table = tableOf(run)
    if (table) tables.push(table)
  }
  return tables
}

function tableOf(run: readonly { line: Line; cells: string[] }[]): SpacedTable | undefined {
  // A line above that says something of the whole (单位：元　2026年) has its own number of cells, so may have one below.
  const from = run.length > FEWEST_ROWS && run[0]!.cells.length !== run[1]!.cells.length ? 1 : 0
  const count = run[from]?.cells.length
  let to = from
  while (to < run.length && run[to]!.cells.length === count) to++
  // Cells that are missing further on might stand under any column.
  if (to - from < FEWEST_ROWS || run.slice(to).some(({ cells }) => cells.length === count)) return undefined
  const rows = run.slice(from, to)
  const headed = namesColumns(rows[0]!.cells)
  if (headed ? namesColumns(rows[1]!.cells) : !listsFigures(rows.map(({ cells }) => cells))) return undefined
  return { rows: rows.map(({ line }) => line), headed }
}

function namesColumns(cells: readonly string[]): boolean {
  if (new Set(cells).size < cells.length || cells.some((cell) => cell.length > 16)) return false
  const bare = cells.map((cell) => cell.replace(/\s?[（(][^（()）]{1,12}[）)]$/, ''))
  if (bare.some((cell) => /\d|[:：,，;；]/.test(cell))) return false
  return bare.filter((cell) => COLUMN.test(cell)).length * 2 >= cells.length
}

/** Behind the first cell of nearly every row, or in it: one row in four may say 免费 or 不供应. */
function listsFigures(rows: readonly (readonly string[])[]): boolean {
  const held = rows.filter((cells) => cells.some((cell) => FIGURE.test(cell)))
  return held.length * 4 >= rows.length * 3
}

/** The table of a text in which the line at `offset` stands. */
export function spacedTableAt(text: string, offset: number): SpacedTable | undefined {
  const begin = text.lastIndexOf('\n', offset - 1) + 1
  const end = text.indexOf('\n', offset)
  if (!spacedCells(text.slice(begin, end < 0 ? text.length : end).trim())) return undefined
  const from = text.lastIndexOf('\n', Math.max(0, begin - REACH)) + 1
  const to = text.indexOf('\n', offset + REACH)
  const lines = linesOf(text.slice(0, to < 0 ? text.length : to), from)
  return spacedTables(lines).find(({ rows }) => rows[0]!.start <= offset && offset < rows[rows.length - 1]!.end)
}
