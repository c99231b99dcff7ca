/**
 * Theirs to ours: what a page posted becomes an `Incoming`. Pure. The page chooses words and one of the seats that it may take;
 * who that is, and where it speaks, the server knows.
 */
import type { Choice, Incoming, Part } from '../adapter.ts'
import { readMention } from '../mention.ts'
import type { StoredMessage } from './history.ts'
import { type Body, readBody } from './message.ts'
import { type Place, type Seat, threadOf } from './seats.ts'

/** UTF-16 units of one message. */
export const LONGEST_INCOMING = 40_000
const CLIENT_ID = /^[A-Za-z0-9_-]{8,64}$/

export interface PostedMessage {
  clientId: string
  place: Place
  text: string
  /** The page's "@小格" was on. */
  mention: boolean
  /** Number of the message that is answered. */
  quote?: number
}

export interface PostedAction {
  clientId: string
  place: Place
  /** Number of the message that offered the choice. */
  seq: number
  choice: string
}

export interface Context {
  channel: string
  seat: Seat
  at: number
  /** What people call us. */
  names: readonly [string, ...string[]]
}

/** @returns the reason as a string where it is no message. */
export function readMessage(value: unknown, seat: Seat): PostedMessage | string {
  const fields = readFields(value, seat)
  if (typeof fields === 'string') return fields
  const { text, mention = false, quote } = fields.rest
  if (typeof text !== 'string' || text.trim() === '') return 'no text'
  if (text.length > LONGEST_INCOMING) return `a text of ${text.length} units`
  if (text.includes('\0')) return 'NUL in the text'
  if (typeof mention !== 'boolean') return 'mention is not a boolean'
  if (quote !== undefined && !isSeq(quote)) return 'quote is not a number of a message'
  return { clientId: fields.clientId, place: fields.place, text, mention, ...(quote === undefined ? {} : { quote }) }
}

/** @returns the reason as a string where it is no press. */
export function readAction(value: unknown, seat: Seat): PostedAction | string {
  const fields = readFields(value, seat)
  if (typeof fields === 'string') return fields
  const { seq, choice } = fields.rest
  if (!isSeq(seq)) return 'seq is not a number of a message'
  if (typeof choice !== 'string' || choice === '' || choice.length > 400) return 'no choice'
  return { clientId: fields.clientId, place: fields.place, seq, choice }
}

export function keyOf(channel: string, seat: Seat, clientId: string): string {
  return `${channel}:${seat.senderId}:${clientId}`
}

export function decodeMessage(posted: PostedMessage, quoted: StoredMessage | undefined, context: Context): Incoming {
  const head = header(posted, context)
  const named = readMention(posted.text, context.names)
  const quote = quoted && { id: quoted.id, text: readBody(quoted).text, us: readBody(quoted).from === null }
  const parts: Part[] = [{ type: 'text', text: posted.text }]
  if (posted.mention) parts.unshift({ type: 'mention', id: 'us', name: context.names[0] })
  return {
    ...head,
    kind: 'message',
    parts,
    text: named.text,
    addressed: head.thread.kind === 'direct' || posted.mention || named.us || quote?.us === true,
    ...(quote ? { quoted: quote } : {}),
  }
}

/** @returns the reason as a string where the message offers no such choice to this seat: stale, foreign or made up. */
export function decodeAction(posted: PostedAction, offer: StoredMessage | undefined, context: Context): Incoming | string {
  const body: Body | undefined = offer && readBody(offer)
  const choice: Choice | undefined = body?.choices?.find(({ id }) => id === posted.choice)
  if (!offer || body?.from !== null || !choice) return 'no such choice'
  return {
    ...header(posted, context),
    kind: 'action',
    parts: [{ type: 'text', text: choice.label }],
    text: choice.label,
    addressed: true,
    quoted: { id: offer.id, text: body.text, us: true },
    action: choice.id,
  }
}

function header({ clientId, place }: { clientId: string; place: Place }, { channel, seat, at }: Context) {
  const thread = threadOf(seat, place)
  if (!thread) throw new Error(`seat ${seat.id} has no ${place}`)
  const sender = { id: seat.senderId, name: seat.name, us: false, stable: true }
  return { key: keyOf(channel, seat, clientId), channel, at, sender, thread }
}

function readFields(value: unknown, seat: Seat) {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'not an object'
  const { id, to, ...rest } = value as Record<string, unknown>
  if (typeof id !== 'string' || !CLIENT_ID.test(id)) return 'id is not 8 to 64 of A-Z a-z 0-9 _ -'
  const place = to ?? (seat.group ? 'group' : 'direct')
  if ((place !== 'group' && place !== 'direct') || !threadOf(seat, place)) return 'to is no place of this seat'
  const known: { clientId: string; place: Place; rest: Record<string, unknown> } = { clientId: id, place, rest }
  return known
}

function isSeq(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0
}
