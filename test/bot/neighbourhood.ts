/**
 * A neighbourhood to speak in: pretend people on a pretend channel, a clock that is moved by hand, and everything else real: the store
 * on a file, the desk, the sample community's settings, the understanding.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Adapter, Capabilities, Choice, Incoming, Outgoing, Part, Sent, Sink } from '../../adapters/adapter.ts'
import { type AssistantParts, createAssistant } from '../../bot/assistant.ts'
import type { Vocabulary } from '../../bot/hear/understanding.ts'
import { createDelivery } from '../../bot/loop/delivery.ts'
import { createIntake } from '../../bot/loop/intake.ts'
import { createSweeper } from '../../bot/loop/sweeper.ts'
import { openHearing } from '../../cli/hearing.ts'
import type { Chance, Clock } from '../../clock.ts'
import { readCommunity } from '../../config/community.ts'
import { PROJECT_ROOT } from '../../config/settings.ts'
import type { Answer, Question } from '../../knowledge/answer-types.ts'
import { type Log, silentLog } from '../../log.ts'
import { openStore } from '../../store/database.ts'
import { bindGroup } from '../../store/groups.ts'
import { createInbox } from '../../store/inbox.ts'
import { accountId, bind, keepPerson, meet } from '../../store/people.ts'
import type { Store } from '../../store/store.ts'
import { AreaTree } from '../../tickets/area.ts'
import { createDesk } from '../../tickets/desk.ts'

/** Tuesday, 24 November 2026, 10:00 in China: working time. */
export const MORNING = Date.UTC(2026, 10, 24, 2)

export interface HandClock extends Clock {
  advance(ms: number): Promise<void>
}

export function handClock(start = MORNING): HandClock {
  let now = start
  let sleepers: { at: number; wake: () => void }[] = []
  return {
    now: () => now,
    elapsed: () => now - start,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted || ms <= 0) return resolve()
        const wake = () => {
          sleepers = sleepers.filter((one) => one !== sleeper)
          signal?.removeEventListener('abort', wake)
          resolve()
        }
        const sleeper = { at: now + ms, wake }
        sleepers.push(sleeper)
        signal?.addEventListener('abort', wake, { once: true })
      }),
    async advance(ms) {
      now += ms
      for (const { at, wake } of [...sleepers]) if (at <= now) wake()
      await breathe()
    },
  }
}

/** Different at every call, the same in every run. */
export function countingChance(): Chance {
  let count = 0
  return {
    random: () => 0.5,
    bytes(length) {
      count += 1
      const bytes = new Uint8Array(length)
      for (let at = length - 1, rest = count; at >= 0; at--, rest = Math.floor(rest / 256)) bytes[at] = rest % 256
      return bytes
    },
  }
}

/** Lets the event loop turn, real input and output included. */
export function breathe(ms = 2): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

export async function until(what: () => boolean | Promise<boolean>, why: string, patienceMs = 10_000): Promise<void> {
  const end = performance.now() + patienceMs
  while (!(await what())) {
    if (performance.now() > end) throw new Error(`waited in vain: ${why}`)
    await breathe()
  }
}

export interface Spoken {
  thread: string
  text: string
  choices: Choice[]
  outgoing: Outgoing
}

const ABILITIES: Capabilities = {
  ...{
    groups: true,
    proactive: true,
    buttonBytes: 64,
    edit: true,
    recall: true,
    quote: true,
    mention: true,
    longestText: 4000,
  },
  ...{ media: true, location: true, stableIds: true, replay: 'server-queue', rates: { perMinute: 1_000_000, perChatMs: 0 } },
}

/** The far side of a channel: what was said to it is kept, and it can be told to fail. */
export class PretendChannel implements Adapter {
  readonly channel: string
  capabilities = ABILITIES
  /** In the order in which they were sent. */
  readonly said: Spoken[] = []
  /** What the next sends come to, before they succeed. */
  readonly troubles: Sent[] = []
  /** Set to make a send take its time. */
  beforeSend: (outgoing: Outgoing) => Promise<void> = async () => {}
  /** People whom it cannot reach by itself. */
  readonly hidden = new Set<string>()
  #sink: Sink | undefined
  #count = 0

  constructor(channel = 'pretend') {
    this.channel = channel
  }

