/**
 * 到期督办: what is late is told, once for each deadline. Works off the database alone: whoever calls it again, after a crash or a
 * night without power, finds the same tickets late and none of them told twice.
 */
import type { ExpressionBuilder } from 'kysely'
import { declareFailpoints, failpoint } from '../store/failpoint.ts'
import type { Schema } from '../store/schema.ts'
import type { Db } from '../store/store.ts'
import { type DeskParts, type Ground, layGround } from './ground.ts'
import { overdueTellings } from './notices.ts'
import { appendEvent, saveTicket, toTicket } from './record.ts'
import { tell } from './telling.ts'
import type { Ticket } from './ticket.ts'
import { movesFrom, type Workflow } from './workflow.ts'

declareFailpoints('sweep.afterTicket', 'sweep.afterEvent')

export interface Swept {
  /** Numbers of the tickets whose lateness was told now. */
  escalated: number[]
  /** Others are still waiting: sweep again, in another transaction. */
  more: boolean
}

/** How many tickets one transaction escalates at most, so that no writer waits long. */
const BATCH = 50
const SYSTEM = new Set(['system'] as const)

/** One batch, in the caller's transaction. `now` is ms UTC. */
export async function sweep(db: Db, parts: DeskParts, now: number, batch = BATCH): Promise<Swept> {
  const ground = layGround(parts)
  const late = await overdue(db, ground, now, batch + 1)
  const escalated: number[] = []
  for (const ticket of late.slice(0, batch)) if (await escalate(db, ticket, ground, now)) escalated.push(ticket.number)
  return { escalated, more: late.length > batch }
}

async function escalate(db: Db, ticket: Ticket, ground: Ground, now: number): Promise<boolean> {
  const passed = passedDeadlines(ticket, ground, now)
  const overdueAt = Math.max(...passed.map(({ at }) => at))
  const after: Ticket = { ...ticket, overdueAt, updatedAt: now, version: ticket.version + 1 }
  if (!(await saveTicket(db, after))) return false
  await failpoint('sweep.afterTicket')
  const { number, status } = ticket
  const event = await appendEvent(db, {
    ticket: number,
    at: now,
    actor: 'system',
    verb: 'escalate',
    from: status,
    to: status,
    note: null,
    data: Object.fromEntries(passed.map(({ name, at }) => [name, at])),
  })
  await failpoint('sweep.afterEvent')
  await tell(db, overdueTellings(after, { areas: ground.areas, workflow: ground.workflow(ticket.workflow) }), event, ground)
  return true
}

/** The deadlines of a late ticket that have passed; `dueAt` only counts while its clock runs. */
function passedDeadlines({ acceptBy, dueAt, workflow, status }: Ticket, ground: Ground, now: number) {
  const running = clocked(ground.workflow(workflow)).includes(status)
  const inForce = [
    { name: 'acceptBy', at: acceptBy },
    { name: 'dueAt', at: running ? dueAt : null },
  ]
  return inForce.flatMap(({ name, at }) => (at !== null && at <= now ? [{ name, at }] : []))
}

type Tickets = ExpressionBuilder<Schema, 'tickets'>

/** Late tickets whose present deadline was not told yet, the longest waiting first. */
async function overdue(db: Db, { workflows }: Ground, now: number, limit: number): Promise<Ticket[]> {
  const passed = (eb: Tickets, deadline: 'accept_by' | 'due_at') =>
    eb.and([
      eb(deadline, '<=', now),
      // Kept is the deadline itself and not when it was told: a clock that jumped ahead and back silences nothing later.
      eb.or([eb('overdue_at', 'is', null), eb('overdue_at', '<', eb.ref(deadline))]),
    ])
  const ofWorkflow = (eb: Tickets, workflow: Workflow) =>
    eb.and([
      eb('workflow', '=', workflow.code),
      eb('status', 'in', escalating(workflow)),
      eb.or([passed(eb, 'accept_by'), eb.and([eb('status', 'in', clocked(workflow)), passed(eb, 'due_at')])]),
    ])
  const rows = await db
    .selectFrom('tickets')
    .selectAll()
    .where('closed_at', 'is', null)
    .where((eb) => eb.or(workflows.map((workflow) => ofWorkflow(eb, workflow))))
    .orderBy('due_at')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(toTicket)
}

/** Statuses from which the system may escalate; never empty, which would be no SQL. */
function escalating(workflow: Workflow): string[] {
  const codes = workflow.statuses.map(({ code }) => code)
  return ['', ...codes.filter((code) => movesFrom(workflow, code, SYSTEM).some(({ verb }) => verb === 'escalate'))]
}

function clocked({ statuses }: Workflow): string[] {
  return ['', ...statuses.filter(({ clock }) => clock).map(({ code }) => code)]
}
