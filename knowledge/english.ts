/**
 * English words of a neighbourhood's everyday matters, as Chinese offices write them: a question in English is searched with
 * these, in its order. Nothing is translated for people to read. The words stand in `english.txt`.
 */
import { readFileSync } from 'node:fs'

let loaded: readonly { said: RegExp; written: string }[] | undefined

function patterns() {
  loaded ??= readFileSync(new URL('./english.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [said, written] = line.split(' = ') as [string, string]
      return { said: new RegExp(`\\b(?:${said})\\b`, 'g'), written }
    })
  return loaded
}

/** The Chinese words for a folded English question, in its order; undefined for a question that is not in English. */
export function fromEnglish(folded: string): string | undefined {
  const latin = folded.match(/[a-z]{2,}/g)?.length ?? 0
  const han = folded.match(/\p{Script=Han}/gu)?.length ?? 0
  if (latin < 3 || han > latin) return undefined
  const found: { start: number; end: number; written: string }[] = []
  for (const { said, written } of patterns()) {
    for (const match of folded.matchAll(said)) found.push({ start: match.index, end: match.index + match[0].length, written })
  }
  // Of two that overlap the longer one counts: “water supply” before “water”.
  found.sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)
  const kept: typeof found = []
  for (const one of found) if (kept.every((other) => one.end <= other.start || one.start >= other.end)) kept.push(one)
  if (kept.length === 0) return undefined
  return kept
    .sort((a, b) => a.start - b.start)
    .map((one) => one.written)
    .join(' ')
}
