/**
 * 通知 in words, made when they are sent: the facts are looked up then, as far as the receiver may know them, in their script. What can
 * be done next comes along as choices, which are commands in words.
 */
import type { Choice } from '../../adapters/adapter.ts'
import { findPerson } from '../../store/people.ts'
import type { Db } from '../../store/store.ts'
import { HIDDEN, type Notice, type TicketEvent, VERBS, type Verb } from '../../tickets/ticket.ts'
import { short } from '../words/brevity.ts'
import { noticeGone, notice as words } from '../words/notices.zh.ts'
import { ratingLabels } from '../words/replies.zh.ts'
import { inScript } from '../words/script.ts'
import { clipped, lookUp, nameOf, noteFor, type Worded, type Wording } from '../words/ticket-words.ts'

export interface NoticeSaid {
  /** In the receiver's script, as are the labels of `shown`. */
  text: string
  shown: Choice[]
  /** The same choices with Simplified labels: what an answer is compared with. */
  choices: Choice[]
}

/** UTF-16 units. */
const LONGEST_NOTE = 36

/** Verbs offered with a notice, where the receiver may do them now. */
const OFFERS: Partial<Record<Notice['notice'], Verb[]>> = {
  assigned: ['accept', 'return'],
  emergency: ['accept'],
  reopened: ['accept', 'return'],
  filed_to_triage: ['assign', 'accept'],
  returned: ['assign', 'accept'],
  overdue: ['accept', 'nudge'],
}

export async function noticeWords(
  db: Db,
  { person, notice, now }: { person: string; notice: Notice; now: number },
  wording: Wording,
): Promise<NoticeSaid> {
  const language = (await findPerson(db, person))?.language ?? 'zh-Hans'
  const found = await lookUp(db, { person, number: notice.ticket, privately: true, now }, wording)
  if (!found) return { text: inScript(noticeGone(notice.ticket), language), shown: [], choices: [] }
  const events = (await wording.desk.history(db, person, notice.ticket)) ?? []
  // Whoever checks or rates wants to read how it was fixed, whoever's word brought the notice about.
  const fixed = notice.notice === 'rate_please' || notice.notice === 'to_check'
  const event = fixed ? events.findLast(({ verb }) => verb === 'resolve') : events.find(({ id }) => id === notice.event)
  const text = await textOf(db, { notice, found, event }, wording)
  const choices = choicesOf(notice.notice, found)
  return {
    text: inScript(text, language),
    choices,
    shown: choices.map(({ id, label }) => ({ id, label: inScript(label, language) })),
  }
}

async function textOf(
  db: Db,
  { notice, found, event }: { notice: Notice; found: Worded; event: TicketEvent | undefined },
  wording: Wording,
): Promise<string> {
  const { view } = found
  const mine = view.relations.includes('reporter')
  // What an emergency was corrected by stands in its place.
  const note = notice.notice === 'emergency' && event?.verb !== 'file' ? '' : (event?.note ?? '')
  const joined = view.relations.includes('joined')
  const shown = noteFor(view, note, wording)
  const hidden = !event || event.actor === 'system' || event.actor === HIDDEN || event.actor === view.ticket.reporter
  const who = hidden ? '' : await nameOf(db, event.actor)
  return words[notice.notice]({
    ticket: found.words,
    // Who reported it reads it on a telephone; who works on it needs every word.
    note: mine || joined ? short(shown, LONGEST_NOTE) : clipped(shown),
    who,
    mine,
    joined,
    reports: view.reports,
    rating: view.ticket.rating,
  })
}

function choicesOf(kind: Notice['notice'], { view }: Worded): Choice[] {
  const { number } = view.ticket
  if (kind === 'rate_please' && view.verbs.includes('rate')) {
    return ratingLabels().map((label, index) => ({ id: `评价 #${number} ${index + 1}`, label }))
  }
  if (kind === 'to_check' && view.verbs.includes('check')) {
    return ['通过', '不通过'].map((label) => ({ id: `${VERBS.check} #${number} ${label}`, label: `${VERBS.check}${label}` }))
  }
  const offered = (OFFERS[kind] ?? []).filter((verb) => view.verbs.includes(verb))
  return offered.map((verb) => ({ id: `${VERBS[verb]} #${number}`, label: VERBS[verb] }))
}
