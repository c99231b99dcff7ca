/**
 * What a person in danger, or somebody who sees one, writes. Each rule is a stretch of the folded text; what takes it back
 * (a question, a drill, a thing of the past) stands in `emergency.ts`.
 *
 * A rule of words in a certain order rather than a model: every card must be explainable, and come without one.
 */
import { HOME_RULES } from './emergency-at-home.ts'
import { ENGLISH_RULES } from './emergency-in-english.ts'
import { PEOPLE_RULES } from './emergency-of-people.ts'
import { POISON_RULES } from './emergency-of-poison.ts'
import { THING_RULES } from './emergency-of-things.ts'
import { WAY_RULES } from './emergency-of-ways.ts'
import type { EmergencyRule } from './emergency-rule.ts'
import type { EmergencyKind } from './understanding.ts'

/** Where several kinds are heard, the first is shown: it hurts most who come to help. */
const MOST_DANGEROUS_FIRST: EmergencyKind[] = ['gas', 'fire', 'lift', 'electric', 'medical', 'road', 'danger']

export const EMERGENCY_RULES: readonly EmergencyRule[] = [
  ...ENGLISH_RULES,
  ...THING_RULES,
  ...WAY_RULES,
  ...HOME_RULES,
  ...PEOPLE_RULES,
  ...POISON_RULES,
].sort((a, b) => MOST_DANGEROUS_FIRST.indexOf(a.kind) - MOST_DANGEROUS_FIRST.indexOf(b.kind))
