/**
 * 服务台: every verb on a ticket, each one step inside the caller's transaction: the ticket, one event, and the notices of it are
 * committed together or not at all.
 */
import { declareFailpoints, failpoint } from '../store/failpoint.ts'
import type { Db } from '../store/store.ts'
import { changed, opened } from './change.ts'
import { type DeskParts, type Ground, layGround } from './ground.ts'
import { record } from './happening.ts'
import { isRunning, isTalkedOf, type Joiner, join, leave, runningLike, type Talked, talkedOf } from './joining.ts'
import { joiningsOf } from './joinings.ts'
import { mayGiveTo, mayGiveToArea, maySee, relationsOf } from './policy.ts'
import { insertTicket, lastAt, readTicket, saveTicket } from './record.ts'
import { createRegister, type Register } from './register.ts'
import { type Route, rerouted, route } from './routing.ts'
import { isPausable } from './sla.ts'
import type { Place, Refusal, Request, Ticket, TicketEvent, Verb } from './ticket.ts'
import { moveFor, type Relation, statusOf, unmetNeed } from './workflow.ts'

declareFailpoints('tickets.beforeTicket', 'tickets.afterTicket')

export interface Filed {
  ticket: Ticket
  routedTo: Route['to']
}

/** One verb by one person. */
export interface Order {
  actor: string
  /** Whatever was typed: anything that is no number of a ticket is refused like an absent one. */
  number: number
  verb: Verb
  note?: string | null | undefined
  /** Of 派单 and 转派: a person's id or an area's. */
  to?: string | null | undefined
  /** Of 更正: where it is instead; of 补充: the same place, said more exactly, with the same people in charge. Whole. */
  place?: Place | undefined
  /** 1 to 5, of 回访评价. */
  rating?: number | null | undefined
  /** Of 办结 and 核查; solved unless said otherwise. */
  outcome?: Ticket['outcome'] | undefined
  /** The version the actor was looking at. */
  expectVersion?: number | undefined
}

export type Acted = { ok: true; ticket: Ticket; event: TicketEvent } | Refused
/** The ticket is there only for who may see it. */
export type Refused = { ok: false; why: Refusal; ticket?: Ticket }

/** `again`: this person reports it already, and what they said is added to it. */
export type Reported = (Filed & { as: 'filed' }) | { as: 'joined' | 'again'; ticket: Ticket }

export interface Desk extends Register {
  /** What is open already is joined (incident.ts says when), anything else is filed. */
  report(db: Db, request: Request): Promise<Reported>
  /** Joins what was spoken of in this chat. False, with nothing changed: there is no such open ticket, or it is said to be done. */
  join(db: Db, number: number, joiner: Joiner): Promise<'joined' | 'again' | false>
  /** What people of this chat spoke of since then, the newest first. */
  talked(db: Db, where: Parameters<typeof talkedOf>[1]): Promise<Talked[]>
  /** Opens a ticket, whatever else is open. */
  file(db: Db, request: Request): Promise<Filed>
  /** What another ticket lets suppose of this one, and of where it is: noted by the system, as nobody has said it of this. Nothing once it is done. */
  suppose(db: Db, number: number, supposed: { note: string; place?: Place | undefined }): Promise<void>
  /** Whoever acts sees the outcome as far as they may know it: the reporter's identity may be HIDDEN in it. */
  act(db: Db, order: Order): Promise<Acted>
}

/** Throws when the parts cannot keep the desk's promise (see `layGround`). */
export function createDesk(parts: DeskParts): Desk {
  const ground = layGround(parts)
  const register = createRegister(ground)
  return {
    ...register,
    file: (db, request) => file(db, request, ground),
    act: (db, order) => act(db, order, ground, register),
    report: (db, request) => report(db, request, ground, register),
    suppose: (db, number, supposed) => suppose(db, number, supposed, ground),
    talked: (db, where) => talkedOf(db, where, ground),
    async join(db, number, joiner) {
      const ticket = await readTicket(db, number)
      const open = ticket && ticket.matter !== null && isRunning(ticket, ground)
      if (!open || !(await isTalkedOf(db, { ...joiner, number }))) return false
      return (await join(db, ticket, joiner, ground)) ? 'joined' : 'again'
    },
  }
}

async function report(db: Db, request: Request, ground: Ground, register: Register): Promise<Reported> {
  const running = await runningLike(db, request, ground)
  if (!running) return { as: 'filed', ...(await file(db, request, ground)) }
  const { reporter: person, channel, thread, text } = request
  const shown = register.shownTo(person, running)
  if (await join(db, running, { person, channel, thread, words: text }, ground)) return { as: 'joined', ticket: shown }
  const added = await act(db, { actor: person, number: running.number, verb: 'add', note: text }, ground, register)
  return added.ok ? { as: 'again', ticket: added.ticket } : { as: 'filed', ...(await file(db, request, ground)) }
}

async function file(db: Db, request: Request, ground: Ground): Promise<Filed> {
  const { areas, clock, time } = ground
  const service = ground.service(request.service)
  const workflow = ground.workflow(service.workflow)
  const place = { ...request.place, area: areas.get(request.place.area ?? '')?.id ?? null }
  const routed = route(areas, { service, urgency: request.urgency, place: place.area, hint: request.areaHint })
  const fresh = opened({ ...request, place }, routed, clock.now(), { workflow, service, time })
  const ticket = await insertTicket(db, fresh)
  await failpoint('tickets.afterTicket')
  await record(
    db,
    { verb: 'file', actor: request.reporter, before: null, after: ticket },
    { note: request.note ?? null, data: { ...routed } },
    ground,
  )
  return { ticket, routedTo: routed.to }
}

