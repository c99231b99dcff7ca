/** From a flow's lines to what goes into the outbox: to which thread, in which script, and how much of it where others read along. */
import type { Choice, Incoming, Part } from '../adapters/adapter.ts'
import type { Line, Message } from './flows/flow.ts'
import { noteSentPrivately } from './words/replies.zh.ts'
import { inScript, type Language } from './words/script.ts'

/** One thing to say, ready for the outbox. */
export interface Reply {
  channel: string
  thread: string
  parts: Part[]
  choices: Choice[]
  /** Native id of the message that this answers. */
  answers?: string
  /** Not to be held back by any pace. */
  urgent: boolean
  /** Not before this instant, ms UTC: it only asks, and the person may go on meanwhile. */
  dueAt?: number
}

/** What is said where nobody reads along. */
export const privateLines = (lines: Line[]) => lines.map((line) => ({ ...line, text: line.inPrivate ?? line.text }))

/** What is for the speaker alone goes to their own thread where the channel can, and is said there in full. */
export function groupReplies(
  message: Message,
  lines: Line[],
  language: Language,
  directThread: (channel: string, senderId: string) => string | undefined,
  dueAt?: number,
): Reply[] {
  const { incoming } = message
  const own = directThread(incoming.channel, incoming.sender.id)
  return lines.flatMap((line) => {
    if (line.inPrivate === undefined || own === undefined) return replies(incoming, [line], language, dueAt)
    const here = replies(incoming, [{ ...line, text: `${line.text}\n${noteSentPrivately()}` }], language)
    const there = replies({ ...incoming, thread: { id: own, kind: 'direct' } }, [{ text: line.inPrivate }], language)
    return [...here, ...there.map(({ answers, ...reply }) => reply)]
  })
}

/** To the thread of the message, in the reader's script; in a group it names whom it answers. What only asks is not due before `dueAt`. */
export function replies(incoming: Incoming, lines: Line[], language: Language, dueAt?: number): Reply[] {
  const { channel, thread, sender } = incoming
  const to =
    thread.kind === 'group' && isPlainName(sender.name) ? [{ type: 'mention' as const, id: sender.id, name: sender.name }] : []
  return lines
    .filter(({ text }) => text !== '')
    .map(({ text, choices = [], asks }) => ({
      ...{ channel, thread: thread.id, urgent: false, answers: nativeId(incoming) },
      ...(asks && dueAt !== undefined ? { dueAt } : {}),
      parts: [...to, { type: 'text' as const, text: inScript(text, language) }],
      choices: choices.map(({ id, label }) => ({ id, label: inScript(label, language) })),
    }))
}

/** A name that calls everybody, or breaks the line, is not repeated. */
function isPlainName(name: string): boolean {
  return name.length > 0 && name.length <= 30 && !/[\p{Cc}\p{Cf}@]|所有人|全体成员|^(?:all|everyone)$/iu.test(name)
}

/** Keys are channel, account and native id, joined by colons. */
function nativeId({ key }: Incoming): string {
  return key.split(':').slice(2).join(':')
}
