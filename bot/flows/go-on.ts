/** 接着说: details right after filing are added to that ticket, and whoever speaks to us hears so; a call is heard out. */
import { isAnotherMatter, pointsElsewhere } from '../reports/another-matter.ts'
import { isBarePlace } from '../reports/bare-place.ts'
import { EAR_MS, isBareCall, isUnfinished, wentOnAbout } from '../reports/burst.ts'
import { askedAbout, isToldDone } from '../reports/candidates.ts'
import { location, mediaNote } from '../reports/drafting.ts'
import { placeFor } from '../reports/placing.ts'
import { showing } from '../waiting/session.ts'
import { added, greeting, howToAsk } from '../words/replies.zh.ts'
import { notedMore } from '../words/second-thoughts.zh.ts'
import { listening } from '../words/talk.zh.ts'
import { type Message, type Plan, type Room, say, settled } from './flow.ts'

/** Undefined where it is no more about what this person filed a moment ago. */
export async function goOn(message: Message, room: Room): Promise<Plan | undefined> {
  const { person } = message.speaker
  const filed = wentOnAbout(message)
  const isBare = (message.understanding.service ?? 'other') === 'other' && message.understanding.place.building === null
  const asks = filed !== undefined && person !== null && isBare
  const asked = asks ? await askedAbout(room.read, { person, desk: room.desk, now: message.now }) : undefined
  const number = asked ?? filed
  const view = number === undefined || person === null ? undefined : await room.desk.view(room.read, person, number)
  if (!view || !isThere(message, view.ticket.place) || isAnotherMatter(message, view.ticket)) return undefined
  // “就是东门那个” of another one of theirs is for that.
  if (pointsElsewhere(message, view.ticket)) return undefined
  // What is said to be done is judged, not told more of.
  if (isToldDone(view)) return undefined
  const place = isBarePlace(message) ? placeFor(message.text, view.ticket.place, room) : undefined
  const verb = place && view.verbs.includes('correct') ? 'correct' : 'add'
  if (!view.verbs.includes(verb)) return undefined
  const note = [message.text, mediaNote(message), location(message) ?? ''].join('')
  return {
    async commit(db, actor) {
      const number = view.ticket.number
      const put = verb === 'correct' ? await room.desk.act(db, { actor, number, verb, place }) : undefined
      // “三楼的” is no other place than is known, and still a word on it.
      const acted = put?.ok ? put : await room.desk.act(db, { actor, number, verb: 'add', note })
      // Said again, or closed meanwhile: nothing is lost, as it is no news.
      const { text, again } = heardAs(message, number, acted.ok)
      const burst = { ...message.session.burst!, at: message.now, told: true, again }
      return { lines: text === '' ? [] : [{ text }], session: showing({ ...settled(message), burst }, number) }
    },
  }
}

/** Said so soon after what was answered, it goes on in the same breath. */
const BREATH_MS = 2_000

/** Who speaks to us hears that it was heard, in other words each time; neighbours among themselves are told once. */
function heardAs({ session, now, tentative }: Message, number: number, isNews: boolean): { text: string; again: number } {
  const { told = false, again = 0, at = 0 } = session.burst ?? {}
  if (!told) return { text: isNews ? added(number) : '', again }
  if (tentative || now - at < BREATH_MS) return { text: '', again }
  return { text: notedMore[again % notedMore.length]!(), again: again + 1 }
}

/** At another house it is another matter; a stair or a flat that was not said yet is a detail. */
function isThere({ understanding: { place } }: Message, known: { building: string | null; unit: string | null }): boolean {
  if (place.building !== null && known.building !== null && place.building !== known.building) return false
  return place.unit === null || known.unit === null || place.unit === known.unit
}

/** “小格”, “还有个事”: what comes next is to us, and what is open stays open. */
export function listen(message: Message): Plan | undefined {
  const { session, now, group } = message
  const bare = isBareCall(message)
  if (!bare && !isUnfinished(message)) return undefined
  const ear = group ? now + EAR_MS : null
  return say(message, { text: bare ? greeting(howToAsk()) : listening(), asks: true }, { pending: session.pending, ear })
}
