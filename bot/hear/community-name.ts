/**
 * 小区与社区 by name: those that the settings know, with their nicknames, and names that show by their ending (…花园, …小区, …苑) or
 * by standing right before a house number (泰和青筑4栋).
 */

import { foldText } from './folded-text.ts'
import { HAN, oneOf, pattern } from './pattern.ts'
import type { Vocabulary } from './understanding.ts'

export interface CommunityName {
  start: number
  end: number
  /** The name in the settings, where they know the place; else undefined. */
  known?: string
}

interface Candidate extends CommunityName {
  rank: number
}

const PHASE = `(?:[一二三四五六0-9]期|[东南西北中a-d]区)?`
/** These endings make a name wherever they stand. */
const SURE_ENDING = oneOf(
  '小区 社区 花园 花苑 家园 公寓 新村 佳苑 嘉苑 雅苑 嘉园 佳园 雅园 名苑 名都 名城 名邸 名府 公馆 华庭 华府 华苑 豪庭 豪苑 豪园 丽景 丽苑 山庄 庄园 家属院 雅居 锦园 锦苑 景苑 景园 御府 御园 悦府 家苑 新苑 馨苑 馨园 福苑 康苑 雅筑 一品 上城 学府 江南 首府 壹号院 逸园 怡园 怡苑',
)
/** These make one only before a house, a gate, or the end of the clause. */
const WEAK_ENDING = oneOf('园 苑 里 府 城 庭 湾 邸 坊 居 轩 阁 郡 墅 院 村 广场 大厦 国际 新城 半岛 天地 宿舍 大院 花城')
const AFTER_WEAK = `(?=${PHASE}(?:[0-9a-z]{1,3}[-#栋幢座号]|[一二三四五六七八九十]{1,3}(?:栋|幢|座|号楼|单元)|${oneOf('东门 西门 南门 北门 正门 后门 大门 门口 车棚 地下 停车 物业 业主 这边 那边 门卫 保安 广场上 里面 小区 楼下')}|[\\s,，.。!！?？:：]|$))`
const ENDED = [
  pattern(`${HAN}{2,12}?${SURE_ENDING}${PHASE}`, 'g'),
  pattern(`${HAN}{2,10}?${WEAK_ENDING}${AFTER_WEAK}${PHASE}`, 'g'),
]
const BEFORE_HOUSE = pattern(`${HAN}{2,12}${PHASE} ?$`)

/** Words of the sentence after which a name may begin. A character that also begins names (和平, 向阳, 为民) is not here. */
const LEAD = pattern(
  `${oneOf(
    '我们 你们 他们 咱们 俺们 我哋 我家 请问 您好 你好 麻烦 位于 住在 家住 就在 现在 今天 昨天 昨晚 今早 早上 晚上 刚才 刚刚 反映 反馈 举报 投诉 关于 还有 另外 看看 看下 看一下 帮忙 有人 发现 路过 来自 建议 希望 要求 感谢 谢谢 联系 通知 打给 街道 希望 求助 补充 地址 位置 地点 更正 一下 下面 今晚 求求',
    '咱 俺 我 你 您 他 她 在 住 是 到 去 从 的 给 对(?!面) 跟 把 被 说 讲 问 请 叫 让 找 啊 呀 吧 呢 吗 了 着 这 那 哪 该 某 急 喂 嗨 哦 诶 唉 哎 报 就 才 很 帮 省 市 县 镇 乡 喺 系',
  )}`,
  'g',
)
const DISTRICT = pattern(`^${HAN}{2,3}区(?=${HAN}{2})`)
const GENERIC = pattern(
  `^(?:${oneOf(
    '老旧 整个 全 本 各 自己 封闭 高档 多个 隔壁 周边 附近 旁边 物业 安置 回迁 商品房 智慧 文明 和谐 完整 幼儿 公 学校 居民 所在 什么 其他 别的 新建 住宅 全市 美丽 绿色 示范 无障碍 老年友好型 街道 上级 基层 所属 辖区 新 旧 老 一个 两个 大 住 花 家 校 果 乐 菜 田 游 陵 植物 动物 产业 科技 工业 公 夜 屋 心 手 城 村 政 农 乡 医 法 学 电影 家属 养老 敬老 福利 电 楼道 电梯 水 每个 几个 我 咱 小区 社区 单元 里 下 上 后 前 进 出 同 外 内 群 车 房 池 井 箱 桶 袋 居家 家 职工 学生 单身 对面 楼下 楼上 路边 门口 地下室 地下 垃圾 物业费 停车 我们 哪个 那个 这个 个',
  )})?${oneOf('小区 社区 花园 家园 公寓 新村 园 里 院 城 村 府 居 庭 湾 坊 广场 大厦 国际 宿舍 大院 山庄 庄园 新城 天地 江南 学府 首府 一品 丽景 上城')}${PHASE}$`,
)
/** What a name without an ending cannot contain. */
const NO_NAME = pattern(
  `[楼栋梯漏堵坏修室层今昨晚旁处急谢灯臭脏吵没不么谁哪号管]|${oneOf('停水 下水 积水 停电 门口 后门 东门 西门 南门 北门 车位 停车 垃圾 物业 网格 邻居 业主 房东 单元 上午 下午 早上 明天 东边 西边 后面 前面 下面 对面 里面 外面 问题 报修 地下 家里 家住 住户 小孩 老人 孩子 大家 有人 冒充 各位 那边 这边 师傅 好像 还有 以及 就是 以前 隔壁 左边 右边 或者 可能 到底 全部 公共 一共 整个 需要 电话 水管 水表 电表 大妈 大爷 老太 老头 老汉 老两口 大娘 阿姨 奶奶 爷爷 叔叔')}`,
)

