/** How long the encoder takes here: the figures of the card. `npx tsx models/encoder/speed.ts` */
import { systemClock } from '../../clock.ts'
import { openEncoder } from './encoder.ts'

const ARTICLE = '在小区公共楼道内停放电动自行车或者为其充电的，由消防救援机构责令改正，对个人处五十元以上五百元以下罚款。'

const started = systemClock.elapsed()
const encoder = await openEncoder()
console.log(`ready after ${Math.round(systemClock.elapsed() - started)} ms`)
for (const [name, text, times] of [
  ['a question of 16 characters', '三号楼停水了怎么办，找谁投诉呢', 300],
  ['an article of 75 characters', ARTICLE.repeat(2).slice(0, 75), 100],
  ['a page of 500 characters', ARTICLE.repeat(10).slice(0, 500), 30],
] as const) {
  const took: number[] = []
  for (let at = 0; at < times; at++) {
    const before = systemClock.elapsed()
    await encoder.encode([`${at}${text}`], { priority: 'now' })
    took.push(systemClock.elapsed() - before)
  }
  took.sort((a, b) => a - b)
  console.log(`${name}: median ${took[times >> 1]!.toFixed(1)} ms, p99 ${took[Math.ceil(times * 0.99) - 1]!.toFixed(1)} ms`)
}
console.log(`whole process ${Math.round(process.memoryUsage().rss / 2 ** 20)} MB`)
await encoder.close()
