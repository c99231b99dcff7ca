/**
 * 遮罩: finds personal data in a message and hides it. What leaves the ticket's own row (logs, models, groups) is masked.
 *
 * Promises: spans are sorted, do not overlap, and are offsets in UTF-16 units of the original text; masking a masked text
 * changes nothing; the time is linear in the length of the text.
 */
import { type FoldedText, foldText, originalSpan } from './folded-text.ts'
import { homeAddresses } from './home-address.ts'
import { landlines } from './landlines.ts'
import { personalCodes } from './personal-codes.ts'
import { personalNames } from './personal-names.ts'
import { personalNumbers } from './personal-numbers.ts'
import { personalPapers } from './personal-papers.ts'
import type { PiiSpan, PiiType } from './understanding.ts'

const MASK: Record<PiiType, string> = {
  MOBILE: '[手机号]',
  LANDLINE: '[座机号]',
  ID_CARD: '[身份证号]',
  BANK_CARD: '[银行卡号]',
  PLATE: '[车牌号]',
  ADDRESS: '[住址]',
  NAME: '[姓名]',
  EMAIL: '[邮箱]',
  WECHAT: '[微信号]',
  QQ: '[QQ号]',
  PASSPORT: '[护照号]',
  HMT_PERMIT: '[通行证号]',
  MILITARY_ID: '[军人证号]',
  SOCIAL_SECURITY: '[社保卡号]',
}

/** Where two overlap, the earlier in this list wins: numbers are surer than addresses, those surer than names. */
const SUREST_FIRST: PiiType[] = [
  'ID_CARD',
  'EMAIL',
  'MOBILE',
  'BANK_CARD',
  'PASSPORT',
  'HMT_PERMIT',
  'MILITARY_ID',
  'SOCIAL_SECURITY',
  'PLATE',
  'LANDLINE',
  'WECHAT',
  'QQ',
  'ADDRESS',
  'NAME',
]
/** Hiding one thing may uncover another beside it; each pass hides at least one more, and two nearly always do. */
const MOST_PASSES = 16

interface Masked {
  text: string
  spans: PiiSpan[]
}

/** Masks a text. `spans` are offsets in `original`, in UTF-16 units. */
export function mask(original: string, folded: FoldedText = foldText(original)): Masked {
  let spans = findIn(folded)
  for (let pass = 1; spans.length > 0 && pass < MOST_PASSES; pass++) {
    const more = hiddenBy(original, spans)
    if (more.length === spans.length) break
    spans = more
  }
  return { text: maskSpans(original, spans), spans }
}

/** The text from `start` to `end` (default: all of it) with the given spans of the whole text replaced. */
export function maskSpans(original: string, spans: readonly PiiSpan[], start = 0, end = original.length): string {
  let masked = ''
  let at = start
  for (const span of spans) {
    if (span.end <= start || span.start >= end) continue
    masked += original.slice(at, Math.max(at, span.start)) + MASK[span.type]
    at = Math.max(at, span.end)
  }
  return masked + original.slice(at, Math.max(at, end))
}

function findIn(folded: FoldedText): PiiSpan[] {
  const numbers = [
    ...personalCodes(folded.text),
    ...personalPapers(folded.text),
    ...personalNumbers(folded.text),
    ...landlines(folded.text),
  ]
  const owned = numbers.filter((span) => span.type === 'MOBILE' || span.type === 'ID_CARD' || span.type === 'BANK_CARD')
  const names = personalNames(folded.text, owned)
  const personal = names.length > 0 || owned.length > 0
  const all = [...numbers, ...names, ...homeAddresses(folded.text, personal)]
  return withoutOverlaps(all).map((span) => ({ ...originalSpan(folded, span.start, span.end), type: span.type }))
}

/** Looks at the masked text once more and maps what it finds there back to the original. */
function hiddenBy(original: string, spans: PiiSpan[]): PiiSpan[] {
  const masked = maskSpans(original, spans)
  const found = findIn(foldText(masked))
  return withoutOverlaps([...spans, ...found.map((span) => backTo(spans, span))])
}

function backTo(spans: PiiSpan[], found: PiiSpan): PiiSpan {
  let shift = 0
  for (const span of spans) {
    if (span.start + shift >= found.start) break
    shift += MASK[span.type].length - (span.end - span.start)
  }
  return { start: found.start - shift, end: found.end - shift, type: found.type }
}

function withoutOverlaps(spans: PiiSpan[]): PiiSpan[] {
  const ranked = spans
    .filter((span) => span.end > span.start)
    .map((span) => ({ span, rank: SUREST_FIRST.indexOf(span.type) }))
    .sort((a, b) => a.rank - b.rank || b.span.end - b.span.start - (a.span.end - a.span.start) || a.span.start - b.span.start)
  const kept: PiiSpan[] = []
  const taken = new Map<number, true>()
  for (const { span } of ranked) {
    let free = true
    for (let i = span.start; i < span.end && free; i++) free = !taken.has(i)
    if (!free) continue
    for (let i = span.start; i < span.end; i++) taken.set(i, true)
    kept.push(span)
  }
  return kept.sort((a, b) => a.start - b.start)
}
