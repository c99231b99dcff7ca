/** One-time codes from the command line: how the first person gets in, before anybody can hand one out in chat. */
import { join } from 'node:path'
import { type Chance, type Clock, systemChance, systemClock } from '../clock.ts'
import { type Community, readCommunity } from '../config/community.ts'
import { didYouMean } from '../config/mistakes.ts'
import type { Settings } from '../config/settings.ts'
import { silentLog } from '../log.ts'
import { issueCode } from '../store/codes.ts'
import { openStore } from '../store/database.ts'
import { accountsOf } from '../store/people.ts'
import type { Store } from '../store/store.ts'
import { isStoreError } from '../store/store-error.ts'
import { settleCommunity } from './seats.ts'

export interface InviteOptions {
  /** A person's id or name in people.yaml. */
  person: string
  settings: Settings
  stdout: { write(text: string): unknown }
  stderr: { write(text: string): unknown }
}

/** Prints a code for one person. Exit code 1 where there is no such person or the database is in use. */
export async function invite({ person, settings, stdout, stderr }: InviteOptions): Promise<number> {
  const community = readCommunity(settings.configFolder)
  const found = community.people.find(({ id, name }) => id === person || name === person)
  if (!found) {
    const near = didYouMean(
      person,
      community.people.flatMap(({ id, name }) => [id, name]),
    )
    stderr.write(`people.yaml 里没有“${person}”${near ? `，您是不是想写“${near}”？` : '。'}\n`)
    return 1
  }
  try {
    const file = join(settings.dataFolder, 'xiaoge.db')
    const store = await openStore({ file, clock: systemClock, log: silentLog, startEmpty: settings.newDatabase })
    await store.tx((db) => settleCommunity(db, community, systemClock.now()))
    stdout.write(`${codeLine(found.name, await codeFor(store, found.id, systemClock, systemChance))}\n`)
    await store.close()
    return 0
  } catch (error) {
    if (!isStoreError(error)) throw error
    stderr.write(`${error.message}\n`)
    return 1
  }
}

/** Where no administrator has an account yet, nobody could let anybody in: the first one gets a code on the screen. */
export async function firstCode(store: Store, { people }: Community, say: (line: string) => void): Promise<void> {
  const admins = people.filter((person) => person.admin)
  const accounts = await Promise.all(admins.map(({ id }) => accountsOf(store.read, id)))
  const first = admins[0]
  if (!first || accounts.some((own) => own.length > 0)) return
  say(codeLine(first.name, await codeFor(store, first.id, systemClock, systemChance)))
}

function codeFor(store: Store, person: string, clock: Clock, chance: Chance): Promise<string> {
  return store.tx(async (db) => {
    const issued = await issueCode(db, chance, { purpose: 'bind', person, by: 'system', form: 'spoken', at: clock.now() })
    return issued.code
  })
}

const codeLine = (name: string, code: string) => `${name} 的绑定码：${code}（10 分钟内有效，只能用一次）`