  async start(sink: Sink) {
    this.#sink = sink
  }
  async stop() {}
  health() {
    return { state: 'up' as const, since: 0 }
  }
  directThread(senderId: string) {
    return this.hidden.has(senderId) ? undefined : `d:${senderId}`
  }

  async send(outgoing: Outgoing): Promise<Sent> {
    await this.beforeSend(outgoing)
    const trouble = this.troubles.shift()
    if (trouble && !trouble.ok && trouble.reason !== 'unknown') return trouble
    const text = outgoing.parts
      .map((part) => (part.type === 'text' ? part.text : part.type === 'mention' ? `@${part.name} ` : ''))
      .join('')
    this.said.push({ thread: outgoing.thread, text, choices: outgoing.choices ?? [], outgoing })
    return trouble ?? { ok: true, ids: [`n${this.said.length}`] }
  }

  hear(incoming: Incoming): Promise<void> {
    return this.#sink!.take(incoming)
  }

  /** A message as this channel would bring it. */
  message(who: string, text: string, extra: Partial<Incoming> & { group?: string; at?: number } = {}): Incoming {
    this.#count += 1
    const { group, ...rest } = extra
    const thread = group
      ? { id: `g:${group}`, kind: 'group' as const, name: group }
      : { id: `d:${who}`, kind: 'direct' as const }
    const parts: Part[] = text === '' ? [] : [{ type: 'text', text }]
    return {
      ...{ key: `${this.channel}:us:${this.#count}`, channel: this.channel, kind: 'message', at: MORNING, parts, text, thread },
      ...{ sender: { id: who, name: who, us: false, stable: true }, addressed: group === undefined },
      ...rest,
    }
  }
}

export const NO_ANSWER: Answer = { outcome: 'no_answer', reason: 'no_basis', citations: [], passages: [], trace: {} }

export interface Options {
  folder?: string
  clock?: HandClock
  knowledge?: (question: Question) => Promise<Answer>
  channels?: PretendChannel[]
  parallel?: number
  log?: Log
  /** Another assistant than ours: one with a bug planted. */
  makeAssistant?: typeof createAssistant
  /** Changes the parts that the assistant is made of. */
  assistant?: Partial<AssistantParts>
  busyLimitMs?: number
  /** Build it, but let nothing run. */
  asleep?: boolean
}

export type Neighbourhood = Awaited<ReturnType<typeof neighbourhood>>

/** The people of the sample community whose accounts are bound on the pretend channel, by the id of their account. */
export const POSTS = {
  王: 'wang-leader',
  赵: 'zhao-deputy',
  周: 'zhou-member',
  马: 'ma-leader',
  李: 'li-staff',
  孙: 'sun-staff',
} as const

