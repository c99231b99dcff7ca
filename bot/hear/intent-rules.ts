/**
 * What people write when they ask, report, follow up, take back or just talk. Each rule gives its weight to one intent; the
 * heaviest wins (`intent.ts`). A trained scorer can later give weights of its own beside them.
 */
import { english, gap, HAN, oneOf, pattern } from './pattern.ts'
import type { Intent } from './understanding.ts'

export interface IntentRule {
  name: string
  intent: Intent
  weight: number
  shape: RegExp
}

const TICKET_NUMBER = `(?:#|no\\.?|单号|工单号?|编号)[:： ]{0,2}[a-z]{0,4}-?[0-9]{2,10}`
const FILED = oneOf(
  '那单 这单 那个单 单子 工单 报修单 我的单 上次报 上次反映 上次说 上回报 上回反映 上回说 之前报 之前反映 之前反应 之前说 之前投诉 之前提 前几天报 前天报 昨天报 上周报 上周反映 上个月报 上个月反映 我报的 我反映的 我反应的 我提的 我投诉的 我说的 报的 反映的 反应的 投诉的 提交的 报修的 报过 反映过 反应过 投诉过 说过 登记的 申请的 报上去 交上去 那件事 那个事 那事 这件事 这个事 这事 我那个 那个报修 那个投诉 那条投诉 那条 上报的 早上报 早上说的 昨天说的 我嗰张单 张单 嗰单 嗰件事 嗰单嘢 上次那个 上次的 我报修 报修了 投诉嘅 报嘅 之前说要 之前说的 前几天说的 早先报',
)
const PROGRESS = oneOf(
  '进度 进展 结果 怎么样了 怎样了 咋样了 咋样啦 啥情况 什么情况 到哪一步 到哪步 到哪了 处理得 处理到 处理了吗 处理了没 处理没 处理好了吗 处理好没 有消息 有回音 有回复 有下文 有说法 下文呢 回复呢 什么时候 啥时候 几时 何时 还要多久 多久 派人了吗 派人没 安排了吗 安排没 安排上没 受理了吗 受理没 办好了吗 办好没 办完了吗 办了吗 修好了吗 修好了没 修好没 修了吗 修了没 修没修 解决了吗 解决了没 解决没 查一下 查下 查询 状态 有人跟吗 有人跟进 跟进 点样 点啊 搞掂未 搞定没 搞定了吗 搞好没 弄好没 弄好了吗 弄得怎么样 轮到 有着落 咋整了 整好没 怎么说 咋说 如何了 来了没 来了吗 有没有派 派单了吗 派单没 好了吗 好了没 好没 好未',
)
/** Duties that the staff do: 能不能来人看看 asks for work, 能不能代办 asks for knowledge. */
const WORK = oneOf(
  '派人 派个人 来人 来个人 来看 看看 看一下 看下 处理 修 修一下 修理 修修 维修 清理 清走 清运 清一下 打扫 扫一扫 消杀 灭鼠 杀虫 更换 换一个 换个 换一下 解决 协调 上门看 上门修 上门查 管管 管一管 管一下 管下 查查 查一下 查看 整治 拖走 挪 挪走 劝 制止 疏通 通一下 剪 修剪 砍 拆 补 填 加固 调解 约束 落实 睇下 睇睇 整返 整好 执 搞一下 弄一下 弄弄 搞搞 整整 整一下 整下 安装 装一个 装个 加装 增设 加个 安个 设个 多放 增加 搬走 赶走 处置 恢复 督促 催 抓走 抓一下 来抓 捉 捅 摘 铲 冲洗 洗一下 消毒 喷药 除草 割 抽水 掏 扶 抬 查账 公示 开门 禁止 规范 划线 补种 换掉 装上 加上 安上 扫雪 除雪 铲雪 开导 走访 慰问 介入 出面 主持 帮忙 帮一下 帮帮 帮个忙 帮个手 搭把手 联系我 回电 给我打电话 打给我 送 陪 接 照看 探望 联系物业',
)
const BROKEN = oneOf(
  '坏了 坏咗 坏左 坏掉 又坏 坏啦 坏咯 坏的 坏着 坏两 坏三 坏很 不亮 不会亮 没亮 唔着 唔亮 瞎了 灭了 漏水 漏雨 渗水 滴水 漏得 漏了 在漏 漏到 漏落 一直漏 堵了 堵住 堵塞 堵着 被堵 堵死 停水了 停电了 停气了 没水 没电 没气 没暖 冇水 冇电 冇气 冇光 莫得水 莫得电 没得水 没得电 断水 断电 跳闸 爆了 爆管 裂了 裂开 开裂 塌 塌陷 塌了 掉了 掉下来 掉皮 脱落 断了 倒了 歪了 翘 松了 松动 破了 破损 烂了 烂咗 碎了 锈 生锈 卡住 卡死 失灵 故障 没反应 没响应 不灵 不转 不动了 不工作 用不了 开不了 关不上 打不开 刷不开 刷不了 刷不上 充不了 充不进 停了 停用 停运 罢工 抖得 抖动 在抖 老是抖 老抖 一直抖 抖一 抖啊 发抖 晃 异响 响个不停 冒水 冒烟 溢出 返水 反水 积水 淹 全是水 都是水 发霉 发黑 浑 黄水 臭 臭死 臭得 恶臭 难闻 馊 脏 好脏 脏死 脏得 脏兮兮 没人扫 没人收 没人管 没人打扫 没人修 没人清 没人理 没人搞 冇人理 冇人收 冇人整 冇人扫 满了 堆满 堆 堆着 堆放 乱堆 乱扔 乱丢 乱停 乱放 乱拉 乱搭 乱贴 乱窜 占 占用 占了 占着 占道 霸占 挡 挡住 挡道 挡着 挡路 堵路 堵门 停满 停在 停我 停咗 吵 吵死 吵得 好吵 太吵 嘈 睡不着 睡不好 瞓唔着 睡唔着 闹腾 不拴 不牵 没拴 没牵绳 扑 咬 追 随地大小便 到处拉 拉屎 飞线 拉线 私搭 加盖 封了 封死 砸 砸到 偷 被偷 被盗 被刮 被划 被撬 跺脚 骂人 威胁 打扰 过期 过期了 没人 太暗 黑漆漆 黑灯 看不见 看不清 黑咕隆咚 乌漆 不热 冰凉 冰冷 冻死 不出水 水小 水压低 太小 呛 呛人 熏 灌进 睡觉 偷懒 不作为 不管 不理 不处理 不解决 乱收费 多收 褪色 看不清 模糊 挡光 遮光 倒塌 要倒 快倒 枯死 枯了 死了 长虫 飞虫 破洞 大洞 坑 有坑 大坑 凹 绊 绊倒 滑倒 摔 摔了 结冰 积雪 慢 太慢 卡顿 没信号 失修 漏电 没装 缺 缺了 少了 没了 冇咗 不通 停摆 短路 烧了 糊了 歪 晃悠 掉漆 起皮 秃 秃了 打架 吵架 超员 溅 泼 咬伤 吓坏 吓死 吓哭 扑了 反味 反臭 塞住 塞咗 涌 喷 外扩 扩了 抽烟 打鸣 轰隆 进蛇 乱叫 吵醒 震 咳 呛到 踩点 鬼鬼祟祟 撬 被砸 刮花 渗 洇 起火星 倒在 横在 堵着 不给 拒绝 强行 收不到 没法 没办法 不让 欠 欺负 骂我 骂人 打鸣 难受 冻得 哆嗦 穿羽绒服 爬楼 爬得 坏脱 坏特 凉 晃动 松脱 掀起 掉砖 掉瓷砖 不够 不足 被挖 挖断 挖开 长满 泛滥 成灾 乱爬 爬出 爬满 飞满 漏电 失效 罢了工 卡顿 成河 被锁 锁死 锁住 尾随 老跟着 改成棋牌 改成商铺 改成民宿 改成仓库 改成出租 被砍 砍了 泡水 一地 满地',
)
/** Nouns that are a nuisance by themselves, unless somebody asks about them. */
const NUISANCE = oneOf(
  '老鼠 蟑螂 耗子 曱甴 白蚁 马蜂 蚊子 有蛇 违建 违章建筑 油烟 噪音 噪声 扰民 狗屎 狗叫 小广告 僵尸车 广场舞 飞线 高空抛物 陌生人 嗡嗡 太大 到处是 到处都是 满地 成堆 随便停 出唔到',
)
const BROKEN_ENGLISH = english(
  'broken|leak|leaks|leaking|stuck|not working|doesn.?t work|does not work|won.?t (?:open|close|work|start)|stopped working|blocked|clogged|noisy|too loud|so loud|dirty|stinks|smells|flooded|flooding|out of order|no (?:hot )?water|no power|no electricity|no gas|no heating|missing|rats?|cockroach|cockroaches|is dead|is out|are out|burnt out|overflowing|not collected|barking|damaged|cracked|dripping',
)
const QUESTION_WORD = oneOf(
  '怎么 怎样 如何 咋 点样 点解 啥 什么 哪 谁 几 多少 多久 吗 么 呢 是否 能否 可否 可不可以 能不能 是不是 有没有 要不要 会不会 算不算 用不用 需不需要 啥子 爪子 边个 边度 几时 乜 咩 为何 为什么 为啥',
)
const OFFICE_THING = oneOf(
  '网格 三单 吹哨 应哨 调解 议事 清单 时间银行 管家 轮值 双找 中心户 红黑榜 五治 台账 社区 居委 街道 联席 心愿 派出所 民警 医院 幼儿园 小学 公交 地铁 学区 诉讼 起诉 法院 律师 材料 手续 流程 条件 资格 标准 政策 规定 补贴 补助 津贴 证明 证 居住证 社保 医保 低保 户口 落户 入学 学区 报名 预约 办理 办 申请 登记 盖章 年审 认证 缴费 交费 收费 费用 价格 多少钱 电话 联系方式 地址 地点 位置 在哪 哪里 上班 下班 开门 营业 值班 时间 几点 活动 讲座 体检 疫苗 食堂 助餐 积分 志愿者 选举 投票 业委会 维修基金 维修资金 加装电梯 旧改 改造 拆迁 公租房 廉租 补办 挂失 网格员 网格长 负责人 书记 归谁 属于 归哪 哪个部门 哪个社区 哪个网格 法律 违法 处罚 罚款 罚 赔 赔偿 报销 养老 退休 优待 公示 退款 退费 发票 收据 开户 过户',
)
const AD = oneOf(
  '优惠 特价 免费领 免费送 免费体验 免费试 促销 大促 清仓 甩卖 团购 拼团 砍一刀 帮砍 助力一下 点一下助力 代办 秒批 贷款 放款 无抵押 刷单 兼职 日结 日赚 月入 躺赚 出租 招租 合租 转租 急租 求租 整租 单间出 房源 出售 急售 急出 转让 低价出 低价转 二手 闲置 九成新 全新未拆 信用卡 套现 pos机 刻章 流量卡 注册卡 电话卡 代开 发票代 红包 扫码领 下单 秒杀 直播间 拼多多 淘宝 京东券 点击链接 点击领取 戳链接 返利 返现 包过 上岸 培训班招 招生 招聘 高薪 诚聘 中介 看房 首付 理财 高收益 保本 保险顾问 美容 减肥 瘦身 按摩 足疗 养生馆 算命 彩票 博彩 棋牌 开业 酬宾 到店 新店 折 八折 五折 满减 包邮 批发 直销 厂家 一手货 代购 专业开锁 开锁换锁 专业疏通 疏通管道 家电清洗 家电维修 上门回收 高价回收 回收手机 旧手机换 推广 加盟 代理 招商 会员卡 健身卡 月嫂 保姆 家教 一对一 驾校 学车 旅游团 一日游 特产 土鸡蛋 有机 纯天然 现摘 私聊 私我 有要的 自家种 自种 家里种 有想要 需要的联系 有意者 有意私 欢迎咨询 欢迎选购 预定 接受预订 接单啦 名额有限 先到先得 限时 最后一天 错过 福利 领鸡蛋 鸡蛋免费 赠品 试吃 加v 加微 加我 ➕v 加vx 加群 进群 扫码进群 代充 解封 出号 裸贷 征信 逾期 停息 催收 套路 稳赚 内幕 涨停 荐股 股票群 币圈',
)
export const SCOLDING = oneOf(
  '吃干饭 干什么吃 干嘛吃 吃屎 饭桶 废物 有病 神经病 滚 骗子公司 垃圾物业 什么破物业 破物业 狗物业 黑心物业 sb 傻 去死 不是东西 干嘛的 干啥的 干啥吃 白拿钱 养你们 要你们何用 垃圾软件 破软件 有什么用 有啥用 他妈 tmd 妈的 气死我了 服了 真服了 呸 吃闲饭 摆设 都是摆设 形式主义 走过场',
)
const THANKS = oneOf('谢谢 谢啦 多谢 感谢 辛苦 唔该 谢了 点赞 给力 赞 3q thx thanks 么么 感恩 太好了 好评如潮 棒')