const folded = new WeakMap<Vocabulary, { name: string; canonical: string }[]>()

/** The best name in a folded text. `house` is where the first house number starts, if any. */
export function communityName(text: string, vocabulary: Vocabulary, house?: number): CommunityName | undefined {
  const known = knownNames(text, vocabulary)
  const candidates: Candidate[] = [...known]
  const inKnown = (start: number, end: number) => known.some((name) => name.start < end && start < name.end)
  for (const name of [...endedNames(text), ...nameBefore(text, house)]) {
    if (!inKnown(name.start, name.end)) candidates.push({ ...name, rank: 0 })
  }
  for (const candidate of candidates) {
    if (house !== undefined && candidate.end <= house && house - candidate.end <= 1) candidate.rank += 4
    if (!/(?:社区|街道|[村镇乡])$/.test(text.slice(candidate.start, candidate.end))) candidate.rank += 2
  }
  return candidates.sort((a, b) => b.rank - a.rank || a.start - b.start)[0]
}

function knownNames(text: string, vocabulary: Vocabulary): Candidate[] {
  const found: Candidate[] = []
  for (const { name, canonical } of foldedNames(vocabulary)) {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
      const end = at + name.length
      if (!found.some((other) => other.start < end && at < other.end)) found.push({ start: at, end, known: canonical, rank: 1 })
    }
  }
  return found
}

/** Longest first, so that 幸福里东区 is not read as 幸福里. A nickname of one character would be everywhere. */
function foldedNames(vocabulary: Vocabulary): { name: string; canonical: string }[] {
  let names = folded.get(vocabulary)
  if (!names) {
    names = vocabulary.places
      .flatMap((place) => place.names.map((name) => ({ name: foldText(name).text, canonical: place.names[0]! })))
      .filter((entry) => entry.name.length > 1)
      .sort((a, b) => b.name.length - a.name.length)
    folded.set(vocabulary, names)
  }
  return names
}

function endedNames(text: string): CommunityName[] {
  const found: CommunityName[] = []
  for (const [kind, shape] of ENDED.entries()) {
    for (const match of text.matchAll(shape)) {
      const start = nameStart(text, match.index, match.index + match[0].length)
      const name = text.slice(start, match.index + match[0].length)
      const weak = kind === 1
      if (name.length < 3 || name.length > (weak ? 6 : 10) || GENERIC.test(name)) continue
      if (weak && (NO_NAME.test(name) || NO_WEAK.test(name))) continue
      if (!weak && NO_NAME.test(name)) continue
      found.push({ start, end: start + name.length })
    }
  }
  return found
}
/** Ordinary words with a weak ending. */
const NO_WEAK = pattern(
  `${oneOf('幼儿园 公园 校园 动物园 植物园 家里 夜里 屋里 手里 心里 这里 那里 哪里 城里 村里 水里 车里 店里 院里 群里 包里 锅里 嘴里 眼里 暗里 公里 政府 法院 医院 学院 影院 剧院 商城 全城 进城 农村 乡村 本村 居委 邻居 定居 同居 独居 群居 分居 移居 迁居 起居 旧居 文化广场 购物广场 人民广场')}$`,
)

function nameBefore(text: string, house: number | undefined): CommunityName[] {
  if (house === undefined) return []
  const from = Math.max(0, house - 14)
  const match = BEFORE_HOUSE.exec(text.slice(from, house))
  if (!match) return []
  const end = from + match.index + match[0].trimEnd().length
  let start = nameStart(text, from + match.index, end, 0)
  const estate = text.slice(start, end).search(/(?:社区|小区|街道)(?!.{0,12}(?:社区|小区|街道))/)
  if (estate >= 0) start += estate + 2
  const name = text.slice(start, end)
  return name.length < 2 || name.length > 7 || NO_NAME.test(name) || GENERIC.test(name) ? [] : [{ start, end }]
}

/** Where the name begins within [from, end): after the last word of the sentence, and after a district. */
function nameStart(text: string, from: number, end: number, ending = 2): number {
  let start = from
  // The ending itself (two units) may contain such a character.
  for (const match of text.slice(from, Math.max(from, end - ending)).matchAll(LEAD))
    start = from + match.index + match[0].length
  const district = DISTRICT.exec(text.slice(start, end))
  return district && end - start - district[0].length >= 3 ? start + district[0].length : start
}
