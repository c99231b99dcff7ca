/**
 * 住址: where somebody lives, down to the house. A place where a lamp is broken is no secret; a place becomes personal when
 * the words say that a person lives there or that something is brought there, when it names street or estate, house and room,
 * and when it goes down to the room beside a name or a phone number.
 */
import { TROUBLE } from './intent-rule.ts'
import { NUMERAL_CHARACTERS } from './numerals.ts'
import { HAN, oneOf, pattern } from './pattern.ts'
import type { PiiSpan } from './understanding.ts'

const NUMERAL = `[${NUMERAL_CHARACTERS}壹贰叁肆伍陆柒捌玖拾]`
const N = `(?:[甲乙丙丁]?[0-9]{1,5}|${NUMERAL}{1,4}|[a-z][0-9]{0,2}|[甲乙丙丁东西南北中])`
const HOUSE = oneOf('号楼 号院 栋 幢 座 橦 #楼 # 排')
/** 3号 is a house; 3号线, 3号会议室 and 3号门 are none. */
const NUMBERED = '号(?![线口门井机厅码卡令文岗桌床灯电会教库])'
const ROOM_END = '(?![0-9年月日元块米人天度%])'
const DASH = '[-—–/]'
/** A household that is only counted: behind a house, a stair or a floor. */
const COUNTED_DOOR = `(?:${N}|[0-9]{2})(?:号房|[号户室房])`
/** Steps of an address, from the city down to the room. `firm` ones point at a house or a door. */
const STEPS: { shape: RegExp; firm: boolean; room?: true; name?: true }[] = [
  {
    shape: pattern(
      `${DASH}?(?:[a-z]${DASH}|[a-z])?[0-9]{1,3}${DASH}{1,2}[0-9a-z]{1,2}(?:${DASH}{1,2}[0-9]{3,4}|${DASH}[0-9]{1,2}${DASH}[0-9]{1,4})${ROOM_END}室?`,
      'y',
    ),
    firm: true,
    room: true,
  },
  { shape: pattern(`(?<=[号栋幢座元])[0-9]{1,2}${DASH}[0-9]{1,2}${DASH}[0-9]{1,4}${ROOM_END}`, 'y'), firm: true, room: true },
  { shape: pattern(`[a-z]${DASH}[0-9]{1,2}${DASH}[0-9]{3,4}${ROOM_END}室?`, 'y'), firm: true, room: true },
  { shape: pattern(`${DASH}?[0-9]{1,3}${DASH}[0-9]{3,4}${ROOM_END}室?`, 'y'), firm: true, room: true },
  // 号 7-3, 单元18-6: a floor and a door, behind a house alone.
  { shape: pattern(`(?<=[号栋幢座元])[0-9]{1,2}${DASH}[0-9]{1,2}(?!${DASH})${ROOM_END}`, 'y'), firm: true, room: true },
  // A household of a village or of old rows, a flat that is only counted.
  { shape: pattern(`${N}[组排社]${N}号`, 'y'), firm: true, room: true },
  { shape: pattern(`${DASH}?${N}单元${COUNTED_DOOR}`, 'y'), firm: true, room: true },
  { shape: pattern(`${DASH}?${N}(?:栋|幢|座|[楼层]|门)${COUNTED_DOOR}`, 'y'), firm: true, room: true },
  { shape: pattern('[0-9]{1,4}-[0-9]{1,3}号', 'y'), firm: true },
  { shape: pattern(`(?:${oneOf('独栋 联排 叠墅 别墅')})${N}(?:号|栋)?`, 'y'), firm: true },
  {
    shape: pattern(
      `第?${N}(?:${HOUSE}|${NUMBERED})(?:附${N}号?|之${N}号?|院|[甲乙丙](?!单元|门|梯))?(?:${oneOf('别墅 大杂院')})?`,
      'y',
    ),
    firm: true,
  },
  { shape: pattern(`${N}${oneOf('弄 支弄 组 队 期 区 巷 大队 委 街坊 条 分场')}`, 'y'), firm: false },
  { shape: pattern(`${DASH}?${N}(?:单元|门洞|门栋|门|梯)`, 'y'), firm: true },
  { shape: pattern(`-?${N}[楼层](?:之${N}|[a-z0-9]{1,3}[室座]|[a-h](?![0-9a-z]))`, 'y'), firm: true, room: true },
  { shape: pattern(`-?${N}(?:楼|层)`, 'y'), firm: true },
  { shape: pattern(`${DASH}?[0-9]{3,4}[a-z]?${ROOM_END}(?:室|房|户|号房|号)?`, 'y'), firm: true, room: true },
  { shape: pattern('[0-9]{1,3}(?:室|户)', 'y'), firm: true, room: true },
  { shape: pattern(`(?<=[楼下室层口])[a-z][0-9]{2,4}${ROOM_END}室?`, 'y'), firm: true, room: true },
  { shape: pattern(`${NUMERAL}{3,4}(?:室|房|户|号)?`, 'y'), firm: true, room: true },
  { shape: pattern('(?:[0-9]{0,4}[a-z]室|[0-9]{1,2}[a-z](?![0-9a-z]))', 'y'), firm: true, room: true },
  {
    shape: pattern(
      `(?:院内|院里|墙门里|楼下)?(?:[东西南北中左右前后後][边侧]?(?:户|座|手|房|屋|厢房)|${oneOf('亭子间 三层阁 阁楼 后楼 前楼 旁门 平房')}(?:[0-9]{1,2})?)`,
      'y',
    ),
    firm: true,
    room: true,
  },
  { shape: pattern(`(?:${oneOf('地下室 地下一层 地下')})`, 'y'), firm: true },
  {
    shape: pattern(
      `${HAN}{1,9}?(?:${oneOf('省 市 区 县 镇 乡 街道 社区 村 路 大街 街 大道 道 巷 弄 胡同 里 坊 条 苑 园 城 府 湾 庭 院 小区 花园 公寓 家园 新村 小镇 屯 庄 组 寨 营 段 广场 大厦 国际 宿舍 农场 山庄 组团')})(?![路街道巷弄里苑园村镇庄])(?:[东西南北中][区苑院园段里]?(?=[${NUMERAL_CHARACTERS}0-9a-z]))?`,
      'y',
    ),
    firm: false,
    name: true,
  },
  // A name without such an ending, when a house number follows at once: 泰和名都7幢.
  {
    shape: pattern(`${HAN}{2,8}?(?=${N}(?:${HOUSE}|号|弄|期|区|组|门[0-9]|[-—–][0-9]|[0-9]{2,3}[室房户]))`, 'y'),
    firm: false,
    name: true,
  },
]
const JOINT = pattern('[ ,，、·]', 'y')
const LIVES = pattern(
  `${oneOf('住在 家住 居住在 住址 地址 家庭住址 家在 我家是 我家在 住的是 户籍地 收货地址 寄到 租住在 租在 住到 老家在 现住 暂住 就住 都住 人住 我住 住 户口在 户籍在 房子在 房在 租户在 厝在 搬到 搬家到 搬去')}[:：是在于为 ]{0,3}`,
  'g',
)
/** 住院, 住建局 and the like are no homes; 住户 and 住宅 only name one. */
const NOT_LIVING = pattern(`^(?:院|建|宅|户|房|宿|持|校|店|过|了|着|不|得|满|进|这|那|你|我|哪|几|人|一楼|底楼|顶楼|高层)`)
/** The house with which an address gets firm. */
const CORE = pattern(
  `(?<![0-9a-z.#-])(?:${N}(?:${HOUSE}|弄|组|社|委|${NUMBERED})|(?:${oneOf('独栋 联排')})${N}|[0-9]{1,3}门(?=[0-9]{3,4})|[0-9]{1,4}-[0-9]{1,3}号|(?:[a-z]-)?[a-z]?[0-9]{1,3}[-—–/][0-9a-z]{1,2}[-—–/](?:[0-9]{3,4}|[0-9]{1,2}[-—–/][0-9]{1,4})${ROOM_END}|[a-z]-[0-9]{1,2}-[0-9]{3,4}${ROOM_END}|(?<=[楼阁轩厦寓邨村苑园庭舍院城府])[0-9]{3,4}(?:室|房|户))`,
  'g',
)
/** What stands before street or estate: 快递放到桂花苑7幢 starts at 桂花苑. */
const LEAD_IN = pattern(
  `(?:${oneOf('我家 俺家 咱家 你家 他家 她家 我们 我们家 咱们 他们 阿拉 楼上 楼下 隔壁 对门 放心 一下 这里 那里 这边 那边 师傅 家住 就住 屋企 屋里 屋头 厝在 上门 住址 地址 房号 门牌 我是 我 俺 你 他 她 在 到 去 是 给 寄 送 住 租 找 请 把 被 的 了 吧 呢 啊 吗 嘛 呀 哦 于 修 说 要 就 派 帮 已 还 让 叫 拿 取 您 咱 这 那 哪 谁 没 不 很 也 麻烦 帮忙 报修 投诉 举报 反映 业主 住户 户主 租户 房东 租客 收件 收货 快递 外卖 跑腿 维修 定位 地点 位置 门牌号 宅基地 老人 费户 因为 所以 目前 现在 今天 昨天 昨晚 上周 最近 家人 爸妈 父母 爷爷 奶奶 外婆 外公 我妈 我爸 我儿子 我女儿')}|(?<![解开奔])放|(?<![未后东福原如])来(?!福))`,
  'g',
)
const HOME_BEFORE = pattern(
  `(?:${oneOf('我家 俺家 咱家 他家 她家 我住 俺住 家住 我们家 我是 俺是 我们是 我在 我搁 我这儿 我屋 阿拉屋里 屋里厢 屋里 屋头 家门牌 门牌 住 租 我的房')}|(?<![商厂店专国作画人大独全一])家)(?:里|里是|地址|门牌)?[在:：是 ]{0,2}$|住处[:： ]{0,2}$`,
)
/** 建设路12号这里是我家, 桂花苑3幢的业主. */
const HOME_BEHIND = pattern(
  `^[ ,，]?(?:这里|这儿)?(?:就?是)?(?:${oneOf('我家 俺家 我屋 自己家 自家 我们家 咱家 自建房 住户 住戶 业主 的业主 独住 住[着了,，。]')})`,
)
/** An office, a shop, a school is nobody's home. */
const PUBLIC_BEFORE = pattern(
  oneOf(
    '派出所 居委会 村委会 养老 社区服务 银行 医院 卫生站 诊所 大学 学校 小学 幼儿园 驿站 中心 网点 营业厅 办事处 公司 饭店 超市 药店 办公 活动室',
  ),
)
const PUBLIC_BEHIND = pattern(`^.{0,2}(?:${oneOf('教室 诊室 门诊 窗口 办公 会议 底商 活动室 支行 分行 营业 售楼 柜台')})`)
const BROUGHT = pattern(`${oneOf('送到 送 寄到 寄 寄给 放到 放在 快递到 拿到 拿给 发到 搬到 搬去 上门 来 住')}[:： ]{0,2}$`)
const OWN_HOME = pattern(
  oneOf(
    '我家 俺家 咱家 我住 俺住 家住 我们家 住址 地址 老家 我妈 我爸 奶奶家 爷爷家 外婆家 房子 快递 外卖 收件 寄 上门 租房 合租 屋企',
  ),
)
/** Bldg 3, Unit 2, Room 501. */
const ENGLISH = pattern(
  '(?<![a-z])(?:building|bldg|block|blk|tower)[ .#]{0,2}[0-9a-z]{1,3},? ?(?:unit ?[0-9a-z]{1,2},? ?)?(?:(?:room|rm|apt|flat|no)[ .#]{0,2})?[0-9]{3,4}[a-z]?(?![0-9a-z])|(?<![a-z])(?:room|rm|apt|flat|unit)[ .#]{0,2}[0-9]{3,4}[a-z]?,? ?(?:building|bldg|block|blk|tower)[ .#]{0,2}[0-9a-z]{1,3}(?![0-9a-z])',
  'g',
)
/** Not a house: 取件码 8-3-1502, 单号, 型号, a score. */
const CODE_BEFORE = pattern(`${oneOf('取件码 提货码 货架 单号 编号 型号 比分 工单 订单 票号 案号 文号 发 证')}[:： ]{0,2}$`)

