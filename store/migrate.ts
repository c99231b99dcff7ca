/** Brings the tables to the state that the code knows: each migration in its own transaction, recorded with number and name. */
import type { Connection } from './connection.ts'
import { failpoint } from './failpoint.ts'
import type { Migration, SqlDialect } from './migrations/migration.ts'
import { type Patience, patiently } from './patience.ts'
import { StoreError } from './store-error.ts'

export interface MigrateOptions {
  connection: Connection
  migrations: readonly Migration[]
  dialect: SqlDialect
  patience: Patience
}

/**
 * Gives the names of the migrations that ran now. Rejects with `database_newer` when the database knows a migration that the code
 * does not, and with `migration_changed` when the two know different ones by the same number; nothing is changed then.
 */
export async function migrate({ connection, migrations, dialect, patience }: MigrateOptions): Promise<string[]> {
  const applied = await appliedMigrations(connection, dialect)
  for (const { number, name } of applied) {
    const known = migrations.find((migration) => migration.number === number)
    if (known === undefined) throw newer(number, name)
    if (known.name !== name) {
      throw new StoreError('migration_changed', `migration ${number} has run as ${name}; this code calls it ${known.name}`)
    }
  }
  const due = migrations.filter(({ number }) => !applied.some((row) => row.number === number))
  for (const migration of due) await apply(migration, { connection, dialect, patience })
  return due.map(({ name }) => name)
}

async function apply(
  migration: Migration,
  { connection, dialect, patience }: Omit<MigrateOptions, 'migrations'>,
): Promise<void> {
  await patiently(patience, () => connection.exec(dialect === 'sqlite' ? 'BEGIN IMMEDIATE' : 'BEGIN'))
  try {
    await connection.exec('create table if not exists migrations (number integer primary key, name text not null)')
    for (const statement of migration.statements(dialect)) {
      await failpoint('migrate.beforeStatement')
      await connection.exec(statement)
    }
    // Number and name are ours, from the code.
    await connection.exec(`insert into migrations (number, name) values (${migration.number}, '${migration.name}')`)
    await failpoint('migrate.beforeCommit')
    await connection.exec('COMMIT')
  } catch (error) {
    await connection.exec('ROLLBACK').catch(() => {})
    throw error
  }
}

async function appliedMigrations(connection: Connection, dialect: SqlDialect): Promise<{ number: number; name: string }[]> {
  const tables =
    dialect === 'sqlite'
      ? "select name from sqlite_master where type = 'table' and name = 'migrations'"
      : "select tablename from pg_tables where schemaname = current_schema() and tablename = 'migrations'"
  if ((await connection.all(tables)).length === 0) return []
  const rows = await connection.all('select number, name from migrations order by number')
  return rows.map((row) => ({ number: Number(row.number), name: String(row.name) }))
}

function newer(number: number, name: string): StoreError {
  return new StoreError(
    'database_newer',
    `数据库由更新版本的小格写成（迁移 ${number} ${name}），这个版本不能使用它：请升级小格，或恢复升级前的备份。数据没有改动。` +
      ` A newer version of 小格 wrote this database (migration ${number} ${name}): upgrade 小格, or restore the backup from before the upgrade. Nothing was changed.`,
  )
}
