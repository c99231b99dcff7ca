/**
 * 学来的: what the listener (models/listener) makes of a message, and how it stands beside the rules. Where there is no listener (its files
 * are missing or damaged) the rules decide alone. Pure.
 *
 * The rules are among what the listener weighs, so that it corrects them rather than competes with them. Only in two things it does not have
 * the last word: where the rules see life at risk it must be all but certain of the contrary; and words of a community's own
 * settings name a service that it never learnt.
 */
import type { Listener, Shares, Traits } from '../../models/listener/listener.ts'
import { doubtOf, OF_BODIES } from './doubtful-danger.ts'
import type { Emergency } from './emergency.ts'
import type { Look } from './look.ts'
import { oneOf, pattern } from './pattern.ts'
import type { Advice, EmergencyKind, HeardUrgency, Intent, Vocabulary } from './understanding.ts'

export interface Hearing {
  /** What the close reader hears in the message (models/cross-encoder); without it traits alone decide. */
  meanings?: Float32Array | undefined
  /** A second look, with meanings, is to come where this one is not sure. */
  isFirst?: boolean | undefined
  /** What a chat model made of it, where one was asked (opinion.ts). */
  advice?: Advice | undefined
}

export interface Heard {
  traits: Traits
  shares: Readonly<Record<string, Shares>>
  look: 'first' | 'second' | 'only'
}

export function hearBy(listener: Listener, traits: Traits, { meanings, isFirst }: Hearing): Heard {
  return { traits, shares: listener.listen(traits, meanings), look: meanings ? 'second' : isFirst ? 'first' : 'only' }
}

/**
 * Share of “emergency” from which there is one, where the rules see a danger and where they see none: what the first of two looks doubts the second decides
 * some milliseconds later, and hears better. The others: where the rules see none, and something speaks against one (doubtful-danger.ts). Chosen on held-out messages
 * (models/listener/README.md).
 */
const SURE = {
  first: { withRule: 0.45, alone: 0.7 },
  second: { withRule: 0.3, alone: 0.55 },
  only: { withRule: 0.25, alone: 0.3 },
  unlikely: 0.85,
  unharmed: 0.95,
}

export function intentHeard({ shares }: Heard): { intent: Intent; share: number; second: Intent } {
  const [[intent, share], [second] = ['chitchat' as Intent]] = Object.entries(shares.intent!).sort((a, b) => b[1] - a[1]) as [
    [Intent, number],
    [Intent, number]?,
  ]
  return { intent, share, second }
}

/** Whether life is at risk here and now. `found`: by the rules, no mere question. */
export function dangerHeard(heard: Heard, found: Emergency | undefined, seen: Look): Emergency | undefined {
  const share = heard.shares.intent!.emergency ?? 0
  if (found) return found.called || isFirm(found, heard) || share >= SURE[heard.look].withRule ? found : undefined
  if (share < SURE[heard.look].alone) return undefined
  const kind = kindHeard(heard, seen.text)
  const doubt = doubtOf(kind, seen)
  return doubt && share < SURE[doubt] ? undefined : { kind, rule: 'learnt', words: share.toFixed(2), called: false }
}

const isFirm = ({ firm }: Emergency, heard: Heard) =>
  firm === true || (firm === 'reported' && intentHeard(heard).intent === 'ticket')

/** A danger that somebody else hears counts as one that the rules see: where the listener does not all but rule it out. */
export function dangerMeant(heard: Heard, { text }: Look): Emergency | undefined {
  const share = heard.shares.intent!.emergency ?? 0
  return share < SURE.only.withRule
    ? undefined
    : { kind: kindHeard(heard, text), rule: 'model', words: share.toFixed(2), called: false }
}

const OF_WIRES = pattern(oneOf('漏电 触电 电线 线头 裸线 露着线 电到 电着 被电 火花 打火 配电'))
const BURNS = pattern(oneOf('着火 起火 冒烟 烧 燃 爆'))
const OF_FIRES = pattern(oneOf('火 烟 烧 焦 爆 燃'))

/** Which card: by what the message is about. */
function kindHeard({ shares }: Heard, text: string): EmergencyKind {
  const [service = 'other'] = Object.entries(shares.service!).sort((a, b) => b[1] - a[1])[0] ?? []
  if (service === 'fac_gas') return 'gas'
  if (service === 'fac_fire' || service === 'ev_charging' || service === 'env_smoke') return 'fire'
  if (OF_WIRES.test(text) && !BURNS.test(text)) return 'electric'
  if (service === 'fac_elevator') return 'lift'
  if (service === 'fac_power' || service === 'fac_light') return 'electric'
  if (service === 'fac_road') return 'road'
  if (OF_FIRES.test(text) && !OF_BODIES.test(text)) return 'fire'
  return service === 'elder_care' || OF_BODIES.test(text) ? 'medical' : 'danger'
}

/** A word of the settings is worth this; one that names a code of their own, heard as plainly, is not weighed against learnt ones. */
const PLAIN = 4

/** Words as plain as this name the matter where the listener knows none: of what happens now, and of what else is told. */
export const NAMED = { danger: 4, else: 6 }

const LONGEST_PIECE = 8
const GUESS = 0.4

/** The best of the codes that the community has. */
export function serviceHeard(
  { shares }: Heard,
  { services, text }: Look,
  { services: codes }: Vocabulary,
  plain: number,
): string {
  const [first] = services
  const learnt = shares.service!
  if (first && !(first.code in learnt) && first.score >= PLAIN) return first.code
  const open = codes.length === 0 ? undefined : new Set(codes.map(({ code }) => code))
  const [best] = Object.entries(learnt)
    .filter(([code]) => open === undefined || open.has(code) || code === 'other')
    .sort((a, b) => b[1] - a[1])
  // “晚上看不见”: a piece of something, of which nobody could say what it is about.
  const isGuess = first === undefined && text.length <= LONGEST_PIECE && (best?.[1] ?? 0) < GUESS
  const heard = isGuess ? 'other' : (best?.[0] ?? 'other')
  const named = heard === 'other' && first !== undefined && first.score >= plain && (!open || open.has(first.code))
  return named ? first.code : heard
}

/**
 * So much of the likelihood of “normal” makes “high”: as many of held-out requests have the right urgency (.865; .866 by the likeliest), and of those that are
 * pressing .66 are heard, not .59.
 */
const PRESSING = 0.65

/** Of a request. */
export function urgencyHeard({ shares }: Heard): HeardUrgency {
  const { high = 0, normal = 0, low = 0 } = shares.urgency!
  return high >= PRESSING * normal && high >= low ? 'high' : low > normal ? 'low' : 'normal'
}

/** Of a request: the probability that it tells of more than one matter. */
export function severalHeard({ shares }: Heard): number {
  return shares.problems!.several ?? 0
}
