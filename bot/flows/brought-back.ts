/** 还是修吧: what was given up a moment ago is taken up again: a report that was cancelled, or a ticket that was withdrawn. */
import { type Drafted, placed } from '../reports/drafting.ts'
import { afterFiling, fileDrafts, filedText } from '../reports/filing.ts'
import type { Draft } from '../waiting/session.ts'
import { goingOn } from '../words/second-thoughts.zh.ts'
import type { Message, Outcome, Plan, Room } from './flow.ts'

const BACK =
  /^(?:算了|哎|唉|不对|那|我想了?想|想想)?[,，。\s]{0,2}(?:我|那)?(?:还是|继续|接着)(?:帮我|给我|麻烦|请|得|要)?(?:修|报|登记|弄|办|处理|撤回不要)(?:一下|上|吧|了|好了|啊|呀|下){0,3}[。!！~\s]{0,3}$/u

/** How drafts become tickets; missing places are asked for (report.ts). */
type Filing = (message: Message, room: Room, drafts: Drafted) => Plan

/** Undefined where nothing was given up in this talk, or where something else is said. */
export async function broughtBack(message: Message, room: Room, next: Filing): Promise<Plan | undefined> {
  const { session, folded, speaker } = message
  if (message.command !== null || !BACK.test(folded)) return undefined
  const { dropped } = session
  if (dropped?.flow === 'place' || dropped?.flow === 'several')
    return goingOnWith(next(message, room, placed(dropped.drafts, message, room, null)))
  const [last] = session.tickets
  if (last === undefined || speaker.person === null) return undefined
  const view = await room.desk.view(room.read, speaker.person, last)
  if (view?.ticket.status !== 'withdrawn' || !view.relations.includes('reporter')) return undefined
  const { text, service, urgency, place, matter } = view.ticket
  const draft: Draft = { text, service, urgency: urgency === 'emergency' ? 'high' : urgency, place, matter }
  return {
    async commit(db, person) {
      const filed = await fileDrafts(db, { message, room, person, drafts: [draft] })
      return { lines: [{ text: filedText(filed) }], session: afterFiling(message, filed, [draft]) }
    },
  }
}

/** Its question again, after a word that says so: nobody reads the same sentence twice. */
function goingOnWith(plan: Plan): Plan {
  return {
    async commit(db, person): Promise<Outcome> {
      const { lines, ...rest } = await plan.commit(db, person)
      const said = lines.map((line) => (line.asks ? { ...line, text: `${goingOn()}${line.text}` } : line))
      return { lines: said, ...rest, session: { ...rest.session, dropped: null } }
    },
  }
}
