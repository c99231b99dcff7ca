/** 摘录: a quotation as it is read on a phone: whole where that is short, a list or the asked rows of a table; else the part that answers. Pure. */
import type { Citation } from '../../knowledge/answer-types.ts'
import { cellsUnder, withMerged } from '../../knowledge/table-cells.ts'
import { ANSWER_WORDS } from './answers.zh.ts'

/** UTF-16 units up to which a list is said whole. */
const WHOLE_LIST = 300
const FEWEST_ITEMS = 3
const ITEM = /(?:^|\n|[：:；;])[ \t]*(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|[-*•] |\d{1,2}[.、．](?!\d)|[①-⑳])/g

/** All that is quoted. Rows of a table with the names of their columns, a list in lines, all else in one line. `whole`: the quotation of which it is a part. */
export function spoken({ quote, columns }: Citation, whole = quote): string {
  if (columns) return unmarked(rowsOf(quote, columns, whole))
  return unmarked(inLines(quote))
}

/** Without Markdown's marks, which a chat shows as they stand; a line to be filled in (____) stays. */
const unmarked = (text: string) => text.replaceAll('**', '').replace(/__([^_\n]{1,80})__/gu, '$1')

function inLines(quote: string): string {
  return isList(quote) ? quote.trim().replace(/(?<!\s)\s*\n\s*/g, '\n') : oneLine(quote)
}

/** What is said at once, in at most `limit` UTF-16 units but for a list that stands alone. A cut is shown. */
export function excerpt(citation: Citation, { limit, alone }: { limit: number; alone: boolean }): string {
  const whole = spoken(citation)
  // Rows that were picked out of a table are said without the others, however short it is.
  const isPicked =
    citation.columns !== undefined &&
    citation.focus !== undefined &&
    spoken({ ...citation, quote: citation.focus }, citation.quote) !== whole
  if ((whole.length <= limit && !isPicked) || (alone && isList(citation.quote) && whole.length <= WHOLE_LIST)) return whole
  const focus = spoken({ ...citation, quote: citation.focus ?? citation.quote }, citation.quote)
  const [first = '', ...others] = focus.split('…')
  // What is said apart (…) has its own beginning and end.
  const last = others.at(-1) || focus
  const before = whole.startsWith(first || focus) ? '' : '…'
  // The asked rows of a table are a list of their own.
  const most = alone && citation.columns ? WHOLE_LIST : limit
  const after = whole.endsWith(last) && focus.length + before.length <= most ? '' : '…'
  const space = most - before.length - after.length
  if (focus.length <= space) return `${before}${focus}${after}`
  const rows = citation.columns ? wholeRows(focus, space) : ''
  if (rows !== '') return `${before}${rows}…`
  return `${before}${cleanCut(focus, space)}…`
}

/** As many of the first rows as there is room for. */
function wholeRows(rows: string, space: number): string {
  const end = rows.length <= space ? rows.length : rows.lastIndexOf('\n', space)
  return end > 0 ? rows.slice(0, end) : ''
}

export function oneLine(text: string): string {
  return text.replace(/(?<!\s)\s*\n\s*/g, ' ').trim()
}

function isList(quote: string): boolean {
  return (quote.match(ITEM)?.length ?? 0) >= FEWEST_ITEMS
}

function rowsOf(quote: string, columns: readonly string[], whole: string): string {
  const lines = whole.split('\n')
  const rows = quote.split('\n').map((row, at) => {
    const cells = cellsUnder(row, columns)
    // A row that stands there twice goes on with nobody knows which.
    const place = quote === whole ? at : lines.indexOf(row) === lines.lastIndexOf(row) ? lines.indexOf(row) : -1
    const above = lines.slice(0, Math.max(0, place)).reverse()
    const full = withMerged(
      cells,
      above.map((line) => cellsUnder(line, columns)),
      columns,
    )
    return full.flatMap((value, column) => (value === '' ? [] : [said(columns[column], value)]))
  })
  return rows.flatMap((cells) => (cells.length === 0 ? [] : [cells.join('，')])).join('\n')
}

const said = (name: string | undefined, value: string) => ANSWER_WORDS.cell(name ?? '', value)

/** Ends a cut: before a figure that would lose its tail or its unit. */
const FIGURE_AT_END = /(?<![0-9.,:%零〇一二两三四五六七八九十百千万亿-])[0-9.,:%零〇一二两三四五六七八九十百千万亿-]+$/

function cleanCut(text: string, limit: number): string {
  const head = wholeGraphemes(text, limit)
  const stop = Math.max(...['，', ',', '；', '、', '。', '\n'].map((mark) => head.lastIndexOf(mark)))
  const cut = stop > limit * 0.6 ? head.slice(0, stop) : head
  const whole = cut.replace(FIGURE_AT_END, '')
  return whole.length > limit * 0.5 ? whole : cut
}

/** The beginning in at most `limit` units that parts no grapheme: a family 👨‍👩‍👧 stays together. */
function wholeGraphemes(text: string, limit: number): string {
  let end = 0
  for (const { index, segment } of new Intl.Segmenter('zh').segment(text.slice(0, limit * 2))) {
    if (index + segment.length > limit) break
    end = index + segment.length
  }
  return text.slice(0, end)
}
