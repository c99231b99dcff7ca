/** The page with the code. */
import { strings } from './enter-strings.js'

const byId = (id) => document.getElementById(id)
for (const id of ['title', 'why', 'label', 'go', 'how']) byId(id).textContent = strings[id]
const code = byId('code')
const go = byId('go')

// A code may come along in the address (a printed QR): it is taken out at once, so that it stays in no history.
if (location.hash.length > 1) {
  code.value = decodeHash(location.hash.slice(1))
  history.replaceState(null, '', location.pathname)
}
code.focus()

byId('form').addEventListener('submit', async (event) => {
  event.preventDefault()
  if (code.value.trim() === '') return say(strings.empty)
  go.disabled = true
  go.textContent = strings.going
  const problem = await enter(code.value)
  if (problem === undefined) return location.assign('/')
  go.disabled = false
  go.textContent = strings.go
  say(problem)
})

/** @returns what went wrong, or undefined */
async function enter(value) {
  try {
    const response = await fetch('/api/enter', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code: value }),
    })
    if (response.ok) return undefined
    return (await response.json()).text ?? strings.away
  } catch {
    return strings.away
  }
}

function say(problem) {
  byId('problem').textContent = problem
  code.setAttribute('aria-invalid', 'true')
  code.focus()
}

function decodeHash(text) {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
