/**
 * One process, one database: a second file beside it, on which this process holds SQLite's exclusive lock for as long as it lives.
 *
 * The kernel frees such a lock when the process dies, however it dies, so it is never stale. Nobody may open that file by other
 * means: on POSIX, closing any handle of a file drops all of the process's locks on it. The same holds for the database file.
 */
import type { Access, Connection } from './connection.ts'
import { isStoreError, StoreError } from './store-error.ts'

/** A process that is just ending gets this long to let go, ms. */
const PATIENCE_MS = 1_000

export type OpenBare = (file: string, access: Access, busyTimeoutMs: number) => Promise<Connection>

/** Resolves with the connection that is the lock: closing it lets go. Rejects with `database_in_use` after a second. */
export async function holdLock(file: string, open: OpenBare): Promise<Connection> {
  const connection = await open(`${file}.lock`, 'create', PATIENCE_MS)
  try {
    // The file stays empty; without this a journal would lie beside it.
    await connection.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
    return connection
  } catch (error) {
    await connection.close()
    if (!isStoreError(error, 'database_busy')) throw error
    throw new StoreError(
      'database_in_use',
      `数据库 ${file} 正被另一个小格进程使用：请先停掉它，或让这一个使用别的数据目录。` +
        ` Another 小格 process works on ${file}: stop it first, or give this one another data folder.`,
      { cause: error },
    )
  }
}
