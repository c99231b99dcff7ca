/** The page's files, read once at the start: no path from outside ever reaches the disk. */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import type { Context } from 'hono'
import type { WebEnv } from './visitors.ts'

const FOLDER = new URL('./page/', import.meta.url)
const TYPES: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
}

export interface PageFile {
  body: Uint8Array<ArrayBuffer>
  type: string
  tag: string
}

/** By file name. */
export async function readPage(): Promise<ReadonlyMap<string, PageFile>> {
  const files = new Map<string, PageFile>()
  for (const name of await readdir(FOLDER)) {
    const type = TYPES[name.slice(name.lastIndexOf('.') + 1)]
    if (type === undefined) continue
    const body = Uint8Array.from(await readFile(new URL(name, FOLDER)))
    files.set(name, { body, type, tag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 20)}"` })
  }
  return files
}

/** A browser asks each time whether its copy still holds: an update of ours is seen at once. */
export function serveFile(context: Context<WebEnv>, file: PageFile | undefined): Response | Promise<Response> {
  if (!file) return context.notFound()
  const headers = { 'cache-control': 'no-cache', etag: file.tag, 'content-type': file.type }
  if (context.req.header('if-none-match') === file.tag) return context.body(null, 304, headers)
  return context.body(file.body, 200, headers)
}
