/** The house with a channel that costs nothing, the sample community's people on it, and leaders who accept whatever they are told of. */
import { join } from 'node:path'
import type { Outgoing } from '../adapters/adapter.ts'
import { type House, openHouse } from '../cli/house.ts'
import { systemChance, systemClock } from '../clock.ts'
import { type Community, readCommunity } from '../config/community.ts'
import { environmentWith, readSettings } from '../config/settings.ts'
import { silentLog } from '../log.ts'
import type { Inbox } from '../store/inbox.ts'
import { backlog } from '../store/outbox.ts'
import { accountId, bind, meet } from '../store/people.ts'
import type { Store } from '../store/store.ts'
import { NullChannel } from './null-channel.ts'
import { message, type Spoken } from './talk.ts'

/** Messages stored and not yet worked on: a busy evening, not a week's backlog. */
const MOST_WAITING = 64
const LOOK_EVERY_MS = 2

export interface Neighbourhood {
  house: House
  channel: NullChannel
  /** The database. */
  file: string
  /** Says all of it, and resolves when everything is done and delivered, leaders' answers included. Gives the number of messages. */
  say(messages: readonly Spoken[]): Promise<number>
  close(): Promise<void>
}

export interface NeighbourhoodArgs {
  dataFolder: string
  knowledge: string
  encoder: boolean
}

export async function openNeighbourhood({ dataFolder, knowledge, encoder }: NeighbourhoodArgs): Promise<Neighbourhood> {
  const settings = readSettings(
    environmentWith({
      ...{ XIAOGE_DATA: dataFolder, XIAOGE_CONFIG: 'config', XIAOGE_KNOWLEDGE: knowledge },
      // Measured is the work, not the pause before a question.
      ...{ XIAOGE_LULL_SECONDS: '0' },
      ...{ XIAOGE_ENCODER: encoder ? 'on' : 'off', XIAOGE_LOG_LEVEL: 'silent' },
    }),
  )
  const community = readCommunity(settings.configFolder)
  const channel = new NullChannel()
  const gate = new Gate(MOST_WAITING)
  const house = await openHouse({
    ...{ settings, community, clock: systemClock, chance: systemChance, log: silentLog },
    openChannels: async () => [channel],
    change: { inbox: (inbox) => counted(inbox, gate) },
  })
  await house.store.tx((db) => settlePeople(db, community, channel.channel))
  await house.library.ready
  await house.library.meaningReady()
  await house.start()
  return {
    ...{ house, channel, file: join(settings.dataFolder, 'xiaoge.db') },
    say: (messages) => say(messages, { house, channel, gate }),
    close: () => house.stop(),
  }
}

/** Everybody with a post is reached on the bench's channel, or their notices would wait for ever. */
async function settlePeople(
  db: Parameters<Parameters<Store['tx']>[0]>[0],
  community: Community,
  channel: string,
): Promise<void> {
  const at = systemClock.now()
  for (const { id, name } of community.people) {
    await meet(db, { channel, nativeId: id, name, stable: true, at, freshId: `fresh-${id}`, directThread: `d:${id}` })
    await bind(db, { account: accountId(channel, id), person: id, code: null, at })
  }
}

/** Lets in so many at once. */
class Gate {
  readonly #most: number
  readonly #waiting: (() => void)[] = []
  #inside = 0

  constructor(most: number) {
    this.#most = most
  }

  async enter(): Promise<void> {
    if (this.#inside >= this.#most) await new Promise<void>((resolve) => this.#waiting.push(resolve))
    this.#inside += 1
  }

  leave(): void {
    this.#inside -= 1
    this.#waiting.shift()?.()
  }
}

function counted(inbox: Inbox, gate: Gate): Inbox {
  return {
    ...inbox,
    async done(db, id) {
      await inbox.done(db, id)
      gate.leave()
    },
  }
}

interface Speaking {
  house: House
  channel: NullChannel
  gate: Gate
}

async function say(messages: readonly Spoken[], { house, channel, gate }: Speaking): Promise<number> {
  const takes: Promise<void>[] = []
  const speak = async (spoken: Spoken) => {
    await gate.enter()
    // People write by the network, each a message of its own: none follows the one before without the loop having turned.
    await systemClock.sleep(0)
    takes.push(channel.hear(spoken))
  }
  let answers = 0
  const answering: Promise<void>[] = []
  channel.onSaid = (outgoing) => {
    const answer = acceptance(outgoing)
    if (!answer) return
    answers += 1
    answering.push(speak(answer))
  }
  for (const spoken of messages) await speak(spoken)
  while (!(await isCalm(house, answering, takes))) await systemClock.sleep(LOOK_EVERY_MS)
  channel.onSaid = () => {}
  return messages.length + answers
}

/** A leader who is told of a ticket types “接单 #1024”. */
function acceptance({ thread, choices = [] }: Outgoing): Spoken | undefined {
  const accept = choices.find(({ id }) => id.startsWith('接单'))
  if (!accept) return undefined
  const who = thread.slice('d:'.length)
  return message({ who, name: who, text: accept.id, at: systemClock.now() })
}

/** Nothing is on its way in, to be worked on or to be delivered. A message that could not be stored ends the bench. */
async function isCalm({ inbox, store }: House, answering: Promise<void>[], takes: Promise<void>[]): Promise<boolean> {
  await Promise.all(answering.splice(0))
  await Promise.all(takes.splice(0))
  if ((await inbox.waiting()).rows > 0) return false
  const { oldestDue } = await backlog(store.read, systemClock.now())
  return oldestDue === null && answering.length === 0 && takes.length === 0
}
