/**
 * 两样东西: things that read alike and are not the same (居住证 and 居住证明, 猫 and 犬, 地下车位 and 地面车位). Who asks for the one is not answered by what speaks
 * of another alone; what says the word that covers both (宠物, 停车位) speaks of either. Pure; all text is folded.
 */

/** One line of a glossary: the names of each thing, and the words that cover all of them. */
export interface Apart {
  sides: string[][]
  covering: string[]
}

/** Things kept apart, of which a question names some and not all. */
export interface Namesake {
  /** Longer terms first: of two of which one is within the other the longer counts. `side`: COVERING or the number of the thing. */
  terms: readonly { term: string; side: number }[]
  asked: ReadonlySet<number>
  /** As the question has it. */
  term: string
}

/** What stands in a text instead of what is asked for. */
export interface Instead {
  asked: string
  written: string
}

const COVERING = -1

export class Namesakes {
  private readonly lines: readonly Namesake['terms'][]

  constructor(lines: readonly Apart[]) {
    this.lines = lines.map(({ sides, covering }) => {
      const terms = sides.flatMap((names, side) => names.map((term) => ({ term, side })))
      const over = covering.map((term) => ({ term, side: COVERING }))
      return [...terms, ...over].sort((a, b) => b.term.length - a.term.length)
    })
  }

  /** What a text names and might be mistaken for another; nothing where it names all of them, or the word that covers them. */
  in(folded: string): Namesake[] {
    return this.lines.flatMap((terms) => {
      const named = namesIn(folded, terms)
      const [first] = named.keys()
      if (first === undefined || named.has(COVERING) || terms.every(({ side }) => side === COVERING || named.has(side)))
        return []
      return [{ terms, asked: new Set(named.keys()), term: named.get(first)! }]
    })
  }
}

/**
 * What a passage names instead, where it speaks of another thing only. What its own words name counts before what its title and headings do: under 停车位收费
 * the row 地面停车位 is of that one alone. `whole`: the passage with its title and headings.
 */
export function insteadIn(own: string, whole: string, asked: readonly Namesake[]): Instead | undefined {
  for (const { terms, asked: sides, term } of asked) {
    const all = namesIn(whole, terms)
    if (all.size === 0 || [...all.keys()].some((side) => sides.has(side))) continue
    const here = namesIn(own, terms)
    const named = here.size > 0 ? here : all
    const [written] = named.values()
    if (!named.has(COVERING)) return { asked: term, written: written! }
  }
  return undefined
}

/** Does a text name one of the things that were asked for? */
export function namesAsked(whole: string, asked: readonly Namesake[]): boolean {
  return asked.some(({ terms, asked: sides }) => [...namesIn(whole, terms).keys()].some((side) => sides.has(side)))
}

/** The things that are named, each by the term that names it. */
function namesIn(folded: string, terms: Namesake['terms']): Map<number, string> {
  const named = new Map<number, string>()
  let rest = folded
  for (const { term, side } of terms) {
    if (!rest.includes(term)) continue
    if (!named.has(side)) named.set(side, term)
    rest = rest.replaceAll(term, ' ')
  }
  return named
}
