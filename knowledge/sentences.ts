/** Where sentences end, in Chinese as people type it: full and half width, quotes, brackets, list items inside a line. */

export interface Span {
  start: number
  end: number
}

const OPEN: Record<string, string> = {
  '《': '》',
  '〈': '〉',
  '“': '”',
  '‘': '’',
  '「': '」',
  '『': '』',
  '（': '）',
  '(': ')',
  '【': '】',
  '〔': '〕',
  '[': ']',
}
const END = new Set('。！？!?…')
const SEMICOLON = new Set('；;')
/** A quote or a bracket that stays open longer than this is a slip of the pen, not a quotation. */
const LONGEST_BRACKET = 300
/** Clauses before a “；” stand alone when their sentence is longer than this: about four lines on a phone. */
export const LONG_SENTENCE = 90
/** What has no end of sentence for so long is cut at a comma, and at the very last anywhere. */
const LONGEST = 320
const ITEM_MARK = /^(?:[（(][一二三四五六七八九十百]{1,4}[）)]|[（(]\d{1,2}[）)]|[①-⑳])/

/** Looked for by one expression each: of a hundred characters four say anything of where a sentence ends. */
const BRACKET = /[《〈“‘「『（(【〔[》〉”’」』）)】〕\]]/g
/** The end of the line is among them, so that looking for the next one never goes on through a whole book. */
const SIGN = /[《〈“‘「『（(【〔[。！？!?…；;：:.\n]/g

/** Where the next sign stands, from `from` on; -1 where there is none. */
function nextSign(text: string, from: number): number {
  SIGN.lastIndex = from
  return SIGN.exec(text)?.index ?? -1
}

/** For each bracket that is closed in time, where it closes. */
function closings(text: string, from: number, to: number): Map<number, number> {
  const pairs = new Map<number, number>()
  const open: { sign: string; at: number }[] = []
  for (const { 0: sign, index } of text.slice(from, to).matchAll(BRACKET)) {
    const at = from + index
    if (OPEN[sign]) open.push({ sign: OPEN[sign], at })
    else {
      // Only the last few are looked at: a page of nothing but brackets must not cost the square of its length.
      for (let depth = open.length - 1; depth >= Math.max(0, open.length - 4); depth--) {
        const bracket = open[depth]!
        if (bracket.sign !== sign) continue
        if (at - bracket.at <= LONGEST_BRACKET) pairs.set(bracket.at, at)
        open.length = depth
        break
      }
    }
  }
  return pairs
}

/** A half-width point ends a sentence only between words of a Latin text: not in 1.80, www.x.cn or “1. 一楼”. */
function endsAtPoint(text: string, at: number, from: number): boolean {
  if (text[at] !== '.') return false
  const after = text[at + 1]
  return at - from > 8 && /[a-zA-Z)]/.test(text[at - 1] ?? '') && (after === undefined || /\s/.test(after))
}

function isEnd(text: string, at: number, from: number): boolean {
  const sign = text[at]!
  if (sign === '…') return text[at + 1] !== '…'
  if ((sign === '?' || sign === '!') && /[\w=&]/.test(text[at + 1] ?? '')) return false
  return END.has(sign) || endsAtPoint(text, at, from)
}

/** Marks right after an end belong to it: 。” and ！！ and ？) */
function afterMarks(text: string, at: number, to: number): number {
  let end = at
  while (end < to && (END.has(text[end]!) || '”’」』）)'.includes(text[end]!))) end++
  return end
}

function trimmed(text: string, start: number, end: number): Span | undefined {
  let from = start
  let to = end
  while (from < to && /\s|\u200b|\ufeff/.test(text[from]!)) from++
  while (to > from && /\s|\u200b|\ufeff/.test(text[to - 1]!)) to--
  return from < to ? { start: from, end: to } : undefined
}

/** Cuts where `cutsAt` says a piece ends (returning the next start), skipping what stands in brackets and quotes. */
function cut(
  text: string,
  span: Span,
  pairs: Map<number, number>,
  cutsAt: (at: number, from: number) => number | undefined,
): Span[] {
  const pieces: Span[] = []
  let from = span.start
  const take = (end: number) => {
    const piece = trimmed(text, from, end)
    if (piece) pieces.push(piece)
    from = end
  }
  for (let at = nextSign(text, from); at >= 0 && at < span.end; at = nextSign(text, at + 1)) {
    const close = pairs.get(at)
    if (close !== undefined && close < span.end) {
      at = close
      // “他说:‘好。’” then a capital start: a quotation that ends its own sentence ends ours, too.
      if (
        '”』」'.includes(text[close]!) &&
        END.has(text[close - 1]!) &&
        !/[，,、；;。：:]/.test(text[close + 1] ?? '') &&
        close + 1 - from > 12
      )
        take(close + 1)
      continue
    }
    const end = cutsAt(at, from)
    if (end === undefined) continue
    take(Math.min(end, span.end))
    at = from - 1
  }
  take(span.end)
  return pieces
}

/** A long sentence with clauses: at “；”, and before (一) (二) inside a line. */
function clauses(text: string, sentence: Span, pairs: Map<number, number>): Span[] {
  if (sentence.end - sentence.start <= LONG_SENTENCE) return [sentence]
  const parts = cut(text, sentence, pairs, (at, from) => {
    if (SEMICOLON.has(text[at]!)) return at + 1
    if ((text[at] === '：' || text[at] === ':') && at > from && ITEM_MARK.test(text.slice(at + 1, at + 7))) return at + 1
    return undefined
  })
  return parts.flatMap((part) => (part.end - part.start <= LONGEST ? [part] : byComma(text, part)))
}

function byComma(text: string, part: Span): Span[] {
  const pieces: Span[] = []
  let from = part.start
  while (part.end - from > LONGEST) {
    let at = from + LONGEST
    while (at > from + LONGEST / 2 && !/[，,、\s]/.test(text[at - 1]!)) at--
    if (at <= from + LONGEST / 2) at = from + LONGEST
    // Never between the two halves of one character.
    if (/[\ud800-\udbff]/.test(text[at - 1]!)) at--
    const piece = trimmed(text, from, at)
    if (piece) pieces.push(piece)
    from = at
  }
  const rest = trimmed(text, from, part.end)
  if (rest) pieces.push(rest)
  return pieces
}

/**
 * The sentences of `text` between two offsets, in order, trimmed and never empty; what is between them is white space.
 * A line's end ends a sentence unless `wrapped` says that lines are broken anywhere.
 */
export function sentencesIn(text: string, span: Span, wrapped = false): Span[] {
  const pairs = closings(text, span.start, span.end)
  const sentences = cut(text, span, pairs, (at, from) => {
    if (text[at] === '\n') return wrapped ? undefined : at + 1
    return isEnd(text, at, from) ? afterMarks(text, at + 1, span.end) : undefined
  })
  return sentences.flatMap((sentence) => clauses(text, sentence, pairs))
}
