/**
 * 别处的答案: places whose own files answer what is not answered here: worth a hint, never an answer. None is named unless its best passage really answers, comes
 * clearly nearer than what holds here, and no file of the asker's own place treats the same matter: then it is that one which is silent. Pure.
 */
import { type Found, topScore } from './candidate.ts'
import type { AskedQuestion } from './question.ts'
import { MOST_PLACES, RIVAL_GAP } from './rivals.ts'
import { type Shelf, shortPlace } from './shelf.ts'
import { signalsOf } from './signals.ts'
import type { Snapshot } from './snapshot.ts'
import { judge } from './sufficiency.ts'

/** What is elsewhere must come nearer by as much. */
const NEARER_BY = 0.05
/** Log-odds, by the close reading of its first passages, that one answers. */
const READ_AS_ANSWER = -4

/** `here`: what holds where it is asked; `outside`: the same search in the files of other places, read as closely. */
export function placesThatAnswer(
  asked: AskedQuestion,
  { here, outside }: { here: Found; outside: Found },
  snapshot: Snapshot,
  shelf: Shelf,
): string[] {
  const [best] = outside.candidates
  if (!best || topScore(outside) < topScore(here) + NEARER_BY) return []
  if (outside.close && Math.max(...outside.close.values()) < READ_AS_ANSWER) return []
  if (!judge(signalsOf(asked, outside, snapshot, shelf), outside, snapshot.reader).sufficient) return []
  if (isTreatedHere(best.file, here, shelf)) return []
  const near = outside.candidates.filter(({ score }) => score >= best.score - RIVAL_GAP)
  const places = near.flatMap(({ file }) => shelf.places[file] ?? [])
  return [...new Set(places.map(shortPlace))].slice(0, MOST_PLACES)
}

/** Does a file of the asker's own place, of no higher level than the other's, treat the same matter? */
function isTreatedHere(other: number, here: Found, shelf: Shelf): boolean {
  const level = shelf.places[other]?.chain.length ?? 0
  const own = new Set(here.candidates.map(({ file }) => file))
  return [...own].some((file) => {
    const place = shelf.places[file]
    if (!place || place.chain.length < level) return false
    return shelf.counterparts(file, other) || shelf.sameMatter(file, other)
  })
}
