/** `serve`, which is what `npm start` runs: opens the house, says where the page is, stops kindly. */

import type { Adapter } from '../adapters/adapter.ts'
import { mask } from '../bot/hear/mask.ts'
import { systemChance, systemClock } from '../clock.ts'
import { type Community, readCommunity } from '../config/community.ts'
import type { Settings } from '../config/settings.ts'
import { createLog, type Log } from '../log.ts'
import { isStoreError } from '../store/store-error.ts'
import { type ChannelParts, type House, openHouse } from './house.ts'
import { firstCode } from './invite.ts'

export interface ServeOptions {
  settings: Settings
  openChannels(parts: ChannelParts): Promise<Adapter[]>
  say(line: string): void
}

/** Resolves with the exit code once it was told to stop, or could not start. */
export async function serve({ settings, openChannels, say }: ServeOptions): Promise<number> {
  const community = readCommunity(settings.configFolder)
  const log = createLog({ level: settings.logLevel, mask: (text) => mask(text).text })
  const stopped = stopSignal(log)
  let house: House | undefined
  try {
    house = await openHouse({ settings, community, clock: systemClock, chance: systemChance, log, openChannels })
    await house.start()
  } catch (error) {
    await house?.stop()
    return cannotStart(error, say)
  }
  await welcome(house, community, say)
  await Promise.race([stopped, ...house.channels.map(finished)])
  await house.stop()
  return 0
}

/** A channel that can come to an end by itself (the terminal) ends the house. */
function finished(adapter: Adapter): Promise<void> {
  return 'finished' in adapter && adapter.finished instanceof Promise ? adapter.finished : new Promise(() => {})
}

async function welcome(house: House, community: Community, say: (line: string) => void): Promise<void> {
  for (const adapter of house.channels) {
    if ('url' in adapter) say(`小格已启动，请打开网页：${String(adapter.url)}`)
  }
  if (community.sample) say('这是示例社区：网页上可以同时坐居民、网格长和社区工作人员三个座位。按 Ctrl+C 停止。')
  else await firstCode(house.store, community, say)
}

function cannotStart(error: unknown, say: (line: string) => void): number {
  if (isStoreError(error)) say(error.message)
  else if (isAddressInUse(error)) say('网页的端口已经被占用：换一个端口，例如 XIAOGE_WEB_PORT=8081 npm start')
  else throw error
  return 1
}

function isAddressInUse(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
}

/** The first signal stops kindly, the second at once. */
function stopSignal(log: Log): Promise<void> {
  return new Promise((resolve) => {
    let asked = false
    const onSignal = (signal: NodeJS.Signals) => {
      if (asked) process.exit(1)
      asked = true
      log.info('stopping', { signal })
      resolve()
    }
    process.on('SIGTERM', onSignal).on('SIGINT', onSignal)
  })
}
