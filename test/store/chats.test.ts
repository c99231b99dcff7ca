import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { after, append, latest } from '../../store/chat-history.ts'
import { dropSession, getSession, overSessions, putSession, takeOverSession } from '../../store/sessions.ts'
import { createWebLogin, dropWebLogin, dropWebLoginsOf, expireWebLogins, findWebLogin } from '../../store/web-logins.ts'
import { freshStore } from './workbench.ts'

const NOW = 1_800_000_000_000

describe('a session', () => {
  const key = { channel: 'web', thread: 't', person: 'p' }

  test('is what was put last, until its time is over or it is dropped', async () => {
    const store = await freshStore()
    expect(await getSession(store.read, key, NOW)).toBeUndefined()
    await store.tx((db) => putSession(db, key, { state: '{"step":1}', now: NOW, expiresAt: NOW + 10 }))
    await store.tx((db) => putSession(db, key, { state: '{"step":2}', now: NOW, expiresAt: NOW + 20 }))
    expect(await getSession(store.read, key, NOW + 19)).toBe('{"step":2}')
    expect(await getSession(store.read, key, NOW + 20)).toBeUndefined()
    await store.tx((db) => dropSession(db, key))
    expect(await getSession(store.read, key, NOW)).toBeUndefined()
  })

  test('is there once more when its time is over, for whoever ends it', async () => {
    const store = await freshStore()
    for (const [person, expiresAt] of [
      ['a:%3A', 10],
      ['b', 20],
      ['c', 30],
    ] as const) {
      await store.tx((db) => putSession(db, { ...key, person }, { state: person, now: 0, expiresAt }))
    }
    expect((await overSessions(store.read, 20, 9)).map((one) => [one.key.person, one.state])).toEqual([
      ['a:%3A', 'a:%3A'],
      ['b', 'b'],
    ])
    expect(await overSessions(store.read, 20, 1)).toHaveLength(1)
    expect(await store.tx((db) => takeOverSession(db, { ...key, person: 'b' }, 20))).toBe('b')
    expect(await store.tx((db) => takeOverSession(db, { ...key, person: 'b' }, 20))).toBeUndefined()
    expect(await store.tx((db) => takeOverSession(db, { ...key, person: 'c' }, 20))).toBeUndefined()
    expect(await getSession(store.read, { ...key, person: 'c' }, 20)).toBe('c')
  })

  test('cannot be read from another thread, person or channel, however they are named', async () => {
    const store = await freshStore()
    const part = fc.string({ unit: fc.constantFrom(':', '%', '3', 'A', 'a'), minLength: 1, maxLength: 4 })
    const anyKey = fc.record({ channel: part, thread: part, person: part })
    await fc.assert(
      fc.asyncProperty(anyKey, anyKey, async (mine, theirs) => {
        fc.pre(JSON.stringify(mine) !== JSON.stringify(theirs))
        await store.tx((db) => putSession(db, mine, { state: 'mine', now: NOW, expiresAt: NOW + 1 }))
        await store.tx((db) => dropSession(db, theirs))
        expect(await getSession(store.read, theirs, NOW)).toBeUndefined()
        expect(await getSession(store.read, mine, NOW)).toBe('mine')
      }),
      { numRuns: 60 },
    )
  })
})

describe('the hosted chat', () => {
  const message = (id: string, thread = 't') => ({ id, thread, body: JSON.stringify({ id }), at: NOW })

  test('writes a message once, and says so', async () => {
    const store = await freshStore()
    const write = (id: string, thread?: string) => store.tx((db) => append(db, message(id, thread)))
    const [first, again, next] = await Promise.all([write('a'), write('a'), write('b')])
    expect([first.fresh, again.fresh, next.fresh]).toEqual([true, false, true])
    expect(again.seq).toBe(first.seq)
    expect(next.seq).toBeGreaterThan(first.seq)
    // An id is the client's: another thread's cannot be taken away.
    expect((await write('a', 'u')).fresh).toBe(true)
    expect((await latest(store.read, 't', 9)).map(({ id }) => id)).toEqual(['a', 'b'])
  })

  test('is read on from any point, without a gap or a double', async () => {
    const store = await freshStore()
    for (let n = 0; n < 20; n++) await store.tx((db) => append(db, message(`${n}`, n % 2 === 0 ? 't' : 'u')))
    const read: string[] = []
    for (let seq = 0; ; ) {
      const page = await after(store.read, 't', seq, 3)
      if (page.length === 0) break
      read.push(...page.map(({ id }) => id))
      seq = page.at(-1)!.seq
    }
    expect(read).toEqual(['0', '2', '4', '6', '8', '10', '12', '14', '16', '18'])
    expect((await latest(store.read, 't', 3)).map(({ id }) => id)).toEqual(['14', '16', '18'])
    expect(await latest(store.read, 'unknown', 3)).toEqual([])
  })
})

describe('a web login', () => {
  const login = { sender: 'visitor', name: '王', expiresAt: NOW + 10 }

  test('is found by its token until its time is over, and the token is not stored', async () => {
    const store = await freshStore()
    await store.tx((db) => createWebLogin(db, 'secret-token', login, NOW))
    expect(await findWebLogin(store.read, 'secret-token', NOW + 9)).toEqual(login)
    expect(await findWebLogin(store.read, 'secret-token', NOW + 10)).toBeUndefined()
    expect(await findWebLogin(store.read, 'another', NOW)).toBeUndefined()
    expect(JSON.stringify(await store.read.selectFrom('web_logins').selectAll().execute())).not.toContain('secret-token')
  })

  test('ends when it is dropped, with all of its sender, or when it is swept', async () => {
    const store = await freshStore()
    for (const token of ['a', 'b', 'c']) await store.tx((db) => createWebLogin(db, token, login, NOW))
    await store.tx((db) => createWebLogin(db, 'other', { ...login, sender: 'other', expiresAt: NOW + 5 }, NOW))
    await store.tx((db) => dropWebLogin(db, 'a'))
    expect(await findWebLogin(store.read, 'a', NOW)).toBeUndefined()
    expect(await findWebLogin(store.read, 'b', NOW)).toEqual(login)
    await store.tx((db) => dropWebLoginsOf(db, 'visitor'))
    expect(await findWebLogin(store.read, 'b', NOW)).toBeUndefined()
    expect(await store.tx((db) => expireWebLogins(db, NOW + 5))).toBe(1)
  })
})
