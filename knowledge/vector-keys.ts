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

  /** Phrase of the standing answers → row of its vector, −1 where there is none; in the order that `standingByMeaning` promises. */
  phraseRowsOf(base: Base, vectors: Vectors): Int32Array {
    const keys = base.entries.flatMap((entry) => (entry.standing ? this.keysOf(entry, vectors).phrases : []))
    return Int32Array.from(keys, (key) => vectors.rowOf(key) ?? -1)
  }

  /** Key → text, of what has no vector yet, each text once. May be interrupted. */
  *missing(base: Base, vectors: Vectors): Generator<void, Map<string, string>> {
    const missing = new Map<string, string>()
    for (const entry of base.entries) {
      yield
      const { units, phrases } = this.keysOf(entry, vectors)
      const texts = [...entry.units.map(({ indexed }) => indexed), ...phrasesOf(entry)]
      for (const [number, key] of [...units, ...phrases].entries()) {
        if (vectors.rowOf(key) === undefined) missing.set(key, texts[number]!)
      }
    }
    return missing
  }

  /** Unit → row of its vector, −1 where there is none. `before`: the same of this base a while ago; what it has is not looked up again. May be interrupted. */
  *rowsOf(base: Base, vectors: Vectors, before?: Int32Array): Generator<void, Int32Array> {
    const rows = before?.slice() ?? new Int32Array(base.units.length).fill(-1)
    let first = 0
    for (const entry of base.entries) {
      const { units } = this.keysOf(entry, vectors)
      for (let at = 0; at < units.length; at++) if (rows[first + at]! < 0) rows[first + at] = vectors.rowOf(units[at]!) ?? -1
      first += units.length
      yield
    }
    return rows
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
