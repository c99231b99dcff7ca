/**
 * 旁听: what a chat model says that an unclear message means, and how much of it counts. It chooses between labels and writes not a word; it is heard
 * only where the listener (learnt.ts) is not sure, and only for what the listener itself holds possible. No danger that was heard is taken back. Pure.
 */
import { asksOfDanger } from './asking.ts'
import type { Emergency } from './emergency.ts'
import { dangerMeant, type Heard } from './learnt.ts'
import type { Look } from './look.ts'
import type { Advice, HeardUrgency, Intent, Opinion, Understanding, Vocabulary } from './understanding.ts'

const INTENTS: readonly Intent[] = ['question', 'ticket', 'emergency', 'status', 'update', 'withdraw', 'chitchat']
const URGENCIES: readonly HeardUrgency[] = ['emergency', 'high', 'normal', 'low', 'none']

/** Below this certainty, after both looks, somebody else may be asked. */
const UNCLEAR = 0.6
/** What is longer holds several matters or a story: one label would not do it justice. UTF-16 units. */
const LONGEST = 200
/** Share of the listener from which a label is possible; under it no opinion makes it so. Services are many: little for each. */
const POSSIBLE = { intent: 0.1, service: 0.03, urgency: 0.1 }
/** After these nobody comes. */
const HUSHES: ReadonlySet<Intent> = new Set(['chitchat', 'withdraw'])
/** What two agree on, where one alone was not sure. */
const AGREED = 0.8

/** Whether a message may be shown to a chat model at all: nothing plain, no danger, and no private matter. */
export function isUnclear({ certainty, emergency, intent, sensitive, masked }: Understanding): boolean {
  if (emergency || intent === 'emergency' || sensitive) return false
  return certainty < UNCLEAR && masked.length <= LONGEST && /\p{L}/u.test(masked)
}

/** JSON Schema of an opinion: labels only, so that there is no room for words. */
export function opinionSchema(vocabulary: Vocabulary): Record<string, unknown> {
  return {
    type: 'object',
    properties: {
      intent: { type: 'string', enum: [...INTENTS] },
      service: { type: 'string', enum: codesOf(vocabulary) },
      urgency: { type: 'string', enum: [...URGENCIES] },
    },
    required: ['intent', 'service', 'urgency'],
    additionalProperties: false,
  }
}

/** Undefined for whatever is not exactly what the schema says: servers promise more than they keep. */
export function opinionIn(value: unknown, vocabulary: Vocabulary): Opinion | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const { intent, service, urgency } = value as Record<string, unknown>
  const known =
    Object.keys(value).length === 3 &&
    INTENTS.includes(intent as Intent) &&
    codesOf(vocabulary).includes(service as string) &&
    URGENCIES.includes(urgency as HeardUrgency)
  return known ? { intent: intent as Intent, service: service as string, urgency: urgency as HeardUrgency } : undefined
}

function codesOf({ services }: Vocabulary): string[] {
  return [...new Set([...services.map(({ code }) => code), 'other'])]
}

/** What counts of an opinion. All or nothing, but for the service: who is far off in one thing is not followed in another. */
export interface Counted {
  danger?: Emergency
  intent?: Intent
  service?: string
  urgency?: HeardUrgency
  /** For `--trace`. */
  why: string
}

/** `own`: the danger that rules and listener hear; `ruled`: the rules alone. Where there is one, no opinion counts. */
export function countedOf(advice: Advice, heard: Heard, seen: Look, found: { own?: Emergency; ruled?: Emergency }): Counted {
  const { by, opinion } = advice
  if (!opinion) return { why: `model ${by}: ${advice.failure ?? 'nothing'}` }
  const { intent, service, urgency } = opinion
  const said = `model ${by}: ${intent}, ${service}, ${urgency}`
  if (found.own) return { why: `${said}; does not count, a danger is heard` }
  if (intent === 'emergency' || urgency === 'emergency') {
    // Who only asks of a danger, or of its ticket, named it too; the rules know that better.
    const onlyNamed = (seen.danger && !found.ruled) || asksOfDanger(seen.text, 'model')
    const danger = onlyNamed ? undefined : dangerMeant(heard, seen)
    return danger ? { danger, why: `${said}; counts` } : { why: `${said}; does not count, no sign of a danger` }
  }
  if (HUSHES.has(intent) && dangerMeant(heard, seen)) return { why: `${said}; does not count, there may be a danger` }
  const share = (head: keyof typeof POSSIBLE, label: string) => heard.shares[head]![label] ?? 0
  const possible = (head: keyof typeof POSSIBLE, label: string) => share(head, label) >= POSSIBLE[head]
  if (!possible('intent', intent))
    return { why: `${said}; does not count, ${intent} has ${share('intent', intent).toFixed(2)}` }
  // A community's own service is none that the listener learnt.
  const serves = possible('service', service) || !(service in heard.shares.service!)
  const hurries = intent === 'ticket' && possible('urgency', urgency)
  return {
    intent,
    ...(serves && intent !== 'chitchat' && { service }),
    ...(hurries && urgency !== 'none' && { urgency }),
    why: `${said}; counts${serves ? '' : ` but for the service, which has ${share('service', service).toFixed(2)}`}`,
  }
}

/** How sure one is of the intent, which alone has `share`, with what counts. */
export function certaintyWith(counted: Counted | undefined, share: number): number {
  return counted?.intent ? Math.max(share, AGREED) : share
}
