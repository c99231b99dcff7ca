/** What was done to a ticket is written down and told, in the transaction of the deed. */
import { declareFailpoints, failpoint } from '../store/failpoint.ts'
import type { Db } from '../store/store.ts'
import type { Ground } from './ground.ts'
import { joiningsOf } from './joinings.ts'
import { type Happening, tellings } from './notices.ts'
import { appendEvent } from './record.ts'
import { tell } from './telling.ts'
import type { TicketEvent } from './ticket.ts'

declareFailpoints('tickets.afterEvent', 'tickets.afterNotices')

/** The event of what happened, and its notices. `at`: when, where the ticket itself was not changed by it. */
export async function record(
  db: Db,
  happening: Happening,
  { note, data, at = happening.after.updatedAt }: Pick<TicketEvent, 'note' | 'data'> & { at?: number },
  ground: Ground,
): Promise<TicketEvent> {
  const { verb, actor, before, after } = happening
  const { number: ticket, status: to } = after
  const event = await appendEvent(db, { ticket, at, actor, verb, from: before?.status ?? null, to, note, data })
  await failpoint('tickets.afterEvent')
  const joined = before === null ? [] : (await joiningsOf(db, ticket)).map(({ person }) => person)
  await tell(db, tellings(happening, { areas: ground.areas, workflow: ground.workflow(after.workflow), joined }), event, ground)
  await failpoint('tickets.afterNotices')
  return event
}
