/** On a narrow screen one seat is shown at a time; on a wide one all of them stand side by side and there are no tabs. */
import { strings } from './chat-strings.js'
import { element } from './element.js'

export class Tabs {
  #bar
  #views
  #tabs
  #wide
  #current = 0

  /** @param {{ bar: HTMLElement, views: object[], wide: MediaQueryList }} options */
  constructor({ bar, views, wide }) {
    this.#bar = bar
    this.#views = views
    this.#wide = wide
    this.#tabs = views.map(({ seat }, index) => this.#tab(seat, index))
    bar.replaceChildren(...this.#tabs)
    bar.setAttribute('role', 'tablist')
    bar.setAttribute('aria-label', strings.tabs)
    bar.addEventListener('keydown', (event) => this.#move(event))
    wide.addEventListener('change', () => this.#show())
    this.#show()
  }

  /** Marks a seat that is not being looked at. */
  news(view) {
    const index = this.#views.indexOf(view)
    if (this.#wide.matches || index === this.#current) return
    this.#tabs[index].querySelector('.dot').hidden = false
  }

  #tab(seat, index) {
    const dot = element('span', {
      className: 'dot',
      attributes: { hidden: '' },
      children: [element('span', { className: 'unseen', text: strings.unread })],
    })
    const tab = element('button', {
      text: strings.roles[seat.role] ?? seat.name,
      attributes: { type: 'button', role: 'tab', id: `tab-${seat.id}`, 'aria-controls': `seat-${seat.id}` },
      children: [],
    })
    tab.append(dot)
    tab.addEventListener('click', () => this.#choose(index))
    return tab
  }

  #move(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    const count = this.#tabs.length
    const next = step ? (this.#current + step + count) % count : { Home: 0, End: count - 1 }[event.key]
    if (next === undefined) return
    event.preventDefault()
    this.#choose(next)
    this.#tabs[next].focus()
  }

  #choose(index) {
    this.#current = index
    this.#show()
    this.#views[index].scrollToEnd()
  }

  #show() {
    const tabbed = this.#views.length > 1 && !this.#wide.matches
    this.#bar.hidden = !tabbed
    this.#views.forEach(({ element: panel, seat }, index) => {
      const here = index === this.#current
      panel.hidden = tabbed && !here
      if (tabbed) panel.setAttribute('role', 'tabpanel')
      else panel.removeAttribute('role')
      panel.setAttribute('aria-labelledby', tabbed ? `tab-${seat.id}` : `name-${seat.id}`)
      const tab = this.#tabs[index]
      tab.setAttribute('aria-selected', String(here))
      tab.tabIndex = here ? 0 : -1
      if (here) tab.querySelector('.dot').hidden = true
    })
  }
}
