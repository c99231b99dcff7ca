/** What residents ask: the 常见问法 that the shipped knowledge files name. */
import { systemClock } from '../clock.ts'
import { openLibrary } from '../knowledge/library.ts'
import { silentLog } from '../log.ts'
import { withFolder } from './folder.ts'

/** Each known question once, in the order of the files. */
export async function knownQuestions(folder: string): Promise<string[]> {
  const aliases = await withFolder(async (dataFolder) => {
    const library = openLibrary({ folder, dataFolder, clock: systemClock, log: silentLog })
    try {
      await library.ready
      return library.snapshot().files.flatMap((file) => file.aliases)
    } finally {
      await library.close()
    }
  })
  if (aliases.length === 0) throw new Error(`no knowledge file in ${folder} names 常见问法: there is nothing to ask`)
  return [...new Set(aliases)]
}
