/** Which flow a message belongs to: the words that are meant for 小格 as a tool, then what was asked last, then what is meant. */

import { commanded } from './commanding.ts'
import { eachTicket } from './each-ticket.ts'
import { resumeWords } from './flows/act.ts'
import { answerIfKnown, ask, askQuoted, goesOn, more, resumeAsk } from './flows/ask.ts'
import { bind } from './flows/bind.ts'
import { broughtBack } from './flows/brought-back.ts'
import { cryAgain, dangerPlaced, emergencyNews, resumeWhere, standing } from './flows/emergency.ts'
import { drop, type Message, type Plan, type Room, say, silent } from './flows/flow.ts'
import { goOn, listen } from './flows/go-on.ts'
import { chat, isAdvertisement, isKindWord } from './flows/help.ts'
import { human } from './flows/human.ts'
import { meToo } from './flows/join.ts'
import { reportWithoutProblem, resumeProblem } from './flows/matter-asked.ts'
import { accepts, handled, handledFirst, presses } from './flows/own-words.ts'
import { resumePlace } from './flows/place-asked.ts'
import { rate } from './flows/rate.ts'
import { report } from './flows/report.ts'
import { resumeSeveral } from './flows/several-asked.ts'
import { asksAfterOwn, mine, nextPage, numberAsked, view } from './flows/status.ts'
import { complaint, correct, correctDrafts, edited, update } from './flows/update.ts'
import { urge } from './flows/urging.ts'
import { kept, withdraw } from './flows/withdraw.ts'
import { counted } from './named-ticket.ts'
import { alsoThere } from './reports/also-there.ts'
import { isBarePlace } from './reports/bare-place.ts'
import { asideOf, isVague } from './reports/burst.ts'
import { candidates } from './reports/candidates.ts'
import { answerOrReport, askAndReport, remind } from './reports/combining.ts'
import { falseAlarm } from './reports/dangers.ts'
import { next } from './reports/submission.ts'
import { back, menu, restart } from './waiting/menu.ts'
import { resumeMenu, resumeQuestion, resumeVoice } from './waiting/menu-picked.ts'
import { isDraft } from './waiting/open-draft.ts'
import { isTalk } from './waiting/small-talk.ts'
import { stepBefore } from './waiting/steps.ts'
import { wordless } from './waiting/unclear.ts'
import { cancelled, noOpenTickets, nothingToCancel, sorryWhatIsIt } from './words/replies.zh.ts'

/** Null: nothing to say. `already`: the plan that picking a choice has led to. */
export async function decide(message: Message, room: Room, already: Plan | null): Promise<Plan | null> {
  if (already) return already
  const { incoming, command } = message
  if (incoming.kind === 'start' && incoming.start) return bind(message, room, incoming.start)
  const cry = await cryAgain(message, room)
  if (cry) return cry
  const without = wordless(message, room)
  // A leader's 👌 is a word, too.
  if (without) return (await accepts(message, room)) ?? without
  if (message.tentative) return answering(message, room)
  if (incoming.kind === 'start') return menu(message)
  const control = (command && controlled(message, room)) ?? listen(message)
  if (control) return control
  const unreal = await falseAlarm(message, room)
  if (unreal !== undefined) return withdraw(message, room, unreal)
  const news = await emergencyNews(message, room)
  if (news) return news
  const each = await eachTicket(message, room, (one) => decide(one, room, null))
  if (each) return each
  // What is quoted is meant, whatever was asked before.
  const pointed = incoming.quoted ? await meToo(message, room, next) : undefined
  const worked = isDraft(message.session.pending) ? await handledFirst(message, room) : undefined
  const going =
    pointed ?? worked ?? (await counted(message, room)) ?? (await resumed(message, room)) ?? (await meToo(message, room, next))
  const ordered = going ?? (await commanded(message, room)) ?? (await urge(message, room))
  return ordered ?? (await goOn(message, room)) ?? (await meant(message, room))
}

/** In a group and not to us: only a cancel or a clear answer. */
async function answering(message: Message, room: Room): Promise<Plan | null> {
  const kind = message.command?.kind
  if (kind === 'cancel' || kind === 'back' || kind === 'restart' || kind === 'human') return controlled(message, room)
  const unreal = await falseAlarm(message, room)
  if (unreal !== undefined) return withdraw(message, room, unreal)
  const named = await counted(message, room)
  if (named) return named
  if (message.session.pending?.flow === 'command') return message.command ? commanded(message, room) : null
  return (await resumed(message, room)) ?? (await goOn(message, room)) ?? null
}

/** Words that work in the middle of anything. */
function controlled(message: Message, room: Room): Plan | null {
  switch (message.command?.kind) {
    case 'cancel':
      return kept(message) ?? standing(message) ?? drop(message, message.session.pending ? cancelled() : nothingToCancel())
    case 'back':
      return back(message)
    case 'restart':
      return restart(message)
    case 'human':
      return human(message, room)
    case 'help':
      return menu(message)
    case 'more':
      return nextPage(message, room) ?? more(message)
    default:
      return null
  }
}