/** Addresses in the folded text; `personal` says that a name or a number of a person stands in the same message. */
export function homeAddresses(text: string, personal: boolean): PiiSpan[] {
  if (!SPACED.test(text)) return inCompact(text, personal)
  const { compact, from } = withoutSpaces(text)
  return inCompact(compact, personal).map(({ start, end, type }) => ({ start: from[start]!, end: from[end - 1]! + 1, type }))
}

/** 幸福路 88 弄 6 号 302: spaces between a number and what it counts, or after street and estate. */
const COUNTED = '号栋幢座弄单室楼层门组排巷期区#院户元苑园村里城府湾庭路街寓厦家邸'
const SPACED = pattern(`[0-9${NUMERAL_CHARACTERS}] [${COUNTED}]|[${COUNTED}] [0-9${NUMERAL_CHARACTERS}]`)

function withoutSpaces(text: string): { compact: string; from: number[] } {
  let compact = ''
  const from: number[] = []
  for (let at = 0; at < text.length; at++) {
    if (text[at] === ' ' && SPACED.test(text.slice(at - 1, at + 2))) continue
    compact += text[at]
    from.push(at)
  }
  return { compact, from }
}

function inCompact(text: string, personal: boolean): PiiSpan[] {
  const spans: PiiSpan[] = []
  for (const match of text.matchAll(LIVES)) {
    const at = match.index + match[0].length
    if (PUBLIC_BEFORE.test(text.slice(Math.max(0, match.index - OFFICE_REACH), match.index))) continue
    if (/[住到]$/.test(match[0]) && NOT_LIVING.test(text.slice(at, at + 2))) continue
    const walked = walk(text, at)
    if (walked.room || (walked.firm && walked.named)) spans.push({ start: at, end: walked.end, type: 'ADDRESS' })
  }
  for (const match of text.matchAll(ENGLISH))
    spans.push({ start: match.index, end: match.index + match[0].length, type: 'ADDRESS' })
  const ownHome = OWN_HOME.test(text)
  let done = 0
  for (const match of text.matchAll(CORE)) {
    if (match.index < done) continue
    const { start, walked } = around(text, match.index, done)
    done = Math.max(walked.end, match.index + match[0].length)
    if (isHome(text, start, walked, personal, ownHome)) spans.push({ start, end: walked.end, type: 'ADDRESS' })
  }
  return spans
}

