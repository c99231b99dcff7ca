/** 通知: what people are told who did not ask: of a ticket its handlers, staff and reporters (bot/loop/notices.ts), of the house its admins (house-news.ts). Answers stand in replies.zh.ts. */
import type { Notice } from '../../tickets/ticket.ts'
import { short } from './brevity.ts'
import { handedOnNews, joinedNews } from './joining.zh.ts'
import { head, type TicketWords } from './replies.zh.ts'

export interface NoticeFacts {
  ticket: TicketWords
  /** What was said with the verb; empty for nothing. */
  note: string
  /** Who did it; empty for the reporter and for the clock. */
  who: string
  /** The reader is the reporter. */
  mine: boolean
  /** The reader reports the same as the reporter. */
  joined: boolean
  /** How many report it. */
  reports: number
  rating: number | null
}

const your = ({ ticket, mine, joined }: NoticeFacts) => `${mine ? '您的 ' : joined ? '您同报的 ' : ''}${head(ticket)}`
const because = (note: string) => (note ? `：${note}` : '')
const line = (text: string) => (text ? `\n${text}` : '')

export const notice: Record<Notice['notice'], (facts: NoticeFacts) => string> = {
  filed_to_triage: ({ ticket: t }) => `待派单 ${head(t)}${line(t.text)}\n请派单给承办人。`,
  assigned: ({ ticket: t }) =>
    `新工单 ${t.urgent ? '【紧急】' : ''}${head(t)}${line(t.text)}${line(t.acceptBy ? `请在${t.acceptBy}前接单。` : '')}`,
  reassigned: ({ ticket: t }) => `${head(t)} 已转给${t.handler || '别人'}，您不用再办。`,
  emergency: ({ ticket: t, note }) =>
    `【紧急】${head(t)}${line(t.text)}${line(note)}\n请马上到场并接单；危险先拨119、120、110。`,
  accepted: (facts) =>
    `${your(facts)}：${short(facts.ticket.handler, 12) || '承办人'}已接单${facts.ticket.dueBy ? `，${facts.ticket.dueBy}前办好` : ''}。`,
  returned: ({ ticket: t, note }) => `${head(t)} 被退单${because(note)}\n请重新派单。`,
  declined: (facts) => `${your(facts)} 不受理${because(facts.note)}`,
  help_asked: ({ ticket: t, note, who }) => `${who || '承办人'}就 ${head(t)} 求助${because(note)}`,
  added: (facts) => `${your(facts)} 有补充${facts.who ? `（${facts.who}）` : ''}${because(facts.note)}`,
  corrected: ({ ticket: t }) => `${head(t)} 的位置更正了，请按现在的位置去。`,
  nudged: ({ ticket: t }) => `有人催办 ${head(t)}，现在是“${t.status}”。`,
  resolved: (facts) =>
    `${your(facts)} 已办结${because(facts.note)}${line(facts.mine || facts.joined ? '正在核查；没好就回复“没好”。' : '')}`,
  to_check: ({ ticket: t, note }) => `请核查 ${head(t)}${line(note ? `办结说明：${note}` : '')}`,
  rate_please: (facts) => `${your(facts)} 已办结${because(facts.note)}\n办得怎么样？没好就回复“没好”。`,
  reopened: (facts) => `${your(facts)} 要重办${because(facts.note)}`,
  joined: ({ ticket: t, reports, note }) => joinedNews({ head: head(t), reports, note, urgent: t.urgent }),
  handed_on: ({ ticket: t, reports }) => handedOnNews({ head: head(t), reports }),
  withdrawn: ({ ticket: t }) => `${head(t)} 诉求人已撤回，不用再办。`,
  parked: (facts) => `${your(facts)} 暂时挂账${because(facts.note)}\n条件具备后恢复办理。`,
  resumed: (facts) => `${your(facts)} 已恢复办理。`,
  overdue: ({ ticket: t }) => `【超时】${head(t)}，现在是“${t.status}”${t.handler ? `，承办：${t.handler}` : ''}。请督办。`,
  escalated: ({ ticket: t, note, who }) => `【督办】${head(t)}${who ? `（${who}）` : ''}${because(note)}`,
  rated: ({ ticket: t, rating }) => `${head(t)} 收到评价${rating === null ? '' : `：${rating}分`}。`,
}

/** A notice about a ticket that its receiver may no longer see. */
export const noticeGone = (number: number) => `#${number} 已转给别人，您不用再办。`

/** Of the house itself, to admins. */
export const meaningNews = {
  lost: () =>
    '【小格】语义模型用不了了，现在只按字词查找：照常答复，但换种说法的问题可能查不到。原因和处理办法看 xiaoge doctor；恢复后会再告诉您。',
  back: () => '【小格】语义模型恢复了，查找一切照常。',
}
