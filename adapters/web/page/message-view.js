/** One message as a bubble. */
import { strings } from './chat-strings.js'
import { element } from './element.js'

/** Messages of one person within these are one block with one name. */
const BLOCK_MS = 180_000

/**
 * @param {object} message as the server describes it
 * @param {{ place: string, showsPrivacy: boolean, previous?: object, onChoose(choice: object, index: number): void, onReply(): void }} options
 */
export function messageElement(message, { place, showsPrivacy, previous, onChoose, onReply }) {
  const follows = isFollowing(message, place, previous)
  const made = element('article', { className: `message from-${message.from}${follows ? ' follows' : ''}` })
  made.dataset.place = place
  if (message.seq !== undefined) made.dataset.seq = String(message.seq)
  const secret = showsPrivacy && place === 'direct'
  if (secret) made.classList.add('secret')
  made.append(headOf(message, { secret, onReply }))
  const bubble = element('div', { className: 'bubble' })
  if (message.quote && !stands(message.quote, previous)) bubble.append(quoteOf(message.quote))
  bubble.append(textOf(message))
  if (message.choices?.length) bubble.append(choicesOf(message.choices, onChoose))
  made.append(bubble)
  if (message.from === 'me') {
    made.append(element('p', { className: 'foot', children: [timeOf(message.at), element('span', { className: 'state' })] }))
  }
  return made
}

/** What is answered stands right above: no need to repeat it. */
function stands({ name, text }, previous) {
  return previous?.message.name === name && previous.message.text.startsWith(text.replace(/…$/, ''))
}

function isFollowing(message, place, previous) {
  if (!previous || previous.place !== place) return false
  const { from, name, at } = previous.message
  return from === message.from && name === message.name && message.at - at < BLOCK_MS
}

function headOf(message, { secret, onReply }) {
  const head = element('header', { className: 'head' })
  if (message.from === 'us') head.append(element('img', { className: 'face', attributes: { src: '/page/icon.svg', alt: '' } }))
  head.append(element('span', { className: 'name', text: message.name }))
  if (message.from !== 'me') head.append(timeOf(message.at))
  if (secret) head.append(element('span', { className: 'only-you', text: strings.onlyYou }))
  if (message.from === 'us') {
    const reply = element('button', { className: 'reply', text: strings.reply, attributes: { type: 'button' } })
    reply.setAttribute('aria-label', `${strings.reply}：${message.text.slice(0, 20)}`)
    reply.addEventListener('click', onReply)
    head.append(reply)
  }
  return head
}

function timeOf(at) {
  const date = new Date(at)
  const time = `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`
  const sameDay = new Date().toDateString() === date.toDateString()
  const text = sameDay ? time : strings.day(`${date.getMonth() + 1}月${date.getDate()}日`, time)
  return element('time', { text, attributes: { datetime: date.toISOString() } })
}

function quoteOf({ name, text }) {
  return element('blockquote', { text: `${name}：${text}` })
}

/** The text, its known addresses as links. */
function textOf({ text, links = [] }) {
  const made = element('p', { className: 'text' })
  let rest = text
  for (const { url } of links) {
    const at = rest.indexOf(url)
    if (at < 0) continue
    made.append(rest.slice(0, at))
    made.append(element('a', { text: url, attributes: { href: url, target: '_blank', rel: 'noopener noreferrer nofollow' } }))
    rest = rest.slice(at + url.length)
  }
  made.append(rest)
  return made
}

function choicesOf(choices, onChoose) {
  const group = element('div', { className: 'choices', attributes: { role: 'group', 'aria-label': strings.choices } })
  choices.forEach((choice, index) => {
    const button = element('button', { text: choice.label, attributes: { type: 'button' } })
    button.dataset.choice = choice.id
    button.addEventListener('click', () => onChoose(choice, index))
    group.append(button)
  })
  return group
}

/** Nothing more can be chosen here; what was chosen is marked. */
export function settleChoices(made, choiceId) {
  for (const button of made.querySelectorAll('.choices button')) {
    button.disabled = true
    if (button.dataset.choice !== choiceId) continue
    button.classList.add('chosen')
    button.setAttribute('aria-label', `${strings.chosen} ${button.textContent}`)
  }
}

export function showState(made, state, { text, onRetry } = {}) {
  const line = made.querySelector('.state')
  if (!line) return
  made.dataset.state = state
  line.replaceChildren(element('span', { text: text ? `${strings.state[state]}：${text}` : strings.state[state] }))
  if (state === 'waiting' && onRetry) {
    const retry = element('button', { className: 'retry', text: strings.retry, attributes: { type: 'button' } })
    retry.addEventListener('click', onRetry)
    line.append(retry)
  }
}
