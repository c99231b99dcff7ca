/**
 * 没听懂: kindly, with two examples, never the same sentence twice in a row; the second time in a row a person is offered and no third
 * try asked for. A voice message or a sticker gets an answer of its own kind, never a form.
 */

import { asked, type Message, type Plan, type Room, say, silent } from '../flows/flow.ts'
import { officeOf } from '../reports/office.ts'
import { cannotListen, letPersonHelp, noNeed, notUnderstood, passItOn, voiceNote } from '../words/menu.zh.ts'
import type { Pending } from './session.ts'

/** In a row; then a person helps. */
export const MOST_FAILURES = 2
const STICKER =
  /^(?:\s|\[[^[\]\n]{1,8}\]|［[^［］\n]{1,8}］|\/:[a-z:]{1,12}|(?![0-9#*])\p{Emoji}|\p{Emoji_Modifier}|[\u200d\ufe0f]|[\u{1F1E6}-\u{1F1FF}])+$/u
const NUMBERED = /\u20e3|[0-9\u{1F51F}\u2460-\u24ff\u2776-\u2793]/u

export function unclear(message: Message, room: Room): Plan {
  const failures = message.session.failures + 1
  if (failures % MOST_FAILURES === 0) return offerPerson(message, room, message.understanding.masked)
  const text = notUnderstood[((failures - 1) / MOST_FAILURES) % notUnderstood.length]!()
  // A piece of what comes next, perhaps.
  return say(message, { text, asks: true }, { pending: message.session.pending, failures })
}

/** The office's phone, or one word to hand it over. `what`: masked words of what nobody could help with. `lead`: a sentence before it. */
export function offerPerson(message: Message, room: Room, what: string | null, lead = ''): Plan {
  const { session, speaker } = message
  const text = `${lead}${letPersonHelp(officeOf(speaker.area, room.areas))}`
  const counted = { failures: session.failures + 1, ...(what === null ? {} : { unanswered: what }) }
  // A matter that is open stays open; “人工” hands that one over.
  if (holdsMatter(session.pending)) return say(message, text, { ...counted, pending: session.pending })
  const choices = [
    { id: '人工', label: passItOn() },
    { id: '取消', label: noNeed() },
  ]
  return say(message, { text, choices }, { ...counted, pending: asked(message, { flow: 'command' }, { choices }) })
}

/** A voice message that nobody wrote out, or a sticker alone; undefined for words. */
export function wordless(message: Message, room: Room): Plan | undefined {
  const { incoming, text, command, tentative } = message
  if (command !== null || message.choice !== null || incoming.kind !== 'message') return undefined
  if (text !== '') return STICKER.test(text) && !NUMBERED.test(text) ? silent(message) : undefined
  const voices = incoming.parts.filter(({ type }) => type === 'voice').length
  return voices > 0 && !tentative ? voice(message, room, voices) : undefined
}

function voice(message: Message, room: Room, count: number): Plan {
  const { pending } = message.session
  const heard = count + (pending?.flow === 'voice' ? pending.count : 0)
  const open = withVoice(pending, count) ?? asked(message, { flow: 'voice', count: heard })
  const kept = { ...message, session: { ...message.session, pending: open } }
  const failures = message.session.failures + 1
  if (failures % MOST_FAILURES === 0) return offerPerson(kept, room, null)
  return say(kept, cannotListen(), { pending: open, failures })
}

/** A matter that is open keeps a note of it. */
function withVoice(pending: Pending | null, count: number): Pending | undefined {
  if (pending?.flow !== 'place' && pending?.flow !== 'several') return undefined
  const drafts = pending.drafts.map((draft, index) =>
    index === 0 ? { ...draft, text: `${draft.text}${voiceNote(count)}` } : draft,
  )
  return { ...pending, drafts }
}

function holdsMatter(pending: Pending | null): boolean {
  return pending !== null && pending.flow !== 'command' && pending.flow !== 'menu' && pending.flow !== 'question'
}
