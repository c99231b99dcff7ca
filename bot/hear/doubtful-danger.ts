/**
 * 存疑: what speaks against a danger that no rule sees and only the listener hears. Such a message is believed only from a far higher share (learnt.ts). Pure.
 *
 * Every doubt was counted in our own labelled messages: of those it fits hardly one, or none, tells of a danger.
 */
import { EMPTY_INSIDE } from './emergency-rule.ts'
import type { Look } from './look.ts'
import { withoutMastered } from './mastered.ts'
import { HAN, oneOf, pattern } from './pattern.ts'
import type { EmergencyKind } from './understanding.ts'

/** `unharmed`: somebody says that nobody came to harm, or that it is over. `unlikely`: any of the rest. */
export type Doubt = 'unlikely' | 'unharmed'

/** What rules of asking after and of adding must weigh for a message about what was reported before. */
const GOES_ON = 5
/** Of so few letters hardly anything was learnt; what cries for help in two the rules know. */
const FEWEST_LETTERS = 4
const lettersOf = (text: string) => text.replace(/\P{L}/gu, '').length
/** Of English little was learnt. */
const ANY_HAN = pattern(HAN)

/** Of somebody who was in it: “人没事” “幸好没大事” “没伤着人”. A bare 没事, or 没大事, those say too who faint and want to trouble nobody. */
const UNHARMED = pattern(
  oneOf(
    '人(?:都|也|倒|倒是)?没(?:啥|什么|大)?事 (?:还好|幸好|幸亏|好在|万幸|虽)[，,]?人?没(?:啥|什么)?大?[事碍] (?:没有?|冇)人受伤 没(?:有)?受伤 没(?:有)?伤(?:着|到)?(?:人|谁) 没(?:有)?伤(?:着|到) 人没伤(?:着|到)?',
  ),
)
const SOUND = pattern(oneOf('没事 没(?:啥|什么)事 没(?:啥|什么)?大[事碍]'))

/** A lift that only stands, with nobody said to be in it. */
const INSIDE = pattern(
  oneOf(
    '困 关在 关里 关了 卡在 卡住 里面 里头 里有 夹 坠 往下掉 急停 出不来 出唔 憋 求救 救命 喊 哭 敲门 拍门 stuck trapped inside',
  ),
)

/** It stinks: of rubbish or a drain, if it is not of gas, which is made to smell of bad eggs. */
const FOUL = pattern(oneOf('难闻 臭 馊 霉 骚味 腥 屎 粪 垃圾 下水道 厕所 油烟'))
const OF_GAS = pattern(
  oneOf(
    '煤气 燃气 天然气 液化气 瓦斯 漏气 沼气 气味 蛋味 臭蛋 鸡蛋 刺鼻 刺眼 呛 厨房 灶 阀 嘶 呲 嗤 咝 滋滋 头疼 头痛 头沉 恶心 想吐 叫不',
  ),
)
export const OF_BODIES = pattern(
  oneOf(
    '血 晕 昏 抽 噎 喘 心脏 心口 胸口 摔 骨折 断 中毒 吐 烫 溺 淹 呼吸 没气 脑 中风 嘴歪 叫不醒 喊不醒 不动 救护车 120 生了 羊水 过敏 药 窒息 卡住喉 卡喉 倒地 倒在 不省人事 脸紫 发紫 抢救',
  ),
)

/** Water where it should not be: somebody's things are at risk, and nobody's life while nobody stands in it, no current does, and it hides no hole. */
const FLOODS = pattern(
  oneOf('积水 淹 进水 灌水 灌满 漫到 漫过 漫进 水深 水涨 涨水 水位 水浸 爆管 水管爆 水管断 水管挖断 喷水 冒水 漏水 渗水'),
)
const AT_RISK = pattern(
  oneOf(
    '(?<!没)人 [娃孩仨俩男女老奶爷婆公姨叔伯爸妈爹娘宝姐哥弟妹客友狗猫船电闸线插门井火烟气味麻烫塌倒裂晕血救喊哭困腰胸颈陷沉卷踩蹚趟跌滑] (?<!脚)脖 冲走 冲跑 出不 我在 我们 咱 还在 里头 里面 车里 车上 车顶 车窗',
  ),
)

/** What makes it less likely that life is at risk now, where only the listener hears so. `kind`: which danger that would be. */
export function doubtOf(kind: EmergencyKind, { text, scores }: Look): Doubt | undefined {
  if (UNHARMED.test(text) || withoutMastered(text) !== undefined) return 'unharmed'
  const isUnlikely =
    Math.max(scores.status ?? 0, scores.update ?? 0) >= GOES_ON ||
    lettersOf(text) < FEWEST_LETTERS ||
    !ANY_HAN.test(text) ||
    SOUND.test(text) ||
    (kind === 'lift' && (!INSIDE.test(text) || EMPTY_INSIDE.test(text))) ||
    (kind === 'gas' && FOUL.test(text) && !OF_GAS.test(text) && !OF_BODIES.test(text)) ||
    (FLOODS.test(text) && !AT_RISK.test(text))
  return isUnlikely ? 'unlikely' : undefined
}
