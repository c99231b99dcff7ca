/**
 * 管辖: where a rule holds. A province's rule holds in its cities, the nation's everywhere; one city's rule never answers for another. Pure.
 */
import type { Division as Place } from './divisions.ts'

/** Distance from a rule's place to the asked one: 0 the same, 1 one level above, …; undefined where the rule does not hold. */
export function covers(rule: Place, asked: Place): number | undefined {
  if (rule.chain.length === 0) return asked.chain.length === 0 ? 0 : asked.chain.length + 1
  const top = rule.chain[rule.chain.length - 1]!
  const at = asked.chain.lastIndexOf(top)
  if (at < 0) return undefined
  // Both chains must tell the same about what stands above, as far as both tell it.
  for (let up = 1; up <= Math.min(at, rule.chain.length - 1); up++) {
    if (asked.chain[at - up] !== rule.chain[rule.chain.length - 1 - up]) return undefined
  }
  return asked.chain.length - 1 - at
}

/** A community lies in its street and its district as a room in a house: their rules are its own. Between cities, provinces and the nation they differ. */
const NEAR_STEPS: readonly (readonly [RegExp, number])[] = [
  [/(?:社区|小区|村|苑|院|里|网格|街道|镇|乡)$/, 0.1],
  [/[区县旗]$/, 0.3],
]

/** How far above the asked place a rule stands that `covers` it, a level between cities, provinces and the nation counting 1 and those below less. */
export function farness(rule: Place, asked: Place): number | undefined {
  const levels = covers(rule, asked)
  if (levels === undefined) return undefined
  const below = asked.chain.slice(Math.max(0, asked.chain.length - levels))
  const nation = levels - below.length
  return below.reduce((sum, name) => sum + (NEAR_STEPS.find(([step]) => step.test(name))?.[1] ?? 1), nation)
}

export function samePlace(one: Place, other: Place): boolean {
  return covers(one, other) === 0 && covers(other, one) === 0
}

/** Does the one lie in the other? Then what holds in the wider one holds there, too. */
export function nested(one: Place, other: Place): boolean {
  return covers(one, other) !== undefined || covers(other, one) !== undefined
}

/** Strictly, and with every name above it. */
export function isInside(place: Place, above: Place): boolean {
  return place.chain.length > above.chain.length && above.chain.every((name, depth) => place.chain[depth] === name)
}
