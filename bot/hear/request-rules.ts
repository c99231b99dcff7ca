/** Something is broken, or somebody needs something: a new request. */
import { type IntentRule, TROUBLE, WORK } from './intent-rule.ts'
import { gap, oneOf, pattern } from './pattern.ts'

/** Nouns that are a nuisance by themselves, unless somebody asks about them. */
const NUISANCE = oneOf(
  '老鼠 蟑螂 耗子 曱甴 白蚁 马蜂 蚊子 有蛇 违建 违章建筑 油烟 噪音 噪声 扰民 狗屎 狗叫 小广告 僵尸车 广场舞 飞线 高空抛物 陌生人 嗡嗡 太大 到处是 到处都是 满地 成堆 随便停 出唔到',
)

export const REQUEST_RULES: IntentRule[] = [
  { name: 'something is broken', intent: 'ticket', weight: 5, shape: TROUBLE },
  { name: 'a nuisance is named', intent: 'ticket', weight: 3, shape: pattern(NUISANCE) },
  {
    name: 'plea for work',
    intent: 'ticket',
    weight: 4,
    shape: pattern(
      `${oneOf('麻烦 请 帮忙 帮 求 希望 盼 要求 能不能 可不可以 可以 能 能否 可否 快 赶紧 尽快 赶快 速 求求 恳请 烦请 劳烦 唔该 能唔能 可唔可以 得唔得 有没有人 有无人 谁能 谁来 叫 让 安排 派 需要 想 想请')}(?!自己|我们自己|帮?我?砍一)${gap(10)}(?<!自己)${WORK}`,
    ),
  },
  {
    name: 'who looks after it',
    intent: 'ticket',
    weight: 3,
    shape: pattern(
      `${oneOf('有没有人 有无人 有人 没人 谁 谁来 哪个 到底 边个 边个嚟 冇人 难道没人 有冇人')}${gap(4)}${oneOf('管管 管一管 管一下 管下 管吗 管啊 管哦 管不管 来管 管理一下 理下 理一理 管')}|${oneOf('咋整 咋办 怎么办 点算 怎么搞 咋个办 咋弄 怎么弄 要命 受不了 忍不了 顶唔顺 遭不住 受够了 烦死 吓人 吓死 危险 太危险')}`,
    ),
  },
  {
    name: 'complaint or report',
    intent: 'ticket',
    weight: 6,
    shape: pattern(
      `(?<!怎么|如何|哪里|向谁|跟谁|去哪|找谁|谁|再)${oneOf('投诉 举报 反映 反应 报修 报备 报告一下 上报 反馈 申诉 我要反映 想反映 报一下 报个修 申报')}(?!${oneOf('电话 热线 方式 渠道 流程 平台 率 箱 途径 后 之后 要 需要 多久 有用吗 有没有用 会不会 的 过')})`,
    ),
  },
  {
    name: 'something should be added',
    intent: 'ticket',
    weight: 5,
    shape: pattern(
      `${oneOf('能不能 可不可以 可以 能否 可否 希望 最好 要是 得唔得 可唔可以 应该')}${gap(8)}[加装增设建补添安多开办](?:几|个|一|些|点|上|设|装|种|盏|条|两|间|处|块|排)`,
    ),
  },
  {
    name: 'proposal',
    intent: 'ticket',
    weight: 5,
    shape: pattern(
      `${oneOf('建议 提议 提个建议 提个意见 希望社区 希望物业 希望能 希望可以 希望开 希望有 希望加 希望办 希望搞 希望组织 希望安排 希望多 希望把 强烈要求 强烈建议 盼望 呼吁 能不能加 能不能装 能不能增 能不能安 能不能设 可以加个 可以装 能否增 能否加 能否安 不如 要是能 最好能 应该装 应该加')}`,
    ),
  },
  {
    name: 'wish',
    intent: 'ticket',
    weight: 5,
    shape: pattern(
      `${oneOf('想请 想找 需要 申请 想要 求 希望有 希望有人 能不能请 帮忙找 帮我找 想申请 给我妈申请 给我爸申请 帮我妈 帮我爸 帮老人')}${gap(10)}${oneOf('志愿者 陪诊 陪护 送餐 助餐 理发 轮椅 帮忙 上门 陪 照看 照顾 打扫 辅导 义工 护工 网格员 心愿 微心愿 借用 调解 律师')}|${oneOf('想要一 想要个 想要几 想圆 条件不好 家里困难 家庭困难 买不起')}`,
    ),
  },
  {
    name: 'for how long',
    intent: 'ticket',
    weight: 2,
    shape: pattern(
      `(?:好几|[一两三四五六七八九十几半0-9]{1,3})个?(?:多)?(?:天|月|周|星期|礼拜|年|日|小时|晚上|晚)了?|${oneOf('一直 天天 每天 经常 老是 总是 成天 整天 日日 长期 三天两头 又 整晚 通宵 半夜')}`,
    ),
  },
]
