/** RELIABILITY row 24 through the whole house, as it is served: its page, its log at the most talkative, and a chat model that keeps what it is told. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebClient } from '../adapters/web-client.ts'
import { HOME, leaked, NAME, NUMBERS } from '../bot/canaries.ts'
import { type ModelServer, startHostile } from '../knowledge/chat/models.ts'
import { type Served, serveProcess } from './newcomer.ts'

let folder: string
let model: ModelServer
let house: Served
let client: WebClient
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'xiaoge-canary-'))
  model = await startHostile()
  house = await serveProcess({
    ...{ XIAOGE_DATA: folder, XIAOGE_ENCODER: 'off', XIAOGE_LOG_LEVEL: 'debug' },
    ...{ XIAOGE_CHAT_MODEL: 'openai:echo', XIAOGE_CHAT_URL: model.url },
  })
  client = new WebClient(house.url)
}, 90_000)
afterAll(async () => {
  await house?.stop()
  await model?.stop()
  rmSync(folder, { recursive: true, force: true })
})

interface Said {
  place: string
  text: string
}

/** All that we said to the resident so far, by its number; a page shows only the latest. */
const said = new Map<string, Said>()
async function look(): Promise<void> {
  const found = (await client.chat()).seats.find(({ id }) => id === 'resident')
  for (const { place, message } of found!.messages) {
    // The quotation above an answer is what its asker said there, a line higher.
    const { quote: _, ...own } = message
    if (message.from === 'us') said.set(`${place} ${message.seq}`, { place, text: JSON.stringify(own) })
  }
}

/** Says it and waits for the answer. */
async function ask(place: string, text: string): Promise<void> {
  await look()
  const before = said.size
  await client.say('resident', text, { place, mention: true })
  while (said.size === before) {
    await new Promise((resolve) => setTimeout(resolve, 20))
    await look()
  }
}

/** One of each kind of number and of each kind of spelling: who says very much is answered at a steady pace. */
const SOME = [...NUMBERS.slice(4, 8), ...NUMBERS.slice(10, 13), ...NUMBERS.slice(-4)]

test('what people say of themselves stands in no group, no log and nothing that the model was told', {
  timeout: 120_000,
}, async () => {
  await ask('group', `我叫${NAME}，住${HOME}，${SOME.join('，')}，活动室要提前几天预约？`)
  await ask('direct', `我叫${NAME}，住${HOME}，活动室要提前几天预约？`)
  for (const number of SOME) await ask('direct', `${number}，活动室要提前几天预约？`)
  await ask('group', `桂花苑3栋2单元路灯坏了，我叫${NAME}，住${HOME}，${SOME.join('，')}`)
  const told = (await model.prompts()).map((prompt) => JSON.stringify(prompt.messages))
  const groups = [...said.values()].flatMap(({ place, text }) => (place === 'group' ? [text] : []))
  expect(told.length).toBeGreaterThanOrEqual(SOME.length)
  expect(groups.length).toBeGreaterThanOrEqual(2)
  expect(house.written()).toMatch(/"event":"inbox\.done"/)
  expect({ groups: leaked(groups), model: leaked(told), log: leaked([house.written()]) }).toEqual({
    groups: [],
    model: [],
    log: [],
  })
})
