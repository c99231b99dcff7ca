/**
 * 同报: who reports what is open already joins it, in the transaction that would have opened another ticket. There is one writer, so
 * of two that report at once the second finds what the first has filed.
 */
import { declareFailpoints, failpoint } from '../store/failpoint.ts'
import type { Db } from '../store/store.ts'
import type { Ground } from './ground.ts'
import { record } from './happening.ts'
import { type Case, extentOf, isSameIncident, joinableFor } from './incident.ts'
import { deleteJoining, insertJoining, type Joining, joiningsOf } from './joinings.ts'
import { readTicket, saveTicket, toTicket } from './record.ts'
import type { Request, Ticket, TicketEvent } from './ticket.ts'
import { type Awaits, statusOf } from './workflow.ts'

declareFailpoints('tickets.afterJoining')

/** Nobody has said of these that it is done. */
const RUNNING: readonly Awaits[] = ['dispatch', 'accept', 'work', 'event']
/** More of one service at once, and a second ticket is the smaller harm. */
const LOOKED_AT = 500
const MOST_TALKED = 30

export interface Joiner {
  person: string
  channel: string
  thread: string
  words: string
}

/** What may be known of a ticket to somebody who heard of it in their chat: nothing of who reported it. */
export interface Talked extends Pick<Ticket, 'number' | 'service' | 'urgency' | 'matter' | 'place' | 'area'> {
  /** It is in somebody's home; whose, is theirs. */
  home: boolean
  /** Nobody has said that it is done. */
  running: boolean
  /** This person reports it already. */
  mine: boolean
  /** The words are those in which somebody reported it here. */
  quoted: boolean
}

/** The oldest open ticket that the request speaks of, or undefined: then it is a ticket of its own. */
export async function runningLike(db: Db, request: Request, ground: Ground): Promise<Ticket | undefined> {
  const now = ground.clock.now()
  const { matter = null, urgency } = request
  if (matter === null) return undefined
  const rows = await db
    .selectFrom('tickets')
    .selectAll()
    .where('closed_at', 'is', null)
    .where('service', '=', ground.service(request.service).code)
    .where('created_at', '>=', now - joinableFor({ matter, urgency }))
    .where('matter', '=', matter)
    .orderBy('id')
    .limit(LOOKED_AT)
    .execute()
  const report = caseOf({ ...request, service: ground.service(request.service).code, matter, createdAt: now }, ground)
  return rows.map(toTicket).find((ticket) => isRunning(ticket, ground) && isSameIncident(report, caseOf(ticket, ground)))
}

export function isRunning({ workflow, status }: Ticket, ground: Ground): boolean {
  const awaits = statusOf(ground.workflow(workflow), status)?.awaits
  return awaits !== undefined && RUNNING.includes(awaits)
}

/** Undefined, with nothing changed, where they report it already. */
export async function join(db: Db, ticket: Ticket, joiner: Joiner, ground: Ground): Promise<TicketEvent | undefined> {
  if (ticket.reporter === joiner.person) return undefined
  const at = ground.clock.now()
  if (!(await insertJoining(db, { ...joiner, ticket: ticket.number, at }))) return undefined
  await failpoint('tickets.afterJoining')
  const happening = { verb: 'join' as const, actor: joiner.person, before: ticket, after: ticket }
  return record(db, happening, { note: joiner.words.trim() || null, data: null, at }, ground)
}

/**
 * What a 撤回 means where several report: who joined leaves, and it goes on; whoever reported first hands it on to the next, who is asked
 * from now on. Undefined where nobody else waits for it. `ok: false`: somebody changed it meanwhile.
 */
export async function leave(
  db: Db,
  before: Ticket,
  person: string,
  note: string | null,
  ground: Ground,
): Promise<{ ok: true; ticket: Ticket; event: TicketEvent } | { ok: false } | undefined> {
  const joined = await joiningsOf(db, before.number)
  const happening = { verb: 'withdraw' as const, actor: person, before }
  const at = ground.clock.now()
  if (person !== before.reporter) {
    await deleteJoining(db, { ticket: before.number, person })
    const event = await record(db, { ...happening, after: before }, { note, data: null, at }, ground)
    return { ok: true, ticket: before, event }
  }
  const [next] = joined
  if (!next) return undefined
  const after = handedOn(before, next, at)
  if (!(await saveTicket(db, after))) return { ok: false }
  await deleteJoining(db, next)
  const event = await record(db, { ...happening, after }, { note, data: null }, ground)
  return { ok: true, ticket: after, event }
}

