import { describe, expect, test } from 'vitest'
import { type Chance, systemChance } from '../../clock.ts'
import { CODE_LIFE_MS, forgetTries, issueCode, redeemCode, TRIES_OF_ALL, TRIES_OF_ONE } from '../../store/codes.ts'
import { keepPerson } from '../../store/people.ts'
import type { Store } from '../../store/store.ts'
import { freshStore } from './workbench.ts'

const NOW = 1_800_000_000_000

async function open(): Promise<Store> {
  const store = await freshStore()
  for (const id of ['wang', 'li'])
    await store.tx((db) => keepPerson(db, { id, name: id, area: null, language: 'zh-Hans' }, NOW))
  return store
}

const issue = (store: Store, form: 'token' | 'spoken', person = 'wang', chance = systemChance) =>
  store.tx((db) => issueCode(db, chance, { purpose: 'bind', person, by: 'admin', form, at: NOW }))
const redeem = (store: Store, code: string, by = 'web:7', at = NOW) =>
  store.tx((db) => redeemCode(db, { purpose: 'bind', code, by, at }))

const wrongFor = (code: string) => (code === '000000' ? '111111' : '000000')

describe('a code', () => {
  test('as a token has 128 bits, fits into a link, and is never stored', async () => {
    const store = await open()
    const { code } = await issue(store, 'token')
    expect(code).toMatch(/^[A-Za-z0-9_-]{22}$/)
    expect(JSON.stringify(await store.read.selectFrom('codes').selectAll().execute())).not.toContain(code)
    expect(await redeem(store, code)).toMatchObject({ ok: true, person: 'wang' })
  })

  test('as it is spoken has six digits, and may be typed as phones type', async () => {
    const store = await open()
    const { code, id } = await issue(store, 'spoken')
    expect(code).toMatch(/^\d{6}$/)
    const fullWidth = ` ${[...code].map((digit) => String.fromCodePoint(digit.codePointAt(0)! + 0xfee0)).join(' ')}\n`
    expect(await redeem(store, fullWidth)).toEqual({ ok: true, id, person: 'wang' })
  })

  test('works once: of two at once one wins', async () => {
    const store = await open()
    const { code } = await issue(store, 'token')
    const outcomes = await Promise.all(['web:1', 'web:2', 'web:3'].map((by) => redeem(store, code, by)))
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, false, false])
    expect(await store.read.selectFrom('codes').select(['used_by', 'used_at']).execute()).toEqual([
      { used_by: 'web:1', used_at: NOW },
    ])
  })

  test('stays good when the unit that used it fails', async () => {
    const store = await open()
    const { code } = await issue(store, 'token')
    const failing = store.tx(async (db) => {
      await redeemCode(db, { purpose: 'bind', code, by: 'web:7', at: NOW })
      throw new Error('binding failed')
    })
    await expect(failing).rejects.toThrow('binding failed')
    expect((await redeem(store, code)).ok).toBe(true)
  })

  test.each([
    ['just before its end', CODE_LIFE_MS - 1, true],
    ['at its end', CODE_LIFE_MS, false],
  ])('lives ten minutes: %s', async (_, later, ok) => {
    const store = await open()
    const { code, expiresAt } = await issue(store, 'token')
    expect(expiresAt).toBe(NOW + CODE_LIFE_MS)
    expect((await redeem(store, code, 'web:7', NOW + later)).ok).toBe(ok)
  })

  test('of six digits is never given to two at once', async () => {
    const store = await open()
    const draws = [7, 7, 7, 8]
    const chance: Chance = { random: () => 0, bytes: () => Uint8Array.of(0, 0, draws.shift()!) }
    const first = await issue(store, 'spoken', 'wang', chance)
    const second = await issue(store, 'spoken', 'li', chance)
    expect([first.code, second.code]).toEqual(['000007', '000008'])
    expect(await redeem(store, '000008')).toMatchObject({ person: 'li' })
  })
})

describe('guessing', () => {
  test('stops an account after a few wrong tries, even with the right code, until they are forgotten', async () => {
    const store = await open()
    const { code } = await issue(store, 'spoken')
    for (let i = 0; i < TRIES_OF_ONE; i++) expect(await redeem(store, wrongFor(code))).toEqual({ ok: false, reason: 'wrong' })
    expect(await redeem(store, code)).toEqual({ ok: false, reason: 'too_many' })
    expect((await redeem(store, code, 'web:8')).ok).toBe(true)
    const later = await store.tx((db) =>
      issueCode(db, systemChance, { purpose: 'bind', person: 'wang', by: 'admin', form: 'spoken', at: NOW + CODE_LIFE_MS }),
    )
    expect((await redeem(store, later.code, 'web:7', NOW + CODE_LIFE_MS)).ok).toBe(true)
  })

  test('all at once gains nothing', async () => {
    const store = await open()
    const { code } = await issue(store, 'spoken')
    const outcomes = await Promise.all(Array.from({ length: 40 }, () => redeem(store, wrongFor(code))))
    expect(outcomes.filter((outcome) => !outcome.ok && outcome.reason === 'wrong')).toHaveLength(TRIES_OF_ONE)
  })

  test('by a crowd is stopped as well', async () => {
    const store = await open()
    const { code } = await issue(store, 'spoken')
    await Promise.all(Array.from({ length: TRIES_OF_ALL + 20 }, (_, n) => redeem(store, wrongFor(code), `web:${n}`)))
    expect(await redeem(store, code, 'web:new')).toEqual({ ok: false, reason: 'too_many' })
  })

  test('tries are kept no longer than they count', async () => {
    const store = await open()
    await redeem(store, 'nothing')
    await store.tx((db) => forgetTries(db, NOW + CODE_LIFE_MS - 1))
    expect(await store.read.selectFrom('code_tries').selectAll().execute()).toHaveLength(1)
    await store.tx((db) => forgetTries(db, NOW + CODE_LIFE_MS))
    expect(await store.read.selectFrom('code_tries').selectAll().execute()).toEqual([])
  })
})
