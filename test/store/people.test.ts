import { describe, expect, test } from 'vitest'
import { bindGroup, findGroup, groupsOf, sawGroup } from '../../store/groups.ts'
import {
  accountId,
  accountsOf,
  bind,
  changePerson,
  findPerson,
  type Heard,
  keepPerson,
  meet,
  reach,
} from '../../store/people.ts'
import { codeOf, freshStore } from './workbench.ts'

const NOW = 1_800_000_000_000

function heard(nativeId: string, more: Partial<Heard> = {}): Heard {
  return { channel: 'web', nativeId, name: '王阿姨', stable: true, at: NOW, freshId: `person of ${nativeId}`, ...more }
}

describe('meeting', () => {
  test('an account for the first time makes its person, and afterwards finds it', async () => {
    const store = await freshStore()
    const first = await store.tx((db) => meet(db, heard('7', { directThread: 'd7' })))
    expect(first).toEqual({
      fresh: true,
      person: { id: 'person of 7', name: '王阿姨', source: 'chat', area: null, language: 'zh-Hans', createdAt: NOW },
      account: {
        id: 'web:7',
        channel: 'web',
        nativeId: '7',
        name: '王阿姨',
        person: 'person of 7',
        stable: true,
        seenAt: NOW,
        directThread: 'd7',
      },
    })
    const second = await store.tx((db) => meet(db, heard('7', { at: NOW + 5, name: '王姐', freshId: 'unused' })))
    expect(second).toMatchObject({
      fresh: false,
      person: first.person,
      account: { name: '王姐', seenAt: NOW + 5, directThread: 'd7' },
    })
    expect(await findPerson(store.read, 'unused')).toBeUndefined()
  })

  test('ten messages of one stranger at once make one person', async () => {
    const store = await freshStore()
    const met = await Promise.all(
      Array.from({ length: 10 }, (_, n) => store.tx((db) => meet(db, heard('7', { freshId: `p${n}` })))),
    )
    expect(new Set(met.map(({ person }) => person.id))).toEqual(new Set(['p0']))
    expect(met.filter(({ fresh }) => fresh)).toHaveLength(1)
  })

  test('a message that comes late turns nothing back', async () => {
    const store = await freshStore()
    await store.tx((db) => meet(db, heard('7', { name: 'new', directThread: 'new' })))
    await store.tx((db) => meet(db, heard('7', { name: 'old', directThread: 'old', at: NOW - 1 })))
    expect(await accountsOf(store.read, 'person of 7')).toMatchObject([{ name: 'new', directThread: 'new', seenAt: NOW }])
  })

  test('within a minute an account is noted again only where that changes something', async () => {
    const store = await freshStore()
    const hear = (at: number, more: Partial<Heard> = {}) => store.tx((db) => meet(db, heard('7', { at: NOW + at, ...more })))
    const seen = async () => (await accountsOf(store.read, 'person of 7'))[0]!
    await hear(0, { directThread: 'd7' })
    await hear(59_999)
    expect((await seen()).seenAt).toBe(NOW)
    await hear(60_000)
    expect((await seen()).seenAt).toBe(NOW + 60_000)
    await hear(60_001, { name: '王姐' })
    await hear(60_002, { name: '王姐', directThread: 'd8' })
    expect(await seen()).toMatchObject({ name: '王姐', directThread: 'd8', seenAt: NOW + 60_002 })
  })

  test('whoever changes between two accounts is reached at the one heard last, to the millisecond', async () => {
    const store = await freshStore()
    const hear = (channel: string, at: number) =>
      store.tx((db) => meet(db, heard('7', { channel, at: NOW + at, directThread: `${channel} d7`, freshId: channel })))
    await hear('web', 0)
    await hear('telegram', 0)
    await store.tx((db) => bind(db, { account: accountId('telegram', '7'), person: 'web', code: null, at: NOW }))
    for (const [at, channel] of ['web', 'telegram', 'web', 'web', 'telegram', 'telegram', 'web'].entries()) {
      await hear(channel, at + 1)
      expect((await reach(store.read, 'web'))[0]!.channel).toBe(channel)
    }
  })

  test('the same native id on two channels is two accounts', async () => {
    const store = await freshStore()
    await store.tx((db) => meet(db, heard('7')))
    await store.tx((db) => meet(db, heard('7', { channel: 'telegram', freshId: 'another' })))
    expect(accountId('web', '7')).not.toBe(accountId('telegram', '7'))
    expect(await accountsOf(store.read, 'another')).toHaveLength(1)
  })
})

