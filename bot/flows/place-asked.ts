/** 在哪里: the answer in any form, in pieces, or by pointing back; what else is said meanwhile is kept with the report. */

import { partOfHouse } from '../hear/part-of-house.ts'
import { isUnsaid } from '../loop/holding.ts'
import { isBarePlace } from '../reports/bare-place.ts'
import { isUnfinished, isVague } from '../reports/burst.ts'
import { isCourtesy } from '../reports/command.ts'
import { correctionIn } from '../reports/correction.ts'
import { type Drafted, described, type Missing, mediaNote, openOf, photosIn, placed, withWords } from '../reports/drafting.ts'
import { handOver } from '../reports/filing.ts'
import { besides, estateBeside, isElsewhere, tellsAnother } from '../reports/further.ts'
import { isExact, joinedDetail, knownHouse, sayPlace } from '../reports/place.ts'
import { isSomewhere, NO_IDEA, NOWHERE_YET } from '../reports/somewhere.ts'
import { askWhere, askWhichHouse, fileAndAsk, next } from '../reports/submission.ts'
import { estateAnswer, isOwnEstate } from '../waiting/estate-answer.ts'
import { lastPlace, pointsBack } from '../waiting/last-place.ts'
import type { Draft, Pending } from '../waiting/session.ts'
import { isSmallTalk } from '../waiting/small-talk.ts'
import { askPlaceAgain, photoNote } from '../words/replies.zh.ts'
import { alsoNoted, notedSoFar, takenAs } from '../words/second-thoughts.zh.ts'
import { joinedWords } from '../words/talk.zh.ts'
import { asked, type Message, type Plan, type Room, say, silent } from './flow.ts'

type Asked = Pending & { flow: 'place' }

/** “8”, “八号的”: asked which house it is, people say its number. */
const HOUSE_ALONE = /^(?:就?是|在|我?住)?([1-9][0-9]?|[一二三四五六七八九十]{1,3})号?(?:的|吧|呀|啊|呢|[。.!！,，~\s]){0,4}$/u
/** Then it goes to a person. */
const MOST_MISSES = 2

/** The place that was asked for; undefined where the message is something else. */
export async function resumePlace(said: Message, room: Room, pending: Asked): Promise<Plan | undefined> {
  const message = withHouse(said, room, pending)
  if (message.tentative && /[?吗]$/u.test(message.folded)) return undefined
  const { choices } = pending
  const estates = choices.map(({ id }) => id.slice('area:'.length))
  const drafts = isElsewhere(message, pending.drafts, room) ? pending.drafts : named(pending.drafts, message)
  const last = hasHouse(message) ? undefined : await lastPlace(message, room)
  const part = partSaid(message, room)
  if (message.choice === null && !last && part === undefined && tellsAnother(message, drafts, room))
    return another(message, room, drafts, estateBeside(message, estates, room))
  const estate = message.choice?.startsWith('area:')
    ? message.choice.slice('area:'.length)
    : await estateOf(message, estates, room)
  if (estate !== undefined) return next(message, room, placed(drafts, message, room, estate))
  if (last) return next(message, room, there(drafts, last, message, room))
  if (part !== undefined) return inWhichHouse(message, room, { ...pending, drafts }, part)
  if (asksOfElse(message, drafts)) return undefined
  const more = placed(drafts, message, room, null)
  if (more.missing === null || heardPlace(message)) {
    const known = hasMatter(message, drafts) ? { ...more, drafts: withMore(drafts, more.drafts, [message.text]) } : more
    const missing = afterAnswer(known, message, pending)
    if (!missing || correctionIn(message.text) === undefined) return next(message, room, { ...known, missing })
    const where = sayPlace(known.drafts[0]!.place, room.areas, { room: !message.group })
    return askWhere(message, room, known.drafts, missing, takenAs(where))
  }
  if (otherwise(message)) return undefined
  return notSaid(message, room, { ...pending, drafts }, more)
}

function withHouse(message: Message, { understand }: Room, { choices }: Asked): Message {
  const number = choices.length === 0 && message.command === null ? HOUSE_ALONE.exec(message.folded)?.[1] : undefined
  if (number === undefined) return message
  const text = `${number}栋`
  return { ...message, text, folded: text, understanding: understand(text) }
}

/** What nobody could name at first is named now: “晚上看不见”, then “灯不亮了”. */
function named(drafts: readonly Draft[], message: Message): Draft[] {
  const { understanding, text } = message
  const { intent, service = 'other' } = understanding
  const unnamed =
    intent === 'ticket' && service !== 'other' && !isBarePlace(message) && drafts.every((draft) => draft.service === 'other')
  return unnamed ? drafts.map((draft) => ({ ...draft, service, text: joinedWords([text, draft.text]) })) : [...drafts]
}

