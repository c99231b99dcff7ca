/** 提交: drafts become tickets, are confirmed where there are several, or what the first still misses is asked. */
import type { Area } from '../../tickets/area.ts'
import { asked, type Message, type Plan, type Room, say } from '../flows/flow.ts'
import type { Draft } from '../waiting/session.ts'
import { LONGEST_REPLY, short } from '../words/brevity.ts'
import { askHouse, askPlace, askSpot, askWhichArea, confirmSeveral, noFileNone, yesFileAll } from '../words/replies.zh.ts'
import { askEstateStill, askWhereIs, askWhichEstate, leftOut, notedSoFar } from '../words/second-thoughts.zh.ts'
import { type Drafted, type Missing, openOf } from './drafting.ts'
import { afterFiling, fileDrafts, filedText } from './filing.ts'
import { isExact, NOWHERE, sayPlace, unknownEstate } from './place.ts'

/** Drafts become tickets, or what the first still misses is asked. `lead`: a sentence before what is asked. */
export function next(message: Message, room: Room, { drafts, missing }: Drafted, lead = ''): Plan {
  if (missing) return askWhere(message, room, drafts, missing, lead)
  return drafts.length === 1 || drafts.every(({ own }) => own)
    ? fileAll(message, room, drafts)
    : confirm(message, room, drafts, lead)
}

/** `lead`: a sentence before it. */
export function askWhere(message: Message, room: Room, drafts: Draft[], { what, options, of }: Missing, lead = ''): Plan {
  const choices = options.map(({ id, name }: Area) => ({ id: `area:${id}`, label: name }))
  const text = whereText(message, room, drafts, { what, options, of })
  return say(
    message,
    { text: `${lead}${text}`, choices, asks: true },
    { pending: asked(message, { flow: 'place', drafts }, { choices }) },
  )
}

/** Of several, and some of them with a place already, the one that is asked about is named. */
function whereText(
  message: Message,
  room: Room,
  drafts: readonly Draft[],
  { what, options, of = drafts[0]! }: Missing,
): string {
  const spot = spotOf(of, room)
  if (options.length > 0) return drafts.length > 1 && spot ? askWhichEstate(spot) : askWhichArea(unknownEstate(of.place))
  if (openOf(drafts, room, message.speaker.area).length < drafts.length && !spot)
    return askWhereIs(room.understand(of.text).masked)
  const estate = estateOf(of, room)
  return what === 'spot' && estate ? askSpot(estate) : askPlace()
}

/** What lacks nothing is filed at once; of the others it stays asked where they are. */
export function fileAndAsk(
  message: Message,
  room: Room,
  ready: Draft[],
  { drafts, missing }: { drafts: Draft[]; missing: Missing },
): Plan {
  const filing = fileAll(message, room, ready)
  const asking = askWhere(message, room, drafts, missing)
  const spot = spotOf(missing.of ?? drafts[0]!, room)
  return {
    async commit(db, person) {
      const filed = await filing.commit(db, person)
      const { lines, session } = await asking.commit(db, person)
      const asks = lines.map((line) => (spot ? { ...line, text: askEstateStill(spot) } : line))
      return { lines: [...filed.lines, ...asks], session: { ...filed.session, pending: session.pending } }
    },
  }
}

/** 11栋, 南门: where in an estate that nobody has named yet. */
function spotOf({ place }: Draft, { areas }: Room): string {
  const { building, detail } = place
  return isExact(place)
    ? sayPlace({ ...NOWHERE, building, detail: building === null ? detail : null }, areas, { room: false })
    : ''
}

/** Words that find nothing without a house: what they tell is kept, and the house is asked for. */
export function askWhichHouse(room: Room, { place }: Draft): string {
  const estate = place.area === null ? undefined : room.areas.nearest(place.area, 'estate')
  const { detail } = place
  const known = unknownEstate({ detail }) === undefined ? (detail ?? '') : ''
  return estate
    ? askHouse(estate.name, sayPlace({ ...NOWHERE, unit: place.unit, detail: known }, room.areas, { room: false }))
    : notedSoFar(false)
}

function confirm(message: Message, room: Room, drafts: Draft[], lead: string): Plan {
  const choices = [
    { id: 'yes', label: yesFileAll() },
    { id: 'no', label: noFileNone() },
  ]
  const items = drafts.map(({ service, place }) => {
    const name = nameOf(service, room)
    const where = sayPlace(place, room.areas, { room: !message.group })
    return where ? `${name}，${where}` : name
  })
  return say(
    message,
    { text: confirmSeveral(items, lead), choices, asks: true },
    { pending: asked(message, { flow: 'several', drafts }, { choices }) },
  )
}

export function fileAll(message: Message, room: Room, drafts: Draft[]): Plan {
  return {
    async commit(db, person) {
      const tickets = await fileDrafts(db, { message, room, person, drafts })
      return { lines: [{ text: filedText(tickets) }], session: afterFiling(message, tickets, drafts) }
    },
  }
}

/** The chosen ones become tickets; which do not is said, and “还是报吧” takes those up again. */
export function fileSome(
  message: Message,
  room: Room,
  { drafts, chosen }: { drafts: Draft[]; chosen: readonly number[] },
): Plan {
  const rest = drafts.filter((_, at) => !chosen.includes(at))
  const filing = fileAll(
    message,
    room,
    drafts.filter((_, at) => chosen.includes(at)),
  )
  const left = leftOut([...new Set(rest.map(({ service }) => short(nameOf(service, room), 12)))].join('、'))
  return {
    async commit(db, person) {
      const { lines, session } = await filing.commit(db, person)
      const said = lines.map((line) => ({ ...line, text: withNote(line.text, left) }))
      return { lines: said, session: { ...session, dropped: asked(message, { flow: 'several', drafts: rest }) } }
    },
  }
}

const withNote = (text: string, note: string) => (text.length + note.length < LONGEST_REPLY ? `${text}\n${note}` : text)

const nameOf = (service: string, { services }: Room) => services.find(({ code }) => code === service)?.name ?? service

function estateOf({ place }: Draft, room: Room): string {
  const area = place.area ? room.areas.get(place.area) : undefined
  return area?.kind === 'estate' ? area.name : ''
}
