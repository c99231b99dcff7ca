/** A community of one's own: nobody enters without a code, and the first code stands on the screen of whoever starts it. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemClock } from '../../clock.ts'
import { PROJECT_ROOT } from '../../config/settings.ts'
import { type Served, serveProcess } from './newcomer.ts'

let folder: string
let house: Served
let url: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'xiaoge-own-'))
  cpSync(join(PROJECT_ROOT, 'config'), join(folder, 'config'), { recursive: true, filter: (path) => !path.endsWith('.ts') })
  const areas = join(folder, 'config', 'areas.yaml')
  writeFileSync(areas, readFileSync(areas, 'utf8').replace('sample: true', 'sample: false'))
  const settings = { XIAOGE_CONFIG: join(folder, 'config'), XIAOGE_DATA: join(folder, 'data'), XIAOGE_ENCODER: 'off' }
  house = await serveProcess(settings, /绑定码：\d{6}/)
  url = house.url
}, 60_000)

afterAll(async () => {
  await house?.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('without a code there is no chat, and a guess opens nothing', async () => {
  expect((await fetch(`${url}/api/chat`)).status).toBe(401)
  expect((await fetch(url, { redirect: 'manual' })).headers.get('location')).toBe('/enter')
  expect((await enter('000000')).status).toBe(403)
})

test('the first code lets an administrator in, who lets a grid leader in, who gets the ticket', async () => {
  const admin = await visitor(codeIn(house.screen))
  await admin.say('邀请 王网格长')
  const leader = await visitor(codeIn(await admin.hears(/绑定码/)))
  await admin.say('邀请居民 桂花苑')
  const resident = await visitor(codeIn(await admin.hears(/桂花苑居民的绑定码/)))
  await resident.say('3栋2单元的灯又坏了')
  await resident.hears(/已登记 #1001/)
  await leader.hears(/新工单 #1001/)
  expect((await enter(codeIn(house.screen))).status).toBe(403)
}, 60_000)

const codeIn = (text: string) => /绑定码：(\d{6})/.exec(text)?.[1] ?? ''

function enter(code: string): Promise<Response> {
  return post('/api/enter', { code })
}

function post(path: string, body: object, cookie = ''): Promise<Response> {
  const headers = { 'content-type': 'application/json', origin: url, cookie }
  return fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) })
}

async function visitor(code: string) {
  const entered = await enter(code)
  expect(entered.status, `code ${code}`).toBe(200)
  const cookie = entered.headers.get('set-cookie')!.split(';')[0]!
  let count = 0
  return {
    async say(text: string) {
      count += 1
      const said = await post('/api/seats/me/messages', { id: `message-${code}-${count}`, text, to: 'direct' }, cookie)
      expect(said.status).toBe(200)
    },
    async hears(words: RegExp): Promise<string> {
      for (let tries = 0; tries < 200; tries++) {
        const chat = (await (await fetch(`${url}/api/chat`, { headers: { cookie } })).json()) as Chat
        const found = chat.seats[0]!.messages.find(({ message }) => message.from === 'us' && words.test(message.text))
        if (found) return found.message.text
        await systemClock.sleep(100)
      }
      const chat = await (await fetch(`${url}/api/chat`, { headers: { cookie } })).text()
      throw new Error(`never heard ${words}: ${chat}`)
    },
  }
}

interface Chat {
  seats: { messages: { message: { from: string; text: string } }[] }[]
}
