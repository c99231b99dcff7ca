/** 报问题: asks only what is missing, one question at a time (mostly the place), says in one line what it filed. */
import type { Area } from '../../tickets/area.ts'
import type { Place } from '../../tickets/ticket.ts'
import { isCourtesy, readYesNo } from '../command.ts'
import { type Drafted, described, draftsOf, location, type Missing, photosIn, placed } from '../drafting.ts'
import { fileDrafts, handOver } from '../filing.ts'
import { locate, NOWHERE, sayPlace } from '../place.ts'
import {
  askPlace,
  askPlaceAgain,
  askProblem,
  askSpot,
  askWhichArea,
  cancelled,
  chooseAgain,
  confirmSeveral,
  filed,
  filedSeveral,
  gotPhoto,
  noFileNone,
  photoNote,
  yesFileAll,
} from '../replies.zh.ts'
import { type Draft, type Pending, showing } from '../session.ts'
import { asked, type Message, type Plan, type Room, say, settled, silent } from './flow.ts'

/** “还是那里”, “就是刚才说的那个”: the place that was spoken of last. */
const SAME_PLACE =
  /(?:刚才|刚刚|上次|上回|之前|前面)(?:说|报|讲)?(?:的|过的)?(?:那个|那里|那儿|地方|位置)?|^(?:还是|就是|就在)?(?:那里|那儿|老地方|同一个地方|那个地方)$/u
const NO_IDEA = /不知道|不清楚|说不清|不晓得|随便|你猜|什么意思|为什么/u
/** A short answer that could be somewhere: it names a thing that stands somewhere. */
const SOMEWHERE = /[旁边口前后里楼号栋幢座门路街院区场园店站桥巷库厅层梯墙树亭校厂坡井箱摊棚]|附近|对面|东|西|南|北/u
/** Whose home, which side? Only who says it knows. */
const NOWHERE_YET =
  /^(?:就?在)?(?:我们?|咱们?|自己)?(?:家|家里|家门口|这里|这儿|这边|那边|楼里|楼下|楼上|小区|小区里|门口|外面)$/u
const LONGEST_PLACE = 30
/** Then it goes to a person. */
const MOST_MISSES = 2

export async function report(message: Message, room: Room): Promise<Plan> {
  return next(message, room, draftsOf(await withLastPlace(message, room), room))
}

/** A place or a picture alone: what is the matter there? */
export function reportWithoutProblem(message: Message, room: Room): Plan {
  const photos = photosIn(message)
  const at = locate({
    heard: message.understanding.place,
    folded: message.folded,
    tree: room.areas,
    hint: message.speaker.area,
  })
  const place = { ...at.place, detail: at.place.detail ?? location(message) }
  const somewhere = at.missing === null || place.building !== null || place.detail !== null
  const pending = asked(message, { flow: 'problem', place: somewhere ? place : NOWHERE, photos })
  return say(
    message,
    photos > 0 && !somewhere ? gotPhoto() : askProblem(sayPlace(place, room.areas, { room: !message.group })),
    { pending },
  )
}

/** What is the matter at the place that is known already. */
export function resumeProblem(message: Message, room: Room, pending: Pending & { flow: 'problem' }): Plan | undefined {
  if (message.text === '' || message.command) return undefined
  if (message.understanding.intent === 'question' || message.understanding.intent === 'status') return undefined
  const here = { ...message, session: { ...message.session, place: pending.place } }
  const { drafts, missing } = draftsOf(here, room)
  const text = pending.photos > 0 ? photoNote(pending.photos) : ''
  const known = drafts.map((draft) => ({ ...draft, text: `${draft.text}${text}`, place: fill(draft.place, pending.place) }))
  const enough = pending.place.building !== null || pending.place.detail !== null
  return next(message, room, { drafts: known, missing: enough ? null : missing })
}

/** The place that was asked for; undefined where the message is something else. */
export async function resumePlace(
  message: Message,
  room: Room,
  pending: Pending & { flow: 'place' },
): Promise<Plan | undefined> {
  const { drafts } = pending
  if (message.choice?.startsWith('area:')) return next(message, room, placed(drafts, message, room, message.choice.slice(5)))
  const last = await lastPlace(message, room)
  if (last) {
    const there = drafts.map((draft) => ({ ...draft, place: last }))
    return next(message, room, { drafts: there, missing: null })
  }
  const another = anotherProblem(message, drafts)
  if (another) return next(message, room, together(drafts, message, room))
  const more = placed(drafts, message, room, null)
  if (more.missing === null || heardPlace(message)) return next(message, room, { ...more, missing: afterAnswer(more, pending) })
  if (otherwise(message)) return undefined
  if (photosIn(message) > 0)
    return next(message, room, { drafts: described(drafts, photoNote(photosIn(message))), missing: null })
  if (isSomewhere(message)) return next(message, room, { drafts: described(more.drafts, message.text), missing: null })
  if (message.tentative) return silent(message)
  if (message.understanding.intent === 'update') return undefined
  return pending.misses + 1 < MOST_MISSES ? askAgain(message, pending) : handOver(message, room, more.drafts)
}

/** 都提交? */
export function resumeSeveral(message: Message, room: Room, pending: Pending & { flow: 'several' }): Plan | undefined {
  const yes = message.choice === null ? readYesNo(message.folded) : message.choice === 'yes'
  if (yes === true) return fileAll(message, room, pending.drafts)
  if (yes === false) return say(message, cancelled())
  if (message.tentative) return silent(message)
  return message.text.length <= 4 ? say(message, { text: chooseAgain(), choices: pending.choices }, { pending }) : undefined
}

