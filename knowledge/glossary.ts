/**
 * 词汇: how residents call what documents call otherwise. A question's words are searched with the other side's words beside them; nothing
 * that people read is changed by it. And what is easily taken for another thing (namesakes.ts).
 */
import { type Apart, Namesakes } from './namesakes.ts'

/** One line of a glossary, folded: the everyday words, and those of the documents. */
export interface Synonyms {
  said: string[]
  written: string[]
}

export type GlossaryGroup = Synonyms | Apart

export interface OtherWords {
  /** What documents call the everyday words of the text. */
  written: string[]
  /** What people call the documents' words of the text. */
  said: string[]
}

interface Entry extends OtherWords {
  term: string
}

export class Glossary {
  readonly groups: readonly GlossaryGroup[]
  /** By first character, longer terms first. */
  private readonly entries: ReadonlyMap<string, readonly Entry[]>
  private readonly terms: ReadonlySet<string>
  readonly namesakes: Namesakes

  /** `groups`: a community's own before the shipped ones; a term of several has the words of all. */
  constructor(groups: readonly GlossaryGroup[]) {
    this.groups = groups
    const entries = new Map<string, Entry>()
    const entryOf = (term: string) => {
      const entry = entries.get(term) ?? { term, written: [], said: [] }
      entries.set(term, entry)
      return entry
    }
    for (const { said, written } of groups.filter((group) => 'said' in group)) {
      for (const term of said) entryOf(term).written.push(...written)
      for (const term of written) entryOf(term).said.push(...said)
    }
    const byFirst = new Map<string, Entry[]>()
    for (const entry of entries.values()) {
      const first = entry.term[0]!
      const others = byFirst.get(first)
      if (others) others.push(entry)
      else byFirst.set(first, [entry])
    }
    for (const others of byFirst.values()) others.sort((a, b) => b.term.length - a.term.length)
    this.entries = byFirst
    this.terms = new Set(entries.keys())
    this.namesakes = new Namesakes(groups.filter((group) => 'sides' in group))
  }

  /** Whether it is a term of either side. */
  names(word: string): boolean {
    return this.terms.has(word)
  }

  /** The other side's words for the terms of a folded text: at each place the longest term counts. Each word once. */
  otherWords(folded: string): OtherWords {
    const written = new Set<string>()
    const said = new Set<string>()
    let at = 0
    while (at < folded.length) {
      const entry = this.entries.get(folded[at]!)?.find(({ term }) => folded.startsWith(term, at))
      for (const word of entry?.written ?? []) written.add(word)
      for (const word of entry?.said ?? []) said.add(word)
      at += entry?.term.length ?? 1
    }
    return { written: [...written], said: [...said] }
  }
}