/** Told of those that were asked about; what has its place already stays as it was told. */
const withMore = (before: readonly Draft[], drafts: readonly Draft[], words: readonly string[]) =>
  drafts.map((draft) => (before.length > 1 && before.includes(draft) ? draft : withWords([draft], words)[0]!))

/** No place that we know was said: perhaps one in their own words, a photo, more about the matter, or nothing. */
function notSaid(message: Message, room: Room, pending: Asked, more: Drafted): Plan | undefined {
  const { drafts } = pending
  const open = openOf(drafts, room, message.speaker.area)
  const unsaid = isUnsaid(message)
  if (photosIn(message) > 0 && !unsaid)
    return next(message, room, { drafts: described(drafts, photoNote(photosIn(message)), open), missing: null })
  if (isSomewhere(message)) {
    const asked = openOf(more.drafts, room, message.speaker.area)
    return next(message, room, { drafts: described(more.drafts, message.text, asked), missing: null })
  }
  // “不是电梯，是门禁刷不开”: they say so already.
  const known = correctionIn(message.text) !== undefined && drafts.some(({ text }) => message.text.includes(text))
  const words = [
    ...(tellsMore(message) && !known ? [message.text] : []),
    ...(photosIn(message) > 0 ? [mediaNote(message)] : []),
  ]
  const kept = { ...pending, drafts: words.length > 0 ? withMore(drafts, more.drafts, words) : more.drafts }
  if (message.tentative) return words.length > 0 && unsaid ? say(message, [], { pending: kept }) : silent(message)
  if (unsaid) return askWhere(message, room, kept.drafts, more.missing ?? { what: 'spot', options: [] })
  const asksEstate = pending.choices.length > 0
  if (asksEstate && words.length === 0) return handOver(message, room, kept.drafts)
  if (pending.misses + 1 >= MOST_MISSES) return handOver(message, room, kept.drafts)
  return askAgain(message, kept, words.length > 0 || known ? notedSoFar(asksEstate) : askPlaceAgain())
}

/** “三楼”, “桂花苑我家那层”: no more than which part of a house; undefined where a house is named, or more is said. */
function partSaid({ understanding, folded, command, incoming }: Message, { areas }: Room): string | undefined {
  const { community, building } = understanding.place
  if (building !== null || command !== null || incoming.parts.some(({ type }) => type !== 'text' && type !== 'mention'))
    return undefined
  const area = areas.all().find(({ id, name, nicknames }) => [id, name, ...nicknames].includes(community ?? ''))
  const name = [community ?? '', area?.name ?? '', ...(area?.nicknames ?? [])].find((one) => one !== '' && folded.includes(one))
  return partOfHouse(name === undefined ? folded : folded.replace(name, ''))
}

/** In the house that is theirs, or that was named; else it is asked for, and what was said is kept. */
function inWhichHouse(message: Message, room: Room, pending: Asked, part: string): Plan {
  const { understanding, speaker } = message
  const open = openOf(pending.drafts, room, speaker.area)
  const { area = null } = open[0]?.place ?? {}
  const estate = (id: string | null) => (id === null ? undefined : room.areas.nearest(id, 'estate')?.id)
  const isOwn = area === null || estate(area) === estate(speaker.area)
  const house = knownHouse(isOwn ? speaker.area : area, room.areas)
  const kept = pending.drafts.map((draft) => {
    const { detail, building } = draft.place
    const place = { ...draft.place, detail: joinedDetail(part || null, detail), building: building ?? house }
    return open.includes(draft) ? { ...draft, place } : draft
  })
  const more = placed(kept, { ...message, folded: '', understanding: { ...understanding, problems: [] } }, room, null)
  const { drafts, missing } = more
  const asksEstate = pending.choices.length > 0
  const first = drafts[pending.drafts.indexOf(open[0]!)]!
  if (first.place.building && !asksEstate) return next(message, room, more)
  if (isUnsaid(message)) return askWhere(message, room, drafts, missing ?? { what: 'spot', options: [] })
  // Of neighbours among themselves: “在家”, “楼下”.
  if (message.tentative && NOWHERE_YET.test(message.folded)) return silent(message)
  if (pending.misses + 1 >= MOST_MISSES) return handOver(message, room, drafts)
  const text = asksEstate
    ? notedSoFar(true)
    : part === '' && NOWHERE_YET.test(message.folded)
      ? askPlaceAgain()
      : askWhichHouse(room, first)
  return askAgain(message, { ...pending, drafts }, text)
}

