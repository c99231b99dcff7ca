/** Row 26's eyes: does everything that a reply says stand in the passages it cites? Used by tests alone. */
import { ANSWER_WORDS } from '../../../bot/words/answers.zh.ts'
import type { Answer } from '../../../knowledge/answer-types.ts'
import { fold } from '../../../knowledge/fold.ts'
import type { Snapshot } from '../../../knowledge/snapshot.ts'

/** Figures, phones and dates as digits, and figures in Chinese characters before a unit. On folded text. */
const FIGURES =
  /\d[\d-]*(?:[.:]\d+)?%?|[零〇一二两三四五六七八九十百千万亿]{1,8}(?=[元块天日月年岁周个件名人户家次处项米层栋号])/g

/** Figures of the reply that stand neither in a quotation nor in what the citations name as their source. `known`: what the settings publish. */
export function inventedIn(reply: string, { citations, past }: Answer, known = ''): string[] {
  const sources = citations.map(({ quote, title, place, date, columns }) =>
    [title, place, date, columns?.join(' '), quote].join('\n'),
  )
  const ground = fold([...sources, past?.title, past?.date, past?.validUntil, known].join('\n'))
  const said = fold(reply.replace(/〔\d〕/g, ''))
  const figuresThere = new Set(ground.match(FIGURES) ?? [])
  return (said.match(FIGURES) ?? []).filter((figure) => !figuresThere.has(figure))
}

/** Lines of an answering reply, without our own words, that no quotation holds. */
export function unborneIn(reply: string, { citations }: Answer): string[] {
  const quotes = citations.map(({ quote }) => bare(quote)).join('\n')
  const [said = ''] = reply.split(ANSWER_WORDS.sources)
  const lines = said.replace(ANSWER_WORDS.more, '').split(/〔\d〕|\n/)
  return lines.filter((line) => {
    const pieces = line.split(/[，：]/).map(bare)
    return !quotes.includes(bare(line)) && !pieces.every((piece) => quotes.includes(piece) || isColumn(piece, citations))
  })
}

/** Quotations that are not the file's own words, each with its file. */
export function forgedIn({ citations }: Answer, { files }: Snapshot): string[] {
  return citations.flatMap(({ file, quote }) =>
    files.find(({ path }) => path === file)?.text.includes(quote) ? [] : [`${file}: ${quote}`],
  )
}

const isColumn = (piece: string, citations: Answer['citations']) =>
  citations.some(({ columns = [] }) => columns.some((column) => bare(column) === piece))

const bare = (text: string) => fold(text).replace(/[^\p{L}\p{N}]/gu, '')
