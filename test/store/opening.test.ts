import { copyFile, mkdir, open, readdir, readFile, stat, symlink, truncate, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, describe, expect, test } from 'vitest'
import { openConnection } from '../../store/database.ts'
import { armFailpoint, disarmFailpoints } from '../../store/failpoint.ts'
import { MIGRATIONS } from '../../store/migrations/all.ts'
import type { Migration } from '../../store/migrations/migration.ts'
import { storePragmas } from '../../store/pragmas.ts'
import type { Store } from '../../store/store.ts'
import { isStoreError } from '../../store/store-error.ts'
import { report, wholeReports } from './reports.ts'
import { codeOf, freshFile, openAt, startChild } from './workbench.ts'

afterEach(disarmFailpoints)

const REPORTS = Array.from({ length: 30 }, (_, n) => `lamp ${n} ${'long '.repeat(40)}`)

/** A sound database with thirty reports, closed: all of it lies in the one file. */
async function soundFile(): Promise<string> {
  const file = await freshFile()
  const store = await openAt(file)
  for (const text of REPORTS) await store.tx((db) => report(db, text))
  await store.close()
  return file
}

async function overwrite(file: string, at: number, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'r+')
  await handle.write(bytes, 0, bytes.length, at)
  await handle.close()
}

async function movedFiles(file: string): Promise<string[]> {
  return (await readdir(dirname(file))).filter((name) => name.startsWith(`${basename(file)}.corrupt-`))
}

/** Either the start is refused and the very bytes are kept (aside, or in place where the file looks like another program's), or what was written is read back. Never anything between. */
async function refusedOrWhole(file: string): Promise<'refused' | 'foreign' | 'whole'> {
  const bytes = await readFile(file)
  let store: Store
  try {
    store = await openAt(file)
  } catch (error) {
    if (isStoreError(error, 'database_foreign')) {
      expect(bytes.equals(await readFile(file))).toBe(true)
      return 'foreign'
    }
    expect((error as { code?: string }).code).toBe('database_corrupt')
    const [moved, ...more] = (await movedFiles(file)).filter((name) => !/-(wal|shm)$/.test(name))
    expect(more).toEqual([])
    expect((error as Error).message).toContain(moved!)
    expect(bytes.equals(await readFile(join(dirname(file), moved!)))).toBe(true)
    return 'refused'
  }
  expect(await wholeReports(store.read)).toEqual(REPORTS)
  await store.close()
  return 'whole'
}

describe('every connection', () => {
  test('commits to the disk, keeps foreign keys, waits briefly', async () => {
    const file = await soundFile()
    // Opened again: that is where SQLite would fall back to a weaker setting.
    const store = await openAt(file, { readers: 2 })
    const look = async (db: Store['read']) => {
      const found: unknown[] = []
      for (const name of ['synchronous', 'foreign_keys', 'busy_timeout', 'journal_mode']) {
        const { rows } = await sql<Record<string, unknown>>`${sql.raw(`PRAGMA ${name}`)}`.execute(db)
        found.push(Object.values(rows[0]!)[0])
      }
      return found
    }
    const settings = [2, 1, 100, 'wal']
    expect(await store.tx(look)).toEqual(settings)
    expect(await Promise.all([look(store.read), look(store.read), look(store.read)])).toEqual([settings, settings, settings])
  })

  test.each([
    ['synchronous', 'NORMAL'],
    ['synchronous', 'OFF'],
    ['foreign_keys', 'OFF'],
    ['journal_mode', 'DELETE'],
  ])('is refused when %s comes up as %s', async (name, weaker) => {
    const file = await freshFile()
    const pragmas = storePragmas('create', 100)
    await (await openConnection(file, 'create', pragmas)).close()
    const planted = pragmas.map((pragma) => (pragma.name === name ? { ...pragma, set: weaker } : pragma))
    expect(await codeOf(openConnection(file, 'write', planted))).toBe('pragma_refused')
  })

  test('a row that points nowhere is refused', async () => {
    const store = await openAt(await freshFile())
    const orphan = store.tx((db) =>
      db
        .insertInto('ticket_events')
        .values({
          ticket: 4711,
          at: 1,
          actor: 'x',
          verb: 'file',
          from_status: null,
          to_status: 'filed',
          note: null,
          data: null,
        })
        .execute(),
    )
    expect(await codeOf(orphan)).toBe('constraint')
  })
})

