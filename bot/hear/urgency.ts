/** 紧急程度: how soon somebody should look. Life at risk is decided in `emergency.ts`; this weighs the rest. */
import { english, oneOf, pattern } from './pattern.ts'
import type { HeardUrgency, Intent } from './understanding.ts'

/** Water, power, gas and heat in a home, and people hurt or held up, do not wait a week. */
const PRESSING = pattern(
  `${oneOf(
    '漏水 渗水 爆管 漏到 积水 淹 倒灌 反水 返水 停水 停电 停气 停暖 没水 没电 没气 没暖 断水 断电 冇水 冇电 跳闸 电梯坏 电梯停 电梯又 电梯老 电梯抖 电梯卡 电梯不 电梯门 塌 塌陷 砸到 砸中 砸人 砸伤 掉下来 坠 要倒 快倒 倒了 高空抛物 飞线 拉线 消防通道 堵了消防 堵住消防 堆 咬 扑 烈性犬 受伤 流血 摔伤 骨折 下不了楼 上不了楼 下不来 上不来 出不去 进不去 危险 吓死 太吓人 陌生人 小偷 被盗 被偷 尾随 威胁 打架 家暴 轮椅 孕妇 婴儿 急 尽快 马上 赶紧 赶快 速 立刻 等不了 受不了 严重 安全 半夜 凌晨 夜里 睡不着 一个人住 独居 糊弄 敷衍 踢皮球 推诿 又坏 没人管 三个月 几个月 谈拢',
  )}|${english('leak|leaking|no (?:water|power|gas|heating)|dangerous|urgent|asap|flooded|elevator|lift')}`,
)
const MILD = pattern(oneOf('不急 有空 方便的时候 建议 希望以后 提议 小建议 随便问问 顺便问'))
const LOOKUP = pattern(oneOf('是谁 哪位 哪个网格 归哪 叫什么 谁知道 电话 联系方式 地址'))
const HURRY = pattern(oneOf('急 马上 赶紧 今天就要 尽快 明天就'))
const HUMAN = pattern(oneOf('捡到 丢了 接龙 愿意参加 吃干饭 废物 干嘛的 物业 有什么用 不作为 气死 服了 谁家 借'))

export function urgencyOf(intent: Intent, text: string): HeardUrgency {
  if (intent === 'emergency') return 'emergency'
  if (intent === 'chitchat') return HUMAN.test(text) ? 'low' : 'none'
  if (intent === 'question') return HURRY.test(text) ? 'high' : LOOKUP.test(text) ? 'low' : 'normal'
  if (intent === 'status' || intent === 'withdraw') return 'normal'
  if (MILD.test(text)) return 'low'
  return PRESSING.test(text) ? 'high' : 'normal'
}
