/** The chat page: asks who may sit where, shows the seats, and follows what happens. */
import { strings } from './chat-strings.js'
import { SeatView } from './seat-view.js'
import { followChat, openChat } from './server.js'
import { Tabs } from './tabs.js'

const RETRY_MS = 1500
const WIDE = '(min-width: 1180px)'
const byId = (id) => document.getElementById(id)

let views = []
let tabs

async function open() {
  let chat
  try {
    chat = await openChat()
  } catch {
    showLink('away', strings.failed)
    setTimeout(open, RETRY_MS)
    return
  }
  if (views.map(({ seat }) => seat.id).join() !== chat.seats.map(({ id }) => id).join()) build(chat)
  for (const view of views) view.show(chat.seats.find(({ id }) => id === view.seat.id).messages)
  followChat({
    after: chat.after,
    onMessages: receive,
    onState: (state) => {
      showLink(state, strings.away)
      if (state === 'up') for (const view of views) view.flush()
    },
    onReset: open,
  })
}

function build({ seats, ourName, title }) {
  document.title = `${ourName} · ${title}`
  byId('title').textContent = ourName
  byId('community').textContent = title
  views = seats.map((seat) => {
    const view = new SeatView({ seat, ourName, onNews: () => tabs?.news(view) })
    return view
  })
  byId('seats').replaceChildren(...views.map(({ element }) => element))
  byId('seats').dataset.count = String(views.length)
  tabs = new Tabs({ bar: byId('tabs'), views, wide: matchMedia(WIDE) })
}

function receive(entries) {
  for (const { seat, place, message } of entries) views.find((view) => view.seat.id === seat)?.receive(place, message)
}

function showLink(state, text) {
  const link = byId('link')
  link.dataset.state = state
  link.textContent = strings.link[state]
  const away = byId('away')
  away.hidden = state === 'up'
  away.textContent = state === 'up' ? '' : text
}

void open()
