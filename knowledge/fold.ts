/**
 * 归一: the one form in which texts are compared. Both sides of every search are folded; what people read never is.
 *
 * fold = NFKC + Traditional → Simplified (OpenCC tw → cn, characters and their phrases) + lower case, without invisible
 * characters. Folding twice changes nothing more. Offsets do not survive it.
 */
import { createRequire } from 'node:module'
import compatibility from 'opencc-js/dict/CJK_Compatibility_Ideographs'
import stCharacters from 'opencc-js/dict/STCharacters'
import tsCharacters from 'opencc-js/dict/TSCharacters'
import tsPhrases from 'opencc-js/dict/TSPhrases'
import twVariants from 'opencc-js/dict/TWVariantsRev'
import twPhrases from 'opencc-js/dict/TWVariantsRevPhrases'
import { Converter } from 'opencc-js/t2cn'

type Convert = (text: string) => string

const simplifier = once(() => Converter({ from: 'tw', to: 'cn' }) as Convert)
// 150 ms of dictionary, needed only when somebody writes in Traditional: loaded at the first such reply.
const traditionalise = once(() => {
  const opencc = createRequire(import.meta.url)('opencc-js/cn2t') as typeof import('opencc-js/cn2t')
  return opencc.Converter({ from: 'cn', to: 'tw' }) as Convert
})

// Zero-width and direction marks, soft hyphen, variation selectors: they are not seen, so they may not tell words apart.
const INVISIBLE =
  /\u00ad|\u034f|\u061c|[\u180b-\u180f]|[\u200b-\u200f]|[\u202a-\u202e]|[\u2060-\u206f]|[\ufe00-\ufe0f]|\ufeff|[\u{e0000}-\u{e0fff}]/gu
const ASCII = /^[\x20-\x7e]*$/

/** The form in which texts are compared. Idempotent. */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase()
  let folded = text
  // One pass nearly always settles it; a phrase that appears only by converting another takes a second one.
  for (let pass = 0; pass < 4; pass++) {
    const next = simplified(folded.normalize('NFKC').replace(INVISIBLE, '').normalize('NFKC').toLowerCase()).normalize('NFKC')
    if (next === folded) break
    folded = next
  }
  return folded
}

/** Traditional → Simplified (OpenCC tw → cn), and nothing else. */
export function simplified(text: string): string {
  return mayChange(text) ? simplifier()(text) : text
}

/**
 * Whether the text holds a unit that some entry of OpenCC's tables for tw → cn replaces alone, or a whole phrase that one replaces: without either nothing
 * changes, and nearly all text is without. Walking the tables takes ten times as long as asking this.
 */
function mayChange(text: string): boolean {
  const { alone, phrases } = replaced()
  for (let at = 0; at < text.length; at++) {
    const marked = alone[text.charCodeAt(at)]
    if (marked === ALONE || (marked === BEGINS && phrases.get(text[at]!)!.some((phrase) => text.startsWith(phrase, at))))
      return true
  }
  return false
}

const ALONE = 1
/** A phrase may begin here, of units that no entry replaces alone: 二噁英. */
const BEGINS = 2

/** By UTF-16 unit; by the first unit of each such phrase, these. */
const replaced = once(() => {
  const alone = new Uint8Array(0x1_0000)
  const phrases = new Map<string, string[]>()
  const entries = [compatibility, twPhrases, twVariants, tsPhrases, tsCharacters].flatMap((table) => table.split('|'))
  const changing = entries.map((entry) => entry.split(' ')).filter(([from, to]) => from !== to) as [string, string][]
  const [single, several] = [
    changing.filter(([from]) => isOneCharacter(from)),
    changing.filter(([from]) => !isOneCharacter(from)),
  ]
  for (const [from] of single) for (let at = 0; at < from.length; at++) alone[from.charCodeAt(at)] = ALONE
  for (const [from] of several) {
    if (Array.from(from).some((char) => alone[char.charCodeAt(0)] === ALONE)) continue
    alone[from.charCodeAt(0)] = BEGINS
    phrases.set(from[0]!, [...(phrases.get(from[0]!) ?? []), from])
  }
  return { alone, phrases }
})

const isOneCharacter = (text: string) => [...text].length === 1

/** Simplified → Traditional (OpenCC cn → tw), for replies to people who write it. */
export function toTraditional(text: string): string {
  return traditionalise()(text)
}

/** In OpenCC's table of Simplified characters, but also right in Traditional, alone (床) or in a word (皇后, 公里, 若干). */
const IN_BOTH =
  '里斗干于游岩采范后吃群占征准辟凶咸云余郁朴划几岳丑杰尸伙熏夸皂吁涂床台筑唇丰涌仆峰杠价佣确党秘愿痴叶跖膻蜡厘灶淀苹荐万胜恒种腌帘腊适广虫粽么霉厂据柜咨虱'

const onlyTraditional = once(() => leftSides(tsCharacters))
const withTraditional = once(() => leftSides(stCharacters))
const onlySimplified = once(() => {
  const characters = new Set(withTraditional())
  for (const char of [...IN_BOTH, ...onlyTraditional()]) characters.delete(char)
  return characters
})

/**
 * Whether a text is written in Traditional characters: more of its characters exist only in Traditional than have a
 * Traditional form of their own (后, 里, 台 stand in both scripts and weigh against it).
 */
export function isTraditional(text: string): boolean {
  return balance(text, onlyTraditional(), withTraditional()) > 0
}

/**
 * Whether it is written in Simplified ones: more of its characters exist only in Simplified than only in Traditional. Neither this nor
 * `isTraditional` holds for a text of what both scripts share.
 */
export function isSimplified(text: string): boolean {
  return balance(text, onlySimplified(), onlyTraditional()) > 0
}

/** How many more characters of the text stand in `one` than in `other` alone. */
function balance(text: string, one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let more = 0
  for (const char of text.normalize('NFKC')) {
    if (one.has(char)) more++
    else if (other.has(char)) more--
  }
  return more
}

/** OpenCC's character tables: `from to|from to|…`. */
function leftSides(table: string): Set<string> {
  return new Set(table.split('|').map((pair) => pair.slice(0, pair.indexOf(' '))))
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