function isHome(text: string, start: number, walked: Walked, personal: boolean, ownHome: boolean): boolean {
  const before = text.slice(Math.max(0, start - 8), start)
  if (!walked.firm || CODE_BEFORE.test(before)) return false
  const behind = text.slice(walked.end, walked.end + 8)
  if (PUBLIC_BEHIND.test(behind) || (PUBLIC_BEFORE.test(before) && !OWN_HOME.test(text))) return false
  const whole = walked.firmSteps > 1 || /^\d+[-/]/.test(text.slice(start, start + 5))
  const saysHome = HOME_BEFORE.test(before) || HOME_BEHIND.test(behind)
  if (walked.room) return walked.named || saysHome || (personal && whole)
  if (!walked.named) return false
  if (saysHome) return true
  // Beside a name or a number an item of its own is where that person lives: 张伟，桂花苑7幢，138….
  if (personal && isEdge(text[start - 1]) && isEdge(text[walked.end])) return true
  if (BROUGHT.test(before)) return walked.firmSteps > 1
  // 翠湖3栋2单元路灯不亮，电话138…: where something is broken, whoever says so.
  const broken = TROUBLE.test(text.slice(walked.end, walked.end + MATTER_REACH))
  return walked.firmSteps > 1 && (ownHome || (personal && !broken))
}

