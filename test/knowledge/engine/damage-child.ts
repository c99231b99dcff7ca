/**
 * Opens a library over an index that is damaged in one way after the other, and prints what it answers: run in a process of its own,
 * because what is tested is that the process does not die.
 *
 * argv: knowledge folder, data folder (left as it was found). stdout: one JSON line per case.
 */
import { cpSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { systemClock } from '../../../clock.ts'
import { openLibrary } from '../../../knowledge/library.ts'
import { CountingEmbeddings } from './counting-embeddings.ts'

const [folder, pristine] = process.argv.slice(2) as [string, string]
const data = `${pristine}-damaged`

const flip = (path: string, at: number) => {
  const bytes = readFileSync(path)
  bytes[at]! ^= 0x55
  writeFileSync(path, bytes)
}
const flips = [0, 0.02, 0.6, 0.999].map((share): [string, (path: string) => void] => [
  `a byte at ${share}`,
  (path) => flip(path, Math.floor(share * (statSync(path).size - 1))),
])
const damages: [string, (path: string) => void][] = [
  ['nothing', () => {}],
  ...flips,
  ['cut in half', (path) => truncateSync(path, statSync(path).size >> 1)],
  ['emptied', (path) => truncateSync(path, 0)],
  ['removed', (path) => rmSync(path)],
]

for (const file of readdirSync(pristine, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())) {
  for (const [damage, apply] of damages) {
    rmSync(data, { recursive: true, force: true })
    cpSync(pristine, data, { recursive: true, preserveTimestamps: true })
    apply(join(file.parentPath.replace(pristine, data), file.name))
    const warnings: string[] = []
    const events: string[] = []
    const log = {
      debug() {},
      info: (event: string) => void events.push(event),
      warn: (event: string) => void warnings.push(event),
      error: (event: string) => void warnings.push(event),
    }
    const embeddings = new CountingEmbeddings()
    const library = openLibrary({ folder, dataFolder: data, clock: systemClock, log, embeddings })
    await library.meaningReady()
    const snapshot = library.snapshot()
    const query = '第1234条说的是什么'
    const answers = { words: snapshot.byWords(query, 5), meaning: await snapshot.byMeaning(query, 5) }
    await library.close()
    const made = embeddings.documents.length
    console.log(
      JSON.stringify({
        file: file.name.replace(/-\d+/, ''),
        damage,
        warnings,
        rebuilt: events.includes('graph.built'),
        made,
        answers,
      }),
    )
  }
}
rmSync(data, { recursive: true, force: true })
