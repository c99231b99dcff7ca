/** Under which key the vector of each text of a base is kept: a hash, reckoned once an entry, as most entries outlive most edits. */
import type { Base } from './base.ts'
import type { Entry } from './folder.ts'
import type { Vectors } from './vectors.ts'

interface Keys {
  units: string[]
  phrases: string[]
}

export class VectorKeys {
  private readonly known = new WeakMap<Entry, Keys>()

  /** Key → text, of what has no vector yet, each text once. */
  missing(base: Base, vectors: Vectors): Map<string, string> {
    const missing = new Map<string, string>()
    for (const entry of base.entries) {
      const { units, phrases } = this.keysOf(entry, vectors)
      const texts = [...entry.units.map(({ indexed }) => indexed), ...phrasesOf(entry)]
      for (const [number, key] of [...units, ...phrases].entries()) {
        if (vectors.rowOf(key) === undefined) missing.set(key, texts[number]!)
      }
    }
    return missing
  }

  /** What all else will ask for, in steps between which others may run. */
  *reckon(base: Base, vectors: Vectors): Generator<void, void> {
    for (const entry of base.entries) {
      this.keysOf(entry, vectors)
      yield
    }
  }

  /** Unit → row of its vector, −1 where there is none. */
  rowsOf(base: Base, vectors: Vectors): Int32Array {
    return this.rows(base, vectors, ({ units }) => units)
  }

  /** The same of the phrases of standing answers, in the order that `standingByMeaning` promises. */
  phraseRowsOf(base: Base, vectors: Vectors): Int32Array {
    return this.rows(base, vectors, ({ phrases }) => phrases)
  }

  private rows(base: Base, vectors: Vectors, pick: (keys: Keys) => string[]): Int32Array {
    const keys = base.entries.flatMap((entry) => pick(this.keysOf(entry, vectors)))
    return Int32Array.from(keys, (key) => vectors.rowOf(key) ?? -1)
  }

  private keysOf(entry: Entry, vectors: Vectors): Keys {
    let keys = this.known.get(entry)
    if (!keys) {
      keys = {
        units: entry.units.map(({ indexed }) => vectors.keyOf(indexed)),
        phrases: phrasesOf(entry).map((phrase) => vectors.keyOf(phrase)),
      }
      this.known.set(entry, keys)
    }
    return keys
  }
}

function phrasesOf({ standing = [] }: Entry): string[] {
  return standing.flatMap(({ question, also, not }) => [question, ...also, ...not])
}
