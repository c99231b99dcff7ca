/** What a dialogue has come to: each ticket as one line, in the words of the settings. */
import { join } from 'node:path'
import { sayPlace } from '../../../bot/reports/place.ts'
import { readCommunity } from '../../../config/community.ts'
import { PROJECT_ROOT } from '../../../config/settings.ts'
import type { Neighbourhood } from '../neighbourhood.ts'

const { services, workflows } = readCommunity(join(PROJECT_ROOT, 'config'))
const URGENCY = { emergency: '紧急', high: '急', normal: '普通', low: '不急' } as const

export interface Outcome {
  /** 照明｜桂花苑3栋｜普通｜刘｜待接单｜+张 */
  line: string
  /** All words of it: the report, and what was noted. */
  words: string
}

export async function outcomes(street: Neighbourhood): Promise<Outcome[]> {
  const names = new Map(
    (await street.store.read.selectFrom('accounts').select(['person', 'name']).execute()).map(({ person, name }) => [
      person,
      name,
    ]),
  )
  const joined = await street.store.read.selectFrom('joinings').select(['ticket', 'person']).orderBy('at').execute()
  return Promise.all(
    (await street.tickets()).map(async (ticket) => {
      const status = workflows.find(({ code }) => code === ticket.workflow)?.statuses.find(({ code }) => code === ticket.status)
      const also = joined.filter((one) => one.ticket === ticket.id).map(({ person }) => `+${names.get(person)}`)
      const line = [
        services.find(({ code }) => code === ticket.service)?.name ?? ticket.service,
        sayPlace(JSON.parse(ticket.place), street.areas, { room: true }),
        ...[URGENCY[ticket.urgency], names.get(ticket.reporter) ?? '?', status?.title ?? ticket.status, ...also],
      ].join('｜')
      const notes = (await street.events(ticket.id)).map(({ note }) => note ?? '')
      return { line, words: [ticket.text, ...notes].filter((one) => one !== '').join('；') }
    }),
  )
}

/** “…” is whatever it is. */
function isLike(line: string, wanted: string): boolean {
  const parts = line.split('｜')
  const fields = wanted.split('｜')
  return parts.length === fields.length && fields.every((field, at) => field === '…' || field === parts[at])
}

/** What was written of the tickets and is not so. A last part in “” is words that must stand in the ticket. */
export function unlike(wanted: readonly string[], came: readonly Outcome[]): string[] {
  const faults = wanted.flatMap((line, at) => {
    const one = came[at]
    const words = [...line.matchAll(/｜“([^”]+)”/gu)].map(([, said]) => said!)
    const plain = line.replace(/｜“[^”]+”/gu, '')
    if (!one) return [`no ticket ${line}`]
    const lacking = words.filter((said) => !one.words.includes(said)).map((said) => `“${said}” is not in ${one.words}`)
    return isLike(one.line, plain) ? lacking : [`the ticket is ${one.line}, not ${plain}`, ...lacking]
  })
  return [...faults, ...came.slice(wanted.length).map(({ line, words }) => `one ticket too many: ${line} “${words}”`)]
}
