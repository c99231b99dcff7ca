/** The hosted chat: who sees what, and that nothing is lost or doubled, whatever ends in between. */
import { EventEmitter } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Outgoing } from '../../adapters/adapter.ts'
import type { WebOptions } from '../../adapters/web/adapter.ts'
import { STANDARD_LIMITS } from '../../adapters/web/limits.ts'
import { Streams } from '../../adapters/web/streams.ts'
import { systemClock } from '../../clock.ts'
import { silentLog } from '../../log.ts'
import { Listener, turns, until } from './contract.ts'
import { CHOICES } from './scripted-assistant.ts'
import { freePort, startServer } from './server-process.ts'
import { messagesIn, WebClient } from './web-client.ts'
import { createWeb, openHistory, SEATS } from './web-house.ts'

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'xiaoge-chat-'))
  onTestFinished(() => rm(made, { recursive: true, force: true }))
  return made
}

async function served(more: Partial<WebOptions> = {}) {
  const { history, close } = await openHistory(await folder())
  const web = createWeb(history, more)
  const listener = new Listener()
  await web.start(listener)
  onTestFinished(async () => {
    await web.stop()
    await close()
  })
  const send = (thread: string, text: string, rest: Partial<Outgoing> = {}) =>
    web.send({ id: `o-${text}`, thread, parts: [{ type: 'text', text }], urgency: 'reply', ...rest })
  return { web, listener, history, client: new WebClient(web.url), send }
}

const textsOf = (entries: { message: { text: string } }[]) => entries.map(({ message }) => message.text)

describe('who sees what', () => {
  test('members of the group see each other; a private word is seen by its person only', async () => {
    const group = { id: 'g', name: '群' }
    const seats = ['a', 'b'].map((id) => ({ id, senderId: id, name: id, title: '', role: 'resident' as const, group }))
    const { client, send } = await served({ seats })
    await client.say('a', '大家好', { mention: true })
    await send('g:g', '您好')
    await send('d:b', '只给乙')
    const [first, second] = (await client.chat()).seats
    expect(textsOf(first!.messages)).toEqual(['@小格 大家好', '您好'])
    expect(textsOf(second!.messages)).toEqual(['@小格 大家好', '您好', '只给乙'])
    expect(first!.messages.map(({ message }) => message.from)).toEqual(['me', 'us'])
    expect(second!.messages.map(({ message }) => message.from)).toEqual(['other', 'us', 'us'])
  })

  test('ids of people never reach a page', async () => {
    const { client, send } = await served()
    await client.say('resident', '在吗', { mention: true })
    await send('g:guihuayuan', '在')
    const { after } = await client.chat()
    const events = await client.follow(after.replaceAll(/\d+/g, '0'), (seen) => messagesIn(seen).length >= 2)
    for (const text of [JSON.stringify(await client.chat()), JSON.stringify(events)]) {
      for (const id of ['grandma-liu', 'wang-leader', 'li-staff']) expect(text).not.toContain(id)
    }
  })

  test('who speaks is what the server knows, not what the page claims', async () => {
    const { client, listener } = await served()
    await client.say('resident', '我是社工', {
      senderId: 'li-staff',
      name: '李社工',
      sender: { id: 'li-staff' },
      thread: 'd:li-staff',
    })
    expect(listener.heard[0]).toMatchObject({ sender: { id: 'grandma-liu', name: '刘奶奶' }, thread: { id: 'g:guihuayuan' } })
    expect(await client.say('nobody', '喂')).toBe(404)
    expect(await client.say('leader', '喂', { to: 'group' })).toBe(422)
  })

  test('an answer shows what it answers, cut between graphemes', async () => {
    const { client, listener, send } = await served()
    await client.say('leader', `${'👨‍👩‍👧'.repeat(80)}好`)
    await send('d:wang-leader', '收到', { answers: listener.heard[0]!.key })
    const quote = (await client.chat()).seats[1]!.messages.at(-1)!.message.quote
    await send('d:wang-leader', '又收到', { answers: listener.heard[0]!.key.split(':')[2]! })
    expect((await client.chat()).seats[1]!.messages.at(-1)!.message.quote).toEqual(quote)
    expect(quote).toEqual({ name: '王网格长', text: expect.stringMatching(/^(👨‍👩‍👧)+…?$/u) })
  })

  test('only web addresses become links', async () => {
    const { client, web } = await served()
    const parts = [
      { type: 'link', url: 'javascript:alert(1)', title: '点我' },
      { type: 'link', url: 'https://example.org/x', title: '指南' },
    ] as const
    await web.send({ id: 'o1', thread: 'd:wang-leader', parts: [...parts], urgency: 'reply' })
    const { message } = (await client.chat()).seats[1]!.messages[0]!
    expect(message.links).toEqual([{ url: 'https://example.org/x', title: '指南' }])
  })
})