/** “就我们小区”, of who has no home here yet, is where their last trouble was. */
async function estateOf(
  message: Message,
  estates: readonly string[],
  { areas, desk, read }: Room,
): Promise<string | undefined> {
  const answer = estateAnswer(message, estates, areas)
  const { person } = message.speaker
  if (answer !== undefined || person === null || estates.length === 0 || !isOwnEstate(message.folded)) return answer
  const [last] = await desk.list(read, person, { scope: 'mine', limit: 1 })
  const estate = last?.place.area ? areas.nearest(last.place.area, 'estate')?.id : undefined
  return estates.find((id) => id === estate)
}

function there(drafts: readonly Draft[], place: Draft['place'], message: Message, room: Room): Drafted {
  const open = openOf(drafts, room, message.speaker.area)
  const at = drafts.map((draft) => (open.includes(draft) ? { ...draft, place } : draft))
  if (!tellsAnother(message, drafts, room)) return { drafts: at, missing: null }
  const { old, fresh } = besides(at, message, room, undefined)
  return { drafts: [...old.drafts, ...fresh.drafts], missing: old.missing ?? fresh.missing }
}

/** “我住9栋，养老金怎么领？” is a question, though it says where somebody lives. */
function asksOfElse({ understanding, command }: Message, drafts: readonly Draft[]): boolean {
  const { intent, asks, service = 'other' } = understanding
  return (
    command === null &&
    intent === 'question' &&
    asks &&
    service !== 'other' &&
    drafts.every((draft) => draft.service !== service)
  )
}

/** It is filed at once where it lacks nothing and what was told before still does; else both are asked about together. */
function another(message: Message, room: Room, drafts: readonly Draft[], estate: string | undefined): Plan {
  const { old, fresh } = besides(drafts, message, room, estate)
  const { missing } = old
  const isOwn = fresh.drafts.length === 1 && fresh.missing === null
  if (missing?.of && isExact(missing.of.place) && isOwn)
    return fileAndAsk(message, room, fresh.drafts, { drafts: old.drafts, missing })
  const apart =
    drafts.every(({ place }) => isExact(place)) &&
    fresh.drafts.length === 1 &&
    (drafts.length === 1 || drafts.every(({ own }) => own))
  const all = [...old.drafts, ...fresh.drafts].map((draft) => (apart ? { ...draft, own: true } : draft))
  return next(message, room, { drafts: all, missing: missing ?? fresh.missing }, isUnsaid(message) ? '' : alsoNoted())
}

function askAgain(message: Message, pending: Asked, text: string): Plan {
  const { drafts, choices, misses } = pending
  const again = asked(message, { flow: 'place', drafts }, { choices, misses: misses + 1 })
  return say(message, { text, choices, asks: true }, { pending: again })
}

/**
 * Once the question was answered with a building, nothing more is asked: which of two estates is found out by who goes there. Which
 * estate it is is asked once, and a place in pieces is waited for.
 */
function afterAnswer({ drafts, missing }: Drafted, message: Message, { misses, choices }: Asked): Missing | null {
  if (missing === null || isUnsaid(message)) return missing
  // Put right while it was asked, it is not answered yet.
  if (missing.options.length > 0) return choices.length > 0 && correctionIn(message.text) === undefined ? null : missing
  return (missing.of ?? drafts[0])?.place.building || misses > 0 ? null : missing
}

const hasHouse = ({ understanding: { place } }: Message) => place.building !== null || place.unit !== null

function heardPlace({ understanding: { place } }: Message): boolean {
  return place.community !== null || place.building !== null || place.unit !== null
}

/** “3栋2单元，灯一闪一闪的”: the place, and more about the matter. */
function hasMatter({ understanding, text }: Message, drafts: readonly Draft[]): boolean {
  return understanding.intent === 'ticket' && text.length > 10 && !drafts.some((draft) => draft.text.includes(text))
}

/** A question, a command, another matter: the place stays open. */
function otherwise(message: Message): boolean {
  const { command, understanding, folded, text, incoming } = message
  if (command !== null || isCourtesy(folded) || isSmallTalk(message) || (text === '' && incoming.parts.length === 0))
    return true
  const { intent } = understanding
  if (intent === 'withdraw' || intent === 'emergency') return true
  if (NO_IDEA.test(folded)) return /[?吗]$/u.test(folded)
  if (intent === 'status') return !isVague(message)
  return intent === 'question' || /[?吗]$/u.test(folded)
}

/** It says something of the matter itself. */
function tellsMore(message: Message): boolean {
  const { text, folded } = message
  return (
    text.length >= 3 &&
    !NO_IDEA.test(folded) &&
    !NOWHERE_YET.test(folded) &&
    !pointsBack(folded) &&
    !isSmallTalk(message) &&
    !isUnfinished(message)
  )
}
