/** What staff set for a group: see store/group-acts.ts. */
import type { Migration, SqlDialect } from './migration.ts'

export const GROUP_ACTS: Migration = {
  number: 5,
  name: 'group_acts',
  statements: (dialect) => {
    const whole = dialect === 'postgres' ? 'bigint' : 'integer'
    const counter =
      dialect === 'postgres' ? 'bigint generated always as identity primary key' : 'integer primary key autoincrement'
    return [
      `create table group_acts (
        id ${counter}, group_id text not null references groups (id), at ${whole} not null, actor text not null,
        verb text not null check (verb in ('watch', 'unwatch')))`,
      'create index group_acts_group on group_acts (group_id, id)',
      ...appendOnly(dialect),
    ]
  },
}

/** Who switched what on stays written. */
function appendOnly(dialect: SqlDialect): string[] {
  const words = 'group_acts is append-only'
  if (dialect === 'postgres') {
    return [
      `create function group_acts_refuse() returns trigger language plpgsql as $$ begin raise exception '${words}'; end $$`,
      `create trigger group_acts_append_only before update or delete on group_acts
        for each row execute function group_acts_refuse()`,
    ]
  }
  return ['update', 'delete'].map(
    (deed) => `create trigger group_acts_no_${deed} before ${deed} on group_acts begin select raise(abort, '${words}'); end`,
  )
}