describe('a configured person', () => {
  test('is made, and brought to what the settings say now', async () => {
    const store = await freshStore()
    const leader = { id: 'leader', name: '李网格长', area: 'grid-1', language: 'zh-Hans' as const }
    await store.tx((db) => keepPerson(db, leader, NOW))
    await store.tx((db) => keepPerson(db, { ...leader, area: 'grid-2' }, NOW + 5))
    expect(await findPerson(store.read, 'leader')).toEqual({ ...leader, area: 'grid-2', source: 'config', createdAt: NOW })
    await store.tx((db) => changePerson(db, 'leader', { language: 'zh-Hant' }))
    await store.tx((db) => changePerson(db, 'leader', {}))
    expect(await findPerson(store.read, 'leader')).toMatchObject({ language: 'zh-Hant', name: '李网格长' })
  })
})

describe('reaching', () => {
  test('goes to the accounts with a direct thread, the one heard last first', async () => {
    const store = await freshStore()
    await store.tx(async (db) => {
      await keepPerson(db, { id: 'leader', name: '李', area: null, language: 'zh-Hans' }, NOW)
      for (const [id, at, directThread] of [
        ['1', 1, 'd1'],
        ['2', 3, 'd2'],
        ['3', 9, undefined],
        ['4', 2, 'd4'],
      ] as const) {
        await meet(db, heard(id, { at, directThread }))
        await bind(db, { account: accountId('web', id), person: 'leader', code: null, at: NOW })
      }
    })
    expect((await reach(store.read, 'leader')).map(({ directThread }) => directThread)).toEqual(['d2', 'd4', 'd1'])
    expect(await reach(store.read, 'nobody')).toEqual([])
  })

  test('finds somebody who reported first and proved who they are later', async () => {
    const store = await freshStore()
    await store.tx(async (db) => {
      await keepPerson(db, { id: 'wang', name: '王', area: null, language: 'zh-Hans' }, NOW)
      const { person } = await meet(db, heard('7', { directThread: 'd7' }))
      await bind(db, { account: 'web:7', person: 'wang', code: null, at: NOW })
      expect((await reach(db, person.id)).map(({ id }) => id)).toEqual(['web:7'])
    })
    // Once the old person has an account of their own again, theirs counts.
    await store.tx((db) => meet(db, heard('8', { freshId: 'somebody', directThread: 'd8' })))
    await store.tx((db) => bind(db, { account: 'web:8', person: 'person of 7', code: null, at: NOW }))
    expect((await reach(store.read, 'person of 7')).map(({ id }) => id)).toEqual(['web:8'])
  })

  test('a binding is logged with whom the account belonged to before, and an unknown account cannot be bound', async () => {
    const store = await freshStore()
    await store.tx((db) => keepPerson(db, { id: 'wang', name: '王', area: null, language: 'zh-Hans' }, NOW))
    await store.tx((db) => meet(db, heard('7')))
    await store.tx((db) => bind(db, { account: 'web:7', person: 'wang', code: null, at: NOW + 1 }))
    expect(await store.read.selectFrom('bindings').selectAll().execute()).toEqual([
      { id: 1, account: 'web:7', person: 'wang', previous: 'person of 7', code: null, at: NOW + 1 },
    ])
    await expect(store.tx((db) => bind(db, { account: 'web:8', person: 'wang', code: null, at: NOW }))).rejects.toThrow()
    expect(await codeOf(store.tx((db) => bind(db, { account: 'web:7', person: 'nobody', code: null, at: NOW })))).toBe(
      'constraint',
    )
  })
})

describe('a group', () => {
  test('keeps its name and its area when it is heard again', async () => {
    const store = await freshStore()
    await store.tx((db) => sawGroup(db, { channel: 'web', thread: 'g:1', name: '幸福里业主群', at: NOW }))
    await store.tx((db) => bindGroup(db, { channel: 'web', thread: 'g:1', area: 'grid-1', by: 'staff', at: NOW }))
    await store.tx((db) => sawGroup(db, { channel: 'web', thread: 'g:1', at: NOW + 5 }))
    const group = {
      id: 'web:g:1',
      channel: 'web',
      thread: 'g:1',
      name: '幸福里业主群',
      area: 'grid-1',
      boundBy: 'staff',
      seenAt: NOW + 5,
    }
    expect(await findGroup(store.read, 'web', 'g:1')).toEqual(group)
    expect(await groupsOf(store.read, 'grid-1')).toEqual([group])
    expect(await findGroup(store.read, 'web', 'other')).toBeUndefined()
  })

  test('can be bound before it is heard', async () => {
    const store = await freshStore()
    await store.tx((db) => bindGroup(db, { channel: 'web', thread: 'g', area: 'grid-1', by: null, at: NOW }))
    expect(await findGroup(store.read, 'web', 'g')).toMatchObject({ area: 'grid-1', boundBy: null })
  })
})
