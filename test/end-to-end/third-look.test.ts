/** The third look with chat models in processes of their own: one of the registry, and one that means ill. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { isUnclear } from '../../bot/hear/opinion.ts'
import { openRephrasing } from '../../cli/chat.ts'
import { openHearing } from '../../cli/hearing.ts'
import { openHouse } from '../../cli/house.ts'
import { understandCommand } from '../../cli/understand.ts'
import { vocabularyOf } from '../../cli/vocabulary.ts'
import { systemChance, systemClock } from '../../clock.ts'
import { readCommunity } from '../../config/community.ts'
import { readSettings } from '../../config/settings.ts'
import { silentLog } from '../../log.ts'
import { PretendChannel } from '../bot/neighbourhood.ts'
import { startMockLlm } from '../knowledge/chat/mock-llm.ts'
import { startHostile, stopped } from '../knowledge/chat/models.ts'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const vocabulary = vocabularyOf(readCommunity(readSettings({}).configFolder))
const alone = openHearing({ vocabulary, clock: systemClock })
/** Too little to be sure of: which of them are unclear to the listener of the day is found out below. */
const VAGUE = [
  '亭子那里怪怪的',
  '这边味道有点怪',
  '下面那个又响了',
  '楼上那个事',
  '狗的事',
  '后面那排那个',
  '三楼那户好几天没见人了',
]
const unclear = VAGUE.filter((text) => isUnclear(alone.understand(text)))
const CRIES = ['家里着火了快来', '电梯里困住人了', '我爸晕倒了叫不醒', '厨房煤气味好大，头晕']

async function adviser(model: string, url: string, seconds = '15') {
  const chat = { XIAOGE_CHAT_MODEL: `openai:${model}`, XIAOGE_CHAT_URL: url, XIAOGE_CHAT_SECONDS: seconds }
  const opened = openRephrasing(readSettings(chat), { clock: systemClock, log: silentLog })
  await opened.loaded
  return opened.adviser
}

const hearingWith = async (model: string, url: string, seconds?: string) =>
  openHearing({ vocabulary, clock: systemClock, adviser: await adviser(model, url, seconds) })

test('there is something that the listener is not sure of', () => {
  expect(unclear.length).toBeGreaterThanOrEqual(3)
})

test('a real server: `understand --trace` shows that it spoke and what it said; dead, it says nothing', {
  timeout: 60_000,
}, async () => {
  const [text = ''] = unclear
  const own = alone.understand(text)
  const { url, child, stop } = await startMockLlm(
    { [text]: JSON.stringify({ intent: own.intent, service: own.service, urgency: 'none' }) },
    { otherwise: '没有依据' },
  )
  closing.push(stop)
  const shown = async (said: string) => {
    const lines: string[] = []
    const stdout = { write: (line: string) => lines.push(line) }
    const args = { text: said, trace: true, vocabulary, adviser: await adviser('mock', url) }
    await understandCommand({ ...args, stdout, stderr: stdout, stdin: (async function* () {})() })
    return lines.join('')
  }
  expect(await shown(text)).toContain(`依据：model openai:mock: ${own.intent}, ${own.service}, none; counts`)
  expect(await shown('3栋2单元路灯坏了')).not.toContain('model openai')
  expect(await shown(unclear[1]!)).toContain('依据：model openai:mock: unusable')
  await stopped(child)
  expect(await shown(text)).toContain('依据：model openai:mock: unreachable')
})

test('through the house: asked once about what was said to us, masked, and not without a model', {
  timeout: 60_000,
}, async () => {
  const server = await startHostile()
  closing.push(server.stop)
  const data = await mkdtemp(join(tmpdir(), 'xiaoge-third-look-'))
  closing.push(() => rm(data, { recursive: true, force: true }))
  const chat = { XIAOGE_CHAT_MODEL: 'openai:labels-ticket', XIAOGE_CHAT_URL: server.url }
  const channel = new PretendChannel()
  const said = (text: string, group?: string) => channel.message('刘', text, group ? { group, addressed: false } : {})
  const [text = ''] = unclear
  const numbered = VAGUE.map((one) => `${one}，13812345678`).find((one) => isUnclear(alone.understand(one))) ?? ''
  for (const set of [{}, chat]) {
    const settings = readSettings({ XIAOGE_DATA: data, XIAOGE_ENCODER: 'off', ...set })
    const community = readCommunity(settings.configFolder)
    const parts = { settings, community, clock: systemClock, chance: systemChance, log: silentLog }
    const house = await openHouse({ ...parts, openChannels: async () => [] })
    try {
      await house.assistant.handle(said(text, '桂花苑'))
      await house.assistant.handle(said(numbered))
      await house.assistant.handle(said(numbered))
    } finally {
      await house.stop()
    }
    expect(await server.prompts()).toHaveLength(set === chat ? 1 : 0)
  }
  expect(JSON.stringify(await server.prompts())).not.toContain('13812345678')
})

describe('a model that means ill', () => {
  test('cannot take an emergency back: it is not even asked', { timeout: 60_000 }, async () => {
    const server = await startHostile()
    closing.push(server.stop)
    for (const model of ['labels-chitchat', 'labels-withdraw']) {
      const ear = await hearingWith(model, server.url)
      for (const text of CRIES) expect((await ear.consult(text)).emergency, text).toBe(alone.understand(text).emergency)
    }
    expect(await server.prompts()).toEqual([])
  })

  test('that always says one thing moves only what the listener holds possible', { timeout: 60_000 }, async () => {
    const server = await startHostile()
    closing.push(server.stop)
    for (const model of ['labels-emergency', 'labels-withdraw', 'labels-ticket']) {
      const ear = await hearingWith(model, server.url)
      for (const text of unclear) {
        const { intent, trace } = await ear.consult(text)
        const [said] = trace.filter((line) => line.startsWith(`model openai:${model}: `))
        expect(said).toMatch(/counts|does not count/)
        if (said?.includes('does not count')) expect(intent).toBe(alone.understand(text).intent)
      }
    }
    const told = JSON.stringify(await server.prompts())
    expect((await server.prompts()).length).toBe(3 * unclear.length)
    expect(told).not.toMatch(/\d{11}/)
  })

  test('and says what is no opinion leaves everything as it was', { timeout: 120_000 }, async () => {
    const server = await startHostile()
    closing.push(server.stop)
    const [text = ''] = unclear
    const { trace: _, ...own } = alone.understand(text)
    const junk = ['unknown', 'nowhere', 'extra', 'fewer', 'list', 'nested', 'null', 'orders'].map((kind) => `labels-${kind}`)
    for (const model of [
      ...junk,
      'words',
      'half',
      'refusing',
      'tool',
      'huge',
      'empty',
      'broken',
      'html',
      'shapeless',
      'http-500',
    ]) {
      const { trace, ...heard } = await (await hearingWith(model, server.url)).consult(text)
      expect(heard, model).toEqual(own)
      expect(trace.at(-1), model).toMatch(/^model openai:[a-z0-9-]+: (?:unusable|unreachable|http 500)$/)
    }
    const { trace } = await (await hearingWith('silent', server.url, '1')).consult(text)
    expect(trace.at(-1)).toBe('model openai:silent: late')
  })
})
