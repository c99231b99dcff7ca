/**
 * 理解: what a message means, by rules and by what was learnt from thousands of messages: no chat model, no network, the same answer every time.
 * `trace` names the rules, words and learnt traits that decided, so that any answer can be explained and any mistake found.
 */
import type { Listener, Traits } from '../../models/listener/listener.ts'
import { askingIn, asksOfDanger } from './asking.ts'
import type { Emergency } from './emergency.ts'
import { heaviest, type IntentScores, plainlySaid } from './intent.ts'
import { TROUBLE } from './intent-rule.ts'
import {
  dangerHeard,
  type Heard,
  type Hearing,
  hearBy,
  intentHeard,
  NAMED,
  serviceHeard,
  severalHeard,
  urgencyHeard,
} from './learnt.ts'
import { type Look, look } from './look.ts'
import { type Counted, certaintyWith, countedOf } from './opinion.ts'
import { problemsOf } from './problem.ts'
import { sensitiveIn } from './sensitive.ts'
import type { ServiceScore } from './service.ts'
import { traitsOf } from './traits.ts'
import type { EmergencyKind, HeardPlace, Intent, Understanding, Vocabulary } from './understanding.ts'
import { urgencyOf } from './urgency.ts'

/** Pure. Never throws, whatever the text. Milliseconds at most for any text that a channel lets through. */
export function understand(
  original: string,
  vocabulary: Vocabulary,
  { listener, ...hearing }: Hearing & { listener?: Listener | undefined } = {},
): Understanding {
  return understandingOf(look(original, vocabulary), vocabulary, listener)(hearing)
}

/** The same of what was looked at already, as often as more is heard of it: what no hearing changes is reckoned once. `seen` stays as it is. */
export function understandingOf(seen: Look, vocabulary: Vocabulary, listener?: Listener): (hearing?: Hearing) => Understanding {
  const learnt = listener && { listener, traits: traitsOf(seen), serviceOf: pieceHeard(vocabulary, listener) }
  return (hearing = {}) => understandLook(seen, vocabulary, hearing, learnt)
}

/** What a message shows a listener. */
interface Learnt {
  listener: Listener
  traits: Traits
  /** What one of its several matters is about. */
  serviceOf: (said: string) => string
}

function understandLook(seen: Look, vocabulary: Vocabulary, hearing: Hearing, learnt: Learnt | undefined): Understanding {
  const { text, services, place, scores } = seen
  const heard = learnt && hearBy(learnt.listener, learnt.traits, hearing)
  const ruled = stillEmergency(seen.danger, scores, text)
  const own = heard ? dangerHeard(heard, ruled, seen) : ruled
  const told = heard && hearing.advice ? countedOf(hearing.advice, heard, seen, { own, ruled }) : undefined
  const emergency = own ?? told?.danger
  const plainly = emergency ? undefined : plainlySaid(text)
  const wanted = intentOf(emergency, seen, heard, { told, plainly })
  const ofMatter = () => (plainly ? (services[0]?.code ?? 'other') : serviceOf(wanted, emergency, seen, heard, vocabulary))
  const service = (!emergency && told?.service) || ofMatter()
  const problems = problemsOf(seen, {
    intent: wanted,
    service,
    vocabulary,
    several: heard && severalHeard(heard),
    serviceOf: learnt?.serviceOf,
  })
  // A new trouble beside a word on an old ticket is a request: the old one is found by its own words. So is one whose place is put right at once.
  const isNew = problems.length > 1 || (seen.putsRight && service !== 'other' && TROUBLE.test(text))
  const intent = wanted === 'update' && isNew ? 'ticket' : wanted
  const sensitive = sensitiveIn(text)
  const first = [...seen.trace, ...explain(emergency, services, place)]
  const last = [
    ...(told ? [told.why] : []),
    ...(sensitive ? [`private, ${sensitive.kind}: ${sensitive.rule} (${sensitive.words})`] : []),
  ]
  return {
    intent,
    service,
    place,
    urgency: emergency
      ? 'emergency'
      : heard && intent === 'ticket'
        ? (told?.urgency ?? urgencyHeard(heard))
        : urgencyOf(intent, text),
    certainty: emergency || !heard ? 1 : certaintyWith(told, intentHeard(heard).share),
    serviceCertainty: emergency || !heard || intent === 'chitchat' ? 1 : (heard.shares.service![service] ?? 1),
    asks: askingIn(text).asks,
    problems: intent === 'ticket' || intent === 'emergency' ? problems : [],
    masked: seen.masked,
    pii: seen.pii,
    ...(emergency && { emergency: emergency.card ?? emergency.kind }),
    ...(sensitive && { sensitive: sensitive.kind }),
    // What spoke for it is reckoned for who asks why: a seventh of the time of all understanding.
    get trace() {
      return [...first, ...(heard && learnt ? because(heard, learnt.listener) : []), ...last]
    },
  }
}

