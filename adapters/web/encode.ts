/** Ours to theirs: what is said becomes rows of the history, each with an id of its own that a second attempt repeats. Pure. */
import type { Incoming, Outgoing } from '../adapter.ts'
import { render } from '../render.ts'
import { webCapabilities } from './capabilities.ts'
import type { Body, Quote } from './message.ts'

export interface Row {
  id: string
  body: string
}

/** One row a part: `out:<outbox id>`, `out:<outbox id>/2`, … */
export function encode(outgoing: Outgoing, quote?: Quote): Row[] {
  return render(outgoing, webCapabilities).map(({ text, links, choices }, index) => {
    const safe = links
      .filter(({ url }) => isWebAddress(url))
      .map(({ url, title }) => (title === undefined ? { url } : { url, title }))
    const body: Body = {
      from: null,
      text,
      ...(safe.length > 0 ? { links: safe } : {}),
      ...(choices.length > 0 ? { choices } : {}),
      ...(index === 0 && quote ? { quote } : {}),
    }
    return { id: index === 0 ? `out:${outgoing.id}` : `out:${outgoing.id}/${index + 1}`, body: JSON.stringify(body) }
  })
}

/** What a visitor said, as the others of the thread will see it. */
export function encodeIncoming(incoming: Incoming, clientId: string, more: Pick<Body, 'quote' | 'pressed'>): Row {
  const text = incoming.parts
    .map((part) => (part.type === 'mention' ? `@${part.name} ` : part.type === 'text' ? part.text : ''))
    .join('')
  const body: Body = { from: { id: incoming.sender.id, name: incoming.sender.name }, clientId, text, ...more }
  return { id: incoming.key, body: JSON.stringify(body) }
}

function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url) && URL.canParse(url)
}
