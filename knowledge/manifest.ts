/**
 * 清单: a folder of index files that is whole or is not there.
 *
 * Files are written into a draft, flushed, and listed with size and SHA-256 in manifest.json; then the draft is renamed to its place.
 * A reader compares every byte with the manifest before anybody (a native library above all) makes sense of it. A process that dies
 * leaves a draft that nobody reads; two that write the same place cannot mix.
 */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, mkdtemp, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

const MANIFEST = 'manifest.json'
const DRAFT = 'draft-'
const OLD_DRAFT_MS = 3_600_000

interface Manifest {
  format: 1
  about: unknown
  files: Record<string, { bytes: number; sha256: string }>
}

export interface Sealed {
  /** What the writer wrote about it. */
  about: unknown
  /** The content of the files that were asked for, as compared. */
  files: Record<string, Buffer>
}

/**
 * Makes `target` of the files that `write` puts into the folder it is handed. Renamed only when all is on disk; what stood at `target`
 * is replaced. Throws when the disk refuses; then `target` is as it was, or gone. `pause` is awaited between
 * the pieces of what is long.
 */
export async function seal(
  target: string,
  about: unknown,
  write: (draft: string) => Promise<void>,
  pause?: () => Promise<void>,
): Promise<void> {
  const parent = dirname(target)
  await mkdir(parent, { recursive: true })
  const draft = await mkdtemp(join(parent, DRAFT))
  try {
    await write(draft)
    const files: Manifest['files'] = {}
    for (const name of (await readdir(draft)).sort()) {
      await flush(join(draft, name))
      files[name] = await measure(join(draft, name), pause)
    }
    const manifest: Manifest = { format: 1, about, files }
    const handle = await open(join(draft, MANIFEST), 'wx')
    await handle.writeFile(JSON.stringify(manifest))
    await handle.sync()
    await handle.close()
    await flush(draft)
    await moveInto(draft, target)
    await flush(parent)
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

/** What the manifest says, unchecked: to choose by. Undefined where there is none that can be read. */
export async function readAbout(folder: string): Promise<unknown> {
  try {
    return manifestOf(await readFile(join(folder, MANIFEST), 'utf8')).about
  } catch {
    return undefined
  }
}

/** The folder with every file compared, and the content of those named in `keep`; or in words what is wrong with it. */
export async function openSealed(folder: string, keep: readonly string[]): Promise<Sealed | { damage: string }> {
  try {
    const manifest = manifestOf(await readFile(join(folder, MANIFEST), 'utf8'))
    const files: Sealed['files'] = {}
    for (const [name, expected] of Object.entries(manifest.files)) {
      const path = join(folder, name)
      const content = keep.includes(name) ? await readFile(path) : undefined
      const found = content ? measured(content) : await measure(path)
      if (found.bytes !== expected.bytes || found.sha256 !== expected.sha256)
        return { damage: `${name} differs from the manifest` }
      if (content) files[name] = content
    }
    const missing = keep.find((name) => files[name] === undefined)
    return missing === undefined ? { about: manifest.about, files } : { damage: `${missing} is not in the manifest` }
  } catch (error) {
    return { damage: (error as Error).message }
  }
}

/** Removes drafts that a dead process left: those older than an hour at `now`. */
export async function sweepDrafts(parent: string, now: number): Promise<void> {
  for (const name of await readdir(parent).catch(() => [])) {
    if (!name.startsWith(DRAFT)) continue
    const path = join(parent, name)
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: now }))
    if (now - mtimeMs > OLD_DRAFT_MS) await rm(path, { recursive: true, force: true })
  }
}

function manifestOf(text: string): Manifest {
  const manifest = JSON.parse(text) as Partial<Manifest> | null
  if (manifest?.format !== 1 || typeof manifest.files !== 'object') throw new Error('the manifest is of another format')
  for (const name of Object.keys(manifest.files)) {
    if (name !== name.replace(/[^\w.-]/g, '') || name.startsWith('.'))
      throw new Error('the manifest names a file outside its folder')
  }
  return manifest as Manifest
}

async function moveInto(draft: string, target: string): Promise<void> {
  try {
    return await rename(draft, target)
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  }
  // A folder cannot be renamed over another: the old one leaves first. Who reads just then finds nothing, and builds.
  await unseal(target)
  await rename(draft, target)
}

/** Takes a folder away: under a draft's name first, as a process that dies among its files would leave half of them. */
export async function unseal(target: string): Promise<void> {
  const old = await mkdtemp(join(dirname(target), DRAFT))
  await rename(target, join(old, 'old')).catch(() => {})
  await rm(old, { recursive: true, force: true })
}

async function flush(path: string): Promise<void> {
  // Folders cannot be flushed on Windows; there the rename is all there is.
  const handle = await open(path, 'r').catch(() => undefined)
  await handle?.sync().catch(() => {})
  await handle?.close()
}

function measured(content: Buffer): { bytes: number; sha256: string } {
  return { bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') }
}

async function measure(path: string, pause?: () => Promise<void>): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const part of createReadStream(path)) {
    hash.update(part as Buffer)
    bytes += (part as Buffer).length
    await pause?.()
  }
  return { bytes, sha256: hash.digest('hex') }
}
