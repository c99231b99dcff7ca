/** The blocks of a file in order: lines made into headings, articles, items, tables and paragraphs, furniture left out. */
import { BARE_RANK, type Block, blockOf, isBareHeading } from './blocks.ts'
import { headOf } from './front-matter.ts'
import { furnitureIn } from './furniture.ts'
import { readHead } from './infer.ts'
import { type Line, linesOf } from './lines.ts'
import type { Span } from './sentences.ts'
import { type SpacedTable, spacedTables } from './spaced-rows.ts'

const FENCE = /^(?:```|~~~)/
const RULE = /^(?:[-*_=—─·]\s*){3,}$/
export const CELLS = /^\|.*\||\S\s{0,40}\|\s{0,40}\S.{0,400}\||\t\s{0,40}\S/
export const DELIMITER = /^\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?$/
const ENDS = /[。！？!?；;：:，、…”）)]$/

/** Lines broken at a fixed width belong to one paragraph: near the width, no end of sentence, nothing that begins anew. */
function unwrapped(text: string, lines: readonly Line[], rows: ReadonlySet<Line>): { line: Line; wrapped: boolean }[] {
  const joined: { line: Line; wrapped: boolean }[] = []
  for (let at = 0; at < lines.length; ) {
    let runEnd = at + 1
    while (runEnd < lines.length && !lines[runEnd]!.afterGap) runEnd++
    let widest = 0
    for (let i = at; i < runEnd; i++) widest = Math.max(widest, lines[i]!.text.length)
    for (; at < runEnd; at++) {
      const line = lines[at]!
      const previous = joined[joined.length - 1]
      const last = at > 0 ? lines[at - 1]! : undefined
      const continues =
        previous &&
        last &&
        !line.afterGap &&
        widest <= 90 &&
        last.text.length >= 20 &&
        last.text.length >= widest * 0.85 &&
        !ENDS.test(last.text) &&
        !rows.has(line) &&
        !rows.has(last) &&
        begins(line) === 'text' &&
        begins(last) !== 'other'
      if (continues) {
        const whole = { ...previous.line, end: line.end, text: text.slice(previous.line.start, line.end) }
        joined[joined.length - 1] = { line: whole, wrapped: true }
      } else joined.push({ line, wrapped: false })
    }
  }
  return joined
}

function begins(line: Line): 'text' | 'item' | 'other' {
  if (CELLS.test(line.text) || FENCE.test(line.text) || /^.{1,10}[:：]/.test(line.text)) return 'other'
  const { kind } = blockOf(line, true)
  return kind === 'text' ? 'text' : kind === 'heading' ? 'other' : 'item'
}

function tableAt(lines: readonly Line[], at: number): { rows: Span[]; next: number } | undefined {
  const rows: Span[] = []
  let next = at
  for (
    ;
    next < lines.length && CELLS.test(lines[next]!.text) && (next === at || !lines[next]!.afterGap || rows.length > 0);
    next++
  ) {
    if (!DELIMITER.test(lines[next]!.text)) rows.push({ start: lines[next]!.start, end: lines[next]!.end })
  }
  return rows.length >= 2 ? { rows, next } : undefined
}

export interface OutlineBlock extends Block {
  /** Whether its lines are broken anywhere, so that a line's end says nothing. */
  wrapped: boolean
  /** Of a table: its first row names no columns. */
  headless?: boolean
}

function tableBlock(rows: Span[], headless = false): OutlineBlock {
  const [first, last] = [rows[0]!, rows[rows.length - 1]!]
  const block = { kind: 'table' as const, start: first.start, end: last.end, rank: 0, label: '', rows, wrapped: false }
  return headless ? { ...block, headless } : block
}

/** The blocks of a text, headings included, in order. Total; linear. Yields after each line. */
export function* outlining(text: string): Generator<void, OutlineBlock[]> {
  const head = headOf(text)
  const all = linesOf(text, typeof head === 'object' ? head.body : 0)
  const furniture = furnitureIn(all)
  const front = readHead(all, furniture).lines
  const kept = all.filter((line) => !furniture.has(line) && !front.has(line) && !RULE.test(line.text))
  const blocks: OutlineBlock[] = []
  const spaced = new Map<Line, SpacedTable>(spacedTables(kept).map((table) => [table.rows[0]!, table]))
  const lines = unwrapped(text, kept, new Set([...spaced.values()].flatMap(({ rows }) => rows)))
  const plain = lines.map(({ line }) => line)
  let inArticle = false
  let fenced = false
  for (let at = 0; at < lines.length; at++) {
    yield
    const { line, wrapped } = lines[at]!
    if (FENCE.test(line.text)) {
      fenced = !fenced
      continue
    }
    const table = fenced ? undefined : tableAt(plain, at)
    if (table) {
      blocks.push(tableBlock(table.rows))
      at = table.next - 1
      continue
    }
    const columns = fenced ? undefined : spaced.get(line)
    if (columns) {
      blocks.push(tableBlock([...columns.rows], !columns.headed))
      at += columns.rows.length - 1
      continue
    }
    const block = blockOf(line, inArticle)
    const bare = block.kind === 'text' && !inArticle && !fenced && isBareHeading(line, plain[at + 1], plain[at + 2])
    if (bare) blocks.push({ ...block, kind: 'heading', rank: BARE_RANK, label: line.text, wrapped })
    else blocks.push({ ...block, wrapped })
    if (block.kind === 'article') inArticle = true
    else if (block.kind === 'heading' && block.rank < 10) inArticle = false
  }
  return blocks
}
