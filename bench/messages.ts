/**
 * Messages a second through the whole house (stored, worked on, replies delivered), over the rate at which a bare connection commits the
 * same rows to the same disk: one message a commit, and 32 messages a commit.
 */
import { join } from 'node:path'
import { systemClock } from '../clock.ts'
import type { Connection } from '../store/connection.ts'
import { type BenchOptions, type Figure, figureOfRounds } from './figure.ts'
import { withFolder } from './folder.ts'
import { type Neighbourhood, openNeighbourhood } from './neighbourhood.ts'
import { knownQuestions } from './questions.ts'
import { bytesOf, commitRows, type Footprint, footprintOf, marksOf, openRaw } from './raw-commits.ts'
import { reportsIn, talk } from './talk.ts'

const GROUP = 32

export async function messages({ quick, knowledge, say }: BenchOptions): Promise<Figure[]> {
  const plan = quick ? { rounds: 1, count: 40 } : { rounds: 5, count: 600 }
  return withFolder(async (folder) => {
    const questions = await knownQuestions(knowledge)
    const street = await openNeighbourhood({ dataFolder: folder, knowledge, encoder: false })
    const raw: Connection[] = []
    try {
      const since = await marksOf(street.file)
      // The first round warms everything up and shows which rows messages leave.
      const handled = await street.say(talk(0, plan.count, questions, systemClock.now()))
      const footprint = await footprintOf(street.file, since, handled)
      for (const name of ['single', 'group']) raw.push(await openRaw(join(folder, `raw-${name}.db`), footprint))
      const rates: Rates = { house: [], single: [], group: [] }
      for (let round = 1; round <= plan.rounds; round++) {
        say(`messages: round ${round} of ${plan.rounds}`)
        rates.single.push(await perSecond(() => commitRows(raw[0]!, footprint, 1).then(() => footprint.messages)))
        rates.house.push(await perSecond(() => street.say(talk(round * plan.count, plan.count, questions, systemClock.now()))))
        rates.group.push(await perSecond(() => commitRows(raw[1]!, footprint, GROUP).then(() => footprint.messages)))
      }
      await allDone(street, reportsIn(0, (plan.rounds + 1) * plan.count))
      return figures(rates, footprint, plan)
    } finally {
      for (const connection of raw) await connection.close()
      await street.close()
    }
  })
}

interface Rates {
  house: number[]
  single: number[]
  group: number[]
}

async function perSecond(work: () => Promise<number>): Promise<number> {
  const began = systemClock.elapsed()
  const count = await work()
  return count / ((systemClock.elapsed() - began) / 1000)
}

/** A house that loses or refuses messages is quick: then there is no figure. */
async function allDone({ house }: Neighbourhood, reports: number): Promise<void> {
  const { read } = house.store
  const failed = await read.selectFrom('inbox').select('error').where('state', '!=', 'done').execute()
  const unsent = await read.selectFrom('outbox').select('error').where('state', '!=', 'sent').execute()
  const tickets = await read.selectFrom('tickets').select('status').execute()
  const events = await read.selectFrom('ticket_events').select('verb').where('verb', 'in', ['file', 'join', 'add']).execute()
  const accepted = tickets.filter(({ status }) => status === 'working').length
  // A question may be heard as a report, too; a report that opens nothing, joins nothing and is added to nothing is a loss.
  if (failed.length + unsent.length > 0 || events.length < reports || accepted !== tickets.length) {
    const first = [...failed, ...unsent][0]?.error ?? 'no error in a row'
    throw new Error(
      `${failed.length} messages not done, ${unsent.length} replies not sent, ${tickets.length} tickets, ${accepted} of them accepted, ${events.length} reports filed, joined or added of ${reports}: ${first}`,
    )
  }
}

function figures({ house, single, group }: Rates, footprint: Footprint, plan: { rounds: number; count: number }): Figure[] {
  const rows = footprint.tables.reduce((sum, table) => sum + table.rows.length, 0)
  const each = `${(rows / footprint.messages).toFixed(1)} rows, ${Math.round(bytesOf(footprint) / footprint.messages)} bytes a message`
  const how =
    `${plan.rounds} rounds by turns, ${plan.count} messages of residents each and the leaders' answers, a null channel, encoder off; ` +
    `the yardstick writes the same rows (${each}) on the same disk, WAL and FULL`
  const handled = { what: 'messages handled, replies delivered', unit: '/s', values: house }
  return [
    figureOfRounds('messages.single', handled, { what: 'bare commits, a message each', unit: '/s', values: single }, how),
    figureOfRounds('messages.group', handled, { what: `messages in bare commits of ${GROUP}`, unit: '/s', values: group }, how),
  ]
}
