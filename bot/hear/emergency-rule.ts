/** The shape of an emergency rule, and words that rules of several kinds share. */
import { oneOf, pattern } from './pattern.ts'
import type { EmergencyKind } from './understanding.ts'

export interface EmergencyRule {
  kind: EmergencyKind
  name: string
  shape: RegExp
  /** What stands near it and makes it something harmless: 打不着火, 电梯卡. Tested on the clause. */
  unless?: RegExp
  /** The same, tested on the matched words only. */
  unlessWithin?: RegExp
  /** The card that is shown, where the kind's own would not help. */
  card?: EmergencyKind
  /** So plain that what was learnt (learnt.ts) does not overrule it; `reported`: where it is taken for a report at all, and not for a question or news. */
  firm?: true | 'reported'
}

export const SOME_ONE = oneOf(
  '人 我 俺 咱 老人 孩子 小孩 娃 娃娃 细路 小朋友 宝宝 婴儿 阿姨 大爷 大妈 大娘 奶奶 爷爷 老太 老头 阿婆 阿公 婆婆 妈 爸 老公 老婆 老伴 邻居 女的 男的 妹子 小伙 大叔 孕妇 学生 师傅 保安 工人 同事 朋友 老伯 儿子 女儿 弟弟 妹妹 哥 姐 姑娘 女孩 男孩 男子 女子 女生 男生 大姐 大哥 阿叔 爹 娘 老汉 老丈人 丈母娘 岳母 岳父 爷 奶 婆 乘客 居民 业主 住户 快递员 小哥 外卖员',
)

/** Said of a lift with nobody in it. “里面没人应” is said of one with somebody, “值班室里没人” of another place. */
export const EMPTY_INSIDE = pattern(
  `(?<![室岗亭处房业心站厅])(?:里|内|中|里面|里头|里边|轿厢)(?:倒是|也|都|又|并|暂时|当时|现在)?(?:没有?|冇|无|莫得|没得)人(?!${oneOf('应 理 答 回 管 来 救 接 帮 听 说 敢 能 会 出 动 开')})|(?:没有?|冇|无)(?:人被?困|人被?关|人在里|困人|困住人|困着人|关人|关着人|关住人|人卡)|${oneOf('空梯 空车厢 空电梯 是空的 空着的')}`,
)
