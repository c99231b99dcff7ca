/**
 * What notices offered to one person in their own thread: “1 接单 2 退单”. Kept apart from the session, because the delivery loop writes it
 * while a turn may be writing the session; and longer, because a notice is often answered the next morning.
 */
import type { Choice } from '../../adapters/adapter.ts'
import { dropSession, getSession, putSession, type SessionKey } from '../../store/sessions.ts'
import type { Db } from '../../store/store.ts'

export interface Offer {
  ticket: number
  /** Labels in Simplified; ids are commands in words. */
  choices: Choice[]
  at: number
}

const OFFER_MS = 3 * 86_400_000
const MOST_OFFERS = 10

/** Where they are kept. Channel names have no colon, so this is nobody's session. */
export const offersKey = ({ channel, ...key }: SessionKey): SessionKey => ({ ...key, channel: `${channel}:offers` })

export const offersIn = (state: string | undefined): Offer[] => (state === undefined ? [] : (JSON.parse(state) as Offer[]))

/** A later offer on the same ticket takes the place of an earlier one. */
export async function putOffer(db: Db, key: SessionKey, offer: Offer): Promise<void> {
  const before = offersIn(await getSession(db, offersKey(key), offer.at))
  const others = before.filter(({ ticket }) => ticket !== offer.ticket)
  const state = JSON.stringify([...others, offer].slice(-MOST_OFFERS))
  await putSession(db, offersKey(key), { state, now: offer.at, expiresAt: offer.at + OFFER_MS })
}

export function dropOffers(db: Db, key: SessionKey): Promise<void> {
  return dropSession(db, offersKey(key))
}
