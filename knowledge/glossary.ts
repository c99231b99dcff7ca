/**
 * 词汇: how residents call what documents call otherwise. A question's words are searched with the other side's words beside them; nothing
 * that people read is changed by it. And what is called alike and is not the same: who asks for the one has no use for the other.
 */

/** One line of a glossary, folded: the everyday words, and those of the documents. */
export interface GlossaryGroup {
  said: string[]
  written: string[]
  /** The two sides are two things that are easily taken for each other. */
  apart?: true
}

/** What a question names, and what it might be taken for; longer terms first. */
export type Namesake = readonly { term: string; side: 'named' | 'other' }[]

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
  private readonly namesakes: readonly Namesake[]

  /** `groups`: a community's own before the shipped ones; a term of several has the words of all. */
  constructor(groups: readonly GlossaryGroup[]) {
    this.groups = groups
    const entries = new Map<string, Entry>()
    const entryOf = (term: string) => {
      const entry = entries.get(term) ?? { term, written: [], said: [] }
      entries.set(term, entry)
      return entry
    }
    for (const { said, written, apart } of groups) {
      if (apart) continue
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
    this.namesakes = groups.flatMap(({ said, written, apart }) =>
      apart ? [namesake(said, written), namesake(written, said)] : [],
    )
  }

  /** What a folded text names and might be mistaken for another; nothing where it names both. */
  namesakesIn(folded: string): Namesake[] {
    return this.namesakes.filter((one) => {
      const names = namesIn(folded, one)
      return names.named && !names.other
    })
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

/** Whether a folded text speaks only of what the question might be mistaken for. */
export function isOfAnother(folded: string, asked: readonly Namesake[]): boolean {
  return asked.some((one) => {
    const names = namesIn(folded, one)
    return names.other && !names.named
  })
}

function namesake(named: readonly string[], other: readonly string[]): Namesake {
  const terms = [
    ...named.map((term) => ({ term, side: 'named' as const })),
    ...other.map((term) => ({ term, side: 'other' as const })),
  ]
  return terms.sort((a, b) => b.term.length - a.term.length)
}

/** Of two names of which one may begin with the other (居住证, 居住证明) the longer one counts. */
function namesIn(folded: string, terms: Namesake): { named: boolean; other: boolean } {
  const found = { named: false, other: false }
  let rest = folded
  for (const { term, side } of terms) {
    if (!rest.includes(term)) continue
    found[side] = true
    rest = rest.replaceAll(term, ' ')
  }
  return found
}
