/**
 * 搁下的事: a report that waited longer than its session is not dropped in silence. Its reporter is told once what was not filed, in
 * private where the channel can, and never at night; then it is forgotten.
 *
 * Reading the lapsed session, saying so and deleting it are one transaction: once, wherever the process dies.
 */
import type { Part } from '../../adapters/adapter.ts'
import { type Chance, type Clock, newId } from '../../clock.ts'
import { enqueue } from '../../store/outbox.ts'
import { accountsOf, findPerson } from '../../store/people.ts'
import { overSessions, type SessionKey, takeOverSession } from '../../store/sessions.ts'
import type { Db, Store } from '../../store/store.ts'
import type { Line } from '../flows/flow.ts'
import { draftIn, type OpenDraft } from '../waiting/open-draft.ts'
import { readSession, type Session } from '../waiting/session.ts'
import { inScript } from '../words/script.ts'
import { lacksMatter, lacksPlace, lacksYes, lapsedDraft } from '../words/talk.zh.ts'
import { clipped } from '../words/ticket-words.ts'
import type { Said } from './saying.ts'

export interface LapsingParts {
  clock: Clock
  chance: Chance
  /** Names of services by code. */
  services: readonly { code: string; name: string }[]
  directThread(channel: string, senderId: string): string | undefined
}

const BATCH = 50
/** China has one time zone (UTC+8, no summer time). */
const OFFSET_MS = 8 * 3_600_000
const HOUR_MS = 3_600_000
/** Nobody is woken for what can wait: from 21 to 8 o'clock. */
const DAY = { from: 8, to: 21 }
const LONGEST_WORDS = 40

export function isDay(now: number): boolean {
  const hour = Math.floor((now + OFFSET_MS) / HOUR_MS) % 24
  return hour >= DAY.from && hour < DAY.to
}

/** What has lapsed, for the sweeper; by night what has a draft stays until the morning. Says how many were told. */
export async function lapse(store: Store, parts: LapsingParts): Promise<number> {
  let told = 0
  for (let more = true; more; ) {
    const batch = await lapseSome(store, parts)
    told += batch.told
    more = batch.more
  }
  return told
}

async function lapseSome(store: Store, parts: LapsingParts): Promise<{ told: number; more: boolean }> {
  const now = parts.clock.now()
  return store.tx(async (db) => {
    let told = 0
    let gone = 0
    const over = await overSessions(db, now, BATCH)
    for (const { key, state } of over) {
      const open = draftIn(readSession(state))
      if (open && !isDay(now)) continue
      await takeOverSession(db, key, now)
      gone += 1
      if (open && (await tell(db, { key, open, now }, parts))) told += 1
    }
    return { told, more: gone > 0 && over.length === BATCH }
  })
}

/** Somebody who speaks again before they were told is told now, unless it is filed by the same turn. */
export async function comeBack(
  db: Db,
  key: SessionKey,
  { now, session, services }: { now: number; session: Session } & Pick<LapsingParts, 'services'>,
): Promise<Line[]> {
  const state = await takeOverSession(db, key, now)
  const open = state === undefined ? undefined : draftIn(readSession(state))
  if (!open || session.burst !== null || draftIn(session)) return []
  const text = lapsedText(open, { services })
  return text === undefined ? [] : [{ text }]
}

/** Words said of nothing in particular are nothing that was begun. */
async function tell(
  db: Db,
  { key, open, now }: { key: SessionKey; open: OpenDraft; now: number },
  parts: LapsingParts,
): Promise<boolean> {
  const text = lapsedText(open, parts)
  if (text === undefined) return false
  const language = (await findPerson(db, key.person))?.language ?? 'zh-Hans'
  const { thread, parts: to } = await whereTo(db, key, parts)
  const said: Said = {
    kind: 'said',
    parts: [...to, { type: 'text', text: inScript(text, language) }],
    choices: [],
    urgent: false,
  }
  const row = { id: newId(parts.clock, parts.chance), urgency: 'notify' as const, body: JSON.stringify(said) }
  await enqueue(db, [{ ...row, to: { channel: key.channel, thread } }], now)
  return true
}

export function lapsedText(open: OpenDraft, { services }: Pick<LapsingParts, 'services'>): string | undefined {
  if (open.flow === 'problem')
    return open.words.length === 0
      ? undefined
      : lapsedDraft({ what: clipped(open.words.join('，'), LONGEST_WORDS), missing: lacksMatter() })
  const names = open.drafts.map(({ service, text }) =>
    service === 'other' ? clipped(text, LONGEST_WORDS) : (services.find(({ code }) => code === service)?.name ?? text),
  )
  const what = clipped([...new Set(names)].join('、'), LONGEST_WORDS)
  return lapsedDraft({ what, missing: open.flow === 'several' ? lacksYes() : lacksPlace() })
}

/** The person's own thread; where the channel cannot speak there first, the one in which it was said, by name. */
async function whereTo(
  db: Db,
  { channel, thread, person }: SessionKey,
  { directThread }: LapsingParts,
): Promise<{ thread: string; parts: Part[] }> {
  const account = (await accountsOf(db, person)).find((one) => one.channel === channel)
  if (!account) return { thread, parts: [] }
  const own = directThread(channel, account.nativeId) ?? account.directThread
  if (own !== null && own !== undefined) return { thread: own, parts: [] }
  return { thread, parts: [{ type: 'mention', id: account.nativeId, name: account.name }] }
}
