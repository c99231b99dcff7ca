/** One outbox row to its channel: words for its reader, the moment that the channel's pace gives it, and the account that takes it. */
import type { Adapter, Choice, Outgoing, Part, Sent } from '../../adapters/adapter.ts'
import type { Clock } from '../../clock.ts'
import type { Log } from '../../log.ts'
import type { OutboxRow } from '../../store/outbox.ts'
import { reach } from '../../store/people.ts'
import type { Db } from '../../store/store.ts'
import type { Offer } from '../waiting/offers.ts'
import type { Wording } from '../words/ticket-words.ts'
import { noticeWords } from './notices.ts'
import { createPace } from './pace.ts'
import { type Body, readBody } from './saying.ts'

export interface Place {
  channel: string
  thread: string
}

/** What became of a row: an answer of the channel, nobody to be reached, or stopped before anything was said. */
export type Result = { sent: Sent; place?: Place; offer?: Offer | undefined } | { unreached: string } | { stopped: true }

export interface SenderParts {
  read: Db
  channels: ReadonlyMap<string, Adapter>
  wording: Wording
  clock: Clock
  log: Log
  /** Aborted when nothing more may be begun. */
  signal: AbortSignal
}

export type Sender = (row: OutboxRow) => Promise<Result>

interface Words {
  parts: Part[]
  choices: Choice[]
  urgent: boolean
}

/** Never throws. */
export function createSender(parts: SenderParts): Sender {
  const { channels, clock, log, read, signal } = parts
  const pace = createPace()

  async function toThread(row: OutboxRow, body: Body): Promise<Result> {
    if (body.kind === 'notice' || row.channel === null || row.thread === null) return invalid('a notice names a person')
    return send(row, { channel: row.channel, thread: row.thread }, body)
  }

  /** The account heard last first; one that blocks us or is gone is passed over. */
  async function toPerson(row: OutboxRow, person: string, body: Body): Promise<Result> {
    let last: Result = { unreached: 'no channel reaches this person yet' }
    for (const account of await reach(read, person)) {
      const adapter = channels.get(account.channel)
      if (!adapter) continue
      const thread = adapter.directThread(account.nativeId) ?? account.directThread
      const { words, offer } = await wordsFor(person, body)
      const result = await send(row, { channel: account.channel, thread }, words)
      if (!('sent' in result) || result.sent.ok || !isClosed(result.sent)) return { ...result, offer }
      log.warn('notice.account_closed', { id: row.id, channel: account.channel, reason: result.sent.reason })
      last = { unreached: `${account.channel}: ${result.sent.reason}` }
    }
    return last
  }

  async function wordsFor(person: string, body: Body): Promise<{ words: Words; offer: Offer | undefined }> {
    if (body.kind === 'said') return { words: body, offer: undefined }
    const now = clock.now()
    const { text, shown, choices } = await noticeWords(read, { person, notice: body, now }, parts.wording)
    const offer = choices.length > 0 ? { ticket: body.ticket, choices, at: now } : undefined
    return { words: { parts: [{ type: 'text', text }], choices: shown, urgent: body.notice === 'emergency' }, offer }
  }

  async function send(row: OutboxRow, place: Place, words: Words): Promise<Result> {
    const adapter = channels.get(place.channel)
    if (!adapter) return { unreached: `channel ${place.channel} is not running` }
    const wait = pace.reserve({ ...place, rates: adapter.capabilities.rates, now: clock.elapsed() })
    if (!words.urgent && wait > 0) await clock.sleep(wait, signal)
    if (signal.aborted) return { stopped: true }
    const outgoing = outgoingOf(row, place, words)
    const first = await adapter.send(outgoing)
    if (first.ok || first.reason !== 'moved') return { sent: first, place }
    const moved = { ...place, thread: first.thread }
    return { sent: await adapter.send({ ...outgoing, thread: first.thread }), place: moved }
  }

  return async (row) => {
    const body = readBody(row.body)
    if (!body) return invalid('not a saying')
    try {
      return row.person === null ? await toThread(row, body) : await toPerson(row, row.person, body)
    } catch (error) {
      log.error('outbox.attempt_failed', { id: row.id, error })
      return { sent: { ok: false, reason: 'transient', detail: error instanceof Error ? error.name : 'error' } }
    }
  }
}

function outgoingOf({ id, urgency, answers }: OutboxRow, { thread }: Place, { parts, choices }: Words): Outgoing {
  return {
    ...{ id, thread, parts, urgency },
    ...(choices.length > 0 ? { choices } : {}),
    ...(answers === null ? {} : { answers }),
  }
}

function invalid(detail: string): Result {
  return { sent: { ok: false, reason: 'invalid', detail } }
}

/** No later try on the same account can succeed. */
export function isClosed(outcome: Sent & { ok: false }): boolean {
  return ['blocked', 'window_closed', 'gone', 'invalid'].includes(outcome.reason)
}