describe('a damaged database', () => {
  test('with any byte of its header flipped is refused and moved aside, or still whole', async () => {
    const sound = await soundFile()
    const outcomes = { refused: 0, foreign: 0, whole: 0 }
    for (let at = 0; at < 100; at++) {
      const file = await freshFile()
      await copyFile(sound, file)
      const byte = (await readFile(file))[at]!
      await overwrite(file, at, Uint8Array.of(byte ^ 0xff))
      outcomes[await refusedOrWhole(file)]++
    }
    // The four bytes that say whose file it is; counters that nothing depends on make up the rest.
    expect(outcomes.foreign).toBe(4)
    expect(outcomes.refused).toBeGreaterThan(30)
  })

  test('with a page of rubbish is refused and moved aside, or still whole', async () => {
    const sound = await soundFile()
    const pages = (await stat(sound)).size / 4096
    const outcomes = { refused: 0, foreign: 0, whole: 0 }
    for (let page = 0; page < pages; page += 2) {
      const file = await freshFile()
      await copyFile(sound, file)
      await overwrite(file, page * 4096, new Uint8Array(4096).fill(0xa5))
      outcomes[await refusedOrWhole(file)]++
    }
    expect(outcomes.refused).toBe(Math.ceil(pages / 2))
  })

  test.each([1, 99, 511, 4096, 40_960])('cut to %d bytes is refused and moved aside', async (length) => {
    const file = await soundFile()
    await truncate(file, length)
    expect(await refusedOrWhole(file)).toBe('refused')
  })

  test('of 0 bytes is not taken for a new one', async () => {
    const file = await soundFile()
    await truncate(file, 0)
    expect(await refusedOrWhole(file)).toBe('refused')
  })

  test('that is gone but for its log is refused, and the log is kept', async () => {
    const file = await freshFile()
    await writeFile(`${file}-wal`, 'what was written last')
    expect(await codeOf(openAt(file))).toBe('database_corrupt')
    const [moved] = await movedFiles(file)
    expect(moved).toMatch(/-wal$/)
    expect(await readFile(join(dirname(file), moved!), 'utf8')).toBe('what was written last')
  })

  test('takes its log along when it is moved', async () => {
    const file = await freshFile()
    const child = startChild('reporter', file, 'tx.beforeCommit=kill@20', 'a')
    expect(await child.ended).toBe('SIGKILL')
    const log = await readFile(`${file}-wal`)
    await writeFile(file, 'not a database at all, just words')
    expect(await codeOf(openAt(file))).toBe('database_corrupt')
    const moved = (await movedFiles(file)).find((name) => name.endsWith('-wal'))
    expect(log.equals(await readFile(join(dirname(file), moved!)))).toBe(true)
  })

  test('is refused again and again, until a backup is put back', async () => {
    const sound = await soundFile()
    const file = await freshFile()
    await writeFile(file, 'rubbish')
    for (let i = 0; i < 3; i++) expect(await codeOf(openAt(file))).toBe('database_corrupt')
    expect(await movedFiles(file)).toHaveLength(1)
    await copyFile(sound, file)
    expect(await refusedOrWhole(file)).toBe('whole')
  })

  test('gives way to an empty one only when that is asked for, and not in the start that finds the damage', async () => {
    const file = await freshFile()
    await writeFile(file, 'rubbish')
    expect(await codeOf(openAt(file, { startEmpty: true }))).toBe('database_corrupt')
    const store = await openAt(file, { startEmpty: true })
    expect(await wholeReports(store.read)).toEqual([])
    await store.close()
    await (await openAt(file)).close()
    expect(await movedFiles(file)).toHaveLength(1)
  })
})

describe('a file that is not ours', () => {
  test('is refused and left alone', async () => {
    const file = await freshFile()
    const other = await openConnection(file, 'create')
    await other.exec('create table recipes (name text)')
    await other.close()
    const bytes = await readFile(file)
    expect(await codeOf(openAt(file))).toBe('database_foreign')
    expect(bytes.equals(await readFile(file))).toBe(true)
  })

  test('a folder in its place is an error, not a new database', async () => {
    const file = await freshFile()
    await mkdir(file)
    expect(await codeOf(openAt(file))).not.toBe('no error')
    expect((await stat(file)).isDirectory()).toBe(true)
  })

  test('a link leads to the one database and the one lock', async () => {
    const file = await soundFile()
    const link = join(dirname(await freshFile()), 'link.db')
    await symlink(file, link)
    await openAt(file)
    expect(await codeOf(openAt(link))).toBe('database_in_use')
  })
})

