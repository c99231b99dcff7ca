/** A made-up town, its desk on a real database, and a clock that stands where a test puts it. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { Chance, Clock } from '../../clock.ts'
import { silentLog } from '../../log.ts'
import { openStore } from '../../store/database.ts'
import type { Db, Store } from '../../store/store.ts'
import { type Area, AreaTree, type Posts } from '../../tickets/area.ts'
import { type Acted, createDesk, type Desk, type Filed, type Order } from '../../tickets/desk.ts'
import type { DeskParts } from '../../tickets/ground.ts'
import type { Service } from '../../tickets/service.ts'
import { type Swept, sweep } from '../../tickets/sweep.ts'
import type { Notice, Request } from '../../tickets/ticket.ts'
import type { Workflow } from '../../tickets/workflow.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** `2026-03-04 09:00` in China, as ms UTC. */
export const at = (local: string) => Date.parse(`${local.replace(' ', 'T')}:00+08:00`)

export function area(
  id: string,
  kind: Area['kind'],
  parent: string | null,
  more: Partial<Posts> & Pick<Area, 'estateType'> = {},
): Area {
  const { estateType, ...posts } = more
  const shape = { id, kind, name: id, nicknames: [], parent, units: [], posts: { members: [], staff: [], ...posts } }
  return estateType ? { ...shape, estateType } : shape
}

export const TOWN = new AreaTree([
  area('city', 'city', null),
  area('street', 'street', 'city', { leader: 'gao', staff: ['lin'] }),
  area('osmanthus', 'community', 'street', { leader: 'xu', staff: ['li', 'sun'] }),
  area('grid1', 'grid', 'osmanthus', { leader: 'wang', deputy: 'zhao', members: ['zhou'] }),
  area('villa', 'estate', 'grid1', { estateType: 'managed', steward: 'chen' }),
  area('villa-3', 'building', 'villa', { members: ['stairs'] }),
  area('grid2', 'grid', 'osmanthus', { leader: 'ma', members: ['wu'] }),
  area('mill', 'estate', 'grid2', { estateType: 'self_managed', steward: 'luo' }),
  area('lanes', 'estate', 'grid2', { estateType: 'scattered' }),
  area('grid3', 'grid', 'osmanthus', { deputy: 'he' }),
  area('grid4', 'grid', 'osmanthus'),
  area('apricot', 'community', 'street', { staff: ['tao'] }),
  area('grid9', 'grid', 'apricot', { leader: 'far' }),
])

const service = (code: string, more: Partial<Service> = {}): Service => ({
  ...{ code, name: code, words: [], post: 'leader', acceptHours: 2, due: { workdays: 7 }, workflow: 'default', ...more },
})
export const SERVICES: Service[] = [
  service('fac_light'),
  service('fac_water', { due: { hours: 24 } }),
  service('prop_mgmt', { post: 'steward' }),
  service('env_clean', { post: 'member' }),
  service('service_cert', { post: 'staff' }),
  service('other'),
]

export const WORKFLOW = parse(await readFile('config/workflows/default.yaml', 'utf8')) as Workflow

export const PLACE = { area: null, building: null, unit: null, room: null, detail: null }

/** Wednesday, an ordinary working week. */
export const MORNING = at('2026-03-04 09:00')

export type Step = readonly [actor: string, verb: Order['verb'], more?: Partial<Order>]
export const ACCEPTED: Step = ['wang', 'accept']
export const RESOLVED: Step = ['wang', 'resolve', { note: '换了灯泡' }]
export const CHECKED: Step = ['li', 'check']

export interface Heard {
  person: string
  notice: Notice['notice']
}

export interface Town {
  store: Store
  desk: Desk
  parts: DeskParts
  clock: { time: number }
  file(request?: Partial<Request>): Promise<Filed>
  act(actor: string, verb: Order['verb'], number: number, more?: Partial<Order>): Promise<Acted>
  /** As `act`, for what must succeed. */
  did(actor: string, verb: Order['verb'], number: number, more?: Partial<Order>): Promise<Extract<Acted, { ok: true }>>
  /** LAMP, filed and brought as far as the steps say; its notices are read. */
  lamp(...steps: Step[]): Promise<number>
  sweep(): Promise<Swept>
  /** Notices since the last call, by person. */
  heard(): Promise<Heard[]>
  close(): Promise<void>
}

export async function openTown(areas: AreaTree = TOWN): Promise<Town> {
  const folder = await mkdtemp(join(tmpdir(), 'xiaoge-tickets-'))
  const time = { time: MORNING }
  const clock: Clock = { now: () => time.time, elapsed: () => performance.now(), sleep: async () => {} }
  let drawn = 0
  const chance: Chance = {
    random: () => 0.5,
    bytes: (count) => Buffer.from(String(++drawn).padStart(count, '0')).subarray(-count),
  }
  const store = await openStore({ file: join(folder, 'xiaoge.db'), clock, log: silentLog })
  const parts: DeskParts = { areas, services: SERVICES, workflows: [WORKFLOW], clock, chance }
  const desk = createDesk(parts)
  let read = 0
  const act: Town['act'] = (actor, verb, number, more) => store.tx((db) => desk.act(db, { actor, verb, number, ...more }))
  const file: Town['file'] = (request) => store.tx((db) => desk.file(db, { ...LAMP, ...request }))
  const did: Town['did'] = async (actor, verb, number, more) => {
    const acted = await act(actor, verb, number, more)
    if (!acted.ok) throw new Error(`${actor} ${verb} #${number}: ${acted.why}`)
    return acted
  }
  const heard = async () => {
    const rows = await notices(store.read, read)
    read = rows.at(-1)?.seq ?? read
    return rows.map(({ person, body }) => ({ person: person ?? '', notice: (JSON.parse(body) as Notice).notice }))
  }
  return {
    ...{ store, desk, parts, clock: time, file, act, did, heard },
    async lamp(...steps) {
      const { ticket } = await file()
      for (const [actor, verb, more] of steps) await did(actor, verb, ticket.number, more)
      await heard()
      return ticket.number
    },
    sweep: () => store.tx((db) => sweep(db, parts, time.time)),
    async close() {
      await store.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export function notices(db: Db, after = 0) {
  return db
    .selectFrom('outbox')
    .select(['seq', 'person', 'body', 'key', 'urgency'])
    .where('seq', '>', after)
    .orderBy('seq')
    .execute()
}

/** What one resident says of one lamp. */
export const LAMP: Request = {
  reporter: 'liu',
  channel: 'web',
  thread: 'web:liu',
  text: '3号楼二单元楼道灯不亮',
  service: 'fac_light',
  urgency: 'normal',
  place: { ...PLACE, area: 'villa-3', building: '3', unit: '2' },
}
