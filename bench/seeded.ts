/** Numbers that look random and are the same in every run: stand-ins must not change what is measured. */

/** A stream in [0, 1): mulberry32 (Tommy Ettinger, public domain). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** `vector` (of length 1) turned in a random direction so that its cosine with what comes out is about `cosine`. Length 1. */
export function turned(vector: ArrayLike<number>, cosine: number, random: () => number): Float64Array {
  const noise = Float64Array.from({ length: vector.length }, () => gaussian(random))
  const length = Math.hypot(...noise)
  const side = Math.sqrt(1 - cosine * cosine)
  const sum = noise.map((number, at) => cosine * vector[at]! + (side * number) / length)
  const whole = Math.hypot(...sum)
  return sum.map((number) => number / whole)
}

/** Box and Muller, 1958. */
function gaussian(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}
