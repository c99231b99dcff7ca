/** 目击: which running dangers of this group somebody means who has seen them, too: of the last hour, and of no other kind than they name. */
import type { Db } from '../../store/store.ts'
import { isElsewhere } from '../../tickets/incident.ts'
import type { Talked } from '../../tickets/joining.ts'
import { type Message, type Outcome, type Room, settled } from '../flows/flow.ts'
import { witnessed } from '../hear/witness.ts'
import { showing } from '../waiting/session.ts'
import { emergencyJoined } from '../words/joining.zh.ts'
import { told } from './danger-place.ts'

/** Whoever looks out of the window does so while it burns. */
const SEEN_MS = 3_600_000
/** What comes of one another is seen as any of them. */
const AKIN = ['fac_gas', 'fac_fire', 'fac_power']
/** Services that words about any danger brush. */
const BRUSHED = ['other', 'safety']

/** Those of other people, at the house that is named where one is; none where it is no witness's word. */
export async function dangersSeen(db: Db, person: string, message: Message, { desk }: Room): Promise<Talked[]> {
  const { group, folded, understanding, number, command, now, incoming } = message
  const speaks = group && number === null && command === null && incoming.kind === 'message'
  const seen = speaks ? witnessed(folded) : undefined
  if (!seen || understanding.asks || understanding.sensitive) return []
  const { place, service = 'other' } = understanding
  const { building, unit, room } = place
  // “看到了” alone may only have read it.
  if (!seen.too && !seen.sign && building === null && unit === null && room === null) return []
  const { channel, thread } = incoming
  const talked = await desk.talked(db, { person, words: null, since: now - SEEN_MS, channel, thread: thread.id })
  const fits = (of: string) => of === service || (AKIN.includes(of) && AKIN.includes(service)) || BRUSHED.includes(service)
  const open = talked.filter((one) => one.running && one.urgency === 'emergency' && !one.mine && fits(one.service))
  const there = open.filter((one) => !isElsewhere({ building, unit, room, detail: null }, one))
  return there.length > 0 ? there : open
}

/** “我也看到了，3单元着火了”: of what a neighbour has just told here, and no danger of its own; undefined where that stays unclear. */
export async function joinSeen(db: Db, person: string, message: Message, room: Room): Promise<Outcome | undefined> {
  const [one, another] = await dangersSeen(db, person, message, room)
  const { building, unit } = message.understanding.place
  if (!one || another || isElsewhere({ building: building ?? one.place.building, unit, room: null, detail: null }, one))
    return undefined
  const { channel, thread } = message.incoming
  const as = await room.desk.join(db, one.number, { person, channel, thread: thread.id, words: message.text })
  if (as !== 'joined') return undefined
  const lines = [{ text: emergencyJoined({ number: one.number, told: await told(db, one, room) }) }]
  return { lines, session: showing({ ...settled(message), emergency: one.number }, one.number) }
}