async function suppose(
  db: Db,
  number: number,
  { note, place }: { note: string; place?: Place | undefined },
  ground: Ground,
): Promise<void> {
  const before = await readTicket(db, number)
  if (!before || !isRunning(before, ground)) return
  const updatedAt = ground.clock.now()
  const after = { ...before, place: place ?? before.place, updatedAt, version: before.version + 1 }
  await failpoint('tickets.beforeTicket')
  if (!(await saveTicket(db, after))) return
  await failpoint('tickets.afterTicket')
  await record(db, { verb: 'add', actor: 'system', before, after }, { note, data: detail(before, after) }, ground)
}

async function act(db: Db, order: Order, ground: Ground, register: Register): Promise<Acted> {
  const before = await readTicket(db, order.number)
  const joined = before ? (await joiningsOf(db, before.number)).map(({ person }) => person) : []
  const relations: Set<Relation> = before ? relationsOf(order.actor, { ...before, joined }, ground.areas) : new Set()
  if (!before || !maySee(relations)) return { ok: false, why: 'not_found' }
  const shown = (ticket: Ticket) => register.shownTo(order.actor, ticket)
  const note = order.note?.trim() || null
  const after = await decide(db, before, { ...order, note }, relations, ground)
  if (typeof after === 'string') return { ok: false, why: after, ticket: shown(before) }
  await failpoint('tickets.beforeTicket')
  const left = order.verb === 'withdraw' && joined.length > 0 ? await leave(db, before, order.actor, note, ground) : undefined
  if (left)
    return left.ok ? { ...left, ticket: shown(left.ticket) } : { ok: false, why: 'changed_meanwhile', ticket: shown(before) }
  if (!(await saveTicket(db, after))) return { ok: false, why: 'changed_meanwhile', ticket: shown(before) }
  await failpoint('tickets.afterTicket')
  const { verb, actor } = order
  const event = await record(db, { verb, actor, before, after }, { note, data: detail(before, after) }, ground)
  return { ok: true, ticket: shown(after), event }
}

/** The ticket as the verb leaves it, or why not. Reads, never writes. */
async function decide(
  db: Db,
  ticket: Ticket,
  order: Order & { note: string | null },
  relations: ReadonlySet<Relation>,
  ground: Ground,
): Promise<Ticket | Refusal> {
  const { verb, actor, note } = order
  const workflow = ground.workflow(ticket.workflow)
  const service = ground.service(ticket.service)
  const now = ground.clock.now()
  if (order.expectVersion !== undefined && order.expectVersion !== ticket.version) return 'changed_meanwhile'
  const move = moveFor(workflow, { verb, status: ticket.status, relations })
  if (typeof move === 'string') return move
  const rating = order.rating ?? null
  const pausable = isPausable(service, ticket.urgency)
  const place = order.place && { ...order.place, area: ground.areas.get(order.place.area ?? '')?.id ?? null }
  const movesPlace = place !== undefined && !isSame(place, ticket.place)
  const attempt = { actor, note, hasTarget: Boolean(order.to), movesPlace, rating, pausable, now }
  const unmet = unmetNeed(workflow, move, ticket, attempt)
  if (unmet) return unmet
  const target = move.needs.includes('target') ? receiver(order.to ?? '', ticket, relations, ground) : null
  if (target === undefined) return 'unknown_target'
  const waits = statusOf(workflow, ticket.status)?.awaits
  const handed = move.needs.includes('place') ? rerouted(ground.areas, { service, ticket, place: place!, waits }) : target
  const parkedAt = waits === 'event' ? await lastAt(db, ticket.number, 'park') : null
  const deed = { verb, actor, now, target: handed, place: place ?? null, parkedAt, rating, outcome: order.outcome ?? null }
  return changed(ticket, move, deed, { workflow, service, time: ground.time })
}

/** Who or which area takes the ticket over; undefined where nobody of that name may, or has it already. */
function receiver(to: string, ticket: Ticket, relations: ReadonlySet<Relation>, { areas, service }: Ground) {
  const place = ticket.place.area
  if (areas.get(to)) {
    if (!mayGiveToArea(to, relations, ticket, areas)) return undefined
    const within = place !== null && areas.within(place, to) ? place : to
    const found = route(areas, { service: service(ticket.service), urgency: ticket.urgency, place: within })
    const assignee = found.to === 'handler' ? found.assignee : null
    return assignee !== null && assignee === ticket.assignee ? undefined : { area: found.area, assignee }
  }
  if (to === ticket.assignee || !mayGiveTo(to, relations, ticket, areas)) return undefined
  const posts = areas.postsOf(to)
  const near = posts.some(({ id }) => areas.within(id, ticket.area) || areas.within(ticket.area, id))
  const home = posts[0]?.id ?? ticket.area
  const unit = areas.nearest(home, 'grid') ?? areas.nearest(home, 'community')
  return { area: near ? ticket.area : (unit?.id ?? home), assignee: to }
}

/** What the event keeps of a change, so that the log tells the whole life of a ticket. */
function detail(before: Ticket, after: Ticket): Record<string, unknown> | null {
  const kept = ['assignee', 'area', 'outcome', 'rating', 'dueAt'] as const
  const changes = kept.filter((name) => before[name] !== after[name]).map((name) => [name, after[name]])
  const moved = before.place === after.place ? [] : [['place', after.place] as const, ['placeBefore', before.place] as const]
  return changes.length + moved.length > 0 ? Object.fromEntries([...changes, ...moved]) : null
}

const PLACE_PARTS = ['area', 'building', 'unit', 'room', 'detail'] as const

const isSame = (one: Place, other: Place) => PLACE_PARTS.every((part) => one[part] === other[part])
