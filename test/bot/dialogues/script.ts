/**
 * How a dialogue is written: one line an utterance, who says what and what is heard back.
 *
 *     刘：楼道灯坏了 → 在哪里                     in private; one reply, in which this is found
 *     刘：桂花苑3栋 → 已登记&#1001 | 王：新工单    two threads; `&`: and, `&!`: and not; ` / ` between replies of one thread
 *     刘@桂花苑：今天真冷                          among neighbours: nothing is heard; `刘@@桂花苑：` mentions us
 *     刘…：3栋                                    and goes right on, within the second
 *     刘：[照片] 就这里                            [语音] [位置 南门] [引用 张 的话] [引用小格 的话] [改] [重发]
 *     （31分钟） → 刘：还没登记                      time goes by: 秒 分钟 小时 天
 *     刘：返回 → （再）在哪里                      the same sentence again, and rightly
 *     ＝ 照明｜桂花苑3栋｜普通｜刘｜待接单｜+张｜“闪”     a ticket at the end: who joined it, words that stand in it
 *     ＝ 照明｜桂花苑3栋｜…｜刘｜待接单               …, however urgent it was taken to be
 *
 * All that residents and groups hear must be written; of leaders and staff, whom every ticket reaches, only what is to be looked at.
 */

export interface Utterance {
  who: string
  group: string | null
  /** We are mentioned. */
  called: boolean
  /** Nobody waits for the reply. */
  goesOn: boolean
  text: string
  /** 照片, 语音, 位置, 引用, 引用小格, 改, 重发, with what stands behind it. */
  marks: { kind: string; of: string }[]
}

export interface Shape {
  written: string
  again: boolean
  found: RegExp[]
  absent: RegExp[]
}

/** By thread: `d:刘`, `g:桂花苑`; each reply in its order. */
export type Wanted = Map<string, Shape[]>

export type Step = { line: string; heard: Wanted } & ({ is: 'said'; said: Utterance } | { is: 'time'; ms: number })

export interface Script {
  steps: Step[]
  tickets: string[]
}

const UNITS: Record<string, number> = { 秒: 1_000, 分钟: 60_000, 小时: 3_600_000, 天: 86_400_000 }
const TIME = /^（(\d+)(秒|分钟|小时|天)[^）]*）$/u
const SAID = /^([^\s：@…]+)(?:(@@?)([^\s：…]+))?(…)?：(.*)$/u
const MARK = /^\[(照片|语音|位置|引用小格|引用|改|重发)(?: ([^\]]*))?\]\s*/u

/** Throws for a line that is none of these: a test that cannot be read proves nothing. */
export function readScript(written: string): Script {
  const script: Script = { steps: [], tickets: [] }
  const lines = written.split('\n').map((line) => line.trim())
  for (const line of lines.filter((one) => one !== '')) {
    if (line.startsWith('＝')) script.tickets.push(line.slice(1).trim())
    else script.steps.push(readStep(line))
  }
  return script
}

function readStep(line: string): Step {
  const [before = '', ...after] = line.split(/\s*→\s*/u)
  const time = TIME.exec(before)
  if (time) return { is: 'time', line, ms: Number(time[1]) * UNITS[time[2]!]!, heard: readWanted(after.join('→'), null) }
  const said = readUtterance(before)
  const home = said.group === null ? `d:${said.who}` : `g:${said.group}`
  return { is: 'said', line, said, heard: readWanted(after.join('→'), home) }
}

function readUtterance(before: string): Utterance {
  const match = SAID.exec(before)
  if (!match) throw new Error(`not a line of a dialogue: ${before}`)
  const [, who = '', at, group = null, goesOn, rest = ''] = match
  const marks: Utterance['marks'] = []
  let text = rest.trim()
  for (let mark = MARK.exec(text); mark; mark = MARK.exec(text)) {
    marks.push({ kind: mark[1]!, of: mark[2] ?? '' })
    text = text.slice(mark[0].length)
  }
  return { who, group, called: at === '@@', goesOn: goesOn !== undefined, text, marks }
}

/** `home`: the thread of what names none; null where every part has to. */
function readWanted(after: string, home: string | null): Wanted {
  const heard: Wanted = new Map(home === null ? [] : [[home, []]])
  for (const part of after.split(/\s+\|\s+/u)) {
    if (part === '') continue
    const elsewhere = /^(@?)([^\s：，。#&!]{1,6})：(.+)$/u.exec(part)
    const thread = elsewhere ? `${elsewhere[1] ? 'g' : 'd'}:${elsewhere[2]}` : home
    if (thread === null) throw new Error(`whoever hears it is not named: ${part}`)
    heard.set(thread, (elsewhere ? elsewhere[3]! : part).split(/\s+\/\s+/u).map(readShape))
  }
  return heard
}

function readShape(written: string): Shape {
  const again = written.startsWith('（再）')
  const parts = (again ? written.slice('（再）'.length) : written).split('&')
  const shapes = (wanted: boolean) =>
    parts.filter((part) => part.startsWith('!') !== wanted).map((part) => new RegExp(part.replace(/^!/u, ''), 'u'))
  return { written, again, found: shapes(true), absent: shapes(false) }
}
