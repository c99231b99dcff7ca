/** Who else reports what is reported already: see tickets/joining.ts. */
import type { Migration } from './migration.ts'

export const JOININGS: Migration = {
  number: 4,
  name: 'joinings',
  statements: (dialect) => {
    const whole = dialect === 'postgres' ? 'bigint' : 'integer'
    return [
      'alter table tickets add column matter text',
      'create index tickets_running on tickets (service, created_at) where closed_at is null',
      'create index tickets_thread on tickets (channel, thread, created_at)',
      `create table joinings (
        ticket ${whole} not null references tickets (id), person text not null, channel text not null, thread text not null,
        at ${whole} not null, words text not null, primary key (ticket, person))`,
      'create index joinings_person on joinings (person, ticket)',
      'create index joinings_thread on joinings (channel, thread, at)',
    ]
  },
}
