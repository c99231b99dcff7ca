#!/usr/bin/env node
/** The way in from the command line: makes a fresh clone ready, teaches Node to read TypeScript, opens the door. */
import { ensureInstalled } from './setup.mjs'

await ensureInstalled()
// Packages of hundreds of small files: once TypeScript is read, every file takes a detour through another thread (0.15 s for the two).
const manyFiles = process.argv[2] === 'serve' ? ['zod', 'kysely'] : ['zod']
await Promise.all(manyFiles.map((name) => import(name)))
const { register } = await import('tsx/esm/api')
register()
const { main } = await import('../main.ts')
await main(process.argv)
