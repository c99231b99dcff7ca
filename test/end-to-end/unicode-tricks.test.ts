/** RELIABILITY row 51 through the whole house, as it is served: posts of the page, the database, and what the page is given back. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebClient } from '../adapters/web-client.ts'
import { TRICKS } from '../bot/unicode-tricks.ts'
import { type Served, serveProcess } from './newcomer.ts'

let folder: string
let house: Served
let client: WebClient
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'xiaoge-unicode-'))
  house = await serveProcess({ XIAOGE_DATA: folder, XIAOGE_ENCODER: 'off', XIAOGE_LOG_LEVEL: 'warn' })
  client = new WebClient(house.url)
}, 90_000)
afterAll(async () => {
  await house?.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('every one is taken, what comes back is whole, and the house lives on', { timeout: 120_000 }, async () => {
  // One in each place by turns: who says more than 60 at once is answered at a steady pace.
  for (const [at, { name, text }] of TRICKS.entries()) {
    const status = await client.say('resident', text, { place: at % 2 ? 'direct' : 'group', mention: true })
    expect(status, name).toBe(200)
    const ours = (await client.chat()).seats.flatMap(({ messages }) => messages.filter(({ message }) => message.from === 'us'))
    for (const { message } of ours) expect(message.text.isWellFormed(), name).toBe(true)
  }
  await client.say('resident', '桂花苑3栋2单元路灯坏了', { place: 'direct' })
  for (let seen = ''; !/#\d{4}/.test(seen); seen = JSON.stringify(await client.chat()))
    await new Promise((resolve) => setTimeout(resolve, 50))
  expect(await (await fetch(`${house.url}/livez`)).text()).toBe('ok')
  expect(house.written()).not.toMatch(/"event":"(?:inbox\.failed|outbox\.failed|outbox\.dead|web\.failed)"/)
})
