/** 留意险情, as turns: the card and one offer in a watched group, and what is answered to it. Decided in the transaction, so once. */
import type { Incoming } from '../../adapters/adapter.ts'
import type { Db } from '../../store/store.ts'
import type { Hearing } from '../address.ts'
import { card } from '../flows/emergency.ts'
import type { Room } from '../flows/flow.ts'
import type { EmergencyKind } from '../hear/understanding.ts'
import { type Reply, replies } from '../replying.ts'
import type { Turn } from '../turn.ts'
import { alreadyFiled, offerToFile } from '../words/noticed.zh.ts'
import { languageOf } from '../words/script.ts'
import { answerToOffer, isWatched, type OfferedDanger, offeredDangers, putDanger } from './noticing.ts'
import type { Hands } from './private-turn.ts'

export interface DangerHands extends Hands {
  /** Files the emergency that was told in `text` by whoever speaks now, and gives what is said of it. */
  fileEmergency(db: Db, incoming: Incoming, text: string): Promise<Reply[]>
}

const LONGEST_ANSWER = 20
const ACCOUNT = ({ channel, sender }: Incoming) => `${channel}:${sender.id}`

/** Undefined where this is no matter of an un-mentioned danger. `heard`: may we speak? */
export async function dangerTurn(
  incoming: Incoming,
  heard: Hearing,
  room: Room,
  hands: DangerHands,
): Promise<Turn | undefined> {
  const { thread, sender, kind } = incoming
  if (thread.kind !== 'group' || sender.us || (kind !== 'message' && kind !== 'edit')) return undefined
  if (!(await isWatched(room.read, incoming))) return undefined
  const answer = heard.text.length <= LONGEST_ANSWER ? await answering(room.read, incoming, heard, room) : undefined
  if (answer) return answered(incoming, heard, room, hands)
  if (heard.speak === 'yes' || heard.text === '') return undefined
  const { emergency } = room.understand(heard.text)
  if (emergency === undefined || (await isBeingHeard(incoming, room, hands))) return undefined
  return offer(incoming, { text: heard.text, kind: emergency }, room)
}

/** Who has just called us is spoken with: theirs is no un-mentioned danger. */
async function isBeingHeard(incoming: Incoming, room: Room, hands: Hands): Promise<boolean> {
  const { person } = await hands.look(incoming)
  const { ear } = await hands.session(room.read, incoming, person)
  return ear !== null && room.clock.now() <= ear
}

async function answering(db: Db, incoming: Incoming, heard: Hearing, { clock }: Room) {
  const now = clock.now()
  const offered = await offeredDangers(db, incoming, now)
  return answerToOffer({ text: heard.text, by: ACCOUNT(incoming), called: heard.speak === 'yes', now }, offered)
}

function offer(incoming: Incoming, { text, kind }: { text: string; kind: EmergencyKind }, room: Room): Turn {
  return {
    first: [],
    async commit(db) {
      const now = room.clock.now()
      if ((await offeredDangers(db, incoming, now)).some((one) => one.kind === kind)) return []
      const danger: OfferedDanger = { kind, text, by: ACCOUNT(incoming), at: now, state: 'offered' }
      await putDanger(db, incoming, danger, now)
      const said = replies(incoming, [{ text: card(kind) }, { text: offerToFile() }], languageOf(text, 'zh-Hans'))
      return said.map((reply) => ({ ...reply, urgent: true }))
    },
  }
}

function answered(incoming: Incoming, heard: Hearing, room: Room, hands: DangerHands): Turn {
  return {
    first: [],
    async commit(db) {
      const now = room.clock.now()
      // What it answers may have been answered by somebody else meanwhile.
      const answer = await answering(db, incoming, heard, room)
      if (!answer) return []
      if (answer.is === 'again') return replies(incoming, [{ text: alreadyFiled() }], languageOf(heard.text, 'zh-Hans'))
      const state = answer.is === 'file' ? 'filed' : 'dropped'
      await putDanger(db, incoming, { ...answer.danger, state }, now)
      return answer.is === 'file' ? hands.fileEmergency(db, incoming, answer.danger.text) : []
    },
  }
}

/** An emergency that was filed in the group in any other way needs no offer. */
export async function noteFiled(db: Db, incoming: Incoming, text: string, room: Room): Promise<void> {
  const { emergency: kind } = room.understand(text)
  if (kind === undefined || !(await isWatched(db, incoming))) return
  const now = room.clock.now()
  await putDanger(db, incoming, { kind, text, by: ACCOUNT(incoming), at: now, state: 'filed' }, now)
}
