/**
 * Emergencies come first: own cries of nine kinds, in many spellings, each with its card before anything else is said in its thread, while
 * hundreds of messages wait, every answer hangs and another program holds the database. What only sounds so gets none.
 */
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { openConnection } from '../../store/database.ts'
import type { Inbox } from '../../store/inbox.ts'
import { breathe, handClock, type Neighbourhood, neighbourhood, until } from './neighbourhood.ts'
import { ownTexts } from './own-texts.ts'

const TEXTS = ownTexts('cries.txt')
const KINDS = [...TEXTS.keys()].filter((kind) => kind !== 'none')
const CRIES = KINDS.flatMap((kind) => TEXTS.get(kind)!)
const HARMLESS = TEXTS.get('none')!

/** What is reached; nothing was fitted to these texts. Raise it with what is heard better. */
const RECALL = 0.92
const FALSE = 0.05

let street: Neighbourhood | undefined
afterEach(async () => {
  if (street) await leave(street)
  street = undefined
  vi.doUnmock('../../bot/loop/emergency-lane.ts')
  vi.doUnmock('../../store/inbox.ts')
  vi.resetModules()
})

const needsCard = (here: Neighbourhood, text: string) => here.assistant.card(here.channel.message('邻居', text)).length > 0

describe('own texts', () => {
  test('are enough, and all different', () => {
    expect(KINDS).toHaveLength(9)
    for (const kind of KINDS) expect(TEXTS.get(kind)!.length, kind).toBeGreaterThanOrEqual(20)
    expect(HARMLESS.length).toBeGreaterThanOrEqual(60)
    expect(new Set([...CRIES, ...HARMLESS]).size).toBe(CRIES.length + HARMLESS.length)
  })

  test('that cry get the card, and those that only sound so do not', async () => {
    street = await neighbourhood({ asleep: true })
    const missed = CRIES.filter((text) => !needsCard(street!, text))
    const wrong = HARMLESS.filter((text) => needsCard(street!, text))
    const said = `missed ${missed.length} of ${CRIES.length}:\n${missed.join('\n')}\nwrong ${wrong.length} of ${HARMLESS.length}:\n${wrong.join('\n')}`
    if (process.env.LOUD) console.log(said)
    expect(1 - missed.length / CRIES.length, said).toBeGreaterThanOrEqual(RECALL)
    expect(wrong.length / HARMLESS.length, said).toBeLessThanOrEqual(FALSE)
  })
})

const WAITING = 200
/** More than the turns that are taken at once. */
const HANGING = 40

interface Trouble {
  locked: boolean
  knowledge: 'hangs' | 'fails'
}

interface Found {
  /** Cries whose thread heard a card before anything else from then on, its numbers alone on their lines. */
  first: number
  cries: number
  /** The others, with what their thread heard first. */
  late: string[]
  street: Neighbourhood
  /** Gives the database back. */
  unlock(): Promise<void>
}

/** Everything is busy or broken, then all cry at once. Waits for the cards, at most so long, by the machine's clock. */
async function cryIn(open: typeof neighbourhood, { locked, knowledge }: Trouble, patienceMs: number): Promise<Found> {
  const clock = handClock()
  const never = () => new Promise<never>(() => {})
  const here = await open({
    clock,
    knowledge: knowledge === 'hangs' ? never : () => Promise.reject(new Error('the base is broken')),
  })
  const { channel } = here
  for (let n = 0; n < WAITING; n++) {
    void channel.hear(channel.message(`闲人${n % HANGING}`, `居住证第${n}种情况怎么办理？`))
  }
  await until(async () => (await here.inbox.waiting()).rows > 0, 'the flood')
  const other = locked ? await openConnection(join(here.folder, 'xiaoge.db'), 'write') : undefined
  if (other) await until(() => other.exec('BEGIN IMMEDIATE').then(held, stillTaken), 'the lock')
  const cries = CRIES.filter((text) => needsCard(here, text))
  const threads = cries.map((text, index) => {
    // Every other one is cried by somebody who has much waiting already.
    const message = channel.message(index % 2 === 0 && index < HANGING ? `闲人${index}` : `求救${index}`, text)
    const before = here.heard(message.thread.id).length
    channel.hear(message).catch(() => {})
    return { thread: message.thread.id, before }
  })
  const answer = ({ thread, before }: (typeof threads)[number]) => here.heard(thread)[before] ?? ''
  const firstHeard = () => threads.filter((one) => isCard(answer(one))).length
  const end = performance.now() + patienceMs
  while (firstHeard() < threads.length && performance.now() < end) await breathe()
  const late = threads.flatMap((one, at) => (isCard(answer(one)) ? [] : [`${cries[at]}: ${answer(one)}`]))
  return {
    ...{ late, first: firstHeard(), cries: cries.length, street: here },
    async unlock() {
      await other?.exec('ROLLBACK')
      await other?.close()
    },
  }
}

