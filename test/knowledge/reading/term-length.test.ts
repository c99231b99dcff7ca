/** The arithmetic of terms, against a calendar that is walked day by day. Seeded: a failure names the rule that was read. */
import { expect, test } from 'vitest'
import { readKnowledgeFile } from '../../../knowledge/read-file.ts'
import { accepted } from './reading.ts'

const DAY = 86_400_000
const ROUNDS = 600
const HAN = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']

function seeded(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const isoOf = (time: number) => new Date(time).toISOString().slice(0, 10)
const partsOf = (time: number) => {
  const date = new Date(time)
  return { month: date.getUTCFullYear() * 12 + date.getUTCMonth(), day: date.getUTCDate() }
}

/** The term is over with the day before the first one that lies so many months behind its beginning. */
function walked(from: string, months: number): string {
  const first = partsOf(Date.parse(from))
  for (let time = Date.parse(from) + DAY; ; time += DAY) {
    const { month, day } = partsOf(time)
    const passed = month - first.month
    if (passed > months || (passed === months && day >= first.day)) return isoOf(time - DAY)
  }
}

/** All the ways to say so many months. */
function waysOf(months: number): string[] {
  const [years, rest] = [Math.floor(months / 12), months % 12]
  const han = years === 2 ? '两' : HAN[years]!
  const ways = [`${months}个月`]
  if (months <= 12) ways.push(`${HAN[months]}个月`)
  if (months === 6) ways.push('半年')
  if (years > 0 && rest === 0) ways.push(`${han}年`, `${years}年`)
  if (years > 0 && rest === 6) ways.push(`${han}年半`, `${years}年半`, `${years}.5年`)
  if (years > 0 && rest > 0)
    ways.push(`${han}年零${HAN[rest]}个月`, `${years}年${rest}个月`, `${han}年又${rest}个月`, `${han}年${HAN[rest]}个月`)
  return ways
}

const SENTENCES = [
  (day: string, length: string) => `本办法自${day}起施行，有效期${length}。`,
  (day: string, length: string) => `本办法自${day}起试行${length}。`,
  (day: string, length: string) => `本办法有效期为${length}，自${day}起施行。`,
  (day: string, length: string) => `本办法自${day}施行，试行期${length}，由居委会负责解释。`,
]

function untilOf(sentence: string): string | undefined {
  const text = `石桥社区手推车借用办法\n\n第一条 借用手推车的，当天归还。\n\n第二条 ${sentence}`
  return accepted(readKnowledgeFile('a.md', text)).validUntil
}

const written = (iso: string) => iso.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日')

test('however a length is written, its last day is that of the calendar', () => {
  const below = seeded(20_261_128)
  for (let round = 0; round < ROUNDS; round++) {
    // Ends of months, and of February above all, come up as often as all other days.
    const month = below(12 * 12)
    const lastOfMonth = Date.UTC(2019, month + 1, 0)
    const from = isoOf(round % 2 ? Date.UTC(2019, month, 1 + below(28)) : lastOfMonth - below(3) * DAY)
    const months = 1 + below(round % 3 ? 36 : 71)
    const expected = walked(from, months)
    const ways = waysOf(months)
    const sentence = SENTENCES[below(SENTENCES.length)]!(written(from), ways[below(ways.length)]!)
    expect(`${sentence} ${untilOf(sentence)}`).toBe(`${sentence} ${expected}`)
  }
})

test('a later beginning never ends earlier, and a longer term never before a shorter one', () => {
  const below = seeded(7)
  const end = (from: string, months: number) => untilOf(`本办法自${written(from)}起施行，有效期${months}个月。`)!
  for (let round = 0; round < 150; round++) {
    const time = Date.UTC(2023, 0, 1 + below(800))
    const months = 1 + below(30)
    const last = end(isoOf(time), months)
    expect(end(isoOf(time + DAY), months) >= last).toBe(true)
    expect(end(isoOf(time), months + 1) > last).toBe(true)
  }
})

test('days are counted with the first of them', () => {
  const below = seeded(11)
  for (let round = 0; round < 100; round++) {
    const time = Date.UTC(2023, 0, 1 + below(800))
    const days = 2 + below(300)
    const sentence = `本办法自${written(isoOf(time))}起试行，试行期${days}天。`
    expect(`${sentence} ${untilOf(sentence)}`).toBe(`${sentence} ${isoOf(time + (days - 1) * DAY)}`)
  }
})