export async function neighbourhood(options: Options = {}) {
  const clock = options.clock ?? handClock()
  const chance = countingChance()
  const log =
    options.log ??
    (process.env.LOUD ? { ...silentLog, error: (event: string, fields: unknown) => console.error(event, fields) } : silentLog)
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'xiaoge-bot-')))
  const store = await openStore({
    file: join(folder, 'xiaoge.db'),
    clock,
    log,
    ...(options.busyLimitMs ? { busyLimitMs: options.busyLimitMs } : {}),
  })
  const community = readCommunity(join(PROJECT_ROOT, 'config'))
  const areas = new AreaTree(community.areas)
  const deskParts = { areas, services: community.services, workflows: community.workflows, clock, chance }
  const desk = createDesk(deskParts)
  const channels = options.channels ?? [new PretendChannel()]
  const byName = new Map(channels.map((channel) => [channel.channel, channel]))
  const vocabulary: Vocabulary = {
    services: community.services,
    places: community.areas
      .filter(({ kind }) => kind === 'estate' || kind === 'community')
      .map(({ id, name, nicknames }) => ({ id, names: [name, ...nicknames] })),
  }
  const hear = openHearing({ vocabulary, clock }).understand
  const inbox = createInbox({ store, clock })
  const directThread = (channel: string, senderId: string) => byName.get(channel)?.directThread(senderId)
  const assistant = (options.makeAssistant ?? createAssistant)({
    ...{ desk, areas, services: community.services, understand: hear, read: store.read, clock, chance, log, prefix: '小格' },
    admins: new Set(community.people.filter(({ admin }) => admin).map(({ id }) => id)),
    knowledge: { ask: options.knowledge ?? (async () => NO_ANSWER) },
    directThread,
    ...options.assistant,
  })
  const delivery = createDelivery({
    ...{ store, channels: byName, clock, log },
    wording: { desk, areas, services: community.services, understand: hear },
  })
  const intake = createIntake({
    ...{ store, inbox, assistant, channels: byName, clock, chance, log, onSaid: () => delivery.wake() },
    mask: (text) => hear(text).masked,
    ...(options.parallel ? { parallel: options.parallel } : {}),
  })
  const sweeper = createSweeper({
    ...{ store, desk: deskParts, clock, log, everyMs: 60_000, directThread, onSaid: () => delivery.wake() },
  })
  if (!options.folder) await settleIn(store, community.people, channels[0]!.channel, clock.now())
  for (const channel of channels) await channel.start(intake)
  if (!options.asleep) {
    intake.start()
    delivery.start()
  }
  const pretend = channels[0]!

  /** Nothing is left to work on or to send now. */
  const calm = () =>
    until(async () => {
      // Time stands still here: a loop that went to sleep just after the hand moved would not look again.
      delivery.wake()
      if ((await inbox.waiting()).rows > 0) return false
      const open = await store.read
        .selectFrom('outbox')
        .select(['place', 'state', 'due_at', 'attempts'])
        .where('state', 'in', ['pending', 'sending'])
        .orderBy('seq')
        .execute()
      // What stands behind a row that is tried again later waits with it; behind one that is planned for later nothing does.
      const tried = new Set<string>()
      return open.every(({ place, state, due_at, attempts }) => {
        const later = state === 'pending' && due_at > clock.now()
        if (later && attempts > 0) tried.add(place)
        return later || tried.has(place)
      })
    }, 'calm')

  return {
    ...{
      clock,
      store,
      inbox,
      desk,
      assistant,
      intake,
      delivery,
      sweeper,
      areas,
      folder,
      channel: pretend,
      calm,
      people: POSTS,
    },
    /** Says it and gives what is heard in that thread afterwards. */
    async say(who: string, text: string, extra: Parameters<PretendChannel['message']>[2] = {}): Promise<string[]> {
      const from = pretend.said.length
      const incoming = pretend.message(who, text, extra)
      await pretend.hear(incoming)
      await calm()
      return pretend.said.slice(from).flatMap((one) => (one.thread === incoming.thread.id ? [one.text] : []))
    },
    /** Everything heard in a thread, in order. */
    heard: (thread: string) => pretend.said.flatMap((one) => (one.thread === thread ? [one.text] : [])),
    last: (thread: string) => pretend.said.findLast((one) => one.thread === thread),
    tickets: () => store.read.selectFrom('tickets').selectAll().orderBy('id').execute(),
    events: (number: number) =>
      store.read.selectFrom('ticket_events').selectAll().where('ticket', '=', number).orderBy('id').execute(),
    async close({ keep = false } = {}) {
      await intake.stop()
      await delivery.stop()
      await store.close()
      if (!keep) await rm(folder, { recursive: true, force: true })
    },
  }
}

type People = ReturnType<typeof readCommunity>['people']

/** What main does at the first start, and people by their codes: persons, groups, accounts. */
async function settleIn(store: Store, people: People, channel: string, at: number): Promise<void> {
  await store.tx(async (db) => {
    for (const { id, name, area, language } of people) await keepPerson(db, { id, name, area: area ?? null, language }, at)
    await bindGroup(db, { channel, thread: 'g:桂花苑', area: 'guihuayuan', by: null, at })
    await bindGroup(db, { channel, thread: 'g:桂园社区', area: 'guiyuan', by: null, at })
    for (const [nativeId, person] of Object.entries(POSTS)) {
      await meet(db, {
        channel,
        nativeId,
        name: nativeId,
        stable: true,
        at: at - 1,
        freshId: `fresh-${nativeId}`,
        directThread: `d:${nativeId}`,
      })
      await bind(db, { account: accountId(channel, nativeId), person, code: null, at: at - 1 })
    }
  })
}
