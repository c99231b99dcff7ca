/** Instants in words, in China's one time zone (UTC+8, no summer time). */

const DAY_MS = 86_400_000
const OFFSET_MS = 8 * 3_600_000

/** “今天18:00”, “明天9:30”, “11月5日 9:00”; the year only where it is another than now's. */
export function sayWhen(at: number, now: number): string {
  const when = new Date(at + OFFSET_MS)
  const clock = `${when.getUTCHours()}:${String(when.getUTCMinutes()).padStart(2, '0')}`
  const days = dayNumber(at) - dayNumber(now)
  if (days === 0) return `今天${clock}`
  if (days === 1) return `明天${clock}`
  const date = `${when.getUTCMonth() + 1}月${when.getUTCDate()}日 ${clock}`
  const sameYear = when.getUTCFullYear() === new Date(now + OFFSET_MS).getUTCFullYear()
  return sameYear ? date : `${when.getUTCFullYear()}年${date}`
}

const dayNumber = (at: number) => Math.floor((at + OFFSET_MS) / DAY_MS)
