/** 哪个地方: places whose own papers answer as well as the best that was found, where the question names no place. Then it must be asked. */
import { ownerAmong } from './alike-places.ts'
import { FIGURE_KINDS, hasShape } from './answer-kind.ts'
import type { Candidate, Found } from './candidate.ts'
import { readEach } from './close-reading.ts'
import { shortName } from './divisions.ts'
import { fold } from './fold.ts'
import { onlyOneNaming } from './only-there.ts'
import { nested, samePlace } from './place-relations.ts'
import { isNamedFor } from './place-sense.ts'
import type { Place } from './places.ts'
import type { AskedQuestion } from './question.ts'
import type { Shelf } from './shelf.ts'
import type { Snapshot } from './snapshot.ts'

export const MOST_PLACES = 4
/** Answers of two places that score so near each other are rivals: the place must be known. */
export const RIVAL_GAP = 0.05
/** The same for two files that are each other's counterpart: one matter, two places. */
const COUNTERPART_GAP = 0.2
/** The same where both hold the figure that is asked for: a table's row (| 五层 | 14万元 |) shares few words with any question. */
const SAME_FIGURE_GAP = 0.45
/** Of the best one's rank, at the least. */
const SAME_MATTER_RANK = 0.4

const CITY = /[市县]$/

interface Rivals {
  /** The best one's place first; none where the question says a place, or asks for no one place's fact. */
  places: readonly Place[]
  /** It is the name in the question that may mean either of them, whatever they write. */
  byName: boolean
}

const NONE: Rivals = { places: [], byName: false }

/** `found` holds a candidate. */
function rivalPlaces(found: Found, asked: AskedQuestion, snapshot: Snapshot, shelf: Shelf): Rivals {
  const best = found.candidates[0]!
  const first = shelf.places[best.file]
  if (asked.acrossPlaces || !first?.chain.length) return NONE
  const { alike } = asked
  const owner = ownerAmong(alike, first)
  if (alike.length > 0 ? !owner : asked.asked.length > 0) return NONE
  // “岑溪社区”, which may be anywhere, is not asked about once more where the best that was found is Cenxi's.
  if (!owner && first.chain.some((name) => isNamedFor(asked.folded, shortName(name)))) return NONE
  const namesake = owner ? undefined : cityCalledSo(asked, shelf)
  if (namesake && !nested(namesake, first)) return { places: [first, namesake], byName: true }

  /** Does the candidate hold the sort of thing that is asked for? */
  const isAnswer = ({ unit }: Candidate) =>
    asked.kinds.slice(0, 2).every((kind) => hasShape(kind, shelf.folded(snapshot, unit)))
  /** Another place's own paper on the matter, which the reader thinks not much worse, and which holds the figure asked for, if the best does. */
  const isOfSameMatter = (candidate: Candidate) => {
    if (!shelf.sameMatter(best.file, candidate.file)) return false
    if ((candidate.rank ?? 0) < SAME_MATTER_RANK * (best.rank ?? 0)) return false
    const shaped = isAnswer(best)
    const figure = shaped && asked.kinds.some((kind) => FIGURE_KINDS.has(kind))
    const gap = figure ? SAME_FIGURE_GAP : COUNTERPART_GAP
    return candidate.score >= best.score - gap && (!shaped || isAnswer(candidate))
  }

  const places = new Map([[(owner ?? first).chain.join(), owner ?? first]])
  for (const candidate of found.candidates) {
    const place = alike.length > 0 ? ownerAmong(alike, shelf.places[candidate.file]) : shelf.places[candidate.file]
    if (!place?.chain.length || places.has(place.chain.join())) continue
    const gap = shelf.counterparts(best.file, candidate.file) ? COUNTERPART_GAP : RIVAL_GAP
    const near = candidate.score >= best.score - gap && isAnswer(candidate)
    if (near || (!nested(first, place) && isOfSameMatter(candidate))) places.set(place.chain.join(), place)
  }
  return { places: [...places.values()].slice(0, MOST_PLACES), byName: alike.length > 0 }
}

/**
 * Log-odds by which what one place writes must be the likelier to answer, so that nobody is asked which is meant: what the other has on rubbish says nothing of the
 * fee. Of papers on one matter it is rather the search that missed the sentence.
 */
const NO_RIVAL = { other: 4, sameMatter: 7 }

export interface Rivalry {
  /** The places among which has to be asked, if they are two or more. */
  rivals: readonly Place[]
  /** If they are not, what to answer from: without what those write that are no rivals, if there are any. */
  candidates: readonly Candidate[]
}

/** Of the rivals those count whose best passages answer about as likely as any; all of them where nobody reads. `found` holds a candidate. */
export async function rivalry(found: Found, asked: AskedQuestion, snapshot: Snapshot, shelf: Shelf): Promise<Rivalry> {
  const { candidates } = found
  const { places, byName } = rivalPlaces(found, asked, snapshot, shelf)
  if (places.length < 2 || byName) return { rivals: places, candidates }
  const lists = places.map((place) => candidates.filter(({ file }) => isOf(place, shelf.places[file])))
  const rivals = await rivalsAmong(places, lists, asked, snapshot, shelf)
  if (!rivals || rivals.length === places.length) return { rivals: places, candidates }
  const others = places.filter((place) => !rivals.includes(place))
  return { rivals, candidates: candidates.filter(({ file }) => !others.some((place) => isOf(place, shelf.places[file]))) }
}

/** `lists`: the candidates of each place. The only one whose papers write a name that the question has; else those that answer about as likely as any. */
async function rivalsAmong(
  places: readonly Place[],
  lists: readonly Candidate[][],
  asked: AskedQuestion,
  snapshot: Snapshot,
  shelf: Shelf,
): Promise<readonly Place[] | undefined> {
  const only = onlyOneNaming(
    asked.content,
    lists.map((list) => textOf(list, snapshot)),
  )
  if (only !== undefined) return [places[only]!]
  const close = await readEach(lists, asked.searched, snapshot)
  if (!close) return undefined
  const top = Math.max(...close)
  const surest = lists[close.indexOf(top)]![0]?.file
  return places.filter((_, at) => {
    const file = lists[at]![0]?.file
    const same = surest !== undefined && file !== undefined && shelf.sameMatter(surest, file)
    return close[at]! > top - NO_RIVAL[same ? 'sameMatter' : 'other']
  })
}

/** Of the files in which candidates stand. */
const textOf = (candidates: readonly Candidate[], { files }: Snapshot): string =>
  [...new Set(candidates.map(({ file }) => file))].map((file) => fold(files[file]!.text)).join('\n')

const isOf = (place: Place, other: Place | undefined) => other !== undefined && samePlace(place, other)

/** Of “栎川小区” the city 栎川市, which the base knows: it is not known whether the estate lies there or is only called so. */
function cityCalledSo({ folded }: AskedQuestion, { known }: Shelf): Place | undefined {
  for (const place of known) {
    const depth = place.chain.findIndex((name) => CITY.test(name) && isNamedFor(folded, shortName(name)))
    if (depth >= 0) return upTo(place, depth + 1)
  }
  return undefined
}

function upTo(place: Place, depth: number): Place {
  const chain = place.chain.slice(0, depth)
  return chain.length === place.chain.length ? place : { name: chain.at(-1)!, chain, level: 'local' }
}