/** By what is said of one of several matters, its service; the same words are looked at once. */
function pieceHeard(vocabulary: Vocabulary, listener: Listener): (said: string) => string {
  const known = new Map<string, string>()
  return (said) => {
    const before = known.get(said)
    if (before !== undefined) return before
    const piece = look(said, vocabulary)
    const service = serviceHeard(hearBy(listener, traitsOf(piece), {}), piece, vocabulary, NAMED.else)
    known.set(said, service)
    return service
  }
}

/** A question about a filed ticket, or a leader's word on it, names the danger without meeting it. */
function stillEmergency(found: Emergency | undefined, scores: IntentScores, text: string): Emergency | undefined {
  const sum = (intent: Intent) => scores[intent] ?? 0
  if (!found) return undefined
  if (!found.called && asksOfDanger(text, found.rule)) return undefined
  if (sum('status') >= 9 || sum('withdraw') >= 13) return undefined
  return sum('update') >= 11 && /^(?:#|已|接|正在|办结|退单)/.test(text) && !found.called ? undefined : found
}

interface Said {
  told: Counted | undefined
  plainly: Intent | undefined
}

function intentOf(emergency: Emergency | undefined, seen: Look, heard: Heard | undefined, { told, plainly }: Said): Intent {
  if (!emergency && told?.intent) return told.intent
  if (plainly) return plainly
  if (!emergency) return !heard ? heaviest(seen.scores) : isBabble(seen) ? 'chitchat' : otherThanEmergency(heard)
  // Who has called for help already tells the group how things stand. The card is shown all the same.
  return emergency.called ? 'update' : 'emergency'
}

/** “咕噜咕噜呱”: a few sounds, in which no rule and no word hears anything. */
function isBabble({ text, scores, services, hasHouse }: Look): boolean {
  return SOUNDS_ONLY.test(text) && services.length === 0 && !hasHouse && Object.values(scores).every((sum) => sum === 0)
}

/** The likeliest, where it was decided that life is not at risk. */
function otherThanEmergency(heard: Heard): Intent {
  const { intent, second } = intentHeard(heard)
  return intent === 'emergency' ? second : intent
}

const SOUNDS_ONLY = /^[咕噜呱叽里哇啦呜哩嘀嗒哒哈嘻嘿呵嗯啊哦噢喔哎唉嗷喵汪咩哞叮当咚砰啪嘎吱嘟嘭呀呃嗝噗嗡\s\p{P}~]{1,10}$/u

const EMERGENCY_SERVICE: Record<EmergencyKind, string> = {
  gas: 'fac_gas',
  fire: 'fac_fire',
  lift: 'fac_elevator',
  electric: 'fac_power',
  medical: 'safety',
  danger: 'safety',
  road: 'fac_road',
  despair: 'safety',
}

function serviceOf(
  intent: Intent,
  emergency: Emergency | undefined,
  seen: Look,
  heard: Heard | undefined,
  vocabulary: Vocabulary,
): string {
  const { services, text } = seen
  if (emergency) {
    if (emergency.rule.includes('old neighbour')) return 'elder_care'
    // Who helps somebody who is ill or hurt, or in a danger that no rule names, is told by more than the card; it is never nobody.
    const isOpen = emergency.kind === 'medical' || (emergency.kind === 'danger' && emergency.rule === 'learnt')
    const helper = heard && isOpen ? serviceHeard(heard, seen, vocabulary, NAMED.danger) : 'other'
    return helper === 'other' ? EMERGENCY_SERVICE[emergency.kind] : helper
  }
  if (heard && intent !== 'chitchat') return serviceHeard(heard, seen, vocabulary, NAMED.else)
  const best = services[0]
  if (!best) return 'other'
  if (intent === 'ticket' || intent === 'question') return best.code
  // Beside a ticket, or in small talk, the manager's name alone says nothing of the matter.
  if (intent !== 'chitchat') return best.score < 3 || best.words.join() === '物业' ? 'other' : best.code
  return best.score < 5 || /@|[【[]|加v|微信|\d{11}|免费|优惠|刻章/.test(text) ? 'other' : best.code
}

/** The traits that spoke most for the intent and the service, for `--trace`. */
function because({ traits, shares }: Heard, listener: Listener): string[] {
  return ['intent', 'service'].map((head) => {
    const [first, second] = Object.entries(shares[head]!).sort((a, b) => b[1] - a[1])
    const [label, share] = first!
    const spoke = listener
      .because(traits, head, label, second?.[0] ?? '')
      .map(({ trait, weight }) => `${trait} ${weight.toFixed(2)}`)
    return `learnt ${head} ${label} ${share.toFixed(2)}, before ${second?.[0]} ${second?.[1].toFixed(2)}: ${spoke.join(', ')}`
  })
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
