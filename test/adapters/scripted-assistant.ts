/**
 * A stand-in for the assistant, behind a real adapter: what it hears it keeps in a file before it says "taken", and it answers by a
 * few fixed rules. Each answer has an id that its question gives it, so that answering again after a crash says nothing twice.
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import type { Adapter, Choice, Incoming, Outgoing, Sink, Unreadable } from '../../adapters/adapter.ts'

export const LEADER = 'wang-leader'
export const CHOICES: Choice[] = [
  { id: '接单 1001', label: '接单' },
  { id: '退单 1001', label: '退单' },
]

export class ScriptedAssistant implements Sink {
  readonly heard: Incoming[] = []
  readonly quarantined: Unreadable[] = []
  readonly #file: string | undefined
  #adapter: Adapter | undefined

  constructor(file?: string) {
    this.#file = file
    if (file === undefined || !existsSync(file)) return
    for (const line of readFileSync(file, 'utf8').split('\n')) if (line !== '') this.heard.push(JSON.parse(line) as Incoming)
  }

  /** Answers what was kept but perhaps not answered before the process died. */
  async attach(adapter: Adapter): Promise<void> {
    this.#adapter = adapter
    for (const incoming of this.heard) await this.#answer(incoming)
  }

  async take(incoming: Incoming): Promise<void> {
    if (this.heard.some(({ key }) => key === incoming.key)) return
    if (this.#file !== undefined) appendFileSync(this.#file, `${JSON.stringify(incoming)}\n`, { flush: true })
    this.heard.push(incoming)
    void this.#answer(incoming)
  }

  async quarantine(update: Unreadable): Promise<void> {
    this.quarantined.push(update)
  }

  async #answer(incoming: Incoming): Promise<void> {
    if (!incoming.addressed) return
    for (const outgoing of answersTo(incoming)) await this.#adapter?.send(outgoing)
  }
}

function answersTo(incoming: Incoming): Outgoing[] {
  const say = (text: string, more: Partial<Outgoing> = {}): Outgoing => ({
    id: `re:${incoming.key}:${more.thread ?? ''}`,
    thread: incoming.thread.id,
    parts: [{ type: 'text', text }],
    answers: incoming.key,
    urgency: 'reply',
    ...more,
  })
  if (incoming.kind === 'action') return [say(`好的，${incoming.text}。`)]
  if (incoming.text.includes('坏了')) {
    const notice = `新工单 #1001　照明\n${incoming.text}\n请在明天 11:00 前接单。`
    const filed = say('已经登记，工单 #1001，由王网格长负责。办到哪一步我会告诉您。')
    const told = say(notice, { thread: `d:${LEADER}`, choices: CHOICES, urgency: 'notify' })
    return [filed, told]
  }
  if (incoming.text.includes('周六')) {
    return [say('周一至周五 8:30–12:00、14:00–17:30，周六上午有人值班。[1]\n\n[1] 服务大厅，桂园社区，2026-01-05')]
  }
  if (incoming.text === '选') return [say('请选择：', { choices: CHOICES })]
  if (incoming.text === '私') return [say('这是只给您看的话。', { thread: `d:${incoming.sender.id}` })]
  return [say(`听到：${incoming.text}`)]
}
