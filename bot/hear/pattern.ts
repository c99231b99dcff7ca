/**
 * The one door through which a rule's regular expression is made.
 *
 * Anybody may write anything into a group, so no rule may take more than a bounded number of steps from one place in the
 * text: a pattern with an unbounded quantifier is refused here, when the program starts, and `allPatterns` lets a test count
 * the steps of every rule on hostile texts.
 */
const built: RegExp[] = []

/** Every pattern made so far, for the test that counts steps. */
export function allPatterns(): readonly RegExp[] {
  return built
}

/** Builds a pattern. Throws when a quantifier in it (`*`, `+`, `{n,}`) has no upper bound. */
export function pattern(source: string, flags = ''): RegExp {
  refuseUnbounded(source)
  const made = new RegExp(source, flags)
  built.push(made)
  return made
}

function refuseUnbounded(source: string): void {
  let inClass = false
  for (let i = 0; i < source.length; i++) {
    const char = source[i]
    if (char === '\\') i++
    else if (inClass) inClass = char !== ']'
    else if (char === '[') inClass = true
    else if (char === '*' || char === '+' || (char === ',' && source[i + 1] === '}'))
      throw new Error(`unbounded quantifier at ${i} in /${source}/: give it an upper bound`)
  }
}

/** A group of alternatives, written as one string with spaces between them; each may be a pattern without spaces. */
export function oneOf(...lists: string[]): string {
  const words = lists.flatMap((list) => list.split(/\s/)).filter(Boolean)
  // Longer words first: an alternation takes the first that fits.
  return `(?:${[...new Set(words)].sort((a, b) => b.length - a.length).join('|')})`
}

/** A group of English words and phrases, divided by bars, each standing as words of its own. */
export function english(phrases: string): string {
  return `(?<![a-z])(?:${phrases})(?![a-z])`
}

/** Up to `most` characters within one line. */
export function gap(most: number): string {
  return `[^\\n]{0,${most}}`
}

/** One Chinese character. */
export const HAN = '[\\u3400-\\u9fff]'
