/** Each problem of a message with its service, its own place and its words, personal data replaced. Pure. */
import { asWritten, originalSpan } from './folded-text.ts'
import type { Look } from './look.ts'
import { maskSpans } from './mask.ts'
import { type Stretch, stretchesIn } from './place-by-place.ts'
import { NOWHERE, placeInText } from './place-in-text.ts'
import { clausesOf, type ProblemPart, problemsIn } from './problems.ts'
import type { HeardPlace, Intent, Problem, Vocabulary } from './understanding.ts'

interface Meant {
  intent: Intent
  service: string
  vocabulary: Vocabulary
  /** The probability that there are several, where that was learnt. */
  several: number | undefined
  /** What is heard of a piece of the message, where something was learnt; 其他 says nothing. */
  serviceOf?: ((text: string) => string) | undefined
}

/** Below this they are one, whatever the clauses look like; above the other they are two at least, wherever they part. */
const SURELY_ONE = 0.12
const LIKELY_SEVERAL = 0.35

export function problemsOf(seen: Look, meant: Meant): Problem[] {
  const { readable: original, folded, place, pii } = seen
  const parts = partsOf(seen, meant)
  return parts.map((part) => {
    const span = part.end > part.start ? originalSpan(folded, part.start, part.end) : { start: 0, end: original.length }
    const said = original.slice(span.start, span.end)
    const own = parts.length > 1 ? placeInText(said, meant.vocabulary) : place
    const around = part.stretch ? within(place, placeOf(part.stretch, seen, meant.vocabulary)) : place
    const heard = parts.length > 1 ? meant.serviceOf?.(said) : undefined
    return {
      service: heard === undefined || heard === 'other' ? part.service : heard,
      place: parts.length > 1 ? within(around, own) : place,
      text: maskSpans(original, pii, span.start, span.end).trim(),
    }
  })
}

/** `stretch`: that in which it lies, where the message goes from house to house. */
type Part = ProblemPart & { stretch?: Stretch }

function partsOf(seen: Look, { intent, service, vocabulary, several }: Meant): Part[] {
  const whole = [{ start: 0, end: seen.text.length, service }]
  if (intent === 'emergency') return whole
  const stretches = stretchesIn(seen, vocabulary)
  // Two houses, and at each a trouble of its own: that is several, whatever was learnt.
  if (stretches.length > 1) return stretches.flatMap((stretch) => partsWithin(stretch, seen, vocabulary))
  const found = problemsIn(seen, vocabulary, service)
  if (several === undefined) return found
  if (found.length > 1) return several < SURELY_ONE ? whole : found
  return several > LIKELY_SEVERAL ? problemsIn(seen, vocabulary, service, true) : found
}

function partsWithin(stretch: Stretch, { text }: Look, vocabulary: Vocabulary): Part[] {
  const said = text.slice(stretch.start, stretch.end)
  const found = problemsIn({ text: said, clauses: clausesOf(said, vocabulary) }, vocabulary, stretch.service)
  return found.map((part) => ({
    ...{ start: part.start + stretch.start, end: part.end + stretch.start, stretch },
    service: found.length > 1 ? part.service : stretch.service,
  }))
}

function placeOf({ start, end }: Stretch, { readable, folded }: Look, vocabulary: Vocabulary): HeardPlace {
  return placeInText(asWritten(folded, readable, start, end), vocabulary)
}

/** A problem's own place, completed from the message: 幸福里3栋灯坏了，还有5栋门禁 means 幸福里 both times. */
function within(whole: HeardPlace, own: HeardPlace): HeardPlace {
  if (own.building === null && own.unit === null && own.room === null)
    return { ...whole, community: own.community ?? whole.community }
  const sameHouse = own.building === null || own.building === whole.building
  return {
    ...NOWHERE,
    community: own.community ?? whole.community,
    building: own.building ?? whole.building,
    unit: own.unit ?? (sameHouse ? whole.unit : null),
    room: own.room,
  }
}
