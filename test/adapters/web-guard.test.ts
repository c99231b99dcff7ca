/** What the page's server refuses: foreign pages, guessed codes, floods, paths, and everything that no page of ours would send. */
import { mkdtemp, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { WebOptions } from '../../adapters/web/adapter.ts'
import { decodeAction, decodeMessage, readAction, readMessage } from '../../adapters/web/decode.ts'
import { Buckets } from '../../adapters/web/limits.ts'
import type { Door } from '../../adapters/web/visitors.ts'
import { systemClock } from '../../clock.ts'
import { silentLog } from '../../log.ts'
import { openStore } from '../../store/database.ts'
import { createWebLogin, dropWebLogin, findWebLogin } from '../../store/web-logins.ts'
import { Listener } from './contract.ts'
import { WebClient } from './web-client.ts'
import { createWeb, historyOn, SEATS } from './web-house.ts'

async function served(
  more: (codes: Map<string, { senderId: string; name: string }>, door: Door) => Partial<WebOptions> = () => ({}),
) {
  const folder = await mkdtemp(join(tmpdir(), 'xiaoge-guard-'))
  const store = await openStore({ file: join(folder, 'xiaoge.db'), clock: systemClock, log: silentLog })
  const codes = new Map<string, { senderId: string; name: string }>()
  const door: Door = {
    async enter(code) {
      const entered = codes.get(code)
      codes.delete(code)
      return entered
    },
    logins: {
      create: (token, login, now) => store.tx((db) => createWebLogin(db, token, login, now)),
      find: (token, now) => findWebLogin(store.read, token, now),
      drop: (token) => store.tx((db) => dropWebLogin(db, token)),
    },
  }
  const web = createWeb(historyOn(store), more(codes, door))
  const listener = new Listener()
  await web.start(listener)
  onTestFinished(async () => {
    await web.stop()
    await store.close()
    await rm(folder, { recursive: true, force: true })
  })
  return { web, listener, codes, store, client: new WebClient(web.url) }
}

/** Sends a request as it stands: no client library tidies the path. */
function raw(
  url: string,
  method: string,
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: string }> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    const asking = request({ hostname, port, method, path, headers }, (answer) => {
      let body = ''
      answer.on('data', (chunk: Buffer) => {
        body += chunk.toString()
      })
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body }))
    })
    asking.on('error', reject)
    asking.end()
  })
}

const POSTS = ['/api/seats/leader/messages', '/api/seats/leader/actions', '/api/enter', '/api/leave'] as const

