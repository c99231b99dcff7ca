/**
 * 私事: does the message speak of what others in a group may not read along: somebody's health, a child in trouble, violence, a neighbour
 * who is complained about, a person in despair, money trouble? Pure; the rules are in `sensitive-rules.ts`.
 *
 * In doubt it is private: a general question that is answered in private costs a tap, a name said aloud cannot be taken back.
 */
import { SENSITIVE_RULES } from './sensitive-rules.ts'
import type { SensitiveKind } from './understanding.ts'

export interface Sensitive {
  kind: SensitiveKind
  /** The rule and the words that decided. */
  rule: string
  words: string
}

/** A hostile text may repeat a word without end; if its first uses say nothing, the later ones won't. */
const MOST_MATCHES = 8
const CLAUSE_END = '。！!？?；;\n'
/** How far around a match its sentence is looked at. */
const REACH = 60

/** The private matter in a folded text, or undefined. The kind that weighs most comes first. */
export function sensitiveIn(text: string): Sensitive | undefined {
  for (const { kind, name, shape, unless } of SENSITIVE_RULES) {
    let seen = 0
    for (const match of text.matchAll(shape)) {
      if (++seen > MOST_MATCHES) break
      if (unless?.test(sentenceAround(text, match.index, match.index + match[0].length))) continue
      return { kind, rule: name, words: match[0] }
    }
  }
  return undefined
}

function sentenceAround(text: string, start: number, end: number): string {
  const before = text.slice(Math.max(0, start - REACH), start)
  const after = text.slice(end, end + REACH)
  const from = Math.max(...[...CLAUSE_END].map((char) => before.lastIndexOf(char))) + 1
  const ends = [...CLAUSE_END].map((char) => after.indexOf(char)).filter((at) => at >= 0)
  return before.slice(from) + text.slice(start, end) + after.slice(0, Math.min(after.length, ...ends) + 1)
}
