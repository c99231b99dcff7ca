/**
 * 聊天模型: what is asked of one, whoever makes it, and the patience that people have with it. Nobody waits longer than the limit, and one that has failed
 * several times in a row is left alone for a while, so that a dead model costs a few people their wait and not everybody.
 */
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'

/** Plain text on both sides: nothing in it is a template. */
export interface Prompt {
  system: string
  user: string
  /** The answer is to be an object, and `text` its JSON. */
  form?: Form
}

/** What an answer has to look like. */
export interface Form {
  name: string
  /** JSON Schema, for the server. */
  schema: Record<string, unknown>
  /** Whether it was kept to: a server that promises it may not. */
  fits(value: unknown): boolean
}

/** `missing`: its package cannot be loaded. `unusable`: it answered with nothing, far too much, or what is no text. */
export type ChatFailure = 'missing' | 'unreachable' | 'late' | 'unusable' | 'resting' | `http ${number}`

/** `cut`: the model was stopped in the middle of a sentence. */
export type Said = { text: string; cut?: boolean } | { failure: ChatFailure }

export interface Chat {
  /** “openai:qwen2.5:7b”. */
  id: string
  /** Total. Ends soon after `signal` aborts. */
  say(prompt: Prompt, signal: AbortSignal): Promise<Said>
}

export interface PatientChat {
  id: string
  say(prompt: Prompt): Promise<Said>
  /** Why it is left alone at present; undefined while it is asked. */
  resting(): ChatFailure | undefined
}

const FAILURES_IN_A_ROW = 3
const FIRST_REST_MS = 60_000
const LONGEST_REST_MS = 15 * 60_000
/** An answer of a few sentences, with much to spare. UTF-16 units. */
export const LONGEST_SAID = 4_000

export function patient(chat: Chat, parts: { clock: Clock; log: Log; limitMs: number }): PatientChat {
  const { clock, log, limitMs } = parts
  let failures = 0
  let last: ChatFailure = 'unreachable'
  let restMs = FIRST_REST_MS
  let restsUntil = 0
  /** After a rest one question tries whether it is back; the others do not wait for that. */
  let trying = false
  const open = () => failures >= FAILURES_IN_A_ROW
  return {
    id: chat.id,
    resting: () => (open() ? last : undefined),
    async say(prompt) {
      if (open() && (trying || clock.elapsed() < restsUntil)) return { failure: 'resting' }
      const afterRest = open()
      trying = afterRest
      const said = usable(await inTime(chat, prompt, { clock, limitMs }))
      if (afterRest) trying = false
      if ('failure' in said) {
        failures++
        last = said.failure
        if (afterRest) restMs = Math.min(restMs * 2, LONGEST_REST_MS)
        restsUntil = clock.elapsed() + restMs
        log.warn('chat.failed', { chat: chat.id, failure: said.failure, inARow: failures })
      } else {
        failures = 0
        restMs = FIRST_REST_MS
      }
      return said
    },
  }
}

async function inTime(chat: Chat, prompt: Prompt, { clock, limitMs }: { clock: Clock; limitMs: number }): Promise<Said> {
  const over = new AbortController()
  const answered = new AbortController()
  const late = clock.sleep(limitMs, answered.signal).then((): Said => ({ failure: 'late' }))
  try {
    return await Promise.race([chat.say(prompt, over.signal), late])
  } catch {
    return { failure: 'unreachable' }
  } finally {
    answered.abort()
    over.abort()
  }
}

function usable(said: Said): Said {
  if ('failure' in said) return said
  const text = said.text.replace(/<think>(?:(?!<think>)[\s\S])*?<\/think>/g, '').trim()
  const fit = text !== '' && text.length <= LONGEST_SAID && !/<\/?think>/.test(text)
  return fit ? { ...said, text } : { failure: 'unusable' }
}
