/**
 * 家暴: somebody tells that one of their own family, or the one they live with, beats them. Said in a few plain words (老公天天打我), which rules of
 * fights and weapons do not know, and often a night later; yet who writes it is still in that house.
 */
import type { EmergencyRule } from './emergency-rule.ts'
import { oneOf, pattern } from './pattern.ts'

const OF_THE_HOUSE = oneOf(
  '爱人 老公 老婆 丈夫 妻子 老伴 老伴儿 媳妇 媳妇儿 对象 男朋友 女朋友 男友 女友 前夫 前妻 前男友 男人 男的 婆娘 堂客 老头子 老头儿 老太婆 那口子 当家的 孩子他爸 孩他爸 娃他爸 家里那个 屋里那个 屋头那个 公公 婆婆 岳父 岳母 丈母娘 爸 妈 爹 娘 爸爸 妈妈 父亲 母亲 阿爸 阿妈 老豆 老汉 老汉儿 后爸 后妈 后爹 后娘 继父 继母 养父 养母 爷爷 奶奶 叔叔 舅舅 儿子 女儿 闺女 儿媳 儿媳妇 女婿 孙子 外孙 哥 哥哥 姐 姐姐 弟 弟弟 嫂子 小叔子 大伯子 家里人 家人 屋企人',
)
const THEY = `(?:${OF_THE_HOUSE}|[他她佢])`
const ME = '[我俺咱侬阮]'
const KIN_OF_MINE = oneOf('们 妈 妈妈 爸 爸爸 奶奶 爷爷 孩子 女儿 儿子 闺女 娃 姐 妹 妹妹 弟弟')

/** 打我电话, 打我卡上, 打我小报告, 打我门前过, 打我记事起: nobody is hit. Stands behind 我. */
export const NO_BLOW = `(?!(?:的|们|家|们家|妈|妈妈|爸|爸爸|孩子|女儿|儿子|单位|公司|这|那|店里?|男朋友|老公|老婆){0,2}(?:个|一个|那个)?${oneOf(
  '电话 手机 座机 固话 微信 语音 视频 号码 号 call 小报告 报告 主意 名义 旗号 招呼 针 预防针 疫苗 广告 分 差评 车(?!里|上) 卡 银行卡 账 账户 帐户 支付宝 工资 零花 麻将 牌 扑克 球 游戏 的脸(?=了) 欠条 借条 的?草稿 折 伞 水 饭 包',
)}|(?:的|们|家|们家)?(?:这|那|门|楼下|窗|跟前|身边|旁边|面前|眼前|背后|店|小区|院|村|单元)(?:里|儿|边|口|前|下|旁|头){0,2}(?:经?过|走|路过|来|去|上|下)|(?:这|那)(?:儿|里|边)(?:经?过|走|来|去|借|拿|买)|一?(?:记事|懂事|出生|小时候|小就|搬|嫁|进门|住进|认识|退休|来这))`
/** 打, 揍 and their like, of a person. 没打我, 舍不得打我: it is denied right before. */
const NOT_DENIED = '(?<!没|没有|没再|不|不会|不再|不敢|别|未|从不|舍不得|差点|险些|假装|帮|替|代)'
const HIT = `${NOT_DENIED}(?:${oneOf('打 揍 殴打 毒打 暴打 痛打 家暴 虐待 踹 掐 扇 踢 捶 抽 擂 勒 捅 砍 推倒 打骂 削 锤 扁 咬')})`
/** Between who does it and the deed: when, how often, drunk, with what. No sentence ends there. */
const BETWEEN = (most: number) => `[^。!?;\\n]{0,${most}}`
const DONE_TO = `(?:了|过|着|得|完)?${ME}(?:${KIN_OF_MINE})?${NO_BLOW}`
/** What a deed that was suffered ends with: not 被儿子打断, 被老婆打扮. */
const SUFFERED = `(?:${oneOf('打 揍 踹 掐 扇 踢 捶 抽 家暴 虐待 殴打 毒打 暴打')})(?:(?:了|过)(?!${oneOf('电话 个电话 一?针 疫苗 招呼 折 鸡血 差评 脸')})|伤|得|成|怕|肿|疼|哭|一顿|[一两三几好]|耳光|[\\s,.，。!?~]|$)`
const WOUNDS = oneOf('是伤 有伤 受伤 的伤 青了 紫了 肿了 青紫 淤青 乌青 流血 出血 青一块 鼻青 红肿')
const OFTEN = oneOf(
  '又 天天 老 老是 总 总是 经常 常 动不动 每天 昨晚 昨天 昨夜 今晚 今天 刚才 刚刚 刚 喝醉 喝酒 喝多 喝了 一生气 吵 一吵架 对我 跟我 和我 冲我 向我',
)
const PLAY = pattern(
  `${oneOf('游戏里 游戏中 王者荣耀 王者 吃鸡 排位 开黑 和平精英 闹着玩 逗我玩 逗着玩 玩闹 玩呢 打情骂俏 打雪仗 雪仗 水仗 枕头 蚊子 肚子里 胎动 捶背 捶腿 捶肩 按摩 小说 电视 电影 短剧 梦见 梦到 做梦 下棋 象棋')}|玩(?:儿|的)?[)]?[~!。 ]{0,3}$|[一二两三四五六1-6]岁(?!就|起)|[0-9]{1,2}个月|😂|🤣`,
)
const TOLD_BY_OTHERS = oneOf('讲座 普法 宣传 法律 条例')

/** Blows by those of the house, for the private matters too (sensitive-rules.ts). */
export const BEATEN_AT_HOME = `${THEY}${BETWEEN(12)}${HIT}${DONE_TO}|${THEY}${BETWEEN(8)}[把将]${ME}(?:${KIN_OF_MINE})?${BETWEEN(5)}${SUFFERED}|${ME}?(?:被|让|叫|给|遭|挨)${ME}?(?:家|的)?${THEY}${BETWEEN(6)}${SUFFERED}|${THEY}${BETWEEN(6)}${OFTEN}${BETWEEN(4)}(?<!自己|亲自|不|没)动手(?!${oneOf('术 能力 做 修 装 干 弄 写 画 换 拆 搬 收拾 清 机')})|${THEY}${BETWEEN(6)}(?:动手|打)${BETWEEN(12)}${WOUNDS}|${WOUNDS}${BETWEEN(8)}${THEY}(?:昨晚|昨天|又)?[打揍踹踢掐]的|${THEY}${BETWEEN(6)}(?:对|冲|朝)${ME}(?:${KIN_OF_MINE})?${BETWEEN(4)}(?:拳打脚踢|拳脚相加|下死手|下狠手)|(?:${THEY}|${ME})${BETWEEN(5)}家暴(?:${ME}|了|[\\s,，。!~]|$)`

export const HOME_RULES: EmergencyRule[] = [
  {
    kind: 'danger',
    name: 'beaten at home',
    firm: true,
    shape: pattern(BEATEN_AT_HOME, 'g'),
    unless: pattern(`${PLAY.source}|${TOLD_BY_OTHERS}`),
  },
]
