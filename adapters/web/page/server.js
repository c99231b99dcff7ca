/** The server as the page sees it: one way to ask, one way to post, one stream that always comes back. */

/** An answer that no further attempt will change. */
const FINAL = new Set([400, 403, 404, 413, 415, 422])
const BACKOFF_MS = [300, 1000, 2000, 4000, 8000]
/** The server beats every 15 s: silence for longer than this is a dead line, whatever the browser believes. */
const SILENCE_MS = 40_000
const PATIENCE_MS = 20_000

export async function openChat() {
  const response = await fetch('/api/chat', { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MS) })
  if (response.status === 401) goToDoor()
  if (!response.ok) throw new Error(`chat: ${response.status}`)
  return response.json()
}

/** @returns {Promise<{state: 'sent', seq: number} | {state: 'refused', text: string} | {state: 'waiting', afterMs: number}>} */
export async function post(path, body) {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    if (response.status === 401) goToDoor()
    const answer = await response.json().catch(() => ({}))
    if (response.ok) return { state: 'sent', seq: answer.seq }
    if (FINAL.has(response.status)) return { state: 'refused', text: answer.text ?? '' }
    return { state: 'waiting', afterMs: answer.retryAfterMs ?? 2000 }
  } catch {
    return { state: 'waiting', afterMs: 2000 }
  }
}

/**
 * Keeps a stream open for ever, each time from the last position that was seen.
 * @param {{ after: string, onMessages(views: object[]): void, onState(state: 'up' | 'away'): void, onReset(): void }} options
 */
export function followChat({ after, onMessages, onState, onReset }) {
  let position = after
  let failures = 0
  let source
  let retry
  let watch

  const heard = () => {
    clearTimeout(watch)
    watch = setTimeout(again, SILENCE_MS)
  }
  function again() {
    source?.close()
    clearTimeout(watch)
    clearTimeout(retry)
    onState('away')
    const wait = BACKOFF_MS[Math.min(failures, BACKOFF_MS.length - 1)]
    failures += 1
    retry = setTimeout(open, wait + Math.random() * wait * 0.3)
  }
  function open() {
    source?.close()
    clearTimeout(retry)
    source = new EventSource(`/api/stream?after=${encodeURIComponent(position)}`)
    heard()
    source.addEventListener('hello', () => {
      failures = 0
      heard()
      onState('up')
    })
    source.addEventListener('beat', heard)
    source.addEventListener('message', (event) => {
      heard()
      position = event.lastEventId
      onMessages(JSON.parse(event.data))
    })
    source.addEventListener('reset', () => {
      stop()
      onReset()
    })
    source.addEventListener('error', again)
  }
  // A phone that wakes up, or finds its network again, need not wait for the next attempt.
  const atOnce = () => {
    if (source?.readyState !== EventSource.OPEN && document.visibilityState === 'visible') {
      failures = 0
      open()
    }
  }
  addEventListener('online', atOnce)
  document.addEventListener('visibilitychange', atOnce)
  function stop() {
    source?.close()
    clearTimeout(watch)
    clearTimeout(retry)
    removeEventListener('online', atOnce)
    document.removeEventListener('visibilitychange', atOnce)
  }
  open()
}

function goToDoor() {
  location.assign('/enter')
}
