/** 台账: what a person may look up, and how much of it they may know. */
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import type { Schema } from '../store/schema.ts'
import type { Db } from '../store/store.ts'
import type { Area, AreaTree, Posts } from './area.ts'
import type { Ground } from './ground.ts'
import { type Joining, joiningsOf } from './joinings.ts'
import { isOnlyJoined, isResident, maySee, relationsOf, seesReporter } from './policy.ts'
import { readEvents, readTicket, toTicket } from './record.ts'
import { HIDDEN, type Ticket, type TicketEvent, type Verb } from './ticket.ts'
import { movesFrom, type Relation, type Status, statusOf } from './workflow.ts'

export interface TicketView {
  /** Reporter, channel and thread are HIDDEN from who may not know them. */
  ticket: Ticket
  /** Absent where the settings no longer have it. */
  status: Status | undefined
  relations: Relation[]
  /** What this person may do with it now, in the order of the workflow. */
  verbs: Verb[]
  seesReporter: boolean
  /** How many report it: its reporter and those who joined. */
  reports: number
}

/** mine: reported, alone or with others; handling: assigned to me; triage: waits for my office; area: all that my posts let me see. */
export type Scope = 'mine' | 'handling' | 'triage' | 'area'

export interface Register {
  /** Undefined both for an absent number and for one that this person may not see. */
  view(db: Db, person: string, number: number): Promise<TicketView | undefined>
  history(db: Db, person: string, number: number): Promise<TicketEvent[] | undefined>
  /** Newest first; what is waited for (handling, triage) by deadline. `limit` is held to 1 … 100. */
  list(db: Db, person: string, query: { scope: Scope; open?: boolean | undefined; limit: number }): Promise<Ticket[]>
  /** Open tickets whose workflow or status the settings no longer have: nobody can move them. For `doctor`. */
  strays(db: Db): Promise<number[]>
  /** The ticket with hidden what this person may not know. */
  shownTo(person: string, ticket: Ticket): Ticket
}

const LONGEST_LIST = 100
/** What was said with these is for everybody who reports it; other notes among handlers may speak of the reporter. */
const FOR_ALL: readonly Verb[] = ['resolve', 'decline', 'park']

export function createRegister(ground: Ground): Register {
  const shownTo = (person: string, ticket: Ticket) => viewOf(person, ticket, [], ground).ticket
  const look = async (db: Db, person: string, number: number) => {
    const ticket = await readTicket(db, number)
    const view = ticket && viewOf(person, ticket, await joiningsOf(db, number), ground)
    return view && maySee(new Set(view.relations)) ? { view, ticket } : undefined
  }
  return {
    shownTo,
    async view(db, person, number) {
      return (await look(db, person, number))?.view
    },
    async history(db, person, number) {
      const found = await look(db, person, number)
      if (!found) return undefined
      const events = await readEvents(db, number)
      return events.map((event) => veiled(event, { person, ...found }, ground))
    },
    strays: (db) => strays(db, ground),
    async list(db, person, query) {
      const tickets = await select(db, person, query, ground)
      return tickets.map((ticket) => shownTo(person, ticket))
    },
  }
}

function viewOf(person: string, ticket: Ticket, joinings: readonly Joining[], { areas, workflow }: Ground): TicketView {
  const joined = joinings.map((joining) => joining.person)
  const relations = relationsOf(person, { ...ticket, joined }, areas)
  const own = joinings.find((joining) => joining.person === person)
  const status = statusOf(workflow(ticket.workflow), ticket.status)
  const seen = seesReporter(relations, status)
  const moves = movesFrom(workflow(ticket.workflow), ticket.status, relations)
  return {
    ticket: seen ? ticket : withoutReporter(ticket, isOnlyJoined(relations) || !maySee(relations), own),
    status,
    relations: [...relations],
    verbs: [...new Set(moves.map(({ verb }) => verb))],
    seesReporter: seen,
    reports: 1 + joinings.length,
  }
}

/** To another resident (`bare`) what the reporter said, and which door is theirs, is hidden, too: they read their own words. */
function withoutReporter(ticket: Ticket, bare: boolean, own: Joining | undefined): Ticket {
  const veiled = { ...ticket, reporter: HIDDEN, channel: HIDDEN, thread: HIDDEN }
  return bare ? { ...veiled, text: own?.words ?? '', place: { ...ticket.place, room: null } } : veiled
}

/** What residents do to a ticket is theirs: other residents read only that somebody did it, handlers who it was once they may know. */
function veiled(
  event: TicketEvent,
  { person, ticket, view }: { person: string; ticket: Ticket; view: TicketView },
  { areas }: Ground,
): TicketEvent {
  const { actor } = event
  const ofResident = actor === ticket.reporter || (actor !== 'system' && areas.postsOf(actor).length === 0)
  const relations = new Set(view.relations)
  if (actor === person) return event
  if (!ofResident)
    return isOnlyJoined(relations) && !FOR_ALL.includes(event.verb) ? { ...event, note: null, data: null } : event
  if (isResident(relations)) return { ...event, actor: HIDDEN, note: null, data: null }
  return view.seesReporter ? event : { ...event, actor: HIDDEN }
}

