/**
 * 楼栋、单元、房号, in every spelling that people use: 三号楼二单元501, 3-2-501, 3栋, 13#, 12号602室, 8座305, bldg 6. A floor (3楼) is not
 * a building, a date (3号) is not a house, and neither is a price, a time or a phone number.
 */
import { arabic, NUMERAL_CHARACTERS } from './numerals.ts'
import { oneOf, pattern } from './pattern.ts'
import { corrected } from './self-correction.ts'
import type { HouseMention } from './understanding.ts'

const HAN_NUMBER = `[${NUMERAL_CHARACTERS}]{1,4}`
const NUMBER = `(?:[0-9]{1,3}|${HAN_NUMBER})`
const LETTERED = `(?:[a-z][0-9]{0,2}|[0-9]{1,2}[a-z])`
const NOT_WITHIN = '(?<![0-9a-z.#￥¥])'
/** “小区有5栋” counts them, “还有5栋漏水” goes on to another. */
const NOT_COUNTED = `(?<![每这那整同哪几某另各多好共盖两建]|(?<!还)有)`
const DASH = '[-–—_~]{1,2}'
const ROOM = `(?:[0-9]{3,4}[a-z]?|[${NUMERAL_CHARACTERS}]{3,4})(?![0-9年月日元块米%度号人])`
/** Floor and door: 904, 1602; no year. */
const DOOR = '[1-9][0-9]?(?:0[1-9]|1[0-9]|2[0-4])'
/** A count (三栋楼, 一座桥), stairs (2号楼梯) and a seat (7座车) only look like a house. */
const NOT_HOUSE = `(?!梯|楼(?![下上道顶梯里前后内外底]|门|长)|别墅|房子|大桥|桥)`
const HOUSE = oneOf('号楼 栋 幢 橦 #楼 # 号院 号公寓')

const JOINT = '[ ,，、的]{0,2}'
const UNIT_TAIL = `(?:${JOINT}[-–—]?(?<unit>${NUMBER}|[a-z])${oneOf('单元 单园 单员 丹元 门洞 号门 门 单 梯')}(?![口卫禁锁岗外前后内]))?`
const FLOOR_TAIL = `(?:${JOINT}${NUMBER}[楼层](?![下上道栋]))?`
const ROOM_TAIL = `(?:${JOINT}(?:[-–—]{1,2})?(?<room>${ROOM})(?:室|房|户|号)?)?`
const TAIL = `(?:${DASH}(?<u2>[0-9]{1,2})${DASH}(?<r2>[0-9]{3,4})|(?<u3>[0-9]{1,2})${DASH}(?<r3>[0-9]{3,4})|${UNIT_TAIL}${FLOOR_TAIL}${ROOM_TAIL})`

/** In order: the first that claims a stretch of text keeps it. */
const SHAPES: RegExp[] = [
  // 3-2-501; the last may be a floor: 3-2-5楼.
  pattern(
    `${NOT_WITHIN}(?<![0-9]-)(?<building>[0-9]{1,3}|[a-z][0-9]?) ?${DASH} ?(?<unit>[0-9]{1,2}) ?${DASH} ?(?:(?<room>[0-9]{3,4})(?![0-9年月日.-])|[0-9]{1,2}[楼层])`,
    'g',
  ),
  pattern(`${NOT_WITHIN}(?<building>[0-9]{1,3})/(?<unit>[0-9]{1,2})/(?<room>[0-9]{3,4})(?![0-9年/])`, 'g'),
  pattern(`${NOT_WITHIN}${NOT_COUNTED}第?(?<building>${NUMBER}|${LETTERED})${HOUSE}${NOT_HOUSE}${TAIL}`, 'g'),
  // 座 also counts bridges and seats: a numeral needs a unit or a room behind it, or to be in digits.
  pattern(`${NOT_WITHIN}(?<building>[0-9]{1,3}|${LETTERED}|[a-z])座(?!车|suv|商务|轿|面包|的车|桥)${TAIL}`, 'g'),
  pattern(`(?<building>${HAN_NUMBER}|[甲乙丙丁])[座栋幢](?=${JOINT}(?:${NUMBER}单元|[0-9]{3,4}))${TAIL}`, 'g'),
  pattern(`${NOT_WITHIN}(?<building>[a-z])${oneOf('栋 幢 号楼 楼 区楼')}${NOT_HOUSE}${TAIL}`, 'g'),
  // What dictation makes of 栋: only before a unit.
  pattern(`${NOT_WITHIN}(?<building>${NUMBER})[动洞冻懂东撞床冬](?<unit>${NUMBER})(?:单元|单园|单员|丹元)${ROOM_TAIL}`, 'g'),
  // 12号602室, 12号2单元: the number of a house, unless a street stands before it.
  pattern(
    `(?<![0-9a-z路街道巷])(?<building>[0-9]{1,3})号(?:${JOINT}(?<unit>${NUMBER})单元${ROOM_TAIL}|(?<r2>[0-9]{3,4})(?:室|房|户)?(?![0-9年元号]))`,
    'g',
  ),
  pattern(`${NOT_WITHIN}(?<unit>${NUMBER}|[a-z])${oneOf('单元 单园 单员 丹元')}${FLOOR_TAIL}${ROOM_TAIL}`, 'g'),
  // 3-501: a range of amounts or hours has something else behind it.
  pattern(
    `${NOT_WITHIN}(?<![0-9]-)(?<building>[0-9]{1,2})[-–—](?<room>[0-9]{1,2}(?:0[1-9]|1[0-9]|2[0-4]))(?:室|房|户)?(?![0-9年月日元块米人户天岁万平度次个%点分时:.-])`,
    'g',
  ),
  pattern('(?<=[0-9一二三四五六七八九十]楼)(?<room>[0-9]{3,4})(?![0-9年元])', 'g'),
  pattern(`${NOT_WITHIN}(?<room>[0-9]{3,4})(?:室|房(?!子|价)|号房)`, 'g'),
  pattern(`(?<![0-9a-z])(?:住在?|我家|我是|这里是)(?<room>[0-9]{3,4})(?![0-9年月元块米人户天平度次个%点分路])`, 'g'),
  pattern(
    `${NOT_WITHIN}(?<room>[0-9]{3,4})(?=${oneOf('住户 业主 那家 这家 的住户 的业主 的邻居 楼上 楼下 家漏 漏水 家里 快被 被淹 被泡')})`,
    'g',
  ),
  // 1602天天半夜拖椅子, 802的电表: a door's number at the beginning, of which something of a home is told.
  pattern(
    `^(?<room>${DOOR})(?=${oneOf('天天(?![催问等]) 每天(?![催问等]) 半夜 夜里 门口 屋里 租客 那个租客 空置 地漏 马桶 厨房 阳台 锅烧')}|的?(?:${oneOf('燃气表 煤气表 电表 水表 油烟管 油烟机 地漏 马桶')}))`,
    'g',
  ),
  pattern(`(?<![a-z])${oneOf('building bldg block blk tower')}[ .#]{0,2}(?<building>[0-9]{1,3}|[a-z])(?![a-z0-9])`, 'g'),
  pattern('(?<![a-z])unit[ .#]{0,2}(?<unit>[0-9]{1,2}|[a-z])(?![a-z0-9])', 'g'),
  pattern(`(?<![a-z])${oneOf('room rm apt flat apartment')}[ .#]{0,2}(?<room>[0-9]{3,4}[a-z]?)(?![a-z0-9])`, 'g'),
]
/** 1到6栋, 1-3号楼: several houses, so none of them. */
const RANGE = pattern(`(?<![0-9])${NUMBER}(?:号楼|栋|幢|座|#)?[到至~–—-]${NUMBER}(?:号楼|栋|幢|座|#)(?:楼)?`, 'g')
const REJECTED_BEFORE = pattern(
  '(?:不是|并非|而非|不在|写成了?|说成了?|发成了?|打成了?|报成了?|填成了?|看成了?)[^,，。!！?？是]{0,4}$',
)
const REJECTED_AFTER = pattern('^[^。!！?？]{0,3}(?:改成|改为|改到|改一下成|换成|应为|更正为|写错了|打错了)|^的?应该是')
/** Emergency and service lines are never rooms. */
const LINES = new Set(['110', '119', '120', '122', '114'])

