/** From what was heard to drafts of tickets, and what a draft still misses. Pure. */
import { fold } from '../../knowledge/fold.ts'
import type { Area } from '../../tickets/area.ts'
import type { Message, Room } from '../flows/flow.ts'
import { floorIn } from '../hear/part-of-house.ts'
import type { HeardPlace, HeardUrgency, Problem } from '../hear/understanding.ts'
import type { Draft } from '../waiting/session.ts'
import { locationNote, photoNote } from '../words/replies.zh.ts'
import { joinedWords } from '../words/talk.zh.ts'
import { isBarePlace } from './bare-place.ts'
import { isExact, joinedDetail, keptDetail, type Located, locate, mergePlace } from './place.ts'

/** Of these no place is asked: an office handles them wherever they come from. */
const PLACELESS = new Set(['service_cert', 'proposal', 'micro_wish'])

export interface Missing {
  what: 'area' | 'spot'
  options: Area[]
  /** Which of several it is. */
  of?: Draft
}

export interface Drafted {
  drafts: Draft[]
  /** Of the first draft that somebody could not go to. */
  missing: Missing | null
}

type Tree = Pick<Room, 'areas' | 'understand'>

/** Every problem of the message as a draft; one that names no place has that of its neighbour. */
export function draftsOf(message: Message, room: Tree): Drafted {
  const { problems, service, place, urgency } = message.understanding
  const alone: Problem = { service: service ?? 'other', place, text: message.text }
  const found = problems.length > 1 ? problems : [{ ...(problems[0] ?? alone), text: message.text }]
  const media = mediaNote(message)
  let hint = message.speaker.area
  const located = found.map((problem) => {
    const at = placeOf(problem, message, { room, hint })
    // “桂花苑3栋…，5栋…”: the estate that was named holds for what follows.
    hint = (at.place.area && room.areas.nearest(at.place.area, 'estate')?.id) || hint
    return { problem, at }
  })
  const exact = located.find(({ at }) => at.missing === null && isExact(at.place))?.at
  const drafts = located.map(({ problem, at }): { draft: Draft; at: Located } => {
    const where = exact && !isExact(at.place) ? { ...exact, place: mergePlace(at.place, exact.place) } : at
    const text = `${problem.text.replace(/(?<![\s,，、;；])[\s,，、;；]+$/u, '')}${media}`
    return { draft: { text, service: problem.service, urgency: plain(urgency), place: where.place }, at: where }
  })
  return { drafts: drafts.map(({ draft }) => draft), missing: firstMissing(drafts) }
}

/** A draft as it stands, and what somebody who goes there would still have to ask. `hint`: where it is if it does not say. */
function standing({ place }: Draft, { areas }: Tree, hint: string | null): Located {
  const { area, building, unit, room, detail } = place
  const heard = { community: null, building, unit, room }
  const at = locate({ heard, folded: detail ?? '', tree: areas, hint: area ?? hint })
  return detail?.startsWith(locationNote('')) ? { ...at, missing: null } : at
}

/** Those that wait for a place; all of them where none does. */
export function openOf(drafts: readonly Draft[], room: Tree, hint: string | null): readonly Draft[] {
  const open = drafts.filter((draft) => standing(draft, room, hint).missing !== null)
  return open.length > 0 ? open : drafts
}

/** The drafts with the place that a later message gives: those that have theirs keep it. */
export function placed(drafts: readonly Draft[], message: Message, room: Tree, picked: string | null): Drafted {
  const { understanding, speaker } = message
  const open = openOf(drafts, room, speaker.area)
  const done = drafts.map((draft): { draft: Draft; at: Located } => {
    const before = standing(draft, room, speaker.area)
    if (!open.includes(draft) || (draft !== open[0] && isOther(before, understanding.place.building, picked)))
      return { draft, at: before }
    const { building, unit, room: door, area, detail } = draft.place
    const heard = picked === null ? understanding.place : { community: null, building: null, unit: null, room: null }
    const both = {
      community: heard.community,
      building: heard.building ?? building,
      unit: heard.unit ?? unit,
      room: heard.room ?? door,
    }
    const folded = picked === null ? `${message.folded} ${detail ?? ''}` : (detail ?? '')
    const at = locate({
      heard: both,
      folded,
      tree: room.areas,
      hint: picked ?? area ?? speaker.area,
      isPicked: picked !== null,
    })
    const note = location(message)
    const known = keptDetail(detail, at.named || picked !== null)
    // “8栋2单元三楼”: of a floor a place has no part of its own.
    const floor = picked === null && isBarePlace(message) ? floorIn(message.folded) : null
    const place = { ...at.place, detail: joinedDetail(at.place.detail, joinedDetail(floor, known)) ?? note }
    return { draft: { ...draft, place }, at: { ...at, missing: note === null ? at.missing : null } }
  })
  return { drafts: done.map(({ draft }) => draft), missing: firstMissing(done) }
}

/** Asked of the first, the answer is none for what stands at a house of its own, or can be in no such estate. */
function isOther({ place, options }: Located, building: string | null, picked: string | null): boolean {
  if (picked !== null) return options.length > 0 && !options.some(({ id }) => id === picked)
  return isExact(place) && building !== null && place.building !== building
}

/** The drafts with more words about them. */
export function withWords(drafts: readonly Draft[], words: readonly string[]): Draft[] {
  return drafts.map((draft) => ({ ...draft, text: joinedWords([draft.text, ...words]) }))
}

/** In the resident's own words, where no word of it is known: “老李家门口”. `open`: which of them. */
export function described(drafts: readonly Draft[], words: string, open: readonly Draft[] = drafts): Draft[] {
  return drafts.map((draft) => (open.includes(draft) ? { ...draft, place: { ...draft.place, detail: words } } : draft))
}

function placeOf(problem: Problem, message: Message, { room, hint }: { room: Tree; hint: string | null }): Located {
  const several = message.understanding.problems.length > 1
  const heard = several ? ownPlace(problem, room) : problem.place
  const at = locate({ heard, folded: several ? fold(problem.text) : message.folded, tree: room.areas, hint })
  const note = location(message)
  return note === null ? at : { ...at, place: { ...at.place, detail: at.place.detail ?? note }, missing: null }
}

/** A building that a problem names itself is its own; the estate may stand in the sentence before. */
function ownPlace({ text, place }: Problem, room: Tree): HeardPlace {
  const own = room.understand(text).place
  return own.building === null ? place : { ...own, community: own.community ?? place.community }
}

function firstMissing(located: readonly { draft: Draft; at: Located }[]): Missing | null {
  const open = located.find(({ draft, at }) => at.missing !== null && !PLACELESS.has(draft.service))
  return open?.at.missing ? { what: open.at.missing, options: open.at.options, of: open.draft } : null
}

function plain(urgency: HeardUrgency): Draft['urgency'] {
  return urgency === 'high' || urgency === 'low' ? urgency : 'normal'
}

export function photosIn({ incoming }: Message): number {
  return incoming.parts.filter(({ type }) => type === 'image' || type === 'voice' || type === 'file').length
}

export function mediaNote(message: Message): string {
  const photos = message.incoming.parts.filter(({ type }) => type === 'image').length
  return photos > 0 ? photoNote(photos) : ''
}

/** A shared location in words, or null. */
export function location({ incoming }: Message): string | null {
  const part = incoming.parts.find(({ type }) => type === 'location')
  if (part?.type !== 'location') return null
  return locationNote(part.label ?? `${part.latitude.toFixed(6)}, ${part.longitude.toFixed(6)} (${part.datum})`)
}
