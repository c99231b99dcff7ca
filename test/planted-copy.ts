/** A copy of the product with something changed or missing: for planted bugs, and for machines that lack a part. */
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { onTestFinished } from 'vitest'
import { PROJECT_ROOT } from '../config/settings.ts'

const PARTS = ['main.ts', 'clock.ts', 'log.ts', 'package.json', 'tsconfig.json', 'package-lock.json']
const ROOMS = ['cli', 'bot', 'knowledge', 'adapters', 'tickets', 'store', 'config', 'models', 'test/knowledge/engine']
/** Larger ones are linked, not copied. */
const LARGEST_COPY = 1_000_000

export interface Planted {
  /** Package → the code that stands in its place; undefined: it is not there. */
  packages?: Record<string, string | undefined>
  /** Path → its content, changed; undefined: it is not there. */
  files?: Record<string, (content: Buffer) => Buffer | string | undefined>
}

/** Gives its root, gone when the test is. */
export function plantedCopy({ packages = {}, files = {} }: Planted): string {
  const root = mkdtempSync(join(tmpdir(), 'xiaoge-planted-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  for (const part of [...PARTS, ...ROOMS]) copy(part, root)
  for (const [path, change] of Object.entries(files)) {
    const content = change(readFileSync(join(PROJECT_ROOT, path)))
    rmSync(join(root, path))
    if (content !== undefined) writeFileSync(join(root, path), content)
  }
  mkdirSync(join(root, 'node_modules'))
  for (const name of readdirSync(join(PROJECT_ROOT, 'node_modules'))) {
    if (!(name in packages)) symlinkSync(join(PROJECT_ROOT, 'node_modules', name), join(root, 'node_modules', name))
  }
  for (const [name, code] of Object.entries(packages)) {
    if (code === undefined) continue
    mkdirSync(join(root, 'node_modules', name), { recursive: true })
    writeFileSync(
      join(root, 'node_modules', name, 'package.json'),
      JSON.stringify({ name, version: '0.0.0', main: 'index.js' }),
    )
    writeFileSync(join(root, 'node_modules', name, 'index.js'), code)
  }
  return root
}

/** What Node is started with, so that it reads TypeScript. */
export const TSX = ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href]

function copy(path: string, root: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  const large: string[] = []
  cpSync(join(PROJECT_ROOT, path), join(root, path), {
    recursive: true,
    filter: (from) => {
      if (/models.train|knowledge.files$/.test(from)) return false
      if (!statSync(from).isFile() || statSync(from).size <= LARGEST_COPY) return true
      large.push(from)
      return false
    },
  })
  for (const from of large) symlinkSync(from, join(root, from.slice(PROJECT_ROOT.length)))
}
