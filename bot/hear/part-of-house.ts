/**
 * 楼里哪儿: a floor, a stair, a door, “our building”: words that find nothing until somebody says which house it is. “三楼活动室”, “垃圾站旁边”
 * name a thing of which there is one, and are none of these. Pure.
 */
import { NUMERAL_CHARACTERS } from './numerals.ts'
import { oneOf, pattern } from './pattern.ts'

const NUMBER = `(?:[0-9]{1,2}|[${NUMERAL_CHARACTERS}]{1,3})`
const FLOOR = `(?:负?${NUMBER}|[顶底])(?:楼层|楼|层)(?:半)?`
/** Kept for who goes there. */
const KEPT = `${FLOOR}|${oneOf('楼道口 楼道里 楼道 楼梯间 楼梯口 楼梯上 楼梯 楼门口 楼门 门洞口 门洞 单元口 单元门口 单元门 电梯间 电梯口 电梯门口 电梯里 走廊 过道 门厅 大厅 大堂 楼顶 天台 楼上 楼下 门口 拐角 平台')}|(?<![0-9])[0-9]{3,4}(?:室|房|号)?(?![0-9])`
/** Says that it is a house, and not which. */
const HOUSE = `${NUMBER}单元|${oneOf('单元里 单元 栋楼 幢楼 栋 幢 座 楼里 楼 层 家里 家')}`
const AROUND = oneOf(
  '我们 咱们 俺们 我哋 阿拉 我 咱 俺 自己 自家 本 就是 就 是 在 住 好像 应该 可能 大概 估计 貌似 反正 具体 嗯 呃 哦 啊 呀 吧 呢 的 那个 这个 那 这 个 里 到 和 跟 之间 中间 上面 里面 那里 那边 这边 那儿 这儿',
)
const TOKEN = pattern(`(?<kept>${KEPT})|(?<house>${HOUSE})|${AROUND}|[\\s\\p{P}~～]`, 'uy')
const FLOOR_IN = pattern(`(?<![0-9${NUMERAL_CHARACTERS}第号])${FLOOR}(?![栋幢座])`, 'u')
const LONGEST = 24

/** What of it is worth keeping, perhaps nothing; undefined where more is said than which part of a house. */
export function partOfHouse(folded: string): string | undefined {
  if (folded.length > LONGEST) return undefined
  const kept: string[] = []
  let names = false
  for (let at = 0; at < folded.length; ) {
    TOKEN.lastIndex = at
    const found = TOKEN.exec(folded)
    if (!found) return undefined
    at += found[0].length
    names ||= found.groups?.kept !== undefined || found.groups?.house !== undefined
    if (found.groups?.kept !== undefined) kept.push(found[0])
  }
  return names ? kept.join('') : undefined
}

/** 三楼, of “8栋2单元三楼”. */
export const floorIn = (folded: string): string | null => FLOOR_IN.exec(folded)?.[0] ?? null
