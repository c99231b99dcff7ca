/** 重点: the part of a long quotation that answers, in whole clauses; and with it the clause that limits or takes back what it says. */
import { hasShape } from './answer-kind.ts'
import { fold } from './fold.ts'
import type { AskedQuestion } from './question.ts'
import type { Snapshot } from './snapshot.ts'
import { wordsOfFolded } from './words.ts'

/** A quotation up to this length is said as it is. */
export const SHORT_QUOTE = 116

/** What each word that is asked weighs. */
export function massesOf({ searched }: AskedQuestion, snapshot: Snapshot): ReadonlyMap<string, number> {
  return new Map([...new Set(wordsOfFolded(searched))].map((word) => [word, snapshot.mass(word)]))
}

/** How much of it stands in a folded text. */
export function massIn(folded: string, masses: ReadonlyMap<string, number>): number {
  const there = new Set(wordsOfFolded(folded))
  let sum = 0
  for (const [word, mass] of masses) if (there.has(word)) sum += mass
  return sum
}

/** The run of whole clauses, at most `SHORT_QUOTE` long, that holds most of what is asked. */
export function focusOf(quote: string, asked: AskedQuestion, snapshot: Snapshot): string {
  const clauses = clausesOf(quote)
  const masses = massesOf(asked, snapshot)
  const all = [...masses.values()].reduce((sum, mass) => sum + mass, 0)
  const worth = clauses.map(({ start, end }) => {
    const folded = fold(quote.slice(start, end))
    const sum = massIn(folded, masses)
    const shaped = asked.kinds.some((kind) => kind !== 'yes_no' && hasShape(kind, folded))
    return sum + (shaped ? all * 0.1 : 0)
  })
  return bestRun(quote, clauses, worth)
}

interface Clause {
  start: number
  end: number
}

function clausesOf(quote: string): Clause[] {
  const clauses: Clause[] = []
  for (const match of quote.matchAll(/[^，,；;。！!？?\n]+[，,；;。！!？?\n]*[”」』）)]*/g)) {
    clauses.push({ start: match.index, end: match.index + match[0].length })
  }
  return clauses
}

/** The heaviest run of neighbours that fits; of equals the shorter, then the earlier. A clause that is too long stands alone. */
function bestRun(quote: string, clauses: readonly Clause[], worth: readonly number[]): string {
  let best = { sum: -1, start: 0, end: Math.min(quote.length, SHORT_QUOTE) }
  for (let from = 0; from < clauses.length; from++) {
    let sum = 0
    for (let to = from; to < clauses.length; to++) {
      const { start } = clauses[from]!
      const { end } = clauses[to]!
      if (to > from && end - start > SHORT_QUOTE) break
      sum += worth[to]!
      if (sum > best.sum) best = { sum, start, end }
    }
  }
  return quote.slice(best.start, best.end).trim()
}

/** What takes back or limits what stands before it. */
const LIMITS =
  /^(?:但是?|不过|然而|除[^,，。;；]{1,30}(?:以?外|的)|只有|仅限)|暂缓|暂停|暂不|除外|不予|不适用|不受此限|另有规定|不在此列|例外|不(?:包[括含]|含)|不再|取消|作废/
/** The same beside an answer to whether something may be done. */
const FORBIDS =
  /不(?:得|准|可(?!抗|少|避免|缺)|能|许|行|借|租|办|收(?![费钱取]|押金)|接|给|让|受理|提供|开放)|禁止|严禁|谢绝|恕不/
const MOST_LIMITS = 2

/** A quotation's part, with the pieces behind it in its line that limit it, where there is room: next to it, or behind “…”. */
export function withLimits(quote: string, focus: string, asked: AskedQuestion, snapshot: Snapshot): string {
  const tail = focus.slice(focus.lastIndexOf('…') + 1)
  const at = quote.indexOf(tail)
  if (at < 0) return focus
  const from = at + tail.length
  const line = quote.indexOf('\n', from)
  const end = line < 0 ? quote.length : line
  const masses = massesOf(asked, snapshot)
  const mayOne = asked.kinds.some((kind) => kind === 'allowed' || kind === 'yes_no')
  const shown = new Set(wordsOfFolded(fold(`${tail}${asked.searched}`)).filter((word) => word.length > 1))
  const isLimit = (piece: Clause) => {
    const words = quote.slice(piece.start, piece.end)
    if (mayOne && FORBIDS.test(words)) return true
    // Next to it there is no doubt what is limited; further on it speaks of the same.
    return LIMITS.test(words) && (piece.start === from || wordsOfFolded(fold(words)).some((word) => shown.has(word)))
  }
  const limits = piecesOf(quote, from, end)
    .filter(isLimit)
    .map((piece) => ({ ...piece, held: massIn(fold(quote.slice(piece.start, piece.end)), masses) }))
    .sort((one, other) => other.held - one.held || one.start - other.start)
    .slice(0, MOST_LIMITS)
  // What the question names comes before what is said of all: 能。… gives way to …的不借。
  const [named] = limits
  const own = massIn(fold(tail), masses)
  let kept = focus
  let last = from
  for (const limit of limits.toSorted((one, other) => one.start - other.start)) {
    const said = quote.slice(limit.start, limit.end).trim()
    const between = quote.slice(last, limit.start)
    const next = `${kept}${kept.length + between.length + said.length <= SHORT_QUOTE ? between : '…'}${said}`
    if (next.length > SHORT_QUOTE) continue
    kept = next
    last = limit.end
  }
  if (kept === focus && mayOne && named && named.held > own && named.end - named.start <= SHORT_QUOTE)
    return quote.slice(named.start, named.end).trim()
  return kept
}

/** Parts of a sentence or whole ones: up to a full stop or a semicolon. */
function piecesOf(quote: string, from: number, end: number): Clause[] {
  return [...quote.slice(from, end).matchAll(/[^。！!？?；;]{1,400}[。！!？?；;]{0,3}[”」』）)]{0,2}/g)].map((match) => ({
    start: from + match.index,
    end: from + match.index + match[0].length,
  }))
}
