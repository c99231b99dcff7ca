/** A folder on the disk that the house would use (the checkout's `data/`): a temporary one may lie in memory, where nothing is durable. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { PROJECT_ROOT } from '../config/settings.ts'

/** Gone when `work` is over. */
export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const data = join(PROJECT_ROOT, 'data')
  await mkdir(data, { recursive: true })
  const folder = await mkdtemp(join(data, 'bench-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
