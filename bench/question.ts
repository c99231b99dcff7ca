/**
 * Latency of a question through the assistant (heard, understood, found, judged, put into words; all but the commit), over retrieval
 * alone (words and meaning of the same snapshot) and over the encoder alone.
 */
import { join, relative } from 'node:path'
import type { Incoming } from '../adapters/adapter.ts'
import { openHearing } from '../cli/hearing.ts'
import { vocabularyOf } from '../cli/vocabulary.ts'
import { systemClock } from '../clock.ts'
import { readCommunity } from '../config/community.ts'
import { PROJECT_ROOT } from '../config/settings.ts'
import { LocalEmbeddings } from '../knowledge/embeddings.ts'
import { openEncoder } from '../models/encoder/encoder.ts'
import { type BenchOptions, type Figure, figure, median, percentile } from './figure.ts'
import { withFolder } from './folder.ts'
import { type Neighbourhood, openNeighbourhood } from './neighbourhood.ts'
import { knownQuestions } from './questions.ts'
import { message } from './talk.ts'

/** What an answer looks at, from each side. */
const CANDIDATES = 100
/** The house remembers the vectors of its last questions: so many others make it forget them, or a second asking would cost nothing. */
const OTHERS = 300

interface Times {
  encoder: number[]
  retrieval: number[]
  assistant: number[]
}

export async function question({ quick, knowledge, say }: BenchOptions): Promise<Figure[]> {
  const rounds = quick ? 1 : 5
  return withFolder(async (folder) => {
    say('question: opening the house and its encoder')
    const known = await knownQuestions(knowledge)
    const street = await openNeighbourhood({ dataFolder: folder, knowledge, encoder: true })
    const hear = openHearing({
      vocabulary: vocabularyOf(readCommunity(join(PROJECT_ROOT, 'config'))),
      clock: systemClock,
    }).understand
    // One that is heard as a report, say, would not be looked up.
    const questions = known.filter((text) => hear(text).intent === 'question').slice(0, quick ? 20 : known.length)
    // One more of the same: the house keeps its own to itself.
    const encoder = await openEncoder()
    try {
      const ways = waysOf(street, new LocalEmbeddings(encoder))
      // Code and caches get warm first.
      if (!quick) await measure(ways, questions)
      const all: Times = { encoder: [], retrieval: [], assistant: [] }
      for (let round = 1; round <= rounds; round++) {
        say(`question: round ${round} of ${rounds}`)
        const times = await measure(ways, questions)
        for (const way of WAYS) all[way].push(...times[way])
      }
      return figures(
        all,
        `${questions.length} questions of ${relative(PROJECT_ROOT, knowledge)}, ${rounds} rounds of the three ways by turns, vectors forgotten`,
      )
    } finally {
      await encoder.close()
      await street.close()
    }
  })
}

const WAYS = ['encoder', 'retrieval', 'assistant'] as const

type Ways = Record<(typeof WAYS)[number], (question: string) => Promise<unknown>> & { forget(): Promise<void> }

function waysOf({ house, channel }: Neighbourhood, embeddings: LocalEmbeddings): Ways {
  let heard = 0
  let others = 0
  return {
    async forget() {
      for (let at = 0; at < OTHERS; at++) await house.library.snapshot().byMeaning(`${others++}`, 1)
    },
    encoder: (text) => embeddings.embedQuery(text),
    async retrieval(text) {
      const snapshot = house.library.snapshot()
      const meant = snapshot.byMeaning(text, CANDIDATES)
      snapshot.byWords(text, CANDIDATES)
      if ((await meant) === undefined) throw new Error('the house searches without meaning: its vectors are missing')
    },
    async assistant(text) {
      heard += 1
      const spoken = message({ who: `asker-${heard}`, name: '居民', text, at: systemClock.now() })
      const incoming: Incoming = { ...spoken, key: `${channel.channel}:us:q${heard}`, channel: channel.channel }
      await house.assistant.handle(incoming)
    },
  }
}

/** Every question in every way, one way after the other. */
async function measure(ways: Ways, questions: readonly string[]): Promise<Times> {
  const times: Times = { encoder: [], retrieval: [], assistant: [] }
  for (const way of WAYS) {
    await ways.forget()
    for (const text of questions) {
      const began = systemClock.elapsed()
      await ways[way](text)
      times[way].push(systemClock.elapsed() - began)
    }
  }
  return times
}

function figures({ encoder, retrieval, assistant }: Times, how: string): Figure[] {
  const amount = (what: string, value: number) => ({ what, value, unit: 'ms' })
  const p50 = amount('a question through the assistant, median', median(assistant))
  const p99 = amount('a question through the assistant, 99th percentile', percentile(assistant, 0.99))
  const outside = amount('of it, what is not the encoder', Math.max(0, median(assistant) - median(encoder)))
  return [
    figure('question.p50', p50, amount('retrieval alone, median', median(retrieval)), how),
    figure('question.p99', p99, amount('retrieval alone, 99th percentile', percentile(retrieval, 0.99)), how),
    figure('question.encoder', p50, amount('the encoder alone, median', median(encoder)), how),
    figure('question.outside', outside, p50, `${how}; the medians' difference`),
  ]
}
