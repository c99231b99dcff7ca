/** A text is looked at more than once: when it arrives, in its turn, and when others are told of it. The second time costs nothing. */

const MOST = 256

/** `look`, which must be pure, with what it gave for the last texts at hand. Callers share the value: it may not be changed. */
export function remembered<T extends object>(look: (text: string) => T, most = MOST): (text: string) => T {
  /** In order of first use. */
  const known = new Map<string, T>()
  return (text) => {
    const before = known.get(text)
    if (before) return before
    const seen = look(text)
    known.set(text, seen)
    if (known.size > most) known.delete(known.keys().next().value!)
    return seen
  }
}
