/**
 * What one seat has said and the server has not yet acknowledged. It outlives a reload, goes out in order, one at a time, and
 * each post keeps its id for all its attempts, so that a lost acknowledgement doubles nothing.
 */
import { post } from './server.js'

/** `randomUUID` is missing where a page comes without https, so the id is made by hand: 96 bits. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(12))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

export class Outbox {
  #seat
  #onState
  #items
  #busy = false
  #timer

  /** @param {{ seat: string, onState(item: object, state: string, text?: string): void }} options */
  constructor({ seat, onState }) {
    this.#seat = seat
    this.#onState = onState
    this.#items = readItems(seat)
  }

  get items() {
    return [...this.#items]
  }

  /** @param {{ id: string, kind: 'messages' | 'actions' }} item with the body's other fields */
  add(item) {
    this.#items.push(item)
    this.#keep()
    void this.flush()
  }

  /** Seen in the chat itself: it needs no acknowledgement any more, unless the sink still has to take it. */
  has(id) {
    return this.#items.some((item) => item.id === id)
  }

  async flush() {
    clearTimeout(this.#timer)
    if (this.#busy) return
    this.#busy = true
    while (this.#items.length > 0) {
      const [item] = this.#items
      const { kind, ...body } = item
      this.#onState(item, 'sending')
      const result = await post(`/api/seats/${encodeURIComponent(this.#seat)}/${kind}`, body)
      this.#onState(item, result.state, result.text)
      if (result.state === 'waiting') {
        this.#timer = setTimeout(() => void this.flush(), result.afterMs)
        break
      }
      this.#items.shift()
      this.#keep()
    }
    this.#busy = false
  }

  #keep() {
    try {
      localStorage.setItem(keyOf(this.#seat), JSON.stringify(this.#items))
    } catch {
      // A full or forbidden storage costs only the survival of a reload.
    }
  }
}

function keyOf(seat) {
  return `xiaoge.outbox.${seat}`
}

function readItems(seat) {
  try {
    const items = JSON.parse(localStorage.getItem(keyOf(seat)) ?? '[]')
    return Array.isArray(items) ? items.filter((item) => typeof item?.id === 'string' && typeof item?.kind === 'string') : []
  } catch {
    return []
  }
}
