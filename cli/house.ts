/**
 * The house, built: every part made from the settings and handed to those who need it. Who may know whom is in the import rules; this
 * is the one place that knows all. `serve` runs it; the crash test and the bench build it with other channels.
 */
import { join } from 'node:path'
import type { Adapter } from '../adapters/adapter.ts'
import { type Assistant, createAssistant } from '../bot/assistant.ts'
import { createDelivery, type Delivery } from '../bot/loop/delivery.ts'
import { createNews } from '../bot/loop/house-news.ts'
import { createIntake, type Intake } from '../bot/loop/intake.ts'
import { createSweeper } from '../bot/loop/sweeper.ts'
import type { Chance, Clock } from '../clock.ts'
import type { Community } from '../config/community.ts'
import type { Settings } from '../config/settings.ts'
import { answer, chinaDay } from '../knowledge/answer.ts'
import type { Answer, Question } from '../knowledge/answer-types.ts'
import { createCrowd } from '../knowledge/crowd.ts'
import { answerWhole } from '../knowledge/follow-up.ts'
import { type Library, openLibrary } from '../knowledge/library.ts'
import { shelfOf } from '../knowledge/shelf.ts'
import type { Log } from '../log.ts'
import { openStore } from '../store/database.ts'
import { createInbox, type Inbox } from '../store/inbox.ts'
import type { Store } from '../store/store.ts'
import { AreaTree } from '../tickets/area.ts'
import { createDesk } from '../tickets/desk.ts'
import { openRephrasing } from './chat.ts'
import { openHearing } from './hearing.ts'
import { openMeaning } from './meaning.ts'
import { createReadiness, meaningWorks, type Readiness } from './readiness.ts'
import { openReranking } from './reranking.ts'
import { settleCommunity } from './seats.ts'
import { vocabularyOf } from './vocabulary.ts'

/** What a channel may be built of. */
export interface ChannelParts {
  settings: Settings
  community: Community
  store: Store
  readiness(): Promise<Readiness>
  clock: Clock
  chance: Chance
  log: Log
}

export interface HouseParts {
  settings: Settings
  community: Community
  clock: Clock
  chance: Chance
  log: Log
  openChannels(parts: ChannelParts): Promise<Adapter[]>
  /** For tests that plant a bug between two rooms. */
  change?: Changes
}

export interface Changes {
  store?(store: Store): Store
  inbox?(inbox: Inbox): Inbox
  channel?(adapter: Adapter, store: Store): Adapter
}

export interface House {
  store: Store
  inbox: Inbox
  library: Library
  assistant: Assistant
  intake: Intake
  delivery: Delivery
  channels: Adapter[]
  ask(question: Question): Promise<Answer>
  readiness(): Promise<Readiness>
  start(): Promise<void>
  /** Stops taking, ends what is in hand, lets go of everything. */
  stop(): Promise<void>
}

const SWEEP_EVERY_MS = 30_000

const WARMING = '您好，请问这里的路灯坏了找谁报修？'

/** Opens everything; nothing is heard or said before `start`. Rejects with a `StoreError` whose message says what to do. */
export async function openHouse(parts: HouseParts): Promise<House> {
  const { settings, community, clock, chance, log, change } = parts
  const file = join(settings.dataFolder, 'xiaoge.db')
  const opened = await openStore({ file, clock, log, startEmpty: settings.newDatabase })
  const store = change?.store?.(opened) ?? opened
  await store.tx((db) => settleCommunity(db, community, clock.now()))
  const { library, meanings, chat, adviser, ask, close: closeKnowledge } = openKnowledge(parts)
  const admins = community.people.filter(({ admin }) => admin).map(({ id }) => id)
  const areas = new AreaTree(community.areas)
  const { services, workflows } = community
  const deskParts = { areas, services, workflows, clock, chance }
  const desk = createDesk(deskParts)
  const vocabulary = vocabularyOf(community)
  const ear = openHearing({ vocabulary, clock, log, meanings, adviser })
  const hear = ear.understand
  // The first look makes what all later ones use, a tenth of a second long: that is not for the first who cries to wait for.
  hear(WARMING)
  const realInbox = createInbox({ store, clock })
  const inbox = change?.inbox?.(realInbox) ?? realInbox
  const channels = new Map<string, Adapter>()
  const readiness = createReadiness({ store, inbox, library, chat, channels, clock, dataFolder: settings.dataFolder })
  const directThread = (channel: string, senderId: string) => channels.get(channel)?.directThread(senderId)
  const assistant = createAssistant({
    ...{
      desk,
      areas,
      services,
      understand: hear,
      ponder: ear.ponder,
      ...(adviser && { consult: ear.consult }),
      read: store.read,
      clock,
      chance,
      log,
      prefix: settings.prefix,
    },
    lullMs: settings.lullSeconds * 1_000,
    admins: new Set(admins),
    knowledge: { ask },
    directThread,
  })
  const delivery = createDelivery({
    ...{ store, channels, clock, log },
    wording: { desk, areas, services, understand: hear },
  })
  const onSaid = () => delivery.wake()
  const mask = (text: string) => hear(text).masked
  const intake = createIntake({ store, inbox, assistant, channels, clock, chance, log, mask, onSaid })
  const also = createNews({ store, clock, chance, admins, meaningWorks: () => meaningWorks(library) })
  const sweeper = createSweeper({ store, desk: deskParts, clock, log, everyMs: SWEEP_EVERY_MS, directThread, also, onSaid })
  for (const adapter of await parts.openChannels({ settings, community, store, readiness, clock, chance, log })) {
    channels.set(adapter.channel, change?.channel?.(adapter, store) ?? adapter)
  }
  return {
    ...{ store, inbox, library, assistant, intake, delivery, ask, readiness, channels: [...channels.values()] },
    async start() {
      intake.start()
      delivery.start()
      sweeper.start()
      for (const adapter of channels.values()) await adapter.start(intake)
    },
    async stop() {
      for (const adapter of channels.values()) await adapter.stop()
      await intake.stop()
      await sweeper.stop()
      await delivery.stop()
      await closeKnowledge()
      await store.close()
    },
  }
}

/** The base, its encoder and the chat model. Answers wait until the files are read; the vectors join when they are made. */
function openKnowledge({ settings, clock, log }: HouseParts) {
  const meaning = openMeaning(settings, { clock, log })
  const { reranker, close: closeReranker } = openReranking(settings, { clock, log })
  const crowd = createCrowd(clock)
  const library = openLibrary({
    ...{ folder: settings.knowledgeFolder, dataFolder: settings.dataFolder, clock, log, crowd, watch: true },
    ...(meaning.embeddings ? { embeddings: meaning.embeddings } : {}),
    ...(reranker ? { rerank: reranker.rerank } : {}),
    ...(meaning.reader ? { reader: meaning.reader } : {}),
    ...(meaning.closeReading ? { closeReader: meaning.closeReading.closeReader } : {}),
  })
  const { chat, adviser, rephrase } = openRephrasing(settings, { clock, log })
  library.ready.catch((error: unknown) => log.error('knowledge.unreadable', { error }))
  return {
    ...{ library, chat, adviser, meanings: meaning.meanings },
    async ask(question: Question): Promise<Answer> {
      await library.ready
      const snapshot = library.snapshot(question.audience)
      return answerWhole(question, shelfOf(snapshot, chinaDay(clock)), async (whole) =>
        rephrase(whole, await crowd.join((turn) => answer(whole, snapshot, { clock, turn })), snapshot),
      )
    },
    async close(): Promise<void> {
      await library.close()
      await closeReranker()
      await meaning.close()
    },
  }
}