describe('choices', () => {
  test('a press names the message that offered it; made up, foreign and stale ones are refused', async () => {
    const { client, listener, send } = await served()
    await send('d:wang-leader', '新工单', { choices: CHOICES })
    await send('d:li-staff', '核查', { choices: [{ id: '核查 1001 通过', label: '通过' }] })
    const seqOf = async (seat: number) => (await client.chat()).seats[seat]!.messages[0]!.message.seq
    const press = (seat: string, seq: number, choice: string) =>
      client.insist(`/api/seats/${seat}/actions`, { id: client.newId(), seq, choice })
    expect(await press('leader', await seqOf(1), '核查 1001 通过')).toBe(422)
    expect(await press('leader', await seqOf(2), '核查 1001 通过')).toBe(422)
    expect(await press('leader', 99_999, '接单 1001')).toBe(422)
    expect(listener.heard).toEqual([])
    expect(await press('leader', await seqOf(1), '接单 1001')).toBe(200)
    expect(listener.heard[0]).toMatchObject({ kind: 'action', action: '接单 1001', text: '接单', addressed: true })
  })

  test('a press that comes twice is one key and one bubble', async () => {
    const { client, listener, send } = await served()
    await send('d:wang-leader', '新工单', { choices: CHOICES })
    const { seq } = (await client.chat()).seats[1]!.messages[0]!.message
    const body = { id: `press-${seq}-0`, seq, choice: '接单 1001' }
    await Promise.all([1, 2, 3].map(() => client.insist('/api/seats/leader/actions', body)))
    expect(new Set(listener.heard.map(({ key }) => key)).size).toBe(1)
    const shown = (await client.chat()).seats[1]!.messages
    expect(textsOf(shown)).toEqual(['新工单', '接单'])
    expect(shown[1]!.message.pressed).toEqual({ seq, choice: '接单 1001' })
  })
})

