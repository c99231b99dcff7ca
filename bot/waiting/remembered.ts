/** 记得的: all that a turn may go on from with one person in one thread, with one look into the database. */
import type { Incoming } from '../../adapters/adapter.ts'
import { getSessions } from '../../store/sessions.ts'
import type { Db } from '../../store/store.ts'
import { type KeptMatter, matterIn, matterKey } from '../apart/private-matter.ts'
import { type Offer, offersIn, offersKey } from './offers.ts'
import { FRESH, readSession, type Session } from './session.ts'

export interface Remembered {
  session: Session
  /** What notices offered. */
  offers: Offer[]
  /** What was said in a group and is for private ears only; never in a group. */
  kept: KeptMatter | undefined
}

const NOTHING: Remembered = { session: FRESH, offers: [], kept: undefined }

/** `person`: null for who was never heard, of whom nothing is remembered. */
export async function remembered(
  db: Db,
  { channel, thread }: Incoming,
  person: string | null,
  now: number,
): Promise<Remembered> {
  if (person === null) return NOTHING
  const key = { channel, thread: thread.id, person }
  const isDirect = thread.kind === 'direct'
  const [session, offers, kept] = await getSessions(
    db,
    [key, offersKey(key), ...(isDirect ? [matterKey(channel, person)] : [])],
    now,
  )
  return { session: readSession(session ?? null), offers: offersIn(offers), kept: matterIn(kept) }
}
