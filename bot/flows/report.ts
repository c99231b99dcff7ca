/** 报问题: asks only what is missing, one question at a time (mostly the place), says in one line what it filed. */
import type { Area } from '../../tickets/area.ts'
import { isBarePlace } from '../bare-place.ts'
import { isVague } from '../burst.ts'
import { readYesNo } from '../command.ts'
import { type Drafted, draftsOf, type Missing, withWords } from '../drafting.ts'
import { afterFiling, fileDrafts, filedText } from '../filing.ts'
import { isUnsaid } from '../holding.ts'
import { withLastPlace } from '../last-place.ts'
import { sayPlace } from '../place.ts'
import { placeFor } from '../placing.ts'
import {
  askPlace,
  askSpot,
  askWhichArea,
  cancelled,
  chooseAgain,
  confirmSeveral,
  noFileNone,
  yesFileAll,
} from '../replies.zh.ts'
import type { Draft, Pending } from '../session.ts'
import { asked, drop, type Message, type Plan, type Room, say, silent } from './flow.ts'

export async function report(message: Message, room: Room): Promise<Plan> {
  return next(message, room, draftsOf(await withLastPlace(message, room), room))
}

/** 都提交? */
export function resumeSeveral(message: Message, room: Room, pending: Pending & { flow: 'several' }): Plan | undefined {
  const yes = message.choice === null ? readYesNo(message.folded) : message.choice === 'yes'
  if (yes === true) return fileAll(message, room, pending.drafts)
  if (yes === false) return drop(message, cancelled())
  const more = placedNow(message, room, pending) ?? stillMore(message, room, pending)
  if (more) return next(message, room, more)
  if (message.tentative) return silent(message)
  return message.text.length <= 4 ? say(message, { text: chooseAgain(), choices: pending.choices }, { pending }) : undefined
}

/** A place alone is that of those which have none. */
function placedNow(message: Message, room: Room, { drafts }: Pending & { flow: 'several' }): Drafted | undefined {
  if (!isBarePlace(message) || drafts.every(({ place }) => place.building !== null)) return undefined
  const placed = drafts.map((draft) =>
    draft.place.building === null ? { ...draft, place: placeFor(message.text, draft.place, room) } : draft,
  )
  return { drafts: placed, missing: null }
}

/** While “都提交吗” is not even said, another trouble or another word about the last one belongs to them. */
function stillMore(message: Message, room: Room, { drafts }: Pending & { flow: 'several' }): Drafted | undefined {
  const { intent, service = 'other' } = message.understanding
  if (!isUnsaid(message) || message.command !== null) return undefined
  if (isVague(message))
    return { drafts: [...drafts.slice(0, -1), ...withWords(drafts.slice(-1), [message.text])], missing: null }
  if (intent !== 'ticket' || service === 'other') return undefined
  const fresh = draftsOf(message, room)
  return { drafts: [...drafts, ...fresh.drafts], missing: fresh.missing }
}

/** Drafts become tickets, or what the first still misses is asked. */
export function next(message: Message, room: Room, { drafts, missing }: Drafted): Plan {
  if (missing) return askWhere(message, room, drafts, missing)
  return drafts.length === 1 ? fileAll(message, room, drafts) : confirm(message, room, drafts)
}

export function askWhere(message: Message, room: Room, drafts: Draft[], { what, options }: Missing): Plan {
  const choices = options.map(({ id, name }: Area) => ({ id: `area:${id}`, label: name }))
  const estate = estateOf(drafts[0]!, room)
  const text = choices.length > 0 ? askWhichArea() : what === 'spot' && estate ? askSpot(estate) : askPlace()
  return say(message, { text, choices, asks: true }, { pending: asked(message, { flow: 'place', drafts }, { choices }) })
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

function fileAll(message: Message, room: Room, drafts: Draft[]): Plan {
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
