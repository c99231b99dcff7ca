/** 事项: what a request is about, by weighted words. The settings may add codes and words. */
import { foldText } from './folded-text.ts'
import { SERVICE_PATTERNS, SERVICE_WORDS } from './service-words.ts'
import type { Vocabulary } from './understanding.ts'

export interface ServiceScore {
  code: string
  score: number
  /** The words that were heard, for `--trace`. */
  words: string[]
}

interface Entry {
  word: string
  code: string
  weight: number
}

const DEFAULT_WEIGHT = 2
/** A word of the settings: somebody wrote it down for just this. */
const SETTINGS_WEIGHT = 4

const lexicons = new WeakMap<Vocabulary, Map<string, Entry[]>>()

/** Codes that a folded text speaks of, the best first; empty when it speaks of none. Linear in the text. */
export function scoreServices(text: string, vocabulary: Vocabulary): ServiceScore[] {
  const scores = new Map<string, ServiceScore>()
  const add = (code: string, weight: number, word: string) => {
    const score = scores.get(code) ?? { code, score: 0, words: [] }
    if (score.words.includes(word)) return
    score.score += weight
    score.words.push(word)
    scores.set(code, score)
  }
  const known = codesOf(vocabulary)
  for (const entry of spoken(text, lexiconOf(vocabulary))) add(entry.code, entry.weight, entry.word)
  for (const { code, weight, shape } of SERVICE_PATTERNS) {
    const match = known.has(code) ? shape.exec(text) : null
    if (match) add(code, weight, `~${match[0]}`)
  }
  return [...scores.values()].filter((score) => score.score > 0).sort((a, b) => b.score - a.score)
}

/** The words found, without those that lie within a longer one (消防通道 is not also 通道). */
function* spoken(text: string, lexicon: Map<string, Entry[]>): Generator<Entry> {
  let covered = 0
  for (let at = 0; at < text.length; at++) {
    let longest = 0
    for (const entry of lexicon.get(text[at]!) ?? []) {
      if (!text.startsWith(entry.word, at) || entry.word.length < longest || at + entry.word.length <= covered) continue
      if (isLatin(entry.word) && (isLatin(text[at - 1]) || isLatin(text[at + entry.word.length]))) continue
      longest = entry.word.length
      yield entry
    }
    if (longest > 0) covered = Math.max(covered, at + longest)
  }
}

/** Without settings every built-in code counts; with them only the codes that they keep. */
function codesOf(vocabulary: Vocabulary): Set<string> {
  const codes = vocabulary.services.map((service) => service.code)
  return new Set(codes.length > 0 ? codes : Object.keys(SERVICE_WORDS))
}

/** By first character; the longest words first, and among equals each code. */
function lexiconOf(vocabulary: Vocabulary): Map<string, Entry[]> {
  let lexicon = lexicons.get(vocabulary)
  if (!lexicon) {
    lexicon = new Map()
    const known = codesOf(vocabulary)
    const entries = [...builtIn().filter((entry) => known.has(entry.code)), ...fromSettings(vocabulary)]
    for (const entry of entries.sort((a, b) => b.word.length - a.word.length)) {
      const first = lexicon.get(entry.word[0]!) ?? []
      lexicon.set(entry.word[0]!, first)
      const same = first.find((other) => other.word === entry.word && other.code === entry.code)
      // The built-in weight of a word is weighed against all others; the settings only repeat it.
      if (!same) first.push(entry)
    }
    lexicons.set(vocabulary, lexicon)
  }
  return lexicon
}

function builtIn(): Entry[] {
  return Object.entries(SERVICE_WORDS).flatMap(([code, words]) =>
    words.split(' ').map((written) => {
      const weight = /\d$/.test(written) ? Number(written.slice(-1)) : DEFAULT_WEIGHT
      return { word: written.replace(/\d$/, ''), code, weight }
    }),
  )
}

function fromSettings(vocabulary: Vocabulary): Entry[] {
  return vocabulary.services.flatMap(({ code, words }) =>
    words.map((word) => ({ word: foldText(word).text, code, weight: SETTINGS_WEIGHT })).filter(({ word }) => word.length > 0),
  )
}

function isLatin(text: string | undefined): boolean {
  return text !== undefined && /^[a-z]/.test(text)
}
