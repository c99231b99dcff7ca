/** 提交: drafts become tickets, are confirmed where there are several, or what the first still misses is asked. */
import type { Area } from '../../tickets/area.ts'
import { asked, type Message, type Plan, type Room, say } from '../flows/flow.ts'
import type { Draft } from '../waiting/session.ts'
import { LONGEST_REPLY, short } from '../words/brevity.ts'
import { askHouse, askPlace, askSpot, askWhichArea, confirmSeveral, noFileNone, yesFileAll } from '../words/replies.zh.ts'
import { leftOut, notedSoFar } from '../words/second-thoughts.zh.ts'
import type { Drafted, Missing } from './drafting.ts'
import { afterFiling, fileDrafts, filedText } from './filing.ts'
import { NOWHERE, sayPlace, unknownEstate } from './place.ts'

/** Drafts become tickets, or what the first still misses is asked. `lead`: a sentence before the question whether all is meant. */
export function next(message: Message, room: Room, { drafts, missing }: Drafted, lead = ''): Plan {
  if (missing) return askWhere(message, room, drafts, missing)
  return drafts.length === 1 ? fileAll(message, room, drafts) : confirm(message, room, drafts, lead)
}

/** `lead`: a sentence before it. */
export function askWhere(message: Message, room: Room, drafts: Draft[], { what, options }: Missing, lead = ''): Plan {
  const choices = options.map(({ id, name }: Area) => ({ id: `area:${id}`, label: name }))
  const estate = estateOf(drafts[0]!, room)
  const text =
    choices.length > 0
      ? askWhichArea(unknownEstate(drafts[0]!.place))
      : what === 'spot' && estate
        ? askSpot(estate)
        : askPlace()
  return say(
    message,
    { text: `${lead}${text}`, choices, asks: true },
    { pending: asked(message, { flow: 'place', drafts }, { choices }) },
  )
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
