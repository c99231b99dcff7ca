/** 位置 without a house: spots of which an estate has one or a few, parts of a building, houses by their street. Pure. */
import { takesBack } from './self-correction.ts'

/** Enough to go there. “楼道” and “门口” are not: every building has them. */
const SPOT =
  /(?:(?<![0-9一二三四五六七八九十第])[1-9一二三四五六七八九十]{1,2}[楼层]的?)?(?:[东南西北正后侧][大小]?门|大门|门岗|地下车库|地库|车库|车棚|停车场|广场|凉亭|亭子|长廊|喷泉|假山|操场|健身区|游乐场|池塘|篮球场|活动室|居委会|社区大厅|幼儿园|菜市场|公交站|垃圾站|垃圾房|充电桩|充电棚|中心花园|小花园|路口|桥头)(?:旁边?|附近|对面|门口|外面?|里面?|那边|边上)?/gu
/** The first, or the one that puts it right: “东门，说错了，是西门”. */
function spotMeant(folded: string): RegExpExecArray | null {
  const [first, second] = folded.matchAll(SPOT)
  if (!first) return null
  return second && takesBack(folded.slice(first.index + first[0].length, second.index)) ? second : first
}

/** Which part of a building; says nothing without one. */
const PART = /楼道|楼梯间?|门口|楼下|楼顶|天台|电梯间|大堂|地下室|楼前|楼后|外墙/u
const ROAD = /[\u4e00-\u9fff]{1,4}(?:路|街|大道|巷)\d{1,5}号/u

/** In a folded text, as it stands there; null where it names none. `inBuilding`: a building was named, so that its parts count. */
export function spotIn(folded: string, inBuilding: boolean): string | null {
  return (ROAD.exec(folded) ?? spotMeant(folded) ?? (inBuilding ? PART.exec(folded) : null))?.[0] ?? null
}

const BESIDE = /(?:旁边?|附近|对面|门口|外面?|里面?|那边|边上)$/u
const ON_FLOOR = /^[0-9一二三四五六七八九十]{1,2}[楼层]的?/u
/** A street without a number: “桂园路上”; “这条路上” and “回家路上” name none. */
const STREET = /(?<=^|[\s,，。、在])([\u4e00-\u9fff]{2})(?:大道|路|街|巷)(?=上|口|边|那|中间|两边)/gu
const NO_STREET = /[这那条走马道小大整家班学楼门段半个水修的]$/u

/** Every spot that a text names, by its plain name: “东门旁边” is 东门. */
export function spotsIn(folded: string): string[] {
  const spots = [...folded.matchAll(SPOT)].map(([said]) => said.replace(ON_FLOOR, '').replace(BESIDE, '') || said)
  const streets = [...folded.matchAll(STREET)].filter(([, name]) => !NO_STREET.test(name!)).map(([said]) => said)
  const house = ROAD.exec(folded)?.[0]
  return [...spots, ...streets, ...(house === undefined ? [] : [house])]
}
