/**
 * The file before it is opened for work: there is one, it is ours and sound; or there is none, and one may be made.
 *
 * A damaged file is never replaced in silence. It is moved aside together with its log, the start fails with a sentence that says
 * where it lies, and fails again until a database is put back or an empty one is asked for. A new database is made beside its
 * place and moved into it complete, so an empty or half-made file in that place is always damage.
 */
import { open as openFile, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { OpenConnection } from './connection.ts'
import { failpoint } from './failpoint.ts'
import { migrate } from './migrate.ts'
import type { Migration } from './migrations/migration.ts'
import { isStoreError, StoreError } from './store-error.ts'

/** SQLite's header field for "whose file is this": the letters XGdb. */
const APPLICATION_ID = 0x58476462
const MAGIC = 'SQLite format 3\0'
const HEADER_BYTES = 100
const COMPANIONS = ['', '-wal', '-shm']

export interface FileOptions {
  file: string
  clock: Clock
  log: Log
  startEmpty: boolean
  migrations: readonly Migration[]
  open: OpenConnection
}

/** Afterwards `file` is a sound database of ours. Needs the lock to be held: it looks at files that another process may be using. */
export async function prepareFile(options: FileOptions): Promise<void> {
  const { file, log, startEmpty } = options
  if (await bytesOf(file)) return checkFile(options)
  // An empty file, or a log without its database: something is gone.
  if ((await bytesOf(file)) === 0 || (await bytesOf(`${file}-wal`)))
    throw await moveAside(options, 'the database file is empty or missing')
  const aside = await movedAside(file)
  if (aside.length > 0 && !startEmpty) throw corrupt(file, aside.at(-1)!, 'a damaged database was moved aside earlier')
  await makeFile(options)
  log.info('store.created', { file: basename(file), startEmpty })
}

async function checkFile(options: FileOptions): Promise<void> {
  const damage = await damageOf(options)
  if (damage !== undefined) throw await moveAside(options, damage)
}

/** What is wrong with the file, or undefined. Opened for reading only: that leaves file and log as they are, for whoever repairs them. */
async function damageOf({ file, open }: FileOptions): Promise<string | undefined> {
  if (!(await hasHeader(file))) return 'the file does not begin as a SQLite database does'
  try {
    const connection = await open(file, 'read')
    try {
      const found = await connection.all('PRAGMA quick_check(3)')
      const complaints = found.map((row) => String(Object.values(row)[0])).filter((line) => line !== 'ok')
      if (complaints.length > 0) return complaints.join('; ')
      const [row] = await connection.all('PRAGMA application_id')
      if (row?.application_id !== APPLICATION_ID) throw foreign(file)
      return undefined
    } finally {
      await connection.close()
    }
  } catch (error) {
    // `statement_failed`: a header that asks for a file format nobody has.
    if (isStoreError(error, 'database_corrupt', 'statement_failed')) return error.message
    throw error
  }
}

/** SQLite itself takes a file of a few bytes for an empty database. Safe to open here: nobody in this process has a lock on it yet. */
async function hasHeader(file: string): Promise<boolean> {
  const handle = await openFile(file, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0)
    return bytesRead === HEADER_BYTES && buffer.toString('latin1', 0, MAGIC.length) === MAGIC
  } finally {
    await handle.close()
  }
}

async function moveAside({ file, clock, log }: FileOptions, reason: string): Promise<StoreError> {
  const stamp = new Date(clock.now()).toISOString().replace(/[-:]|[.]\d+/g, '')
  let target = `${file}.corrupt-${stamp}`
  for (let i = 2; (await bytesOf(target)) !== undefined; i++) target = `${file}.corrupt-${stamp}-${i}`
  for (const suffix of COMPANIONS) {
    if ((await bytesOf(file + suffix)) !== undefined) await rename(file + suffix, target + suffix)
  }
  log.error('store.database_corrupt', { moved: basename(target), reason })
  return corrupt(file, target, reason)
}

/** Damaged databases that lie beside `file`, the oldest first; each as the path without `-wal` and `-shm`. */
async function movedAside(file: string): Promise<string[]> {
  const prefix = `${basename(file)}.corrupt-`
  const names = (await readdir(dirname(file))).filter((name) => name.startsWith(prefix))
  return [...new Set(names.map((name) => join(dirname(file), name.replace(/-(wal|shm)$/, ''))))].sort()
}

async function makeFile({ file, clock, migrations, open }: FileOptions): Promise<void> {
  const draft = `${file}.new`
  for (const suffix of COMPANIONS) await rm(draft + suffix, { force: true })
  const connection = await open(draft, 'create')
  try {
    await connection.exec(`PRAGMA application_id = ${APPLICATION_ID}`)
    await migrate({ connection, migrations, dialect: 'sqlite', patience: { clock, limitMs: 0 } })
  } finally {
    await connection.close()
  }
  await failpoint('open.beforeRename')
  await rename(draft, file)
  await syncFolder(dirname(file))
}

/** Makes the new name durable. Windows cannot open a folder, and needs it not. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await openFile(folder, 'r').catch(() => undefined)
  await handle?.sync().catch(() => {})
  await handle?.close()
}

async function bytesOf(file: string): Promise<number | undefined> {
  try {
    return (await stat(file)).size
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

function corrupt(file: string, moved: string, reason: string): StoreError {
  return new StoreError(
    'database_corrupt',
    `数据库已损坏（${reason}），原件移到了 ${moved}，没有用空库代替。请把最近的备份恢复到 ${file}；确实要从空库开始时，请明确指定（startEmpty）。` +
      ` The database is damaged (${reason}). It was moved to ${moved}, and no empty one took its place. Restore the latest backup to ${file}, or say explicitly that you want to begin with an empty one (startEmpty).`,
  )
}

function foreign(file: string): StoreError {
  return new StoreError(
    'database_foreign',
    `${file} 是别的程序的数据库，小格没有动它：请换一个数据目录。` +
      ` ${file} is another program's database and was left alone: choose another data folder.`,
  )
}