/** Whoever is asked from now on reads their own words; of the one before nothing stays but the place. */
function handedOn(ticket: Ticket, { person, channel, thread, words }: Joining, now: number): Ticket {
  const place = { ...ticket.place, room: null }
  return {
    ...ticket,
    ...{ reporter: person, channel, thread, text: words || ticket.service, place },
    ...{ updatedAt: now, version: ticket.version + 1 },
  }
}

export interface Chat {
  channel: string
  thread: string
}

/** The tickets that people of this chat spoke of since, the newest first, that others can mean; also those that are done. */
export async function talkedOf(
  db: Db,
  { person, words, since, ...chat }: Chat & { person: string; words: string | null; since: number },
  ground: Ground,
): Promise<Talked[]> {
  const found: Talked[] = []
  for (const number of await numbersOf(db, chat, since)) {
    const one = await talked(db, number, { person, words }, ground)
    if (one) found.push(one)
  }
  return found
}

/** A number alone joins nobody to what they never heard of: it must have been spoken of in their chat. */
export async function isTalkedOf(db: Db, { number, channel, thread }: Pick<Ticket, 'number'> & Chat): Promise<boolean> {
  const ticket = await readTicket(db, number)
  if (ticket?.channel === channel && ticket.thread === thread) return true
  return (await joiningsOf(db, number)).some((one) => one.channel === channel && one.thread === thread)
}

async function numbersOf(db: Db, { channel, thread }: Chat, since: number): Promise<number[]> {
  const filed = await db
    .selectFrom('tickets')
    .select('id')
    .where('channel', '=', channel)
    .where('thread', '=', thread)
    .where('created_at', '>=', since)
    .orderBy('id', 'desc')
    .limit(MOST_TALKED)
    .execute()
  const joined = await db
    .selectFrom('joinings')
    .select('ticket as id')
    .where('channel', '=', channel)
    .where('thread', '=', thread)
    .where('at', '>=', since)
    .orderBy('at', 'desc')
    .limit(MOST_TALKED)
    .execute()
  return [...new Set([...filed, ...joined].map(({ id }) => id))].sort((a, b) => b - a)
}

async function talked(
  db: Db,
  number: number,
  { person, words }: { person: string; words: string | null },
  ground: Ground,
): Promise<Talked | undefined> {
  const ticket = await readTicket(db, number)
  if (!ticket || ticket.matter === null) return undefined
  const joined = await joiningsOf(db, number)
  const { service, urgency, matter, place, area } = ticket
  return {
    ...{ number, service, urgency, matter, area },
    place: { ...place, room: null },
    home: extentOf(matter) === 'home' && (place.room !== null || place.detail === null),
    running: isRunning(ticket, ground),
    mine: ticket.reporter === person || joined.some((one) => one.person === person),
    quoted: words !== null && [ticket.text, ...joined.map((one) => one.words)].some((said) => isQuotation(words, said)),
  }
}

/** Channels cut quotations and keep the name that called us. */
function isQuotation(quoted: string, said: string): boolean {
  const [cut, whole] = [bare(quoted), bare(said)]
  return cut.length >= 4 && (whole.startsWith(cut) || cut.endsWith(whole)) && whole.length >= 4
}

const bare = (text: string) => text.replace(/[\s…]+/gu, '')

function caseOf(
  {
    service,
    urgency,
    matter,
    place,
    channel,
    thread,
    createdAt,
  }: Omit<Case, 'estate' | 'at'> & Pick<Ticket, 'place' | 'createdAt'>,
  { areas }: Ground,
): Case {
  const estate = place.area === null ? undefined : areas.nearest(place.area, 'estate')
  return { service, urgency, matter, place, channel, thread, at: createdAt, estate: estate?.id ?? null }
}
