/**
 * How long it takes to understand a message, by rules, words and what was learnt, and with what the close reader hears as well; how many messages
 * the whole house handles on one core; and how soon an emergency card leaves while everything else is saturated.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { meant } from '../bot/hear/ear.ts'
import { foldText } from '../bot/hear/folded-text.ts'
import { look } from '../bot/hear/look.ts'
import { understand as understandBy, understandingOf } from '../bot/hear/understand.ts'
import { vocabularyOf } from '../cli/vocabulary.ts'
import { systemClock } from '../clock.ts'
import { readCommunity } from '../config/community.ts'
import { PROJECT_ROOT } from '../config/settings.ts'
import { openCrossEncoder } from '../models/cross-encoder/cross-encoder.ts'
import { openListener } from '../models/listener/listener.ts'
import type { CardArgs, CardTimes } from './card.ts'
import { runChild } from './child.ts'
import { type BenchOptions, type Figure, figure, median, percentile, type Row } from './figure.ts'
import { withFolder } from './folder.ts'
import type { MessagesOnOneCoreArgs } from './one-core.ts'

const OWN = ['models/train/data/messages.jsonl', 'test/fixtures/messages.jsonl']
const SIZES = {
  full: {
    rounds: 5,
    texts: Number.POSITIVE_INFINITY,
    encoded: { texts: 1_000, rounds: 3 },
    card: { cries: 300, everyMs: 100, passages: 3_000 },
  },
  quick: { rounds: 1, texts: 100, encoded: { texts: 10, rounds: 1 }, card: { cries: 5, everyMs: 20, passages: 20 } },
}

export async function understand({ quick, knowledge, say }: BenchOptions): Promise<Row[]> {
  const size = quick ? SIZES.quick : SIZES.full
  const texts = ownTexts().slice(0, size.texts)
  say(`understand: ${texts.length} own messages`)
  const alone = messagesAlone(texts, size.rounds)
  say('understand: with the close reader')
  const encoded = await messagesEncoded(everyNth(texts, size.encoded.texts), size.encoded.rounds)
  say('understand: the whole house on one core')
  const oneCore: MessagesOnOneCoreArgs = { quick, knowledge }
  const house = await runChild<Figure[] | null>('one-core', [JSON.stringify(oneCore)])
  say('understand: the emergency card while everything is saturated')
  const card = await withFolder((folder) => {
    const args: CardArgs = { folder, knowledge, ...size.card }
    return runChild<CardTimes>('card', [JSON.stringify(args)])
  })
  return [...alone, ...encoded, ...houseRows(house), ...cardRows(card, size.card)]
}

function ownTexts(): string[] {
  const lines = OWN.flatMap((file) => readFileSync(join(PROJECT_ROOT, file), 'utf8').split('\n').filter(Boolean))
  return lines.map((line) => (JSON.parse(line) as { text: string }).text)
}

function everyNth(texts: readonly string[], count: number): string[] {
  const step = Math.max(1, Math.floor(texts.length / count))
  return texts.filter((_, at) => at % step === 0)
}

const ms = (what: string, value: number) => ({ what, value, unit: 'ms' })

function open() {
  const vocabulary = vocabularyOf(readCommunity(join(PROJECT_ROOT, 'config')))
  return { vocabulary, listener: openListener() }
}

/** What other processes on the machine do not show in. `quickest`: of each message, ms. */
const undisturbedOf = (quickest: readonly number[]) =>
  `each message's quickest round, which no other process disturbed: 99th percentile ${percentile(quickest, 0.99).toFixed(1)} ms, longest ${Math.max(...quickest).toFixed(1)} ms`

