/**
 * May we speak here? In private always; in a group only when spoken to: by mention, by a reply to us, by name at the front, or as the
 * answer to what we have just asked that person. Everything else is neighbours among themselves. Pure.
 */
import type { Incoming } from '../adapters/adapter.ts'
import { isMeToo } from './hear/me-too.ts'

export interface Hearing {
  /**
   * `yes`; `if_answering`: only if this person owes us an answer that this may be, or has just called us; `if_called`: only in the
   * latter case; `no`.
   */
  speak: 'yes' | 'if_answering' | 'if_called' | 'no'
  /** The text without the name that called us. */
  text: string
}

const LONGEST_ANSWER = 40
/** UTF-16 units that are looked at: nobody reports a broken lamp in more, and a flood of text costs no more than this. */
const LONGEST_HEARD = 4_000

/** `prefix`: a name that calls us at the front of a message, “小格”; empty for none. */
export function hearing(incoming: Incoming, prefix: string): Hearing {
  const text = incoming.text.slice(0, LONGEST_HEARD).trim()
  if (incoming.sender.us || incoming.kind === 'join' || incoming.kind === 'leave') return { speak: 'no', text }
  const called = callName(text, prefix)
  if (called !== null) return { speak: 'yes', text: called }
  if (incoming.addressed || incoming.thread.kind === 'direct' || incoming.kind === 'action') return { speak: 'yes', text }
  // “我家也是” in answer to what we said is meant for us, also where the channel does not call a quotation an address.
  if (incoming.quoted?.us === true && isMeToo(text)) return { speak: 'yes', text }
  if (isToOthers(incoming)) return { speak: 'no', text }
  return { speak: text.length <= LONGEST_ANSWER ? 'if_answering' : 'if_called', text }
}

/** What follows our name, or null where the message does not begin with it. “小格子间” is another word. */
function callName(text: string, prefix: string): string | null {
  if (prefix === '' || !text.startsWith(prefix)) return null
  const rest = text.slice(prefix.length)
  return /^[子局调式]/.test(rest) ? null : rest.replace(/^[\s,，:：!！.。、~～]+/u, '').trim()
}

/** Another person is named, or another's message is quoted. */
function isToOthers(incoming: Incoming): boolean {
  return incoming.parts.some((part) => part.type === 'mention') || incoming.quoted?.us === false
}