const SECOND: Migration = {
  number: MIGRATIONS.length + 1,
  name: 'second',
  statements: () => [
    'create table extra (id integer primary key)',
    'create index extra_id on extra (id)',
    'alter table people add note text',
  ],
}

async function tableNames(store: Store): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from sqlite_master where type = 'table'`.execute(store.read)
  return rows.map(({ name }) => name)
}

describe('migrations', () => {
  test('run once, in order, and are recorded with number and name', async () => {
    const file = await soundFile()
    const store = await openAt(file, { migrations: [...MIGRATIONS, SECOND] })
    expect(await tableNames(store)).toContain('extra')
    expect(await wholeReports(store.read)).toEqual(REPORTS)
    const { rows } = await sql`select number, name from migrations order by number`.execute(store.read)
    expect(rows).toEqual([...MIGRATIONS, SECOND].map(({ number, name }) => ({ number, name })))
    await store.close()
    await (await openAt(file, { migrations: [...MIGRATIONS, SECOND] })).close()
  })

  test('a database newer than the code is refused with a sentence in both languages, and left alone', async () => {
    const file = await soundFile()
    await (await openAt(file, { migrations: [...MIGRATIONS, SECOND] })).close()
    const bytes = await readFile(file)
    const refusal = await openAt(file).catch((error: Error) => error)
    expect(refusal).toMatchObject({ code: 'database_newer' })
    expect((refusal as Error).message).toMatch(/请升级小格.*upgrade 小格/s)
    expect(bytes.equals(await readFile(file))).toBe(true)
  })

  test('one that has run under another name is refused', async () => {
    const file = await soundFile()
    expect(await codeOf(openAt(file, { migrations: [{ ...MIGRATIONS[0]!, name: 'rewritten' }] }))).toBe('migration_changed')
  })

  test('one with a mistake changes nothing', async () => {
    const file = await soundFile()
    const broken = { ...SECOND, statements: () => [...SECOND.statements('sqlite'), 'create nonsense'] }
    expect(await codeOf(openAt(file, { migrations: [...MIGRATIONS, broken] }))).toBe('statement_failed')
    const store = await openAt(file)
    expect(await tableNames(store)).not.toContain('extra')
    expect(await wholeReports(store.read)).toEqual(REPORTS)
  })

  test('interrupted at any step of a later migration, the next start finishes it', async () => {
    const places = [1, 2, 3].map((nth) => ['migrate.beforeStatement', nth] as const)
    for (const [name, nth] of [...places, ['migrate.beforeCommit', 1] as const]) {
      const file = await soundFile()
      armFailpoint(name, 'throw', nth)
      await expect(openAt(file, { migrations: [...MIGRATIONS, SECOND] })).rejects.toThrow(name)
      disarmFailpoints()
      const store = await openAt(file, { migrations: [...MIGRATIONS, SECOND] })
      expect(await wholeReports(store.read)).toEqual(REPORTS)
      await store.close()
    }
  })

  test.each([
    'migrate.beforeStatement=kill@1',
    'migrate.beforeStatement=kill@17',
    'migrate.beforeCommit=kill',
    'open.beforeRename=kill',
  ])('killed at %s while the database is made, the next start makes it', async (spec) => {
    const file = await freshFile()
    expect(await startChild('migrator', file, spec).ended).toBe('SIGKILL')
    const store = await openAt(file)
    expect(await store.tx((db) => report(db, 'first'))).toBe(1001)
    expect((await readdir(dirname(file))).filter((name) => name.includes('.new'))).toEqual([])
  })
})

describe('the log of a ticket', () => {
  test.each([
    "update ticket_events set note = 'never happened'",
    'delete from ticket_events',
    "insert or replace into ticket_events (id, ticket, at, actor, verb, to_status) values (1, 1001, 1, 'x', 'file', 'filed')",
    "replace into ticket_events (id, ticket, at, actor, verb, to_status) values (1, 1001, 1, 'x', 'file', 'filed')",
    'delete from tickets',
  ])('stays as it was written: %s', async (statement) => {
    const store = await openAt(await freshFile())
    await store.tx((db) => report(db, 'lamp'))
    const before = await store.read.selectFrom('ticket_events').selectAll().execute()
    expect(await codeOf(store.tx((db) => sql.raw(statement).execute(db)))).toBe('constraint')
    expect(await store.read.selectFrom('ticket_events').selectAll().execute()).toEqual(before)
  })
})
