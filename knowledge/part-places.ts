/**
 * 辖区: districts, counties and towns that a question names and no list has, but the files of one place speak of: they lie there. What “望汐区” asks is
 * asked of 澜屏市 where 澜屏市's own rules alone name it. Pure.
 */
import { partsCalled } from './place-names.ts'
import { covers, nested } from './place-relations.ts'
import { type Place, under } from './places.ts'
import type { AskedQuestion } from './question.ts'
import type { Shelf } from './shelf.ts'
import type { Snapshot } from './snapshot.ts'

/** The question as asked of the part, where it names no place that is known; a group elsewhere has a district of that name of its own. */
export function askedOfPart(asked: AskedQuestion, snapshot: Snapshot, shelf: Shelf): AskedQuestion {
  if (asked.named.length > 0 || asked.strangers.length > 0) return asked
  for (const { name, kind } of partsCalled(asked.folded)) {
    const above = placeNaming(name + kind, snapshot, shelf)
    if (!above || !asked.asked.every((area) => nested(above, area))) continue
    const place = under(above, [name + kind])
    return { ...asked, named: [place], asked: [place], alike: [] }
  }
  return asked
}

/** The one place whose own files name it, the widest of those that lie in each other. */
function placeNaming(name: string, { files }: Snapshot, { places }: Shelf): Place | undefined {
  const naming = places.filter((place, file) => place?.chain.length && files[file]!.text.includes(name))
  const [widest] = naming.toSorted((one, other) => one!.chain.length - other!.chain.length)
  if (!widest || widest.chain.includes(name)) return undefined
  return naming.every((place) => covers(widest, place!) !== undefined) ? widest : undefined
}
