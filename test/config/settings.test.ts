import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { SettingsError } from '../../config/mistakes.ts'
import { readSettings, SETTINGS } from '../../config/settings.ts'

const mistakesOf = (env: Record<string, string>) => {
  try {
    readSettings(env)
    return []
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error
    return error.mistakes
  }
}

describe('settings from the environment', () => {
  test('nothing set: the sample community on the web page of this machine', () => {
    const settings = readSettings({})
    expect(settings).toMatchObject({
      channels: ['web'],
      webHost: '127.0.0.1',
      webPort: 8080,
      encoder: { kind: 'shipped' },
      reranker: { kind: 'off' },
      newDatabase: false,
    })
    expect(settings.configFolder.endsWith('config')).toBe(true)
  })

  test('all mistakes are told at once, each with the name and an example', () => {
    const mistakes = mistakesOf({
      XIAOGE_WEB_PORT: '99999',
      XIAOGE_CHANNELS: 'web,wechta',
      XIAOGE_LOG_LEVEL: 'loud',
      XIAOGE_ENCODER: 'maybe',
    })
    expect(mistakes.map((mistake) => mistake.key).sort()).toEqual([
      'XIAOGE_CHANNELS',
      'XIAOGE_ENCODER',
      'XIAOGE_LOG_LEVEL',
      'XIAOGE_WEB_PORT',
    ])
    for (const mistake of mistakes) expect(mistake.example).toContain(`${mistake.key}=`)
  })

  test('an unknown name is refused with the name that was probably meant', () => {
    expect(mistakesOf({ XIAOGE_WEBPORT: '1' })).toMatchObject([{ key: 'XIAOGE_WEBPORT', didYouMean: 'XIAOGE_WEB_PORT' }])
  })

  test('a wrong value is never repeated: it might be a secret in the wrong place', () => {
    const secret = 'sk-canary-7731'
    try {
      readSettings({ XIAOGE_WEB_PORT: secret, XIAOGE_WEB_ORIGIN: secret })
      expect.unreachable()
    } catch (error) {
      expect(String(error)).not.toContain(secret)
    }
  })

  test('a web address is reduced to its origin; anything else is refused', () => {
    expect(readSettings({ XIAOGE_WEB_ORIGIN: 'https://chat.example.org/x?y' }).webOrigin).toBe('https://chat.example.org')
    expect(mistakesOf({ XIAOGE_WEB_ORIGIN: 'javascript:alert(1)' })).toHaveLength(1)
  })

  test('an encoder is the shipped one, none, an endpoint with a model, or a folder; nothing else', () => {
    const encoder = (value: string) => readSettings({ XIAOGE_ENCODER: value, XIAOGE_ENCODER_MODEL: 'bge-m3' }).encoder
    expect(encoder('off')).toEqual({ kind: 'off' })
    expect(encoder('http://127.0.0.1:11434/v1/')).toEqual({ kind: 'endpoint', url: 'http://127.0.0.1:11434/v1' })
    expect(encoder('/srv/模型')).toEqual({ kind: 'folder', folder: '/srv/模型' })
    expect(encoder('./models/own')).toMatchObject({ folder: expect.stringMatching(/models[\\/]own$/) })
    for (const value of ['offf', 'https://user:sk-7@host/v1', 'https://host/v1?key=sk-7', 'ftp://host/v1', '模型'])
      expect(mistakesOf({ XIAOGE_ENCODER: value }).map(({ key }) => key)).toEqual(['XIAOGE_ENCODER'])
    expect(mistakesOf({ XIAOGE_ENCODER: 'http://host/v1' })).toMatchObject([{ key: 'XIAOGE_ENCODER_MODEL' }])
    expect(mistakesOf({ XIAOGE_RERANKER: 'on' })).toMatchObject([{ key: 'XIAOGE_RERANKER' }])
  })

  test('a chat model is named with its provider, reached at an address without a key, and off by default', () => {
    expect(readSettings({}).chatModel).toBeUndefined()
    expect(
      readSettings({ XIAOGE_CHAT_MODEL: 'openai:qwen2.5:7b', XIAOGE_CHAT_URL: 'http://127.0.0.1:11434/v1/' }),
    ).toMatchObject({
      chatModel: { provider: 'openai', model: 'qwen2.5:7b' },
      chatUrl: 'http://127.0.0.1:11434/v1',
      chatSeconds: 15,
    })
    const wrong = { XIAOGE_CHAT_MODEL: 'qwen', XIAOGE_CHAT_URL: 'http://user:key@host/v1', XIAOGE_CHAT_SECONDS: '60' }
    expect(
      mistakesOf(wrong)
        .map(({ key }) => key)
        .sort(),
    ).toEqual(Object.keys(wrong).sort())
  })

  test('docs/settings.md has a row for every setting, and no other', () => {
    const documented = [
      ...readFileSync(new URL('../../docs/settings.md', import.meta.url), 'utf8').matchAll(
        /^\| `(XIAOGE_\w+)` \| `([^`]*)` \|/gm,
      ),
    ]
    const rows = documented.map(([, name, standard]) => `${name}=${standard === '（空）' ? '' : standard}`)
    expect(rows.sort()).toEqual(
      Object.values(SETTINGS)
        .map(({ name, standard }) => `${name}=${standard}`)
        .sort(),
    )
  })
})