type Where = (eb: ExpressionBuilder<Schema, 'tickets'>) => Expression<SqlBool>

async function select(
  db: Db,
  person: string,
  { scope, open, limit }: { scope: Scope; open?: boolean | undefined; limit: number },
  ground: Ground,
): Promise<Ticket[]> {
  const where = SCOPES[scope](person, ground)
  const most = Math.min(Math.max(Math.trunc(limit) || 1, 1), LONGEST_LIST)
  let query = db.selectFrom('tickets').selectAll().where(where).limit(most)
  if (open !== undefined) query = query.where('closed_at', open ? 'is' : 'is not', null)
  const pressing = scope === 'handling' || scope === 'triage'
  const ordered = pressing ? query.orderBy('due_at').orderBy('id') : query.orderBy('id', 'desc')
  const tickets = (await ordered.execute()).map(toTicket)
  // The statement finds a little too much at most; what may be seen is decided in one place only.
  const joined = scope === 'mine' ? await joinedBy(db, person, tickets) : new Set()
  const joinedTo = ({ number }: Ticket) => (joined.has(number) ? [person] : [])
  return tickets.filter((ticket) => maySee(relationsOf(person, { ...ticket, joined: joinedTo(ticket) }, ground.areas)))
}

async function joinedBy(db: Db, person: string, tickets: readonly Ticket[]): Promise<Set<number>> {
  const numbers = tickets.map(({ number }) => number)
  if (numbers.length === 0) return new Set()
  const rows = await db
    .selectFrom('joinings')
    .select('ticket')
    .where('person', '=', person)
    .where('ticket', 'in', numbers)
    .execute()
  return new Set(rows.map(({ ticket }) => ticket))
}

async function strays(db: Db, { workflows }: Ground): Promise<number[]> {
  const known: Where = ({ or, and, eb }) =>
    or(
      workflows.map(({ code, statuses }) =>
        and([
          eb('workflow', '=', code),
          eb(
            'status',
            'in',
            statuses.map((one) => one.code),
          ),
        ]),
      ),
    )
  const query = db
    .selectFrom('tickets')
    .select('id')
    .where('closed_at', 'is', null)
    .where((eb) => eb.not(known(eb)))
  return (await query.orderBy('id').execute()).map(({ id }) => id)
}

const SCOPES: Record<Scope, (person: string, ground: Ground) => Where> = {
  mine:
    (person) =>
    ({ or, eb, selectFrom }) =>
      or([eb('reporter', '=', person), eb('id', 'in', selectFrom('joinings').select('ticket').where('person', '=', person))]),
  handling: (person) => (eb) => eb('assignee', '=', person),
  triage: (person, { areas, workflows }) => {
    const offices = handling(areas.all()).filter((area) => isOffice(areas, area.id, person))
    const waiting = workflows.flatMap(({ statuses }) => statuses.filter(({ awaits }) => awaits === 'dispatch'))
    const codes = [...new Set(waiting.map(({ code }) => code))]
    return ({ and, or, eb }) => {
      const theirs = [eb('area', 'in', ids(offices))]
      // A ticket of an area that the settings no longer have comes to the same people as one without a place.
      if (isOffice(areas, GONE, person)) theirs.push(eb('area', 'not in', ids(areas.all())))
      return and([eb('status', 'in', codes), or(theirs)])
    }
  },
  area: (person, { areas }) => {
    const posts = areas.postsOf(person)
    const whole = posts.filter(({ posts }) => posts.steward !== person || inOffice(person, posts))
    const estates = posts.filter(({ posts }) => posts.steward === person)
    return ({ or, eb }) =>
      or([
        eb('area', 'in', ids(whole.flatMap(({ id }) => areas.below(id)))),
        // A steward sees what lies in the estate, whichever grid handles it. JSON escapes quotes, so no free text can look like this.
        ...estates
          .flatMap(({ id }) => areas.below(id))
          .map((area) => eb('place', 'like', `%"area":${JSON.stringify(area.id)}%`)),
      ])
  },
}

/** No area is called so. */
const GONE = ''

function isOffice(areas: AreaTree, area: string, person: string): boolean {
  return areas.ladder(area)[0]?.people.includes(person) ?? false
}

function inOffice(person: string, { leader, deputy, members, staff }: Posts): boolean {
  return [leader, deputy, ...members, ...staff].includes(person)
}

/** Tickets are handled by grids and offices, never by an estate or a building. */
function handling(areas: Area[]): Area[] {
  return areas.filter(({ kind }) => kind !== 'estate' && kind !== 'building')
}

/** Never empty, which would be no SQL. */
function ids(areas: Area[]): string[] {
  return [GONE, ...new Set(handling(areas).map(({ id }) => id))]
}
