/**
 * The yardstick of `messages`: a bare connection that commits the very rows that messages left in the house's tables, and does nothing else.
 *
 * Its tables have no index, no key and no trigger, each row is written once (the house writes an inbox row twice and an outbox row three
 * times), and all rows of a table in one commit are one statement: it is as fast as one writer on this disk can be.
 */
import type { Connection, Value } from '../store/connection.ts'
import { openConnection } from '../store/database.ts'

export interface Footprint {
  /** So many messages left these rows. */
  messages: number
  tables: { name: string; rows: Value[][] }[]
}

/** Table → its highest rowid. */
export type Marks = Map<string, number>

/** Where the tables of a database stand now. */
export async function marksOf(file: string): Promise<Marks> {
  return reading(file, async (connection) => {
    const marks: Marks = new Map()
    for (const name of await tablesOf(connection)) {
      const [row] = await connection.all(`select coalesce(max(rowid), 0) as mark from "${name}"`)
      marks.set(name, Number(row!.mark))
    }
    return marks
  })
}

/** The rows that came since. */
export async function footprintOf(file: string, since: Marks, messages: number): Promise<Footprint> {
  return reading(file, async (connection) => {
    const tables: Footprint['tables'] = []
    for (const [name, mark] of since) {
      const rows = await connection.all(`select * from "${name}" where rowid > ${mark} order by rowid`)
      if (rows.length > 0) tables.push({ name, rows: rows.map((row) => Object.values(row) as Value[]) })
    }
    return { messages, tables }
  })
}

export const bytesOf = ({ tables }: Footprint): number =>
  tables.flatMap(({ rows }) => rows.flat()).reduce<number>((sum, value) => sum + size(value), 0)

/** A connection with everything promised of the store's, and room for the rows. */
export async function openRaw(file: string, { tables }: Footprint): Promise<Connection> {
  const connection = await openConnection(file, 'create')
  for (const { name, rows } of tables) {
    const columns = rows[0]!.map((_, at) => `c${at}`).join(', ')
    await connection.exec(`create table if not exists "${name}" (${columns})`)
  }
  return connection
}

/** Writes all of it, the rows of `group` messages a commit. */
export async function commitRows(connection: Connection, footprint: Footprint, group: number): Promise<void> {
  for (let from = 0; from < footprint.messages; from += group) {
    await connection.exec('BEGIN IMMEDIATE')
    for (const { name, rows } of footprint.tables) {
      const share = rows.slice(startOf(rows, from, footprint), startOf(rows, from + group, footprint))
      if (share.length === 0) continue
      const row = `(${share[0]!.map(() => '?').join(', ')})`
      await connection.run(`insert into "${name}" values ${share.map(() => row).join(', ')}`, share.flat())
    }
    await connection.exec('COMMIT')
  }
}

/** The rows of a table, spread evenly over the messages: where those of the nth begin. */
function startOf(rows: readonly unknown[], message: number, { messages }: Footprint): number {
  return Math.floor((Math.min(message, messages) * rows.length) / messages)
}

async function reading<T>(file: string, work: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await openConnection(file, 'read')
  try {
    return await work(connection)
  } finally {
    await connection.close()
  }
}

async function tablesOf(connection: Connection): Promise<string[]> {
  const rows = await connection.all(`select name from sqlite_master where type = 'table' and name not like 'sqlite_%'`)
  return rows.map(({ name }) => String(name))
}

function size(value: Value): number {
  if (typeof value === 'string') return Buffer.byteLength(value)
  return Buffer.isBuffer(value) ? value.length : value === null ? 0 : 8
}
