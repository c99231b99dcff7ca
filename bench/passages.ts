/** Many passages to search: the articles of a statute collection, cut as knowledge files are cut. */
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { splitFile } from '../knowledge/units.ts'

/** What is indexed of each of the first `count` passages. Lines are `{title, text}`; throws at one that is not, or when there are too few. */
export async function readPassages(file: string, count: number): Promise<string[]> {
  const passages: string[] = []
  const bytes = createReadStream(file)
  const plain = bytes.pipe(createGunzip())
  // A pipe does not hand an error on.
  bytes.on('error', (error) => plain.destroy(error))
  let line = 0
  for await (const row of createInterface({ input: plain, crlfDelay: Infinity })) {
    line++
    const article = parse(row)
    if (!article) throw new Error(`${file}, line ${line}: not {"title": …, "text": …}`)
    for (const { kind, indexed } of splitFile(article)) if (kind === 'passage') passages.push(indexed)
    if (passages.length >= count) break
  }
  bytes.destroy()
  if (passages.length < count) throw new Error(`${file} holds ${passages.length} passages, ${count} are needed`)
  return passages.slice(0, count)
}

function parse(row: string): { title: string; text: string } | undefined {
  try {
    const { title, text } = JSON.parse(row) as Record<string, unknown>
    return typeof title === 'string' && typeof text === 'string' ? { title, text } : undefined
  } catch {
    return undefined
  }
}