/** Each text as new: the house remembers what it understood, this does not. */
function messagesAlone(texts: readonly string[], rounds: number): Figure[] {
  const { vocabulary, listener } = open()
  const hear = (text: string) => understandBy(text, vocabulary, { listener })
  const cold = timed(() => hear(texts[0]!))
  for (const text of texts) hear(text)
  const took: number[] = []
  const quickest = texts.map(() => Number.POSITIVE_INFINITY)
  const folding: number[] = []
  for (let round = 0; round < rounds; round++) {
    for (const text of texts) folding.push(timed(() => foldText(text)))
    for (const [at, text] of texts.entries()) {
      const spent = timed(() => hear(text))
      took.push(spent)
      quickest[at] = Math.min(quickest[at]!, spent)
    }
  }
  const how =
    `${texts.length} own messages, ${rounds} rounds after a first one that warms; the very first took ${Math.round(cold)} ms; ` +
    undisturbedOf(quickest)
  return [0.5, 0.99].map((share) =>
    figure(
      `understand.p${share * 100}`,
      ms(`a message by rules, words and what was learnt, ${share * 100}th percentile`, percentile(took, share)),
      ms('folding the text alone, median', median(folding)),
      how,
    ),
  )
}

/** The look of a message of which the first look was not sure: meanings and all. */
async function messagesEncoded(texts: readonly string[], rounds: number): Promise<Figure[]> {
  const { vocabulary, listener } = open()
  const network = await openCrossEncoder()
  try {
    const alone: number[] = []
    const whole: number[] = []
    const quickest = texts.map(() => Number.POSITIVE_INFINITY)
    const lookTwice = async (text: string) => {
      const seen = look(text, vocabulary)
      const understandLook = understandingOf(seen, vocabulary, listener)
      understandLook({ isFirst: true })
      return understandLook({ meanings: await network.hear(meant(seen)) })
    }
    for (const text of texts.slice(0, 20)) await network.hear(text)
    for (let round = 0; round < rounds; round++)
      for (const [at, text] of texts.entries()) {
        alone.push(await timedAsync(() => network.hear(text)))
        const spent = await timedAsync(() => lookTwice(text))
        whole.push(spent)
        quickest[at] = Math.min(quickest[at]!, spent)
      }
    const what = 'a message looked at twice, the second time with what the close reader hears'
    const how = `${texts.length} own messages, ${rounds} rounds, one at a time, the close reader as the house opens it; ${undisturbedOf(quickest)}`
    return [0.5, 0.99].map((share) =>
      figure(
        `understand.encoded.p${share * 100}`,
        ms(`${what}, ${share * 100}th percentile`, percentile(whole, share)),
        ms(`the close reader alone, ${share * 100}th percentile`, percentile(alone, share)),
        how,
      ),
    )
  } finally {
    await network.close()
  }
}

function houseRows(figures: Figure[] | null): Row[] {
  const id = 'understand.house'
  const single = figures?.find((one) => one.id === 'messages.single')
  if (!single) return [{ id, missing: 'this system cannot keep a process to one core (taskset)' }]
  const how = `all threads on one core, every message with its effect and none lost; ${single.how}`
  return [{ ...single, id, how }]
}

function cardRows({ idle, arrived, due, messagesPerSecond, questions }: CardTimes, { cries }: { cries: number }): Figure[] {
  const yardstick = ms('the same with nothing else to do, 99th percentile', percentile(idle, 0.99))
  const how =
    `${cries} cries while ${Math.round(messagesPerSecond)} messages a second are handled, ${questions} questions asked beside them, ` +
    'and a large folder is read, indexed and encoded'
  const worst = (times: readonly number[]) =>
    `median ${median(times).toFixed(1)} ms, longest ${Math.max(...times).toFixed(1)} ms; ${how}`
  return [
    figure(
      'understand.card',
      ms('from an emergency’s arrival to its card leaving, 99th percentile', percentile(arrived, 0.99)),
      yardstick,
      worst(arrived),
    ),
    figure(
      'understand.card.due',
      ms('the same from the instant at which the message was due', percentile(due, 0.99)),
      yardstick,
      worst(due),
    ),
  ]
}

function timed(work: () => unknown): number {
  const began = systemClock.elapsed()
  work()
  return systemClock.elapsed() - began
}

async function timedAsync(work: () => Promise<unknown>): Promise<number> {
  const began = systemClock.elapsed()
  await work()
  return systemClock.elapsed() - began
}
