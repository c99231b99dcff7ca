/**
 * Ours to theirs: what is said becomes lines of text for a terminal. Pure.
 */
import type { Outgoing } from '../adapter.ts'
import { type RenderedMessage, render } from '../render.ts'
import { terminalCapabilities } from './capabilities.ts'
import type { Audience, TerminalSeat } from './decode.ts'

/** `〔阳光花园邻里群〕小格：…`, one block for each part, without anything that could steer the terminal. */
export function encode(outgoing: Outgoing, where: string, name: string): string[] {
  return render(outgoing, terminalCapabilities).map(
    ({ text }: RenderedMessage) => `〔${visible(where)}〕${name}：${visible(text)}`,
  )
}

/** Escape sequences and other control characters become `·`: a message may not move the cursor or name the window. */
export function visible(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/gu, '·')
}

export function prompt(seat: TerminalSeat, to: Audience, name: string): string {
  const ear = seat.kind === 'direct' || to === 'private' ? ` → ${name}` : to === 'us' ? ` @${name}` : ' → 大家'
  return `${seat.name}（${seat.title}）${ear} › `
}

/** Said after `/对大家` and the like. */
export function addressed(to: Audience, name: string): string {
  const words = {
    us: `好，接下来的话说给${name}听。`,
    all: `好，接下来的话说给大家听；要${name}接话，请写 @${name}。`,
    private: `好，接下来和${name}私聊，群里看不到。`,
  }
  return words[to]
}

export function seated(seat: TerminalSeat, name: string): string {
  const where = seat.kind === 'group' && seat.group ? `在“${seat.group.name}”里` : `和${name}私聊`
  return `您现在坐在：${seat.title} ${seat.name}，${where}。`
}

export function help(seats: readonly TerminalSeat[], name: string): string {
  const list = seats.map((seat, index) => `  ${index + 1} ${seat.title}（${seat.name}）`).join('\n')
  return [
    `直接打字就是说话，回车送出。`,
    ...(seats.length > 1 ? ['/坐 网格长　换个座位（也可以用数字）：', list] : []),
    ...(seats.some((seat) => seat.kind === 'group')
      ? [`/对大家　在群里和邻居说话　　/对小格　在群里和${name}说话　　/私聊　只和${name}说`]
      : []),
    `/回复 内容　接着${name}最近说的一句回复`,
    '/帮助　看这些话　　/退出　离开',
  ].join('\n')
}
