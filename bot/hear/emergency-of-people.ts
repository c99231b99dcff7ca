/** People who collapse, are lost, shut in, attacked, or want to die; old neighbours who do not answer. */
import { type EmergencyRule, SOME_ONE } from './emergency-rule.ts'
import { english, gap, oneOf, pattern } from './pattern.ts'

const ELDER = oneOf(
  '老人 老人家 奶奶 爷爷 大爷 大妈 大娘 老太 老太太 老头 老头儿 阿婆 阿公 婆婆 老伯 大伯 阿伯 老奶奶 老爷爷 独居 孤寡 空巢 阿姨 老叔 伯伯 老李 老王 老张 老陈 老刘 老两口 外婆 外公 姥姥 姥爷 老爷子 老妈 老爸 我妈 我爸 邻居 大叔 叔叔 叔 姨 爷 奶 伯 婶 太婆 阿嬷 爹爹 老师傅',
)
const NO_ANSWER = `(?:${oneOf('没 没有 没得 莫得 冇 无 冇得 木有')}(?:人|得人|个人)?${oneOf('反应 应 应答 答应 答 回应 回答 动静 声音 声儿 声 开门 开 接 理 吱声 搭理 回音 回复')}|${oneOf('不应 不答应 不开门 不接 不吱声 喊不答应 叫唔应 联系不上 打不通 没个动静 唔应 唔开门 唔听')})`
const NOT_SEEN = oneOf(
  '没下楼 没出门 没见 没看见 没看到 没露面 没露过面 没出现 没出来 没开门 没开灯 没动静 没影 没人影 没音信 没消息 没出过门 没下过楼 不见人 见不到 看不到 没见着 没瞧见 没瞅见 冇见 冇落楼 冇出门 冇出过门 未见 没碰见 没得动静 没看着 没见过 没见到 没亮过灯 没看到过 没有出门 没有下楼 没有露面 不出门 不见出门 没取 没拿 没接电话 不接电话 没接过电话 冇人听 没回消息 没回信',
)
const DAYS = `(?:${oneOf('好几天 几天 好多天 两天 三天 四天 五天 一天 一整天 一个星期 一周 一礼拜 好久 几日 好几日 两日 三日 整天 今天一天 这两天 这几天 好些天 多日 数日 好长时间')}|[0-9]{1,2}[天日])`

const KNOCKS = oneOf('敲门 拍门 按门铃 叫门 喊门 敲了 拍了 嘭门 拍咗 打电话')

