/**
 * What a person in danger, or somebody who sees one, writes. Each rule is a stretch of the folded text; what takes it back
 * (a question, a drill, a thing of the past) stands in `emergency.ts`.
 *
 * A rule of words in a certain order rather than a model: every card must be explainable, and come without one.
 */
import { english, gap, oneOf, pattern } from './pattern.ts'
import type { EmergencyKind } from './understanding.ts'

export interface EmergencyRule {
  kind: EmergencyKind
  name: string
  shape: RegExp
  /** What stands near it and makes it something harmless: 打不着火, 电梯卡. Tested on the clause. */
  unless?: RegExp
  /** The same, tested on the matched words only. */
  unlessWithin?: RegExp
}

const GAS = oneOf('煤气 燃气 天然气 液化气 石油气 管道气 瓦斯 沼气 煤气罐 气罐 气瓶')
const SOME_ONE = oneOf(
  '人 我 俺 咱 老人 孩子 小孩 娃 娃娃 细路 小朋友 宝宝 婴儿 阿姨 大爷 大妈 大娘 奶奶 爷爷 老太 老头 阿婆 阿公 婆婆 妈 爸 老公 老婆 老伴 邻居 女的 男的 妹子 小伙 大叔 孕妇 学生 师傅 保安 工人 同事 朋友 老伯 儿子 女儿 弟弟 妹妹 哥 姐 姑娘 女孩 男孩 男子 女子 女生 男生 大姐 大哥 阿叔',
)
const ELDER = oneOf(
  '老人 老人家 奶奶 爷爷 大爷 大妈 大娘 老太 老太太 老头 老头儿 阿婆 阿公 婆婆 老伯 大伯 阿伯 老奶奶 老爷爷 独居 孤寡 空巢 阿姨 老叔 伯伯 老李 老王 老张 老陈 老刘 老两口 外婆 外公 姥姥 姥爷 老爷子 老妈 老爸 我妈 我爸 邻居 大叔 叔叔 叔 姨 爷 奶 伯 婶 太婆 阿嬷 爹爹 老师傅',
)
const NO_ANSWER = `(?:${oneOf('没 没有 没得 莫得 冇 无 冇得 木有')}(?:人|得人|个人)?${oneOf('反应 应 应答 答应 答 回应 回答 动静 声音 声儿 声 开门 开 接 理 吱声 搭理 回音 回复')}|${oneOf('不应 不答应 不开门 不接 不吱声 喊不答应 叫唔应 联系不上 打不通 没个动静 唔应 唔开门 唔听')})`
const NOT_SEEN = oneOf(
  '没下楼 没出门 没见 没看见 没看到 没露面 没露过面 没出现 没出来 没开门 没开灯 没动静 没影 没人影 没音信 没消息 没出过门 没下过楼 不见人 见不到 看不到 没见着 没瞧见 没瞅见 冇见 冇落楼 冇出门 冇出过门 未见 没碰见 没得动静 没看着 没见过 没见到 没亮过灯 没看到过 没有出门 没有下楼 没有露面 不出门 不见出门 没取 没拿',
)
const DAYS = `(?:${oneOf('好几天 几天 好多天 两天 三天 四天 五天 一天 一整天 一个星期 一周 一礼拜 好久 几日 好几日 两日 三日 整天 今天一天 这两天 这几天 好些天 多日 数日 好长时间')}|[0-9]{1,2}[天日])`
const WHERE_SHOCK = oneOf(
  '变压器 配电箱 配电柜 配电房 配电室 电箱 电表箱 电表 电闸 闸刀 空开 插座 插排 开关 电线 电缆 高压线 线路 电线杆 电杆 灯杆 路灯 充电桩 桩子 空调外机 空调 热水器 冰箱 线头 网线杆 广告灯箱 灯箱 霓虹灯 水龙头 铁门 铁栏杆 栏杆 扶手 花洒',
)
const LIFT = oneOf('电梯 升降机 升降梯 客梯 货梯 lift elevator')
const COVER = oneOf(
  '井盖 窨井 沙井盖 沙井 下水道盖 下水道盖子 渠盖 下水井 污水井 雨水井 电缆井 检查井 地井 井盖子 井口 阴井 马葫芦 马葫芦盖 井圈 井',
)
const HOLE = oneOf(
  '没了 不见 不见了 丢 没有了 冇咗 冇左 不在了 被偷 遭偷 缺 缺失 掉了 掉下去 掉进去 翻了 翻开 翻起 移位 错位 掀开 掀了 敞开 敞着 敞起 开着 张着 没盖 没有盖 没盖子 冇盖 莫得 没得 塌了 塌下去 陷下去 陷落 碎了 空了 让人偷 给偷 黑洞 大洞 打开着 没影 没影了 断了 裂开',
)
const PASSERS = oneOf(
  '孩子 小孩 娃 学生 幼儿园 学校 小学 上学 放学 老人 差点 险些 踩空 掉进 掉下 摔 绊 走夜路 晚上黑 看不见 路人 行人 骑车 接娃 接孩子 推车 轮椅',
)

