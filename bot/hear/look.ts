/** The first look at a message: everything that rules and words see of it, before it is decided what is meant. Pure. */
import { type Emergency, emergencyIn } from './emergency.ts'
import { type FoldedText, foldText } from './folded-text.ts'
import { heardRight } from './homophones.ts'
import { housesIn } from './house-number.ts'
import { type IntentScores, scoreByRules } from './intent.ts'
import { mask } from './mask.ts'
import { placeInText } from './place-in-text.ts'
import { type Clause, clausesOf } from './problems.ts'
import { type ServiceScore, scoreServices } from './service.ts'
import type { HeardPlace, PiiSpan, Vocabulary } from './understanding.ts'

export interface Look {
  /** The original, as far as it is read. */
  readable: string
  folded: FoldedText
  /** Folded, and misheard words put right. */
  text: string
  /** The same with personal data replaced. */
  anonymous: string
  masked: string
  pii: PiiSpan[]
  services: ServiceScore[]
  place: HeardPlace
  hasHouse: boolean
  /** It puts a place right that it named itself. */
  putsRight: boolean
  clauses: readonly Clause[]
  /** What the rules weigh. */
  scores: IntentScores
  /** A danger that is named; whether it is met here and now is not decided yet. */
  danger: Emergency | undefined
  trace: string[]
}

/** Nobody reports a lamp in more; what follows is masked, but not read. UTF-16 units. */
const MOST_READ = 4000

/** Never throws, whatever the text. */
export function look(original: string, vocabulary: Vocabulary): Look {
  const { text: masked, spans } = mask(original)
  const readable = original.slice(0, MOST_READ)
  const folded = foldText(readable)
  const text = heardRight(folded.text)
  const trace: string[] = text === folded.text ? [] : [`heard as: ${text}`]
  const services = scoreServices(text, vocabulary)
  const { mentions, putsRight } = housesIn(text)
  const hasHouse = mentions.length > 0
  return {
    ...{ readable, folded, text, masked, services, hasHouse, putsRight, trace },
    anonymous: spans.length === 0 ? text : heardRight(foldText(masked.slice(0, MOST_READ)).text),
    pii: spans,
    clauses: clausesOf(text, vocabulary),
    place: placeInText(readable, vocabulary, folded),
    scores: scoreByRules({ text, services, hasHouse }, (rule) => trace.push(rule)),
    danger: emergencyIn(folded.text) ?? (text === folded.text ? undefined : emergencyIn(text)),
  }
}
