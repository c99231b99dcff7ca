/** What 小格 says to who works several tickets at once, or takes back what was told done. As replies.zh.ts: short, plain, and true. */
import { VERBS, type Verb } from '../../tickets/ticket.ts'
import { short } from './brevity.ts'
import type { TicketWords } from './replies.zh.ts'

/** The same beside others: a line each. */
export const acceptedBriefly = (ticket: TicketWords) =>
  `已接单 #${ticket.number}：${ticket.service}${ticket.place ? `，${ticket.place}` : ''}${ticket.dueBy ? `，${ticket.dueBy}前办好` : ''}。`
/** Of several in one message: those after the one that is asked about. */
export const notYet = (labels: readonly string[]) => `${labels.join('、')} 还没办，先答下面这件：`
/** What a handler named fits nothing that they have. */
export const fitsNone = (said: string) => `“${short(said, 12)}”没对上您手上的工单，发“待办”可看。`
/** All of those that are listed. */
export const allOfThem = (verb: Verb) => `都${VERBS[verb]}`
/** “办错了，撤销”, of what was not told done. */
export const nothingUndone = (number: number) => `#${number} 还没办结，没有可撤销的。不归您办就回复“退单 ${number} 理由”。`
/** Read by who waits for it, in place of “刚才那个办错了”. */
export const undoneNote = () => '刚才误报办结，还没办好'
export const noneUndone = () => '没有刚办结、等核查的工单，没什么可撤销的。'
