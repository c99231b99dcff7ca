/** Folders of ordinary files, and libraries over them, gone when the test is. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { systemClock } from '../../../clock.ts'
import { type Library, type LibraryOptions, openLibrary } from '../../../knowledge/library.ts'
import { silentLog } from '../../../log.ts'

export const FILES: Record<string, string> = {
  'lights.md':
    '---\ntitle: 路灯报修指南\nplace: 青禾市\n---\n\n路灯不亮的，拨打街道值班室电话报修。\n\n报修后两个工作日内派人查看。\n',
  'stairs.txt':
    '楼道堆物清理办法\n\n楼道内不得堆放杂物。\n\n堆放杂物的，网格员先行劝导；三日内未清理的，由物业服务企业代为清理。\n',
  'dogs.html':
    '<html><head><title>养犬须知</title></head><body><h1>养犬须知</h1><p>遛狗应当使用牵引绳。</p><p>犬只每年接种一次狂犬病疫苗。</p></body></html>',
}

export function scratchFolder(files: Record<string, string | Buffer> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'xiaoge-library-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }))
  for (const [path, content] of Object.entries(files)) save(folder, path, content)
  return folder
}

export function save(folder: string, path: string, content: string | Buffer): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), content)
}

export function library(folder: string, dataFolder: string, more: Partial<LibraryOptions> = {}): Library {
  const opened = openLibrary({ folder, dataFolder, clock: systemClock, log: silentLog, ...more })
  onTestFinished(() => opened.close())
  return opened
}

/** Titles of the files that answer a query best, by words. */
export function byWords(library: Library, query: string): string[] {
  const { units, files, byWords } = library.snapshot()
  return [...new Set(byWords(query, 10).map(({ unit }) => files[units[unit]!.file]!.path))]
}

export async function byMeaning(library: Library, query: string): Promise<string[] | undefined> {
  const snapshot = library.snapshot()
  const hits = await snapshot.byMeaning(query, 10)
  return hits && [...new Set(hits.map(({ unit }) => snapshot.files[snapshot.units[unit]!.file]!.path))]
}

/** Waits until something holds, as somebody would who looks again and again; the test's own timeout ends it. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await systemClock.sleep(20)
}
