/**
 * 留意险情: where staff have switched it on for a group, a danger that is spoken of there without calling us is answered with the card and
 * one offer to file it. Nothing is filed until somebody says so; the same kind is not offered again for half an hour.
 *
 * Everything rests in the database: whether the group is watched, what was offered, and what became of it.
 */
import type { Incoming } from '../../adapters/adapter.ts'
import { numberMeant } from '../../adapters/chosen.ts'
import { fold } from '../../knowledge/fold.ts'
import { lastGroupAct } from '../../store/group-acts.ts'
import { getSession, putSession, type SessionKey } from '../../store/sessions.ts'
import type { Db } from '../../store/store.ts'
import type { EmergencyKind } from '../hear/understanding.ts'
import { readYesNo } from '../reports/command.ts'

export const OFFER_MS = 30 * 60_000
/** A bare “要” of somebody else is an answer to us only for a while: a group has other questions. */
export const OTHERS_MS = 5 * 60_000

export interface OfferedDanger {
  kind: EmergencyKind
  /** The words in which it was first spoken of. */
  text: string
  /** Account that spoke of it first. */
  by: string
  at: number
  state: 'offered' | 'filed' | 'dropped'
}

type Group = Pick<Incoming, 'channel' | 'thread'>

/** Off until somebody switches it on. */
export async function isWatched(db: Db, { channel, thread }: Group): Promise<boolean> {
  return thread.kind === 'group' && (await lastGroupAct(db, { channel, thread: thread.id }))?.verb === 'watch'
}

// Channel names have no colon, so this is nobody's session.
const keyOf = ({ channel, thread }: Group): SessionKey => ({
  channel: `${channel}:dangers`,
  thread: thread.id,
  person: 'everybody',
})

/** What was offered in the group in the last half hour, the oldest first. */
export async function offeredDangers(db: Db, group: Group, now: number): Promise<OfferedDanger[]> {
  const state = await getSession(db, keyOf(group), now)
  const offered = state === undefined ? [] : (JSON.parse(state) as OfferedDanger[])
  return offered.filter(({ at }) => now - at < OFFER_MS)
}

/** One of each kind: another of the same kind takes its place. */
export async function putDanger(db: Db, group: Group, danger: OfferedDanger, now: number): Promise<void> {
  const others = (await offeredDangers(db, group, now)).filter(({ kind }) => kind !== danger.kind)
  const state = JSON.stringify([...others, danger])
  await putSession(db, keyOf(group), { state, now, expiresAt: now + OFFER_MS })
}

export type OfferAnswer = { is: 'file' | 'drop' | 'again'; danger: OfferedDanger }

/**
 * What words in the group mean to what was offered there; undefined where they are about something else. `called`: said to us. Pure.
 */
export function answerToOffer(
  { text, by, called, now }: { text: string; by: string; called: boolean; now: number },
  offered: readonly OfferedDanger[],
): OfferAnswer | undefined {
  const said = fold(text).replace(/[\s,，。!！~.]+/gu, '')
  const open = offered.findLast(({ state }) => state === 'offered')
  const plain = /^(?:请|快|帮忙|帮我|马上|要)?(?:登记|报上去|报警登记|帮忙登记)(?:一下|吧|啊|了|下)?$/u.test(said)
  if (!open) {
    const filed = offered.findLast(({ state }) => state === 'filed')
    return plain && filed ? { is: 'again', danger: filed } : undefined
  }
  if (plain || (called && said === '')) return { is: 'file', danger: open }
  const mayBeBrief = called || by === open.by || now - open.at < OTHERS_MS
  if (!mayBeBrief) return undefined
  const yes = readYesNo(said)
  if (yes === true || numberMeant(said) === 1 || /^(?:要的?|需要|是啊|对啊|快点|赶紧)$/u.test(said))
    return { is: 'file', danger: open }
  const no = yes === false || /^(?:不用|没事|没有事|虚惊一场|搞错|弄错|看错|误会|灭|解决)(?:了|啦|的)?$/u.test(said)
  return no && (called || by === open.by) ? { is: 'drop', danger: open } : undefined
}
