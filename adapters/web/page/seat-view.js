/** One seat: who it is, what was said, and where to write. */
import { strings } from './chat-strings.js'
import { Composer } from './composer.js'
import { element } from './element.js'
import { messageElement, settleChoices, showState } from './message-view.js'
import { newId, Outbox } from './outbox.js'

const NEAR_END_PX = 120

export class SeatView {
  element
  seat
  #ourName
  #onNews
  #log
  #empty
  #below
  #composer
  #outbox
  /** Messages that the server has, by number, and the last of them. */
  #known = new Map()
  #last
  /** Own messages by the id that this page gave them. */
  #own = new Map()
  /** Bubbles that stand below the known ones until the server has them, in order. */
  #pending = []

  /** @param {{ seat: object, ourName: string, onNews(): void }} options */
  constructor({ seat, ourName, onNews }) {
    this.seat = seat
    this.#ourName = ourName
    this.#onNews = onNews
    this.#outbox = new Outbox({ seat: seat.id, onState: (item, state, text) => this.#showState(item, state, text) })
    this.#composer = new Composer({ seat, ourName, onSay: (said) => this.#say(said) })
    this.#build()
  }

  /** Shows a history afresh: nothing of it is read aloud, and what is unsent stays below it. */
  show(entries) {
    this.#log.setAttribute('aria-live', 'off')
    this.#log.replaceChildren(this.#empty)
    this.#known.clear()
    this.#own.clear()
    this.#pending = []
    this.#last = undefined
    for (const { place, message } of entries) this.#place(place, message)
    for (const item of this.#outbox.items) this.#addPending(item)
    this.#composer.showExamples(this.#known.size === 0 && this.#pending.length === 0)
    this.#scrollDown()
    requestAnimationFrame(() => this.#log.setAttribute('aria-live', 'polite'))
    this.flush()
  }

  /** A message of the stream; one that is known already changes nothing. */
  receive(place, message) {
    if (this.#known.has(message.seq)) return
    const stays = this.#isAtEnd() || message.from === 'me'
    this.#place(place, message)
    if (message.from === 'us' && place === 'direct') this.#composer.turnPrivate()
    if (message.from !== 'me') this.#onNews()
    if (stays) this.#scrollDown()
    else this.#below.hidden = false
  }

  flush() {
    void this.#outbox.flush()
  }

  scrollToEnd() {
    this.#scrollDown()
  }

  #build() {
    const { id, name, title, role, group } = this.seat
    const where = group ? strings.place.group(group) : strings.place.direct(this.#ourName)
    const heading = element('h2', { text: name, attributes: { id: `name-${id}` } })
    const about = element('p', { className: 'about' })
    if (title) about.append(element('span', { className: 'post', text: `${title} · ` }))
    about.append(where)
    const face = element('span', { className: 'avatar', text: [...name][0] ?? '', attributes: { 'aria-hidden': 'true' } })
    const head = element('header', { className: 'seat-head', children: [face, element('div', { children: [heading, about] })] })
    const hint = strings.empty[role]
    this.#empty = element('div', {
      className: 'empty',
      children: [element('p', { className: 'lead', text: hint.head }), element('p', { text: hint.text })],
    })
    this.#log = element('div', {
      className: 'log',
      attributes: { role: 'log', 'aria-live': 'off', 'aria-label': strings.log(name), tabindex: '0' },
    })
    this.#below = element('button', { className: 'below', text: strings.newBelow, attributes: { type: 'button', hidden: '' } })
    this.#below.addEventListener('click', () => this.#scrollDown())
    let wasAtEnd = true
    this.#log.addEventListener('scroll', () => {
      wasAtEnd = this.#isAtEnd()
      if (wasAtEnd) this.#below.hidden = true
    })
    // A keyboard or a notice that takes room must not cover the last message.
    new ResizeObserver(() => wasAtEnd && this.#scrollDown()).observe(this.#log)
    const body = element('div', { className: 'seat-body', children: [this.#log, this.#below] })
    this.element = element('section', {
      className: `seat role-${role}`,
      attributes: { id: `seat-${id}`, 'aria-labelledby': `name-${id}` },
      children: [head, body, this.#composer.element],
    })
  }

  #say({ text, place, mention, quote }) {
    const item = { id: newId(), kind: 'messages', to: place, text, mention, ...(quote ? { quote: quote.seq } : {}) }
    this.#addPending(item, quote)
    this.#outbox.add(item)
  }

  /** A press has one id for ever: pressed twice, or on two pages, it is one press. */
  #choose(message, place, choice, index) {
    const item = { id: `press-${message.seq}-${index}`, kind: 'actions', to: place, seq: message.seq, choice: choice.id }
    if (this.#outbox.has(item.id)) return
    this.#settle(message.seq, choice.id)
    this.#composer.showExamples(false)
    this.#addPending({ ...item, text: choice.label })
    this.#outbox.add({ ...item, text: choice.label })
  }

  #addPending(item, quote) {
    const known = this.#own.get(item.id)
    if (known) return
    const text = item.mention ? `${strings.mention(this.#ourName)} ${item.text}` : item.text
    const message = { from: 'me', name: this.seat.name, at: Date.now(), text, ...(quote ? { quote } : {}) }
    const made = this.#element(item.to, message, undefined)
    this.#own.set(item.id, made)
    this.#pending.push(made)
    this.#empty.hidden = true
    this.#log.append(made)
    if (item.kind === 'actions') this.#settle(item.seq, item.choice)
    this.#scrollDown()
  }

  #place(place, message) {
    const previous = this.#last
    this.#last = { place, message }
    this.#empty.hidden = true
    const waiting = message.clientId === undefined ? undefined : this.#own.get(message.clientId)
    const made = waiting ?? this.#element(place, message, previous)
    this.#known.set(message.seq, { place, message, made })
    if (message.pressed) this.#settle(message.pressed.seq, message.pressed.choice)
    else if (message.from === 'me') this.#settleTyped(place, message)
    if (message.clientId !== undefined) this.#own.set(message.clientId, made)
    if (waiting) {
      made.dataset.seq = String(message.seq)
      const inOrder = this.#pending[0] === made
      this.#pending = this.#pending.filter((other) => other !== made)
      if (inOrder) return
    }
    this.#log.insertBefore(made, this.#pending[0] ?? null)
  }

  #element(place, message, previous) {
    return messageElement(message, {
      place,
      showsPrivacy: this.seat.group !== undefined,
      previous,
      onChoose: (choice, index) => this.#choose(message, place, choice, index),
      onReply: () => this.#composer.replyTo(message, place),
    })
  }

  #settle(seq, choiceId) {
    const offer = this.#known.get(seq)
    if (offer) settleChoices(offer.made, choiceId)
  }

  /** A number or a label that was typed answers the last offer in its thread as well. */
  #settleTyped(place, { text }) {
    const offers = [...this.#known.values()].filter(({ place: there, message }) => there === place && message.choices?.length)
    const offer = offers.at(-1)
    const said = text.replace(strings.mention(this.#ourName), '').normalize('NFKC').trim()
    const choice = offer?.message.choices.find(({ label }, index) => said === label || said === String(index + 1))
    if (choice) this.#settle(offer.message.seq, choice.id)
  }

  #showState(item, state, text) {
    const made = this.#own.get(item.id)
    if (!made) return
    if (state === 'sent') {
      for (const other of this.#log.querySelectorAll('.from-me[data-state="sent"] .state')) other.replaceChildren()
    }
    showState(made, state, { text, onRetry: () => this.flush() })
  }

  #isAtEnd() {
    const { scrollTop, scrollHeight, clientHeight } = this.#log
    return scrollHeight - scrollTop - clientHeight < NEAR_END_PX
  }

  #scrollDown() {
    this.#log.scrollTop = this.#log.scrollHeight
    this.#below.hidden = true
  }
}
