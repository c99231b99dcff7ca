/** What is the matter, in words: which kind of tickets/incident.ts, so that a second report of it is known for the same. Pure. */
import { extentOf, type MatterKind } from '../../tickets/incident.ts'
import { foldText } from './folded-text.ts'
import { heardRight } from './homophones.ts'
import { arabic, NUMERAL_CHARACTERS } from './numerals.ts'
import { gap, oneOf, pattern } from './pattern.ts'

/** UTF-16 units: what lies beyond says nothing new of what is the matter. */
const MOST_READ = 1_000

interface Shape {
  kind: MatterKind
  words: RegExp
  /** Makes it another matter: a card, a bill, a wish. */
  unless?: RegExp
}

const shape = (kind: MatterKind, words: string, unless?: string): Shape =>
  unless === undefined
    ? { kind, words: pattern(oneOf(words)) }
    : { kind, words: pattern(oneOf(words)), unless: pattern(oneOf(unless)) }

/** Whatever it is about, these ask for something new, a paper or money. */
const WISH = pattern(
  oneOf('加装 安装 能不能装 建议 电梯费 水费 电费 气费 物业费 暖气费 补办 办卡 电梯卡 费用 缴费 交费 收费 发票 欠费 年检 广告'),
)

/** By service, the first that fits. A service that is not here has no matter that two people share. */
const SHAPES: Record<string, Shape[]> = {
  fac_water: [
    shape('flood', '积水 全是水 都是水 被淹 淹了 水淹 淹水 水漫 漫水 泡水 成河 抽水', '家里 屋里 客厅 厨房 卫生间 卧室 天花板'),
    shape('drain', '下水 堵 返水 反水 污水 粪水 化粪池 疏通 马桶 地漏 冒水 溢 排水 排污 塞住'),
    shape('leak', '漏 渗 滴水 洇 跑水 水渍'),
    shape('no_water', '停水 没水 无水 断水 冇水 水停 爆管 水压 水小 黄水 水黄 浑水 水浑 来水 供水 没有水'),
  ],
  fac_power: [
    shape('live_wire', '漏电 触电 带电 麻手 火花 电线 电缆 电线杆 电杆 高压线 冒烟 裸露'),
    shape('no_power', '停电 没电 断电 没有电 冇电 电停 来电 跳闸 黑灯瞎火 限电', '我家跳闸 家里跳闸 自己家'),
  ],
  fac_gas: [
    shape('gas_smell', '味 泄漏 漏气 漏了 泄露 臭'),
    shape('no_gas', '停气 没气 断气 没有气 冇气 气停 没燃气 没煤气 没天然气 打不着 气压'),
  ],
  fac_heat: [
    shape('leak', '漏 渗 滴水 爆'),
    shape('no_heat', '不热 停暖 没暖气 冰凉 不暖 没供暖 没有暖气 凉的 不供暖 冷 温度'),
  ],
  fac_elevator: [shape('lift', '电梯 升降机 客梯 货梯 轿厢 梯门 梯')],
  fac_gate: [
    shape('camera', '监控 摄像'),
    shape('intercom', '对讲'),
    shape('gate', '门禁 单元门 大门 道闸 门锁 闸 刷卡 刷脸 门坏 打不开 关不上 门口机 楼门 铁门', '门卡丢 卡丢 配卡 补卡'),
  ],
  fac_light: [shape('lamp', '灯 不亮 照明 黑漆漆 乌漆 太暗 黑洞洞 摸黑')],
  fac_road: [
    shape('cover', '井盖 窨井 井口'),
    shape('railing', '护栏 栏杆'),
    shape('paving', '坑 塌 路面 地砖 不平 人行道 台阶 减速带 破损 裂'),
  ],
  fac_fire: [
    shape('fire', '着火 起火 失火 火灾 冒烟 浓烟 烧起来 火苗 明火'),
    shape('fire_gear', '消防栓 消火栓 灭火器 烟感 喷淋 应急灯 指示灯 警铃 防火门'),
    shape('blocked_way', '堆 杂物 鞋柜 鞋架 纸箱 占用 堵'),
  ],
  ev_charging: [shape('charger', '充电桩 充电棚 充不了 充不上 充不进', '飞线 上楼 进楼 电梯')],
  env_clean: [shape('rubbish', '垃圾 清运 大件')],
  green: [shape('tree', '树')],
  pest: [shape('wasps', '马蜂 蜂窝 黄蜂')],
}

/** A floor, where a spot lies on one: 5楼, 三层. “楼上”, “3楼栋” and a building are none. */
const FLOOR = pattern(
  `(?<![0-9a-z${NUMERAL_CHARACTERS}第号])(?<floor>[0-9]{1,2}|[${NUMERAL_CHARACTERS}]{1,3})(?:楼|层)(?![栋幢座上下道梯顶])`,
)
const BELOW = pattern(`(?:负|-|地下)(?:[0-9]|[${NUMERAL_CHARACTERS}])${gap(1)}[楼层]`)

/** As `matterIn`, of a text as it was written. */
export function matterOf(text: string, service: string | undefined): string | null {
  return matterIn(heardRight(foldText(text.slice(0, MOST_READ)).text), service)
}

/** The matter of a text that is folded and heard right; null where nobody else can mean it. */
export function matterIn(folded: string, service: string | undefined): string | null {
  if (WISH.test(folded) || !Object.hasOwn(SHAPES, service ?? '')) return null
  const found = SHAPES[service ?? '']?.find(({ words, unless }) => words.test(folded) && !unless?.test(folded))
  if (!found) return null
  const extent = extentOf(found.kind)
  if (extent !== 'spot' && extent !== 'home') return found.kind
  const floor = BELOW.test(folded) ? undefined : FLOOR.exec(folded)?.groups?.floor
  return floor === undefined ? found.kind : `${found.kind}/${arabic(floor)}`
}
