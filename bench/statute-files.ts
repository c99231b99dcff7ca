/** The statutes as files of a knowledge folder. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isRefused, readKnowledgeFile } from '../knowledge/read-file.ts'
import { splitFile } from '../knowledge/units.ts'
import { readStatutes, type Statute } from './statute-set.ts'

export interface Written {
  passages: number
  /** Passages and their sentences: what is searched. */
  units: number
}

/**
 * Writes statutes until `passages` of them are in the folder: each once, then again under another title, as they are not enough. `edition`
 * begins with that: what is in none of the others' files.
 */
export async function writeStatutes(folder: string, passages: number, edition = 1): Promise<Written> {
  await mkdir(folder, { recursive: true })
  const written: Written = { passages: 0, units: 0 }
  const statutes = readStatutes()
  for (let copy = edition; written.passages < passages; copy++) {
    for (const [number, statute] of statutes.entries()) {
      if (written.passages >= passages) break
      const text = textOf(statute, copy)
      const path = `${copy}-${number}.txt`
      const file = readKnowledgeFile(path, text)
      if (isRefused(file)) continue
      const units = splitFile(file)
      written.passages += units.filter(({ kind }) => kind === 'passage').length
      written.units += units.length
      await writeFile(join(folder, path), text)
    }
  }
  return written
}

function textOf({ title, articles }: Statute, copy: number): string {
  return `${title}${copy > 1 ? `（第${copy}册）` : ''}\n\n${articles.join('\n\n')}\n`
}