describe('foreign pages', () => {
  test.each(POSTS)('%s takes nothing from a foreign origin, from none, from a form, or by GET', async (path) => {
    const { client, listener } = await served()
    const body = { id: 'client-000001', text: '在吗', code: 'x' }
    const refused = [
      await client.post(path, body, { origin: 'http://evil.example' }),
      await client.post(path, body, { origin: 'null' }),
      await client.post(path, body, { origin: client.url.replace('http:', 'http://evil.example@') }),
      await client.post(path, body, { 'sec-fetch-site': 'cross-site' }),
      await client.post(path, body, { 'content-type': 'text/plain' }),
      await client.post(path, body, { 'content-type': 'application/x-www-form-urlencoded' }),
      await fetch(`${client.url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }),
      await client.get(path),
    ]
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403, 403, 415, 415, 403, 404])
    expect(listener.heard).toEqual([])
  })

  test('where an address is configured, a foreign name that leads here is refused', async () => {
    const { client } = await served(() => ({ origin: 'https://chat.example.cn' }))
    const asked = async (host: string) => (await raw(client.url, 'GET', '/api/chat', { host })).status
    expect(await asked('chat.example.cn')).toBe(200)
    expect(await asked('127.0.0.1:8080')).toBe(200)
    expect(await asked('evil.example')).toBe(421)
    expect((await client.post('/api/seats/leader/messages', {}, { origin: 'https://chat.example.cn' })).status).toBe(403)
  })

  test('every page and answer says that only our own content may run and be framed', async () => {
    const { client } = await served()
    for (const path of ['/', '/page/chat.js', '/api/chat', '/nowhere', '/livez']) {
      const { headers } = await client.get(path)
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'self'; .*frame-ancestors 'none'/)
      expect(headers.get('content-security-policy')).not.toMatch(/unsafe|\*|https?:/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('access-control-allow-origin')).toBeNull()
    }
  })

  test('the pages hold no inline script, no inline style and nothing from elsewhere', async () => {
    const { client } = await served()
    const page = await (await client.get('/')).text()
    expect(page).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=|https?:\/\//i)
  })
})

describe('paths', () => {
  test.each([
    '/page/../adapter.ts',
    '/page/..%2fadapter.ts',
    '/page/%2e%2e/%2e%2e/package.json',
    '/page/..\\adapter.ts',
    '/page//etc/passwd',
    '/page/chat.html',
    '/page/',
    '/page',
    '/../../../../etc/passwd',
    '/page/chat.js%00.css',
    '/.git/config',
    '/api',
    '/api/seats/leader',
  ])('%s is nowhere', async (path) => {
    const { web } = await served()
    const { status, body } = await raw(web.url, 'GET', path)
    expect([400, 404]).toContain(status)
    expect(body).toMatch(/^$|没有这个页面/)
  })

  test('a copy that still holds is not sent again', async () => {
    const { client } = await served()
    const tag = (await client.get('/page/chat.js')).headers.get('etag')!
    expect((await client.get('/page/chat.js', { 'if-none-match': tag })).status).toBe(304)
  })
})

describe('what is posted', () => {
  const seat = SEATS[0]!
  const context = { channel: 'web', seat, at: 0, names: ['小格'] as const }

  test.each([
    ['no object', '[]'],
    ['no JSON', '{"id":'],
    ['an empty body', ''],
    ['a short id', { id: 'a', text: '喂' }],
    ['an id with a colon', { id: 'aaaaaaa:b', text: '喂' }],
    ['a long id', { id: 'a'.repeat(65), text: '喂' }],
    ['no text', { id: 'client-000001' }],
    ['an empty text', { id: 'client-000001', text: ' \n' }],
    ['a text that is a number', { id: 'client-000001', text: 5 }],
    ['a NUL', { id: 'client-000001', text: '坏\0了' }],
    ['a text beyond all measure', { id: 'client-000001', text: '长'.repeat(40_001) }],
    ['an unknown place', { id: 'client-000001', text: '喂', to: 'd:li-staff' }],
    ['a quote that is no number', { id: 'client-000001', text: '喂', quote: '1' }],
    ['a mention that is no yes or no', { id: 'client-000001', text: '喂', mention: 'yes' }],
  ])('%s is put aside, told so for good, and costs nothing but itself', async (_what, body) => {
    const { client, listener } = await served()
    const answer = await client.post('/api/seats/resident/messages', body)
    expect(answer.status).toBe(422)
    expect(await answer.json()).toMatchObject({ text: '这条消息小格读不懂。' })
    expect(listener.quarantined).toHaveLength(1)
    expect(listener.quarantined[0]!.raw.length).toBeLessThanOrEqual(2000)
    expect(await client.say('resident', '还在')).toBe(200)
  })

  test('a body beyond the limit is refused before it is read', async () => {
    const { client } = await served()
    const answer = await client.post('/api/seats/leader/messages', { id: 'client-000001', text: '', rest: 'x'.repeat(300_000) })
    expect(answer.status).toBe(413)
  })

  test('any JSON is read, or refused with a reason', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.jsonValue(), fc.record({ id: fc.string(), text: fc.anything(), to: fc.anything(), quote: fc.anything() })),
        (value) => {
          for (const read of [readMessage(value, seat), readAction(value, seat)]) {
            if (typeof read === 'string') expect(read).not.toBe('')
            else if ('text' in read)
              expect(decodeMessage(read, undefined, context).key).toMatch(/^web:grandma-liu:[\w-]{8,64}$/)
            else expect(typeof decodeAction(read, undefined, context)).toBe('string')
          }
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('floods', () => {
  test('who speaks too fast is told so, kindly, and when to go on; others are not', async () => {
    const { client, listener } = await served(() => ({ limits: { burst: 3, perSecond: 0.01 } }))
    const post = (seat: string) => client.post(`/api/seats/${seat}/messages`, { id: client.newId(), text: '喂' })
    const answers = [await post('leader'), await post('leader'), await post('leader'), await post('leader')]
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429])
    expect(await answers[3]!.json()).toMatchObject({ text: '您说得有点快，请稍等几秒。', retryAfterMs: expect.any(Number) })
    expect((await post('staff')).status).toBe(200)
    expect(listener.heard).toHaveLength(4)
  })

  test('a bucket fills again with time, and never above its size', () => {
    let now = 0
    const buckets = new Buckets({ clock: { ...systemClock, elapsed: () => now }, capacity: 2, perSecond: 1 })
    expect([buckets.take('a'), buckets.take('a'), buckets.take('a'), buckets.take('b')]).toEqual([0, 0, 1000, 0])
    now += 1000
    expect([buckets.take('a'), buckets.take('a')]).toEqual([0, 1000])
    now += 1_000_000
    expect([buckets.take('a'), buckets.take('a'), buckets.take('a')]).toEqual([0, 0, 1000])
  })

  test('there is room for so many open pages and no more; a closed one makes room', async () => {
    const { client } = await served(() => ({ limits: { streamsPerAddress: 2 } }))
    const opened: AbortController[] = []
    const open = async () => {
      const ending = new AbortController()
      const { status } = await fetch(`${client.url}/api/stream?after=0.0.0.0`, { signal: ending.signal })
      if (status === 200) opened.push(ending)
      return status
    }
    expect([await open(), await open(), await open()]).toEqual([200, 200, 503])
    opened[0]!.abort()
    while ((await open()) === 503);
    for (const ending of opened) ending.abort()
  })
})

describe('the door', () => {
  const withDoor = (codes: Map<string, { senderId: string; name: string }>, door: Door): Partial<WebOptions> => {
    codes.set('AB12CD34', { senderId: 'p-7', name: '张先生' })
    return {
      door: { ...door, profile: async () => ({ title: '', role: 'resident' as const, group: { id: 'g1', name: '邻里群' } }) },
    }
  }

  test('without a code there is only the page that asks for one', async () => {
    const { client } = await served(withDoor)
    const home = await client.get('/')
    expect([home.status, home.headers.get('location')]).toEqual([303, '/enter'])
    expect(await (await client.get('/enter')).text()).toContain('一次性口令')
    expect((await client.get('/api/chat')).status).toBe(401)
    expect((await client.get('/api/stream?after=0')).status).toBe(401)
    expect((await client.post('/api/seats/me/messages', { id: 'client-000001', text: '喂' })).status).toBe(401)
  })

  test('a code opens it once; the cookie is out of reach for scripts and other sites', async () => {
    const { client, listener, web } = await served(withDoor)
    const entered = await client.post('/api/enter', { code: ' ab12cd34 '.toUpperCase() })
    expect(entered.status).toBe(200)
    const cookie = entered.headers.get('set-cookie')!
    expect(cookie).toMatch(/^xiaoge=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Strict$/)
    const visitor = new WebClient(web.url, { cookie: cookie.split(';')[0]! })
    expect((await visitor.chat()).seats).toMatchObject([{ id: 'me', name: '张先生', group: '邻里群' }])
    expect(await visitor.say('me', '在吗', { mention: true })).toBe(200)
    expect(listener.heard[0]).toMatchObject({ sender: { id: 'p-7', name: '张先生' }, key: expect.stringMatching(/^web:p-7:/) })
    expect((await client.post('/api/enter', { code: 'AB12CD34' })).status).toBe(403)
    expect(await visitor.say('leader', '我是网格长')).toBe(404)
  })

  test('a cookie that was made up or left opens nothing', async () => {
    const { client, web } = await served(withDoor)
    const entered = await client.post('/api/enter', { code: 'AB12CD34' })
    const visitor = new WebClient(web.url, { cookie: entered.headers.get('set-cookie')!.split(';')[0]! })
    const { after } = await visitor.chat()
    const ended = visitor.follow(after, () => false).catch(() => [])
    await visitor.post('/api/leave', {})
    await ended
    expect((await visitor.get('/api/chat')).status).toBe(401)
    expect((await new WebClient(web.url, { cookie: `xiaoge=${'a'.repeat(43)}` }).get('/api/chat')).status).toBe(401)
  })

  test('behind https the cookie travels by https only', async () => {
    const { client } = await served((codes, door) => ({ ...withDoor(codes, door), origin: 'https://chat.example.cn' }))
    const entered = await client.post('/api/enter', { code: 'AB12CD34' })
    expect(entered.headers.get('set-cookie')).toContain('; Secure')
  })

  test('1,000 guesses are stopped after a few, and the right code then does not help', async () => {
    const { client } = await served(withDoor)
    const statuses: number[] = []
    for (let guess = 0; guess < 1000; guess += 1) {
      const { status } = await client.post('/api/enter', { code: `guess${guess}` })
      statuses.push(status)
    }
    expect(statuses.filter((status) => status === 403).length).toBeLessThanOrEqual(10)
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(990)
    expect((await client.post('/api/enter', { code: 'AB12CD34' })).status).toBe(429)
  })

  test('the sample community has no door', async () => {
    const { client } = await served()
    expect((await client.post('/api/enter', { code: 'AB12CD34' })).status).toBe(404)
    expect((await client.get('/enter')).headers.get('location')).toBe('/')
  })
})

describe('health', () => {
  test('a port that is taken is told at the start', async () => {
    const { web, listener } = await served()
    const second = createWeb(historyOn({} as never), { port: Number(new URL(web.url).port) })
    await expect(second.start(listener)).rejects.toMatchObject({ code: 'EADDRINUSE' })
    await second.stop()
  })

  test('livez answers without looking at anything; readyz tells whether, and to this machine also why', async () => {
    const issues = ['数据库写不进去 / database not writable']
    const { client } = await served(() => ({ readiness: async () => ({ ok: false, issues }) }))
    expect((await client.get('/livez')).status).toBe(200)
    const near = await client.get('/readyz')
    expect([near.status, await near.json()]).toEqual([503, { ok: false, issues }])
    const far = await client.get('/readyz', { 'x-forwarded-for': '203.0.113.7' })
    expect([far.status, await far.json()]).toEqual([503, { ok: false }])
  })

  test('a self-check that fails is not ready', async () => {
    const { client } = await served(() => ({
      readiness: async () => {
        throw new Error('gone')
      },
    }))
    expect((await client.get('/readyz')).status).toBe(503)
  })
})
