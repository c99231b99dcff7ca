/**
 * How long an emergency card takes, from the message's arrival to the card leaving, while everything else is saturated; in a process of its own.
 *
 * Saturated: residents write as much as the house takes, others ask questions without a pause, and a large folder of files is read, indexed
 * and encoded. A cry comes every so often, from somebody new, from the instant at which it is due: while nothing moves, it waits too.
 */
import { cp, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { Outgoing } from '../adapters/adapter.ts'
import { systemClock } from '../clock.ts'
import { type Neighbourhood, openNeighbourhood } from './neighbourhood.ts'
import { knownQuestions } from './questions.ts'
import { writeStatutes } from './statute-files.ts'
import { message, talk } from './talk.ts'

export interface CardArgs {
  folder: string
  knowledge: string
  cries: number
  everyMs: number
  /** Passages that are indexed meanwhile. */
  passages: number
}

/** Per card, ms. */
export interface CardTimes {
  /** With nothing else to do, from the call of the sink. */
  idle: number[]
  /** Saturated, from the call of the sink, and from the instant at which the message was due. */
  arrived: number[]
  due: number[]
  /** Messages that the house handled a second meanwhile, and questions that were answered. */
  messagesPerSecond: number
  questions: number
}

const CRIES = ['家里煤气味很大，头晕', '着火了，快来人', '电梯困人了，有孩子', '有人触电倒下了', '我爸叫不醒了']
const ASKING = 4
const BATCH = 200

export async function card(args: CardArgs): Promise<CardTimes> {
  const knowledge = join(args.folder, 'knowledge')
  await cp(args.knowledge, knowledge, { recursive: true })
  await writeStatutes(join(args.folder, 'many'), args.passages)
  const questions = await knownQuestions(knowledge)
  const street = await openNeighbourhood({ dataFolder: join(args.folder, 'data'), knowledge, encoder: true })
  try {
    // Code gets warm: nobody cries before anybody has said anything.
    await street.say(talk(0, 40, questions, systemClock.now()))
    await cry(street, { ...args, cries: 5 })
    const idle = await cry(street, args)
    const load = saturate(street, questions)
    await rename(join(args.folder, 'many'), join(knowledge, 'many'))
    const indexing = street.house.library.refresh()
    const busy = await cry(street, args)
    const { messagesPerSecond, asked } = await load.end()
    await indexing
    return {
      ...{ idle: idle.map(({ arrived }) => arrived), messagesPerSecond, questions: asked },
      ...{ arrived: busy.map(({ arrived }) => arrived), due: busy.map(({ due }) => due) },
    }
  } finally {
    await street.close()
  }
}

interface Time {
  arrived: number
  due: number
}

let cried = 0

/** Rejects where a card does not come at all. */
async function cry({ channel }: Neighbourhood, { cries, everyMs }: Pick<CardArgs, 'cries' | 'everyMs'>): Promise<Time[]> {
  const times: Promise<Time>[] = []
  const began = systemClock.elapsed()
  for (let at = 0; at < cries; at++) {
    const due = began + at * everyMs
    await systemClock.sleep(due - systemClock.elapsed())
    const who = `crier-${cried++}`
    const card = cardFor(channel.listeners, `d:${who}`)
    const heard = systemClock.elapsed()
    void channel.hear(message({ who, name: '邻居', text: CRIES[at % CRIES.length]!, at: systemClock.now() }))
    times.push(card.then((left) => ({ arrived: left - heard, due: left - Math.min(due, heard) })))
  }
  return Promise.all(times)
}

function cardFor(listeners: Set<(outgoing: Outgoing) => void>, thread: string): Promise<number> {
  return new Promise((resolve) => {
    const listen = (outgoing: Outgoing) => {
      if (outgoing.thread !== thread || !isCard(outgoing)) return
      listeners.delete(listen)
      resolve(systemClock.elapsed())
    }
    listeners.add(listen)
  })
}

const isCard = ({ parts }: Outgoing) =>
  parts.some((part) => part.type === 'text' && part.text.split('\n').some((line) => ['119', '120', '110'].includes(line)))

/** Until `end`: as many messages as the house takes, and questions that follow one another. */
function saturate(street: Neighbourhood, questions: readonly string[]) {
  let over = false
  const began = systemClock.elapsed()
  const say = async () => {
    let handled = 0
    for (let first = BATCH; !over; first += BATCH) handled += await street.say(talk(first, BATCH, questions, systemClock.now()))
    return handled
  }
  const ask = async (number: number) => {
    let asked = 0
    for (let at = number; !over; at += ASKING, asked++) {
      await street.house.ask({ text: questions[at % questions.length]! })
      // People ask by the network: an answer that is at hand may not follow the one before without the loop having turned.
      await systemClock.sleep(0)
    }
    return asked
  }
  const saying = say()
  const asking = Array.from({ length: ASKING }, (_, number) => ask(number))
  return {
    async end() {
      over = true
      const handled = await saying
      const seconds = (systemClock.elapsed() - began) / 1000
      const asked = (await Promise.all(asking)).reduce((sum, one) => sum + one, 0)
      return { messagesPerSecond: handled / seconds, asked }
    },
  }
}
