/** 点名: a ticket that is named by its number (“#1024 …”) or by its place among others (“第一个…”): asked after, taken back, or told something. */
import { note } from './flows/act.ts'
import { type Message, type Plan, type Room, silent } from './flows/flow.ts'
import { handled, presses } from './flows/own-words.ts'
import { rate } from './flows/rate.ts'
import { view } from './flows/status.ts'
import { correct, placedAt, update } from './flows/update.ts'
import { withdraw } from './flows/withdraw.ts'
import { saying } from './reports/combining.ts'
import { byOrder } from './waiting/by-order.ts'

interface Named {
  number: number
  /** What is said beside the number. */
  rest: string
}

/** `message`: with whatever names the ticket, or without it. */
export async function toldOf(message: Message, room: Room, { number, rest }: Named): Promise<Plan> {
  const { intent } = message.understanding
  const numbered = { ...message, number }
  const judged = (await rate({ ...numbered, folded: rest }, room)) ?? (await handled(numbered, room))
  if (judged) return judged
  const resident = message.speaker.posts.length === 0
  const pressed = resident && presses({ ...message, folded: rest }) ? await update(numbered, room) : undefined
  if (pressed) return pressed
  if (intent === 'status' || intent === 'question' || /[?吗]$|怎么样|进度|到哪/u.test(rest)) return view(message, room, number)
  if (intent === 'withdraw') return withdraw(message, room, number)
  const corrected = (await correct(numbered, room)) ?? (await placedAt(numbered, room))
  if (corrected) return corrected
  const own = resident ? await update(numbered, room) : undefined
  return own ?? note(message, room, { number, rest })
}

/** “第一个不用了” is said of that ticket, as if its number had been said; undefined where no ticket is counted. */
export async function counted(message: Message, room: Room): Promise<Plan | undefined> {
  const found = await byOrder(message, room)
  if (!found) return undefined
  if ('asks' in found) return message.tentative ? silent(message) : found.asks
  const { number, rest } = found
  const told = saying(message, rest, room)
  const { intent } = message.understanding
  // What is asked or taken back is so in whole words, too: of a few of them it may not be heard.
  const heard = intent === 'withdraw' || intent === 'status' ? { ...told.understanding, intent } : told.understanding
  const named = { ...told, understanding: found.looks ? { ...heard, intent: 'status' as const } : heard }
  // Among neighbours only what was filed or offered a moment ago is gone on about.
  const { burst, pending } = message.session
  const isGoingOn = pending?.flow === 'command' || burst?.tickets.some((one) => one.number === number)
  if (message.tentative && !isGoingOn) return undefined
  return toldOf(named, room, { number, rest: told.folded })
}
