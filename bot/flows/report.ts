/** 报问题: what is the matter where; of several, whether all of it is meant. What is asked then stands in submission.ts. */

import { isUnsaid } from '../loop/holding.ts'
import { isBarePlace } from '../reports/bare-place.ts'
import { isVague } from '../reports/burst.ts'
import { readYesNo } from '../reports/command.ts'
import { type Drafted, draftsOf, withWords } from '../reports/drafting.ts'
import { placeFor } from '../reports/placing.ts'
import { fileAll, next } from '../reports/submission.ts'
import { withLastPlace } from '../waiting/last-place.ts'
import type { Pending } from '../waiting/session.ts'
import { cancelled, chooseAgain } from '../words/replies.zh.ts'
import { drop, type Message, type Plan, type Room, say, silent } from './flow.ts'

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
