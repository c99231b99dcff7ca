/**
 * 听错: stretches of a question that sound like a word of the base but are written otherwise (店梯 for 电梯, 轮直 for 轮值).
 *
 * The base's vocabulary is asked, not listed: every spelling that two neighbouring characters could have been meant for is looked up, so that a base
 * of any size costs nothing before the first question. Only pairs that mean nothing as they stand are tried: characters that the segmenter could
 * put into no word which the base knows. Both spellings are searched, so that a wrong guess costs little; even so, function words, numerals
 * and what the base itself writes are left alone.
 */
import { sounds } from './sounds.ts'
import { cut } from './words.ts'

export interface Mishearing {
  /** UTF-16 units of the folded question. */
  start: number
  end: number
  written: string
  meant: string
  /** The same syllables, and a word of the dictionary or of the glossary; otherwise only likely. */
  sure: boolean
}

/** How often a pair of characters stands in the base (in so many texts), and whether it is a word that a glossary names. */
export interface Vocabulary {
  frequency(word: string): number
  named(word: string): boolean
}

const HAN = /\p{Script=Han}/u
/** They begin and end no word that somebody looks for, and stand next to everything. */
const FUNCTION =
  '的了吗呢吧啊呀嘛哦哈么我你您他她它们咱俺这那哪谁啥咋怎是在有没不就都也还要会能可把被给让和跟与或从到去来上下里外个很太好说想问请别多少几时候得着过再又才只吃叫看做干弄搞行'
const NUMERALS = '零一二两三四五六七八九十百千万亿半'
/** So much rarer than its homophone must a pair be that the base writes now and then, mostly across two words. */
const RARER = 60
/** A homophone that no dictionary has must stand in the base so often. */
const ESTABLISHED = 5
/** Spellings looked up for one question: what a text of nothing but riddles may cost. */
const MOST_LOOKUPS = 20_000

/** Left to right, none overlapping; empty for a question whose words are known. Total. */
export function mishearingsIn(folded: string, vocabulary: Vocabulary): Mishearing[] {
  const search = new Search(vocabulary)
  const found: (Mishearing & { score: number })[] = []
  for (const start of suspiciousPairs(folded, vocabulary)) {
    const best = search.meaningOf(folded.slice(start, start + 2))
    if (best) found.push({ start, end: start + 2, written: folded.slice(start, start + 2), ...best })
    if (search.lookups >= MOST_LOOKUPS) break
  }
  // Of two that overlap the likelier one counts: 家羊台 is 家 and 阳台, not 家养 and 台.
  found.sort((a, b) => b.score - a.score || a.start - b.start)
  const kept: typeof found = []
  for (const one of found) if (kept.every((other) => one.end <= other.start || one.start >= other.end)) kept.push(one)
  return kept.sort((a, b) => a.start - b.start).map(({ score: _, ...mishearing }) => mishearing)
}

/** The question as it was probably meant. */
export function asMeant(folded: string, mishearings: readonly Mishearing[]): string {
  let meant = ''
  let from = 0
  for (const one of mishearings) {
    meant += folded.slice(from, one.start) + one.meant
    from = one.end
  }
  return meant + folded.slice(from)
}

/** Where two neighbouring characters stand in no word that is known. All Han characters of the common table are one UTF-16 unit. */
function suspiciousPairs(folded: string, vocabulary: Vocabulary): number[] {
  const loose: boolean[] = []
  for (const token of cut(folded)) {
    const known = token.length > 1 && (vocabulary.frequency(token) > 0 || vocabulary.named(token))
    for (const char of token) {
      const free = !known && HAN.test(char) && !FUNCTION.includes(char) && !NUMERALS.includes(char)
      for (let unit = 0; unit < char.length; unit++) loose.push(free && char.length === 1)
    }
  }
  return loose.flatMap((free, at) => (free && loose[at + 1] ? [at] : []))
}

class Search {
  lookups = 0
  private readonly vocabulary: Vocabulary

  constructor(vocabulary: Vocabulary) {
    this.vocabulary = vocabulary
  }

  /** What a pair was most likely meant for; undefined when nothing is likelier than what stands there. */
  meaningOf(written: string): { meant: string; sure: boolean; score: number } | undefined {
    const { frequency, named } = this.vocabulary
    if (named(written)) return undefined
    const standing = frequency(written)
    const real = cut(written).length === 1
    let best: { meant: string; sure: boolean; score: number } | undefined
    for (const { meant, exact } of this.spellings(written)) {
      const found = frequency(meant)
      const inGlossary = named(meant)
      if (found <= standing * RARER && !(inGlossary && standing === 0)) continue
      const word = inGlossary || cut(meant).length === 1
      const kept = Number(meant[0] === written[0]) + Number(meant[1] === written[1])
      const tones = tonesKept(written, meant)
      if (!word && (!exact || kept === 0 || found < ESTABLISHED)) continue
      // Both characters wrong, or a word of its own that the base lacks (电平 for 电瓶): only for what sounds the very same.
      if ((kept === 0 && tones === 0) || (real && (tones < 2 || !exact) && !inGlossary)) continue
      const score = 3 * kept + tones + (word ? 3 : 0) + (exact ? 3 : 0) + Math.log10(1 + found)
      if (!best || score > best.score) best = { meant, sure: word && exact && kept > 0 && !real, score }
    }
    return best
  }

  /** Other spellings of the same sounds; of nearly the same ones only where one character stays. */
  private *spellings(written: string): Generator<{ meant: string; exact: boolean }> {
    const [a, b] = [...written] as [string, string]
    const { alike, nearlyAlike } = sounds()
    const first = alike(a).filter((char) => mayStandFor(a, char))
    const second = alike(b).filter((char) => mayStandFor(b, char))
    const seen = new Set([written])
    const fresh = (meant: string) => {
      if (seen.has(meant) || this.lookups >= MOST_LOOKUPS) return false
      this.lookups++
      seen.add(meant)
      return true
    }
    for (const x of first) for (const y of second) if (fresh(x + y)) yield { meant: x + y, exact: true }
    for (const y of nearlyAlike(b)) if (mayStandFor(b, y) && fresh(a + y)) yield { meant: a + y, exact: false }
    for (const x of nearlyAlike(a)) if (mayStandFor(a, x) && fresh(x + b)) yield { meant: x + b, exact: false }
  }
}

/** Nothing becomes a figure or a function word. */
function mayStandFor(written: string, char: string): boolean {
  if (written === char) return true
  return !NUMERALS.includes(char) && !FUNCTION.includes(char)
}

function tonesKept(written: string, meant: string): number {
  const { of } = sounds()
  return [...written].filter((char, at) => {
    const tones = of(meant[at]!)
    return of(char).some((sound) => tones.includes(sound))
  }).length
}
