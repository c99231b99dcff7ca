/** “不是路灯，是电梯” of what is filed: added to the right ticket, with what is changed by it and what is not. */
import type { Message, Plan, Room } from '../flows/flow.ts'
import { matterNote, matterPutRight } from '../words/second-thoughts.zh.ts'
import { candidates } from './candidates.ts'
import { correctedMatter } from './correction.ts'
import { order } from './ordering.ts'

/** What was called so is what these words are about. */
export function isOf(
  { text, service }: { text: string; service: string },
  named: string,
  understand: Room['understand'],
): boolean {
  const { service: meant = 'other' } = understand(named)
  return text.includes(named) || (meant !== 'other' && meant === service)
}

/** Said of what is filed, whoever goes there reads it; what it is registered as stays, and that is said. */
export async function correctMatter(message: Message, room: Room, person: string): Promise<Plan | undefined> {
  const said = correctedMatter(message.text, room.understand, true)
  if (!said) return undefined
  const open = (await candidates(room.read, { person, verb: 'add', desk: room.desk })).filter(({ relations }) =>
    relations.includes('reporter'),
  )
  const last = open.find(({ ticket }) => ticket.number === message.session.tickets[0])
  const named = open.find(({ ticket }) => said.wrong !== '' && isOf(ticket, said.wrong, room.understand))
  const wrong = named ?? (open.length === 1 ? open[0] : said.wrong === '' ? last : undefined)
  if (!wrong) return undefined
  const { number, service } = wrong.ticket
  const nameOf = (code: string) => room.services.find((one) => one.code === code)?.name ?? code
  const right = said.right.service ?? 'other'
  if (right === service) return order(message, room, { verb: 'add', number, rest: message.text })
  const names = { was: nameOf(service), now: nameOf(right) }
  const note = matterNote({ ...names, said: message.text })
  const added = order(message, room, { verb: 'add', number, rest: note })
  return {
    async commit(db, by) {
      const outcome = await added.commit(db, by)
      const [first, ...rest] = outcome.lines
      const isDone = (await room.desk.history(db, by, number))?.at(-1)?.note === note
      if (!first || !isDone) return outcome
      return {
        ...outcome,
        lines: [{ ...first, text: matterPutRight({ number, ...names }) }, ...rest],
      }
    },
  }
}
