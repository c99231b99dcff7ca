/**
 * kill -9, again and again, while people speak: whatever was acknowledged has its effect, and no effect happens twice.
 *
 * The test has to be able to fail: five bugs that real systems have are planted one at a time, and each must be found.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemClock } from '../../clock.ts'
import { silentLog } from '../../log.ts'
import { openStore } from '../../store/database.ts'
import type { HouseOrder, Mutant } from './house-process.ts'
import { Platform } from './platform.ts'

const CHATS = 12
/** Messages a second. */
const RATE = 50
const PROCESS = fileURLToPath(new URL('./house-process.ts', import.meta.url))

let folder: string
let platform: Platform
let said: string[]
let child: ChildProcess | undefined

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'xiaoge-crash-'))
  mkdirSync(join(folder, 'knowledge'))
  writeFileSync(join(folder, 'knowledge', '一页.md'), '# 服务大厅\n\n周一至周五 8:30 到 17:30 开门。\n')
  platform = new Platform(seeded(20_261_125))
  said = []
})

afterEach(async () => {
  await end('SIGKILL')
  platform.close()
  rmSync(folder, { recursive: true, force: true })
})

test('20 kills at 50 messages a second: nothing acknowledged is lost, nothing is done twice', {
  timeout: 240_000,
}, async () => {
  const killed = await speakUnderKills('none', 20)
  const faults = await findFaults()
  expect(faults).toEqual([])
  expect(killed).toBe(20)
  expect(said.length).toBeGreaterThan(150)
})

test.each<Mutant>(['acknowledge_first', 'highest_offset', 'no_unique_key', 'no_transaction', 'mark_before_send'])(
  'the planted bug %s is found',
  { timeout: 240_000 },
  async (mutant) => {
    await speakUnderKills(mutant, 8)
    expect(await findFaults()).not.toEqual([])
  },
)

/** Lets people speak without a pause while the house is started and killed; then starts it once more and lets it finish. */
async function speakUnderKills(mutant: Mutant, kills: number): Promise<number> {
  const url = await platform.listen()
  const random = seeded(7)
  const speaking = new AbortController()
  const speech = speak(speaking.signal)
  let killed = 0
  for (; killed < kills; killed++) {
    await start(url, mutant)
    await systemClock.sleep(40 + random() * 360)
    await end('SIGKILL')
  }
  speaking.abort()
  await speech
  await start(url, mutant)
  await settled()
  await end('SIGTERM')
  return killed
}

async function speak(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    // While nobody listens the platform waits too: it holds a few seconds' worth, not minutes'.
    if (platform.waiting < 4 * RATE) {
      const marker = `编号${10_000 + said.length}`
      platform.say(String(said.length % CHATS), `桂花苑${1 + (said.length % 8)}栋1单元的楼道灯不亮，${marker}`)
      said.push(marker)
    }
    await systemClock.sleep(1000 / RATE, signal)
  }
}

async function start(url: string, mutant: Mutant): Promise<void> {
  const order: HouseOrder = {
    platform: url,
    dataFolder: join(folder, 'data'),
    knowledgeFolder: join(folder, 'knowledge'),
    mutant,
  }
  const started = spawn(process.execPath, ['--import', 'tsx', PROCESS, JSON.stringify(order)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child = started
  const errors: Buffer[] = []
  started.stderr.on('data', (chunk: Buffer) => errors.push(chunk))
  await new Promise<void>((resolve, reject) => {
    started.stdout.once('data', () => resolve())
    started.once('exit', (code) => reject(new Error(`the house did not start (${code}): ${Buffer.concat(errors)}`)))
  })
}

async function end(signal: NodeJS.Signals): Promise<void> {
  const ending = child
  child = undefined
  if (!ending || ending.exitCode !== null || ending.signalCode !== null) return
  await new Promise<void>((resolve) => {
    ending.once('exit', () => resolve())
    ending.kill(signal)
  })
}

/** Nothing waits at the platform, and nothing more is said for a while. */
async function settled(): Promise<void> {
  let quietFor = 0
  let before = -1
  for (let waited = 0; waited < 60_000 && quietFor < 1_500; waited += 100) {
    await systemClock.sleep(100)
    quietFor = platform.waiting === 0 && platform.sent.length === before ? quietFor + 100 : 0
    before = platform.sent.length
  }
}

/** What the database and the platform disagree about. */
async function findFaults(): Promise<string[]> {
  const store = await openStore({ file: join(folder, 'data', 'xiaoge.db'), clock: systemClock, log: silentLog, readers: 1 })
  try {
    const tickets = await store.read.selectFrom('tickets').select(['id', 'text']).execute()
    const events = await store.read.selectFrom('ticket_events').select(['ticket', 'verb']).execute()
    const outbox = await store.read.selectFrom('outbox').select(['id', 'person', 'state', 'body']).execute()
    const inbox = await store.read.selectFrom('inbox').select(['key', 'state']).execute()
    const heard = new Set(platform.sent.map(({ id }) => id))
    return [
      ...said.flatMap((marker) => counted(marker, tickets.filter(({ text }) => text.includes(marker)).length)),
      ...tickets.flatMap(({ id }) => counted(`filing of #${id}`, events.filter(({ ticket }) => ticket === id).length)),
      ...tickets.flatMap(({ id }) =>
        counted(`notice of #${id}`, outbox.filter(({ person, body }) => person && isOf(body, id)).length),
      ),
      ...inbox.filter(({ state }) => state !== 'done').map(({ key, state }) => `${key} is ${state}`),
      ...counted('replies', outbox.filter(({ person }) => !person).length, said.length),
      ...outbox
        .filter(({ state, id }) => state !== 'sent' || !heard.has(id))
        .map(({ id, state }) => `${id} is ${state}, unheard`),
    ]
  } finally {
    await store.close()
  }
}

const isOf = (body: string, ticket: number) => (JSON.parse(body) as { ticket?: number }).ticket === ticket

const counted = (what: string, count: number, expected = 1) =>
  count === expected ? [] : [`${what}: ${count} instead of ${expected}`]

/** mulberry32 (public domain, Tommy Ettinger): the same kills in every run. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
