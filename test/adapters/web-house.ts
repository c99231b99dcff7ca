/** The web adapter on a real database, as the tests need it: in this process, or (children/web-server.ts) in one that can be killed. */
import { join } from 'node:path'
import { WebAdapter, type WebOptions } from '../../adapters/web/adapter.ts'
import type { ChatHistory } from '../../adapters/web/history.ts'
import type { Seat } from '../../adapters/web/seats.ts'
import { systemChance, systemClock } from '../../clock.ts'
import { silentLog } from '../../log.ts'
import { after, append, latest } from '../../store/chat-history.ts'
import { openStore } from '../../store/database.ts'
import type { Store } from '../../store/store.ts'

export const GROUP = { id: 'guihuayuan', name: '桂花苑邻里群' }
export const SEATS: Seat[] = [
  { id: 'resident', senderId: 'grandma-liu', name: '刘奶奶', title: '桂花苑居民', role: 'resident', group: GROUP },
  { id: 'leader', senderId: 'wang-leader', name: '王网格长', title: '第一网格网格长', role: 'leader' },
  { id: 'staff', senderId: 'li-staff', name: '李社工', title: '桂园社区工作人员', role: 'staff' },
]

export function historyOn(store: Store): ChatHistory {
  return {
    append: (message) => store.tx((db) => append(db, message)),
    after: (thread, seq, limit) => after(store.read, thread, seq, limit),
    latest: (thread, limit) => latest(store.read, thread, limit),
  }
}

export async function openHistory(folder: string): Promise<{ history: ChatHistory; close(): Promise<void> }> {
  const store = await openStore({ file: join(folder, 'xiaoge.db'), clock: systemClock, log: silentLog })
  return { history: historyOn(store), close: () => store.close() }
}

export function createWeb(history: ChatHistory, more: Partial<WebOptions> = {}): WebAdapter {
  const where = more.door ? {} : { seats: SEATS }
  return new WebAdapter({
    host: '127.0.0.1',
    port: 0,
    names: ['小格'],
    title: '桂园社区（示例）',
    history,
    limits: { burst: 10_000, perSecond: 10_000 },
    clock: systemClock,
    chance: systemChance,
    log: silentLog,
    ...where,
    ...more,
  })
}
