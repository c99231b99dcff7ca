/** 范围: which units a search may find. It knows where they stand, so that a narrow search costs what it may find and not what the base holds. Pure. */

export interface Scope {
  has(unit: number): boolean
  /** How many it has. */
  size: number
  /** From, to, from, to, …: the units from each first up to its second, in their order. */
  spans: Int32Array
}

/** All of so many units. */
export function everyUnit(units: number): Scope {
  return { has: () => true, size: units, spans: units > 0 ? Int32Array.of(0, units) : new Int32Array() }
}

/** Of so many units those for which `has` holds; it is asked of each. */
export function scopeOf(units: number, has: (unit: number) => boolean): Scope {
  return { has, ...spansWhere(units, has, (unit) => unit) }
}

/** Which units are whose: those of a file stand together. Flat, as it is asked of every unit that shares a word with a question. */
export interface FiledUnits {
  /** Unit → its file. */
  fileOf: Int32Array
  /** File → its first unit; behind the last file, how many units there are. */
  firstUnitOf: Int32Array
}

/** The units of the files for which `isOpen` holds; it is asked of each file. */
export function scopeOfFiles({ fileOf, firstUnitOf }: FiledUnits, isOpen: (file: number) => boolean): Scope {
  const files = firstUnitOf.length - 1
  const open = Uint8Array.from({ length: files }, (_, file) => Number(isOpen(file)))
  const spans = spansWhere(
    files,
    (file) => open[file] === 1,
    (file) => firstUnitOf[file]!,
  )
  return { has: (unit) => open[fileOf[unit]!] === 1, ...spans }
}

/** Neighbours make one span. `start`: where the units of one begin; of the one behind the last, where they end. */
function spansWhere(
  count: number,
  holds: (at: number) => boolean,
  start: (at: number) => number,
): Pick<Scope, 'size' | 'spans'> {
  const spans: number[] = []
  let size = 0
  for (let at = 0; at < count; at++) {
    if (!holds(at)) continue
    const [from, to] = [start(at), start(at + 1)]
    if (from === to) continue
    size += to - from
    if (spans.at(-1) === from) spans[spans.length - 1] = to
    else spans.push(from, to)
  }
  return { size, spans: Int32Array.from(spans) }
}
