/**
 * Which choice a short answer means: a number in any spelling, a label, or a pressed button, among what was asked last and what notices
 * have offered. A choice of a notice is a command in words, so it becomes the message.
 */
import type { Choice } from '../../adapters/adapter.ts'
import { chosen, numberMeant } from '../../adapters/chosen.ts'
import { fold } from '../../knowledge/fold.ts'
import { type Message, type Plan, type Room, say, silent } from '../flows/flow.ts'
import { ordinalsIn, standingAt } from '../hear/ordinal.ts'
import { mentionedNumber, readCommand, readYesNo, type TicketCommand } from '../reports/command.ts'
import { choosing } from '../reports/ordering.ts'
import { choiceLapsed } from '../words/menu.zh.ts'
import { lapsed, whichTicket } from '../words/replies.zh.ts'
import { menu } from './menu.ts'
import type { Offer } from './offers.ts'

export interface Picked {
  /** The message as it is now meant. */
  message: Message
  /** Set where the picking itself has something to say. */
  plan: Plan | null
  /** The offers of notices have been answered. */
  offersUsed: boolean
}

export async function picked(message: Message, offers: readonly Offer[], room: Room): Promise<Picked> {
  if (message.incoming.kind === 'action') return pressed(message)
  const { pending } = message.session
  const asked = pending ? (byTicket(message) ?? amongChoices(message) ?? byFiling(message) ?? yesOrNo(message)) : undefined
  const later = offers.filter(({ at }) => !pending || pending.choices.length === 0 || at > pending.at)
  const offered = await stillPossible(message, later, room)
  const ids = [...new Set([...(asked ? [asked.id] : []), ...offered.map(({ id }) => id)])]
  if (ids.length === 1 && asked) return asChosen(message, asked.id)
  if (ids.length === 1) return { ...asCommand(message, ids[0]!), offersUsed: true }
  if (ids.length > 1) {
    const labels = asked ? [asked, ...offered] : offered
    return { message, plan: { commit: async () => choosing(message, whichTicket(), labels) }, offersUsed: true }
  }
  return isBareNumber(message) && message.command === null && !pending
    ? { message, plan: message.tentative ? silent(message) : menu(message, choiceLapsed()), offersUsed: false }
    : { message, plan: null, offersUsed: false }
}

/** A button: what it says is checked like everything that is said; one whose question is gone is told so. */
function pressed(message: Message): Picked {
  const { pending } = message.session
  if (pending?.choices.some(({ id }) => id === message.text)) return asChosen(message, message.text)
  if (message.command) return { message, plan: null, offersUsed: false }
  return { message, plan: say(message, lapsed(), { pending }), offersUsed: false }
}

function asChosen(message: Message, id: string): Picked {
  if (message.session.pending?.flow !== 'command') return { message: { ...message, choice: id }, plan: null, offersUsed: false }
  return { ...asCommand(message, id), offersUsed: false }
}

function asCommand(message: Message, id: string): Pick<Picked, 'message' | 'plan'> {
  const folded = fold(id)
  return { message: { ...message, text: id, folded, command: readCommand(folded), number: null }, plan: null }
}

/** “#1001”, “1001那单”: the one choice that is about this ticket. */
function byTicket({ folded, session: { pending } }: Message): { id: string; label: string } | undefined {
  const number = /^#?(\d{3,9})(?:号|单|工单|那单|那个|吧|[。.!！\s]){0,4}$/u.exec(folded)?.[1]
  if (number === undefined || pending?.flow !== 'command') return undefined
  const about = pending.choices.filter(({ id }) => new RegExp(`#${number}(?!\\d)`, 'u').test(id))
  return about.length === 1 ? about[0] : undefined
}

/** Where matters were counted up, “第二个” is a matter; “2” and “2 取消” are the choice. */
function amongChoices({ folded, session: { pending } }: Message): { id: string; label: string } | undefined {
  if (!pending || (pending.flow === 'several' && COUNTS.test(folded))) return undefined
  return chosen(folded, pending.choices)
}

const COUNTS = /[第要只就报个件条]|[前后上下头尾]/u

/** “最早那个”, “最新报的那个”: of the tickets to choose from, whatever their order. */
function byFiling({ folded, session: { pending } }: Message): Choice | undefined {
  const [one, ...more] = pending?.flow === 'command' ? ordinalsIn(folded) : []
  if (one?.by !== 'time' || more.length > 0 || !/^[\s\p{P}]{0,4}[吧呀啊的]?[\s\p{P}]{0,4}$/u.test(folded.slice(one.end)))
    return undefined
  const choices = pending?.choices.flatMap((choice) => {
    const number = mentionedNumber(choice.id)
    return number === null ? [] : [{ number, choice }]
  })
  return one.start > 2 ? undefined : standingAt(one, choices?.toSorted((a, b) => a.number - b.number) ?? [])?.choice
}

/** “是” takes the first of two choices, “不” the second. */
function yesOrNo(message: Message): { id: string; label: string } | undefined {
  const { pending } = message.session
  if (pending?.choices.length !== 2 || pending.flow === 'several') return undefined
  const yes = readYesNo(message.folded)
  return yes === undefined ? undefined : pending.choices[yes ? 0 : 1]
}

/** The choices that the answer can mean, with the ticket in the label, of tickets on which that is still possible. */
async function stillPossible(message: Message, offers: readonly Offer[], room: Room): Promise<{ id: string; label: string }[]> {
  const found = await Promise.all(
    offers.map(async ({ ticket, choices }) => {
      const choice = message.number === null || message.number === ticket ? chosen(message.folded, choices) : undefined
      if (!choice) return []
      const command = readCommand(fold(choice.id)) as TicketCommand | null
      const view = await room.desk.view(room.read, message.speaker.person ?? '', ticket)
      const possible = command?.kind === 'ticket' && view?.verbs.includes(command.verb)
      return possible ? [{ id: choice.id, label: `#${ticket} ${choice.label}` }] : []
    }),
  )
  return found.flat()
}

function isBareNumber({ folded }: Message): boolean {
  const number = numberMeant(folded)
  return number !== undefined && number >= 1 && number <= 9
}