/** What is broken, dirty, loud, gone: the words of a trouble. */
export const TROUBLE = pattern(`${BROKEN}|${BROKEN_ENGLISH}`)
/** A plea for the work that would end it. */
export const PLEA = pattern(`${oneOf('麻烦 请 帮忙 求 希望 要求 能不能 可不可以 能否 尽快 赶紧 派')}${gap(8)}${WORK}`)

export const INTENT_RULES: IntentRule[] = [
  // Small talk.
  {
    name: 'greeting',
    intent: 'chitchat',
    weight: 9,
    shape: pattern(
      `^(?:@[^\\s]{1,12} ?)?${oneOf('你好 您好 大家好 早 早上好 早安 晚安 午安 晚上好 下午好 中午好 hi hello 哈喽 嗨 hey 在吗 在么 在不在 有人吗 有人在吗 吃了吗 早啊 早晨 各位早 邻居们好 大家早 喂 在 新年好 新年快乐 节日快乐 中秋快乐 端午安康 生日快乐 周末愉快 周末快乐 恭喜 恭喜发财 各位好 大家晚安 早点休息')}${gap(8)}$|^(?:good (?:morning|evening|night|afternoon)|hello|hi|hey)(?![a-z])[^\\n]{0,20}$`,
    ),
  },
  { name: 'thanks only', intent: 'chitchat', weight: 8, shape: pattern(`^[^，,\\n]{0,6}${THANKS}${gap(10)}$`) },
  {
    name: 'acknowledgement',
    intent: 'chitchat',
    weight: 9,
    shape: pattern(
      `^${oneOf('收到 好的 好 好滴 好哒 好嘞 行 行吧 可以 ok okay okk k 嗯 嗯嗯 哦 哦哦 噢 知道了 知道啦 明白 明白了 了解 了解了 同意 支持 赞同 赞 顶 路过 围观 同问 同求 我也是 我家也是 我们家也是 俺也一样 俺也是 我也一样 我也 蹲 蹲一个 蹲一下 mark 插眼 我也想知道 同上 附议 加一 是的 对 对的 对啊 对呀 没错 不是 不知道 不清楚 没有 有 有的 是 是啊 哈哈 哈哈哈 哈哈哈哈 呵呵 嘿嘿 嘻嘻 666 厉害 牛 不客气 没事 没关系 客气了 再见 拜拜 88 gg 嗯呐 嗯好 得嘞 妥了 中 要得 得 系呀 系啊 冇事 收到收到 收悉 已阅 阅 已读 已转发 转发了 好滴收到 收到谢谢 好的谢谢 好的收到 明白谢谢 测试 test 1 2 3 q 加油 ok的 辛苦 up 顶顶 真的假的 真的吗 啊这 无语 晕 汗 额 呃 唉 哎 好吧 算了吧 随便 呜呜 哇 天哪 我去 好家伙 绝了 笑死 笑死我了')}[啊呀哈呢吧了哦噢的啦~～。.!！,，?？ ]{0,6}(?:谢谢|辛苦了?|大家)?[~～。.!！ ]{0,4}$`,
    ),
  },
  { name: 'plus one', intent: 'chitchat', weight: 9, shape: pattern('^[+＋]{1,3} ?(?:1|一|10086)[!！~ ]{0,3}$') },
  {
    name: 'notice to all',
    intent: 'chitchat',
    weight: 7,
    shape: pattern(
      `@ ?(?:全体成员|全体|所有人|all|everyone)|^[【\\[(（]?(?:社区|物业|居委会|街道|小区)?(?:通知|公告|温馨提示|温馨提醒|停水通知|停电通知|停气通知|紧急通知|重要通知|友情提示|转发|好消息|喜报|倡议书|告知书|提醒|预警|天气预警|寻物启事|招领|失物招领|寻狗|寻猫)[】\\])）:：!！]`,
    ),
  },
  {
    name: 'words of a notice',
    intent: 'chitchat',
    weight: 5,
    shape: pattern(
      oneOf(
        '特此通知 特此公告 敬请谅解 请各位业主 请各位居民 请广大居民 请广大业主 请居民朋友 居民朋友们 各位业主请 敬请配合 敬请期待 给您带来不便 请互相转告 请相互转告 互相转告 广而告之 届时 请知悉 请周知 请悉知 尊敬的业主 亲爱的居民 亲爱的业主 各位家长 请提前做好 做好储水 温馨提示 请大家相互 请知晓',
      ),
    ),
  },
  {
    name: 'invitation',
    intent: 'chitchat',
    weight: 8,
    shape: pattern(
      `欢迎${gap(10)}${oneOf('参加 报名 前来 光临 关注 踊跃 咨询')}|${oneOf('定于 拟于 将于 兹定于')}${gap(14)}${oneOf('开展 举办 举行 组织 进行 召开 停水 停电')}|社区(?:组织|举办|开展)${gap(16)}活动`,
    ),
  },
  {
    name: 'forwarded',
    intent: 'chitchat',
    weight: 5,
    shape: pattern('^(?:转[:：发]|\\[转发\\]|\\[链接\\]|\\[视频号\\]|\\[聊天记录\\]|\\[小程序\\]|【转】|fw:|https?://)'),
  },
  {
    name: 'list of names',
    intent: 'chitchat',
    weight: 8,
    shape: pattern(`接龙|接力|${oneOf('愿意参加的 想去的 要的 报名的')}${gap(4)}(?:扣|回|打)?[1一]|扣1`),
  },
  {
    name: 'numbered names',
    intent: 'chitchat',
    weight: 6,
    shape: pattern('(?:^|\\n)1[.、. ]{0,2}[^\\n]{1,12}\\n2[.、. ]{0,2}[^\\n]{1,12}(?:\\n3|$)'),
  },
  { name: 'advertisement', intent: 'chitchat', weight: 5, shape: pattern(AD) },
  {
    name: 'plain advertisement',
    intent: 'chitchat',
    weight: 6,
    shape: pattern(
      oneOf(
        '砍一刀 助力一下 秒批 无抵押 刷单 日结 拎包入住 有要的 私我 自家种 押一付三 精装 买二送一 买一送一 免费领 扫码领 加v 加微信 加vx 办证刻章 刻章办证 流量卡 低息 套现 拼团',
      ),
    ),
  },
  { name: 'two advertisements', intent: 'chitchat', weight: 4, shape: pattern(`${AD}${gap(60)}${AD}`) },
  {
    name: 'advertisement with a contact',
    intent: 'chitchat',
    weight: 3,
    shape: pattern(`${AD}${gap(40)}(?:\\d{11}|电话|微信|加v|vx|私聊|联系|私信|dd|滴滴)`),
  },
  {
    name: 'neighbours among themselves',
    intent: 'chitchat',
    weight: 12,
    shape: pattern(
      oneOf(
        '捡到 拾到 谁丢了 谁丢的 谁掉的 谁的快递 谁家的快递 谁家快递 拿错快递 拿错了 谁家的猫 谁家猫 谁家的孩子 谁家有多 谁有多 谁要 谁会 有人要吗 有没有人要 有没有要 拼车 顺风车 一起去 约球 约个 打球吗 跳舞吗 有没有推荐 求推荐 推荐个 推荐一下 推荐下 推荐一家 哪家好 哪家好吃 哪家便宜 哪家靠谱 好吃吗 好吃不 借个 借一下 借我 借用 谁有梯子 谁家有 有谁 团菜 团水果 拼单 吃饭没 天气真 天气好 今天好热 今天真热 好冷啊 下雨了 下雪了 降温了 周末去哪 看球 电视剧 追剧 群主 拉个群 拉进群 退群 改群名 改备注 潜水 好安静 冷清 聊天 闲聊 搓麻将 三缺一 带娃 遛娃 晒太阳 打麻将吗 约饭 组队 一起跑步 猫咪领养 领养 送养 换房 恭喜 祝 生日 哪位好心 哪位邻居 谁看到我 有没有看到我家 有人看到 有人见过 挂失 丢了一 丢了个 丢了串 有人一起 有没有人一起 一起打球 一起跳舞 一起拼 周末一起 约不约 掉了一串 掉了一把 掉了一只 寻物 寻猫 寻狗 失主',
      ),
    ),
  },
  {
    name: 'about the helper',
    intent: 'chitchat',
    weight: 11,
    shape: pattern(
      oneOf(
        '你是机器人 你是谁 你叫什么 你会什么 你能做什么 你能干什么 你是真人 你是人吗 机器人吗 讲个笑话 唱首歌 你多大 你真聪明 你好笨 你真笨 谁拉我 陪我聊',
      ),
    ),
  },
  { name: 'scolding', intent: 'chitchat', weight: 4, shape: pattern(SCOLDING) },

  {
    name: 'events and news',
    intent: 'chitchat',
    weight: 9,
    shape: pattern(
      oneOf('新闻说 新闻里 看新闻 抖音上 抖音里 朋友圈看 刷到 热搜 演练挺 演练很 活动挺 活动很 讲座挺 真热闹 太惨了'),
    ),
  },

  // Where does my request stand?
  { name: 'ticket number alone', intent: 'status', weight: 6, shape: pattern(`^${TICKET_NUMBER}[?？。 ]{0,3}$`) },
  {
    name: 'progress of a number',
    intent: 'status',
    weight: 14,
    shape: pattern(
      `${TICKET_NUMBER}${gap(12)}${PROGRESS}|${PROGRESS}${gap(8)}${TICKET_NUMBER}|${english('ticket|status|order|request')}${gap(8)}[0-9]{2,8}`,
    ),
  },
  {
    name: 'progress of what was filed',
    intent: 'status',
    weight: 14,
    shape: pattern(
      `${FILED}${gap(16)}${PROGRESS}|${oneOf('报 投诉 反映 申请 登记 提')}(?:的|过的|了|那个)?${gap(10)}${oneOf('那个 那事 那件 那单 那个事')}${gap(8)}${oneOf('了吗 了没 没 呢 结果 怎么样 咋样 有人')}|${oneOf('我那个 俺那个 我的 我嗰个')}${gap(6)}${oneOf('申请 报修 投诉 单 登记 预约')}${gap(4)}${oneOf('批 办 处理 解决 弄 修 来 通过 审 受理')}${gap(2)}${oneOf('了吗 了没 没 吗 咩 未')}|报的${gap(8)}${oneOf('有人来 来人 派人 修 弄 来')}${gap(3)}[吗没呢未]|的事${gap(4)}${oneOf('怎么样 咋样 有结果 有消息 处理 解决 有着落 点样')}|${oneOf('单子呢 工单呢 查工单 查一下工单 查我的工单 我的工单 查单 查进度 查询进度 工单进度 处理进度 报修进度 看进度 到哪一步了 受理了吗 派单了吗 有结果了吗 有结果没 有进展吗 有进展没 有回复吗 处理得怎么样 处理的怎么样 办得怎么样')}|${english('any (?:update|updates|progress|news)|status of|what about my (?:ticket|request|report)|how is my (?:ticket|request|report)')}`,
    ),
  },
  {
    name: 'is it mended yet',
    intent: 'status',
    weight: 7,
    shape: pattern(
      `${oneOf('修好 修好了 修完 处理完 处理好 解决 弄好 搞好 装好 换好 清完 恢复好 搞定 整好 整返好 搞掂')}(?:了)?(?:没有|没|吗|未|了吗|了没|没呀|不|么)[?？。呀啊 ]{0,3}|${oneOf('什么时候 啥时候 几时 何时 哪天 多久')}(?:才|能|会|可以|来|给|先|到底|有人){0,3}${oneOf('修好 修 来修 处理 来处理 解决 弄好 搞好 派人 来人 换 来换 整好 整返 有人来 能好 搞掂 上门')}`,
    ),
  },

  // More on a filed request, or a leader's word.
  {
    name: "a leader's word",
    intent: 'update',
    weight: 11,
    shape: pattern(
      `^(?:${TICKET_NUMBER}[,，:： ]{0,2})?${oneOf('接单 已接单 我接了 我接单 收单 退单 退回 退回重派 办结 已办结 办完 办完了 完成 已完成 处理完毕 处理完成 已处理 处理好了 已处理完 已经处理 转派 转给 改派 转办 已到场 到场 已到现场 到现场 到了现场 在路上 马上到 正在处理 处理中 正在路上 求助 请求支援 需要支援 吹哨 挂账 延期 申请延期 不受理 已核实 核实 核查 已联系 已经联系 回访 已回访 已上门 上门 已维修 已修复 已修好 已更换 已换 已清理 已清运 已疏通 已协调 已通知 已安排 已派 已转 已下单 已报 会办 协办 催办 结单 结案 关单 归档 重办 重开 督办 已劝离 已整改 已拍照 已现场 现场 已看 已查看 收到接单 接了 这单我 这单退 这单转 此单 该单 本单 已答复 已解释 已登记')}(?![吗呢怎如哪什]|应哨|机制|制度)(?!${gap(20)}(?:吗|[?？]|怎么|什么|几|多久|如何|呢))`,
    ),
  },
  {
    name: 'a number with a report',
    intent: 'update',
    weight: 8,
    shape: pattern(`^${TICKET_NUMBER}[,，:： ]{0,2}${HAN}{2}${gap(60)}$`),
  },
  {
    name: 'correction',
    intent: 'update',
    weight: 10,
    shape: pattern(
      `不是${gap(9)}[,，]? ?(?:而)?(?:是|系|应该是)${gap(10)}(?:栋|幢|号楼|单元|座|室|#|[0-9]{3})|${oneOf('发错了 打错了 写错了 说错了 搞错了 报错了 填错了 弄错了 更正 纠正一下 改一下地址 改下地址 地址改 地址错 地址应该 电话改 电话换 换个电话 改成(?=[0-9一二三四五六七八九十]) 改为(?=[0-9一二三四五六七八九十]) 麻烦改 帮我改 补充一下 补充下 补充说明 补充: 补充： 补充, 补充， 再补充 补一句 再补一 补个照片 补张 补发 忘了说 忘说了 忘记说 漏说 漏了说 刚才没说清 刚刚没说 刚才那个 刚才说的 上面说的 上面那条 照片发了 照片补 图片补 以这个为准 以此为准 正确的是 准确地址 详细地址是 具体位置是 具体地址是 具体是 还是那个问题 打错字 打漏')}`,
    ),
  },
  {
    name: 'it is mended',
    intent: 'update',
    weight: 9,
    shape: pattern(
      `${oneOf('已经 已 刚 刚刚 现在 终于 都 师傅 物业 人家 总算 今天')}${gap(6)}${oneOf('修好 弄好 搞好 解决 处理好 处理完 换好 清理干净 清理好 通了 亮了 好了 恢复了 搞定 整好 修完 来修了 来水了 来电了 搞掂 整返好 修咗')}(?!没|吗|未|不)|^[^，,]{0,4}[水电气暖灯网](?:来了|亮了|通了|有了|好了|热了|恢复了)|^[^，,\\n]{0,8}${oneOf('修好了 弄好了 搞好了 解决了 处理好了 清理干净了 不漏了 亮了 来电了 来水了 通了 搞定了 好了 搞掂咗 整好咗 恢复正常')}(?!没|吗|未|不|几|好几|[0-9两三])`,
    ),
  },
  {
    name: 'broken again',
    intent: 'update',
    weight: 10,
    shape: pattern(
      `${oneOf('修完 修好 刚修 修了 才修 维修完 处理完 清理完 换完 修过 上次修 修返 整好 通完 弄完')}${gap(14)}${oneOf('又 还是 还在 照样 依旧 仍 再次 没两天 不到')}${gap(8)}|${oneOf('没修好 根本没修 没修 没处理 修了跟没修 修了等于没修 没解决 没有解决 还没解决 还没修 还没处理 还是没人 还没人 没人来 没见人来 没派人 没有人来 没弄好 没搞好 没动静 没下文 没回音 没人联系 没人跟 冇人嚟 冇人跟 没得人来 冇整 毛影都没 鬼影都没 人影都没 没人回 没人回复 没人鸟 不见人来')}${gap(20)}$`,
    ),
  },
  {
    name: 'said once more',
    intent: 'update',
    weight: 16,
    shape: pattern(
      `${oneOf('再反映 再报 再说 再催 再投诉 又来反映 又来说 再次反映 再次投诉 再次催')}(?:一?[次遍下]|问题|一下)?|^${oneOf('这单 此单 该单 这个单 这张单')}(?!${gap(12)}[吗?？])|${oneOf('找到了原因 原因找到 漏点找到 漏水点找到 找到原因 查出来了 查到了 原因是(?!什么) 冇执行 没执行 没履行 不执行')}`,
    ),
  },
  {
    name: 'and still',
    intent: 'update',
    weight: 10,
    shape: pattern(
      `^(?:${oneOf('还在 还是 仍然 依然 依旧 照样 仲系')})|${oneOf('师傅刚走 师傅走了 刚走 人呢 人影呢 说今天来 说昨天来 说上午来 说下午来 说马上来 说明天来 说来修 说派人')}`,
    ),
  },
  {
    name: 'what a leader did',
    intent: 'update',
    weight: 9,
    shape: pattern(
      `^(?:我接|我去看|我来处理|我来跟|马上去|我马上|这就去|已[和与跟向对经]${gap(8)}${oneOf('沟通 协商 对接 联系 上报 说明 约谈 劝')}|无法联系|联系不上报修人|经核实|经现场|经查)`,
    ),
  },
  {
    name: 'somebody came',
    intent: 'update',
    weight: 6,
    shape: pattern(
      `^${gap(3)}${oneOf('师傅 维修 维修工 物业 你们 电工 水工 人')}${gap(3)}${oneOf('来看了 来过了 看过了 来看过 来修过 来修了')}${gap(10)}${oneOf('说 没 修不 走 还 又 要')}`,
    ),
  },
  {
    name: 'fobbed off',
    intent: 'update',
    weight: 9,
    shape: pattern(
      oneOf(
        '糊弄 敷衍 忽悠 应付 踢皮球 推来推去 互相推 推诿 互踢 踢来踢去 打太极 推脱 甩锅 扯皮 拖着不 一拖再拖 石沉大海 不了了之 没下文 说办结了 显示办结 显示已 标的办结 就办结 结案了 就结单 谁让你们结 假办结 虚假办结 根本没来 说好的 说好了 说好今天 说好昨天 说了又 答应了 答应的 答应得 承诺的 光说不 只说不 骗我们 骗我 说话不算 睁眼说瞎话',
      ),
    ),
  },
  {
    name: 'said before, nothing done',
    intent: 'update',
    weight: 9,
    shape: pattern(
      `${oneOf('报了 反映了 反应了 说了 投诉了 打了 讲了 报咗 讲咗 投诉咗 找了 反映过 报过 说过 投诉过 反应过 催了 打过 报修了 找过 提了')}${gap(10)}${oneOf('没人 没反应 没用 没动静 没解决 没处理 没修 没来 不管 不理 没结果 没回 冇人 没下文 还没 还是 也没 都没 没有人 冇用 白说 白搭 石沉 才来 次了 遍了 回了 几次 多次 好多次 无数次')}`,
    ),
  },
  {
    name: 'days without a hand',
    intent: 'update',
    weight: 6,
    shape: pattern(
      `^${gap(8)}(?:这事|这个事|这件事|那事|此事|问题|这问题|这个问题|事情|都|已经|整整)?${gap(6)}[一两三四五六七八九十几半0-9]{1,3}个?(?:多)?(?:天|月|周|星期|礼拜|年)(?:了)?${gap(4)}${oneOf('没人管 没人理 没动静 没解决 没处理 没结果 没回音 没下文 没回复 没人来 没消息 没反应')}`,
    ),
  },
  {
    name: 'hurry up',
    intent: 'update',
    weight: 7,
    shape: pattern(
      oneOf(
        '催一下 催下 催催 催办 催促 加急 加快 抓紧处理 再不处理 再不修 再不来 再不解决 还要等多久 还要拖多久 等到什么时候 等了 要等到 打12345 捅到 曝光你们 投诉到 升级 往上反映 找市长 要上访 接下来怎么办 下一步怎么办 再调解 还没谈拢 没谈成 谈不拢 没调成 调解失败 调解不成 不接受调解 对方不认 协议没履行 没履行 反悔了',
      ),
    ),
  },
  {
    name: 'rating',
    intent: 'update',
    weight: 9,
    shape: pattern(
      `^${oneOf('满意 非常满意 很满意 不满意 非常不满意 基本满意 一般 不太满意 五星 四星 三星 二星 一星 5星 4星 3星 2星 1星 好评 差评 给五星 给好评 给差评 打5分 5分 4分 3分 2分 1分 五分 评价')}${gap(20)}$`,
    ),
  },
  {
    name: 'only a place',
    intent: 'update',
    weight: 6,
    shape: pattern(
      `^(?:是|在|我在|地址|地址是|位置|位置是|就是)?[:： ]{0,2}${HAN}{0,8}[0-9一二三四五六七八九十a-z]{1,3}(?:号楼|栋|幢|座|#|单元|-)[0-9一二三四五六七八九十a-z单元室号楼层-]{0,12}[。.!！ ]{0,2}$`,
    ),
  },
  {
    name: 'help has been called',
    intent: 'update',
    weight: 2,
    shape: pattern(oneOf('已报警 已经报警 已打119 打了119 已经打119 已打120 打了120')),
  },

  // Take it back.
  {
    name: 'withdrawal',
    intent: 'withdraw',
    weight: 13,
    shape: pattern(
      `${oneOf('撤销 撤单 撤了 撤回 撤掉 取消工单 取消报修 取消投诉 取消这单 取消那单 取消预约 取消申请 取消刚才 取消上面 取消上次 取消之前 取消掉 销单 消单 作废 当我没说 当我没报 不用修了 不用来了 不用派 不用处理了 不用管了 不用麻烦 不用了 不用再派 不用再来 不用再修 不用再管 我不要了 自行解决 自己解决了 不需要了 不需要修 不用来人 唔使嚟 唔使整 唔使派 唔使理 唔使喇 唔使了 不要来了 不必来 甭来 甭修 别来了 别派人 不报修了 不报了 不修了 不投诉了 不举报了 不追究 误报 报错了撤 我自己修 我自己弄 自己修好 自己弄好 自己解决 自己搞定 自己搞掂 自己处理 自家修 不消来 不消修 不劳烦')}|${english('cancel|withdraw|never ?mind|no need')}|^取消[吧了。! ]{0,3}$|(?:${FILED}|刚才|那个|这个|上面|报修|投诉|工单|预约|订单)${gap(8)}取消(?!.{0,10}[吗?？])|把${gap(8)}${oneOf('撤 取消 删')}`,
    ),
  },
  {
    name: 'how to withdraw',
    intent: 'question',
    weight: 9,
    shape: pattern(
      `${oneOf('怎么 如何 可以 能不能 能 怎样 可不可以')}${gap(4)}${oneOf('撤销 撤单 撤回 取消')}${gap(8)}[吗?？]|${oneOf('怎么 如何 怎样')}${gap(3)}${oneOf('撤销 撤单 撤回 取消')}`,
    ),
  },

  // Please do something.
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

  // What people want to know.
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
