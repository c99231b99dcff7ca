/** Whose turn it is among what waits in the inbox: see store/turns.ts. */
import type { Migration } from './migration.ts'

export const TURNS: Migration = {
  number: 3,
  name: 'turns',
  statements: (dialect) => {
    const whole = dialect === 'postgres' ? 'bigint' : 'integer'
    return [
      `alter table inbox add column sender text not null default ''`,
      `alter table inbox add column turn ${whole} not null default 1`,
      'drop index inbox_new',
      'drop index inbox_new_thread',
      `create index inbox_new on inbox (turn, id) where state = 'new'`,
      `create index inbox_new_thread on inbox (channel, thread, turn, id) where state = 'new'`,
      `create index inbox_new_sender on inbox (channel, thread, sender, id) where state = 'new'`,
    ]
  },
}
