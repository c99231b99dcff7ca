/** Places in Latin letters: “in Zhejiang”, “weifang heating”, “Xi'an”. Provinces and prefectures, and what a base itself tells of (“Cenxi”). */
import { byLatinName, type Division } from './divisions.ts'

export interface LatinPlace extends Division {
  words: string
  start: number
  end: number
  others: readonly Division[]
}

const WORD = /(?:hong kong|inner mongolia|[a-z]+(?:['’][a-z]+)?)/g

/** How many steps from the top two places share. */
export function nearness(place: Division, context: readonly Division[]): number {
  let best = 0
  for (const { chain } of context) {
    let shared = 0
    while (shared < chain.length && chain[shared] === place.chain[shared]) shared++
    best = Math.max(best, shared)
  }
  return best
}

/** Of a base's own places; lower-case letters that are fewer may be any word. */
const LONG_ENOUGH = 6

/**
 * `folded` is `fold(text)`, in which the offsets lie; `own`: a base's own places by their spelling. Of several places spelt alike (Suzhou) that nearest `context` comes
 * first.
 */
export function latinPlaces(
  text: string,
  folded: string,
  context: readonly Division[],
  own: ReadonlyMap<string, readonly Division[]>,
): LatinPlace[] {
  if (!/[a-z]{2}['’]?[a-z]{2}/i.test(text)) return []
  const found: LatinPlace[] = []
  const capitals = new Set((text.match(/\b[A-Z][a-z]+\b/g) ?? []).map((word) => word.toLowerCase()))
  for (const match of folded.matchAll(WORD)) {
    const key = match[0].replace(/['’ ]/g, '')
    const wide = byLatinName().get(key)
    const places = wide ?? own.get(key)
    if (!places) continue
    // “xian” and “jian” are syllables; short ones must be written as names: Xi'an, Ji'an, Hami.
    if (key.length < (wide ? 5 : LONG_ENOUGH) && !/['’]/.test(match[0]) && !capitals.has(key)) continue
    const [best, ...others] = [...places].sort((a, b) => nearness(b, context) - nearness(a, context))
    if (best) found.push({ ...best, words: match[0], start: match.index, end: match.index + match[0].length, others })
  }
  return found
}
