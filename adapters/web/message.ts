/**
 * A message as it rests in the history (`Body`, JSON) and as one seat sees it (`MessageView`). Sender ids stay in the house:
 * a reader learns names, and which messages are their own.
 */
import type { Choice } from '../adapter.ts'
import type { StoredMessage } from './history.ts'

export interface Quote {
  name: string
  text: string
}

export interface Body {
  /** Null: we said it. */
  from: { id: string; name: string } | null
  /** The visitor's own id of it, which their page knows it by. */
  clientId?: string
  text: string
  links?: { url: string; title?: string }[]
  choices?: Choice[]
  quote?: Quote
  /** A choice that was pressed, by the number of the message that offered it. */
  pressed?: { seq: number; choice: string }
}

export interface MessageView {
  seq: number
  at: number
  from: 'us' | 'me' | 'other'
  name: string
  clientId?: string
  text: string
  links?: { url: string; title?: string }[]
  choices?: Choice[]
  quote?: Quote
  /** Set on one's own presses only. */
  pressed?: { seq: number; choice: string }
}

const QUOTE_LENGTH = 60

export function readBody(row: StoredMessage): Body {
  return JSON.parse(row.body) as Body
}

export function viewOf(row: StoredMessage, viewer: string, ourName: string): MessageView {
  const { from, clientId, pressed, ...rest } = readBody(row)
  const mine = from !== null && from.id === viewer
  return {
    seq: row.seq,
    at: row.at,
    from: from === null ? 'us' : mine ? 'me' : 'other',
    name: from === null ? ourName : from.name,
    ...rest,
    ...(mine && clientId !== undefined ? { clientId } : {}),
    ...(mine && pressed !== undefined ? { pressed } : {}),
  }
}

/** The head of what is answered, as it stands above the answer: whole graphemes, and a cut is shown. */
export function quoteOf(row: StoredMessage, ourName: string): Quote {
  const { from, text } = readBody(row)
  return { name: from?.name ?? ourName, text: headOf(text) }
}

function headOf(text: string): string {
  const looked = text.slice(0, QUOTE_LENGTH * 8)
  let head = ''
  let count = 0
  for (const { index, segment } of new Intl.Segmenter('zh').segment(looked)) {
    // What reaches the end of the part that is looked at may go on behind it.
    const parted = looked.length < text.length && index + segment.length === looked.length
    if (count === QUOTE_LENGTH || parted) return `${head}…`
    head += segment
    count += 1
  }
  return head
}
