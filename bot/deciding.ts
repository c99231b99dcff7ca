/** Which flow a message belongs to: the words that are meant for 小格 as a tool, then what was asked last, then what is meant. */
import { bareNumber, mentionedNumber } from './command.ts'
import { act, note, resumeWords } from './flows/act.ts'
import { answerIfKnown, ask, askQuoted, goesOn, more, resumeAsk } from './flows/ask.ts'
import { bind } from './flows/bind.ts'
import { resumeWhere } from './flows/emergency.ts'
import { type Message, type Plan, type Room, say, silent } from './flows/flow.ts'
import { chat, help, isAdvertisement, isTalk } from './flows/help.ts'
import { human } from './flows/human.ts'
import { invite } from './flows/invite.ts'
import { rate } from './flows/rate.ts'
import { report, reportWithoutProblem, resumePlace, resumeProblem, resumeSeveral } from './flows/report.ts'
import { mine, todo, view } from './flows/status.ts'
import { complaint, correctDrafts, update } from './flows/update.ts'
import { withdraw, withdrawNow } from './flows/withdraw.ts'
import { cancelled, noOpenTickets, nothingToCancel, orReport, stillWaitingPlace } from './replies.zh.ts'

const LONGEST_PLACE = 16

/** Null: nothing to say. `already`: the plan that picking a choice has led to. */
export async function decide(message: Message, room: Room, already: Plan | null): Promise<Plan | null> {
  if (already) return already
  const { incoming, command } = message
  if (incoming.kind === 'start' && incoming.start) return bind(message, room, incoming.start)
  if (message.tentative) return answering(message, room)
  if (incoming.kind === 'start') return help(message)
  const control = command && controlled(message, room)
  if (control) return control
  return (await resumed(message, room)) ?? (await commanded(message, room)) ?? (await meant(message, room))
}

/** In a group and not to us: only a cancel or a clear answer. */
async function answering(message: Message, room: Room): Promise<Plan | null> {
  if (message.command?.kind === 'cancel') return controlled(message, room)
  if (message.session.pending?.flow === 'command') return message.command ? commanded(message, room) : null
  return (await resumed(message, room)) ?? null
}

/** Words that work in the middle of anything. */
function controlled(message: Message, room: Room): Plan | null {
  switch (message.command?.kind) {
    case 'cancel':
      return say(message, message.session.pending ? cancelled() : nothingToCancel())
    case 'human':
      return human(message, room)
    case 'help':
      return help(message)
    case 'more':
      return more(message)
    default:
      return null
  }
}

async function resumed(message: Message, room: Room): Promise<Plan | undefined> {
  const { pending } = message.session
  if (!pending) return undefined
  if (pending.flow === 'place' || pending.flow === 'several') {
    const drafts = correctDrafts(message, room, pending)
    const now = drafts ? { ...pending, drafts } : pending
    return now.flow === 'place' ? resumePlace(message, room, now) : resumeSeveral(message, room, now)
  }
  switch (pending.flow) {
    case 'ask':
      return resumeAsk(message, room, pending)
    case 'problem':
      return resumeProblem(message, room, pending)
    case 'where':
      return resumeWhere(message, room, pending)
    case 'words':
      return resumeWords(message, room, pending)
    case 'command':
      return undefined
  }
}

async function commanded(message: Message, room: Room): Promise<Plan | null> {
  const { command, speaker } = message
  switch (command?.kind) {
    case 'bind':
      return bind(message, room, command.code)
    case 'invite':
      // From a neighbour it is talk: “邀请大家来包粽子”.
      return speaker.posts.length > 0 || (speaker.person !== null && room.admins.has(speaker.person))
        ? invite(message, room, command.who)
        : null
    case 'view':
      return view(message, room, command.number)
    case 'list':
      return command.handled ? todo(message, room) : mine(message, room)
    case 'withdraw_now':
      return withdrawNow(message, room, command.number)
    case 'note':
      return command.marked || (await isSeen(message, room, command.number)) ? said(message, room, command) : null
    case 'ticket':
      // “接单后多久处理” is a question unless a number makes it an order; “求助，水管爆了” is a report unless a handler says it.
      if (command.verb === 'withdraw') return command.plain ? withdraw(message, room, command.number) : null
      if (command.number === null && command.verb === 'help' && speaker.posts.length === 0) return null
      return command.plain || (speaker.posts.length > 0 && !/[?吗呢]$|多久|怎么|如何|什么/u.test(message.folded))
        ? act(message, room, command)
        : null
    default:
      return null
  }
}

async function isSeen({ speaker }: Message, { desk, read }: Room, number: number): Promise<boolean> {
  return speaker.person !== null && (await desk.view(read, speaker.person, number)) !== undefined
}