async function resumed(message: Message, room: Room): Promise<Plan | undefined> {
  const { pending } = message.session
  if (!pending) return undefined
  if (takesBack(message)) return drop(message, cancelled())
  if (pending.flow === 'place' || pending.flow === 'several') {
    const drafts = correctDrafts(message, room, pending)
    const now = drafts ? { ...pending, drafts } : pending
    if (drafts && pending.flow === 'several') return next(message, room, { drafts, missing: null })
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
    case 'menu':
      return (await resumeMenu(message, room)) ?? resumed(beneathMenu(message), room)
    case 'question':
      return resumeQuestion(message, room)
    case 'voice':
      return resumeVoice(message, room, pending)
    case 'command':
      return kept(message)
  }
}

/** “灯那个不用了”, while the lamp is not even filed. */
function takesBack({ session, understanding: { intent, service = 'other' }, number, command, tentative }: Message): boolean {
  const { pending } = session
  if (intent !== 'withdraw' || number !== null || command !== null || tentative || !isDraft(pending)) return false
  // Of several, one may be meant (several-asked.ts).
  if (pending.flow === 'several') return false
  return service === 'other' || (pending.flow !== 'problem' && pending.drafts.some((draft) => draft.service === service))
}

/** Who asked for the menu in the middle of something may go on with that as though it had not come between. */
function beneathMenu(message: Message): Message {
  const { session } = message
  const pending = stepBefore(session)?.pending ?? null
  return { ...message, session: { ...session, pending, steps: session.steps.slice(0, -1) } }
}

async function meant(message: Message, room: Room): Promise<Plan> {
  const { understanding, text, incoming, session } = message
  if (isAdvertisement(message)) return silent(message)
  const taken = (await accepts(message, room)) ?? (await rate(message, room))
  if (taken) return taken
  if (isKindWord(message)) return chat(message, room)
  const beside = asideOf(message)
  if (beside)
    return beside === 'orders' ? ask(message, room) : beside === 'abuse' ? say(message, sorryWhatIsIt()) : silent(message)
  const own = (await handled(message, room)) ?? (await broughtBack(message, room, next))
  const judged = own ?? (presses(message) ? await update(message, room) : undefined)
  if (judged) return judged
  const changed = incoming.kind === 'edit' && session.tickets.length > 0 ? await edited(message, room) : undefined
  const corrected = changed ?? (await correct(message, room))
  if (corrected) return corrected
  const also = await alsoThere(message, room)
  if (also) return also
  const asked = await numberAsked(message, room)
  if (asked !== null) return view(message, room, asked)
  const first = (await askQuoted(message, room)) ?? (await askAndReport(message, room))
  if (first) return first
  if (isBarePlace(message)) return placeAlone(message, room)
  const asksAfter = message.number === null && (await asksAfterOwn(message, room)) ? await mine(message, room) : undefined
  if (asksAfter) return asksAfter
  if (message.number === null && understanding.intent !== 'emergency' && understanding.intent !== 'withdraw' && goesOn(message))
    return remind(message, await ask(message, room))
  switch (understanding.intent) {
    case 'question':
      return remind(message, await ask(message, room))
    case 'emergency':
    case 'ticket': {
      const known = await complaint(message, room)
      if (known) return known
      return isVague(message) ? reportWithoutProblem(message, room) : answerOrReport(message, room)
    }
    case 'status':
      if (isVague(message) && session.tickets.length === 0) return (await update(message, room)) ?? news(message, room)
      return message.number === null ? mine(message, room) : view(message, room, message.number)
    case 'update':
      return (await update(message, room)) ?? (await news(message, room))
    case 'withdraw':
      return (await wordOnWork(message, room)) ?? withdraw(message, room, message.number)
    case 'chitchat': {
      const shown = incoming.parts.some(({ type }) => type === 'image' || type === 'location')
      if (text === '' && shown) return reportWithoutProblem(message, room)
      // What sounds like talk may still be a question that the base can answer.
      return (isTalk(message) ? undefined : await answerIfKnown(message, room)) ?? chat(message, room)
    }
  }
}

/** “火灭了，没有损失”: who works tickets and has reported none that could be taken back tells of one that they work. */
async function wordOnWork(message: Message, room: Room): Promise<Plan | undefined> {
  const { person, posts } = message.speaker
  if (person === null || posts.length === 0) return undefined
  const own = await candidates(room.read, { person, verb: 'withdraw', desk: room.desk })
  return own.length === 0 ? update(message, room) : undefined
}

/** It belongs to a danger that has none, or to what was filed in this talk without one; else a report begins. */
async function placeAlone(message: Message, room: Room): Promise<Plan> {
  const danger = await dangerPlaced(message, room)
  if (danger) return danger
  const [last] = message.session.tickets
  const { person } = message.speaker
  const view = last === undefined || person === null ? undefined : await room.desk.view(room.read, person, last)
  const placeless =
    view?.relations.includes('reporter') && view.ticket.place.building === null && view.ticket.place.detail === null
  return (placeless ? await update(message, room) : undefined) ?? reportWithoutProblem(message, room)
}

/** Of what reads as if it were about a ticket, where there is none: a report, words that may belong to one, or nothing at all. */
async function news(message: Message, room: Room): Promise<Plan> {
  if (isVague(message)) return reportWithoutProblem(message, room)
  return saysNothing(message) ? say(message, noOpenTickets()) : report(message, room)
}

/** “还没好呢”, “不是3栋，是5栋”: about something that is not there. */
function saysNothing({ understanding: { problems, service = 'other' } }: Message): boolean {
  return problems.length === 0 && service === 'other'
}