describe('nothing is lost and nothing is doubled', () => {
  test('sent twice under one outbox id, it stands there once, in the same parts', async () => {
    const { client, web } = await served()
    const long = '路灯坏了，请尽快修理。'.repeat(1000)
    const outgoing: Outgoing = { id: 'o1', thread: 'd:wang-leader', parts: [{ type: 'text', text: long }], urgency: 'reply' }
    const [first, second] = [await web.send(outgoing), await web.send(outgoing)]
    expect(second).toEqual(first)
    const texts = textsOf((await client.chat()).seats[1]!.messages)
    expect(texts.length).toBe(first.ok ? first.ids.length : 0)
    expect(texts.map((text) => text.replace(/^\(\d+\/\d+\) /, '')).join('')).toBe(long)
  })

  test('a stream taken up again at any event brings every message once', async () => {
    const { client, send } = await served()
    const { after } = await client.chat()
    let position = after
    const seen: string[] = []
    for (let round = 0; round < 8; round += 1) {
      for (let index = 0; index < 5; index += 1) {
        await send(index % 2 ? 'g:guihuayuan' : 'd:wang-leader', `第${round}-${index}句`)
      }
      const want = 1 + (round % 4)
      const events = (await client.follow(position, (all) => messagesIn(all).length >= want)).filter(
        ({ event }) => event === 'message',
      )
      // The line is cut after a few; whatever else had arrived is as if it had never been sent.
      for (const event of events.slice(0, want)) {
        seen.push(...textsOf(messagesIn([event])))
        position = event.id!
      }
    }
    const rest = await client.follow(position, (all) => messagesIn(all).length >= 40 - seen.length)
    seen.push(...textsOf(messagesIn(rest)))
    expect(seen.length).toBe(40)
    expect(new Set(seen).size).toBe(40)
  })

  test('a position of another history starts the page over instead of leaving it deaf', async () => {
    const { client } = await served()
    for (const wrong of ['999.0.0.0', '0.0', 'x', '', '1.2.3.4.5.6']) {
      const events = await client.follow(wrong, () => false)
      expect(events.map(({ event }) => event)).toEqual(['reset'])
    }
  })

  test('the newest hundred are shown, and the stream goes on right behind them', async () => {
    const { client, send } = await served()
    for (let index = 0; index < 130; index += 1) await send('d:wang-leader', `第${index}句`)
    const { after, seats } = await client.chat()
    expect(seats[1]!.messages).toHaveLength(100)
    expect(seats[1]!.messages.at(-1)!.message.text).toBe('第129句')
    await send('d:wang-leader', '后来的')
    const events = await client.follow(after, (all) => messagesIn(all).length >= 1)
    expect(textsOf(messagesIn(events))).toEqual(['后来的'])
  })

  test('a reader that stands still holds up nobody', async () => {
    const { web, client, send } = await served()
    const { port } = new URL(web.url)
    const socket = connect(Number(port), '127.0.0.1')
    onTestFinished(() => void socket.destroy())
    socket.pause()
    socket.write(`GET /api/stream?after=0.0.0.0 HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`)
    for (let index = 0; index < 400; index += 1) await send('d:wang-leader', `${index}${'灯'.repeat(3500)}`)
    const events = await client.follow('0.0.0.0', (all) => messagesIn(all).length >= 400)
    expect(messagesIn(events)).toHaveLength(400)
  })

  test('a reader that stands still is given no more than it takes, and is cut', async () => {
    const { history, send } = await served()
    for (let index = 0; index < 20; index += 1) await send('d:wang-leader', `第${index}句`)
    const written: string[] = []
    let destroyed = false
    // Full after three writes, and never again ready.
    const full = Object.assign(new EventEmitter(), {
      write: (text: string) => written.push(text) < 3,
      destroy: () => {
        destroyed = true
      },
    })
    const impatient = { ...systemClock, sleep: async () => {} }
    const streams = new Streams({ history, clock: impatient, log: silentLog, limits: STANDARD_LIMITS, ourName: '小格' })
    const stillWelcome = async () => true
    streams.serve(full as unknown as ServerResponse, { seats: SEATS, address: '', after: '0.0.0.0', stillWelcome })
    await until(() => destroyed)
    expect(written.length).toBe(3)
    expect(streams.size).toBe(0)
  })

  test('killed at any time, the process loses no acknowledged message and doubles none', async () => {
    const home = await folder()
    const port = await freePort()
    let child = await startServer(home, port)
    onTestFinished(() => void child.kill('SIGKILL'))
    const client = new WebClient(`http://127.0.0.1:${port}`)
    const acknowledged: string[] = []
    let stopped = false
    const speaking = (async () => {
      for (let index = 0; index < 60; index += 1) {
        const body = { id: client.newId(), text: `第${index}句` }
        while (!(await posted(client, body))) await turns(2)
        acknowledged.push(body.text)
      }
      stopped = true
    })()
    for (let round = 0; round < 3; round += 1) {
      const goal = acknowledged.length + 8 + round * 5
      await until(() => acknowledged.length >= goal || stopped)
      child.kill('SIGKILL')
      child = await startServer(home, port)
    }
    await speaking
    const expected = acknowledged.flatMap((text) => [text, `听到：${text}`])
    expect((await allTexts(client)).sort()).toEqual(expected.sort())
    const heard = (await readFile(join(home, 'heard.jsonl'), 'utf8')).trim().split('\n')
    expect(heard.map((line) => (JSON.parse(line) as { text: string }).text)).toEqual([...acknowledged, '完'])
  }, 60_000)
})

/** Everything that the leader sees, up to the answer to a last word: whatever were doubled would stand before it. */
async function allTexts(client: WebClient): Promise<string[]> {
  await client.say('leader', '完')
  const events = await client.follow('0.0.0.0', (all) => textsOf(messagesIn(all)).includes('听到：完'))
  return textsOf(messagesIn(events)).slice(0, -2)
}

async function posted(client: WebClient, body: unknown): Promise<boolean> {
  try {
    return (await client.post('/api/seats/leader/messages', body)).status === 200
  } catch {
    return false
  }
}