/** “#1024 …”: asked after, taken back, or told something. */
async function said(message: Message, room: Room, command: { number: number; rest: string }): Promise<Plan> {
  const { intent } = message.understanding
  const judged = await rate({ ...message, number: command.number, folded: command.rest }, room)
  if (judged) return judged
  if (intent === 'status' || intent === 'question' || /[?吗]$|怎么样|进度|到哪/u.test(command.rest))
    return view(message, room, command.number)
  if (intent === 'withdraw') return withdraw(message, room, command.number)
  const own = message.speaker.posts.length === 0 ? await update({ ...message, number: command.number }, room) : undefined
  return own ?? note(message, room, command)
}

async function meant(message: Message, room: Room): Promise<Plan> {
  const { understanding, text, incoming, session } = message
  if (isAdvertisement(message)) return silent(message)
  const judged = await rate(message, room)
  if (judged) return judged
  const edited = incoming.kind === 'edit' && session.tickets.length > 0
  const asked = numberInText(message)
  if (asked !== null && (understanding.intent === 'chitchat' || understanding.intent === 'question'))
    return view(message, room, asked)
  const quoted = await askQuoted(message, room)
  if (quoted) return quoted
  if (message.number === null && understanding.intent !== 'emergency' && understanding.intent !== 'withdraw' && goesOn(message))
    return remind(message, await ask(message, room))
  switch (understanding.intent) {
    case 'question':
      return remind(message, await ask(message, room))
    case 'emergency':
    case 'ticket': {
      const known = (await complaint(message, room)) ?? (edited ? await update(message, room) : undefined)
      if (known) return known
      return barePlace(message) ? reportWithoutProblem(message, room) : answerOrReport(message, room)
    }
    case 'status':
      return message.number === null ? mine(message, room) : view(message, room, message.number)
    case 'update':
      // With nothing filed in this talk, a bare place begins a report; otherwise it belongs to what was filed.
      if (barePlace(message) && session.tickets.length === 0) return reportWithoutProblem(message, room)
      return (await update(message, room)) ?? (saysNothing(message) ? say(message, noOpenTickets()) : report(message, room))
    case 'withdraw':
      return withdraw(message, room, message.number)
    case 'chitchat': {
      const shown = incoming.parts.some(({ type }) => type === 'image' || type === 'location')
      if ((text === '' && shown) || barePlace(message)) return reportWithoutProblem(message, room)
      // What sounds like talk may still be a question that the base can answer.
      return (isTalk(message) ? undefined : await answerIfKnown(message, room)) ?? chat(message)
    }
  }
}

/** “路灯坏了谁管”: what is written about it, and the report if it is one. With a place it is one. */
async function answerOrReport(message: Message, room: Room): Promise<Plan> {
  const filing = await report(message, room)
  const { place, urgency, asks } = message.understanding
  if (!asks || place.building !== null || urgency === 'emergency') return filing
  const answer = await answerIfKnown(message, room)
  if (!answer) return filing
  return {
    async commit(db, person) {
      const said = await answer.commit(db, person)
      const filed = await filing.commit(db, person)
      const asksPlace = filed.session.pending?.flow === 'place'
      return {
        lines: [...said.lines, ...(asksPlace ? [{ text: orReport() }] : filed.lines)],
        session: { ...filed.session, answer: said.session.answer },
      }
    },
  }
}

/** Named in the text itself: the number of a quoted notice says only what the talk is about. */
function numberInText({ folded, number }: Message): number | null {
  return mentionedNumber(folded) ?? (number !== null && number === bareNumber(folded) ? number : null)
}

/** “还没好呢”, “不是3栋，是5栋”: about something that is not there. */
function saysNothing({ understanding: { problems, service = 'other' } }: Message): boolean {
  return problems.length === 0 && service === 'other'
}

/** A place with nothing the matter: “3栋2单元”. */
function barePlace({ understanding, text }: Message): boolean {
  const { place, service = 'other', problems } = understanding
  const named = place.building !== null || place.community !== null
  return (
    named && service === 'other' && problems.every((problem) => problem.service === 'other') && text.length <= LONGEST_PLACE
  )
}

/** A question in the middle of a report is answered, and the report goes on. */
function remind(message: Message, plan: Plan): Plan {
  const { pending } = message.session
  if (pending?.flow !== 'place') return plan
  return {
    async commit(db, person) {
      const { lines, session } = await plan.commit(db, person)
      return { lines: [...lines, { text: stillWaitingPlace() }], session: { ...session, pending: session.pending ?? pending } }
    },
  }
}