export const PEOPLE_RULES: EmergencyRule[] = [
  {
    kind: 'medical',
    name: 'an old neighbour was not seen for days and does not answer the door',
    shape: pattern(`${ELDER}${gap(22)}${DAYS}${gap(5)}${NOT_SEEN}${gap(12)}${KNOCKS}${gap(8)}${NO_ANSWER}`, 'g'),
    firm: true,
  },
  {
    kind: 'medical',
    name: 'somebody collapsed',
    shape: pattern(
      `${oneOf('晕倒 晕厥 昏倒 昏迷 昏过去 晕过去 晕低 晕咗 昏咗 昏死 晕在 晕死 不省人事 失去意识 没意识 无意识 没有意识 叫不醒 喊不醒 摇不醒 叫唔醒 推不醒 没呼吸 没有呼吸 冇呼吸 呼吸困难 呼吸唔到 喘不上气 喘不过气 透不过气 上不来气 透唔到气 没心跳 心跳停 没脉搏 抽搐 口吐白沫 翻白眼 吐血 大出血 流血不止 血流不止 头破血流 心梗 心肌梗 脑梗 脑溢血 脑出血 中风了 噎住 噎着 哽住 窒息 溺水 落水 遇溺 休克 羊水破 要生了 快生了 临产 倒地不起 倒在地上 倒在血 躺在地上 瘫在地 瘫倒 起唔到身 郁唔到 唔识郁 一动不动 爬不起来 动弹不得 猝死 断气 冇气 人快不行 快不行了 快死了 要死人 心脏病犯 心脏病发 心口痛 胸口痛得 胸口疼得 心口疼 胸痛 煤气中毒 食物中毒 中毒了 喝农药 喝了农药 喝药 吞药')}|${oneOf('马路 路 路边 楼道 地上 花坛 电梯口 楼梯 草地 车底 车下')}${gap(4)}躺[着在了]${gap(3)}|${english('unconscious|collapsed|passed out|not breathing|heart attack|bleeding|fainted|unresponsive|seizure|choking|drowning|not moving|not responding')}`,
      'g',
    ),
    unless: pattern(
      `[树车桶杆牌栏箱架]${gap(6)}(?:倒在|躺在|瘫)|${oneOf('电脑中毒 手机中毒 网断 断网 绊倒 停气了 气表 狗狗 电梯动不了 门动不了 车动不了 树快死 花快死 草快死 系统 页面 腰椎 气不行 质量不行 热晕 笑晕 气晕 晕车 快晕 吵晕 臭晕 熏晕 吵得 吵到 绕晕 房价 股票 保安 晒太阳 乘凉 狗躺 猫躺 流浪狗 流浪猫 猫 想吐血 气到吐血 气得吐血 快吐血 累吐血 要窒息了 窒息操作 楼道堵 小程序')}`,
    ),
  },
  {
    kind: 'medical',
    name: 'an old neighbour does not answer',
    shape: pattern(
      `${ELDER}${gap(22)}${DAYS}${gap(5)}${NOT_SEEN}|${DAYS}${gap(5)}${NOT_SEEN}${gap(8)}${ELDER}|${ELDER}${gap(20)}${oneOf('敲门 拍门 按门铃 叫门 喊门 敲 喊了 叫了 打电话 电话 嘭门 拍咗')}${gap(8)}${NO_ANSWER}|${oneOf('敲门 拍门 按门铃 叫门 喊门 敲了 喊 打电话')}${gap(8)}${NO_ANSWER}${gap(12)}${ELDER}|${ELDER}${gap(18)}(?:敲门|拍门|叫门)${gap(3)}(?:没人|冇人|无人|莫得人|没得人)(?!管)|${ELDER}${gap(3)}(?:没气|断了?气|没呼吸|没心跳)|${ELDER}${gap(16)}${NOT_SEEN}${gap(12)}${oneOf('出事 出什么事 意外 敲门 担心 不放心 没人应 没反应')}`,
      'g',
    ),
    unless: pattern(
      oneOf('物业 社区电话 热线 客服 投诉 修 网格员 快递 书记 主任 猫 狗 办事处 居委会 漏水 装修 没人接听 租房 12345'),
    ),
  },
  {
    kind: 'medical',
    name: 'a person down, and worse',
    shape: pattern(
      `${SOME_ONE}${gap(12)}${oneOf('晕倒 昏倒 昏迷 晕过去 昏过去 倒在 躺在地 瘫 没反应 没有反应 冇反应 莫得反应 没得反应 无反应 没知觉 没呼吸 叫不醒 喊不醒 不省人事 抽搐 抽筋抽 口吐白沫 吐血 流了好多血 流好多血 好多血 满脸是血 全是血 满头血 一地血 骨折 摔断 摔下 摔得 摔到头 起不来 起唔到身 爬不起 动不了 不能动 动弹不 站不起来 噎 卡喉 卡住喉 呛住 [掉跌落摔][进到下落入]?[^，。]{0,3}[水河池湖塘江井沟坑] 掉下去 掉下楼 倒地 不动弹 倒下去 倒下了 叫不应 喊不应 坠楼 从楼上掉 从楼上摔 砸到头 砸晕 砸伤 砸中 砸到流血 被车撞 被撞 撞飞 撞倒 咬伤 咬得 咬到流血 烫伤 烧伤 割伤 说不出话 嘴歪 口齿不清 半边身子 躺着不动 中暑 心脏病 喘不 呼吸不 没气了 不行了 吃错药 误食 吞了电池 吞了纽扣 吞了硬币 吞了针 吞下 喝了洁厕 喝错 快生 难产 脸色发紫 嘴唇发紫 发紫')}`,
      'g',
    ),
    unless: pattern(
      oneOf(
        '瘫痪的 瘫痪老 瘫[^，]{0,5}[半数几好多一两三四五六七八九十]年 差点 险些 幸好 没事 没大事 没受伤 笑死 笑晕 热死 累死 热晕 车动不了 出不来 电梯动不了 门动不了 手机 车倒 怕 去年 小心 会不会 谁负责 怎么赔 吵得 吵死 臭 狗绳 腿脚 行动不便 家没气 里没气 补助 补贴 容易 保安 睡觉 网动 作业 股票 电梯 网络 页面 系统 快递 物业 客服 信号 订单 老人卡 老年卡 老人机 敬老卡 刷卡',
      ),
    ),
  },
  {
    kind: 'medical',
    name: 'an old person fell',
    shape: pattern(`${ELDER}${gap(8)}${oneOf('摔倒 跌倒 跌亲 摔了 摔在 摔下 跌了 滑倒 绊倒 栽倒 摔跤 摔一跤')}`, 'g'),
    unless: pattern(
      oneOf(
        '差点 险些 容易 怕 路滑 太滑 地滑 好几个 几个 补助 去年 住院 上次 爬起来 骨折住院 没事 打架 小心 腿脚 照顾 助餐 送餐 申请 腿摔 住院 出院 前几天 上周',
      ),
    ),
  },
  {
    kind: 'medical',
    name: 'suicide',
    shape: pattern(
      `${oneOf('跳楼 跳河 跳江 跳湖 跳桥 轻生 自杀 割腕 割脉 想不开 不想活 唔想做人 活着没意思 活着没意义 活不下去 活够了 寻短见 寻死 上吊 烧炭 遗书 结束生命 了结自己 去死了算 死了算了 想死 要跳下 准备跳 往下跳 要跳楼 自残 自尽 跳落嚟 跳落去')}|[爬站坐骑趴翻跨](?:到|在|上|出|过)?了?${gap(3)}${oneOf('窗外 窗户外 楼顶边 天台边 阳台外 栏杆外 护栏外 桥栏外 窗台外')}|爬上?${gap(6)}${oneOf('塔 楼顶 天台 桥 吊臂 高压 电线杆 树')}${gap(6)}${oneOf('要跳 跳下 轻生 不下来 寻死')}|要跳(?![舞绳操广槽过])|[从在]${gap(5)}[楼桥窗台顶]${gap(3)}(?:跳下|往下跳|跳下去|跳楼)|${english('suicide|kill (?:myself|himself|herself)|end my life|jump off|going to jump|want to die')}|${oneOf('楼顶 天台 顶楼 楼边 窗外 窗台 阳台外 桥边 河边 护栏外 栏杆外')}${gap(10)}${oneOf('站在边 坐在边 站着人 有人站 有人坐 要跳 想跳 哭着 站喺 徘徊 坐在窗 一个人站 不对劲')}|${SOME_ONE}${gap(8)}${oneOf('站在 坐在 爬到 爬上 骑在 趴在 站喺 坐喺')}${gap(3)}${oneOf('楼顶 天台 楼边 窗外 窗台 窗户外 阳台外 阳台边 栏杆外 护栏外 桥栏 空调外机')}`,
      'g',
    ),
    unless: pattern(
      oneOf(
        '热 作业 加班 堵车 房价 哈哈 笑 股票 基金 减肥 广场舞 烧炭烤 跳楼价 跳楼机 大甩卖 清仓 价 装空调 修空调 安装 擦窗 工人在 困死 无聊 讲座 热线 干预 知识',
      ),
    ),
  },
  {
    kind: 'danger',
    name: 'somebody fell into a hole',
    shape: pattern(
      `${oneOf('掉进 掉到 跌落 摔进 跌进 跌咗落 踩空掉 踩进 掉下')}${gap(5)}${oneOf('井 坑里 坑 洞里 沟里 化粪池 窨井 电梯井')}`,
      'g',
    ),
    unless: pattern(oneOf('差点 险些 怕 小心 钥匙 手机 容易')),
  },
  {
    kind: 'danger',
    name: 'somebody is lost',
    shape: pattern(
      `${oneOf('老人 孩子 小孩 娃 娃娃 细路 细路仔 宝宝 奶奶 爷爷 我妈 我爸 老太太 老头 女儿 儿子 老爸 老妈 外婆 外公 学生 小朋友 老伴')}${gap(10)}${oneOf('走失 走丢 失踪 不见了 丢了 找不到了 找不着了 找不到人 找唔到 唔见咗 冇咗影 没回家 没回来 联系不上 被拐 被抱走 被带走 拉走 带走 抱走 拐走 被人拉')}|${oneOf('找不到 找不着 不见了 走丢 弄丢 丢了 唔见咗')}(?:了|我|我家|我们|家|俺|的|个){0,3}${oneOf('孩子 小孩 娃 女儿 儿子 宝宝 老人 老伴 妈妈 爸爸 爷爷 奶奶 细路')}|${english('(?:child|kid|son|daughter|boy|girl)(?: is| has gone| went)? missing')}`,
      'g',
    ),
    unlessWithin: pattern(
      oneOf(
        '手机 钥匙 书包 证 卡 帽 猫 狗 衣服 鞋 玩具 车不见 车丢 工作 信心 本 手表 自行车 滑板车 水杯 学校 老师 校服 笔 钱包 伞 眼镜 助听器 材料 存折',
      ),
    ),
  },
  {
    kind: 'danger',
    name: 'somebody is locked in',
    shape: pattern(
      `${oneOf('孩子 小孩 娃 宝宝 婴儿 老人 奶奶 爷爷 我妈 细路 bb 女儿 儿子 妹妹 弟弟 [两三四五2-6]岁')}${gap(8)}${oneOf('反锁 锁在 锁家 锁车 锁屋 锁到 关在 困在 被锁 被困 卡在(?!作业|题|第|审核|关) 卡住 夹住 头卡')}`,
      'g',
    ),
    unless: pattern(oneOf('门外 外面 忘带 忘记带 小区外 门口 床上 困在家里没事 困在床 轮椅 困难')),
  },
  {
    kind: 'danger',
    name: 'shut in',
    shape: pattern(
      `${oneOf('被困在 困在 被困 困喺 困咗 有人被困 有人困')}${gap(4)}${oneOf('水 车里 车内 屋里 家里 屋内 火 楼上 楼顶 房间 卫生间 厕所 地下 车库 阳台 废墟 天台 泵房')}|被困|${oneOf('有人 老人 孩子 小孩 工人')}${gap(3)}困[在里住]|被埋|被压在|被压住`,
      'g',
    ),
    unless: pattern(oneOf('被困扰 困扰 困难 困惑 堵车 疫情 培训 演练')),
  },
  {
    kind: 'danger',
    name: 'violence that goes on',
    firm: true,
    shape: pattern(
      `[又正还]在?(?:往死里)?打(?:他|她|自己)?(?:${oneOf('老婆 媳妇 孩子 小孩 娃 老人 老娘 老妈 爸 妈 女儿 儿子 女人 女的 人')})(?!${oneOf('工 家 电话 招呼')})`,
      'g',
    ),
    unless: pattern(oneOf('上次 普法 讲座 宣传 电打人 漏电打人 狗 猫')),
  },
  {
    kind: 'danger',
    name: 'violence',
    shape: pattern(
      `${oneOf('打起来 打架 打群架 群殴 互殴 抢小孩 抢孩子 拐小孩 拉小孩上车 打人 打老婆 打孩子 打老人 家暴 动刀 持刀 拿刀 提刀 砍人 砍伤 捅人 捅了 捅伤 抢劫 抢东西 撬门 撬锁 撬我 入室 闯进 闯入 砸门 踹门 绑架 强奸 猥亵 性侵 杀人 动手打 行凶 追着打 打死人 拽小姑娘 拽小孩 拽孩子 拽女 被打 被人打 拎刀 拿着刀 打交 打緊 劈友 斗殴 勒脖 掐脖 掐住 拿砖 拿斧 挥刀 有贼 抓贼 有小偷 抓小偷 小偷在 小偷进')}|(?:贼|小偷|坏人|歹徒)${gap(8)}${oneOf('还在 正在 在我家 在屋 在家里 躲')}|跟踪${gap(10)}${oneOf('现在 躲 求助 快来 不敢')}|${english('knife|robbery|being attacked|domestic violence|fighting')}`,
      'g',
    ),
    unless: pattern(
      oneOf(
        '打人工 打人家 打人电话 狗打架 猫打架 打架似 价格打架 政策打架 部门打架 上次 普法 讲座 宣传 防盗 防小偷 怕小偷 怕有小偷 招小偷 遭贼 小偷偷了 被小偷 来小偷 有小偷吗 小偷多 监控 被打扰 打人孩 被打湿 被打开 被打爆 被打断 被打包 被打回 被打扫 被打了差评 被打造 被打通 砸门板 闯红灯 有贼多 有贼大 有贼好 可以打架 容易打架 差点打架 要打架 小孩天天打架 小孩打架 想打人 撬开锁 开锁 楼上打孩子 半夜打孩子 漏电打人 电打人 盗 偷走 偷了 偷电 车被',
      ),
    ),
  },
  {
    kind: 'danger',
    name: 'a building collapses',
    shape: pattern(
      `${oneOf('房子 楼房 房屋 楼板 屋顶 房顶 整栋 脚手架 塔吊 吊篮 整面墙')}${gap(6)}${oneOf('塌了 倒塌 垮了 塌下来 快塌 要塌 快倒了 要倒了 正在塌 开始塌 塌方 垮下来')}|${oneOf('墙 天花板 阳台 棚子 围墙 墙体 楼板 广告牌 树 吊顶 雨棚 脚手架 架子 屋顶 塔吊 吊篮 砖 玻璃 花盆 空调外机 货物')}${gap(10)}${oneOf('压到人 压住人 压着人 压了人 砸到人 砸人 砸中人 砸倒 砸着人 埋了人 埋住 压在下面 压在底下 压着工人 压到工人 压住工人 压着个 压到个 砸到工人 压住了一个 压住个 压倒一个 砸了个人')}`,
      'g',
    ),
    unless: pattern(oneOf('没大事 没砸 没伤 差点 险些 会砸 怕 万一 车顶 砸到车 砸车 塌房 皮 小心')),
  },
  {
    kind: 'danger',
    name: 'flood with people in it',
    shape: pattern(
      `${oneOf('水 洪水 积水')}${gap(8)}${oneOf('冲走 淹到腰 淹到胸 淹到脖 没过腰 没过胸 没过头 齐腰 齐胸 淹没 困住人')}|被水冲|被冲走`,
      'g',
    ),
    unless: pattern(oneOf('车被冲 马桶 冲走了垃圾 快递')),
  },
  {
    kind: 'danger',
    name: 'a cry for help',
    shape: pattern(`救命|快救|救人|${english('sos|help me|emergency!|call (?:110|119|120)')}|(?:^|[^a-z])help!`, 'g'),
    unless: pattern(
      oneOf(
        '救命恩人 救命稻草 救命钱 热到救命 救命啊笑 笑 太热 好热 可爱 救命药 救命怎么这么 学救人 急救人员 救命啊这 好吵 太吵',
      ),
    ),
  },
]
