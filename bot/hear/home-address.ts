/**
 * 住址: where somebody lives, down to the house. A place where a lamp is broken is no secret; a place becomes personal when
 * the words say that a person lives there, or when it goes down to the room beside a name or a phone number.
 */
import { NUMERAL_CHARACTERS } from './numerals.ts'
import { HAN, oneOf, pattern } from './pattern.ts'
import type { PiiSpan } from './understanding.ts'

const N = `(?:[0-9]{1,5}|[${NUMERAL_CHARACTERS}]{1,4}|[a-z][0-9]{0,2}|[甲乙丙丁东西南北中])`
const HOUSE = oneOf('号楼 号院 栋 幢 座 橦 #楼 # 号')
/** Steps of an address, from the city down to the room. `firm` ones point at a house or a door. */
const STEPS: { shape: RegExp; firm: boolean; room?: true }[] = [
  { shape: pattern('[0-9]{1,3}[-—–/]{1,2}[0-9]{1,2}[-—–/]{1,2}[0-9]{3,4}室?', 'y'), firm: true, room: true },
  { shape: pattern('[0-9]{1,3}[-—–][0-9]{3,4}室?', 'y'), firm: true, room: true },
  { shape: pattern(`第?${N}(?:${HOUSE})(?:附${N}号?|之${N}|院)?`, 'y'), firm: true },
  { shape: pattern(`${N}${oneOf('弄 支弄 组 队 期 区 巷 大队')}`, 'y'), firm: false },
  { shape: pattern(`-?${N}(?:单元|门洞|门栋|门|梯)`, 'y'), firm: true },
  { shape: pattern(`-?${N}(?:楼|层)`, 'y'), firm: true },
  { shape: pattern(`-?[0-9]{3,4}[a-z]?(?:室|房|户|号房|号)?`, 'y'), firm: true, room: true },
  { shape: pattern(`[${NUMERAL_CHARACTERS}]{3,4}(?:室|房|户|号)?`, 'y'), firm: true, room: true },
  { shape: pattern(`(?:${oneOf('东户 西户 中户 南户 北户 左手 右手 地下室 阁楼')})`, 'y'), firm: true },
  {
    shape: pattern(
      `${HAN}{1,9}?(?:${oneOf('省 市 区 县 镇 乡 街道 社区 村 路 大街 街 大道 道 巷 弄 胡同 里 坊 条 苑 园 城 府 湾 庭 院 小区 花园 公寓 家园 新村 小镇 屯 庄 组 寨 营 段')})(?![路街道巷弄里苑园])(?:${oneOf('东 西 南 北 中')}(?=[段路街区${NUMERAL_CHARACTERS}0-9]))?`,
      'y',
    ),
    firm: false,
  },
  // A name without such an ending, when a house number follows at once: 泰和名都7幢.
  { shape: pattern(`${HAN}{2,8}?(?=${N}(?:号楼|栋|幢|座|#|弄|号院))`, 'y'), firm: false },
]
const JOINT = pattern('[ ,，、·]', 'y')
const LIVES = pattern(
  `${oneOf('住在 家住 居住在 住址 地址 家庭住址 家在 我家是 我家在 住的是 户籍地 收货地址 寄到 租住在 租在 住到 老家在 现住 暂住 就住 都住 人住 我住 住')}[:：是在于为 ]{0,3}`,
  'g',
)
/** 住院, 住建局 and the like are no homes; 住户 and 住宅 only name one. */
const NOT_LIVING = pattern(`^(?:院|建|宅|户|房|宿|持|校|店|过|了|着|不|得|满|进|这|那|你|我|哪|几|人|一楼|底楼|顶楼|高层)`)
const FULL = pattern(
  `(?:${HAN}{2,12}?[路街道巷弄]|${HAN}{2,8})?[0-9${NUMERAL_CHARACTERS}]{1,4}(?:号楼|号院|栋|幢|座|#楼?|号|弄)`,
  'g',
)

/** Addresses in the folded text; `personal` says that a name or a number of a person stands in the same message. */
export function homeAddresses(text: string, personal: boolean): PiiSpan[] {
  const spans: PiiSpan[] = []
  for (const match of text.matchAll(LIVES)) {
    const at = match.index + match[0].length
    if (NOT_LIVING.test(text.slice(at, at + 2)) && !/[:：是在]/.test(match[0])) continue
    const walked = walk(text, at)
    if (walked.room || (walked.firm && walked.named)) spans.push({ start: at, end: walked.end, type: 'ADDRESS' })
  }
  if (!personal) return spans
  for (const match of text.matchAll(FULL)) {
    const start = match.index + leadIn(match[0])
    const walked = walk(text, start)
    if (walked.room && walked.firmSteps > 1) spans.push({ start, end: walked.end, type: 'ADDRESS' })
  }
  return spans
}

interface Walked {
  end: number
  firm: boolean
  firmSteps: number
  named: boolean
  room: boolean
}

const MOST_STEPS = 14

/** Walks down an address as far as it goes; what follows its last firm step does not belong to it. */
function walk(text: string, start: number): Walked {
  const walked: Walked = { end: start, firm: false, firmSteps: 0, named: false, room: false }
  let at = start
  for (let step = 0; step < MOST_STEPS; step++) {
    const next = longestStep(text, at)
    if (!next) break
    at = next.end
    if (!next.firm) walked.named ||= !walked.firm
    else Object.assign(walked, { end: at, firm: true, firmSteps: walked.firmSteps + 1, room: walked.room || next.room })
    JOINT.lastIndex = at
    if (JOINT.test(text) && longestStep(text, at + 1)?.firm) at++
  }
  return walked
}

function longestStep(text: string, at: number): { end: number; firm: boolean; room: boolean } | undefined {
  for (const { shape, firm, room } of STEPS) {
    shape.lastIndex = at
    const match = shape.exec(text)
    if (match) return { end: at + match[0].length, firm, room: room ?? false }
  }
  return undefined
}

/** Words of the sentence that stand before the address: 麻烦到幸福里3栋 starts at 幸福里. */
function leadIn(words: string): number {
  const last = words.search(/[在到去来是给住于家人的我们](?!.{0,12}[在到去来是给住于家人的我们])/)
  return last < 0 || /[路街道巷弄]/.test(words.slice(0, last)) ? 0 : last + 1
}
