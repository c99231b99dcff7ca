/** What people want to know. */
import { type IntentRule, WORK } from './intent-rule.ts'
import { english, gap, oneOf, pattern } from './pattern.ts'

const QUESTION_WORD = oneOf(
  '怎么 怎样 如何 咋 点样 点解 啥 什么 哪 谁 几 多少 多久 吗 么 呢 是否 能否 可否 可不可以 能不能 是不是 有没有 要不要 会不会 算不算 用不用 需不需要 啥子 爪子 边个 边度 几时 乜 咩 为何 为什么 为啥',
)
const OFFICE_THING = oneOf(
  '网格 三单 吹哨 应哨 调解 议事 清单 时间银行 管家 轮值 双找 中心户 红黑榜 五治 台账 社区 居委 街道 联席 心愿 派出所 民警 医院 幼儿园 小学 公交 地铁 学区 诉讼 起诉 法院 律师 材料 手续 流程 条件 资格 标准 政策 规定 补贴 补助 津贴 证明 证 居住证 社保 医保 低保 户口 落户 入学 学区 报名 预约 办理 办 申请 登记 盖章 年审 认证 缴费 交费 收费 费用 价格 多少钱 电话 联系方式 地址 地点 位置 在哪 哪里 上班 下班 开门 营业 值班 时间 几点 活动 讲座 体检 疫苗 食堂 助餐 积分 志愿者 选举 投票 业委会 维修基金 维修资金 加装电梯 旧改 改造 拆迁 公租房 廉租 补办 挂失 网格员 网格长 负责人 书记 归谁 属于 归哪 哪个部门 哪个社区 哪个网格 法律 违法 处罚 罚款 罚 赔 赔偿 报销 养老 退休 优待 公示 退款 退费 发票 收据 开户 过户',
)

export const QUESTION_RULES: IntentRule[] = [
  {
    name: 'how, what, where, when',
    intent: 'question',
    weight: 5,
    shape: pattern(
      `${oneOf('怎么办理 怎么办证 怎么申请 如何办理 如何申请 怎么报名 如何报名 怎么交 怎么缴 怎么领 怎么查 怎么开 怎么弄证 怎么预约 怎么登记 怎么收费 怎么算 怎么用 怎么走 怎么联系 怎么投诉 怎么报修 怎么举报 怎么加入 怎么参加 怎么补 怎么打 怎么退 怎么转 怎么激活 怎么换 怎么分 怎么选 怎么处罚 怎么罚 怎么规定 怎么认定 怎么赔 怎么激 怎么进 点样办 点样申请 点样交 咋办理 咋申请 咋交 咋办证 咋报名 咋领 咋个办 咋个交')}|${oneOf('需要 要 要带 带 准备 交')}${gap(3)}${oneOf('什么 哪些 啥 乜嘢 咩 啥子 多少')}${gap(3)}${oneOf('材料 证件 手续 条件 资料 东西 钱 证 文件')}|${oneOf('多少钱 多少元 几多钱 几钱 收费标准 什么标准 什么条件 什么材料 什么手续 什么流程 什么时间 什么规定 哪些材料 哪些条件 有什么补贴 有哪些 有什么政策 有什么活动 有什么要求 有什么好处 什么是 是什么 啥是 是啥 什么意思 有什么区别 有啥区别 有什么用处')}`,
    ),
  },
  {
    name: 'when and where of an office',
    intent: 'question',
    weight: 5,
    shape: pattern(
      `${oneOf('几点 几号 几月 什么时候 啥时候 何时 哪天 几时 多久 多长时间 周几 星期几 周末 周六 周日 节假日 中午 晚上')}${gap(8)}${oneOf('上班 下班 开门 关门 营业 办公 办理 开放 值班 放假 开始 结束 截止 发 发放 到账 下来 通 开通 接通 通气 供暖 停暖 停 停水 停电 来水 来电 恢复 领 报名 交 缴 体检 打疫苗 开会 选举 出结果 开学 收')}|${oneOf('在哪 在哪里 在哪儿 哪里 哪儿 边度 去哪 去哪里 到哪 哪个窗口 哪个部门 哪个科室')}${gap(10)}`,
    ),
  },
  {
    name: 'who is in charge',
    intent: 'question',
    weight: 5,
    shape: pattern(
      `${oneOf('网格员 网格长 社区 居委会 物业 书记 楼长 片警 民警 派出所 街道 管家 客服 维修师傅')}${gap(6)}${oneOf('是谁 是哪位 哪位 叫什么 电话 联系方式 号码 怎么联系 几号 微信多少 地址 在哪 上班')}|${oneOf('归谁管 归哪 属于哪 哪个社区 哪个网格 哪个派出所 谁知道 有谁知道 有没有人知道 有人知道 谁晓得 知不知道 边个知')}`,
    ),
  },
  {
    name: 'may I, must I',
    intent: 'question',
    weight: 6,
    shape: pattern(
      `${oneOf('能 可以 可 能不能 可不可以 可否 能否 是否 是不是 要不要 用不用 需不需要 需要 要 会 会不会 算不算 有没有 有 允许 允不允许 合法 违法 违规')}(?!${gap(12)}${WORK})${gap(24)}(?:吗|么|不|没有|咩|未)[?？ ]{0,3}$`,
    ),
  },
  {
    name: 'asks politely',
    intent: 'question',
    weight: 3,
    shape: pattern(
      oneOf(
        '请问 想问 问一下 问下 问个 咨询 想咨询 想了解 了解一下 打听 请教 想知道 求解 求科普 请问下 咨询下 想请教 问问 唔该问 麻烦问 弱弱的问 弱弱问',
      ),
    ),
  },
  {
    name: 'office matter in a question',
    intent: 'question',
    weight: 4,
    shape: pattern(`${OFFICE_THING}${gap(20)}${QUESTION_WORD}|${QUESTION_WORD}${gap(20)}${OFFICE_THING}`),
  },
  {
    name: 'asks',
    intent: 'question',
    weight: 2,
    shape: pattern(
      `[?？]|${oneOf('吗 么 呢 嘛')}[。.!！ ]{0,2}$|^${english('how|what|where|when|who|can|could|is|do|does|are|which|why')}`,
    ),
  },
  { name: 'why', intent: 'question', weight: 3, shape: pattern(`${oneOf('为什么 为啥 为何 点解 凭什么')}${gap(10)}`) },
  {
    name: 'which office',
    intent: 'question',
    weight: 9,
    shape: pattern(
      `(?:归|属于|是|找|由)?${oneOf('哪个部门 哪个单位 哪个科室 什么部门 哪一级')}${gap(4)}${oneOf('管 负责 处理 办')}?|(?:要|该|应该|得)${oneOf('跟谁 向谁 找谁 和谁 到哪')}`,
    ),
  },
  {
    name: 'rule or right',
    intent: 'question',
    weight: 10,
    shape: pattern(
      `${oneOf('谁负责 谁承担 谁出钱 谁来出 谁赔 谁出 归谁 算谁的 合法吗 违法吗 有没有规定 有规定吗 有什么规定 规定是 法律规定 怎么处罚 罚多少 罚款多少 算不算违 属不属于 允许吗 可以养 能养 能不能养 能不能报销 可以报销 有补贴吗 有没有补贴 有补助吗 补贴标准 补贴多少 补助多少 几岁 多大年龄 多少岁 年龄要求 户籍要求 外地户口 外地人 法律 能不能自己 可不可以自己 能自己 可以自己 罚吗 判 可以不 能不交 能不能不 可不可以不')}|算${gap(8)}[吗不么]`,
    ),
  },
]
