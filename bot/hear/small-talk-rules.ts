/** Greetings, thanks, notices, advertisements, neighbours among themselves: nothing for the house to do. */
import { FOLLOWING, type IntentRule, SCOLDING } from './intent-rule.ts'
import { gap, oneOf, pattern } from './pattern.ts'

const AD = oneOf(
  '优惠 特价 免费领 免费送 免费体验 免费试 促销 大促 清仓 甩卖 团购 拼团 砍一刀 帮砍 助力一下 点一下助力 代办 秒批 贷款 放款 无抵押 刷单 兼职 日结 日赚 月入 躺赚 出租 招租 合租 转租 急租 求租 整租 单间出 房源 出售 急售 急出 转让 低价出 低价转 二手 闲置 九成新 全新未拆 信用卡 套现 pos机 刻章 流量卡 注册卡 电话卡 代开 发票代 红包 扫码领 下单 秒杀 直播间 拼多多 淘宝 京东券 点击链接 点击领取 戳链接 返利 返现 包过 上岸 培训班招 招生 招聘 高薪 诚聘 中介 看房 首付 理财 高收益 保本 保险顾问 美容 减肥 瘦身 按摩 足疗 养生馆 算命 彩票 博彩 棋牌 开业 酬宾 到店 新店 折 八折 五折 满减 包邮 批发 直销 厂家 一手货 代购 专业开锁 开锁换锁 专业疏通 疏通管道 家电清洗 家电维修 上门回收 高价回收 回收手机 旧手机换 推广 加盟 代理 招商 会员卡 健身卡 月嫂 保姆 家教 一对一 驾校 学车 旅游团 一日游 特产 土鸡蛋 有机 纯天然 现摘 私聊 私我 有要的 自家种 自种 家里种 有想要 需要的联系 有意者 有意私 欢迎咨询 欢迎选购 预定 接受预订 接单啦 名额有限 先到先得 限时 最后一天 错过 福利 领鸡蛋 鸡蛋免费 赠品 试吃 加v 加微 加我 ➕v 加vx 加群 进群 扫码进群 代充 解封 出号 裸贷 征信 逾期 停息 催收 套路 稳赚 内幕 涨停 荐股 股票群 币圈',
)
const THANKS = oneOf('谢谢 谢啦 多谢 感谢 辛苦 唔该 谢了 点赞 给力 赞 3q thx thanks 么么 感恩 太好了 好评如潮 棒')

export const SMALL_TALK_RULES: IntentRule[] = [
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
      `^${oneOf(FOLLOWING, '收到 好的 好 好滴 好哒 好嘞 行 行吧 可以 ok okay okk k 嗯 嗯嗯 哦 哦哦 噢 知道了 知道啦 明白 明白了 了解 了解了 同意 支持 赞同 赞 顶 路过 我也是 我家也是 我们家也是 俺也一样 俺也是 我也一样 我也 蹲一下 同上 附议 加一 是的 对 对的 对啊 对呀 没错 不是 不知道 不清楚 没有 有 有的 是 是啊 哈哈 哈哈哈 哈哈哈哈 呵呵 嘿嘿 嘻嘻 666 厉害 牛 不客气 没事 没关系 客气了 再见 拜拜 88 gg 嗯呐 嗯好 得嘞 妥了 中 要得 得 系呀 系啊 冇事 收到收到 收悉 已阅 阅 已读 已转发 转发了 好滴收到 收到谢谢 好的谢谢 好的收到 明白谢谢 测试 test 1 2 3 q 加油 ok的 辛苦 up 顶顶 真的假的 真的吗 啊这 无语 晕 汗 额 呃 唉 哎 好吧 算了吧 随便 呜呜 哇 天哪 我去 好家伙 绝了 笑死 笑死我了')}[啊呀哈呢吧了哦噢的啦~～。.!！,，?？ ]{0,6}(?:谢谢|辛苦了?|大家)?[~～。.!！ ]{0,4}$`,
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
        '投个票 帮忙投 投票链接 砍一刀 助力一下 秒批 无抵押 刷单 日结 拎包入住 有要的 私我 自家种 押一付三 精装 买二送一 买一送一 免费领 扫码领 加v 加微信 加vx 办证刻章 刻章办证 流量卡 低息 套现 拼团',
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
        '群里有 有会 的邻居吗 捡到 拾到 谁丢了 谁丢的 谁掉的 谁的快递 谁家的快递 谁家快递 拿错快递 拿错了 谁家的猫 谁家猫 谁家的孩子 谁家有多 谁有多 谁要 谁会 有人要吗 有没有人要 有没有要 拼车 顺风车 一起去 约球 约个 打球吗 跳舞吗 有没有推荐 求推荐 推荐个 推荐一下 推荐下 推荐一家 哪家好 哪家好吃 哪家便宜 哪家靠谱 好吃吗 好吃不 借个 借一下 借我 借用 谁有梯子 谁家有 有谁 团菜 团水果 拼单 吃饭没 天气真 天气好 今天好热 今天真热 好冷啊 下雨了 下雪了 降温了 周末去哪 看球 电视剧 追剧 群主 拉个群 拉进群 退群 改群名 改备注 潜水 好安静 冷清 聊天 闲聊 搓麻将 三缺一 带娃 遛娃 晒太阳 打麻将吗 约饭 组队 一起跑步 猫咪领养 领养 送养 换房 恭喜 祝 生日 哪位好心 哪位邻居 谁看到我 有没有看到我家 有人看到 有人见过 挂失 丢了一 丢了个 丢了串 有人一起 有没有人一起 一起打球 一起跳舞 一起拼 周末一起 约不约 掉了一串 掉了一把 掉了一只 寻物 寻猫 寻狗 失主',
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
]
