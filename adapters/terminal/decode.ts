/**
 * Theirs to ours: a typed line becomes an `Incoming`, or a word to the terminal itself (`/坐 网格长`), or nothing. Pure.
 */
import type { Incoming, Sender, ThreadRef } from '../adapter.ts'
import { readMention } from '../mention.ts'

/** A place at the terminal: who speaks from it, and where. */
export interface TerminalSeat {
  id: string
  senderId: string
  name: string
  /** What people call the seat: 居民, 网格长. */
  title: string
  kind: 'direct' | 'group'
  /** Set where `kind` is group. */
  group?: { id: string; name: string }
}

/** Whom the lines are for: us, everybody in the group, or us in private. */
export type Audience = 'us' | 'all' | 'private'

/** What a line means to the terminal itself. */
export type Word =
  | { word: 'sit'; seat: string }
  | { word: 'address'; to: Audience }
  | { word: 'reply'; text: string }
  | { word: 'help' }
  | { word: 'leave' }
  | { word: 'unknown'; name: string }

/** A line above this (UTF-16 units) is no message but a mishap: a file piped in without line breaks. */
export const LONGEST_LINE = 100_000

const WORDS: Record<string, (rest: string) => Word> = {
  坐: (seat) => ({ word: 'sit', seat }),
  对小格: () => ({ word: 'address', to: 'us' }),
  对大家: () => ({ word: 'address', to: 'all' }),
  私聊: () => ({ word: 'address', to: 'private' }),
  回复: (text) => ({ word: 'reply', text }),
  帮助: () => ({ word: 'help' }),
  退出: () => ({ word: 'leave' }),
}

/** `/坐 网格长` and the like; undefined for what is said to others. A leading `//` says a slash. */
export function readWord(line: string): Word | undefined {
  const match = /^\s*\/(?!\/)(\S*)\s*(.*)$/su.exec(line)
  if (!match) return undefined
  const [, name = '', rest = ''] = match
  return WORDS[name]?.(rest.trim()) ?? { word: 'unknown', name }
}

/** The seat that is meant by its number (from 1), its id, its title or its person's name, or by a part that only one of them has. */
export function findSeat(wanted: string, seats: readonly TerminalSeat[]): TerminalSeat | undefined {
  const text = wanted.normalize('NFKC').trim()
  if (/^\d{1,3}$/.test(text)) return seats[Number(text) - 1]
  const exact = seats.find(({ id, title, name }) => [id, title, name].includes(text))
  if (exact || text.length < 2) return exact
  const alike = seats.filter(({ title, name }) => title.includes(text) || name.includes(text))
  return alike.length === 1 ? alike[0] : undefined
}

export function threadOf(seat: TerminalSeat, to: Audience): ThreadRef {
  return seat.kind === 'group' && seat.group && to !== 'private'
    ? { id: `g:${seat.group.id}`, kind: 'group', name: seat.group.name }
    : { id: `d:${seat.senderId}`, kind: 'direct' }
}

export interface Line {
  key: string
  text: string
  at: number
  seat: TerminalSeat
  channel: string
  to: Audience
  names: readonly string[]
  quoted?: { id: string; text: string; us: boolean }
}

/** @returns the reason as a string where the line is no message. */
export function decode(line: Line): Incoming | string {
  if (line.text.length > LONGEST_LINE) return `a line of ${line.text.length} units`
  if (line.text.includes('\0')) return 'a line with NUL in it'
  const said = line.text.replace(/^(\s*)\/\//u, '$1/')
  const named = readMention(said, line.names)
  const thread = threadOf(line.seat, line.to)
  const sender: Sender = { id: line.seat.senderId, name: line.seat.name, us: false, stable: true }
  return {
    key: line.key,
    channel: line.channel,
    kind: 'message',
    at: line.at,
    sender,
    thread,
    parts: [{ type: 'text', text: said }],
    text: named.text,
    addressed: thread.kind === 'direct' || line.to === 'us' || named.us || line.quoted?.us === true,
    ...(line.quoted ? { quoted: line.quoted } : {}),
  }
}
