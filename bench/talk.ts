/** What a neighbourhood says in a day, in the shares that a grid's groups have: reports, questions of two kinds, and small talk. */
import type { Incoming } from '../adapters/adapter.ts'

export type Spoken = Omit<Incoming, 'key' | 'channel'>

/** Of ten messages; a leader's word follows each report (see messages.ts). */
const SHARES = ['report', 'question', 'chat', 'report', 'status', 'question', 'chat', 'report', 'question', 'status'] as const

/** Estates of the sample community and how many houses each has. */
const ESTATES = [
  ['桂花苑', 8],
  ['东风院', 4],
  ['翠湖花园', 16],
] as const
const TROUBLES = [
  '厨房水管漏水，地上都是水',
  '楼道灯不亮，晚上看不清台阶',
  '单元门锁坏了关不上',
  '下水道堵了往上返水',
  '楼道里堆了好多杂物',
]
const CHATS = ['谢谢小格', '早上好', '大家辛苦了', '好的知道了']
const STATUSES = ['我的工单', '我报的事处理得怎么样了']
/** No divisor of the number of shares, so that everybody says everything; so many that nobody says more than one person can. */
const RESIDENTS = 631

/** `count` messages from the `first`-th on: the same numbers give the same messages. `questions`: for the knowledge base. */
export function talk(first: number, count: number, questions: readonly string[], at: number): Spoken[] {
  return Array.from({ length: count }, (_, index) => {
    const number = first + index
    return message({
      who: `resident-${number % RESIDENTS}`,
      name: `居民${number % RESIDENTS}`,
      text: textOf(number, questions),
      at,
    })
  })
}

/** How many of them are reports that become tickets. */
export function reportsIn(first: number, count: number): number {
  return Array.from({ length: count }, (_, index) => SHARES[(first + index) % SHARES.length]).filter(
    (kind) => kind === 'report',
  ).length
}

/** Said alone with us. */
export function message({ who, name, text, at }: { who: string; name: string; text: string; at: number }): Spoken {
  return {
    ...{ kind: 'message', at, text, addressed: true, parts: [{ type: 'text', text }] },
    ...{ sender: { id: who, name, us: false, stable: true }, thread: { id: `d:${who}`, kind: 'direct' } },
  }
}

function textOf(number: number, questions: readonly string[]): string {
  const kind = SHARES[number % SHARES.length]
  const turn = Math.floor(number / SHARES.length)
  if (kind === 'report') return reportOf(number)
  if (kind === 'question') return pick(questions, number)
  return kind === 'status' ? pick(STATUSES, turn) : pick(CHATS, turn)
}

function reportOf(number: number): string {
  const [estate, houses] = pick(ESTATES, number)
  const turn = Math.floor(number / ESTATES.length)
  const house = 1 + (turn % houses)
  const room = `${1 + (turn % 6)}0${1 + (number % 2)}`
  return `${estate}${house}栋${1 + (turn % 2)}单元${room}${pick(TROUBLES, turn)}`
}

const pick = <T>(from: readonly T[], number: number): T => from[number % from.length]!