const held = () => true
const stillTaken = () => false
const isCard = (text: string) => text.split('\n').some((line) => ['119', '120', '110'].includes(line))

describe('under a flood, with everything else broken', () => {
  test('and the database held by another program, every card is out first; then come the tickets', async () => {
    const found = await cryIn(neighbourhood, { locked: true, knowledge: 'fails' }, 20_000)
    street = found.street
    expect(found.late).toEqual([])
    expect(found.first).toBe(found.cries)
    await found.unlock()
    await until(
      async () => {
        await found.street.clock.advance(500)
        const open = await found.street.store.read.selectFrom('inbox').select('id').where('turn', '=', 0).execute()
        const done = await found.street.store.read
          .selectFrom('inbox')
          .select('id')
          .where('turn', '=', 0)
          .where('state', '=', 'done')
          .execute()
        return open.length === found.cries && done.length === open.length
      },
      'every cry is worked on',
      30_000,
    )
    // The card, once, and what was filed.
    const cards = found.street.channel.said.filter(({ thread, text }) => thread.startsWith('d:求救') && isCard(text))
    expect(new Set(cards.map(({ thread }) => thread)).size).toBe(cards.length)
    expect(await found.street.tickets()).not.toEqual([])
  })

  test('and every answer hanging, every card is out first', async () => {
    const found = await cryIn(neighbourhood, { locked: false, knowledge: 'hangs' }, 20_000)
    street = found.street
    expect(found.late).toEqual([])
    expect(found.first).toBe(found.cries)
  })
})

/** The lane does nothing: the card is a row like any other. */
const NO_LANE = {
  createEmergencyLane: () => ({ serve() {}, remember() {}, handed: async () => undefined }),
  REMEMBERED: 0,
  LOOK_UP_MS: 5,
  SENT_WITHIN_MS: 0,
}

describe('the planted bugs are found', () => {
  test('the card waits for the database', async () => {
    vi.doMock('../../bot/loop/emergency-lane.ts', () => NO_LANE)
    vi.resetModules()
    const { neighbourhood: open } = await import('./neighbourhood.ts')
    const found = await cryIn(open, { locked: true, knowledge: 'fails' }, 500)
    street = found.street
    await found.unlock()
    expect(found.first).toBe(0)
  })

  test('the card queues behind the flood', async () => {
    vi.doMock('../../bot/loop/emergency-lane.ts', () => NO_LANE)
    vi.doMock('../../store/inbox.ts', async (original) => {
      const { createInbox, ...rest } = (await original()) as { createInbox(parts: unknown): Inbox }
      const unhurried = (inbox: Inbox): Inbox => ({ ...inbox, put: (row) => inbox.put({ ...row, urgent: false }) })
      return { ...rest, createInbox: (parts: unknown) => unhurried(createInbox(parts)) }
    })
    vi.resetModules()
    const { neighbourhood: open } = await import('./neighbourhood.ts')
    const found = await cryIn(open, { locked: false, knowledge: 'hangs' }, 500)
    street = found.street
    expect(found.first).toBeLessThan(found.cries)
  })
})

/** Turns that hang are cut off by the hand clock. */
async function leave(here: Neighbourhood): Promise<void> {
  const closing = here.close()
  let closed = false
  void closing.finally(() => {
    closed = true
  })
  await until(async () => {
    await here.clock.advance(10_000)
    return closed
  }, 'the end')
}