/** 居委会地址: how far before its address an office is named. UTF-16 units. */
const OFFICE_REACH = 6
/** How far behind a place its trouble is looked for. UTF-16 units. */
const MATTER_REACH = 12

/** An address has at most so many units before its house. */
const LONGEST_NAME = 40

/** The address whose house stands at `core`: with street and estate before it, without the words of the sentence. */
function around(text: string, core: number, floor: number): { start: number; walked: Walked } {
  let left = core
  while (left > floor && core - left < LONGEST_NAME && /[\u3400-\u9fff0-9a-z#-]/.test(text[left - 1]!)) left--
  let start = left
  for (const match of text.slice(left, core).matchAll(LEAD_IN)) start = left + match.index + match[0].length
  const whole = walk(text, start)
  if (whole.end > core) return { start, walked: whole }
  return { start: core, walked: walk(text, core) }
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
    if (!next.firm) walked.named ||= next.name && !walked.firm
    else Object.assign(walked, { end: at, firm: true, firmSteps: walked.firmSteps + 1, room: next.room })
    if (walked.room) break
    JOINT.lastIndex = at
    if (JOINT.test(text) && longestStep(text, at + 1)?.firm) at++
  }
  return walked
}

function longestStep(text: string, at: number): { end: number; firm: boolean; room: boolean; name: boolean } | undefined {
  let named: number | undefined
  for (const { shape, firm, room, name } of STEPS) {
    shape.lastIndex = at
    const match = shape.exec(text)
    if (!match) continue
    if (!name) return { end: at + match[0].length, firm, room: room ?? false, name: false }
    named = Math.max(named ?? 0, at + match[0].length)
  }
  // Of two names the longer: 万科金色城市3期 is not 万科金色城.
  return named === undefined ? undefined : { end: named, firm: false, room: false, name: true }
}

function isEdge(char: string | undefined): boolean {
  return char === undefined || /[\s,，.。;；:：!！?？、()（）]/.test(char)
}
