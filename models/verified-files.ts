/** The files of a model that this house made, each compared with `checksums.json` beside it before a byte of it is used. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Reads a file of `folder` by its name. Throws, in words, where a file is missing or is not what the checksums say. */
export function verifiedFiles(folder: string): (name: string) => Buffer {
  const sums = JSON.parse(readFileSync(join(folder, 'checksums.json'), 'utf8')) as Record<string, string>
  return (name) => {
    const bytes = readFileSync(join(folder, name))
    const sum = createHash('sha256').update(bytes).digest('hex')
    if (sum !== sums[name]) throw new Error(`${name} is damaged: its SHA-256 is ${sum}`)
    return bytes
  }
}
