/** One report told piece by piece on four channels at once, while the house is killed after each piece and started again. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { systemClock } from '../../clock.ts'
import { silentLog } from '../../log.ts'
import { openStore } from '../../store/database.ts'
import { TSX } from '../planted-copy.ts'
import type { HouseOrder, Mutant } from './house-process.ts'
import { Platform } from './platform.ts'

const PROCESS = fileURLToPath(new URL('./house-process.ts', import.meta.url))
/** The channels of the process, and the house that is spoken of on each: nobody joins another's report. */
const CHANNELS = { queue: '桂花苑3', second: '桂花苑5', third: '东风院2', fourth: '翠湖花园9' } as const
const PIECES = ['@栋', '2单元', '灯不亮了', '都好几天了', '晚上看不见', '老人都不敢下楼']
const AT_LAST = 20_000
const QUIET_MS = 2_500

type Name = keyof typeof CHANNELS

/** After how many ms each of the pieces' kills comes, once the piece is stored. */
export async function killedAfterEachPiece(mutant: Mutant, pauses: readonly number[]): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'xiaoge-dialogue-'))
  mkdirSync(join(folder, 'knowledge'))
  writeFileSync(join(folder, 'knowledge', '一页.md'), '# 服务大厅\n\n周一至周五 8:30 到 17:30 开门。\n')
  const platforms = new Map(Object.keys(CHANNELS).map((name) => [name as Name, new Platform(() => 0.5)]))
  const urls = new Map<Name, string>()
  for (const [name, platform] of platforms) urls.set(name, await platform.listen())
  const { queue: platform, ...more } = Object.fromEntries(urls) as Record<Name, string>
  const order: HouseOrder = {
    platform,
    more,
    dataFolder: join(folder, 'data'),
    knowledgeFolder: join(folder, 'knowledge'),
    mutant,
  }
  try {
    let house = await start(order)
    for (const [at, piece] of PIECES.entries()) {
      for (const [name, one] of platforms) one.say(name, piece.replace('@', CHANNELS[name]))
      await until(() => [...platforms.values()].every(({ waiting }) => waiting === 0))
      await systemClock.sleep(pauses[at % pauses.length]!)
      await end(house)
      house = await start(order)
    }
    await settled([...platforms.values()])
    await end(house)
    return await faultsIn(order.dataFolder)
  } finally {
    for (const one of platforms.values()) one.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function start(order: HouseOrder): Promise<ChildProcess> {
  const child = spawn(process.execPath, [...TSX, PROCESS, JSON.stringify(order)], { stdio: ['ignore', 'pipe', 'pipe'] })
  const errors: Buffer[] = []
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk))
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve())
    child.once('exit', (code) => reject(new Error(`the house did not start (${code}): ${Buffer.concat(errors)}`)))
  })
  return child
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })
}

async function until(what: () => boolean | Promise<boolean>, everyMs = 20): Promise<void> {
  for (let waited = 0; waited < AT_LAST && !(await what()); waited += everyMs) await systemClock.sleep(everyMs)
}

/** Something has been said, and nothing more for a while. */
async function settled(platforms: readonly Platform[]): Promise<void> {
  const said = () => platforms.reduce((sum, { sent }) => sum + sent.length, 0)
  for (let quietFor = 0, before = 0, waited = 0; quietFor < QUIET_MS && waited < AT_LAST; waited += 100) {
    await systemClock.sleep(100)
    quietFor = said() === before && before > 0 ? quietFor + 100 : 0
    before = said()
  }
}

async function reading<T>(folder: string, look: (store: Awaited<ReturnType<typeof openStore>>) => Promise<T>): Promise<T> {
  const store = await openStore({ file: join(folder, 'xiaoge.db'), clock: systemClock, log: silentLog, readers: 1 })
  try {
    return await look(store)
  } finally {
    await store.close()
  }
}

/** What is wrong with the end of each talk, one sentence each. */
function faultsIn(folder: string): Promise<string[]> {
  return reading(folder, async ({ read }) => {
    const tickets = await read.selectFrom('tickets').selectAll().execute()
    const events = await read.selectFrom('ticket_events').selectAll().execute()
    const outbox = await read.selectFrom('outbox').selectAll().execute()
    const inbox = await read.selectFrom('inbox').selectAll().where('state', '<>', 'done').execute()
    return [
      ...inbox.map(({ key, state }) => `${key} is ${state}`),
      ...Object.entries(CHANNELS).flatMap(([name, house]) => {
        const own = tickets.filter(({ channel }) => channel === name)
        const [ticket] = own
        if (!ticket || own.length > 1) return [`${name}: ${own.length} tickets`]
        const { building, unit } = JSON.parse(ticket.place) as { building: string; unit: string }
        const words = [ticket.text, ...events.flatMap((event) => (event.ticket === ticket.id ? [event.note ?? ''] : []))]
        const filed = outbox.filter(({ channel, body }) => channel === name && body.includes('已登记'))
        return [
          ...(`${building}/${unit}` === `${house.slice(-1)}/2` ? [] : [`${name}: at ${building}/${unit}`]),
          ...PIECES.slice(2).flatMap((piece) => {
            const count = words.filter((one) => one.includes(piece)).length
            return count === 1 ? [] : [`${name}: “${piece}” is kept ${count} times`]
          }),
          ...(filed.length === 1 ? [] : [`${name}: filing was said ${filed.length} times`]),
        ]
      }),
    ]
  })
}