/** Mentions in the order of the text, without those that the message itself takes back (不是3栋是13栋). */
export const houseMentions = (text: string): HouseMention[] => housesIn(text).mentions

/** The same, and whether the message puts one of its places right: “3栋，说错了，4栋”. */
export function housesIn(text: string): { mentions: HouseMention[]; putsRight: boolean } {
  const taken: { start: number; end: number }[] = []
  const mentions: HouseMention[] = []
  for (const match of text.matchAll(RANGE)) {
    // 3-5栋 is a range only when it grows.
    if (grows(match[0])) taken.push({ start: match.index, end: match.index + match[0].length })
  }
  for (const shape of SHAPES) {
    for (const match of text.matchAll(shape)) {
      const span = { start: match.index, end: match.index + match[0].trimEnd().length }
      if (taken.some((other) => other.start < span.end && span.start < other.end)) continue
      const mention = read(match.groups ?? {}, span)
      if (!mention) continue
      taken.push(span)
      mentions.push(mention)
    }
  }
  mentions.sort((a, b) => a.start - b.start)
  const right = corrected(text, mentions)
  const meant = right.filter((mention) => mention.takesBack !== undefined || !isRejected(text, mention))
  return { mentions: meant.length > 0 ? meant : right, putsRight: right.length < mentions.length }
}

/** The house, unit and room that a text speaks of: those of its first house, completed by what stands apart from it. */
export function houseOf(mentions: readonly HouseMention[]): Pick<HouseMention, 'building' | 'unit' | 'room'> {
  const first = mentions.find((mention) => mention.building !== null) ?? mentions[0]
  if (!first) return { building: null, unit: null, room: null }
  const loose = mentions.filter((mention) => mention === first || mention.building === null)
  return {
    building: first.building,
    unit: first.unit ?? loose.find((mention) => mention.unit !== null)?.unit ?? null,
    room: first.room ?? loose.find((mention) => mention.room !== null)?.room ?? null,
  }
}

function read(groups: Record<string, string | undefined>, span: { start: number; end: number }): HouseMention | undefined {
  const building = groups.building ?? null
  const unit = groups.unit ?? groups.u2 ?? groups.u3 ?? null
  const room = groups.room ?? groups.r2 ?? groups.r3 ?? null
  if (room && LINES.has(room) && !building && !unit) return undefined
  return { ...span, building: building && arabic(building), unit: unit && arabic(unit), room: room && arabic(room) }
}

function grows(range: string): boolean {
  const [from, to] = range.split(/[到至~–—-]/).map((part) => Number(arabic(part.replace(/号楼|[栋幢座#楼]/g, ''))))
  return from !== undefined && to !== undefined && from < to && to - from < 60
}

function isRejected(text: string, mention: HouseMention): boolean {
  return (
    REJECTED_BEFORE.test(text.slice(Math.max(0, mention.start - 8), mention.start)) ||
    REJECTED_AFTER.test(text.slice(mention.end, mention.end + 10))
  )
}
