#!/usr/bin/env node
/** The way in from the command line: makes a fresh clone ready, teaches Node to read TypeScript, opens the door. */
import { ensureInstalled } from './setup.mjs'

await ensureInstalled()
const { register } = await import('tsx/esm/api')
register()
const { main } = await import('../main.ts')
await main(process.argv)
