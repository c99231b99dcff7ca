/**
 * The real house in a process of its own, made to be killed: the sample community on a database file, heard over a channel that polls the
 * test's platform. Its argument is a `HouseOrder` as JSON. It says `ready` on stdout once it takes messages.
 */
import { CompiledQuery, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import type { Adapter } from '../../adapters/adapter.ts'
import { type Changes, openHouse } from '../../cli/house.ts'
import { systemChance, systemClock } from '../../clock.ts'
import { readCommunity } from '../../config/community.ts'
import { readSettings } from '../../config/settings.ts'
import { silentLog } from '../../log.ts'
import type { Inbox } from '../../store/inbox.ts'
import { sent } from '../../store/outbox.ts'
import { accountId, bind, findAccount, meet } from '../../store/people.ts'
import type { Schema } from '../../store/schema.ts'
import type { Db, Store } from '../../store/store.ts'
import { type Confirming, QueueAdapter } from './queue-adapter.ts'

/** Bugs that are planted to see that the test finds them; `none` is the house as it is. */
export type Mutant =
  | 'none'
  | 'acknowledge_first'
  | 'highest_offset'
  | 'no_unique_key'
  | 'no_transaction'
  | 'mark_before_send'
  /** What a talk is in the middle of ends with the process. */
  | 'forget_at_start'

export interface HouseOrder {
  platform: string
  /** Further channels and their platforms. */
  more?: Record<string, string>
  dataFolder: string
  knowledgeFolder: string
  mutant: Mutant
}

const CONFIRMING: Partial<Record<Mutant, Confirming>> = { acknowledge_first: 'before_storing', highest_offset: 'highest_id' }
const LEADERS = ['wang-leader', 'ma-leader', 'he-leader']

const CHANGES: Partial<Record<Mutant, Changes>> = {
  no_unique_key: { inbox: withoutUniqueKey },
  no_transaction: { store: withoutTransactions },
  mark_before_send: { channel: markingFirst },
}

const order = JSON.parse(process.argv[2] ?? '{}') as HouseOrder
const settings = readSettings({
  XIAOGE_DATA: order.dataFolder,
  XIAOGE_KNOWLEDGE: order.knowledgeFolder,
  XIAOGE_ENCODER: 'off',
})
const change = CHANGES[order.mutant]
const house = await openHouse({
  ...{ settings, community: readCommunity(settings.configFolder), clock: systemClock, chance: systemChance, log: silentLog },
  openChannels: async () => [
    new QueueAdapter({ url: order.platform, clock: systemClock, confirming: CONFIRMING[order.mutant] ?? 'after_storing' }),
    ...Object.entries(order.more ?? {}).map(
      ([channel, url]) => new QueueAdapter({ url, channel, clock: systemClock, confirming: 'after_storing' }),
    ),
  ],
  ...(change ? { change } : {}),
})
await house.store.tx(bindLeaders)
if (order.mutant === 'forget_at_start') await house.store.tx((db) => db.deleteFrom('sessions').execute())
await house.start()
process.stdout.write('ready\n')
process.on('SIGTERM', () => {
  house.stop().then(
    () => process.exit(0),
    () => process.exit(1),
  )
})

/** So that notices have somebody to reach. */
async function bindLeaders(db: Db): Promise<void> {
  for (const person of LEADERS) {
    const account = accountId('queue', person)
    if (await findAccount(db, account)) continue
    const heard = { channel: 'queue', nativeId: person, name: person, stable: true, directThread: `direct-${person}` }
    await meet(db, { ...heard, at: systemClock.now(), freshId: `fresh-${person}` })
    await bind(db, { account, person, code: null, at: systemClock.now() })
  }
}

function withoutUniqueKey(inbox: Inbox): Inbox {
  return { ...inbox, put: (row) => inbox.put({ ...row, key: `${row.key}#${systemChance.random()}` }) }
}

/** Every statement commits by itself. */
function withoutTransactions(store: Store): Store {
  const loose = new Kysely<Schema>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
      createDriver: () => ({
        init: async () => {},
        acquireConnection: async () => ({
          executeQuery: <R>({ sql, parameters }: CompiledQuery) =>
            store.tx((db) => db.executeQuery<R>(CompiledQuery.raw(sql, [...parameters]))),
          streamQuery: () => {
            throw new Error('not asked for')
          },
        }),
        releaseConnection: async () => {},
        beginTransaction: async () => {},
        commitTransaction: async () => {},
        rollbackTransaction: async () => {},
        destroy: async () => {},
      }),
    },
  })
  return { read: store.read, close: () => store.close(), tx: (work) => work(loose) }
}

/** The row says "sent" on the disk before anything is sent. */
function markingFirst(adapter: Adapter, store: Store): Adapter {
  const send: Adapter['send'] = async (outgoing) => {
    await store.tx((db) => sent(db, outgoing.id, { nativeIds: [], at: systemClock.now() }))
    return adapter.send(outgoing)
  }
  return new Proxy(adapter, {
    get: (target, name) => {
      if (name === 'send') return send
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}
