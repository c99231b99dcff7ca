/** 提交: drafts become tickets, are confirmed where there are several, or what the first still misses is asked. */
import type { Area } from '../../tickets/area.ts'
import { asked, type Message, type Plan, type Room, say } from '../flows/flow.ts'
import type { Draft } from '../waiting/session.ts'
import { askPlace, askSpot, askWhichArea, confirmSeveral, noFileNone, yesFileAll } from '../words/replies.zh.ts'
import type { Drafted, Missing } from './drafting.ts'
import { afterFiling, fileDrafts, filedText } from './filing.ts'
import { sayPlace, unknownEstate } from './place.ts'

/** Drafts become tickets, or what the first still misses is asked. */
export function next(message: Message, room: Room, { drafts, missing }: Drafted): Plan {
  if (missing) return askWhere(message, room, drafts, missing)
  return drafts.length === 1 ? fileAll(message, room, drafts) : confirm(message, room, drafts)
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
    { text: confirmSeveral(items), choices, asks: true },
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

function estateOf({ place }: Draft, room: Room): string {
  const area = place.area ? room.areas.get(place.area) : undefined
  return area?.kind === 'estate' ? area.name : ''
}
