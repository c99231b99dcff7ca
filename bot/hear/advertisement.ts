/**
 * 广告: somebody sells, buys, lends or recruits, and calls for customers. Neither answered nor learnt from.
 *
 * Neighbours name the same things when they complain of them or need them, so no word alone decides. An advertisement *offers*, and it says
 * what it costs, promises much, or says how to reach the seller; whoever asks or complains of something is not selling it.
 */
import { gap, oneOf, pattern } from './pattern.ts'

export interface Advertisement {
  /** What was seen of it, in words for people. */
  signs: string[]
}

const OFFER = oneOf(
  '承接 代办 代写 代开 代账 代购 代缴 代还 代充 招阿姨 招保洁 招骑手 招保安 招学徒 招员工 印刷 长租 租车位 收驾驶证 回收 收购 高价收 转让 平让 出租 招租 急售 出售 求购 批发 厂家 直销 一手 货源 定做 定制 订购 预订 加盟 招商 代理 招聘 诚聘 急聘 招工 兼职 副业 日结 刷单 返佣 返利 返点 放款 能借 秒批 套现 提额 养卡 抵押 贷款 信用贷 低息 挂靠 收分 试听 冲刺 押题 陪练 补习 提升学历 拿本科 拿证 学历提升 考证 名师 开业 新店 酬宾 促销 大促 清仓 甩卖 特惠 特价 优惠 满减 团购 拼团 秒杀 券 会员卡 年卡 办卡 充值 首单 首节 首月 首充 体验价 半价 邻居价 老乡价 免费领 免费送 免费安装 免费试 免费激活 免费检测 免费量房 免费体验 免费体检送 免费检查 送货 包邮 自提 直发 现货 到货 新到 自家 老家 私房 手工 散养 现摘 现挖 手打 外发 装修 防水补漏 搬家 拉货 拼车 陪护 安装 订购 扫地机 增高 洗衣液 样板间 招团长 招代理 月嫂 育儿嫂 钟点工 疏通 通渠 开锁 换锁 维修 移机 加氟 清洗 售后 除甲醛 灭蟑螂 贴膜 配镜 植发 种牙 纹眉 祛斑 减肥 按摩 足疗 养生 美容 面膜 膏药 保健品 孢子粉 体验中心 荐股 涨停 带单 理财 众筹 投资 虚拟币 彩票 预测 约局 百家乐 交友 单身 约会 算命 风水 婚介 办证 刻章 公章 出证 商标 流量卡 宽带 话费 点卡 账号 解封 电子烟 外烟 旅行社 一日游 专列 练车 学员 收徒 车险 洗车 二手车 脐橙 鸡蛋 牛肉 羊肉 海鲜 大闸蟹 月饼券 红酒 尿不湿 童装 蛋糕 鲜花 猫粮 幼犬 卤味 送水 桶装水 投个票 砍一刀 差一刀 点一下 红包 领现金 领券 抢券 领流量 邀请码 推荐好友 注册送 注册领',
)
const PRICE = pattern(
  `\\d{1,6}(?:\\.\\d)?(?:元|块|rmb|/|一[箱斤单天次件枝份个条位杯年股]|起|折|分一|出|拉走|两[斤支枝件])|[一二三四五六七八九十百千]{1,4}(?:元|块钱|块一|块五|折)|[一二三四五六七八九十]万(?:起|开店)|一[箱斤天次件份个位盒]\\s?\\d|[¥￥$]\\d|上门\\d|${oneOf('日赚 月入 日薪 底薪 月租 提成 年化 日收益 利息低 价格公道 价格优惠 价格好 价格美丽 全市最低 最低价 便宜卖 低价 满[0-9]{1,5}减 包午饭 包吃住 免押 千分之 点数低 0元 免费 随缘收费 零门槛 面议 可小刀 现结 当面付款 结算 提现 现金')}`,
)
const PROMISE = pattern(
  oneOf(
    '包过 保过 包教 保本 本金保障 保证正货 假一赔 无效退款 无效退 不过退 不好不收 不通不收 不反弹 不收费 不成功不 不成退 全包 质保 先到先得 名额有限 名额 限时 最后两天 最后一天 仅限 手慢无 欲购从速 从速 满五唯一 秒到 秒放 当天到账 当天放款 当日结算 三天出证 当天可取 立等可取 见效 无风险 稳赚 躺赚 不是梦 无视黑白 随叫随到 随时上岗 随时看房 24小时 送货上门 送货到 免费上门 上门试 上门现 上门选 治百病 总部扶持 长期优惠 长租优先 一对一 买一送 买三送 买两盒 十送 前[0-9十]{1,3}名 人人有份 量大从优 证件齐全 公安备案 无门槛 品种齐全 多种口味 价格公道 无押金 可退 来钱快 祖传 第一 全包',
  ),
)
const CALL = pattern(
  `${oneOf('私聊 私信 私我 加v 加微 加我 加vx 加老师 微信报名 电话同微信 联系看 欢迎联系 欢迎致电 致电 来电 咨询 滴滴 扣1 扫码 扫图 扫描海报 链接 戳 点头像 看头像 头像 进群 加群 进店 店名 口令 找我 跟我 whatsapp 拨打 欢迎预约 约起来 想做的 想瘦的 有意 看过来 期待合作 需要的 要的联系 要的接龙 老板好 各品牌 我们店 我们公司 我们正在做 做活动 座位有限 图中的码 老客户 新客户 欲购 有要的 的联系 联系看房 看房 提前下单 下单 跟着买 填我 看我主页 扫图中的码 复制这 报名找 找李姐 姐妹们 兄弟们 各位老板 本人 我们店铺 了解一下 投一票 谢谢各位')}|[订充买办满][^，,。\\n]{1,6}送[一二两三四五六七八九十\\d]|(?:电话|微信|vx)[:：]?\\s?[0-9a-z]{5}|1[3-9]\\d{9}`,
)
/** Somebody wants something of us, or suffers from something: then they are not selling it. */
const WANTS = pattern(
  `(?<![到在送])楼下(?!自提)|${oneOf('投诉 举报 反映 管管 管一管 谁管 来管 归谁管 清理 处理 查一下 谁来 能不能管 能不能 可不可以 能否 怎么 哪里 在哪 去哪 哪天 几点 几号 什么时候 啥时候 什么材料 什么手续 材料 补办 申请 挂失 被骗 骗 诈骗 是真的吗 扰民 吵 噪 太响 大声 臭 呛 味道大 占了 占道 占着 堵 坏了 掉了 漏到 满地 贴满 乱贴 盖住 挡 小广告 小卡片 传单 推销 敲门 敲老人 发广告 卖课 太难看 受不了 影响 担心 怕 没人清 没人管 跑路 不退 不来人 求疏通 派人 帮我看 请社区 请物业 社区能 社区有 社区发 社区的 社区医 社区组 居委会 居委 业委会 物业 网格员 派出所 求助 我家 我妈 我爸 我们楼 我们单元 我想 我问 我爹 我父 老父亲 老爷子 你们 取消 改了 算了 要不要 没通知 楼上 隔壁 楼道 楼门口 单元门 信箱 墙上 标准 收费标准 合理吗 有补贴 补贴 政策 核实 几钱 请问 社區')}|${gap(30)}(?:[吗嗎么](?:[?？]|$)|[?？]$)`,
)
/** What is asked of customers, not of us. */
const TO_CUSTOMERS = pattern(
  `${oneOf('要的吗 有要的 用钱吗 缺钱吗 想赚钱吗 装修吗兼职 了解一下吗 需要吗 家里需要 有兴趣吗 做吗 邻居价 老邻居')}`,
)

const OFFERS = pattern(OFFER, 'g')
const ENOUGH = 2
/** In what is held for talk anyway. */
const ENOUGH_IN_TALK = 1
/** Who also wants something of us has to sell very clearly. */
const ENOUGH_BESIDE_A_WISH = 5

/** `text` is folded; `talk`: nothing else was heard in it. Pure. */
export function advertisementIn(text: string, { talk = false } = {}): Advertisement | undefined {
  const offers = new Set([...text.matchAll(OFFERS)].map(([word]) => word))
  const signs = [
    ...(offers.size > 0 ? ['offers'] : []),
    ...(offers.size > 1 ? ['offers more'] : []),
    ...(PRICE.test(text) ? ['price'] : []),
    ...(PROMISE.test(text) ? ['promise'] : []),
    ...(CALL.test(text) ? ['call'] : []),
  ]
  if (offers.size === 0 && !signs.includes('promise')) return undefined
  const wants = WANTS.test(text) && !TO_CUSTOMERS.test(text)
  const enough = wants ? ENOUGH_BESIDE_A_WISH : talk ? ENOUGH_IN_TALK : ENOUGH
  return signs.length >= enough ? { signs } : undefined
}
