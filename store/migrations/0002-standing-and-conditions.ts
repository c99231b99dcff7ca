/** How often the answers that staff wrote were given, and how the house itself is. */
import type { Migration } from './migration.ts'

export const STANDING_AND_CONDITIONS: Migration = {
  number: 2,
  name: 'standing_and_conditions',
  statements: (dialect) => {
    const whole = dialect === 'postgres' ? 'bigint' : 'integer'
    return [
      `create table standing_hits (key text primary key, hits ${whole} not null, last_at ${whole} not null)`,
      `create table conditions (
        name text primary key, state text not null check (state in ('well', 'ailing', 'lost')), since ${whole} not null)`,
    ]
  },
}
