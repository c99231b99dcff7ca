/** Rules of what is swallowed and must not be, and of what was snatched from somebody a moment ago. */
import type { EmergencyRule } from './emergency-rule.ts'
import { gap, oneOf, pattern } from './pattern.ts'

const SWALLOWER = oneOf(
  '孩子 小孩 囡囡 小囡 妮子 崽 娃 娃娃 宝宝 婴儿 孙子 孙女 外孙 外孙女 儿子 女儿 闺女 弟弟 妹妹 老人 老头 老太 奶奶 爷爷 我妈 我爸 婆婆 公公 丈母娘 老公 老婆 老伴 邻居 有人',
)
const POISON = oneOf(
  '樟脑丸 洁厕灵 洁厕液 消毒液 消毒水 漂白水 农药 百草枯 敌敌畏 除草剂 老鼠药 蟑螂药 灭鼠药 杀虫剂 蚊香液 洗衣凝珠 干燥剂 纽扣电池 扣子电池 电池 磁力珠 磁珠 钉子 图钉 刀片 水银 汽油 柴油 煤油 天那水 油漆 防冻液 安眠药 毒药 毒蘑菇',
)

/** One who is sick may have a cold; several who ate the same are poisoned. */
const SEVERAL = oneOf(
  '一家人 一家子 一家老小 一家[两三四五六七八几2-9]口 全家 我们 大家 大伙 [两三四五六七八九十几好多2-9]个 [两三四五六七八九十几2-9]口人 孩子们 老人们 [爷娘]俩',
)
const ATE = oneOf('吃了 吃完 吃过 吃的 吃到 喝了 喝完 喝的 聚餐 会餐 酒席 吃席 食咗 饮咗')
const BADLY_SICK = oneOf('上吐下泻 又吐又拉 又拉又吐 又呕又拉 又吐又泻 连吐带拉 上呕下泻')
const SICK = `(?:${BADLY_SICK}|${oneOf('拉肚子 呕吐 狂吐 腹泻 肚子疼 肚子痛 肚痛 (?:都|全|在|一直)吐 吐(?:了|得|个不停) 呕(?:了|得)')}(?!${oneOf('槽 [一口]?痰 口水 血')}))`

export const POISON_RULES: readonly EmergencyRule[] = [
  {
    kind: 'medical',
    name: 'several who ate the same are sick',
    shape: pattern(
      `${SEVERAL}${gap(14)}${ATE}${gap(14)}${SICK}|${ATE}${gap(14)}(?:${SEVERAL}|都|全)${gap(8)}${SICK}|${SEVERAL}${gap(8)}${BADLY_SICK}`,
      'g',
    ),
    unless: pattern(
      oneOf(
        '猫 狗 痰 口水 想吐 差点 怕 万一 防止 预防 宣传 讲座 新闻 电影 电视 以前 上次 去年 前几天 已经好了 赔 投诉哪 [会能]不会',
      ),
    ),
    firm: true,
  },
  {
    kind: 'medical',
    name: 'something poisonous or sharp is swallowed',
    shape: pattern(
      `${SWALLOWER}${gap(4)}(?:把${gap(6)}${POISON}${gap(4)}(?:吃|喝|吞|咽|嚼)(?:了|下|掉|进|光|完)|(?:偷|误|错|乱)?(?:吃|喝|吞|咽|嚼|服)(?![饭早午晚完过])(?:了|下去?|进去?|掉|的是)?${gap(2)}${POISON}(?![色味]))`,
      'g',
    ),
    unless: pattern(
      oneOf('没吃 没喝 没吞 差点 怕 万一 防止 预防 宣传 讲座 小心 别让 不能 不许 游戏 电影 新闻 电视 会不会吃 玩具'),
    ),
    firm: true,
  },
  {
    kind: 'danger',
    name: 'somebody was robbed just now',
    shape: pattern(
      `${oneOf('手机 包 包包 钱包 项链 金链子 金项链 手镯 钱 东西')}${gap(2)}(?:被|给|叫|让)(?:${gap(3)}人)?抢(?:了|走|跑)|(?:有人|男的|飞车|小伙子?)${gap(3)}抢(?:了|走)?(?:我|人家?|别人|老人)?的?${oneOf('包 手机 钱包 项链 金项链 金链子')}`,
      'g',
    ),
    unless: pattern(oneOf('被抢光 被抢购 抢红包 被抢空 抢着 抢单 抢购 去年 以前 前年 上个月 新闻 电影')),
    firm: 'reported',
  },
]
