/**
 * 补全地名: files write as much of a place as their readers need (望湖街道临港社区). Where the same base tells of one and only one place that this can be, what stands
 * above it is taken from there, so that a rule above it holds there, too, and a citation says where. Pure.
 */
import { gazetteer, NATION, placeName } from './places.ts'

type Chain = readonly string[]

/** The places that a base writes, each as it is best called: itself where nothing is known above it, or more than one thing is. */
export function completedPlaces(written: Iterable<string>): ReadonlyMap<string, string> {
  const chains = new Map<string, Chain>()
  for (const words of new Set(written)) {
    const place = gazetteer().resolve(words)[0]
    if (place && place !== NATION) chains.set(words, place.chain)
  }
  const byName = new Map<string, Set<Chain>>()
  for (const chain of chains.values())
    for (const name of chain) {
      const known = byName.get(name)
      if (known) known.add(chain)
      else byName.set(name, new Set([chain]))
    }
  const completed = new Map<string, string>()
  for (const [words, chain] of chains) {
    const whole = wholeOf(chain, byName)
    if (whole) completed.set(words, placeName({ name: whole.at(-1)!, chain: whole, level: 'local' }))
  }
  return completed
}

/** What is written may be whole, or the end of something that others write; its lower parts may be known to nobody else. */
function wholeOf(chain: Chain, byName: ReadonlyMap<string, ReadonlySet<Chain>>): Chain | undefined {
  for (let length = chain.length; length > 0; length--) {
    const upper = chain.slice(0, length)
    const above = [...(byName.get(upper.at(-1)!) ?? [])]
      .map((other) => endingIn(other, upper))
      .filter((one) => one !== undefined)
    const longer = distinct(above).filter((one) => one.length > upper.length)
    // 北河区 and 清江市北河区 are one place, told more or less fully; 东岭市北河区 beside them leaves it open.
    const fullest = longer.filter((one) => !longer.some((other) => other.length > one.length && endingIn(other, one)))
    if (fullest.length > 1) return undefined
    if (fullest[0]) return [...fullest[0], ...chain.slice(length)]
  }
  return undefined
}

/** As much of `other` as ends where `part` does, if it has all of the part's names in their order. */
function endingIn(other: Chain, part: Chain): Chain | undefined {
  const end = other.lastIndexOf(part.at(-1)!)
  let at = end
  for (let left = part.length - 1; left >= 0; left--) {
    at = other.lastIndexOf(part[left]!, at)
    if (at < 0) return undefined
    at--
  }
  return other.slice(0, end + 1)
}

function distinct(chains: readonly Chain[]): Chain[] {
  return [...new Map(chains.map((chain) => [chain.join(), chain])).values()]
}
