/** 话: the labelled messages under data/, which of them teach, and what each part of the learning sees of them. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { meant } from '../../bot/hear/ear.ts'
import { type Look, look } from '../../bot/hear/look.ts'

export interface Labelled {
  text: string
  intent: string
  urgency: string | null
  service: string | null
  problems: number | null
  voice: string
  /** By three other hands, written when the models stood: these only judge. */
  unseen?: true
}

/** `danger`: dangers and what looks like them. They teach the close reader alone: half of them being dangers, they make traits hear one in every short word. */
const FILES = { own: 'messages.jsonl', danger: 'messages-of-danger.jsonl', unseen: 'messages-unseen.jsonl' }

export function readMessages(from: keyof typeof FILES): Labelled[] {
  const lines = readFileSync(new URL(`data/${FILES[from]}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
  return lines.map((line) => ({ ...(JSON.parse(line) as Labelled), ...(from === 'unseen' && { unseen: true }) }))
}

const LABEL_OF: Record<string, (message: Labelled) => string | null> = {
  intent: ({ intent }) => intent,
  service: ({ service, intent }) => (intent === 'chitchat' ? null : service),
  urgency: ({ urgency }) => urgency,
  problems: ({ problems, intent }) => (intent === 'ticket' ? ((problems ?? 1) > 1 ? 'several' : 'one') : null),
}
export const HEADS: readonly string[] = Object.keys(LABEL_OF)

export const labelOf = (head: string, message: Labelled): string | null => LABEL_OF[head]!(message)

/** By head; null where it is not asked. */
export function labelsOf(message: Labelled): Record<string, string | null> {
  return Object.fromEntries(HEADS.map((head) => [head, labelOf(head, message)]))
}

/**
 * Four of five messages teach, by the hash of their text. Of the fifth one half weighs what words and meaning are worth beside each other, the other half
 * only judges, and so do those of other hands.
 */
export function partOf({ text, unseen }: Labelled): 'teach' | 'weigh' | 'judge' | 'unseen' {
  if (unseen) return 'unseen'
  const [first, second] = createHash('sha256').update(text).digest()
  return first! % 5 !== 0 ? 'teach' : second! % 2 === 0 ? 'weigh' : 'judge'
}

/** As the product looks at it, with no community's words. */
export const lookAt = ({ text }: Labelled): Look => look(text, { services: [], places: [] })

/** The message as it is read for its meaning: folded, put right, without personal data. */
export const saidOf = (message: Labelled): string => meant(lookAt(message))
