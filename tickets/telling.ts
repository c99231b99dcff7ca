/** Notices as rows of the outbox, written in the transaction of what they speak of. */
import { newId } from '../clock.ts'
import { enqueue, type Saying } from '../store/outbox.ts'
import type { Db } from '../store/store.ts'
import type { Ground } from './ground.ts'
import type { Telling } from './notices.ts'
import type { Notice, TicketEvent } from './ticket.ts'

/** One row a person. The key makes a second attempt at the same event say nothing twice. */
export async function tell(db: Db, tellings: readonly Telling[], event: TicketEvent, { clock, chance }: Ground): Promise<void> {
  if (tellings.length === 0) return
  const sayings = tellings.map(({ person, notice }): Saying => {
    const body: Notice = { kind: 'notice', notice, ticket: event.ticket, event: event.id }
    return {
      id: newId(clock, chance),
      key: `ticket:${event.ticket}:${event.id}:${person}:${notice}`,
      to: { person },
      urgency: 'notify',
      body: JSON.stringify(body),
    }
  })
  await enqueue(db, sayings, event.at)
}
