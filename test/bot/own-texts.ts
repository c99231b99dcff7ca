/** Our own texts that only judge: `test/fixtures/*.txt`, a heading a kind, a line a message. No rule is fitted to them. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PROJECT_ROOT } from '../../config/settings.ts'

export function ownTexts(name: string): Map<string, string[]> {
  const texts = new Map<string, string[]>()
  let kind = ''
  for (const line of readFileSync(join(PROJECT_ROOT, 'test', 'fixtures', name), 'utf8').split('\n')) {
    if (line.startsWith('## ')) kind = line.slice(3)
    else if (line !== '' && !line.startsWith('#')) texts.set(kind, [...(texts.get(kind) ?? []), line])
  }
  return texts
}