export const EMERGENCY_RULES: EmergencyRule[] = [
  {
    kind: 'gas',
    name: 'smell or leak of gas',
    shape: pattern(
      `${GAS}${gap(8)}${oneOf('味 气味 臭 泄 泄漏 泄露 漏 嗤嗤 滋滋 呲呲 嘶嘶 呼呼 炸 爆 中毒 没关 冇关 忘关 忘了关 忘记关 未关 跑气 报警 警报')}|${english('gas (?:leak|leaking|smell)|(?:smell|smells|smelling)(?: of| like)? gas|leaking gas')}`,
      'g',
    ),
    unless: pattern(oneOf('漏保 油烟 味道好 报警器安装 报警器多少 报警器哪 报警器怎么 装报警器 报警器要 味精')),
  },
  {
    kind: 'gas',
    name: 'smell of gas, gas last',
    shape: pattern(
      `${oneOf('闻到 闻见 闻着 闻得到 一股 有股 好大股 满屋 一阵 好大阵 阵阵 漏 泄露 泄漏')}${gap(8)}${oneOf('煤气 燃气 天然气 液化气 石油气 瓦斯 沼气 臭鸡蛋 臭蛋')}`,
      'g',
    ),
  },
  { kind: 'gas', name: 'hissing', shape: pattern('气(?:管|罐|表|阀)?[在一]?直?(?:嘶嘶|嗤嗤|呲呲|滋滋)', 'g') },
  {
    kind: 'gas',
    name: 'rotten eggs',
    shape: pattern(`臭?鸡蛋${gap(3)}味`, 'g'),
    unless: pattern(oneOf('炒 煎 垃圾 厨余 下水')),
  },
  { kind: 'gas', name: 'misheard gas', shape: pattern(`没气味${gap(2)}${oneOf('好 很 太 大 重 浓 超')}`, 'g') },
  {
    kind: 'gas',
    name: 'leaking pipe or stove',
    shape: pattern(
      `${oneOf('阀门 灶 灶台 管道 气表 厨房 罐子 胶管 软管 接口')}${gap(6)}${oneOf('漏气 跑气 冒气 嘶嘶 嗤嗤 滋滋响 漏煤 漏燃')}`,
      'g',
    ),
    unless: pattern(oneOf('暖气 水汽 蒸汽 蒸气')),
  },
  { kind: 'gas', name: 'carbon monoxide', shape: pattern('一氧化碳|煤气中毒|co中毒', 'g') },

  {
    kind: 'fire',
    name: 'fire',
    shape: pattern(
      `${oneOf('着火 起火 失火 走火 走水了 火灾 着大火 着起火 起大火 火烛 着咗火 着紧火 着左火 烧起来 燃起来 烧起火 燃起火 燃了 烧着了 着起来 着大火 火着了 自燃 爆燃 火苗 火光 明火 大火 浓烟 黑烟 烧紧 救火 有火(?![花星气腿车锅]) 冒火(?![花星]) 窜火 蹿火 引燃 点着了 烧穿 爆炸 炸了 着老大火')}|${english('on fire|fire!|a fire|caught fire|house fire|fire in|fire at|is burning')}|^fire[ !]`,
      'g',
    ),
    unless: pattern(
      oneOf(
        '打不着火 打不起火 点不着火 点火 发火 上火 恼火 火气 火锅 红火 火爆 防火 灭火 消防演 大火了 火了一 烧烤 开火 香火 有火气 气炸了 炸了锅 炸锅 群里炸 心态炸 肺都气炸 桩炸了价 热水器打 油烟机 明火作业 煤炉生火 生火做 动火 烧纸钱 爆火 爆炸性 水管炸 管子炸 水箱炸 暖气炸 玻璃炸 马桶炸 厕所炸 灯泡炸 轮胎炸 屏幕炸 有火吗 借火 鞭炮 放炮 放烟花 有火腿 有火车 火炬 有伙',
      ),
    ),
  },
  {
    kind: 'fire',
    name: 'something burns',
    shape: pattern(
      `${oneOf('车 电池 电瓶 充电 充电器 插座 房子 家 屋 楼 床 被子 沙发 厨房 垃圾桶 垃圾 柴 草 棚 杂物 纸箱 空调 冰箱 油锅 窗帘 阳台 仓库 店')}${gap(4)}(?:着了|着咯|着起|着咗|烧了|烧起|燃起|烧咗|烧着)`,
      'g',
    ),
    unless: pattern(
      oneOf(
        '睡着了 停着了 放着了 闻着了 找着了 等着了 晒着了 烧了水 发烧 堵着了 占着了 锁着了 挂着了 摆着了 堆着了 亮着了 顶着了 碰着了 吓着了 冻着了 烧了保险 烧了主板 灯泡烧 灯',
      ),
    ),
  },
  {
    kind: 'fire',
    name: 'smoke',
    shape: pattern(
      `冒${gap(3)}烟|${oneOf('好大烟 好多烟 满是烟 全是烟 都是烟 大烟 烟好大 烟很大 滚烟 烟雾很大 烟往外 有烟冒 烟冒出来 烟涌 起烟 出烟 烟从 烟呛 呛人的烟 全系烟 好大阵烟')}|${english('smoke coming|smoke from|lots of smoke|heavy smoke|thick smoke|full of smoke|see smoke|black smoke')}`,
      'g',
    ),
    unless: pattern(
      oneOf(
        '烟囱 抽烟 吸烟 烟花 烧烤 油烟 炒菜 饭店 餐馆 餐厅 嗓子 喉咙 烟味 二手烟 烟头 飘上来 飘进来 串味 热得 热到 渴得 烧香 排烟 排气 尾气 烧纸 祖坟 坟',
      ),
    ),
  },
  {
    kind: 'fire',
    name: 'smell of burning',
    shape: pattern(
      `${oneOf('烧焦 烧糊 焦糊 焦煳 焦臭 烧塑料 烧东西 烧电线 糊味 电线焦 胶皮烧 烧胶')}${gap(6)}${oneOf('味 臭 呛')}|${oneOf('糊味 烧焦味')}|${english('burning smell|smell of burning|smell burning')}`,
      'g',
    ),
    unless: pattern(oneOf('炒菜 烧烤 饭烧 菜烧 烧饭')),
  },
  {
    kind: 'fire',
    name: 'fire alarm sounds',
    shape: pattern(
      `${oneOf('火警 火灾报警 火灾警报 消防警报 消防报警 烟雾报警 烟感报警 烟感 消防警铃 警铃')}${gap(5)}${oneOf('响 叫 大作')}`,
      'g',
    ),
    unless: pattern(oneOf('老是 总是 天天 经常 每天 误 没电 坏 半夜总 动不动 又乱 吵')),
  },
  {
    kind: 'fire',
    name: 'stove left on',
    shape: pattern(
      `${oneOf('锅 火 灶 炉子 煤气 汤 水壶')}${gap(6)}${oneOf('忘关 忘记关 忘了关 没关 冇关 烧干 烧着呢 还烧着 未关')}${gap(12)}${oneOf('出门 外面 没人 不在家 进不去 锁 门 上班 出来 冇人 糊 赶不回')}`,
      'g',
    ),
  },

  {
    kind: 'lift',
    name: 'shut in a lift',
    shape: pattern(
      `[困关卡锁闷憋夹圈轧堵](?:住|死|咗|左|起|勒|倒)?[在到进喺系搁]${gap(8)}${LIFT}|困(?:住|咗|左)?${gap(2)}${LIFT}|${english('stuck|trapped|locked|stucked')}${gap(14)}${LIFT}|${LIFT}${gap(20)}${english('people inside|someone inside|trapped|person inside|kid inside')}|出[不唔]?[来去到得]${gap(2)}${LIFT}`,
      'g',
    ),
    unless: pattern(
      `梯卡(?![在住人了到])|` +
        oneOf('刷卡 电梯口 电梯门口 电梯门缝 钥匙 快递 电梯外 电梯旁 电梯间 电梯厅 等电梯 堵在电梯 进电梯卡 关到 到期'),
    ),
  },
  {
    kind: 'lift',
    name: 'people in a stuck lift',
    shape: pattern(
      `${LIFT}${gap(14)}(?:${oneOf('困了人 困住人 困着人 困人 困有人 困住了 困住 困咗 困左 困住咗 被困 被关 关了人 关着人 关了个 关住人 关人 关到人 关起 卡了人 卡住人 卡着人 卡人 夹了人 夹到人 夹住人 夹人 夹手 夹到 夹住 憋着 憋住 轧牢 出不来 出不去 出唔到 出不得 呼救 求救 救命 拍门 在喊 喊救 哭 关在里 关里面 关里头 锁在里 锁里 困在里 困里 卡在里 卡里头 卡里面 人还在里 还在里面 人在里 人没出来')}|[关卡锁困夹]了?[一两三二四五六几0-9][个位名口]|里(?:面|头|边)?(?:还|都|又)?有?${gap(3)}${SOME_ONE}(?!${gap(2)}[抽吸贴吐撒尿遛乱推装拉丢扔修放骑带]))|${SOME_ONE}${gap(6)}${oneOf('困 关 卡 锁 憋')}[在里住到]?${gap(3)}${LIFT}(?!卡)|(?:打不开|出不来|出不去|不开门)${gap(6)}${SOME_ONE}${gap(4)}${LIFT}|${SOME_ONE}在?${gap(2)}${LIFT}里?${gap(6)}(?:打不开|出不来|出不去|不动|停了|出唔到|卡住|停住)|${LIFT}门?打不开${gap(4)}(?:我|人|困|出)`,
      'g',
    ),
    unless: pattern(
      `梯卡(?![在住人了到])|` +
        oneOf(
          '刷卡 抽烟 吸烟 撒尿 遛狗 贴广告 电动车 电瓶车 电梯口 电梯门口 电梯外 电梯间 等电梯 里面灯 里面的灯 里面脏 里面臭 里面空调 里面热 广告 里面屏 对讲 摄像 按钮 风扇 钥匙 手机掉 快递 进电梯带 有人修 有人管 有人来修 物业的人 维修人 维保人 关心 关注 关于 关系 相关 困难 上不来 上不去 下不了楼 怎么上 要爬楼',
        ),
    ),
  },
  {
    kind: 'lift',
    name: 'lift falls',
    shape: pattern(
      `${LIFT}${gap(8)}${oneOf('下坠 坠落 坠了 坠下 往下掉 急坠 掉下去 掉下来 失控 冲顶 直往下 突然往下 滑落 急降 急速下 落咗 跌咗 掉了几层 掉了两层 掉了一层 往下坠')}`,
      'g',
    ),
  },

  {
    kind: 'electric',
    name: 'electric shock',
    shape: pattern(
      `${oneOf('触电 触亲电 电击 被电 俾电 畀电 遭电 电到人 电着人 电倒 电死 电晕 电亲 电麻 漏电打 漏电麻 漏电伤 漏电了 在漏电 有电打 麻手 电手 带电')}|${english('electric shock|electrocuted|got shocked')}|电到[了我他她人]|漏电${gap(8)}${oneOf('人 手 麻 打 摸 碰')}`,
      'g',
    ),
    unless: pattern(
      oneOf(
        '漏电保护 漏保 电动 被电动 被电瓶 被电话 被电梯 电到底 充电到 带电池 带电瓶 带电脑 带电动 带电视 手电 电手续 停电手 带电话 带电子 带电工 防触电 送电到 来电到 电击器 供电到',
      ),
    ),
  },
  {
    kind: 'electric',
    name: 'sparks',
    shape: pattern(
      `${oneOf('冒火花 打火花 火花 火星 电火花 爆火花 放电')}|${english('sparks|sparking|live wire')}|${WHERE_SHOCK}${gap(10)}${oneOf('冒火 冒烟 滋滋 嗞嗞 吱吱响 噼里啪啦 噼啪 啪啪响 炸 爆 漏电 有电 烧着 烧焦 烧糊 起火 着火 打火 火花 火星 发烫冒 麻')}`,
      'g',
    ),
    unless: pattern(
      oneOf(
        '火花塞 打火机 打火锅 火星文 打不着火 打火灶 爆料 爆满 有电梯 有电视 有电吗 没有电 爆表 炸鸡 麻烦 麻将 涨 有电动 有电瓶 爆单 有电压 漏电开关 打火不',
      ),
    ),
  },
  {
    kind: 'electric',
    name: 'fallen or bare wire',
    shape: pattern(
      `${oneOf('电线 电缆 高压线 带电的线 电线头 线缆')}${gap(9)}${oneOf('断了 断落 断在 掉下来 掉落 掉地 掉在 掉到 落地 跌落 跌咗 垂下来 垂到 垂在 耷拉 拖在地 拖地 裸露 裸在 露出来 露在 露铜 皮破 破皮 没皮 搭在 泡在水 泡水 刮断 砸断 扯断 断咗')}|${oneOf('断了的 裸露的 掉下来的 破皮的 露在外面的')}${gap(3)}${oneOf('电线 电缆 线头 高压线')}`,
      'g',
    ),
    unless: pattern(oneOf('网线 宽带 光纤 电话线')),
  },
  {
    kind: 'electric',
    name: 'electrified water',
    shape: pattern(`${oneOf('水 积水 雨水')}${gap(5)}${oneOf('带电 有电 漏电 过电')}`, 'g'),
    unless: pattern(oneOf('水电 有电梯 没电 有电吗')),
  },

  {
    kind: 'medical',
    name: 'somebody collapsed',
    shape: pattern(
      `${oneOf('晕倒 昏倒 昏迷 昏过去 晕过去 晕低 晕咗 昏咗 昏死 晕在 晕死 不省人事 失去意识 没意识 无意识 没有意识 叫不醒 喊不醒 摇不醒 叫唔醒 推不醒 没呼吸 没有呼吸 冇呼吸 呼吸困难 呼吸唔到 喘不上气 喘不过气 透不过气 上不来气 透唔到气 没心跳 心跳停 没脉搏 抽搐 口吐白沫 翻白眼 吐血 大出血 流血不止 血流不止 头破血流 心梗 心肌梗 脑梗 脑溢血 脑出血 中风了 噎住 噎着 哽住 窒息 溺水 落水 遇溺 休克 羊水破 要生了 快生了 临产 倒地不起 倒在地上 倒在路边 倒在楼道 躺在地上 瘫在地 瘫倒 起唔到身 爬不起来 动弹不得 猝死 断气 冇气 人快不行 快不行了 快死了 要死人 心脏病犯 心脏病发 心口痛 胸口痛得 胸痛 煤气中毒 食物中毒 中毒了 喝农药 喝了农药 喝药 吞药')}|${english('unconscious|collapsed|passed out|not breathing|heart attack|bleeding|fainted|unresponsive|seizure|choking|drowning')}`,
      'g',
    ),
    unless: pattern(
      oneOf(
        '电脑 网 车起不来 绊倒 滑倒 差点摔 容易摔 怕摔 会摔 树倒在 杆倒在 垃圾 味 臭 熏 车子 电动车 单车 自行车 物业 停电 停水 手机 灯 桶 牌子 没气了怎么 燃气 天然气 煤气灶 炉 笑 热 累 困 狗 猫 鸟 鸡 鱼 断气了 停气 没气了吗 气表 狗狗 树 路滑 滑得 吵得 吵到 天气 闷 挤 房价 轮胎 充气 电梯动不了 门动不了 楼道 车动不了 系统 页面 保安 睡觉 摔倒过 摔倒了谁 腰椎 气不行 质量不行 信号 服务 小程序',
      ),
    ),
  },
  {
    kind: 'medical',
    name: 'an old neighbour does not answer',
    shape: pattern(
      `${ELDER}${gap(22)}${DAYS}${gap(5)}${NOT_SEEN}|${DAYS}${gap(5)}${NOT_SEEN}${gap(8)}${ELDER}|${ELDER}${gap(20)}${oneOf('敲门 拍门 按门铃 叫门 喊门 敲 喊了 叫了 打电话 电话 嘭门 拍咗')}${gap(8)}${NO_ANSWER}|${oneOf('敲门 拍门 按门铃 叫门 喊门 敲了 喊 打电话')}${gap(8)}${NO_ANSWER}${gap(12)}${ELDER}|${ELDER}${gap(16)}${NOT_SEEN}${gap(12)}${oneOf('出事 出什么事 意外 敲门 担心 不放心 没人应 没反应')}`,
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
      `${SOME_ONE}${gap(12)}${oneOf('晕倒 昏倒 昏迷 晕过去 昏过去 倒在 躺在地 瘫 没反应 没有反应 冇反应 莫得反应 没得反应 无反应 没知觉 没呼吸 叫不醒 喊不醒 不省人事 抽搐 抽筋抽 口吐白沫 吐血 流了好多血 流好多血 好多血 满脸是血 全是血 满头血 一地血 骨折 摔断 摔下 摔得 摔到头 起不来 起唔到身 爬不起 动不了 不能动 动弹不 站不起来 噎 卡喉 卡住喉 呛住 [掉跌落摔][进到下落入]?[^，。]{0,3}[水河池湖塘江井沟坑] 掉下去 掉下楼 倒下去 倒下了 叫不应 喊不应 坠楼 从楼上掉 从楼上摔 砸到头 砸晕 砸伤 砸中 砸到流血 被车撞 被撞 撞飞 撞倒 咬伤 咬得 咬到流血 烫伤 烧伤 割伤 中暑 心脏病 喘不 呼吸不 没气了 不行了 吃错药 误食 喝了洁厕 喝错 快生 难产 脸色发紫 嘴唇发紫 发紫')}`,
      'g',
    ),
    unless: pattern(
      oneOf(
        '保安 睡觉 差点 险些 幸好 没事 没大事 没受伤 笑 热 累 车动不了 出不来 电梯动不了 手机 车倒 怕 去年 小心 会不会 谁负责 怎么赔 吵 臭 味 熏 狗绳 腿脚 行动不 家没气 里没气 补助 补贴 容易',
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
      `${oneOf('跳楼 跳河 跳江 跳湖 跳桥 轻生 自杀 割腕 割脉 想不开 不想活 唔想做人 活着没意思 活着没意义 活不下去 活够了 寻短见 寻死 上吊 烧炭 遗书 结束生命 了结自己 去死了算 死了算了 想死 要跳下 准备跳 往下跳 要跳楼 自残 自尽 跳落嚟 跳落去')}|[爬站坐骑趴翻跨](?:到|在|上|出|过)?了?${gap(3)}${oneOf('窗外 窗户外 楼顶边 天台边 阳台外 栏杆外 护栏外 桥栏外 窗台外')}|${english('suicide|kill (?:myself|himself|herself)|end my life|jump off|going to jump|want to die')}|${oneOf('楼顶 天台 顶楼 楼边 窗外 窗台 阳台外 桥边 河边 护栏外 栏杆外')}${gap(10)}${oneOf('站在边 坐在边 站着人 有人站 有人坐 要跳 想跳 哭着 站喺 徘徊 坐在窗 一个人站 不对劲')}|${SOME_ONE}${gap(8)}${oneOf('站在 坐在 爬到 爬上 骑在 趴在 站喺 坐喺')}${gap(3)}${oneOf('楼顶 天台 楼边 窗外 窗台 窗户外 阳台外 阳台边 栏杆外 护栏外 桥栏 空调外机')}`,
      'g',
    ),
    unless: pattern(
      oneOf(
        '热 作业 加班 堵车 房价 哈哈 笑 股票 基金 减肥 广场舞 烧炭烤 跳楼价 大甩卖 清仓 价 装空调 修空调 安装 擦窗 工人在 困死 无聊 讲座 热线 干预 知识',
      ),
    ),
  },
  {
    kind: 'road',
    name: 'open manhole',
    shape: pattern(
      `${COVER}${gap(8)}${HOLE}|${oneOf('没盖 没有盖 缺盖 没盖子 冇盖 没井盖 没了盖')}${gap(3)}${oneOf('井 窨井 下水道')}|${oneOf('少了 缺了 没有 没得 丢了 偷了 缺 少 冇')}${gap(3)}井盖`,
      'g',
    ),
    unless: pattern(oneOf('电缆井门 井然 天井 响 补上了 盖好了 井井 深井 机井 电梯井')),
  },
  {
    kind: 'road',
    name: 'broken manhole where people pass',
    shape: pattern(
      `${COVER}${gap(10)}${oneOf('坏 破 裂 松 翘 塌 凹 晃 断')}${gap(16)}${PASSERS}|manhole${gap(12)}(?:missing|open|gone|no cover)|(?:missing|open|no)${gap(8)}manhole`,
      'g',
    ),
    unless: pattern(oneOf('天井 电梯井')),
  },
  {
    kind: 'road',
    name: 'a hole opened in the road',
    shape: pattern(
      `${oneOf('路 路面 地面 马路 人行道 地')}${gap(5)}${oneOf('塌 陷 塌陷 空')}${gap(6)}${oneOf('大洞 大坑 深坑 深洞 车掉 人掉 掉下去 掉进去')}`,
      'g',
    ),
    unless: pattern(oneOf('补好 修好')),
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
      `${oneOf('老人 孩子 小孩 娃 娃娃 细路 细路仔 宝宝 奶奶 爷爷 我妈 我爸 老太太 老头 女儿 儿子 老爸 老妈 外婆 外公 学生 小朋友 老伴')}${gap(10)}${oneOf('走失 走丢 失踪 不见了 丢了 找不到了 找不着了 找不到人 找唔到 唔见咗 冇咗影 没回家 没回来 联系不上 被拐 被抱走 被带走 被人拉')}|${oneOf('找不到 找不着 不见了 走丢 弄丢 丢了 唔见咗')}(?:了|我|我家|我们|家|俺|的|个){0,3}${oneOf('孩子 小孩 娃 女儿 儿子 宝宝 老人 老伴 妈妈 爸爸 爷爷 奶奶 细路')}|${english('(?:child|kid|son|daughter|boy|girl)(?: is| has gone| went)? missing')}`,
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
      `${oneOf('孩子 小孩 娃 宝宝 婴儿 老人 奶奶 爷爷 我妈 细路 bb 两岁 三岁')}${gap(8)}${oneOf('反锁 锁在 关在 困在 被锁 被困 卡在 卡住 夹住 头卡')}`,
      'g',
    ),
    unless: pattern(oneOf('门外 外面 忘带 忘记带 小区外 门口 床上 困在家里没事 困在床 轮椅 困难')),
  },
  {
    kind: 'danger',
    name: 'shut in',
    shape: pattern(
      `${oneOf('被困在 困在 被困 困喺 困咗 有人被困 有人困')}${gap(4)}${oneOf('水 车里 车内 屋里 家里 屋内 火 楼上 楼顶 房间 卫生间 厕所 地下 车库 阳台 废墟 天台 泵房')}|被困`,
      'g',
    ),
    unless: pattern(oneOf('被困扰 困扰 困难 困惑 堵车 疫情 培训 演练')),
  },
  {
    kind: 'danger',
    name: 'violence',
    shape: pattern(
      `${oneOf('打起来 打架 打人 打老婆 打孩子 打老人 家暴 动刀 持刀 拿刀 提刀 砍人 砍伤 捅人 捅了 捅伤 抢劫 抢东西 撬门 撬锁 撬我 入室 闯进 闯入 砸门 踹门 绑架 强奸 猥亵 性侵 杀人 动手打 行凶 追着打 被打 被人打 拎刀 拿着刀 打交 打緊 劈友 斗殴 勒脖 掐脖 掐住 拿砖 拿斧 挥刀 有贼 抓贼 有小偷 抓小偷 小偷在 小偷进')}|${english('knife|robbery|being attacked|domestic violence|fighting')}`,
      'g',
    ),
    unless: pattern(
      oneOf(
        '打人工 打人家 打人电话 狗打架 猫打架 打架似 价格打架 政策打架 部门打架 上次 普法 讲座 宣传 防盗 防小偷 怕小偷 怕有小偷 招小偷 进小偷 进贼 遭贼 小偷偷了 被小偷 来小偷 有小偷吗 小偷多 监控 被打扰 打人孩 被打湿 被打开 被打爆 被打断 被打包 被打回 被打扫 被打了差评 被打造 被打通 砸门板 闯红灯 有贼多 有贼大 有贼好 可以打架 容易打架 差点打架 要打架 小孩天天打架 小孩打架 撬开锁 开锁 楼上打孩子 半夜打孩子 漏电打人 电打人 盗 偷走 偷了 偷电 车被',
      ),
    ),
  },
  {
    kind: 'danger',
    name: 'a building collapses',
    shape: pattern(
      `${oneOf('房子 楼房 房屋 楼板 屋顶 房顶 整栋 脚手架 塔吊 吊篮 整面墙')}${gap(6)}${oneOf('塌了 倒塌 垮了 塌下来 快塌 要塌 快倒了 要倒了 正在塌 开始塌 塌方 垮下来')}|${oneOf('墙 天花板 阳台 棚子 围墙 楼板 广告牌 树 吊顶 雨棚 脚手架 架子 屋顶 砖 玻璃 花盆 空调外机 货物')}${gap(10)}${oneOf('压到人 压住人 压着人 压了人 砸到人 砸人 砸中人 砸倒 砸着人 埋了人 埋住 压在下面 压在底下 压住了一个 压住个 压倒一个 砸了个人')}`,
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
