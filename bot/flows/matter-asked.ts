/** 出了什么问题: a place, a photo or loose words came first; what is the matter there? */

import { isUnsaid } from '../loop/holding.ts'
import { isBarePlace } from '../reports/bare-place.ts'
import { isVague } from '../reports/burst.ts'
import { isCourtesy } from '../reports/command.ts'
import { correctedPlace, correctionIn } from '../reports/correction.ts'
import { type Drafted, draftsOf, location, photosIn, withWords } from '../reports/drafting.ts'
import { isExact, NOWHERE, sayPlace } from '../reports/place.ts'
import { located, placeFor } from '../reports/placing.ts'
import { next } from '../reports/submission.ts'
import type { Draft, Pending } from '../waiting/session.ts'
import { isSmallTalk } from '../waiting/small-talk.ts'
import { offerPerson } from '../waiting/unclear.ts'
import { askProblem, gotPhoto, locationNote, photoNote } from '../words/replies.zh.ts'
import { askMatter } from '../words/talk.zh.ts'
import { asked, type Message, type Plan, type Room, say, silent } from './flow.ts'

type Open = Pick<Pending & { flow: 'problem' }, 'place' | 'photos' | 'words'>

const NOTHING: Open = { place: NOWHERE, photos: 0, words: [] }

/** A place, a picture or words that could be about anything: what is the matter, and where? */
export function reportWithoutProblem(message: Message, room: Room): Plan {
  return askWhat(message, room, grown(message, room, NOTHING))
}

/** What is the matter, once more or at last; undefined where the message is something else. */
export function resumeProblem(message: Message, room: Room, pending: Pending & { flow: 'problem' }): Plan | undefined {
  const { understanding, text, tentative, command } = message
  const shown = photosIn(message) > 0 || location(message) !== null
  if ((text === '' && !shown) || command) return undefined
  // “一”, “2”, “。”: a number of some list, and no trouble.
  if (!shown && SAYS_NOTHING.test(message.folded)) return saysNothing(message, room, pending)
  if (isBarePlace(message) || text === '') return askWhat(message, room, grown(message, room, pending), pending)
  const mended = putRight(message, room, pending)
  if (mended) return askWhat(message, room, mended, pending)
  const { intent, service = 'other' } = understanding
  const vague = isVague(message)
  if (intent === 'question' || (intent === 'status' && !vague) || intent === 'withdraw') return undefined
  if (isCourtesy(message.folded) || isSmallTalk(message)) return undefined
  if (tentative && !vague && intent !== 'ticket' && service === 'other') return silent(message)
  if (vague && (pending.words.length === 0 || isUnsaid(message)))
    return askWhat(message, room, grown(message, room, pending), pending)
  return next(message, room, draftsAt(message, room, pending))
}

/** “不对，是15栋”: another place, and still no trouble; “打错了，是水不是电” is none either. */
function putRight({ text }: Message, room: Room, open: Open): Open | undefined {
  const place = correctedPlace(text, room.understand)
  if (place) return { ...open, place: placeFor(place.words, open.place, room) }
  const said = correctionIn(text)
  return said && BARE_THING.test(said.right) ? { ...open, words: [...open.words, text] } : undefined
}

/** 水, 楼道的灯: a thing that nothing is said of. */
const BARE_THING = /^[^了坏堵漏断停破裂没]{1,3}$/u

const SAYS_NOTHING = /^[\s\d\p{P}\p{S}一二三四五六七八九十①-⑩第个]{1,6}$/u

/** Asked once more; then a person helps. */
function saysNothing(message: Message, room: Room, pending: Pending & { flow: 'problem' }): Plan {
  if (message.tentative) return silent(message)
  if (pending.misses > 0) return offerPerson(message, room, null)
  return askWhat(message, room, pending, { ...pending, misses: pending.misses + 1 })
}

/** Every problem of the message, at the place that is known, with what was said and shown before. */
function draftsAt(message: Message, room: Room, { place, photos, words }: Open): Drafted {
  const at = located(message.text, place, room, message.speaker.area)
  const { drafts, missing } = draftsOf(message, room)
  const notes = [...words, ...(photos > 0 ? [photoNote(photos)] : [])]
  const one = drafts.length === 1
  const known = withWords(drafts, notes).map(
    (draft): Draft => (one ? { ...draft, place: at.place } : { ...draft, place: filled(draft.place, place) }),
  )
  const enough = isExact(place)
  // A shared location is where somebody can go.
  const shared = place.detail?.startsWith(locationNote('')) ?? false
  const open = one ? (at.missing === null ? null : { what: at.missing, options: at.options }) : missing
  return { drafts: known, missing: shared || (enough && open?.what === 'spot') ? null : missing === null ? null : open }
}

function filled(place: Draft['place'], known: Draft['place']): Draft['place'] {
  return place.building || place.detail ? place : { ...known, area: known.area ?? place.area }
}

/** What is known once the message has been heard. */
function grown(message: Message, room: Room, { place, photos, words }: Open): Open {
  const bare = isBarePlace(message)
  const where = message.text === '' ? labelOf(message) : message.text
  const at = bare || message.text === '' ? located(where, place, room, message.speaker.area).place : place
  const said = bare || message.text === '' ? [] : [message.text]
  return {
    place: { ...at, detail: location(message) ?? at.detail },
    photos: photos + photosIn(message),
    words: [...words, ...said],
  }
}

/** What the map calls a shared location: it may name the estate. */
function labelOf({ incoming }: Message): string {
  const part = incoming.parts.find(({ type }) => type === 'location')
  return part?.type === 'location' ? (part.label ?? '') : ''
}

function askWhat(message: Message, room: Room, open: Open, before?: Pending): Plan {
  const { place } = open
  const somewhere = isExact(place) || place.unit !== null
  const where = somewhere ? sayPlace(place, room.areas, { room: !message.group }) : ''
  const text = where !== '' ? askProblem(where) : open.photos > 0 ? gotPhoto() : askMatter()
  const pending = asked(message, { flow: 'problem', ...open }, { misses: before?.misses ?? 0 })
  return say(message, { text, asks: true }, { pending, ...(somewhere ? { place } : {}) })
}
