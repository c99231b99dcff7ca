/**
 * 知识文件夹: which files of a folder are knowledge, and what is in one of them. Reads only; never leaves the folder.
 */
import { createHash } from 'node:crypto'
import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import type { Behind } from './crowd.ts'
import type { GlossaryGroup } from './glossary.ts'
import { isGlossaryPath, readGlossary } from './glossary-file.ts'
import { decodeText, isKnowledgePath, isRefused, readingFile } from './read-file.ts'
import { inSlices } from './slices.ts'
import type { KnowledgeFile, RefusedFile, StandingAnswer } from './snapshot.ts'
import { isStandingPath, readStandingFile } from './standing-file.ts'
import { type FileUnit, splitting } from './units.ts'

/** A file as it was last read: `file` with its units, or `glossary`, or `refused`. */
export interface Entry {
  path: string
  /** Of the bytes. */
  sha256: string
  file?: KnowledgeFile
  /** Of the community's own glossary. */
  glossary?: GlossaryGroup[]
  /** 标准问答. */
  standing?: StandingAnswer[]
  units: FileUnit[]
  refused?: RefusedFile
}

/** Path (with `/`, relative) → a mark that changes when the file does. */
export type Listing = Map<string, string>

// Two million characters: a yearbook. It is cut on the main thread, about 0.4 s a megabyte, in slices.
const MOST_BYTES = 5 * 2 ** 20
// Texts that people expect to be read; anything else beside the knowledge (pictures, a script) is none of ours.
const DOCUMENT = /\.(docx?|pdf|xlsx?|pptx?|wps|rtf|odt|epub)$/i
// Hidden files, and what editors and offices leave while they save.
const PASSING = /^\.|^~\$|^#.*#$|~$|\.(tmp|temp|swp|swx|bak|part|crdownload)$/i

/** Whether a name is of something that is not there to stay or not to be seen. */
export function isPassing(name: string): boolean {
  return PASSING.test(name)
}

/** Whether a path, seen from the folder, can be knowledge at all. */
export function isOfInterest(path: string): boolean {
  return !path.split('/').some(isPassing) && (isKnowledgePath(path) || isGlossaryPath(path) || DOCUMENT.test(path))
}

/** All files that count, in the order of their paths. Links that lead out of the folder are not followed. Throws when the folder cannot be listed. */
export async function listFolder(folder: string): Promise<Listing> {
  const root = await realpath(folder)
  const found: [string, string][] = []
  const seen = new Set<string>()
  const walk = async (prefix: string, real: string): Promise<void> => {
    if (seen.has(real)) return
    seen.add(real)
    for (const entry of await readdir(real, { withFileTypes: true })) {
      const path = prefix + entry.name
      if (isPassing(entry.name)) continue
      // A file can go while we look.
      const target = await realpath(join(real, entry.name)).catch(() => undefined)
      if (target === undefined || !(target === root || target.startsWith(root + sep))) continue
      const about = await stat(target).catch(() => undefined)
      if (about?.isDirectory()) await walk(`${path}/`, target)
      else if (about?.isFile() && isOfInterest(path)) found.push([path, `${about.mtimeMs} ${about.size} ${about.ino}`])
    }
  }
  await walk('', root)
  return new Map(found.sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** The entries of a listing, in its order: those of before where the file is as it was, the others read. */
export async function readEntries(
  folder: string,
  listing: Listing,
  before: { listing: Listing; entries: readonly Entry[] },
  behind: Behind,
): Promise<Entry[]> {
  const known = new Map(before.entries.map((entry) => [entry.path, entry]))
  const entries: Entry[] = []
  for (const [path, mark] of listing) {
    const old = known.get(path)
    const isKnown = old && before.listing.get(path) === mark
    const entry = isKnown ? old : await readEntry(folder, path, behind, old)
    if (entry) entries.push(entry)
    if (!isKnown) await behind.giveWay()
  }
  return entries
}

/**
 * Reads one file. Undefined when it is gone; a file that cannot be used is an entry that says why. The same entry as `before` when the
 * bytes are the same.
 */
async function readEntry(folder: string, path: string, behind: Behind, before?: Entry): Promise<Entry | undefined> {
  const bytes = await readBytes(join(folder, path))
  if (bytes === undefined) return undefined
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  if (before?.sha256 === sha256) return before
  if (typeof bytes === 'string') return refusedEntry(path, sha256, bytes)
  if (isGlossaryPath(path)) return glossaryEntry(path, sha256, bytes)
  if (isStandingPath(path)) return standingEntry(path, sha256, decodeText(bytes))
  try {
    const read = await inSlices(readingFile(path, decodeText(bytes)), behind)
    if (isRefused(read)) return { path, sha256, units: [], refused: read }
    return { path, sha256, file: read, units: await inSlices(splitting(read), behind) }
  } catch (error) {
    // The readers promise to be total. Should one not be, it costs this file only.
    return refusedEntry(path, sha256, `读取时出错：${(error as Error).message}`)
  }
}

async function readBytes(path: string): Promise<Buffer | string | undefined> {
  try {
    const { size } = await stat(path)
    if (size > MOST_BYTES) return `文件有 ${Math.round(size / 2 ** 20)} MB，超过 ${MOST_BYTES / 2 ** 20} MB，请拆成几份`
    return await readFile(path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return code === 'ENOENT' || code === 'ENOTDIR' ? undefined : `打不开这个文件（${code}）`
  }
}

function glossaryEntry(path: string, sha256: string, bytes: Buffer): Entry {
  const read = readGlossary(decodeText(bytes).replace(/^\ufeff/, ''))
  return 'reason' in read
    ? { path, sha256, units: [], refused: { path, ...read } }
    : { path, sha256, units: [], glossary: read }
}

function standingEntry(path: string, sha256: string, text: string): Entry {
  const read = readStandingFile(path, text)
  return 'reason' in read ? { path, sha256, units: [], refused: read } : { path, sha256, units: [], standing: read }
}

function refusedEntry(path: string, sha256: string, reason: string): Entry {
  return { path, sha256, units: [], refused: { path, line: 1, reason } }
}
