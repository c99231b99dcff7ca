/** What a power cut may leave of the write-ahead log: every opening of it must give a prefix of what was committed. */
import { execFileSync } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import type { Connection } from '../../store/connection.ts'
import { openConnection } from '../../store/database.ts'
import { report } from './reports.ts'
import { freshFile, openAt } from './workbench.ts'

const FRAME_HEADER = 24
const LOG_HEADER = 32

interface Material {
  database: Buffer
  log: Buffer
  /** Where each frame ends, and whether a commit ends there. */
  frames: { end: number; commits: boolean }[]
}

let material: Material

/** Each report its own commit; few enough that none of them is checkpointed. */
const REPORTS = 25

async function makeMaterial(): Promise<Material> {
  const file = await freshFile()
  const store = await openAt(file)
  for (let n = 0; n < REPORTS; n++) await store.tx((db) => report(db, `lamp ${n}`))
  const copy = await freshFile()
  // By another process: closing a file drops the locks that this one holds on it.
  for (const suffix of ['', '-wal']) execFileSync('cp', [file + suffix, copy + suffix])
  const log = await readFile(`${copy}-wal`)
  const page = log.readUInt32BE(8)
  const frames = []
  for (let at = LOG_HEADER; at + FRAME_HEADER + page <= log.length; at += FRAME_HEADER + page) {
    frames.push({ end: at + FRAME_HEADER + page, commits: log.readUInt32BE(at + 4) > 0 })
  }
  return { database: await readFile(copy), log, frames }
}

/** How many whole reports a database with this log holds. Throws when one stands by halves or they are not the first ones. */
async function wholeReportsWith(log: Buffer): Promise<number> {
  const file = await freshFile()
  await writeFile(file, material.database)
  await writeFile(`${file}-wal`, log)
  const connection = await openConnection(file, 'write')
  try {
    expect(await connection.all('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }])
    const texts = (await connection.all('select text from tickets order by id')).map(({ text }) => text)
    expect(texts).toEqual(texts.map((_, n) => `lamp ${n}`))
    expect(await count(connection, 'ticket_events')).toBe(texts.length)
    expect(await count(connection, 'outbox')).toBe(texts.length * 2)
    return texts.length
  } finally {
    await connection.close()
  }
}

async function count(connection: Connection, table: string): Promise<number> {
  return Number((await connection.all(`select count(*) as n from ${table}`))[0]!.n)
}

describe('the log', () => {
  test('cut at any frame, or within one, holds exactly the commits whose bytes are whole', async () => {
    material = await makeMaterial()
    expect(material.frames.filter(({ commits }) => commits)).toHaveLength(REPORTS)
    const cuts = material.frames.flatMap(({ end, commits }, n) =>
      commits ? [end, end - 1, end - 1_000] : n % 7 === 0 ? [end, end - 1_000] : [],
    )
    for (const cut of cuts) {
      const commits = material.frames.filter((frame) => frame.commits && frame.end <= cut).length
      expect(await wholeReportsWith(material.log.subarray(0, cut))).toBe(commits)
    }
  })

  test('with a flipped bit holds the commits before it', async () => {
    material ??= await makeMaterial()
    for (let n = 0; n < 30; n++) {
      const at = LOG_HEADER + ((n * 104_729) % (material.log.length - LOG_HEADER))
      const flipped = Buffer.from(material.log)
      flipped[at]! ^= 1 << (n % 8)
      const whole = material.frames.filter((frame) => frame.commits && frame.end <= at).length
      expect(await wholeReportsWith(flipped)).toBeGreaterThanOrEqual(whole)
    }
  })
})
