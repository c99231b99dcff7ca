/**
 * Cold start of the real process: until its page lives and until its first question is answered, on an empty data folder and again on
 * the same one. The yardstick is a Node that does nothing.
 */
import { systemClock } from '../clock.ts'
import { runNode } from './child.ts'
import { type BenchOptions, type Figure, figureOfRounds, median } from './figure.ts'
import { withFolder } from './folder.ts'
import { knownQuestions } from './questions.ts'
import { serve } from './served.ts'

interface Start {
  livesMs: number
  answersMs: number
}

export async function start({ quick, knowledge, say }: BenchOptions): Promise<Figure[]> {
  const [question] = await knownQuestions(knowledge)
  const nothing: number[] = []
  const first: Start[] = []
  const repeated: Start[] = []
  const rounds = quick ? 1 : 3
  for (let round = 0; round < rounds; round++) {
    say(`start: round ${round + 1} of ${rounds}`)
    nothing.push(await timeOfNothing())
    await withFolder(async (folder) => {
      first.push(await startOn({ dataFolder: folder, knowledge }, question!))
      nothing.push(await timeOfNothing())
      repeated.push(await startOn({ dataFolder: folder, knowledge }, question!))
    })
  }
  const even = nothing.filter((_, at) => at % 2 === 0)
  const odd = nothing.filter((_, at) => at % 2 === 1)
  return [...figures('first', first, even, rounds), ...figures('repeated', repeated, odd, rounds)]
}

function figures(which: 'first' | 'repeated', starts: readonly Start[], nothing: readonly number[], rounds: number): Figure[] {
  const folder = which === 'first' ? 'an empty data folder' : 'the same data folder, vectors made'
  const how = `cli/run.mjs serve on ${folder}, looked at every 5 ms; median of ${rounds} rounds beside node -e ''`
  const yardstick = { what: 'an empty node', unit: 'ms', values: nothing }
  const lives = { what: `${which} start until /livez answers`, unit: 'ms', values: starts.map(({ livesMs }) => livesMs) }
  const answers = {
    ...{ what: `${which} start until the first question is answered`, unit: 'ms' },
    values: starts.map(({ answersMs }) => answersMs),
  }
  return [
    figureOfRounds(`start.${which}.lives`, lives, yardstick, how),
    figureOfRounds(`start.${which}.answers`, answers, yardstick, how),
  ]
}

/** The middle of a few: one alone is short enough to meet a hiccup of the machine. */
async function timeOfNothing(): Promise<number> {
  const times: number[] = []
  for (let run = 0; run < 5; run++) {
    const began = systemClock.elapsed()
    await runNode(['-e', ''])
    times.push(systemClock.elapsed() - began)
  }
  return median(times)
}

async function startOn(folders: { dataFolder: string; knowledge: string }, question: string): Promise<Start> {
  const began = systemClock.elapsed()
  const served = await serve(folders)
  try {
    await served.alive()
    const livesMs = systemClock.elapsed() - began
    await served.ask(question)
    const answersMs = systemClock.elapsed() - began
    // Whoever starts again should find what a first run leaves behind.
    await served.complete()
    return { livesMs, answersMs }
  } finally {
    await served.stop()
  }
}
