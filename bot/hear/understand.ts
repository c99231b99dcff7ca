/**
 * 理解: what a message means, by rules alone: no model, no network, the same answer every time. `trace` names the rules and
 * words that decided, so that any answer can be explained and any mistake found.
 */
import { askingIn, asksOfDanger } from './asking.ts'
import { type Emergency, emergencyIn } from './emergency.ts'
import { type FoldedText, foldText, originalSpan } from './folded-text.ts'
import { heardRight } from './homophones.ts'
import { houseMentions } from './house-number.ts'
import { heaviest, type IntentScorer, type IntentScores, scoreByRules } from './intent.ts'
import { mask, maskSpans } from './mask.ts'
import { NOWHERE, placeInText } from './place-in-text.ts'
import { problemsIn } from './problems.ts'
import { sensitiveIn } from './sensitive.ts'
import { type ServiceScore, scoreServices } from './service.ts'
import type { EmergencyKind, HeardPlace, Intent, PiiSpan, Problem, Understanding, Vocabulary } from './understanding.ts'
import { urgencyOf } from './urgency.ts'

interface UnderstandOptions {
  /** Weigh the intents; a trained scorer is one more beside the rules. */
  scorers?: IntentScorer[]
}

/** Nobody reports a lamp in more; what follows is masked, but not read. UTF-16 units. */
const MOST_READ = 4000

/** Pure. Never throws, whatever the text. Milliseconds at most for any text that a channel lets through. */
export function understand(original: string, vocabulary: Vocabulary, options: UnderstandOptions = {}): Understanding {
  const { text: masked, spans } = mask(original)
  const readable = original.slice(0, MOST_READ)
  const folded = foldText(readable)
  const text = heardRight(folded.text)
  const trace: string[] = text === folded.text ? [] : [`heard as: ${text}`]
  const services = scoreServices(text, vocabulary)
  const place = placeInText(readable, vocabulary, folded)
  const scores = scoreIntents(text, services, options.scorers ?? [scoreByRules], trace)
  const emergency = stillEmergency(emergencyIn(folded.text) ?? emergencyIn(text), scores, text)
  const wanted = intentOf(emergency, scores)
  const service = serviceOf(wanted, emergency, services, text)
  const problems = partsOf({ original: readable, folded, text, vocabulary, place, spans }, wanted, service)
  // A new trouble beside a word on an old ticket is a request: the old one is found by its own words.
  const intent = wanted === 'update' && problems.length > 1 ? 'ticket' : wanted
  const sensitive = sensitiveIn(text)
  trace.push(...explain(emergency, services, place))
  if (sensitive) trace.push(`private, ${sensitive.kind}: ${sensitive.rule} (${sensitive.words})`)
  return {
    intent,
    service,
    place,
    urgency: emergency ? 'emergency' : urgencyOf(intent, text),
    asks: askingIn(text).asks,
    problems: intent === 'ticket' || intent === 'emergency' ? problems : [],
    masked,
    pii: spans,
    ...(emergency && { emergency: emergency.kind }),
    ...(sensitive && { sensitive: sensitive.kind }),
    trace,
  }
}

function scoreIntents(text: string, services: ServiceScore[], scorers: IntentScorer[], trace: string[]): IntentScores[] {
  const heard = { text, services, hasHouse: houseMentions(text).length > 0 }
  return scorers.map((scorer) => scorer(heard, (rule) => trace.push(rule)))
}

/** A question about a filed ticket, or a leader's word on it, names the danger without meeting it. */
function stillEmergency(found: Emergency | undefined, scores: IntentScores[], text: string): Emergency | undefined {
  const sum = (intent: Intent) => scores.reduce((total, one) => total + (one[intent] ?? 0), 0)
  if (!found) return undefined
  if (!found.called && asksOfDanger(text, found.rule)) return undefined
  if (sum('status') >= 9 || sum('withdraw') >= 13) return undefined
  return sum('update') >= 11 && /^(?:#|已|接|正在|办结|退单)/.test(text) && !found.called ? undefined : found
}

function intentOf(emergency: Emergency | undefined, scores: IntentScores[]): Intent {
  if (!emergency) return heaviest(scores)
  // Who has called for help already tells the group how things stand. The card is shown all the same.
  return emergency.called ? 'update' : 'emergency'
}

const EMERGENCY_SERVICE: Record<EmergencyKind, string> = {
  gas: 'fac_gas',
  fire: 'fac_fire',
  lift: 'fac_elevator',
  electric: 'fac_power',
  medical: 'safety',
  danger: 'safety',
  road: 'fac_road',
}

function serviceOf(intent: Intent, emergency: Emergency | undefined, services: ServiceScore[], text: string): string {
  if (emergency) return emergency.rule.includes('old neighbour') ? 'elder_care' : EMERGENCY_SERVICE[emergency.kind]
  const best = services[0]
  if (!best) return 'other'
  if (intent === 'ticket' || intent === 'question') return best.code
  // Beside a ticket, or in small talk, the manager's name alone says nothing of the matter.
  if (intent !== 'chitchat') return best.score < 3 || best.words.join() === '物业' ? 'other' : best.code
  return best.score < 5 || /@|[【[]|加v|微信|\d{11}|免费|优惠|刻章/.test(text) ? 'other' : best.code
}

interface Read {
  original: string
  folded: FoldedText
  text: string
  vocabulary: Vocabulary
  place: HeardPlace
  spans: PiiSpan[]
}

function partsOf(read: Read, intent: Intent, service: string): Problem[] {
  const { original, folded, text, vocabulary, place, spans } = read
  const parts = intent === 'emergency' ? [{ start: 0, end: text.length, service }] : problemsIn(text, vocabulary, service)
  return parts.map((part) => {
    const span = part.end > part.start ? originalSpan(folded, part.start, part.end) : { start: 0, end: original.length }
    const own = parts.length > 1 ? placeInText(original.slice(span.start, span.end), vocabulary) : place
    return {
      service: part.service,
      place: parts.length > 1 ? within(place, own) : place,
      text: maskSpans(original, spans, span.start, span.end).trim(),
    }
  })
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

function explain(emergency: Emergency | undefined, services: ServiceScore[], place: HeardPlace): string[] {
  const where = Object.entries(place).filter(([, value]) => value !== null)
  return [
    ...(emergency
      ? [`emergency ${emergency.kind}: ${emergency.rule} (${emergency.words})${emergency.called ? ', help is called' : ''}`]
      : []),
    ...services.slice(0, 3).map((one) => `service ${one.code} ${one.score}: ${one.words.join(' ')}`),
    ...(where.length > 0 ? [`place ${where.map(([key, value]) => `${key}=${value}`).join(' ')}`] : []),
  ]
}
