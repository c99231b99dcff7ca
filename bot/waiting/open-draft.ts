/** 没登记完的: a report that was begun is filed, cancelled, or still open; no other turn of the talk makes it vanish. Pure. */

import type { Message, Outcome } from '../flows/flow.ts'
import { withWords } from '../reports/drafting.ts'
import { photoNote } from '../words/replies.zh.ts'
import type { Pending, Session } from './session.ts'

export type OpenDraft = Extract<Pending, { flow: 'place' | 'problem' | 'several' }>

export function isDraft(pending: Pending | null | undefined): pending is OpenDraft {
  return pending?.flow === 'place' || pending?.flow === 'problem' || pending?.flow === 'several'
}

/** What is open now, or waits behind what was asked last. */
export function draftIn({ pending }: Session): OpenDraft | undefined {
  if (isDraft(pending)) return pending
  return isDraft(pending?.behind) ? pending.behind : undefined
}

const shown = ({ words, photos }: Extract<Pending, { flow: 'problem' }>) => [
  ...words,
  ...(photos > 0 ? [photoNote(photos)] : []),
]

/** The session after a turn, with the draft that the turn has neither filed, nor cancelled, nor put another in the place of. */
export function withDraft(message: Message, { session, dropped }: Pick<Outcome, 'session' | 'dropped'>): Session {
  const open = draftIn(message.session)
  const filed = session.burst !== message.session.burst
  if (!open || dropped || filed) return session
  const { pending } = session
  // Words that nobody could place are words about what is open.
  if (pending?.flow === 'problem' && open.flow !== 'problem')
    return { ...session, pending: { ...open, drafts: withWords(open.drafts, shown(pending)) } }
  if (isDraft(pending)) return session
  return { ...session, pending: session.pending === null ? open : { ...session.pending, behind: open } }
}
