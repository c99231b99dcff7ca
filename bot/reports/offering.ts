/** 办结还是只记一笔: a handler's own words may mean a verb, and are asked about first. */
import type { TicketView } from '../../tickets/register.ts'
import { isPausable } from '../../tickets/sla.ts'
import { VERBS } from '../../tickets/ticket.ts'
import type { Message, Plan, Room } from '../flows/flow.ts'
import type { Doubtful } from '../hear/work-words.ts'
import { askWhether, notYetOver, onlyNote } from '../words/replies.zh.ts'
import { choosing, order } from './ordering.ts'

/** The words without the ticket's number. */
export function withoutNumber(number: number, words: string): string {
  const digits = [...String(number)].map((digit) => `[${digit}${String.fromCharCode(digit.charCodeAt(0) + 0xfee0)}]`).join('')
  return words.replace(
    new RegExp(`(?:[#＃]|工单|单号)?\\s{0,3}(?<!\\d)${digits}(?!\\d)\\s{0,3}(?:号?(?:工单|单)|号)?[\\s,，:：、]{0,4}`, 'u'),
    '',
  )
}

/** The verb, or a mere remark; a remark at once where the verb would be refused: what never pauses is not parked. */
export function offer(message: Message, room: Room, { verb, view, danger }: Offered): Plan {
  const { number, urgency, service } = view.ticket
  const text = message.number === null ? message.text : withoutNumber(number, message.text).trim()
  const of = room.services.find(({ code }) => code === service)
  const remark = order(message, room, { verb: 'add', number, rest: text })
  if (verb === 'park' && of && !isPausable(of, urgency)) return remark
  const whether = askWhether({ number, verb })
  const done = { id: `${VERBS[verb]} #${number} ${text}`, label: VERBS[verb] }
  if (!danger) {
    const choices = [done, { id: `${VERBS.add} #${number} ${text}`, label: onlyNote() }]
    return { commit: async () => choosing(message, whether, choices) }
  }
  // That somebody is out is told to who waits for it, whatever is answered.
  return {
    async commit(db, person) {
      const { lines, session } = await remark.commit(db, person)
      const choices = [done, { id: `查看 #${number}`, label: notYetOver() }]
      const asks = choosing({ ...message, session }, whether, choices)
      return { lines: [{ text: `${lines.map((line) => line.text).join('\n')}${whether}`, choices }], session: asks.session }
    },
  }
}

interface Offered {
  verb: Doubtful
  view: TicketView
  danger?: boolean | undefined
}