function next(message: Message, room: Room, { drafts, missing }: Drafted): Plan {
  if (missing) return askWhere(message, room, drafts, missing)
  return drafts.length === 1 ? fileAll(message, room, drafts) : confirm(message, room, drafts)
}

/** Asked where the lamp is, somebody tells of the water: both are reported, and the place is asked once. */
function anotherProblem({ understanding, command }: Message, drafts: readonly Draft[]): boolean {
  const { intent, problems, service = 'other' } = understanding
  const known = service === 'other' || drafts.some((draft) => draft.service === service)
  return command === null && intent === 'ticket' && problems.length > 0 && !known
}

function together(drafts: readonly Draft[], message: Message, room: Room): Drafted {
  const fresh = draftsOf(message, room)
  const old = placed(drafts, message, room, null)
  return { drafts: [...old.drafts, ...fresh.drafts], missing: old.missing ?? fresh.missing }
}

function askWhere(message: Message, room: Room, drafts: Draft[], { what, options }: Missing): Plan {
  const choices = options.map(({ id, name }: Area) => ({ id: `area:${id}`, label: name }))
  const estate = estateOf(drafts[0]!, room)
  const text = choices.length > 0 ? askWhichArea() : what === 'spot' && estate ? askSpot(estate) : askPlace()
  return say(message, { text, choices }, { pending: asked(message, { flow: 'place', drafts }, { choices }) })
}

function askAgain(message: Message, pending: Pending & { flow: 'place' }): Plan {
  const { drafts, choices, misses } = pending
  const again = asked(message, { flow: 'place', drafts }, { choices, misses: misses + 1 })
  return say(message, { text: askPlaceAgain(), choices }, { pending: again })
}

function confirm(message: Message, room: Room, drafts: Draft[]): Plan {
  const choices = [
    { id: 'yes', label: yesFileAll() },
    { id: 'no', label: noFileNone() },
  ]
  const items = drafts.map(({ service, place }) => {
    const name = room.services.find(({ code }) => code === service)?.name ?? service
    const where = sayPlace(place, room.areas, { room: !message.group })
    return where ? `${name}，${where}` : name
  })
  return say(
    message,
    { text: confirmSeveral(items), choices },
    { pending: asked(message, { flow: 'several', drafts }, { choices }) },
  )
}

function fileAll(message: Message, room: Room, drafts: Draft[]): Plan {
  return {
    async commit(db, person) {
      const tickets = await fileDrafts(db, { message, room, person, drafts })
      const [only] = tickets
      const text = only && tickets.length === 1 ? filed(only) : filedSeveral(tickets)
      const session = { ...settled(message), unanswered: null, place: drafts.at(-1)?.place ?? null }
      return { lines: [{ text }], session: showing(session, ...tickets.map(({ number }) => number)) }
    },
  }
}

/** “还是那里又漏了” reports at the place of the last report. */
async function withLastPlace(message: Message, room: Room): Promise<Message> {
  const { understanding, folded } = message
  const place = understanding.place.building === null ? await lastPlace(message, room) : undefined
  if (!place) return message
  const heard = { community: place.area, building: place.building, unit: place.unit, room: place.room }
  const problems = understanding.problems.map((problem) => ({ ...problem, place: heard }))
  return { ...message, folded: `${folded} ${place.detail ?? ''}`, understanding: { ...understanding, place: heard, problems } }
}

/** The place that such words point at: spoken of in this talk, or of the person's last ticket. */
async function lastPlace({ folded, session, speaker }: Message, { desk, read }: Room): Promise<Place | undefined> {
  if (!SAME_PLACE.test(folded)) return undefined
  if (session.place) return session.place
  if (speaker.person === null) return undefined
  return (await desk.list(read, speaker.person, { scope: 'mine', limit: 1 }))[0]?.place
}

/** Once the question was answered with a building, nothing more is asked: which of two estates is found out by who goes there. */
function afterAnswer({ drafts, missing }: Drafted, { misses }: Pending): Missing | null {
  if (missing === null || missing.options.length > 0) return missing
  return drafts[0]?.place.building || misses > 0 ? null : missing
}

function heardPlace({ understanding: { place } }: Message): boolean {
  return place.community !== null || place.building !== null || place.unit !== null
}

/** A question, a command, another matter: the place stays open. */
function otherwise({ command, understanding, folded }: Message): boolean {
  if (command !== null || isCourtesy(folded)) return true
  return understanding.intent === 'status' || understanding.intent === 'withdraw' || /[?吗]$/u.test(folded)
}

function isSomewhere({ text, folded, tentative }: Message): boolean {
  if (
    text.length < 2 ||
    text.length > LONGEST_PLACE ||
    NO_IDEA.test(folded) ||
    NOWHERE_YET.test(folded) ||
    SAME_PLACE.test(folded)
  )
    return false
  return SOMEWHERE.test(folded) && (!tentative || text.length <= LONGEST_PLACE / 2)
}

function fill(place: Draft['place'], known: Draft['place']): Draft['place'] {
  return {
    area: place.building || place.detail ? place.area : (known.area ?? place.area),
    building: place.building ?? known.building,
    unit: place.unit ?? known.unit,
    room: place.room ?? known.room,
    detail: place.detail ?? known.detail,
  }
}

function estateOf({ place }: Draft, room: Room): string {
  const area = place.area ? room.areas.get(place.area) : undefined
  return area?.kind === 'estate' ? area.name : ''
}
