/** Where one writes: whom it is for, what it answers, and messages to try. */
import { strings } from './chat-strings.js'
import { element } from './element.js'

export class Composer {
  element
  #seat
  #ourName
  #onSay
  #place
  #mention = true
  #quote
  #parts

  /** @param {{ seat: object, ourName: string, onSay(said: { text: string, place: string, mention: boolean, quote?: object }): void }} options */
  constructor({ seat, ourName, onSay }) {
    this.#seat = seat
    this.#ourName = ourName
    this.#onSay = onSay
    this.#place = seat.group ? 'group' : 'direct'
    this.#parts = this.#build()
    this.element = this.#parts.form
    this.#show()
  }

  get isEmpty() {
    return this.#parts.text.value.trim() === ''
  }

  /** The next words answer this message, where it was said. */
  replyTo(message, place) {
    this.#quote = { seq: message.seq, name: message.name, text: message.text }
    this.#place = place
    this.showExamples(false)
    this.#show()
    this.#parts.text.focus()
  }

  /** We were spoken to in private: an answer shall not land in the group by mistake. */
  turnPrivate() {
    if (!this.#seat.group || !this.isEmpty) return
    this.#place = 'direct'
    this.#show()
  }

  showExamples(open) {
    this.#parts.examples.hidden = !open
    this.#parts.more.setAttribute('aria-expanded', String(open))
  }

  #say(text) {
    if (text.trim() === '') return
    const quote = this.#quote
    this.#onSay({ text, place: this.#place, mention: this.#place === 'group' && this.#mention, ...(quote ? { quote } : {}) })
    this.#quote = undefined
    this.showExamples(false)
    this.#show()
  }

  #build() {
    const { id, group } = this.#seat
    const text = element('textarea', { attributes: { id: `write-${id}`, rows: '1', enterkeyhint: 'send', maxlength: '20000' } })
    const label = element('label', { className: 'unseen', attributes: { for: `write-${id}` } })
    const send = element('button', { className: 'strong send', text: strings.send, attributes: { type: 'submit' } })
    const mention = toggle(strings.mention(this.#ourName), () => {
      this.#mention = !this.#mention
      this.#show()
    })
    const secret = toggle(strings.private, () => {
      this.#place = this.#place === 'group' ? 'direct' : 'group'
      this.#quote = undefined
      this.#show()
    })
    const more = element('button', {
      className: 'quiet',
      text: strings.tryThese,
      attributes: { type: 'button', 'aria-expanded': 'false', 'aria-controls': `examples-${id}` },
    })
    const examples = this.#buildExamples(`examples-${id}`)
    more.addEventListener('click', () => this.showExamples(examples.hidden))
    const quote = element('p', { className: 'answering', attributes: { hidden: '' } })
    const bar = element('div', { className: 'bar', children: [...(group ? [mention, secret] : []), more] })
    const row = element('div', { className: 'row', children: [label, text, send] })
    const form = element('form', { className: 'composer', children: [examples, bar, quote, row] })
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      this.#sendTyped()
    })
    text.addEventListener('keydown', (event) => {
      // Enter also confirms a word of the input method: that one is not ours.
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return
      event.preventDefault()
      this.#sendTyped()
    })
    text.addEventListener('input', () => grow(text))
    return { form, text, label, mention, secret, more, examples, quote }
  }

  #buildExamples(id) {
    const texts = this.#seat.examples ?? strings.examples[this.#seat.role] ?? []
    const chips = texts.map((text) => {
      const chip = element('button', { className: 'chip', text, attributes: { type: 'button' } })
      chip.addEventListener('click', () => {
        this.#say(text)
        this.#parts.text.focus()
      })
      return element('li', { children: [chip] })
    })
    return element('ul', {
      className: 'examples',
      attributes: { id, hidden: '', 'aria-label': strings.tryThese },
      children: chips,
    })
  }

  #sendTyped() {
    const { text } = this.#parts
    const said = text.value
    if (said.trim() === '') return
    text.value = ''
    grow(text)
    this.#say(said)
  }

  #show() {
    const { form, text, label, mention, secret, quote } = this.#parts
    const isPrivate = this.#place === 'direct'
    const isSecret = isPrivate && this.#seat.group !== undefined
    const audience = isSecret ? 'secret' : isPrivate ? 'direct' : this.#mention ? 'group' : 'neighbours'
    const words = strings.write[audience](this.#ourName)
    form.classList.toggle('secret', isSecret)
    text.placeholder = words
    label.textContent = words
    mention.hidden = isPrivate
    mention.setAttribute('aria-pressed', String(this.#mention))
    secret.setAttribute('aria-pressed', String(isPrivate))
    quote.hidden = !this.#quote
    quote.replaceChildren(...(this.#quote ? this.#quoteParts() : []))
  }

  #quoteParts() {
    const { name, text } = this.#quote
    const cancel = element('button', {
      className: 'quiet',
      text: '×',
      attributes: { type: 'button', 'aria-label': strings.cancelReply },
    })
    cancel.addEventListener('click', () => {
      this.#quote = undefined
      this.#show()
      this.#parts.text.focus()
    })
    return [element('span', { text: `${strings.replying} ${name}：${text.slice(0, 40)}` }), cancel]
  }
}

function toggle(text, onClick) {
  const button = element('button', { className: 'toggle', text, attributes: { type: 'button', 'aria-pressed': 'false' } })
  button.addEventListener('click', onClick)
  return button
}

/** As high as its text, to a limit that the style sheet sets. */
function grow(text) {
  text.style.height = 'auto'
  text.style.height = `${text.scrollHeight}px`
}
